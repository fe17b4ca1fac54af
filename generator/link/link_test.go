package link_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/diag"
	"docsite/generator/link"
	"docsite/generator/press"
)

var tokyo = time.FixedZone("Asia/Tokyo", 9*60*60)

func settings(languages ...string) *press.Settings {
	return &press.Settings{Languages: languages, Zone: tokyo}
}

// text is a translation of 2020/a that states the keys given, whose places are
// their order.
func text(lang string, facts press.Facts, keys ...string) *press.Translation {
	t := &press.Translation{Release: "2020/a", Lang: lang, File: "releases/2020/a/" + lang + ".md", Facts: facts}
	for i, key := range keys {
		t.Keys = append(t.Keys, press.Key{Name: key, Line: int32(i + 2), Column: 1})
		t.IsOriginal = t.IsOriginal || key == "original"
	}
	return t
}

// linked is every release that translations tell, in the order of lists.
func linked(texts []*press.Translation, settings *press.Settings, ministries map[string]*press.Ministry) ([]*press.Release, []diag.Diagnostic) {
	var ids []string
	byID := map[string][]*press.Translation{}
	for _, t := range texts {
		if byID[t.Release] == nil {
			ids = append(ids, t.Release)
		}
		byID[t.Release] = append(byID[t.Release], t)
	}
	var releases []*press.Release
	var found []diag.Diagnostic
	for _, id := range ids {
		r, ds := link.Release(id, byID[id], settings, ministries)
		releases, found = append(releases, r), append(found, ds...)
	}
	link.Sort(releases)
	return releases, found
}

var day = time.Date(2020, 1, 6, 0, 0, 0, 0, tokyo)

// The original is the translation that says so; else the first in the site's
// order of languages that states a date; else the first.
func TestOriginal(t *testing.T) {
	dated := press.Facts{Date: day, DateOnly: true}
	for _, c := range []struct {
		name  string
		texts []*press.Translation
		want  string
		codes string
	}{
		{"alone", []*press.Translation{text("fr", dated, "date")}, "fr", ""},
		{"first of the site", []*press.Translation{text("ja", dated, "date"), text("en", dated, "date")}, "en", ""},
		{"only one dated", []*press.Translation{text("en", press.Facts{}), text("ja", dated, "date")}, "ja", ""},
		{"said so", []*press.Translation{text("en", dated, "date"), text("ja", dated, "date", "original")}, "ja", ""},
		{"said so without a date", []*press.Translation{text("en", dated, "date"), text("ja", press.Facts{}, "original")}, "ja", "DS202 DS301"},
		{"none dated", []*press.Translation{text("ja", press.Facts{}), text("fr", press.Facts{})}, "fr", "DS202"},
		{"two", []*press.Translation{text("fr", dated, "date", "original"), text("ja", dated, "date", "original")}, "fr", "DS302"},
	} {
		t.Run(c.name, func(t *testing.T) {
			releases, ds := linked(c.texts, settings("en", "fr", "ja"), nil)
			if len(releases) != 1 || releases[0].Original.Lang != c.want || codes(ds) != c.codes {
				t.Errorf("the original is %s %v, want %s %s", releases[0].Original.Lang, ds, c.want, c.codes)
			}
		})
	}
}

