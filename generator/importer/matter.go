package importer

import (
	"strings"
	"time"

	newsroom "docsite/generator/edit"
)

// page writes the file of a text. source is what it was made from, empty where nobody says.
func (t *text) page(r *release, original bool, source string) []byte {
	var b strings.Builder
	value := func(key, text string) {
		if text != "" {
			b.WriteString(key + ": " + newsroom.Scalar(text) + "\n")
		}
	}
	list := func(key string, words []string) {
		if len(words) > 0 {
			b.WriteString(key + ": " + newsroom.List(words) + "\n")
		}
	}
	b.WriteString("---\n")
	value("title", t.Title)
	value("summary", t.Summary)
	if original {
		if !r.page && !r.date.IsZero() {
			b.WriteString("date: " + r.day() + "\n")
		}
		if r.draft {
			b.WriteString("draft: true\n")
		}
		if !r.page {
			value("type", t.Type)
			list("countries", t.Countries)
			list("ministries", t.Ministries)
			list("topics", t.Topics)
			value("reference", t.Reference)
		}
		if len(r.texts) > 1 {
			b.WriteString("original: true\n")
		}
	}
	if !r.page {
		value("place", t.Place)
	}
	if source != "" {
		b.WriteString("source: " + source + "\n")
	}
	list("aliases", t.Aliases)
	if i := t.Image; i != nil {
		b.WriteString("image:\n")
		value("  file", i.File)
		value("  alt", plainLine(i.Alt))
		value("  caption", plainLine(i.Caption))
		value("  credit", plainLine(i.Credit))
	}
	if len(t.Attachments) > 0 && !r.page {
		b.WriteString("attachments:\n")
		for _, a := range t.Attachments {
			key, where := "file", a.File
			if where == "" {
				key, where = "url", a.URL
			}
			b.WriteString("  - " + key + ": " + newsroom.Scalar(where) + "\n")
			value("    title", plainLine(a.Title))
		}
	}
	b.WriteString("---\n\n")
	if body := strings.Trim(t.Body, "\n"); body != "" {
		b.WriteString(body + "\n")
	}
	return []byte(b.String())
}

// day writes a release's date.
func (r *release) day() string {
	if r.dateOnly {
		return r.date.Format(time.DateOnly)
	}
	return r.date.Format(time.RFC3339)
}
