package edit_test

import (
	"strings"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/edit"
)

// A new page is read back as it was meant, and what is left to do is told at its line.
func TestPage(t *testing.T) {
	s := scaffolder(t, newsroom())
	file, err := s.Page(edit.Page{Name: "about", Lang: "EN", Title: "About: us # 1", Summary: "Who we are.", Text: []byte("\nWe write.\n\n")})
	if err != nil {
		t.Fatal(err)
	}
	ts, ds := readBack(t, s, file)
	if file.Path != "releases/pages/about/en.md" || len(ds) > 0 || len(ts) != 1 || ts[0].Title != "About: us # 1" || ts[0].Summary != "Who we are." || !ts[0].IsOriginal || ts[0].Draft {
		t.Errorf("%s: %+v %v", file.Path, ts, ds)
	}
	for _, lang := range []string{"en", "fr", "ja"} {
		file, err = s.Page(edit.Page{Name: "about", Lang: lang, Draft: true})
		if err != nil {
			t.Fatal(err)
		}
		_, ds = readBack(t, s, file)
		if len(ds) != 2 || ds[0].Code != diag.NotOneLine || ds[1].Code != diag.BodyEmpty {
			t.Errorf("%s\n%v", file.Content, ds)
		}
		if !strings.Contains(string(file.Content), "{page: about}") || strings.Contains(string(file.Content), "{name}") {
			t.Errorf("%s does not say how it is led to", file.Content)
		}
	}
}

func TestPageRefuses(t *testing.T) {
	site := newsroom()
	site["releases/pages/taken/en.md"] = site["releases/2026/taken/en.md"]
	s := scaffolder(t, site)
	for want, p := range map[string]edit.Page{
		"the name “” is empty":                           {Lang: "en"},
		"the name “../x”":                                {Name: "../x", Lang: "en"},
		"a page cannot be called “search”":               {Name: "search", Lang: "en"},
		"a page cannot be called “Releases”":             {Name: "Releases", Lang: "en"},
		"releases/pages/taken exists already":            {Name: "taken", Lang: "en"},
		"docsite new translation pages/taken LANGUAGE":   {Name: "taken", Lang: "en"},
		"the site has no language “de”":                  {Name: "about", Lang: "de"},
		"the title holds the character U+000A":           {Name: "about", Lang: "en", Title: "A\nB"},
		"the summary holds the character U+000A":         {Name: "about", Lang: "en", Summary: "A\nB"},
		"the text:1:1: the file is not written in UTF-8": {Name: "about", Lang: "en", Text: []byte("\xff\xfea\x00")},
	} {
		if _, err := s.Page(p); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, not %q", err, want)
		}
	}
}