func codes(ds []diag.Diagnostic) string {
	var list []string
	for _, d := range ds {
		list = append(list, string(d.Code))
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

// What a release has is what its original states, and what follows from that.
func TestFacts(t *testing.T) {
	ministries := map[string]*press.Ministry{"vn-mic": {ID: "vn-mic", Country: "VN"}, "jp-mic": {ID: "jp-mic", Country: "JP"}}
	original := text("ja", press.Facts{Date: day, DateOnly: true, Countries: []string{"FR", "JP", "FR"}, Ministries: []string{"vn-mic", "jp-mic", "vn-mic"}, Topics: []string{"b", "a", "b"}},
		"date", "countries", "ministries", "topics")
	releases, ds := linked([]*press.Translation{text("en", press.Facts{}), original}, settings("en", "ja"), ministries)
	if ds != nil {
		t.Fatal(ds)
	}
	want := press.Facts{Date: day, DateOnly: true, Type: "press-release",
		Countries: []string{"FR", "JP", "VN"}, Ministries: []string{"vn-mic", "jp-mic"}, Topics: []string{"b", "a"}}
	if diff := cmp.Diff(want, releases[0].Facts); diff != "" {
		t.Error(diff)
	}
}

// Releases are in one order whatever the order of their files: the newest
// first, then by ID; their translations as the site has its languages.
func TestOrder(t *testing.T) {
	var texts []*press.Translation
	for _, id := range []string{"2020/c", "2020/a", "2019/z", "2020/b"} {
		for _, lang := range []string{"ja", "fr", "en"} {
			tr := text(lang, press.Facts{}, "title")
			if lang == "fr" {
				tr = text(lang, press.Facts{Date: time.Date(2020, 1, 6, 0, 0, 0, 0, tokyo)}, "date")
				if id == "2019/z" {
					tr.Date = tr.Date.AddDate(-1, 0, 0)
				}
			}
			tr.Release = id
			texts = append(texts, tr)
		}
	}
	want := "2020/a en fr ja, 2020/b en fr ja, 2020/c en fr ja, 2019/z en fr ja"
	for range 3 {
		releases, _ := linked(slices.Clone(texts), settings("en", "fr", "ja"), nil)
		var got []string
		for _, r := range releases {
			line := r.ID
			for _, tr := range r.Translations {
				line += " " + tr.Lang
			}
			got = append(got, line)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
		}
		texts = append(texts[5:], texts[:5]...)
	}
}

// Reasons of a withdrawal may stand in each language's own file.
func TestReasons(t *testing.T) {
	withdrawn := func(reason press.Text) press.Facts {
		return press.Facts{Date: day, Withdrawn: &press.Withdrawn{Date: day, Reason: reason}}
	}
	en := text("en", withdrawn(press.Text{"en": "Wrong"}), "date", "withdrawn")
	fr := text("fr", withdrawn(press.Text{"fr": "Faux", "en": "Another"}), "withdrawn")
	releases, ds := linked([]*press.Translation{en, fr}, settings("en", "fr"), nil)
	if ds != nil {
		t.Fatal(ds)
	}
	if diff := cmp.Diff(press.Text{"en": "Wrong", "fr": "Faux"}, releases[0].Withdrawn.Reason); diff != "" {
		t.Error(diff)
	}
	if len(en.Withdrawn.Reason) != 1 {
		t.Errorf("the original's own reasons were changed: %v", en.Withdrawn.Reason)
	}
}

func TestRefer(t *testing.T) {
	for dest, want := range map[string]link.Target{
		"":                               {Release: "2020/a"},
		"#results":                       {Release: "2020/a", Fragment: "results"},
		"?print":                         {Release: "2020/a"},
		"./":                             {Release: "2020/a"},
		"../a/":                          {Release: "2020/a"},
		"fr.md":                          {Release: "2020/a", Lang: "fr"},
		"slides.pdf":                     {Release: "2020/a", File: "slides.pdf"},
		"./slides.pdf":                   {Release: "2020/a", File: "slides.pdf"},
		"slides.pdf?v=2#page=3":          {Release: "2020/a", File: "slides.pdf", Fragment: "page=3"},
		"figures/one.png":                {Release: "2020/a", File: "figures/one.png"},
		"figures/fr.md":                  {Release: "2020/a", File: "figures/fr.md"},
		"README.md":                      {Release: "2020/a", File: "README.md"},
		"発表.pdf":                         {Release: "2020/a", File: "発表.pdf"},
		"../b/":                          {Release: "2020/b"},
		"../b":                           {Release: "2020/b"},
		"../b/#results":                  {Release: "2020/b", Fragment: "results"},
		"../b/FR_ca.md":                  {Release: "2020/b", Lang: "fr-CA"},
		"../b/chart.svg":                 {Release: "2020/b", File: "chart.svg"},
		"../../2019/c/":                  {Release: "2019/c"},
		"/releases/2019/c/":              {Release: "2019/c"},
		"/releases/2019/c/ja.md#results": {Release: "2019/c", Lang: "ja", Fragment: "results"},
		"/en/countries/vn/":              {Address: "/en/countries/vn/"},
		"/en/countries/vn":               {Address: "/en/countries/vn"},
		"/en/countries/vn/#latest":       {Address: "/en/countries/vn/", Fragment: "latest"},
		"/":                              {Address: "/"},
		"/releases/":                     {Address: "/releases/"},
		"../":                            {Address: "/releases/2020/"},
		"../../ministries.yaml":          {Address: "/releases/ministries.yaml"},
		"../../../docsite.yaml":          {Address: "/docsite.yaml"},
		"/en/../fr/":                     {Address: "/fr/"},
	} {
		if diff := cmp.Diff(want, link.Refer("2020/a", dest)); diff != "" {
			t.Errorf("%q: %s", dest, diff)
		}
	}
}

// One of the three reasons is enough to hold a release back, and each ends at
// its exact moment.
func TestVisible(t *testing.T) {
	now := time.Date(2020, 10, 22, 9, 0, 0, 0, tokyo)
	for _, c := range []struct {
		name  string
		facts press.Facts
		want  press.Visibility
	}{
		{"past", press.Facts{Date: day}, press.Public},
		{"now", press.Facts{Date: now}, press.Public},
		{"a nanosecond ahead", press.Facts{Date: now.Add(1)}, press.Scheduled},
		{"embargo ends now", press.Facts{Date: day, EmbargoUntil: now.UTC()}, press.Public},
		{"embargo ends in a nanosecond", press.Facts{Date: day, EmbargoUntil: now.Add(1)}, press.Embargoed},
		{"embargo over, date ahead", press.Facts{Date: now.Add(1), EmbargoUntil: day}, press.Scheduled},
		{"both ahead", press.Facts{Date: now.Add(1), EmbargoUntil: now.Add(2)}, press.Embargoed},
		{"draft", press.Facts{Date: day, Draft: true}, press.Draft},
		{"draft ahead", press.Facts{Date: now.Add(1), Draft: true, EmbargoUntil: now.Add(1)}, press.Draft},
		{"no date", press.Facts{}, press.Public},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := func() []*press.Release { return []*press.Release{{ID: "2020/a", Facts: c.facts}} }
			visible, _ := link.Visible(r(), nil, settings("en", "fr", "ja"), now, false)
			if public := c.want == press.Public; (len(visible) == 1) != public {
				t.Errorf("%d are visible", len(visible))
			}
			preview, _ := link.Visible(r(), nil, settings("en", "fr", "ja"), now, true)
			if len(preview) != 1 || preview[0].Visibility != c.want {
				t.Errorf("the preview says %v, want %v", preview[0].Visibility, c.want)
			}
		})
	}
}

