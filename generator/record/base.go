package record

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"docsite/generator/align"
	"docsite/generator/bitext"
	"docsite/generator/furigana"
	"docsite/generator/glossary"
	"docsite/generator/locale"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/search"
)

// Base is what all records of a site are made by.
type Base struct {
	settings   *press.Settings
	ministries map[string]*press.Ministry
	people     map[string]*press.Person
	locales    map[string]*locale.Locale
	reader     read.Reader
	facts      map[string]*align.Reader // one a language that is compared
	comparer   *align.Comparer
	glossary   *glossary.Glossary // nil if the site has none
	cutter     *search.Cutter
	aligner    *bitext.Aligner
	digest     [sha256.Size]byte
}

// NewBase returns the base of a site. There are no locales where the messages
// cannot be used: then texts are read plainly, and neither compared nor searched.
// The version is docsite's own: another one may make other records of the same
// files.
//
// The texts of settings and register are set as their languages do.
func NewBase(settings *press.Settings, ministries map[string]*press.Ministry, people map[string]*press.Person, terms *glossary.Glossary, locales []*locale.Locale, version string) *Base {
	b := &Base{
		settings: settings, ministries: ministries, people: people, glossary: terms, locales: make(map[string]*locale.Locale, len(locales)),
		reader: read.Reader{Settings: settings, Converters: converters(settings, ministries, people, locales), Contact: locale.ContactWords(locales)},
		facts:  make(map[string]*align.Reader, len(locales)),
	}
	b.digest = b.inputs(locales, version) // before typography, which is a function of them
	var marks []string
	rules := map[string]search.Rules{}
	for _, l := range locales {
		b.locales[l.Tag], rules[l.Tag] = l, search.RulesOf(l)
		marks = append(marks, l.FactLexicon().Addresses...)
		b.facts[l.Tag] = align.NewReader(l.Tag, l.FactLexicon(), ministries, people)
	}
	b.comparer = align.NewComparer(marks, func(country, lang string) string { return b.locales[lang].Country(country) })
	b.aligner = bitext.NewAligner(locales)
	applyTypography(settings, ministries, people, b.reader.Converters)
	b.cutter = search.NewCutter(settings.Languages, ministries, rules)
	return b
}

// Digest returns the digest of everything that a record depends on besides the
// files of its folder.
func (b *Base) Digest() [sha256.Size]byte { return b.digest }

// Aligner returns what sets texts of the site's languages side by side.
func (b *Base) Aligner() *bitext.Aligner { return b.aligner }

// FactReaders returns what reads the facts of texts, by their languages.
func (b *Base) FactReaders() map[string]*align.Reader { return b.facts }

// Passages returns the passages of a file of a release as it is or was; see
// [read.Reader.Passages].
func (b *Base) Passages(file string, content []byte) ([]press.Passage, bool) {
	return b.reader.Passages(file, content)
}

// Text returns a file of a release as it is or was; see [read.Reader.Text].
func (b *Base) Text(file string, content []byte) (*press.Translation, bool) {
	return b.reader.Text(file, content)
}

// inputs is the digest of everything that a record depends on besides the files of
// its folder.
func (b *Base) inputs(locales []*locale.Locale, version string) (digest [sha256.Size]byte) {
	h := sha256.New()
	e := json.NewEncoder(h)
	write := func(values ...any) {
		for _, v := range values {
			if err := e.Encode(v); err != nil {
				panic(fmt.Sprintf("a setting that has no form: %v", err)) // all are plain values
			}
		}
	}
	write(form, version, b.settings.BaseURL, b.settings.Zone.String(), b.settings.Languages, b.settings.SideBySide)
	for _, id := range slices.Sorted(maps.Keys(b.ministries)) {
		m := b.ministries[id]
		write(id, m.Country, m.Name, m.Short) // the rest of the register is a matter of package check
	}
	for _, id := range slices.Sorted(maps.Keys(b.people)) {
		p := b.people[id]
		write(id, p.Name, p.Reading)
		for _, role := range p.Roles {
			write(role.Title, role.Since, role.Until)
		}
	}
	if b.glossary != nil {
		for _, e := range b.glossary.Entries {
			write(e.ID, e.Note, e.Terms)
		}
	}
	for _, l := range locales {
		o := markdownOptions(l, b.settings)
		text, _ := l.Message("person.named")
		write(text, l.ByReading())
		if l.Ruby {
			write(knownReadings(l.Tag, b.settings, b.ministries, b.people))
		}
		write(l.TextInputs(), o.ExternalLink, o.Table, o.Footnotes, o.FootnoteBack)
	}
	h.Sum(digest[:0])
	return digest
}

// converters makes one reader of Markdown a language.
func converters(settings *press.Settings, ministries map[string]*press.Ministry, people map[string]*press.Person, locales []*locale.Locale) map[string]*markdown.Converter {
	m := make(map[string]*markdown.Converter, len(settings.Languages))
	for _, tag := range settings.Languages {
		m[tag] = markdown.New(markdown.Options{Own: settings.BaseURL})
	}
	for _, l := range locales {
		o := markdownOptions(l, settings)
		if l.Ruby {
			o.Readings = furigana.NewReader(knownReadings(l.Tag, settings, ministries, people)).Read
		}
		m[l.Tag] = markdown.New(o)
	}
	return m
}

func markdownOptions(l *locale.Locale, settings *press.Settings) markdown.Options {
	return markdown.Options{
		Language:     l.Tag,
		JoinLines:    l.JoinLines,
		Phrases:      l.Phrases,
		Typography:   l.Typography,
		ExternalLink: l.Aside(l.MessageOr("release.external", "")),
		Table:        l.MessageOr("release.table", ""),
		Footnotes:    l.MessageOr("release.notes", ""),
		FootnoteBack: l.MessageOr("release.notes_back", ""),
		Own:          settings.BaseURL,
	}
}

// applyTypography sets the texts of a site's settings and register.
func applyTypography(settings *press.Settings, ministries map[string]*press.Ministry, people map[string]*press.Person, converters map[string]*markdown.Converter) {
	read.Typography(settings.Title, converters)
	read.Typography(settings.Publisher.Name, converters)
	for _, item := range slices.Concat(settings.Brand.Menu, settings.Brand.Footer) {
		read.Typography(item.Text, converters)
	}
	for _, m := range ministries {
		read.Typography(m.Name, converters)
		read.Typography(m.Short, converters)
		read.Typography(m.About, converters)
	}
	for _, p := range people {
		read.Typography(p.Name, converters)
		for _, role := range p.Roles {
			read.Typography(role.Title, converters)
		}
	}
}
