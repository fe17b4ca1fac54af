package revision

import (
	"testing"

	"docsite/generator/press"
)

func paragraph(text string) []press.Passage {
	return []press.Passage{{Kind: press.Paragraph, Text: text}}
}

func TestDigestIsOfWhatIsTranslated(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Nine countries met", "Nine  countries met", true},
		{"l'accord", "l’accord", true},
		{`il dit « oui » : « non »`, "il dit \"oui\": «\u00A0non\u00A0»", true},
		{"5 %", "5\u00A0%", true},
		{"e\u0301te\u0301", "été", true},
		{"Nine countries met", "Ten countries met", false},
		{"1 234", "1234", false},
		{"日本 語", "日本語", false},
		{"a\tb", "a b", false},
		{"", "a", false},
	} {
		if got := Digest(paragraph(c.a)) == Digest(paragraph(c.b)); got != c.same {
			t.Errorf("%q and %q are the same: %t", c.a, c.b, got)
		}
	}
}

func TestDigestIsOfStructure(t *testing.T) {
	texts := map[string][]press.Passage{
		"paragraph": paragraph("a"),
		"two":       append(paragraph("a"), paragraph("b")...),
		"joined":    paragraph("a b"),
		"heading":   {{Kind: press.Heading, Level: 2, Text: "a"}},
		"deeper":    {{Kind: press.Heading, Level: 3, Text: "a"}},
		"link":      {{Kind: press.Paragraph, Text: "a", Refs: []press.Ref{{Dest: "x"}}}},
		"other":     {{Kind: press.Paragraph, Text: "a", Refs: []press.Ref{{Dest: "y"}}}},
		"none":      nil,
	}
	seen := map[string]string{}
	for name, text := range texts {
		d := Digest(text)
		if len(d) != 64 {
			t.Errorf("%s: %q is no SHA-256", name, d)
		}
		if other := seen[d]; other != "" {
			t.Errorf("%s and %s have one digest", name, other)
		}
		seen[d] = name
	}
	where := texts["link"]
	where[0].Refs[0].Text, where[0].At.Line = 1, 7
	if Digest(where) != Digest([]press.Passage{{Kind: press.Paragraph, Text: "a", Refs: []press.Ref{{Dest: "x"}}}}) {
		t.Error("a digest knows where a passage stands")
	}
}

func TestMatches(t *testing.T) {
	whole := Digest(paragraph("a"))
	for _, digest := range []string{whole, whole[:Digits], whole[:7]} {
		if !Matches(press.Source{Lang: "en", Digest: digest}, whole) {
			t.Errorf("%s is not of the text", digest)
		}
	}
	if Matches(press.Source{}, whole) || Matches(press.Source{Lang: "en", Digest: "0000000"}, whole) {
		t.Error("no source, or another, is of the text")
	}
}
