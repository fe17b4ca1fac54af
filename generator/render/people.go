package render

import (
	"slices"

	"docsite/generator/press"
)

// person is somebody who speaks in a release, as schema.org describes a person.
type person struct {
	Type     string        `json:"@type"`
	Name     string        `json:"name"`
	JobTitle string        `json:"jobTitle,omitempty"`
	WorksFor *organization `json:"worksFor,omitempty"`
	URL      string        `json:"url,omitempty"`
}

// speakers are the people whose words a translation quotes, by what they were on its day.
func (b *builder) speakers(r *press.Release, t *press.Translation) []person {
	var list []person
	var seen []string
	for _, s := range t.Body.Speakers {
		p := b.plan.Site.People[s.ID]
		if p == nil || slices.Contains(seen, s.ID) {
			continue
		}
		seen = append(seen, s.ID)
		in := b.plan.Site.Introduce(p, r, t.Lang)
		view := person{Type: "Person", Name: in.Name, JobTitle: in.Role, URL: p.URL}
		if role := p.RoleIn(r, b.plan.Site.Zone); role != nil {
			if m := b.plan.Site.Ministries[role.Office]; m != nil {
				name, _ := b.text(m.Name)
				view.WorksFor = &organization{Type: "GovernmentOrganization", Name: name, URL: m.URL}
			}
		}
		list = append(list, view)
	}
	return list
}
