package edit

import (
	"embed"
	"fmt"
	"strings"

	"docsite/generator/fields"
	"docsite/generator/locale"
)

// words/<tag>.yaml is what editors are told in the files that are made for them,
// in the language of the file.
//
//go:embed words/*.yaml
var wordFiles embed.FS

// fallback is the language in whose words one without any is spoken to.
const fallback = "en"

// words are texts by their names.
type words map[string]string

// wordsOf returns the words of a language, over those of its parents.
func wordsOf(lang string) (words, error) {
	w := words{}
	for _, tag := range append([]string{fallback}, locale.Lineage(lang)...) {
		text, err := wordFiles.ReadFile("words/" + tag + ".yaml")
		if err != nil {
			continue // its parent's will do
		}
		m, ds := fields.Parse("words/"+tag+".yaml", text, 0)
		if len(ds) > 0 {
			return nil, fmt.Errorf("built-in words: %s: %s", ds[0].Pos, ds[0].Message)
		}
		for _, name := range m.Names() {
			w[name.Value] = m.Text(name.Value).Value
		}
	}
	return w, nil
}

// with returns a text with a word in the place of its name in braces.
func (w words) with(name string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(w[name])
}