// With a release go the diagnostics of its folder and of all in it, and no
// others: not those of a folder whose name begins alike.
func TestVisibleDiagnostics(t *testing.T) {
	files := []string{
		"docsite.yaml", "releases", "releases/2020", "releases/2020/a", "releases/2020/a-b/en.md", "releases/2020/a.b/en.md",
		"releases/2020/a/de.md", "releases/2020/a/en.md", "releases/2020/a/fr/fr.md", "releases/2020/a0/en.md", "releases/2020/aa", "releases/2020/z/en.md",
		"releases/2021/a/en.md", "releases/ministries.yaml",
	}
	var ds []diag.Diagnostic
	for _, f := range files {
		ds = append(ds, diag.Diagnostic{Pos: diag.Pos{File: f}})
	}
	var releases []*press.Release
	for _, id := range []string{"2020/z", "2020/a", "2020/aa"} {
		releases = append(releases, &press.Release{ID: id, Facts: press.Facts{Draft: true}})
	}
	_, public := link.Visible(releases, ds, settings("en", "fr", "ja"), day, false)
	want := "docsite.yaml releases releases/2020 releases/2020/a-b/en.md releases/2020/a.b/en.md releases/2020/a0/en.md releases/2021/a/en.md releases/ministries.yaml"
	var got []string
	for _, d := range public {
		got = append(got, d.File)
	}
	if strings.Join(got, " ") != want {
		t.Errorf("got %s\nwant %s", strings.Join(got, " "), want)
	}
	if len(ds) != len(files) || ds[3].File != "releases/2020/a" {
		t.Error("the diagnostics that were handed in are changed")
	}
	if _, all := link.Visible(releases, ds, settings("en", "fr", "ja"), day, true); len(all) != len(files) {
		t.Error("a preview does not tell everything")
	}
}

