package render

import (
	"cmp"
	"slices"

	"docsite/generator/plan"
)

// HomeView is a language's home.
type HomeView struct {
	Latest []Entry
	All    Link
	Count  string
	Ways   []WayIn
}

// WayIn is a shelf and the lists of it that have the most releases.
type WayIn struct {
	Href, Text string
	Items      []Link
}

// Choice is a language to choose.
type Choice struct {
	Lang, Name, Href string
	Title, TitleLang string // of the site
	Prompt           string
	NotFound         NotFoundView
}

// NotFoundView says in one language that a page does not exist.
type NotFoundView struct{ Title, Text, Home string }

// wayItems is how many of a shelf's lists a home leads to.
const wayItems = 12

func (b *builder) home(v *View) error {
	l := b.page.Listing()
	v.Title, v.TitleLang = v.Site.Title, v.Site.TitleLang
	var err error
	if v.Description, err = b.locale.Format("list.about_site", "Site", v.Site.Title); err != nil {
		return err
	}
	if err := b.feeds(v, l); err != nil {
		return err
	}
	archive, text := b.shelf(plan.Archive)
	h := &HomeView{All: b.link(archive, text)}
	v.Home = h
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
	for _, year := range archive.Listing().Years[:min(wayItems, len(archive.Listing().Years))] {
		link := b.link(year.Page, b.period(year.Period))
		if err := b.count(&link, year.Count); err != nil {
			return err
		}
		years.Items = append(years.Items, link)
	}
	if years.Items != nil {
		h.Ways = append(h.Ways, years)
	}
	return nil
}

// wayIn leads to a shelf, and to those of its lists that have the most
// releases, in the directory's order.
func (b *builder) wayIn(h *HomeView, k plan.Shelf) error {
	page, text := b.shelf(k)
	if page == nil {
		return nil
	}
	items := b.plan.Sorted(page)
	if len(items) > wayItems {
		most := slices.Clone(items)
		slices.SortStableFunc(most, func(a, b plan.Item) int { return cmp.Compare(b.Count, a.Count) })
		most = most[:wayItems]
		items = slices.DeleteFunc(items, func(i plan.Item) bool { return !slices.Contains(most, i) })
	}
	way := WayIn{Href: b.plan.Href(page), Text: text}
	for _, item := range items {
		link := b.subject(item.Subject)
		var err error
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
	v.Title, v.TitleLang = v.Site.Title, v.Site.TitleLang
	v.Languages = nil
	v.Site.Home = b.plan.Href(b.page)
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
		v.Choices = append(v.Choices, c)
	}
	return nil
}

func (b *builder) alias(v *View) {
	target := b.page.Target()
	v.Title = target.Story().Translation.Title
	v.Canonical, v.Href = b.plan.URL(target), b.plan.Href(target)
}
