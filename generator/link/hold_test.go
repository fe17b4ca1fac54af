package link_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/diag"
	"docsite/generator/link"
	"docsite/generator/press"
	"docsite/generator/revision"
)

var (
	first  = strings.Repeat("1", 64)
	second = strings.Repeat("2", 64)
)

// held is a release of a Japanese original and translations that were made from texts
// with these digests; an empty one was never stamped.
func held(facts press.Facts, made map[string]string) *press.Release {
	facts.Date = day
	original := &press.Translation{Lang: "ja", IsOriginal: true, File: "releases/2020/a/ja.md", Facts: facts, Body: press.Body{Digest: first}}
	r := &press.Release{ID: "2020/a", Facts: facts, Original: original}
	for _, lang := range []string{"en", "fr"} {
		if digest, there := made[lang]; there {
			t := &press.Translation{Lang: lang, File: "releases/2020/a/" + lang + ".md", Body: press.Body{Digest: second}}
			if digest != "" {
				t.Source = press.Source{Lang: "ja", Digest: digest[:12]}
			}
			r.Translations = append(r.Translations, t)
		}
	}
	r.Translations = append(r.Translations, original)
	return r
}

func TestHold(t *testing.T) {
	type made = map[string]string
	now := day.AddDate(0, 1, 0)
	complete := press.Facts{Hold: &press.Hold{}}
	for _, c := range []struct {
		name    string
		site    bool
		require []string
		facts   press.Facts
		made    made
		changed time.Time // of the original; zero for never
		want    []link.Lack
	}{
		{name: "nothing asks for it", require: []string{"fr"}},
		{name: "all are current", facts: complete, made: made{"en": first, "fr": first}},
		{name: "one is missing", facts: complete, made: made{"en": first}, want: []link.Lack{{"fr", revision.Missing}}},
		{name: "the site asks", site: true, made: made{"fr": first}, want: []link.Lack{{"en", revision.Missing}}},
		{name: "one that nobody requires is missing", site: true, require: []string{"ja", "en"}, made: made{"en": first}},
		{name: "one is behind", facts: complete, made: made{"en": second, "fr": first}, want: []link.Lack{{"en", revision.Behind}}},
		{name: "one was never stamped", facts: complete, made: made{"en": "", "fr": first}, want: []link.Lack{{"en", revision.Unknown}}},
		{name: "one is behind a change after publication", facts: complete, made: made{"en": second, "fr": first}, changed: now},
		{name: "the change is yet to come", facts: complete, made: made{"en": second, "fr": first}, changed: now.Add(1), want: []link.Lack{{"en", revision.Behind}}},
		{name: "one is missing after a change", facts: complete, made: made{"en": second}, changed: now, want: []link.Lack{{"fr", revision.Missing}}},
		{name: "somebody answers for it", site: true, facts: press.Facts{Hold: &press.Hold{Without: []string{"fr"}, Who: "A", Why: "B"}}, made: made{"en": first}},
		{name: "somebody answers for another one", site: true, facts: press.Facts{Hold: &press.Hold{Without: []string{"en"}, Who: "A", Why: "B"}}, made: made{"en": first},
			want: []link.Lack{{"fr", revision.Missing}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := settings("en", "fr", "ja")
			s.Hold, s.Require = c.site, c.require
			r := held(c.facts, c.made)
			if !c.changed.IsZero() {
				r.Original.Changes = []press.Change{{Date: c.changed, Kind: press.Minor}}
			}
			if diff := cmp.Diff(c.want, link.Lacking(r, s, now)); diff != "" {
				t.Error(diff)
			}
			visible, _ := link.Visible([]*press.Release{r}, nil, s, now, false)
			if (len(visible) == 0) != (c.want != nil) {
				t.Errorf("%d are visible", len(visible))
			}
			preview, _ := link.Visible([]*press.Release{r}, nil, s, now, true)
			if (preview[0].Visibility == press.Held) != (c.want != nil) {
				t.Errorf("the preview says %v", preview[0].Visibility)
			}
		})
	}
}

