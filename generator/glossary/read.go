package glossary

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// What a glossary may have: a large one has some thousand entries of 300 bytes.
const (
	mostBytes = 4_000_000
	mostTerm  = 200  // characters of a term
	mostNote  = 2000 // characters of a note or a domain
)

// Read reads the glossary of a site. It is nil where the site has none, and where there are errors
// among the diagnostics. Terms may be in the languages of the site and in those that they begin
// with, as fr-CA does with fr. Without locales, which may have mistakes of their own, no inflection
// is known.
func Read(site fs.FS, languages []string, locales []*locale.Locale) (*Glossary, []diag.Diagnostic, error) {
	raw, err := readFile(site)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	} else if err != nil {
		return nil, nil, fmt.Errorf("read the glossary: %w", err)
	}
	g, ds := Make(raw, languages, locales)
	return g, ds, nil
}

// Make returns the glossary of a text, as [Read] does.
func Make(raw []byte, languages []string, locales []*locale.Locale) (*Glossary, []diag.Diagnostic) {
	entries, ds := Parse(raw, languages)
	if diag.Count(ds).Errors == 0 {
		ds = append(ds, contradictions(entries, locales)...)
	}
	if diag.Count(ds).Errors > 0 {
		return nil, ds
	}
	return New(entries, locales), ds
}

// readFile reads as much of the file as it may have, and a byte more.
func readFile(site fs.FS) ([]byte, error) {
	f, err := site.Open(layout.Glossary)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, mostBytes+1))
}

// Parse reads the text of a glossary. Contradictions are not looked for.
func Parse(raw []byte, languages []string) ([]*Entry, []diag.Diagnostic) {
	if len(raw) > mostBytes {
		return nil, []diag.Diagnostic{diag.New(diag.FileTooLarge, diag.Pos{File: layout.Glossary}, "the glossary is larger than %d MB", mostBytes/1_000_000).
			WithHint("keep in it what texts of this site are about")}
	}
	text, ds := charset.Clean(layout.Glossary, raw)
	if ds != nil {
		return nil, ds
	}
	m, ds := fields.Parse(layout.Glossary, charset.Compose(text), 0)
	if m == nil {
		return nil, ds
	}
	r := reader{languages: languagesOf(languages), first: first(languages)}
	var entries []*Entry
	for _, id := range m.Names() {
		if e := m.Map(id.Value); e != nil {
			entries = append(entries, r.entry(id, e))
		} else if _, set := m.KeyAt(id.Value); !set {
			m.Report(noTerm(id))
		}
	}
	return entries, m.Diagnostics()
}

// languagesOf returns the languages that a site has and those that they begin with.
func languagesOf(site []string) []string {
	var list []string
	for _, tag := range site {
		for _, l := range locale.Lineage(tag) {
			if !slices.Contains(list, l) {
				list = append(list, l)
			}
		}
	}
	return list
}

func first(languages []string) string {
	if len(languages) == 0 {
		return ""
	}
	return languages[0]
}

type reader struct {
	languages []string
	first     string // of the site
}

var idForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func bad(at diag.Pos, hint, format string, args ...any) diag.Diagnostic {
	return diag.New(diag.BadGlossary, at, format, args...).WithHint("%s", hint)
}

func noTerm(id fields.Text) diag.Diagnostic {
	return bad(id.At, "write what is to be used, as in en: {use: [Digital Agency], not: [Digital Office]}", "the entry “%s” has no term", id.Value)
}