// A public release says nothing of its own future either.
func TestVisibleFuture(t *testing.T) {
	now := day.AddDate(0, 6, 0)
	make := func() []*press.Release {
		tr := &press.Translation{Changes: []press.Change{{Date: now, Note: "now"}, {Date: now.Add(1), Note: "later"}}}
		return []*press.Release{{ID: "2020/a", Facts: press.Facts{Date: day, Withdrawn: &press.Withdrawn{Date: now.Add(1)}}, Translations: []*press.Translation{tr}, Original: tr}}
	}
	visible, _ := link.Visible(make(), nil, settings("en", "fr", "ja"), now, false)
	if r := visible[0]; r.Withdrawn != nil || fmt.Sprint(r.Original.Changes) != fmt.Sprint([]press.Change{{Date: now, Note: "now"}}) {
		t.Errorf("it is withdrawn by %v and changed by %v", r.Withdrawn, r.Original.Changes)
	}
	visible, _ = link.Visible(make(), nil, settings("en", "fr", "ja"), now.Add(1), false)
	if r := visible[0]; r.Withdrawn == nil || len(r.Original.Changes) != 2 {
		t.Errorf("a moment later it is withdrawn by %v and changed by %v", r.Withdrawn, r.Original.Changes)
	}
	visible, _ = link.Visible(make(), nil, settings("en", "fr", "ja"), now, true)
	if r := visible[0]; r.Withdrawn == nil || len(r.Original.Changes) != 2 {
		t.Errorf("in a preview it is withdrawn by %v and changed by %v", r.Withdrawn, r.Original.Changes)
	}
}

// What Visible takes out or marks, it takes out of a copy: a release is judged at
// many moments.
func TestVisibleChangesNothing(t *testing.T) {
	now := day.AddDate(0, 6, 0)
	input := func() []*press.Release {
		whole := func(id string, facts press.Facts) *press.Release {
			facts.Withdrawn = &press.Withdrawn{Date: now.Add(1), Reason: press.Text{"en": "Wrong"}}
			original := &press.Translation{Lang: "ja", Facts: facts, Changes: []press.Change{{Date: now.Add(1), Note: "later"}, {Date: now, Note: "now"}}}
			other := &press.Translation{Lang: "en", Changes: []press.Change{{Date: now.Add(2), Note: "much later"}}}
			return &press.Release{ID: id, Facts: facts, Original: original, Translations: []*press.Translation{other, original}}
		}
		return []*press.Release{
			whole("2020/public", press.Facts{Date: day}),
			whole("2020/draft", press.Facts{Date: day, Draft: true}),
			whole("2020/embargoed", press.Facts{Date: day, EmbargoUntil: now.Add(1)}),
			whole("2020/scheduled", press.Facts{Date: now.Add(1)}),
		}
	}
	for _, preview := range []bool{false, true} {
		for _, at := range []time.Time{now, now.Add(1), now.Add(2)} {
			releases := input()
			visible, _ := link.Visible(releases, nil, settings("en", "fr", "ja"), at, preview)
			if diff := cmp.Diff(input(), releases); diff != "" {
				t.Errorf("in a preview %t, %v later: the releases are changed: %s", preview, at.Sub(now), diff)
			}
			for _, r := range visible {
				if r.Original != r.In("ja") {
					t.Errorf("%s: the original is none of the translations", r.ID)
				}
			}
			// What is handed out later is not cut by what was handed out before.
			again, _ := link.Visible(releases, nil, settings("en", "fr", "ja"), now.Add(2), true)
			for _, r := range again {
				if r.Withdrawn == nil || len(r.Original.Changes) != 2 || len(r.In("en").Changes) != 1 {
					t.Errorf("%s was cut for good", r.ID)
				}
			}
		}
	}
}

