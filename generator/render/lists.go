package render

import (
	"bytes"
	"html/template"
	"strings"
	"time"

	"docsite/generator/locale"
	"docsite/generator/plan"
	"docsite/generator/press"
)

// ListView is a list of releases.
type ListView struct {
	Count          string // of releases, in words
	About          *AboutView
	Dossier        []TallyView // of a country or a ministry
	Parts          *PartsView
	Sections       []Section
	Empty          bool
	Earlier, Later *Link
}

// PartsView shows how many releases each year or month of a list has, and
// leads there.
type PartsView struct {
	Title  string
	Months bool
	Items  []Bar
}

// Bar is a year or a month, newest first. Without Href it has no release.
type Bar struct {
	Link
	Share int // per cent of the longest bar
}

// Section is a part of a list under a heading, which may be empty; then it has
// no ID either.
type Section struct {
	Title   string
	ID      string
	Entries []Entry
}

// Entry is a release in a list. In a template, cards makes HTML of several,
// each by the template “card”.
type Entry struct {
	Href, Title, Type, Summary, Countries, HeldBack, Withdrawn, Corrected string
	Published                                                             Moment
	Other                                                                 *Other     // where it is told in another language than the page's
	Simple                                                                string     // that it is in plain language; empty of any other
	Picture                                                               *ImageView // its lead picture, small

	key  cardKey
	made template.HTML // its card, where there is one
}

// Other is a language by its tag and its own name.
type Other struct{ Lang, Name string }

type cardKey struct {
	release *press.Release
	lang    string
}

// monthsFrom is the length of a year's list from which on it has headings.
const monthsFrom = 20

func (b *builder) list(v *View) error {
	l := b.page.Listing()
	_, v.TitleLang = b.name(l.Subject)
	shelf, shelfName := b.shelf(l.Subject.Shelf)
	up := []Link{b.link(shelf, shelfName)}
	if l.Subject.ID != "" {
		up = append(up, b.subject(l.Subject))
	}
	if l.Period.Month != 0 && b.plan.Part(b.page.Lang, l.Subject, plan.Period{Year: l.Period.Year}) != nil {
		year := b.plan.Part(b.page.Lang, l.Subject, plan.Period{Year: l.Period.Year})
		up = append(up, b.link(year, b.locale.Year(l.Period.Year)))
	}
	if l.Period.Year != 0 {
		up = append(up, Link{Text: b.period(l.Period)})
	}
	var err error
	if v.Title, err = b.listTitle(l); err != nil {
		return err
	}
	b.path(v, up...)
	about := []any{"list.about", "Subject", v.Title}
	if l.Subject.ID == "" && l.Period.Year == 0 {
		about = []any{"list.about_site", "Site", v.Site.Title}
	}
	if v.Description, err = b.locale.Format(about[0].(string), about[1:]...); err != nil {
		return err
	}
	if err := b.feeds(v, l); err != nil {
		return err
	}
	v.List, err = b.listView(l)
	return err
}

// listTitle is what a list is of.
func (b *builder) listTitle(l *plan.Listing) (string, error) {
	name, _ := b.name(l.Subject)
	if l.Period.Year == 0 {
		return name, nil
	}
	return b.locale.Format("list.period", "Subject", name, "Period", b.period(l.Period))
}

func (b *builder) listView(l *plan.Listing) (*ListView, error) {
	view := &ListView{Empty: l.Total == 0}
	var err error
	if view.Count, err = b.locale.Format("list.count", "Count", l.Total); err != nil {
		return nil, err
	}
	if l.Period.Year == 0 {
		if view.About, err = b.about(l); err != nil {
			return nil, err
		}
		if view.Dossier, err = b.dossier(l); err != nil {
			return nil, err
		}
	}
	if view.Earlier, err = b.neighbour("list.earlier", l.Earlier); err != nil {
		return nil, err
	}
	if view.Later, err = b.neighbour("list.later", l.Later); err != nil {
		return nil, err
	}
	if view.Parts, err = b.parts(l); err != nil {
		return nil, err
	}
	view.Sections, err = b.sections(l)
	return view, err
}

