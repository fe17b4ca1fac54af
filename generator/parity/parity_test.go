package parity

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"docsite/generator/press"
	"docsite/generator/revision"
)

func at(text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestMeasure(t *testing.T) {
	const s = time.Second
	for name, c := range map[string]struct {
		list []time.Duration
		want Measured
	}{
		"none":                      {nil, Measured{}},
		"one":                       {[]time.Duration{5 * s}, Measured{1, 5 * s, 5 * s}},
		"zero":                      {[]time.Duration{0}, Measured{1, 0, 0}},
		"an odd number":             {[]time.Duration{9 * s, 1 * s, 4 * s}, Measured{3, 4 * s, 9 * s}},
		"an even number":            {[]time.Duration{9 * s, 1 * s, 4 * s, 6 * s}, Measured{4, 5 * s, 9 * s}},
		"between two seconds":       {[]time.Duration{1 * s, 2 * s}, Measured{2, 1 * s, 2 * s}},
		"one outlier moves nothing": {[]time.Duration{1 * s, 2 * s, 1 << 62}, Measured{3, 2 * s, 1 << 62}},
		"as large as can be":        {[]time.Duration{1<<63 - 1, 1<<63 - 1}, Measured{2, (1<<63 - 1) / s * s, 1<<63 - 1}},
	} {
		if got := measure(c.list); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// newsroom is a site with releases in English, some of them in French, as readers see it.
func newsroom(now string) *press.Site {
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err)
	}
	return &press.Site{Settings: press.Settings{Languages: []string{"en", "fr"}, Require: []string{"fr"}, Zone: zone}, Now: at(now)}
}

// add adds a release; its languages are as they are named: en (the original), fr (current),
// fr! (behind), fr? (unknown).
func add(s *press.Site, id, date, embargo string, ministries []string, languages ...string) *press.Release {
	r := &press.Release{ID: id, Facts: press.Facts{Date: at(date), EmbargoUntil: at(embargo), Ministries: ministries}}
	for _, lang := range languages {
		own := strings.TrimRight(lang, "!?")
		t := &press.Translation{Release: id, Lang: own, File: "releases/" + id + "/" + own + ".md", Body: press.Body{Digest: "abc"}, IsOriginal: own == "en"}
		switch {
		case own == "en":
			r.Original = t
		case lang == own:
			t.Source = press.Source{Lang: "en", Digest: "abc"}
		case strings.HasSuffix(lang, "!"):
			t.Source = press.Source{Lang: "en", Digest: "def"}
		}
		r.Translations = append(r.Translations, t)
	}
	s.Releases = append(s.Releases, r)
	return r
}

// TestLedger counts a small newsroom by hand.
func TestLedger(t *testing.T) {
	s := newsroom("2024-06-01T00:00:00Z")
	add(s, "2024/a", "2024-03-01T09:00:00Z", "", []string{"fr-port", "jp-sea"}, "en", "fr")
	add(s, "2024/b", "2024-03-02T09:00:00Z", "2024-03-03T09:00:00Z", []string{"fr-port"}, "en", "fr!")
	add(s, "2024/c", "2024-03-04T09:00:00Z", "", nil, "en")
	add(s, "2023/d", "2023-12-31T23:30:00Z", "", nil, "en", "fr?") // in Paris it is 2024 already
	add(s, "2022/e", "2022-01-10T09:00:00Z", "", []string{"jp-sea"}, "en", "fr")
	l := Make(s, Past{
		First: map[string]time.Time{
			"releases/2024/a/en.md": at("2024-02-27T09:00:00Z"), // before it was opened
			"releases/2024/a/fr.md": at("2024-03-01T11:00:00Z"),
			"releases/2024/b/en.md": at("2024-03-03T10:00:00Z"), // an hour after the embargo
			"releases/2024/b/fr.md": at("2024-03-03T20:00:00Z"),
			"releases/2024/c/en.md": at("2024-03-04T09:00:00Z"),
			"releases/2022/e/fr.md": at("2022-01-11T09:00:00Z"), // of the original it is not known
		},
		Since: map[string]time.Time{"releases/2024/b/fr.md": at("2024-05-31T00:00:00Z")},
	})
	l.Marks = map[string]time.Duration{"fr": 2 * time.Hour}
	const csv = `ministry,year,language,required,releases,published,complete,delay_known,delay_median_seconds,delay_longest_seconds,behind,behind_known,behind_median_seconds,behind_longest_seconds,unknown,mark_seconds,kept,late
*,*,en,false,5,5,1.0000,3,0,0,0,0,,,0,,,
*,*,fr,true,5,4,0.8000,3,7200,36000,1,1,86400,86400,1,7200,2,2
*,2024,en,false,4,4,1.0000,3,0,0,0,0,,,0,,,
*,2024,fr,true,4,3,0.7500,2,21600,36000,1,1,86400,86400,1,7200,1,2
*,2022,en,false,1,1,1.0000,0,,,0,0,,,0,,,
*,2022,fr,true,1,1,1.0000,1,0,0,0,0,,,0,7200,1,0
fr-port,*,en,false,2,2,1.0000,2,0,0,0,0,,,0,,,
fr-port,*,fr,true,2,2,1.0000,2,21600,36000,1,1,86400,86400,0,7200,1,1
fr-port,2024,en,false,2,2,1.0000,2,0,0,0,0,,,0,,,
fr-port,2024,fr,true,2,2,1.0000,2,21600,36000,1,1,86400,86400,0,7200,1,1
jp-sea,*,en,false,2,2,1.0000,1,0,0,0,0,,,0,,,
jp-sea,*,fr,true,2,2,1.0000,2,3600,7200,0,0,,,0,7200,2,0
jp-sea,2024,en,false,1,1,1.0000,1,0,0,0,0,,,0,,,
jp-sea,2024,fr,true,1,1,1.0000,1,7200,7200,0,0,,,0,7200,1,0
jp-sea,2022,en,false,1,1,1.0000,0,,,0,0,,,0,,,
jp-sea,2022,fr,true,1,1,1.0000,1,0,0,0,0,,,0,7200,1,0
`
	if got, err := l.CSV(); err != nil || string(got) != csv {
		t.Errorf("%v\n%s\nwant\n%s", err, got, csv)
	}
	if got := l.In(2022).Rows(); len(got) != 8 || got[0].Releases != 1 {
		t.Errorf("of 2022: %v", got)
	}
	checkJSON(t, l)
}

// checkJSON holds the JSON to what the rows are, and counts them again from its releases.
func checkJSON(t *testing.T, l *Ledger) {
	text, err := l.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Version int
		Rows    []struct {
			Ministry  *string
			Year      *int
			Language  string
			Published int
			Complete  float64
			Delay     struct{ Median, Longest *int64 }
		}
		Releases []struct {
			ID    string
			First string
			Texts []struct {
				Language, State string
				Published       *string
				Delay           *int64  `json:"delay_seconds"`
				Since           *string `json:"behind_since"`
			}
		}
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if got.Version != 1 || len(got.Rows) != len(l.Rows()) || got.Rows[0].Ministry != nil || got.Rows[0].Year != nil {
		t.Errorf("%s", text)
	}
	published := 0
	for _, r := range got.Releases {
		if r.Texts[1].Language == "fr" && r.Texts[1].State != "missing" {
			published++
		}
	}
	if row := got.Rows[1]; row.Language != "fr" || row.Published != published || row.Complete != 0.8 {
		t.Errorf("%d French texts, but the row is %+v", published, row)
	}
	b := got.Releases[1]
	if b.ID != "2024/b" || b.First != "2024-03-03T11:00:00+01:00" || *b.Texts[1].Delay != 36000 || *b.Texts[1].Since != "2024-05-31T02:00:00+02:00" {
		t.Errorf("%+v", b)
	}
	if c := got.Releases[2].Texts[1]; c.State != "missing" || c.Published != nil || c.Delay != nil {
		t.Errorf("%+v", c)
	}
}

// TestNamedTwice: a release that names a ministry twice counts once for it.
func TestNamedTwice(t *testing.T) {
	s := newsroom("2024-06-01T00:00:00Z")
	add(s, "2024/a", "2024-03-01T09:00:00Z", "", []string{"fr-port", "jp-sea", "fr-port"}, "en")
	add(s, "2024/b", "2024-03-02T09:00:00Z", "", []string{"fr-port"}, "en")
	for _, row := range Make(s, Past{}).Rows() {
		want := map[string]int{"": 2, "fr-port": 2, "jp-sea": 1}[row.Ministry]
		if row.Releases != want {
			t.Errorf("%q in %d: %d releases, want %d", row.Ministry, row.Year, row.Releases, want)
		}
	}
}

// TestEmpty: of no releases there is nothing to count, and nothing is divided by them.
func TestEmpty(t *testing.T) {
	l := Make(newsroom("2024-06-01T00:00:00Z"), Past{})
	if rows := l.Rows(); rows != nil {
		t.Errorf("%v", rows)
	}
	if text, err := l.JSON(); err != nil || !strings.Contains(string(text), `"rows": []`) {
		t.Errorf("%s %v", text, err)
	}
	if text, err := l.CSV(); err != nil || string(text) != strings.Join(Columns, ",")+"\n" {
		t.Errorf("%s %v", text, err)
	}
}

// TestClocksThatChange: 24 hours are as long on the day on which clocks are put on, so nine
// o'clock of the next day is an hour early.
func TestClocksThatChange(t *testing.T) {
	s := newsroom("2024-06-01T00:00:00Z")
	add(s, "2024/spring", "2024-03-30T09:00:00+01:00", "", nil, "en", "fr")
	l := Make(s, Past{First: map[string]time.Time{
		"releases/2024/spring/en.md": at("2024-03-30T09:00:00+01:00"),
		"releases/2024/spring/fr.md": at("2024-03-31T09:00:00+02:00"),
	}})
	if delay, known := l.Releases[0].Delay(l.Releases[0].Texts[1]); !known || delay != 23*time.Hour {
		t.Errorf("the delay is %s", delay)
	}
}

// TestMarks holds each mark at its very moment.
func TestMarks(t *testing.T) {
	const mark = 24 * time.Hour
	for name, c := range map[string]struct {
		now       string
		fr        string // its state
		published string
		since     string
		kept      bool
		known     bool
	}{
		"missing, a second before":        {"2024-03-02T08:59:59Z", "", "", "", false, false},
		"missing, at the moment":          {"2024-03-02T09:00:00Z", "", "", "", false, true},
		"there at the moment":             {"2024-05-01T00:00:00Z", "fr", "2024-03-02T09:00:00Z", "", true, true},
		"there a second later":            {"2024-05-01T00:00:00Z", "fr", "2024-03-02T09:00:01Z", "", false, true},
		"there, since when is not known":  {"2024-05-01T00:00:00Z", "fr", "", "", false, false},
		"behind, a second before":         {"2024-04-02T08:59:59Z", "fr!", "2024-03-01T09:00:00Z", "2024-04-01T09:00:00Z", true, true},
		"behind, at the moment":           {"2024-04-02T09:00:00Z", "fr!", "2024-03-01T09:00:00Z", "2024-04-01T09:00:00Z", false, true},
		"behind, since when nobody knows": {"2024-05-01T00:00:00Z", "fr!", "2024-03-01T09:00:00Z", "", true, true},
	} {
		s := newsroom(c.now)
		languages := []string{"en"}
		if c.fr != "" {
			languages = append(languages, c.fr)
		}
		add(s, "2024/a", "2024-03-01T09:00:00Z", "", nil, languages...)
		l := Make(s, Past{
			First: map[string]time.Time{"releases/2024/a/fr.md": at(c.published), "releases/2024/a/en.md": at("2024-01-01T00:00:00Z")},
			Since: map[string]time.Time{"releases/2024/a/fr.md": at(c.since)},
		})
		if kept, known := l.kept(&l.Releases[0], l.Releases[0].Texts[1], mark); known != c.known || known && kept != c.kept {
			t.Errorf("%s: kept %t, known %t", name, kept, known)
		}
	}
}

// TestChanged: without a history, a translation is behind since the original's last note of a
// change.
func TestChanged(t *testing.T) {
	s := newsroom("2024-06-01T00:00:00Z")
	r := add(s, "2024/a", "2024-03-01T09:00:00Z", "", nil, "en", "fr!")
	r.Original.Changes = []press.Change{{Date: at("2024-04-01T00:00:00Z")}, {Date: at("2024-03-15T00:00:00Z")}, {Date: at("2024-01-01T00:00:00Z")}}
	l := Make(s, Past{})
	if text := l.Releases[0].Texts[1]; text.State != revision.Behind || !text.Since.Equal(at("2024-04-01T00:00:00Z")) || !text.Published.IsZero() {
		t.Errorf("%+v", text)
	}
	if !l.Releases[0].First.Equal(at("2024-03-01T09:00:00Z")) {
		t.Errorf("first %s", l.Releases[0].First)
	}
	r.Original.Changes = r.Original.Changes[2:] // before it was opened
	if at := Changed(r); !at.IsZero() {
		t.Errorf("changed at %s", at)
	}
}
