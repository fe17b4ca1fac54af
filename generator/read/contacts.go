package read

import (
	"errors"
	"fmt"

	"docsite/generator/contact"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/layout"
	"docsite/generator/lint"
	"docsite/generator/press"
)

// readContact reads whom to ask. Numbers and addresses stay as they are written; what
// is not understood is told here.
func readContact(m *fields.Map, words contact.Words) press.Contact {
	way := func(key string, read func(string, contact.Words) ([]contact.Link, error)) string {
		t := m.Text(key)
		if !t.Set || lint.ToFillIn([]byte(t.Value)) != nil { // which is told, and is no way to anybody
			return ""
		}
		var fault *contact.Error
		if _, err := read(t.Value, words); errors.As(err, &fault) {
			m.Report(diag.New(diag.BadContact, t.At, "%s", fault.Message).WithHint("%s", fault.Hint))
		}
		return t.Value
	}
	c := press.Contact{Office: m.Text("office").Value, Name: m.Text("name").Value}
	c.Tel, c.Fax = way("tel", contact.Telephones), way("fax", contact.Telephones)
	c.Email = way("email", contact.Mailboxes)
	c.URL = webAddress(m, "url")
	m.Done("a contact")
	return c
}

// contact reads whom to ask of a translation, by its index: somebody of the register of
// people, or who has a name here.
func (k keys) contact(i int, m *fields.Map) press.Contact {
	person := m.Text("person")
	c := readContact(m, k.words)
	if !person.Set {
		return c
	}
	k.note(fmt.Sprintf("contacts[%d].person", i), person.At)
	if c.Name != "" {
		m.Report(diag.New(diag.WrongType, m.Text("name").At, "a contact has a name or is a person of the register, not both").
			WithHint("delete “name”: %s has it", layout.People))
	}
	c.Person = person.Value
	return c
}