func (b *builder) neighbour(id string, page *plan.Page) (*Link, error) {
	if page == nil {
		return nil, nil
	}
	text, err := b.locale.Format(id, "Period", b.period(page.Listing().Period))
	return &Link{Href: b.plan.Href(page), Text: text}, err
}

func (b *builder) period(p plan.Period) string {
	if p.Month == 0 {
		return b.locale.Year(p.Year)
	}
	return b.locale.Month(time.Date(p.Year, time.Month(p.Month), 1, 0, 0, 0, 0, time.UTC))
}

// sections divides a list: one that is cut shows its latest, one of all time
// stands under years, one of a long year under months.
func (b *builder) sections(l *plan.Listing) ([]Section, error) {
	if len(l.Releases) == 0 {
		return nil, nil
	}
	if l.Parts != nil || l.Period.Month != 0 || l.Period.Year != 0 && len(l.Releases) < monthsFrom {
		title := ""
		if l.Parts != nil {
			title = b.locale.MessageOr("list.latest", "")
		}
		entries, err := b.entriesOf(l.Releases)
		return []Section{{Title: title, Entries: entries}}, err
	}
	var sections []Section
	last := plan.Period{}
	for _, r := range l.Releases {
		d := r.Date.In(b.plan.Site.Zone)
		at := plan.Period{Year: d.Year()}
		if l.Period.Year != 0 {
			at.Month = int(d.Month())
		}
		if at != last {
			sections = append(sections, Section{Title: b.period(at), ID: anchor(at)})
			last = at
		}
		entry, err := b.entry(r)
		if err != nil {
			return nil, err
		}
		s := &sections[len(sections)-1]
		s.Entries = append(s.Entries, entry)
	}
	return sections, nil
}

func (b *builder) entriesOf(releases []*press.Release) ([]Entry, error) {
	entries := make([]Entry, len(releases))
	for i, r := range releases {
		var err error
		if entries[i], err = b.entry(r); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// entry is a release in a list of the page's language, with its card once that is
// made.
func (b *builder) entry(r *press.Release) (Entry, error) {
	key := cardKey{r, b.page.Lang}
	if made, ok := b.cards.of(key.lang).Load(key.release); ok {
		return *made.(*Entry), nil
	}
	t := r.Best(b.page.Lang)
	e := Entry{
		Href: b.plan.Href(b.plan.Release(t)), Title: t.Title, Summary: b.summary(t),
		Type: b.locale.MessageOr(locale.TypePrefix+r.Type, r.Type), Published: b.day(r.Date, r.DateOnly),
		Picture: b.small(r, t), Corrected: b.correctedMark(t), key: key,
	}
	if t.Lang != b.page.Lang {
		e.Other = b.other(t.Lang)
	} else if press.IsSimple(t.Lang) {
		e.Simple = b.locale.MessageOr("simple.name", "")
	}
	names := make([]string, len(r.Countries))
	for i, code := range r.Countries {
		names[i] = b.locale.Country(code)
	}
	e.Countries = b.locale.List(names)
	var err error
	if e.HeldBack, err = b.heldBack(r); err != nil {
		return e, err
	}
	if r.Withdrawn != nil {
		e.Withdrawn, err = b.locale.Format("release.withdrawn", "Date", b.day(r.Withdrawn.Date, true).Text)
	}
	return e, err
}

// card makes an entry's HTML, once.
func (r *Renderer) card(s *set, e Entry) (template.HTML, error) {
	if e.made != "" {
		return e.made, nil
	}
	var out bytes.Buffer
	if err := s.card.Execute(&out, e); err != nil {
		return "", err
	}
	e.made = template.HTML(out.String())
	r.cards.of(e.key.lang).Store(e.key.release, &e)
	return e.made, nil
}

func (r *Renderer) allCards(s *set, entries []Entry) (template.HTML, error) {
	cards := make([]string, len(entries))
	for i, e := range entries {
		made, err := r.card(s, e)
		if err != nil {
			return "", err
		}
		cards[i] = string(made)
	}
	return template.HTML(strings.Join(cards, "")), nil
}