func TestApproved(t *testing.T) {
	for _, c := range []struct {
		name string
		asks int
		of   []press.Approval
		want bool
	}{
		{"nobody asks", 0, nil, true},
		{"nobody did", 1, nil, false},
		{"one of one", 1, []press.Approval{{Who: "A", Digest: first[:12]}}, true},
		{"one of two", 2, []press.Approval{{Who: "A", Digest: first[:12]}}, false},
		{"two of two", 2, []press.Approval{{Who: "A", Digest: first[:12]}, {Who: "B", Digest: first}}, true},
		{"one twice", 2, []press.Approval{{Who: "A", Digest: first[:12]}, {Who: "a", Digest: first[:12]}}, false},
		{"of another text", 1, []press.Approval{{Who: "A", Digest: second[:12]}}, false},
		{"by nobody", 1, []press.Approval{{Digest: first[:12]}}, false},
		{"of no text", 1, []press.Approval{{Who: "A"}}, false},
	} {
		s := settings("en", "fr", "ja")
		s.Approve = c.asks
		if got := link.Approved(&press.Translation{Body: press.Body{Digest: first}, Approvals: c.of}, s); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

// A release is there in the languages that were approved; without its original it is not
// there at all.
func TestUnapproved(t *testing.T) {
	s := settings("en", "fr", "ja")
	s.Approve = 1
	approve := func(t *press.Translation) {
		t.Approvals = []press.Approval{{Who: "A", Digest: t.Body.Digest[:12]}}
	}
	r := held(press.Facts{}, map[string]string{"en": first, "fr": first})
	approve(r.In("en"))
	if visible, _ := link.Visible([]*press.Release{r}, nil, s, day, false); len(visible) != 0 {
		t.Error("it is public without its original")
	}
	approve(r.Original)
	visible, _ := link.Visible([]*press.Release{r}, nil, s, day, false)
	if len(visible) != 1 || visible[0].In("en") == nil || visible[0].In("fr") != nil || visible[0].Original != visible[0].In("ja") {
		t.Errorf("got %v", visible)
	}
	s.Hold = true
	if visible, _ := link.Visible([]*press.Release{r}, nil, s, day, false); len(visible) != 0 {
		t.Error("it does not wait for French")
	}
}

// A release is gone from its moment on. Of one that nobody can have seen, there is no
// tombstone; a draft never was there.
func TestTombstones(t *testing.T) {
	gone := day.AddDate(0, 1, 0)
	s := settings("en", "fr", "ja")
	for _, c := range []struct {
		name            string
		facts           press.Facts
		now             time.Time
		visible, stones int
	}{
		{"before", press.Facts{}, gone.Add(-1), 1, 0},
		{"from its moment on", press.Facts{}, gone, 0, 1},
		{"never seen: its embargo ends later", press.Facts{EmbargoUntil: gone.AddDate(1, 0, 0)}, gone, 0, 0},
		{"never seen, also when its embargo would have ended", press.Facts{EmbargoUntil: gone.AddDate(1, 0, 0)}, gone.AddDate(2, 0, 0), 0, 0},
		{"gone on the day on which its embargo ended", press.Facts{EmbargoUntil: gone.Add(9 * time.Hour)}, gone.AddDate(0, 0, 1), 0, 1},
		{"gone on the day on which its embargo ended, and before that", press.Facts{EmbargoUntil: gone.Add(9 * time.Hour)}, gone.Add(9*time.Hour - 1), 0, 0},
		{"never seen: it waited for a language", press.Facts{Hold: &press.Hold{}}, gone, 0, 0},
		{"under embargo, and not gone yet", press.Facts{EmbargoUntil: gone.AddDate(1, 0, 0)}, gone.Add(-1), 0, 0},
		{"a draft", press.Facts{Draft: true}, gone, 0, 0},
	} {
		c.facts.Gone = &press.Gone{Date: gone, Reason: press.Text{"en": "Published too early"}}
		r := held(c.facts, map[string]string{"en": first})
		releases := []*press.Release{r}
		visible, _ := link.Visible(releases, nil, s, c.now, false)
		stones := link.Tombstones(releases, s, c.now)
		if len(visible) != c.visible || len(stones) != c.stones {
			t.Errorf("%s: %d visible, %d tombstones", c.name, len(visible), len(stones))
		}
		for _, v := range visible {
			if v.Gone != nil {
				t.Errorf("%s: it tells what is to come", c.name)
			}
		}
		for _, stone := range stones {
			if len(stone.Texts) != 2 || stone.Texts[0].Lang != "en" || stone.Texts[1].File != "releases/2020/a/ja.md" {
				t.Errorf("%s: %+v", c.name, stone)
			}
		}
	}
}

// What is announced is told until it is there, the next one first, with the ministries
// that readers may then know.
func TestAnnouncements(t *testing.T) {
	s := settings("en", "fr", "ja")
	announced := &press.Announced{State: press.DateConfirmed}
	at := func(id string, facts press.Facts) *press.Release {
		facts.Announced = announced
		r := held(facts, nil)
		r.ID, r.Date = id, facts.Date
		return r
	}
	soon, late := day.Add(time.Hour), day.Add(2*time.Hour)
	releases := []*press.Release{
		at("2020/late", press.Facts{Date: late, Ministries: []string{"late"}}),
		at("2020/embargo", press.Facts{Date: day, EmbargoUntil: soon, Ministries: []string{"embargo"}}),
		at("2020/draft", press.Facts{Date: late, Draft: true}),
		at("2020/there", press.Facts{Date: day}),
	}
	list := link.Announcements(releases, s, day)
	if len(list) != 3 || !list[0].Date.Equal(soon) || !list[1].Date.Equal(late) || !list[2].Date.Equal(late) {
		t.Errorf("got %+v", list)
	}
	if list := link.Announcements(releases, s, late); len(list) != 1 {
		t.Errorf("when all but the draft are there: %+v", list)
	}
	register := map[string]*press.Ministry{"late": {}, "embargo": {}}
	if known := link.VisibleBodies(register, releases, nil, list[:1]); known["embargo"] == nil || known["late"] != nil {
		t.Errorf("known are %v", known)
	}
}

// Of what is gone the slips in its front matter are told, which may be in what takes it down;
// of what is gone and never was public, nothing.
func TestDiagnosticsOfWhatIsGone(t *testing.T) {
	s := settings("en", "fr", "ja")
	file := "releases/2020/a/ja.md"
	ds := []diag.Diagnostic{
		diag.New(diag.KeyUnknown, diag.Pos{File: file, Line: 2}, "a slip"),
		diag.New(diag.FileMissing, diag.Pos{File: file, Line: 9}, "of the text"),
		diag.New(diag.NumberDiffers, diag.Pos{File: file, Line: 9}, "of the text"),
	}
	for _, c := range []struct {
		facts press.Facts
		told  int
	}{{press.Facts{}, 1}, {press.Facts{EmbargoUntil: day.AddDate(9, 0, 0)}, 0}} {
		c.facts.Gone = &press.Gone{Date: day.AddDate(0, 1, 0)}
		_, public := link.Visible([]*press.Release{held(c.facts, nil)}, ds, s, day.AddDate(0, 2, 0), false)
		if len(public) != c.told {
			t.Errorf("told are %v", public)
		}
	}
}