// Every date of releases and register is a moment, in their order and once; what is
// not stated is none.
func TestMoments(t *testing.T) {
	at := func(n int) time.Time { return day.Add(time.Duration(n) * time.Hour) }
	register := map[string]*press.Ministry{
		"b": {Since: at(1), Until: at(30)}, "a": {Since: at(30)}, "c": {}, // zero: not stated
	}
	en := &press.Translation{Changes: []press.Change{{Date: at(9)}, {Date: at(8)}, {Date: at(9)}}}
	fr := &press.Translation{Changes: []press.Change{{Date: at(20)}}}
	releases := []*press.Release{
		{ID: "2020/none"},
		{ID: "2020/a", Facts: press.Facts{Date: at(5).UTC(), EmbargoUntil: at(7), Withdrawn: &press.Withdrawn{Date: at(10)}}, Translations: []*press.Translation{en, fr}},
		{ID: "2020/b", Facts: press.Facts{Date: at(5), Draft: true}}, // the same moment in another zone
		{ID: "2020/c", Facts: press.Facts{Date: at(6), Withdrawn: &press.Withdrawn{}}},
	}
	var got []int
	for _, m := range link.Moments(releases, register) {
		got = append(got, int(m.Sub(day)/time.Hour))
	}
	if want := []int{1, 5, 6, 7, 8, 9, 10, 20, 30}; !slices.Equal(got, want) {
		t.Errorf("got %d, want %d", got, want)
	}
	if m := link.Moments(nil, nil); len(m) != 0 {
		t.Errorf("an empty site changes at %v", m)
	}
	if m := link.Moments(releases[:1], map[string]*press.Ministry{"c": {}}); len(m) != 0 {
		t.Errorf("what has no date changes at %v", m)
	}
}

// At a moment itself readers see what they did not a nanosecond before; between
// moments, and a nanosecond after one, nothing changes.
func TestMomentsAreWhenVisibleChanges(t *testing.T) {
	now := day.AddDate(0, 6, 0)
	tr := &press.Translation{Lang: "en", Changes: []press.Change{{Date: now.AddDate(0, 3, 0), Note: "a"}}}
	releases := []*press.Release{
		{ID: "2020/a", Original: tr, Translations: []*press.Translation{tr}, Facts: press.Facts{Date: now, EmbargoUntil: now.AddDate(0, 1, 0), Withdrawn: &press.Withdrawn{Date: now.AddDate(0, 5, 0)}}},
		{ID: "2020/b", Original: tr, Translations: []*press.Translation{tr}, Facts: press.Facts{Date: now.AddDate(0, 2, 0)}},
		{ID: "2020/c", Facts: press.Facts{Date: now, EmbargoUntil: now.AddDate(0, 4, 0)}},
	}
	moments := link.Moments(releases, nil)
	if len(moments) != 6 {
		t.Fatalf("there are %d moments: %v", len(moments), moments)
	}
	seen := func(at time.Time) []*press.Release {
		visible, _ := link.Visible(releases, nil, settings("en", "fr", "ja"), at, false)
		return visible
	}
	for i, m := range moments {
		if i > 0 && cmp.Equal(seen(m), seen(m.Add(-1))) { // the first is a date under embargo
			t.Errorf("nothing changes at %v", m)
		}
		if diff := cmp.Diff(seen(m), seen(m.Add(1))); diff != "" {
			t.Errorf("something changes after %v: %s", m, diff)
		}
		if i > 0 {
			if diff := cmp.Diff(seen(moments[i-1]), seen(m.Add(-1))); diff != "" {
				t.Errorf("something changes before %v: %s", m, diff)
			}
		}
	}
}
