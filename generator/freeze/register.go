package freeze

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"docsite/generator/edit"
	"docsite/generator/press"
)

// bodies are those that the year's releases name, and their successors that are public, by ID.
func (y *Year) bodies() []*press.Ministry {
	site := y.Plan.Site
	var ids []string
	for _, r := range y.Releases() {
		ids = append(ids, r.Ministries...)
	}
	needed := map[string]*press.Ministry{}
	for len(ids) > 0 {
		id := ids[0]
		ids = ids[1:]
		if m := site.Ministries[id]; m != nil && needed[id] == nil {
			needed[id] = m
			if y.past(m.Until) {
				ids = append(ids, m.SucceededBy)
			}
		}
	}
	return slices.SortedFunc(maps.Values(needed), func(a, b *press.Ministry) int { return strings.Compare(a.ID, b.ID) })
}

// register writes the entries of bodies anew: the file itself may hold the names of others that
// are news, and remarks.
func (y *Year) register() []byte {
	var b bytes.Buffer
	for _, m := range y.bodies() {
		y.entry(&b, m)
	}
	if b.Len() == 0 {
		b.WriteString("{}\n")
	}
	return b.Bytes()
}

// past reports whether a day of the register has come.
func (y *Year) past(day time.Time) bool { return !day.IsZero() && !day.After(y.Plan.Site.Now) }

func (y *Year) entry(b *bytes.Buffer, m *press.Ministry) {
	fmt.Fprintf(b, "%s:\n", m.ID)
	value := func(indent, key, text string) {
		if text != "" {
			fmt.Fprintf(b, "%s%s: %s\n", indent, key, edit.Scalar(text))
		}
	}
	texts := func(key string, t press.Text) {
		if len(t) == 0 {
			return
		}
		fmt.Fprintf(b, "  %s:\n", key)
		for _, lang := range slices.Sorted(maps.Keys(t)) {
			value("    ", lang, t[lang])
		}
	}
	value("  ", "country", strings.ToLower(m.Country))
	texts("name", m.Name)
	texts("short", m.Short)
	value("  ", "reading", m.Reading)
	value("  ", "url", m.URL)
	if c := m.Contact; c != nil && *c != (press.Contact{}) {
		b.WriteString("  contact:\n")
		for _, field := range []struct{ key, text string }{{"office", c.Office}, {"name", c.Name}, {"tel", c.Tel}, {"fax", c.Fax}, {"email", c.Email}, {"url", c.URL}} {
			value("    ", field.key, field.text)
		}
	}
	if y.past(m.Since) {
		fmt.Fprintf(b, "  since: %s\n", m.Since.Format(time.DateOnly))
	}
	if y.past(m.Until) {
		fmt.Fprintf(b, "  until: %s\n", m.Until.Format(time.DateOnly))
		if y.Plan.Site.Ministries[m.SucceededBy] != nil {
			value("  ", "succeeded_by", m.SucceededBy)
		}
	}
	texts("about", m.About)
	value("  ", "logo", m.Logo.Text)
}
