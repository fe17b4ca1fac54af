package link

import (
	"maps"

	"docsite/generator/press"
)

// Introduce writes the names of people of the register into the contacts of a release that
// name them by their IDs, with what they were on its day. What a contact does not say
// itself, by which ways somebody is reached, is that of the register.
func Introduce(r *press.Release, people map[string]*press.Person, settings *press.Settings) {
	for _, t := range r.Translations {
		for i := range t.Contacts {
			c := &t.Contacts[i]
			p := people[c.Person]
			if p == nil {
				continue
			}
			in := settings.Introduce(p, r, t.Lang)
			c.Name, c.NameLang, c.Role, c.RoleLang = in.Name, in.NameLang, in.Role, in.RoleLang
			if p.Contact != nil {
				fill(c, p.Contact)
			}
		}
	}
}

func fill(c, from *press.Contact) {
	for _, way := range []struct{ own, other *string }{
		{&c.Office, &from.Office}, {&c.Tel, &from.Tel}, {&c.Fax, &from.Fax}, {&c.Email, &from.Email}, {&c.URL, &from.URL},
	} {
		if *way.own == "" {
			*way.own = *way.other
		}
	}
}

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
