package read

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"time"

	"docsite/generator/charset"
	"docsite/generator/contact"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// People reads the register of people, by ID. It is empty where a site has none, and nil
// where it cannot be read. The offices
// of their roles are ministries of a register; where that is nil, it cannot be read, and
// nothing is told of them. The words are those that may stand beside telephone numbers.
func People(site fs.FS, languages []string, ministries map[string]*press.Ministry, words contact.Words) (map[string]*press.Person, []diag.Diagnostic, error) {
	raw, err := fs.ReadFile(site, layout.People)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]*press.Person{}, nil, nil
	} else if err != nil {
		return nil, nil, err
	}
	text, ds := charset.Clean(layout.People, raw)
	if ds != nil {
		return nil, ds, nil
	}
	m, ds := fields.Parse(layout.People, text, 0)
	if m == nil {
		return nil, ds, nil
	}
	register := map[string]*press.Person{}
	for _, id := range m.Names() {
		if entry := m.Map(id.Value); entry != nil {
			register[id.Value] = person(id, entry, languages, ministries, words)
		} else if _, set := m.KeyAt(id.Value); !set {
			m.Report(missing(id.At, "name", id.Value+": {name: {en: …}}"))
		}
	}
	return register, m.Diagnostics(), nil
}

func person(id fields.Text, m *fields.Map, languages []string, ministries map[string]*press.Ministry, words contact.Words) *press.Person {
	p := &press.Person{ID: id.Value, At: id.At}
	if fault := idFault(id.Value); fault != "" {
		m.Report(diag.New(diag.BadPerson, id.At, "the ID “%s” %s", id.Value, fault).
			WithHint("releases name the person by it: write it like sato-hanako"))
	}
	if p.Name = texts(m, "name", languages); len(p.Name) == 0 {
		m.Report(missing(id.At, "name", "name: {en: …, ja: …}"))
	}
	if reading := m.Text("reading"); line(m, reading, "reading") {
		p.Reading = reading.Value
	}
	for _, r := range m.Maps("roles") {
		p.Roles = append(p.Roles, role(r, languages, ministries))
	}
	p.URL = webAddress(m, "url")
	if c := m.Map("contact"); c != nil {
		whom := readContact(c, words)
		p.Contact = &whom
	}
	rolesInOrder(m, p)
	m.Done("an entry of the register of people")
	return p
}

func role(m *fields.Map, languages []string, ministries map[string]*press.Ministry) press.Role {
	r := press.Role{At: m.At, Title: texts(m, "title", languages)}
	if len(r.Title) == 0 {
		m.Report(missing(m.At, "title", "title: {en: Minister of the Harbour}"))
	}
	if office := m.Text("office"); office.Set {
		r.Office = office.Value
		if ministries != nil && ministries[r.Office] == nil {
			m.Report(diag.New(diag.OfficeUnknown, office.At, "there is no ministry “%s” in the register", r.Office).
				WithHint("%s", diag.DidYouMean(r.Office, slices.Sorted(maps.Keys(ministries)), "add it to "+layout.Register+", or leave “office” out")))
		}
	}
	r.Since, r.Until = registerDay(m, "since"), registerDay(m, "until")
	m.Done("a role")
	return r
}

// rolesInOrder tells of a role that ends before it begins, and of two that are held on one
// day: then it cannot be known what the person is called.
func rolesInOrder(m *fields.Map, p *press.Person) {
	var held []press.Role
	for _, r := range p.Roles {
		if !r.Since.IsZero() && !r.Until.IsZero() && r.Until.Before(r.Since) {
			m.Report(diag.New(diag.RolesOverlap, r.At, "the role ends on %s, before it begins, on %s", r.Until.Format(time.DateOnly), r.Since.Format(time.DateOnly)).
				WithHint("exchange “since” and “until”, or correct one of them"))
			continue
		}
		held = append(held, r)
	}
	slices.SortStableFunc(held, func(a, b press.Role) int { return cmp.Compare(a.Since.Unix(), b.Since.Unix()) })
	for i := 1; i < len(held); i++ {
		r, next := held[i-1], held[i]
		if !r.Until.IsZero() && r.Until.Before(next.Since) {
			continue
		}
		if !next.Until.IsZero() && (r.Until.IsZero() || next.Until.Before(r.Until)) {
			held[i-1], held[i] = next, r // the one that lasts longer meets what follows
		}
		d := diag.New(diag.RolesOverlap, next.At, "“%s” has another role at the same time", p.ID)
		if r.Until.IsZero() && !next.Since.IsZero() {
			d = d.WithHint("end the other one the day before: until: %s; two offices at one time are one role, whose title names both", next.Since.AddDate(0, 0, -1).Format(time.DateOnly))
		} else {
			d = d.WithHint("let one end before the other begins; two offices at one time are one role, whose title names both")
		}
		m.Report(d.WithRelated(r.At, "the other role"))
	}
}
