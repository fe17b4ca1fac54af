package read

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/diag"
)

func TestCheckName(t *testing.T) {
	at := diag.Pos{File: "releases/2020/a", Line: 1, Column: 1}
	for _, name := range []string{
		"en.md", "picture.png", "Été à Genève.pdf", "発表資料.pdf", "a_b-c.d", "console.png", "company.pdf", "com10.txt", ".gitkeep", "a", strings.Repeat("a", 200),
	} {
		if ds := checkName(at, name); ds != nil {
			t.Errorf("%q is refused: %v", name, ds)
		}
	}
	for name, code := range map[string]diag.Code{
		norm.NFD.String("été.png"): diag.NameNotNFC,
		"か\u3099.png":              diag.NameNotNFC,
		"con":                      diag.NameNotPortable,
		"CON.png":                  diag.NameNotPortable,
		"nul.tar.gz":               diag.NameNotPortable,
		"lpt9":                     diag.NameNotPortable,
		"com¹.txt":                 diag.NameNotPortable,
		"a<b":                      diag.NameNotPortable,
		"a:b":                      diag.NameNotPortable,
		`a"b`:                      diag.NameNotPortable,
		`a\b`:                      diag.NameNotPortable,
		"a|b":                      diag.NameNotPortable,
		"a?b":                      diag.NameNotPortable,
		"a*b":                      diag.NameNotPortable,
		"a#b":                      diag.NameNotPortable,
		"50%":                      diag.NameNotPortable,
		"a\tb":                     diag.NameNotPortable,
		"a\x7fb":                   diag.NameNotPortable,
		"a\u0085b":                 diag.NameNotPortable,
		"a\xffb":                   diag.NameNotPortable,
		"name.":                    diag.NameNotPortable,
		"name ":                    diag.NameNotPortable,
		" name":                    diag.NameNotPortable,
		strings.Repeat("a", 201):   diag.NameNotPortable,
	} {
		ds := checkName(at, name)
		if len(ds) != 1 || ds[0].Code != code || ds[0].Pos != at || ds[0].Hint == "" {
			t.Errorf("%q: %v, want one %s", name, ds, code)
			continue
		}
		if strings.ContainsAny(ds[0].Message, "\t\x7f\u0085") {
			t.Errorf("%q: the message would write a control character: %q", name, ds[0].Message)
		}
	}
}

func TestSlugAndID(t *testing.T) {
	for slug, ok := range map[string]bool{
		"forum": true, "forum-2020": true, "Forum": true, "à-genève": true, "発表": true, "v1.2": true, "a_b": true, "123": true, "1": true, "ประกาศ": true,
		"12": false, "01": false, "a b": false, "a/b": false, "..": false, ".a": false, "a.": false, "a%20b": false, "a?b": false, "aux": false, "nul.txt": false, "a\nb": false,
		strings.Repeat("a", 151): false,
	} {
		if fault := slugFault(slug); (fault == "") != ok {
			t.Errorf("slug %q: %q", slug, fault)
		}
	}
	for id, ok := range map[string]bool{
		"jp-mic": true, "covid-19": true, "a": true, "2020": true,
		"": false, "JP-MIC": false, "jp_mic": false, "jp--mic": false, "-jp": false, "jp-": false, "経済": false, "a b": false, "con": false, "é": false,
	} {
		if fault := idFault(id); (fault == "") != ok {
			t.Errorf("ID %q: %q", id, fault)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	site := []string{"en", "fr-CA", "zh-Hant"}
	for _, c := range []struct {
		name, lang string
		maybe      bool
	}{
		{"en.md", "en", false}, {"EN.md", "en", false}, {"fr-ca.md", "fr-CA", false}, {"zh-hant.md", "zh-Hant", false},
		{"de.md", "", true}, {"fr.md", "", true}, {"jp.md", "", true}, {"fr_CA.md", "", true}, {"pt-BR.md", "", true},
		{"README.md", "", false}, {"notes.md", "", false}, {"en.txt", "", false}, {"en.MD", "", false}, {"en", "", false}, {".md", "", false}, {"to-do.md", "", true},
	} {
		if lang, maybe := languageOf(c.name, site); lang != c.lang || maybe != c.maybe {
			t.Errorf("%s: %q %v, want %q %v", c.name, lang, maybe, c.lang, c.maybe)
		}
	}
}
