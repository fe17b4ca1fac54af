package edit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator/edit"
	"docsite/generator/press"
)

func TestMinistryIsAddedToTheEnd(t *testing.T) {
	ministry := edit.Ministry{ID: "fr-culture", Name: press.Text{"fr": "Ministère : culture", "en": "Culture"}, Reading: "", URL: "https://www.culture.gouv.fr/", Tel: "+33 1"}
	const entry = `fr-culture:
  country: fr
  name:
    en: Culture
    fr: "Ministère : culture"
    ja:
  url: https://www.culture.gouv.fr/
  contact:
    tel: "+33 1"
`
	crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	for name, c := range map[string]struct{ before, after string }{
		"comments, order":   {"# A\nzz-x: {country: jp, name: X} # B\n\njp-mic:\n  name: MIC\n  country: jp\n# C\n", "\n" + entry},
		"no line end":       {"jp-mic: {country: jp, name: MIC}", "\n\n" + entry},
		"CRLF":              {"jp-mic:\r\n  country: jp\r\n  name: MIC\r\n", crlf("\n" + entry)},
		"nothing":           {"", entry},
		"comments alone":    {"# The register.\n", "\n" + entry},
		"a byte order mark": {"\uFEFFjp-mic: {country: jp, name: MIC}\n", "\n" + entry},
	} {
		dir, root := open(t)
		register := filepath.Join(dir, "releases", "ministries.yaml")
		put(t, register, c.before)
		put(t, filepath.Join(dir, "docsite.yaml"), string(newsroom()["docsite.yaml"].Data))
		s, ds, err := edit.Open(root.FS())
		if err != nil || len(ds) > 0 {
			t.Fatal(ds, err)
		}
		e, err := s.Ministry(ministry)
		if err == nil {
			err = e.Write(root)
		}
		if got, _ := os.ReadFile(register); err != nil || string(got) != c.before+c.after {
			t.Errorf("%s: %v\n%q\n%q", name, err, got, c.before+c.after)
		}
		s, ds, err = edit.Open(root.FS())
		if err != nil || len(ds) > 0 || s.Ministries["fr-culture"].Name["fr"] != "Ministère : culture" {
			t.Errorf("%s: read back: %v %v", name, ds, err)
		}
	}
}

func TestMinistryMakesARegister(t *testing.T) {
	dir, root := open(t)
	put(t, filepath.Join(dir, "docsite.yaml"), string(newsroom()["docsite.yaml"].Data))
	s, _, err := edit.Open(root.FS())
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.Ministry(edit.Ministry{ID: "vn-mic", Name: press.Text{"en": "MIC"}})
	if err == nil {
		err = e.Write(root)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "releases/ministries.yaml")); err != nil || !strings.HasPrefix(string(got), "vn-mic:\n  country: vn\n") {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestMinistryRefuses(t *testing.T) {
	for _, c := range []struct {
		register string
		m        edit.Ministry
		want     string
	}{
		{"jp-mic: {country: jp, name: MIC}\n", edit.Ministry{ID: "jp-mic"}, "the register has “jp-mic” already, at releases/ministries.yaml:1:1"},
		{"", edit.Ministry{ID: "JP MIC"}, "the ID “JP MIC” must be lower-case letters"},
		{"", edit.Ministry{ID: "mic", Country: "japan"}, "there is no country “japan”: did you mean “JP”?"},
		{"", edit.Ministry{ID: "jp-mic"}, "has no name"},
		{"", edit.Ministry{ID: "jp-mic", Name: press.Text{"en": "a\nb"}}, "must be one line of text"},
		{"", edit.Ministry{ID: "jp-mic", Name: press.Text{"en": "A"}, URL: "example.org"}, "is not an address of the web"},
		{"{jp-mic: {country: jp, name: MIC}}\n", edit.Ministry{ID: "jp-cao", Name: press.Text{"en": "A"}}, "add this by hand:\n\njp-cao:"},
		{"  jp-mic: {country: jp, name: MIC}\n", edit.Ministry{ID: "jp-cao", Name: press.Text{"en": "A"}}, "add this by hand"},
		{"jp-mic: {country: jp, name: MIC}\n...\n", edit.Ministry{ID: "jp-cao", Name: press.Text{"en": "A"}}, "add this by hand"},
	} {
		site := newsroom()
		site["releases/ministries.yaml"] = &fstest.MapFile{Data: []byte(c.register)}
		if _, err := scaffolder(t, site).Ministry(c.m); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, not %q", c.register, err, c.want)
		}
	}
	e, err := scaffolder(t, newsroom()).Ministry(edit.Ministry{ID: "jp-mik", Name: press.Text{"en": "A"}})
	if err != nil || len(e.Near) != 1 || e.Near[0] != "jp-mic" {
		t.Errorf("near: %q, %v", e.Near, err)
	}
}
