package render

import (
	"bytes"
	"encoding/xml"
	"maps"
	"slices"
	"strconv"
	"strings"

	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/plan"
	"docsite/generator/press"
	"docsite/generator/search"
	"docsite/generator/store"
)

// SearchView is a language's search: what its form offers, and what search.js
// says. Its fields are what it asks for, by the name they have in an address.
type SearchView struct {
	Action     string // address of the page, and of the folder that the index lies in
	Countries  []Option
	Ministries []OptionGroup
	Types      []Option
	Topics     []Option
	Years      []Option
	Languages  []SearchLanguage // where there are several
	Empty      bool             // no release is told in the language
	Ways       []Link           // to the shelves
	Counts     []Count
	Elsewhere  []Count // with “{language}”, too
	Group      string  // between groups of three digits
}

// Option is a choice of a form.
type Option struct{ Value, Text, Lang string }

// OptionGroup is a country with the choices of its ministries.
type OptionGroup struct {
	Text    string
	Options []Option
}

// SearchLanguage is a language to search in. Index is the folder of its index;
// Value is empty for the page's own.
type SearchLanguage struct{ Value, Lang, Name, Index string }

// Count is the text of a number of results in a plural form; “{count}” stands in
// the place of the number.
type Count struct{ Form, Text string }

func (b *builder) search(v *View) error {
	var err error
	if v.Title, err = b.locale.Format("search.title"); err != nil {
		return err
	}
	b.path(v, Link{Text: v.Title})
	if v.Description, err = b.locale.Format("search.about", "Site", v.Site.Title); err != nil {
		return err
	}
	s := &SearchView{Action: b.plan.Href(b.page), Group: b.locale.Group()}
	s.Empty = !slices.ContainsFunc(b.plan.Site.Releases, func(r *press.Release) bool { return r.In(b.page.Lang) != nil })
	s.Countries = b.options(b.items(plan.Countries), strings.ToLower)
	if directory := b.plan.Directory(b.page.Lang, plan.Ministries); directory != nil {
		for _, group := range directory.Catalogue().Groups {
			s.Ministries = append(s.Ministries, OptionGroup{b.locale.Country(group.Of.ID), b.options(group.Items, nil)})
		}
	}
	s.Types, s.Topics = b.options(b.items(plan.Types), nil), b.options(b.items(plan.Topics), nil)
	for _, year := range b.plan.Home(b.page.Lang).Listing().Years {
		s.Years = append(s.Years, Option{Value: strconv.Itoa(year.Period.Year), Text: b.period(year.Period)})
	}
	b.searchLanguages(s)
	for _, k := range plan.Shelves {
		if page, text := b.shelf(k); page != nil {
			s.Ways = append(s.Ways, b.link(page, text))
		}
	}
	if s.Counts, err = b.counts("search.count"); err != nil {
		return err
	}
	s.Elsewhere, err = b.counts("search.elsewhere", "Language", "{language}")
	v.Search = s
	return err
}

// counts are the plural forms of a message.
func (b *builder) counts(id string, data ...string) (counts []Count, err error) {
	forms, err := b.locale.Forms(id, "{count}", data...)
	for _, form := range slices.Sorted(maps.Keys(forms)) {
		counts = append(counts, Count{form, forms[form]})
	}
	return counts, err
}

// items are those of a shelf's directory, in the order of their names.
func (b *builder) items(k plan.Shelf) []plan.Item {
	page := b.plan.Directory(b.page.Lang, k)
	if page == nil {
		return nil
	}
	return page.Catalogue().Items
}

func (b *builder) options(items []plan.Item, written func(string) string) []Option {
	var options []Option
	for _, item := range items {
		text, lang := b.name(item.Subject)
		value := item.Subject.ID
		if written != nil {
			value = written(value)
		}
		options = append(options, Option{value, text, lang})
	}
	return options
}

