package render

import (
	"cmp"
	"slices"

	"docsite/generator/plan"
)

// HomeView is a language's home.
type HomeView struct {
	Lead   *Entry // the release that stands first, with a large picture; nil where there is none
	Latest []Entry
	All    Link
	Count  string
	Ways   []WayIn
	Coming *UpcomingView // what is announced next; nil where that is nothing
}

// WayIn is a shelf and the lists of it that have the most releases. Whole leads to the
// others, where some are left out.
type WayIn struct {
	Href, Text string
	Items      []Link
	Whole      *Link
}

// Choice is a language to choose.
type Choice struct {
	Lang, Name, Href string
	Title, TitleLang string // of the site
	Prompt           string
	NotFound         NotFoundView
}

// NotFoundView says in one language that a page does not exist.
type NotFoundView struct {
	Title, Text, Home string
	Ways              []Link // to all releases and to the search
}

// wayItems is how many of a shelf's lists a home leads to.
const wayItems = 12

func (b *builder) home(v *View) error {
	l := b.page.Listing()
	v.Title, v.TitleLang, v.Site.Heading = v.Site.Title, v.Site.TitleLang, true
	var err error
	if v.Description, err = b.locale.Format("list.about_site", "Site", v.Site.Title); err != nil {
		return err
	}
	if err := b.feeds(v, l); err != nil {
		return err
	}
	archive, text := b.shelf(plan.Archive)
	h := &HomeView{All: b.link(archive, text)}
	if h.Coming, err = b.coming(); err != nil {
		return err
	}
	v.Home = h
	if l.Lead != nil {
		lead, err := b.entry(l.Lead)
		if err != nil {
			return err
		}
		lead.Picture = b.leading(l.Lead)
		h.Lead = &lead
	}
	if h.Latest, err = b.entriesOf(l.Releases); err != nil {
		return err
	}
	if h.Count, err = b.locale.Format("list.count", "Count", l.Total); err != nil {
		return err
	}
	for _, k := range plan.Shelves[1:] {
		if err := b.wayIn(h, k); err != nil {
			return err
		}
	}
	years := WayIn{Href: h.All.Href, Text: b.locale.MessageOr("shelf.years", "")}
	all := archive.Listing().Years
	for _, year := range all[:min(wayItems, len(all))] {
		link := b.link(year.Page, b.period(year.Period))
		if err := b.count(&link, year.Count); err != nil {
			return err
		}
		years.Items = append(years.Items, link)
	}
	if years.Whole, err = b.whole("home.years", h.All.Href, len(all)); err != nil {
		return err
	}
	if years.Items != nil {
		h.Ways = append(h.Ways, years)
	}
	return nil
}

// whole leads to all lists of a shelf, where a home does not.
func (b *builder) whole(message, href string, count int) (*Link, error) {
	if count <= wayItems {
		return nil, nil
	}
	text, err := b.locale.Format(message, "Count", count)
	return &Link{Href: href, Text: text}, err
}

// wayIn leads to a shelf, and to those of its lists that have the most
// releases, in the directory's order.
func (b *builder) wayIn(h *HomeView, k plan.Shelf) error {
	page, text := b.shelf(k)
	if page == nil {
		return nil
	}
	items := b.plan.Sorted(page)
	way := WayIn{Href: b.plan.Href(page), Text: text}
	var err error
	if way.Whole, err = b.whole("home."+k.Name(), way.Href, len(items)); err != nil {
		return err
	}
	if len(items) > wayItems {
		most := slices.Clone(items)
		slices.SortStableFunc(most, func(a, b plan.Item) int { return cmp.Compare(b.Count, a.Count) })
		most = most[:wayItems]
		items = slices.DeleteFunc(items, func(i plan.Item) bool { return !slices.Contains(most, i) })
	}
	for _, item := range items {
		link := b.subject(item.Subject)
		if k == plan.Ministries {
			link.Country = b.locale.Country(b.plan.Site.Ministries[item.Subject.ID].Country)
		}
		if err = b.count(&link, item.Count); err != nil {
			return err
		}
		way.Items = append(way.Items, link)
	}
	h.Ways = append(h.Ways, way)
	return nil
}

func (b *builder) chooser(v *View) error {
	v.Title, v.TitleLang, v.Site.Heading = v.Site.Title, v.Site.TitleLang, true
	v.Languages = nil
	v.Site.Home = b.plan.Href(b.page)
	var err error
	if v.Description, err = b.locale.Format("list.about_site", "Site", v.Site.Title); err != nil {
		return err
	}
	return b.choices(v)
}

func (b *builder) notFound(v *View) error {
	var err error
	v.Title, err = b.locale.Format("notfound.title")
	v.Languages = nil
	v.Site.Home = b.plan.Href(b.plan.Open("index.html"))
	if err != nil {
		return err
	}
	return b.choices(v)
}

func (b *builder) choices(v *View) error {
	for _, l := range b.plan.Locales {
		c := Choice{Lang: l.Tag, Name: l.Name, Href: b.plan.Href(b.plan.Home(l.Tag))}
		in := ""
		if c.Title, in = b.plan.Site.Title.In(l.Tag, b.plan.Site.Languages); in != l.Tag {
			c.TitleLang = in
		}
		for id, text := range map[string]*string{
			"chooser.prompt": &c.Prompt, "notfound.title": &c.NotFound.Title,
			"notfound.text": &c.NotFound.Text, "notfound.home": &c.NotFound.Home,
		} {
			var err error
			if *text, err = l.Format(id); err != nil {
				return err
			}
		}
		c.NotFound.Ways = []Link{
			b.link(b.plan.List(l.Tag, plan.Subject{}), l.MessageOr("shelf."+plan.Archive.Name(), "")),
			b.link(b.plan.Search(l.Tag), l.MessageOr("search.title", "")),
		}
		for i := range c.NotFound.Ways {
			c.NotFound.Ways[i].Target = l.Tag
		}
		v.Choices = append(v.Choices, c)
	}
	return nil
}

func (b *builder) alias(v *View) {
	target := b.page.Target()
	if s := target.Story(); s != nil {
		v.Title = s.Translation.Title
	} else {
		v.Title = b.locale.MessageOr("gone.title", "")
	}
	v.Canonical, v.Href = b.plan.URL(target), b.plan.Href(target)
}
