package importer

import (
	"encoding/json"
	"html"
	"strings"
)

// footnotesKey is the field in which WordPress (since 6.3) keeps the footnotes of a text: a list in JSON. In the
// text itself a block alone says where they stand.
const footnotesKey = "footnotes"

// footnotes puts the footnotes of an entry where their block stands, else at the end.
func footnotes(d *draft, doc *Document, i *wxrItem) {
	var notes []struct {
		ID      string `json:"id"`
		Content string `json:"content"`
	}
	raw := strings.TrimSpace(i.meta[footnotesKey])
	if raw == "" || raw == "[]" {
		return
	}
	if err := json.Unmarshal([]byte(raw), &notes); err != nil {
		doc.lose(i.line, "footnotes that cannot be read (%v): %s", err, squeeze(raw))
		return
	}
	var b strings.Builder
	b.WriteString("<ol>")
	for _, n := range notes {
		b.WriteString(`<li id="` + html.EscapeString(n.ID) + `">` + n.Content + "</li>")
	}
	b.WriteString("</ol>")
	at := edit{len(d.text), len(d.text), "\n\n" + b.String()}
	for _, m := range blockForm.FindAllStringSubmatchIndex(d.text, -1) {
		if d.text[m[4]:m[5]] == footnotesKey {
			at = edit{m[0], m[1], b.String()}
			break
		}
	}
	d.apply([]edit{at})
}
