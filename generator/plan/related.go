package plan

import (
	"cmp"
	"slices"
	"strings"

	"docsite/generator/press"
)

// A release leads on to others: to those that its first ministry issued before and
// after it, and to at most five that have something in common with it.
//
// What several have in common is looked for in this order: the event, each of its
// ministries, topics and countries. Where nothing is found at all, and its ministry
// issued nothing else either, any release is better than none. Of each kind those are
// taken that come next before the release, and only where they are too few those that
// come next after it: so an old page stays as it is when a new release comes. What is
// withdrawn is left out.

const (
	mostRelated = 5  // to so many a release leads
	mostLooked  = 50 // so many of a kind are looked at before it, and so many after it
)

// Kinship is what a release has in common with another one.
type Kinship int

const (
	SameEvent Kinship = iota
	SameMinistry
	SameTopic
	SameCountry
	SameNewsroom // and nothing else
)

// Related are releases that have the same in common with one.
type Related struct {
	By       Kinship
	ID       string           // of the event, ministry, topic or country; empty of the newsroom
	Releases []*press.Release // newest first; at least one
}

// neighbours tells each release's page in a language which releases its first
// ministry issued before and after it, and which are related to it. They are those of
// the language's lists.
func (p *Plan) neighbours(lang string, t *taxonomy) {
	story := func(r *press.Release) *Story {
		if own := r.In(lang); own != nil {
			return p.releases[own].Story()
		}
		return nil
	}
	for _, id := range t.subjects[Ministries] {
		issued := t.releases[Subject{Ministries, id}]
		for i, r := range issued {
			of := story(r)
			if of == nil || r.Ministries[0] != id {
				continue
			}
			if i > 0 {
				of.Later = issued[i-1]
			}
			if i+1 < len(issued) {
				of.Earlier = issued[i+1]
			}
		}
	}
	for _, r := range t.releases[Subject{}] {
		if of := story(r); of != nil {
			of.Related = t.related(of)
		}
	}
}

// related finds what is related to the release of a page.
func (t *taxonomy) related(of *Story) []Related {
	r := of.Release
	var found []Related
	shown, room := []*press.Release{r}, mostRelated
	take := func(by Kinship, id string, list []*press.Release) {
		near := nearest(list, r, shown, room)
		if len(near) == 0 {
			return
		}
		found = append(found, Related{by, id, near})
		shown, room = append(shown, near...), room-len(near)
	}
	if r.Event != "" {
		take(SameEvent, r.Event, t.releases[Subject{Events, r.Event}])
	}
	for _, other := range []*press.Release{of.Earlier, of.Later} {
		if other != nil {
			shown = append(shown, other)
		}
	}
	for _, kind := range []struct {
		by  Kinship
		of  Shelf
		ids []string
	}{{SameMinistry, Ministries, r.Ministries}, {SameTopic, Topics, r.Topics}, {SameCountry, Countries, r.Countries}} {
		for _, id := range kind.ids {
			take(kind.by, id, t.releases[Subject{kind.of, id}])
		}
	}
	if len(shown) == 1 {
		take(SameNewsroom, "", t.releases[Subject{}])
	}
	return found
}

// nearest returns at most n releases of a list, newest first, without some: those that
// come next before one of the list, then those next after it.
func nearest(list []*press.Release, r *press.Release, without []*press.Release, n int) []*press.Release {
	at, _ := slices.BinarySearchFunc(list, r, func(a, b *press.Release) int {
		return cmp.Or(b.Date.Compare(a.Date), strings.Compare(a.ID, b.ID))
	})
	wanted := func(other *press.Release) bool { return other.Withdrawn == nil && !slices.Contains(without, other) }
	var before, after []*press.Release
	for i := at; i < min(at+mostLooked, len(list)) && len(before) < n; i++ {
		if wanted(list[i]) {
			before = append(before, list[i])
		}
	}
	for i := at - 1; i >= max(0, at-mostLooked) && len(before)+len(after) < n; i-- {
		if wanted(list[i]) {
			after = append(after, list[i])
		}
	}
	slices.Reverse(after)
	return append(after, before...)
}
