package generator_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator"
	"docsite/generator/history"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// past is a history in memory: of one file, the newest first. A version's ID is
// its content.
type past struct {
	file     string
	versions []history.Version
	asked    []string
}

func (p *past) Versions(_ context.Context, files []string) (map[string][]history.Version, error) {
	p.asked = files
	return map[string][]history.Version{p.file: p.versions}, nil
}

func (p *past) Read(_ context.Context, id string) ([]byte, error) {
	switch id {
	case "gone":
		return nil, history.ErrGone
	case "fault":
		return nil, errors.New("the disk is broken")
	}
	return []byte(id), nil
}

// ja is an original that says something.
func ja(text string) string {
	return "---\ntitle: 一\ndate: 2020-03-01\noriginal: true\n---\n\n" + text + "\n"
}

func committed(day int, text string) history.Version {
	return history.Version{ID: text, At: time.Date(2020, 1, day, 0, 0, 0, 0, time.UTC)}
}

func staged(text string) history.Version { return history.Version{ID: text} }

// newsroom is a site with one release: its original, a French text that was made
// from a version of it, and an English one made from the French one.
func newsroom(t *testing.T, now, stamped string) (*generator.Engine, *press.Site) {
	t.Helper()
	const folder = "releases/2020/first/"
	files := fstest.MapFS{
		"docsite.yaml":   {Data: []byte("title: Office\nbase_url: https://example.org/\nlanguages: [en, fr, ja]\n")},
		folder + "ja.md": {Data: []byte(now)},
	}
	passages, err := open(t, generator.Options{Folder: files}).Passages()
	if err != nil {
		t.Fatal(err)
	}
	source := func(lang, file, content string) string {
		text, ok := passages(folder+file, []byte(content))
		if !ok {
			t.Fatalf("%q is no text", content)
		}
		return "source: " + lang + "@" + revision.Digest(text)[:revision.Digits] + "\n"
	}
	fr := "---\ntitle: Un\n" + source("ja", "ja.md", stamped) + "---\n\nTexte.\n"
	files[folder+"fr.md"] = &fstest.MapFile{Data: []byte(fr)}
	files[folder+"en.md"] = &fstest.MapFile{Data: []byte("---\ntitle: One\n" + source("fr", "fr.md", fr) + "---\n\nText.\n")}
	e := open(t, generator.Options{Folder: files})
	site, ds, err := e.Survey(context.Background(), noon)
	if err != nil || ds != nil {
		t.Fatal(ds, err)
	}
	return e, site
}

func everything(*press.Release, *press.Translation) bool { return true }

func TestFindStale(t *testing.T) {
	one, two, three := ja("一つ目。"), ja("二つ目。"), ja("三つ目。")
	topics := strings.Replace(one, "date:", "topics: [digital-economy]\ndate:", 1)
	for _, c := range []struct {
		name     string
		now      string
		versions []history.Version
		since    string // day of January, “not” committed, or nothing where the text was not found
	}{
		{"once", two, []history.Version{committed(3, two), committed(1, one)}, "3"},
		{"twice: since the first", three, []history.Version{committed(5, three), committed(3, two), committed(1, one)}, "3"},
		{"not committed", two, []history.Version{committed(1, one)}, "not"},
		{"staged only", two, []history.Version{staged(two), committed(1, one)}, "not"},
		{"committed, and more that is not", three, []history.Version{committed(3, two), committed(1, one)}, "3"},
		{"stamped before it was committed", two, []history.Version{staged(one)}, "not"},
		{"what was no part of the text", two, []history.Version{committed(5, two), committed(3, topics), committed(1, one)}, "5"},
		{"there and back again", two, []history.Version{committed(7, two), committed(5, one), committed(3, three), committed(1, one)}, "7"},
		{"a version that cannot be read", two, []history.Version{committed(5, two), committed(4, "no front matter"), committed(3, three), committed(1, one)}, "3"},
		{"a version that is not here", two, []history.Version{committed(5, two), committed(3, "gone"), committed(1, one)}, "5"},
		{"never committed", two, []history.Version{committed(5, two), committed(3, three)}, ""},
		{"no versions", two, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, site := newsroom(t, c.now, one)
			h := &past{file: "releases/2020/first/ja.md", versions: c.versions}
			stale, err := e.FindStale(context.Background(), site, h, everything)
			if err != nil || len(stale) != 2 || len(h.asked) != 1 {
				t.Fatal(stale, h.asked, err)
			}
			for i, lang := range []string{"en", "fr"} {
				s := stale[i]
				if s.Translation.Lang != lang || s.Stamped.Lang != "fr" || s.Source.Lang != "ja" {
					t.Errorf("%s is behind because of %s, made from %s", s.Translation.Lang, s.Stamped.Lang, s.Source.Lang)
				}
				since := ""
				switch {
				case s.Then != nil && s.Since.IsZero():
					since = "not"
				case s.Then != nil:
					since = s.Since.Format("2")
				}
				if since != c.since {
					t.Errorf("%s: since %q, want %q", lang, since, c.since)
				}
				if changed := revision.Count(s.Changes); s.Then != nil && changed != (revision.Tally{Altered: 1}) || s.Then == nil && s.Changes != nil {
					t.Errorf("%s: changed %v", lang, changed)
				}
			}
		})
	}
}

// Nobody looks into a history for what is current, or was not asked for.
func TestLagsAreAskedFor(t *testing.T) {
	e, site := newsroom(t, ja("一つ目。"), ja("一つ目。"))
	stale, err := e.FindStale(context.Background(), site, nil, everything)
	if err != nil || stale != nil {
		t.Errorf("current: %v %v", stale, err)
	}
	e, site = newsroom(t, ja("二つ目。"), ja("一つ目。"))
	stale, err = e.FindStale(context.Background(), site, nil, everything)
	if err != nil || len(stale) != 2 || stale[0].Then != nil {
		t.Errorf("without a history: %v %v", stale, err)
	}
	h := &past{file: "releases/2020/first/ja.md", versions: []history.Version{committed(1, "fault")}}
	stale, err = e.FindStale(context.Background(), site, h, func(_ *press.Release, t *press.Translation) bool { return t.Lang == "de" })
	if err != nil || stale != nil || h.asked != nil {
		t.Errorf("not asked for: %v %v", stale, err)
	}
	if _, err = e.FindStale(context.Background(), site, h, everything); err == nil {
		t.Error("a fault of the disk is not told")
	}
}
