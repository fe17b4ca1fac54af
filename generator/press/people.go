package press

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"docsite/generator/diag"
)

// Person is somebody who speaks for a public body, an entry of the register of people.
type Person struct {
	ID      string
	Name    Text
	Reading string   // of the name, in kana
	Roles   []Role   // in the order of the register
	URL     string   // a page about the person
	Contact *Contact // by which the person, or the person's office, can be reached
	At      diag.Pos
}

// Role is what a person is for a while.
type Role struct {
	Office string    // the ID of a ministry; empty where none is named
	Title  Text      // such as Minister of the Harbour
	Since  time.Time // a day, at midnight UTC; zero where it is not known
	Until  time.Time // the last day, likewise; zero of a role that goes on
	At     diag.Pos
}

// HeldOn reports whether a role was held on a day, written as 2006-01-02; its first and
// its last day are among them.
func (r *Role) HeldOn(day string) bool {
	return (r.Since.IsZero() || r.Since.Format(time.DateOnly) <= day) &&
		(r.Until.IsZero() || day <= r.Until.Format(time.DateOnly))
}

// RoleOn returns what a person was on a day, written as 2006-01-02, or nil. No two roles
// of a register that has no mistakes are held on one day.
func (p *Person) RoleOn(day string) *Role {
	for i := range p.Roles {
		if p.Roles[i].HeldOn(day) {
			return &p.Roles[i]
		}
	}
	return nil
}

// Speaker is a person whom a quotation names as the one whose words it has.
type Speaker struct {
	ID string
	At diag.Pos
}

// People returns the IDs of the people that a translation names, as those who speak or as
// those who are to be asked, in the order of its text, each once.
func (t *Translation) People() []string {
	var ids []string
	seen := map[string]bool{}
	add := func(id string) {
		if id != "" && !seen[id] {
			seen[id], ids = true, append(ids, id)
		}
	}
	for _, s := range t.Body.Speakers {
		add(s.ID)
	}
	for _, c := range t.Contacts {
		add(c.Person)
	}
	return ids
}

// Introduction is how a text names a person. The languages are set where they are not the
// text's own.
type Introduction struct {
	Name, NameLang string
	Role, RoleLang string // empty of a person who had none
}

// Introduce returns how a release names a person in a language: by the role that the
// person had on its day. A page, which has no day, names the person alone.
func (s *Settings) Introduce(p *Person, r *Release, lang string) Introduction {
	var in Introduction
	in.Name, in.NameLang = s.in(p.Name, lang)
	if role := p.RoleIn(r, s.Zone); role != nil {
		in.Role, in.RoleLang = s.in(role.Title, lang)
	}
	return in
}

// RoleIn returns what a person was on the day of a release in a zone, or nil.
func (p *Person) RoleIn(r *Release, zone *time.Location) *Role {
	if r.Date.IsZero() {
		return nil
	}
	return p.RoleOn(r.Date.In(zone).Format(time.DateOnly))
}

// in returns a text for a language, and the tag of its own where that is another one: fr
// is none than fr-CA.
func (s *Settings) in(t Text, lang string) (text, other string) {
	text, in := t.In(lang, s.Languages)
	if in == lang || strings.HasPrefix(lang, in+"-") {
		return text, ""
	}
	return text, in
}

// introduced returns the contacts of a translation, those of them that are people of the
// register with their names, what they were on the day of the release, and of the ways to
// reach them those that the contact does not state itself.
func (s *Site) introduced(r *Release, t *Translation) []Contact {
	if !slices.ContainsFunc(t.Contacts, func(c Contact) bool { return c.Person != "" }) {
		return t.Contacts
	}
	list := slices.Clone(t.Contacts)
	for i := range list {
		c := &list[i]
		p := s.People[c.Person]
		if p == nil {
			continue
		}
		c.Called = s.Introduce(p, r, t.Lang)
		c.Name = c.Called.Name
		if p.Contact == nil {
			continue
		}
		c.Office = cmp.Or(c.Office, p.Contact.Office)
		c.Tel, c.Fax = cmp.Or(c.Tel, p.Contact.Tel), cmp.Or(c.Fax, p.Contact.Fax)
		c.Email, c.URL = cmp.Or(c.Email, p.Contact.Email), cmp.Or(c.URL, p.Contact.URL)
	}
	return list
}
