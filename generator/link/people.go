package link

import (
	"maps"

	"docsite/generator/press"
)

// VisiblePeople returns the register of people without those who are named by releases
// which readers may not see, and by none that they may: who speaks is news too.
func VisiblePeople(register map[string]*press.Person, releases, visible []*press.Release) map[string]*press.Person {
	public := map[string]bool{}
	for _, r := range visible {
		for _, t := range r.Translations {
			for _, id := range t.People() {
				public[id] = true
			}
		}
	}
	known := maps.Clone(register)
	for _, r := range releases {
		for _, t := range r.Translations {
			for _, id := range t.People() {
				if !public[id] {
					delete(known, id)
				}
			}
		}
	}
	return known
}
