package align_test

import (
	"slices"
	"testing"

	"docsite/generator/align"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/locales"
)

// TestPeople holds which people of a register are found in a text, and where.
func TestPeople(t *testing.T) {
	list, _, err := locale.Load(locales.Files, nil, []string{"en", "fr", "ja"})
	if err != nil {
		t.Fatal(err)
	}
	people := map[string]*press.Person{
		"oda":  {ID: "oda", Name: press.Text{"en": "Mika Oda", "ja": "小田美香"}},
		"odai": {ID: "odai", Name: press.Text{"en": "Mika Oda Ito", "fr": "Mika Oda Ito"}},
	}
	for _, c := range []struct {
		lang, text string
		want       []string // ID and words
	}{
		{"en", "Mika Oda spoke, and then Mika Oda.", []string{"oda Mika Oda", "oda Mika Oda"}},
		{"en", "Mika Oda Ito spoke to Mika Oda’s team.", []string{"odai Mika Oda Ito", "oda Mika Oda"}},
		{"en", "Mika Odaka and AMika Oda spoke.", nil},
		{"ja", "新大臣の小田美香氏が話した。", []string{"oda 小田美香"}},
		{"fr", "Mika Oda a parlé.", nil}, // the register has no French name of hers
	} {
		i := slices.IndexFunc(list, func(l *locale.Locale) bool { return l.Tag == c.lang })
		a := align.NewReader(c.lang, list[i].FactLexicon(), nil, people).Read([]byte(c.text), []press.Passage{{Kind: press.Paragraph, Text: c.text}})
		var got []string
		for n, m := range a.Mentions {
			if m.Kind == align.PersonMention {
				_, from, to := a.Place(n)
				got = append(got, m.Name+" "+c.text[from:to])
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}
