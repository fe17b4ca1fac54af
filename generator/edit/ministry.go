package edit

import (
	"bytes"
	"docsite/generator/layout"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"

	"docsite/generator/charset"
	"docsite/generator/contact"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/read"
)

// Ministry says what a new entry of the register is.
type Ministry struct {
	ID      string
	Country string     // a code; else that with which the ID begins
	Name    press.Text // at least one
	Short   press.Text
	Reading string // of the name, in kana
	URL     string
	Tel     string
	Email   string
}

// Entry is text for the end of the register.
type Entry struct {
	Text  []byte
	After int64    // bytes that the register has now, or -1 where there is none yet
	Near  []string // IDs of the country that it has and that are almost this one
}

// Write writes the entry.
func (e Entry) Write(folder *os.Root) error {
	if e.After < 0 {
		return Create(folder, []File{{layout.Register, e.Text}})
	}
	return Append(folder, layout.Register, e.After, e.Text)
}

// CountryOf returns the country with whose code an ID begins, as jp-mic does, or
// "".
func (s *Scaffolder) CountryOf(id string) string {
	first, _, more := strings.Cut(id, "-")
	code, err := s.Country(first)
	if !more || err != nil {
		return ""
	}
	return code
}

// NewID returns an error if an ID cannot be a ministry's, or is one already.
func (s *Scaffolder) NewID(id string) error {
	if fault := read.IDFault(id); fault != "" {
		return fmt.Errorf("the ID “%s” %s: it becomes part of an address, so write it like jp-mic", id, fault)
	}
	if m := s.Ministries[id]; m != nil {
		return fmt.Errorf("the register has “%s” already, at %s, and nothing is overwritten", id, m.At)
	}
	return nil
}

// Ministry returns a new entry. What stands in the register is not changed.
func (s *Scaffolder) Ministry(m Ministry) (Entry, error) {
	if err := s.NewID(m.ID); err != nil {
		return Entry{}, err
	}
	if m.Country == "" {
		m.Country = s.CountryOf(m.ID)
	}
	code, err := s.Country(m.Country)
	if err != nil {
		return Entry{}, err
	}
	m.Country = strings.ToLower(code)
	if len(m.Name) == 0 {
		return Entry{}, fmt.Errorf("the ministry “%s” has no name", m.ID)
	}
	var compatriots []string
	for _, id := range slices.Sorted(maps.Keys(s.Ministries)) {
		if s.Ministries[id].Country == code {
			compatriots = append(compatriots, id)
		}
	}
	e := Entry{After: -1, Near: diag.Nearest(m.ID, compatriots)}
	text := s.entry(m)
	raw, err := fs.ReadFile(s.folder, layout.Register)
	if errors.Is(err, fs.ErrNotExist) {
		e.Text = []byte(text)
		return e, validate(nil, e.Text, m.ID, locale.ContactWords(s.Locales))
	} else if err != nil {
		return Entry{}, fmt.Errorf("read the register: %w", err)
	}
	e.After = int64(len(raw))
	switch {
	case len(bytes.TrimSpace(raw)) == 0:
	case bytes.HasSuffix(raw, []byte("\n")):
		text = "\n" + text
	default:
		text = "\n\n" + text
	}
	if 2*bytes.Count(raw, []byte("\r\n")) > bytes.Count(raw, []byte("\n")) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	e.Text = []byte(text)
	return e, validate(raw, e.Text, m.ID, locale.ContactWords(s.Locales))
}

// entry writes a ministry as YAML.
func (s *Scaffolder) entry(m Ministry) string {
	var b strings.Builder
	value := func(indent, key, text string) {
		if text != "" {
			b.WriteString(indent + key + ": " + Scalar(text) + "\n")
		}
	}
	texts := func(key string, t press.Text, all bool) {
		if len(t) > 0 {
			b.WriteString("  " + key + ":\n")
		}
		for _, lang := range s.Settings.Languages {
			if value("    ", lang, t[lang]); t[lang] == "" && all {
				b.WriteString("    " + lang + ":\n")
			}
		}
	}
	b.WriteString(Scalar(m.ID) + ":\n")
	value("  ", "country", m.Country)
	texts("name", m.Name, true)
	texts("short", m.Short, false)
	value("  ", "reading", m.Reading)
	value("  ", "url", m.URL)
	if m.Tel != "" || m.Email != "" {
		b.WriteString("  contact:\n")
		value("    ", "tel", m.Tel)
		value("    ", "email", m.Email)
	}
	return b.String()
}

// validate reads the register as it will be. The error says what is wrong with the
// entry, or that nothing can be added to the end of what is there, as where it is
// written in braces.
func validate(before, entry []byte, id string, words contact.Words) error {
	names := func(raw []byte) ([]fields.Text, bool) {
		text, ds := charset.Clean(layout.Register, raw)
		m, _ := fields.Parse(layout.Register, text, 0)
		return m.Names(), ds == nil && m != nil
	}
	old, _ := names(before)
	all, ok := names(slices.Concat(before, entry))
	if !ok || len(all) != len(old)+1 || all[len(old)].Value != id {
		return fmt.Errorf("%s is written in a way that nothing can be added to its end; add this by hand:\n\n%s",
			layout.Register, bytes.TrimSpace(entry))
	}
	_, ds, err := read.Ministries(tree{{layout.Register, entry}}, []string{"en"}, words)
	for _, d := range ds {
		return fmt.Errorf("%s: %s", d.Message, d.Hint)
	}
	return err
}
