package render

import (
	"cmp"
	"strings"

	"docsite/generator/locale"
	"docsite/generator/plan"
)

// DirectoryGroup is a part of a directory, such as a country's ministries. It has an ID
// where there are links to it, and no title where nothing is parted.
type DirectoryGroup struct {
	ID, Title, Href string
	Items           []Link
}

// FilterView is what filter.js says of the entries that it leaves.
type FilterView struct {
	Counts []Count
	Group  string // between groups of three digits
}

func (b *builder) directory(v *View) error {
	c := b.page.Catalogue()
	_, v.Title = b.shelf(c.Shelf)
	b.path(v, Link{Text: v.Title})
	for _, g := range c.Groups {
		group := b.part(g, len(c.Groups))
		if c.Jumps() {
			v.Jumps = append(v.Jumps, Link{Href: "#" + group.ID, Text: group.Title})
		} else {
			group.ID = ""
		}
		for _, item := range g.Items {
			link, err := b.entryOf(item.Subject)
			if err != nil {
				return err
			}
			if err = b.count(&link, item.Count); err != nil {
				return err
			}
			if c.Filtered() {
				link.Reading = b.plan.Reading(b.page.Lang, item.Subject)
			}
			group.Items = append(group.Items, link)
		}
		v.Directory = append(v.Directory, group)
	}
	var err error
	if c.Filtered() {
		v.Filter = &FilterView{Group: b.locale.Group()}
		if v.Filter.Counts, err = b.counts("directory.found"); err != nil {
			return err
		}
	}
	v.Description, err = b.locale.Format("list.about", "Subject", v.Title)
	return err
}

// part begins a part of a directory that has so many.
func (b *builder) part(g plan.Group, of int) DirectoryGroup {
	id, title, href := "", "", ""
	switch {
	case g.Of != nil:
		link := b.subject(*g.Of)
		id, title, href = strings.ToLower(g.Of.ID), link.Text, link.Href
	case g.Region != "":
		id, title = g.Region, b.locale.Region(g.Region)
	case g.Year != 0:
		id, title = b.period(plan.Period{Year: g.Year}), b.period(plan.Period{Year: g.Year})
	case g.Initial != "" && g.Initial != locale.NoInitial:
		id, title = g.Initial, g.Initial
	case of > 1:
		title = b.locale.MessageOr("directory.other", "")
	}
	return DirectoryGroup{ID: "_" + cmp.Or(id, "other"), Title: title, Href: href}
}
