package locale

import (
	"strings"

	"docsite/generator/press"
)

// ownName returns what a language calls itself. A plain one, such as de-simple, whose name is that
// of the language that it is the plain form of, says what it is behind it: Deutsch (Leichte Sprache).
func (d *draft) ownName(name string) string {
	at := d.values["language.name"].at.File
	if own, _ := strings.CutPrefix(at, "locales/"); !press.IsSimple(d.Tag) || strings.EqualFold(own, d.Tag+".yaml") {
		return name
	}
	return name + d.Aside(d.messages["simple.name"].forms["other"])
}