func (r reader) entry(id fields.Text, m *fields.Map) *Entry {
	e := &Entry{ID: id.Value, At: id.At, Terms: map[string][]Term{}}
	if !idForm.MatchString(id.Value) {
		m.Report(bad(id.At, "write it like digital-agency", "the ID “%s” must begin with a lower-case letter of the Latin alphabet, and have such letters, digits and single hyphens", id.Value))
	}
	if d := m.Text("domain"); d.Set {
		e.Domain = r.words(m, d, "domain", mostNote)
	}
	e.Note = r.note(m)
	for _, lang := range r.languages {
		m.KeyAt(lang) // which may stand there: so a slip in it is known
	}
	for _, name := range m.Names() {
		lang, err := locale.Canonical(name.Value)
		if err != nil || !slices.Contains(r.languages, lang) {
			continue
		}
		if _, set := m.KeyAt(name.Value); !set {
			continue
		}
		if e.Terms[lang] != nil {
			m.Report(bad(name.At, "keep one of the two", "the language “%s” stands twice in this entry", lang))
			continue
		}
		e.Terms[lang] = r.terms(m, name.Value)
	}
	terms := 0
	for _, list := range e.Terms {
		terms += len(list)
	}
	if terms == 0 && len(e.Terms) == 0 {
		m.Report(noTerm(id))
	}
	m.Done("an entry of the glossary")
	return e
}

// note reads a text in several languages. A plain one is in the first language of the site.
func (r reader) note(m *fields.Map) press.Text {
	note := press.Text{}
	if m.IsText("note") {
		if t := r.words(m, m.Text("note"), "note", mostNote); t != "" {
			note[r.first] = t
		}
		return note
	}
	section := m.Map("note")
	for _, lang := range r.languages {
		section.KeyAt(lang)
	}
	for _, name := range section.Names() {
		if lang, err := locale.Canonical(name.Value); err == nil && slices.Contains(r.languages, lang) {
			if t := section.Text(name.Value); t.Set {
				note[lang] = r.words(section, t, "note", mostNote)
			}
		}
	}
	section.Done("a note")
	return note
}

// terms reads the terms of a language: a text is what is to be used.
func (r reader) terms(m *fields.Map, lang string) []Term {
	var list []Term
	add := func(m *fields.Map, key string, t fields.Text, s Status) {
		if !t.Set {
			return
		}
		if text := r.words(m, t, key, mostTerm); text != "" {
			list = append(list, Term{text, s, t.At})
		}
	}
	if m.IsText(lang) {
		add(m, lang, m.Text(lang), Use)
		return list
	}
	section := m.Map(lang)
	given := false
	for s := Use; s <= Not; s++ {
		key := s.String()
		if _, set := section.KeyAt(key); set && !section.IsEmptyList(key) {
			given = true
		}
		if section.IsText(key) {
			add(section, key, section.Text(key), s)
			continue
		}
		for _, t := range section.List(key) {
			add(section, key, t, s)
		}
	}
	if section != nil && !given {
		section.Report(bad(section.At, "write terms behind use, may or not, or take the language out", "“%s” has no term", lang))
	}
	section.Done("a language’s set of terms")
	return list
}

// words returns a text in one line, or nothing where it cannot be meant, which it tells.
func (r reader) words(m *fields.Map, t fields.Text, key string, most int) string {
	text := strings.TrimSpace(t.Value)
	if text == "" {
		m.Report(bad(t.At, "write it or delete it", "“%s” is empty", key))
		return ""
	}
	if fault := textFault(text, most); fault != "" {
		m.Report(bad(t.At, "write in one line what stands in texts", "a text of “%s” %s", key, fault))
		return ""
	}
	return foldSpaces(text)
}

// foldSpaces returns a text in which a row of spaces, tabs and line breaks is one space, and none
// stands at its ends. A space that does not break a line is none of them.
func foldSpaces(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n\r", r) }), " ")
}

// textFault says why a text cannot stand in a glossary; it is empty where it can.
func textFault(text string, most int) string {
	switch {
	case utf8.RuneCountInString(text) > most:
		return fmt.Sprintf("is longer than %d characters", most)
	case strings.ContainsAny(text, "\n\t\u2028\u2029"):
		return "is more than one line"
	case strings.ContainsRune(text, unicode.ReplacementChar):
		return "holds U+FFFD, which stands for a character that was lost"
	case !strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.L, unicode.N) }):
		return "has no letter"
	}
	return ""
}
