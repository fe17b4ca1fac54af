package locale

import (
	"strings"
	"testing"

	"docsite/locales"
)

func TestUnused(t *testing.T) {
	for _, c := range []struct{ tags, file, want string }{
		{"en ja", "jp.yaml", "did you mean “ja.yaml”?"},
		{"en ja", "ja.yml", "did you mean “ja.yaml”?"},
		{"en pt-BR", "pt_BR.yaml", "did you mean “pt-BR.yaml”?"},
		{"en", "vi.yaml", "name it after a language of docsite.yaml, as in en.yaml, or take its language up there"},
		{"fr", "fr-BE.yaml", "name it after a language of docsite.yaml, as in fr.yaml, or take its language up there"},
		{"pt-BR", "pt-br.YAML", ""}, // as the file of any case is read
		{"pt-BR", "pt.yaml", ""},
		{"en", "fr.yaml", ""}, // built in
		{"en", ".#jp.yaml", ""},
		{"en", "README.md", ""},
	} {
		ds, err := Unused(locales.Files, site(c.file, ""), strings.Fields(c.tags))
		if err != nil {
			t.Fatal(err)
		}
		hint := ""
		if want := "locales/" + c.file + ":1:1 DS715 no language of the site uses this file"; len(ds) == 1 && told(ds) == want {
			hint = ds[0].Hint
		} else if len(ds) > 0 {
			t.Errorf("%s in a site of %s: %s", c.file, c.tags, told(ds))
		}
		if hint != c.want {
			t.Errorf("%s in a site of %s: got %q, want %q", c.file, c.tags, hint, c.want)
		}
	}
}
