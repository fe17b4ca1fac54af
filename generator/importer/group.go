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
	byKey := map[string]*release{} // by group, and by the folder of what an earlier run brought over
	byOrigin := map[string]*release{}
	join := func(to, from *release) {
		for _, t := range from.texts {
			byOrigin[t.Origin] = to
		}
		to.texts, from.texts = append(to.texts, from.texts...), nil
		to.stated = to.stated || from.stated
		for key, r := range byKey {
			if r == from {
				byKey[key] = to
			}
		}
	}
	for _, t := range texts {
		r := &release{page: t.Page, stated: t.Group != "", texts: []*text{t}}
		releases = append(releases, r)
		byOrigin[t.Origin] = r
		var keys []string
		if t.Group != "" {
			keys = append(keys, fmt.Sprintf("group %t %s", t.Page, t.Group))
		}
		if t.folder != "" {
			keys = append(keys, "folder "+t.folder)
		}
		for _, key := range keys {
			if other := byKey[key]; other != nil && other != r {
				join(other, r)
				r = other
			}
			byKey[key] = r
		}
	}
	var notes []Note
	for _, l := range links {
		to := byOrigin[l.Original]
		if to == nil {
			notes = append(notes, Note{About: AboutLink, What: fmt.Sprintf("the links name %s, which is no text of the archive", l.Original)})
			continue
		}
		for _, t := range to.texts {
			t.Original = t.Origin == l.Original // somebody says so
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
			}
			join(to, from)
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
