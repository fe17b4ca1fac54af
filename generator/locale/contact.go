package locale

import (
	"slices"

	"docsite/generator/contact"
	"docsite/generator/fields"
)

// readContact reads the words beside telephone numbers and e-mail addresses. A file
// adds to those of its parent.
func (d *draft) readContact(m *fields.Map) {
	s := m.Map("contact")
	for key, into := range map[string]*[]string{"extension": &d.Contact.Extension, "between": &d.Contact.Between} {
		for _, word := range s.List(key) {
			if usable(s, word, "contact."+key) {
				*into = append(slices.Clip(*into), word.Value)
			}
		}
	}
	s.Done("“contact”")
}

// ContactWords returns the words beside telephone numbers and e-mail addresses of all
// languages: a contact is often written in another than its release.
func ContactWords(locales []*Locale) contact.Words {
	var all contact.Words
	for _, l := range locales {
		all.Extension = append(all.Extension, l.Contact.Extension...)
		all.Between = append(all.Between, l.Contact.Between...)
	}
	return all
}
