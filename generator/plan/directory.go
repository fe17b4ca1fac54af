package plan

import (
	"cmp"
	"slices"

	"docsite/generator/locale"
	"docsite/generator/locale/cldr"
)

const (
	short = 12 // a directory of so many is seen at a glance; a longer one has parts to jump to
	long  = 40 // a longer one than this has letters, where it has no other parts, and a field to filter by
)

// Catalogue is what a Directory shows.
type Catalogue struct {
	Shelf  Shelf
	Items  []Item  // all, in the order of their names; of events the newest first
	Groups []Group // the same in parts, at least one
}

// Group is a part of a directory. No more than one of Of, Region, Initial and Year
// is set, and none where a directory has no parts.
type Group struct {
	Of      *Subject // the country of ministries
	Region  string   // the continent of countries, by its code of UN M49
	Initial string   // the letter of topics and types; [locale.NoInitial] for what begins with none
	Year    int      // of the latest release of events
	Items   []Item
}

// Item leads to a list.
type Item struct {
	Subject Subject
	Count   int
	Page    *Page
}

// Jumps reports whether there are parts that are worth links to them.
func (c *Catalogue) Jumps() bool { return len(c.Groups) > 1 && len(c.Items) > short }

// Filtered reports whether there is so much that a field to filter it is of use.
func (c *Catalogue) Filtered() bool { return len(c.Items) > long }

// addDirectory plans the page that leads to all lists of a shelf, sorted as
// the language sorts their names.
func (p *Plan) addDirectory(l *locale.Locale, t *taxonomy, k Shelf) {
	page := p.add(&Page{Path: folder(l.Tag) + "/" + k.Name() + "/index.html", Kind: Directory, Lang: l.Tag})
	p.lists[listKey{l.Tag, Subject{Shelf: k}, directory}] = page
	items := make([]Item, 0, len(t.subjects[k]))
	for _, id := range t.subjects[k] {
		of := Subject{k, id}
		items = append(items, Item{of, len(t.releases[of]), p.List(l.Tag, of)})
	}
	if k != Events { // which are as their latest releases: the newest first
		items = p.sorted(l, items)
	}
	page.content = &Catalogue{Shelf: k, Items: items, Groups: p.groups(l, t, k, items)}
}

// groups parts a directory: ministries by their countries, and, if they are not few,
// countries by continents, events by years; if there are very many, others by letters.
func (p *Plan) groups(l *locale.Locale, t *taxonomy, k Shelf, items []Item) []Group {
	var groups []Group
	switch {
	case k == Ministries:
		return p.byCountry(l, items)
	case k == Countries && len(items) > short:
		groups = grouped(items, func(i Item) Group { return Group{Region: cldr.Region(i.Subject.ID)} })
		order := append(l.Regions(), "")
		slices.SortFunc(groups, func(a, b Group) int {
			return cmp.Compare(slices.Index(order, a.Region), slices.Index(order, b.Region))
		})
	case k == Events && len(items) > short:
		groups = grouped(items, func(i Item) Group { return Group{Year: p.day(t.releases[i.Subject][0]).Year} })
	case k != Events && len(items) > long:
		groups = grouped(items, func(i Item) Group { return Group{Initial: l.Initial(p.name(l, i.Subject))} })
		order := l.Initials()
		slices.SortFunc(groups, func(a, b Group) int {
			return cmp.Compare(slices.Index(order, a.Initial), slices.Index(order, b.Initial))
		})
	}
	if len(groups) < 2 {
		return []Group{{Items: items}}
	}
	return groups
}

// byCountry puts ministries under their countries.
func (p *Plan) byCountry(l *locale.Locale, items []Item) []Group {
	groups := grouped(items, func(i Item) Group {
		return Group{Of: &Subject{Countries, p.Site.Ministries[i.Subject.ID].Country}}
	})
	countries := make([]Item, len(groups))
	for i, g := range groups {
		countries[i].Subject = *g.Of
	}
	order := p.sorted(l, countries)
	slices.SortFunc(groups, func(a, b Group) int {
		place := func(g Group) int {
			return slices.IndexFunc(order, func(i Item) bool { return i.Subject == *g.Of })
		}
		return cmp.Compare(place(a), place(b))
	})
	return groups
}

// grouped puts items that are of one group together, in their order.
func grouped(items []Item, of func(Item) Group) []Group {
	type key struct {
		country, region, initial string
		year                     int
	}
	var groups []Group
	at := map[key]int{}
	for _, item := range items {
		group := of(item)
		k := key{region: group.Region, initial: group.Initial, year: group.Year}
		if group.Of != nil {
			k.country = group.Of.ID
		}
		i, known := at[k]
		if !known {
			i = len(groups)
			at[k], groups = i, append(groups, group)
		}
		groups[i].Items = append(groups[i].Items, item)
	}
	return groups
}

// Sorted returns the items of a directory in the order of their names in its
// language, whatever groups they stand in.
func (p *Plan) Sorted(directory *Page) []Item { return slices.Clone(directory.Catalogue().Items) }

// sorted puts items into the order of their names in a language.
func (p *Plan) sorted(l *locale.Locale, items []Item) []Item {
	names, readings := make([]string, len(items)), make([]string, len(items))
	for i, item := range items {
		names[i], readings[i] = p.name(l, item.Subject)
	}
	keys := l.Keys(names, readings)
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(keys[a], keys[b]), cmp.Compare(items[a].Subject.ID, items[b].Subject.ID))
	})
	sorted := make([]Item, len(items))
	for i, at := range order {
		sorted[i] = items[at]
	}
	return sorted
}

// Reading returns how the name of a subject is read, in kana, in a language that sorts by
// it, where that is known and does not follow from the name.
func (p *Plan) Reading(lang string, s Subject) string {
	l := p.Locale(lang)
	if !l.ByReading() {
		return ""
	}
	_, reading := p.name(l, s)
	return reading
}

func (p *Plan) name(l *locale.Locale, s Subject) (name, reading string) {
	switch s.Shelf {
	case Countries:
		return l.Country(s.ID), l.CountryReading(s.ID)
	case Ministries:
		m := p.Site.Ministries[s.ID]
		name, _ := m.Name.In(l.Tag, p.Site.Languages)
		return name, m.Reading
	case Types:
		return l.MessageOr(locale.TypePrefix+s.ID, s.ID), ""
	case Events:
		return l.Event(s.ID), l.EventReading(s.ID)
	}
	return l.Topic(s.ID), l.TopicReading(s.ID)
}