func (b *builder) searchLanguages(s *SearchView) {
	if len(b.plan.Locales) < 2 {
		return
	}
	for _, l := range b.plan.Locales {
		language := SearchLanguage{Lang: l.Tag, Name: l.Name, Index: b.plan.Href(b.plan.Search(l.Tag))}
		if l.Tag != b.page.Lang {
			language.Value = l.Tag
		}
		s.Languages = append(s.Languages, language)
	}
}

// records writes what a list of results shows of some releases.
func (b *builder) records(out *bytes.Buffer) error {
	index := b.page.IndexFile().Index
	records := search.Records{Stamp: index.Head.Stamp}
	for _, r := range index.Part(b.page.IndexFile().Part) {
		record, err := b.record(r, r.Best(b.page.Lang))
		if err != nil {
			return err
		}
		records.Releases = append(records.Releases, record)
	}
	return search.JSON(out, records)
}

func (b *builder) record(r *press.Release, t *press.Translation) (search.Record, error) {
	record := search.Record{Href: b.plan.Href(b.plan.Release(t)), Title: t.Title, Summary: b.summary(t)}
	if layout.IsPage(r.ID) {
		record.Type = b.locale.MessageOr("search.page", "")
	} else {
		date := b.day(r.Date, r.DateOnly)
		record.Date, record.Day = date.Text, date.Machine
		record.Type = b.locale.MessageOr(locale.TypePrefix+r.Type, r.Type)
	}
	if t.Lang != b.page.Lang {
		other := b.other(t.Lang)
		record.Lang, record.Language = other.Lang, other.Name
	}
	names := make([]string, len(r.Countries))
	for i, code := range r.Countries {
		names[i] = b.locale.Country(code)
	}
	record.Countries = b.locale.List(names)
	var err error
	if record.HeldBack, err = b.heldBack(r); err != nil {
		return record, err
	}
	if r.Withdrawn != nil {
		record.Withdrawn, err = b.locale.Format("release.withdrawn", "Date", b.day(r.Withdrawn.Date, true).Text)
	}
	return record, err
}

// blob writes a file of the index that was made with it.
func blob(out *bytes.Buffer, kept store.Blob) error {
	content, err := kept.Append(out.AvailableBuffer())
	out.Write(content)
	return err
}

// How many characters the names of a search may have (OpenSearch 1.1, draft 6,
// “ShortName” and “LongName”).
const (
	shortName = 16
	longName  = 48
)

// openSearch describes a language's search to browsers (OpenSearch 1.1, draft 6).
func (b *builder) openSearch(out *bytes.Buffer) error {
	site, _ := b.text(b.plan.Site.Title)
	about, err := b.locale.Format("search.about", "Site", site)
	if err != nil {
		return err
	}
	out.WriteString(xml.Header + `<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">` + "\n")
	for _, e := range [][2]string{{"ShortName", shorten(site, shortName)}, {"LongName", shorten(site, longName)}, {"Description", about}, {"Language", b.page.Lang}, {"InputEncoding", "UTF-8"}} {
		out.WriteString("<" + e[0] + ">" + escapeMarkup.Replace(e[1]) + "</" + e[0] + ">\n")
	}
	for _, u := range [][3]string{
		{"results", "text/html", b.plan.URL(b.plan.Search(b.page.Lang)) + "?q={searchTerms}"},
		{"self", "application/opensearchdescription+xml", b.plan.URL(b.page)},
	} {
		out.WriteString(`<Url rel="` + u[0] + `" type="` + u[1] + `" template="` + escapeMarkup.Replace(u[2]) + `"/>` + "\n")
	}
	out.WriteString("</OpenSearchDescription>\n")
	return nil
}

// shorten cuts a name to so many characters, with an ellipsis.
func shorten(name string, most int) string {
	characters := []rune(name)
	if len(characters) <= most {
		return name
	}
	return strings.TrimSpace(string(characters[:most-1])) + "…"
}
