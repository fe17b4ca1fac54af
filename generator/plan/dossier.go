package plan

import (
	"cmp"
	"slices"

	"docsite/generator/press"
)

// dossier is how many subjects of a shelf a dossier names.
const dossier = 12

// Dossier is what the releases of a country or of a ministry are about, besides.
type Dossier struct {
	Types, Topics Tally
	Countries     Tally // others, that are named in the same releases
	Events        Tally
}

// Tally is subjects with how many of the releases are about each.
type Tally struct {
	Items []Item // those of the most releases first, then by their names; events the newest first
	More  int    // how many others there are
}

// together counts, for every country and ministry, the other subjects of its releases.
// Those of one come in the order of the releases, the newest first.
func (p *Plan) together(t *taxonomy) map[Subject][]Item {
	all := map[Subject][]Item{}
	for _, k := range []Shelf{Countries, Ministries} {
		for _, id := range t.subjects[k] {
			of := Subject{k, id}
			home := id
			if k == Ministries {
				home = p.Site.Ministries[id].Country
			}
			at := map[Subject]int{}
			var items []Item
			count := func(k Shelf, id string) {
				other := Subject{k, id}
				i, known := at[other]
				if !known {
					i = len(items)
					at[other], items = i, append(items, Item{Subject: other})
				}
				items[i].Count++
			}
			for _, r := range t.releases[of] {
				eachSubject(r, func(k Shelf, id string) {
					if k != Countries || id != home {
						count(k, id)
					}
				})
			}
			all[of] = items
		}
	}
	return all
}

// eachSubject calls add for all that a release is filed under but its ministries.
func eachSubject(r *press.Release, add func(Shelf, string)) {
	add(Types, r.Type)
	for _, code := range r.Countries {
		add(Countries, code)
	}
	for _, topic := range r.Topics {
		add(Topics, topic)
	}
	if r.Event != "" {
		add(Events, r.Event)
	}
}

// addDossiers tells the lists of countries and ministries what their releases are
// about. The directories of the language are planned.
func (p *Plan) addDossiers(lang string, t *taxonomy) {
	place := map[Subject]int{} // in its directory
	for _, k := range shelves[1:] {
		if d := p.Directory(lang, k); d != nil {
			for i, item := range d.Catalogue().Items {
				place[item.Subject] = i
			}
		}
	}
	for of, items := range t.together {
		d := &Dossier{}
		for _, shelf := range []struct {
			of   Shelf
			into *Tally
		}{{Types, &d.Types}, {Topics, &d.Topics}, {Countries, &d.Countries}, {Events, &d.Events}} {
			for _, item := range items {
				if item.Subject.Shelf == shelf.of {
					shelf.into.Items = append(shelf.into.Items, item)
				}
			}
			if shelf.of != Events {
				slices.SortFunc(shelf.into.Items, func(a, b Item) int {
					return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(place[a.Subject], place[b.Subject]))
				})
			}
			if n := len(shelf.into.Items); n > dossier {
				shelf.into.Items, shelf.into.More = shelf.into.Items[:dossier], n-dossier
			}
			for i := range shelf.into.Items {
				shelf.into.Items[i].Page = p.List(lang, shelf.into.Items[i].Subject)
			}
		}
		p.List(lang, of).Listing().Dossier = d
	}
}
