package read

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"time"

	"docsite/generator/charset"
	"docsite/generator/contact"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/locale/cldr"
	"docsite/generator/press"
)

// Ministries reads the register, by ID. A site without one has no ministries. The
// words are those that may stand beside telephone numbers.
func Ministries(site fs.FS, languages []string, words contact.Words) (map[string]*press.Ministry, []diag.Diagnostic, error) {
	raw, err := fs.ReadFile(site, layout.Register)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]*press.Ministry{}, nil, nil
	} else if err != nil {
		return nil, nil, err
	}
	text, ds := charset.Clean(layout.Register, raw)
	if ds != nil {
		return nil, ds, nil
	}
	m, ds := fields.Parse(layout.Register, text, 0)
	if m == nil {
		return nil, ds, nil
	}
	register := map[string]*press.Ministry{}
	for _, id := range m.Names() {
		if entry := m.Map(id.Value); entry != nil {
			register[id.Value] = ministry(id, entry, languages, words)
		} else if _, set := m.KeyAt(id.Value); !set {
			m.Report(missing(id.At, "country", id.Value+": {country: jp, name: {en: …}}"))
		}
	}
	successors(m, register)
	return register, m.Diagnostics(), nil
}

func ministry(id fields.Text, m *fields.Map, languages []string, words contact.Words) *press.Ministry {
	e := &press.Ministry{ID: id.Value, At: id.At}
	if fault := idFault(id.Value); fault != "" {
		m.Report(diag.New(diag.BadMinistry, id.At, "the ID “%s” %s", id.Value, fault).
			WithHint("the ID is part of the ministry's address: write it like jp-mic"))
	}
	country := m.Text("country")
	e.Country = strings.ToUpper(country.Value)
	switch {
	case !country.Set:
		m.Report(missing(id.At, "country", "country: jp"))
	case !cldr.Known(e.Country):
		m.Report(diag.New(diag.CountryUnknown, country.At, "there is no country “%s”", country.Value).
			WithHint("%s", cldr.Hint(e.Country)))
	}
	e.Name = texts(m, "name", languages)
	if len(e.Name) == 0 {
		m.Report(missing(id.At, "name", "name: {en: …, ja: …}"))
	}
	e.Short = texts(m, "short", languages)
	if reading := m.Text("reading"); line(m, reading, "reading") {
		e.Reading = reading.Value
	}
	e.URL = webAddress(m, "url")
	if c := m.Map("contact"); c != nil {
		whom := readContact(c, words)
		e.Contact = &whom
	}
	e.About, e.Logo = paragraphs(m, "about", languages), siteFile(m, "logo")
	e.Since, e.Until = registerDay(m, "since"), registerDay(m, "until")
	if next := m.Text("succeeded_by"); next.Set {
		e.SucceededBy = next.Value
	}
	m.Done("an entry of the register")
	return e
}

// registerDay reads a day of a body's history, which has no zone.
func registerDay(m *fields.Map, key string) time.Time {
	t := m.Text(key)
	if !t.Set {
		return time.Time{}
	}
	when, only, ds := day(t, key, time.UTC)
	if ds == nil && !only {
		ds = []diag.Diagnostic{diag.New(diag.BadDate, t.At, "“%s” must be a day", key).WithHint("write it as 2001-01-06")}
	}
	for _, d := range ds {
		m.Report(d)
	}
	return when
}

// successors checks that every successor exists and that none leads back.
func successors(m *fields.Map, register map[string]*press.Ministry) {
	var ids []string
	for id := range register {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		e := register[id]
		if e.SucceededBy == "" {
			continue
		}
		if register[e.SucceededBy] == nil {
			m.Report(diag.New(diag.BadMinistry, e.At, "“%s” is succeeded by “%s”, which is not in the register", id, e.SucceededBy).
				WithHint("%s", diag.DidYouMean(e.SucceededBy, ids, "add the successor to the register")))
			continue
		}
		seen := map[string]bool{}
		for next := id; next != "" && register[next] != nil; next = register[next].SucceededBy {
			if seen[next] {
				m.Report(diag.New(diag.BadMinistry, e.At, "“%s” is, over its successors, its own successor", id).
					WithHint("let the succession end in a body that exists today"))
				break
			}
			seen[next] = true
		}
	}
}

// paragraphs reads a text of several lines in several languages. Line breaks within a
// paragraph are spaces of the file.
func paragraphs(m *fields.Map, key string, languages []string) press.Text {
	found := press.Text{}
	set := func(tag string, t fields.Text) {
		if t.Set && strings.TrimSpace(t.Value) != "" {
			found[tag] = strings.TrimSpace(t.Value)
		}
	}
	if m.IsText(key) {
		set(languages[0], m.Text(key))
		return found
	}
	section := m.Map(key)
	for _, name := range section.Names() {
		tag, err := locale.Canonical(name.Value)
		if err != nil {
			m.Report(diag.New(diag.BadLanguageTag, name.At, "%v", err).WithHint("use BCP 47 tags, such as en, fr-CA or zh-Hant"))
			continue
		}
		set(tag, section.Text(name.Value))
	}
	return found
}
