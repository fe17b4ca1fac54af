package check

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// knownPeople reports people whom quotations and contacts name and who are not in the
// register, and those who had no role on the day of the release. In a newsroom without a
// register of people, an @ and a word behind a quotation are these.
func knownPeople(c *checker, r *press.Release) {
	if c.site.People == nil {
		return // the register cannot be read, which was told
	}
	for _, t := range r.Translations {
		told := map[string]bool{} // of those without a role: one place in a text is enough
		if len(c.site.People) > 0 {
			for _, s := range t.Body.Speakers {
				c.person(r, s.ID, s.At, told)
			}
		}
		for i, contact := range t.Contacts {
			if contact.Person != "" {
				c.person(r, contact.Person, t.At(fmt.Sprintf("contacts[%d].person", i)), told)
			}
		}
	}
}

func (c *checker) person(r *press.Release, id string, at diag.Pos, told map[string]bool) {
	p := c.site.People[id]
	if p == nil {
		c.add(diag.New(diag.PersonUnknown, at, "there is no person “%s” in the register", id).
			WithHint("%s", diag.DidYouMean(id, slices.Sorted(maps.Keys(c.site.People)), "add the person to "+layout.People)))
		return
	}
	if r.Date.IsZero() || len(p.Roles) == 0 || told[id] || p.RoleIn(r, c.site.Zone) != nil {
		return
	}
	told[id] = true
	d := diag.New(diag.WithoutRole, at, "“%s” had no role on %s, the day of the release", id, c.day(r.Date)).
		WithHint("the name stands there without a title: add the role of that day to %s, or correct the date of another", layout.People)
	for _, role := range p.Roles {
		if role.Since.After(c.site.Now) {
			continue // which is news
		}
		d = d.WithRelated(role.At, "%s", "a role "+days(role))
	}
	c.add(d)
}

// days says when a role is held.
func days(r press.Role) string {
	switch {
	case r.Until.IsZero():
		return "since " + r.Since.Format(time.DateOnly)
	case r.Since.IsZero():
		return "until " + r.Until.Format(time.DateOnly)
	}
	return "from " + r.Since.Format(time.DateOnly) + " until " + r.Until.Format(time.DateOnly)
}
