package syndication

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"docsite/generator/htmltext"
)

// Markdown is the Markdown twin of a release: a short front matter, and the text as CommonMark with the tables and
// footnotes of GitHub's, whose links are whole addresses.
type Markdown struct{}

func (Markdown) Name() string      { return "markdown" }
func (Markdown) File() string      { return "index.md" }
func (Markdown) MediaType() string { return "text/markdown" }
func (Markdown) Title() string     { return "" }

// Write writes the twin of a release.
func (Markdown) Write(out *bytes.Buffer, d *Description) error {
	out.WriteString("---\n")
	matter := matterWriter{out}
	matter.key("title", d.Title)
	matter.key("url", d.URL)
	matter.key("id", d.ID)
	matter.key("language", d.Language)
	for _, other := range d.Languages {
		if other.Original && !d.Original {
			matter.key("original", other.URL)
		}
	}
	if t := d.Translation; t != nil {
		matter.key("status", t.Status)
		if t.Behind {
			out.WriteString("behind: true\n")
		}
	}
	matter.key("published", d.Published.String())
	if !d.Modified.Equal(d.Published.Time) {
		matter.key("modified", d.Modified.String())
	}
	matter.key("type", d.Type.ID)
	matter.list("issuers", names(d.Issuers, func(b Body) string { return b.Name }))
	matter.list("countries", names(d.Countries, func(t Term) string { return t.ID }))
	matter.list("topics", names(d.Topics, func(t Term) string { return t.Name }))
	if w := d.Withdrawn; w != nil {
		matter.key("withdrawn", w.Date.String())
		if w.SupersededBy != nil {
			matter.key("superseded_by", w.SupersededBy.URL)
		}
	}
	out.WriteString("---\n\n# " + escapeLine(d.Title) + "\n\n")
	for _, fact := range d.QuickFacts {
		text, err := htmltext.Markdown(fact)
		if err != nil {
			return err
		}
		out.WriteString("- " + strings.TrimSpace(text) + "\n")
	}
	if len(d.QuickFacts) > 0 {
		out.WriteByte('\n')
	}
	text, err := htmltext.Markdown(d.HTML)
	if err != nil {
		return err
	}
	out.WriteString(text)
	if d.Notes != "" {
		if text, err = htmltext.Markdown(d.Notes); err != nil {
			return err
		}
		out.WriteString("\n---\n\n" + text)
	}
	for i, a := range d.Attachments {
		if i == 0 {
			out.WriteString("\n---\n\n")
		}
		fmt.Fprintf(out, "- [%s](<%s>)\n", escapeLine(a.Title), a.URL)
	}
	return nil
}

// matterWriter writes front matter. A text in JSON's quotation marks is one of YAML, too (YAML 1.2.2, 1.2).
type matterWriter struct{ *bytes.Buffer }

func (w matterWriter) key(name, value string) {
	if value != "" {
		w.WriteString(name + ": " + quoted(value) + "\n")
	}
}

func (w matterWriter) list(name string, values []string) {
	if len(values) == 0 {
		return
	}
	for i, value := range values {
		values[i] = quoted(value)
	}
	w.WriteString(name + ": [" + strings.Join(values, ", ") + "]\n")
}

func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		panic(err) // a text can always be written
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// names are those of several things.
func names[T any](of []T, name func(T) string) []string {
	list := make([]string, len(of))
	for i, one := range of {
		list[i] = name(one)
	}
	return list
}

// escapeLine escapes the signs of Markdown in a line.
func escapeLine(line string) string { return lineSigns.Replace(line) }

var lineSigns = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "~", `\~`, "|", `\|`, "&", `\&`)
