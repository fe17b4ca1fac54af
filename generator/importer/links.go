package importer

import (
	"fmt"
	"strings"

	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/fields"

	newsroom "docsite/generator/edit"
)

// Link says that texts are translations of each other, by their origins.
type Link struct {
	Original     string
	Translations []string
}

// ReadLinks reads a file of links, as [WriteLinks] writes it: YAML, in which the origin of an
// original stands before the list of those of its translations.
func ReadLinks(file string, raw []byte) ([]Link, []diag.Diagnostic) {
	text, ds := charset.Clean(file, raw)
	if ds != nil {
		return nil, ds
	}
	m, ds := fields.Parse(file, text, 0)
	if m == nil {
		return nil, ds
	}
	var links []Link
	for _, name := range m.Names() {
		l := Link{Original: name.Value}
		if m.IsText(name.Value) {
			l.Translations = []string{m.Text(name.Value).Value}
		} else {
			for _, t := range m.List(name.Value) {
				l.Translations = append(l.Translations, t.Value)
			}
		}
		links = append(links, l)
	}
	return links, diag.Sort(m.Diagnostics())
}

// WriteLinks writes proposals as a file of links, with their reasons, for somebody to
// delete what is wrong. It is empty where there are none.
func WriteLinks(proposals []Proposal) string {
	var b strings.Builder
	for i := 0; i < len(proposals); {
		original := proposals[i].Original
		var translations []string
		for ; i < len(proposals) && proposals[i].Original == original; i++ {
			p := proposals[i]
			fmt.Fprintf(&b, "# %s and %s: %s\n", p.Langs[0], p.Langs[1], strings.Join(p.Reasons, "; "))
			translations = append(translations, p.Translation)
		}
		b.WriteString(newsroom.Item(original) + ": " + newsroom.List(translations) + "\n")
	}
	return b.String()
}
