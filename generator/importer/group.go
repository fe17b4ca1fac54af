package importer

import (
	"cmp"
	"fmt"
	"slices"

	"docsite/generator/press"
)

// group puts texts together to releases: those that the source says are translations of
// each other, and those that somebody confirmed. A release has one text a language; drafts never
// stand with what is public, which would publish them or take it back.
func group(texts []*text, links []Link, settings *press.Settings) ([]*release, []Note) {
	var releases []*release
	byGroup := map[string]*release{}
	byOrigin := map[string]*release{}
	for _, t := range texts {
		key := fmt.Sprintf("%t %s", t.Page, t.Group)
		r := byGroup[key]
		if t.Group == "" || r == nil {
			r = &release{page: t.Page}
			releases = append(releases, r)
			if t.Group != "" {
				byGroup[key], r.stated = r, true
			}
		}
		r.texts = append(r.texts, t)
		byOrigin[t.Origin] = r
	}
	var notes []Note
	for _, l := range links {
		to := byOrigin[l.Original]
		if to == nil {
			notes = append(notes, Note{About: AboutLink, What: fmt.Sprintf("the links name %s, which is no text of the archive", l.Original)})
			continue
		}
		for i, t := range to.texts { // which somebody says it is
			t.Original = t.Origin == l.Original
			to.texts[i] = t
		}
		for _, origin := range l.Translations {
			from := byOrigin[origin]
			switch {
			case from == nil:
				notes = append(notes, Note{About: AboutLink, What: fmt.Sprintf("the links name %s, which is no text of the archive", origin)})
				continue
			case from == to:
				continue
			case from.page != to.page:
				notes = append(notes, Note{About: AboutLink, What: fmt.Sprintf("the links join %s and %s, of which one is a page and one a release", l.Original, origin)})
				continue
			}
			for _, t := range from.texts {
				t.Original = false
				to.texts = append(to.texts, t)
				byOrigin[t.Origin] = to
			}
			from.texts = nil
		}
	}
	releases = slices.DeleteFunc(releases, func(r *release) bool { return r.texts == nil })
	return split(releases, settings), notes
}

// split takes texts out of releases that cannot stand in them.
func split(releases []*release, settings *press.Settings) []*release {
	var all []*release
	for _, r := range releases {
		stated := r.stated && len(r.texts) > 1
		// What is public before drafts, and what was brought over before what is new.
		slices.SortStableFunc(r.texts, func(a, b *text) int {
			return cmp.Or(btoi(a.Draft)-btoi(b.Draft), btoi(a.fresh)-btoi(b.fresh), cmp.Compare(a.Origin, b.Origin))
		})
		first := r.texts[0]
		var rest []*text
		own := &release{page: r.page, stated: stated}
		for _, t := range r.texts {
			switch other := own.in(t.Lang); {
			case other != nil:
				t.note(AboutLink, 0, "the release has a second text in %s, %s: this one stands alone", t.Lang, other.Origin)
				rest = append(rest, t)
			case t.Draft != first.Draft:
				t.note(AboutLink, 0, "it is a draft, and its other languages, such as %s, are public: it stands alone", first.Origin)
				rest = append(rest, t)
			default:
				own.texts = append(own.texts, t)
			}
		}
		own.arrange(settings)
		for _, t := range own.texts[1:] {
			t.stamp = t.Group != "" && t.Group == own.texts[0].Group
		}
		all = append(all, own)
		for _, t := range rest {
			alone := &release{page: r.page, texts: []*text{t}}
			alone.arrange(settings)
			all = append(all, alone)
		}
	}
	return all
}
