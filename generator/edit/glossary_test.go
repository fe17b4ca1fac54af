package edit_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator/edit"
	"docsite/generator/glossary"
	"docsite/generator/layout"
)

// TestTerms: entries go to the end of the glossary, as its lines end, and are read the same.
func TestTerms(t *testing.T) {
	added := []*glossary.Entry{
		{ID: "no", Domain: "a: b", Terms: map[string][]glossary.Term{"fr": {{Text: "oui"}, {Text: "- non", Status: glossary.Not}, {Text: "#x", Status: glossary.Not}}, "en": {{Text: "no"}}}},
		{ID: "plain", Note: map[string]string{"fr": "“Ici”: là"}, Terms: map[string][]glossary.Term{"fr": {{Text: "plaine", Status: glossary.May}}}},
	}
	const text = "\"no\":\n  domain: \"a: b\"\n  en: \"no\"\n  fr:\n    use: oui\n    not:\n      - \"- non\"\n      - \"#x\"\n\nplain:\n  note:\n    fr: \"“Ici”: là\"\n  fr:\n    may: plaine\n"
	for _, c := range []struct{ name, before, want, told string }{
		{"none yet", "-", text, ""},
		{"empty", "", text, ""},
		{"behind others", "a: {en: A} # mine\n", "\n" + text, ""},
		{"without a last line break", "a: {en: A}", "\n\n" + text, ""},
		{"with CRLF", "a: {en: A}\r\n", strings.ReplaceAll("\n"+text, "\n", "\r\n"), ""},
		{"in braces", "{a: {en: A}}\n", "", "DS113"},
		{"against what is there", "a: {fr: {not: oui}}\n", "", "DS341"},
		{"an ID that is there", "plain: {en: A}\n", "", "DS114"},
	} {
		site := fstest.MapFS{"docsite.yaml": {Data: []byte("title: A\nbase_url: https://a.example/\nlanguages: [en, fr]\n")}}
		if c.before != "-" {
			site[layout.Glossary] = &fstest.MapFile{Data: []byte(c.before)}
		}
		s, ds, err := edit.Open(site)
		if s == nil || err != nil {
			t.Fatal(c.name, ds, err)
		}
		got, ds, err := s.Terms(added)
		told := ""
		if len(ds) > 0 {
			told = string(ds[0].Code)
		}
		if err != nil || string(got.Text) != c.want || told != c.told {
			t.Errorf("%s: %v %s\n%q\nwant %s\n%q", c.name, err, told, got.Text, c.told, c.want)
		}
		if wants := int64(len(c.before)); c.before != "-" && c.want != "" && got.After != wants || c.before == "-" && got.After != -1 {
			t.Errorf("%s: behind byte %d", c.name, got.After)
		}
	}
}
