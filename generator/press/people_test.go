package press

import (
	"testing"
	"time"
)

func days(since, until string) Role {
	day := func(s string) time.Time {
		at, _ := time.Parse(time.DateOnly, s)
		return at
	}
	return Role{Since: day(since), Until: day(until)}
}

func TestRoleOn(t *testing.T) {
	p := &Person{Roles: []Role{days("", "2019-12-31"), days("2020-01-06", "2024-09-30"), days("2024-10-01", "")}}
	for day, want := range map[string]int{
		"1900-01-01": 0, "2019-12-31": 0, "2020-01-01": -1, "2020-01-05": -1, "2020-01-06": 1,
		"2024-09-30": 1, "2024-10-01": 2, "2099-01-01": 2,
	} {
		role := p.RoleOn(day)
		if want < 0 && role != nil || want >= 0 && role != &p.Roles[want] {
			t.Errorf("on %s it is %+v, not the role %d", day, role, want)
		}
	}
}

// The role is that of the release's day in the zone of the site, its words those of the
// text's language where it has them.
func TestIntroduce(t *testing.T) {
	tokyo := time.FixedZone("Asia/Tokyo", 9*60*60)
	s := &Settings{Languages: []string{"en", "fr-CA", "ja"}, Zone: tokyo}
	minister := days("2024-10-01", "")
	minister.Title = Text{"en": "Minister", "fr": "Ministre"}
	p := &Person{Name: Text{"en": "Hanako Sato", "ja": "佐藤花子"}, Roles: []Role{minister}}
	release := &Release{Facts: Facts{Date: time.Date(2024, 9, 30, 15, 0, 0, 0, time.UTC)}}
	for _, c := range []struct {
		name, lang string
		r          *Release
		want       Introduction
	}{
		{"its own words", "en", release, Introduction{"Hanako Sato", "", "Minister", ""}},
		{"fr is fr-CA's", "fr-CA", release, Introduction{"Hanako Sato", "en", "Ministre", ""}},
		{"a title of another language", "ja", release, Introduction{"佐藤花子", "", "Minister", "en"}},
		{"the minute before", "en", &Release{Facts: Facts{Date: release.Date.Add(-time.Minute)}}, Introduction{"Hanako Sato", "", "", ""}},
		{"a page has no day", "en", &Release{}, Introduction{"Hanako Sato", "", "", ""}},
	} {
		if got := s.Introduce(p, c.r, c.lang); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// A contact that is a person of the register has what the register says, but for what it
// states itself; the translation is left as it is.
func TestContactsOfPeople(t *testing.T) {
	s := &Site{Settings: Settings{Languages: []string{"en"}, Zone: time.UTC}, People: map[string]*Person{
		"sato": {Name: Text{"en": "Hanako Sato"}, Contact: &Contact{Office: "Cabinet", Tel: "1", Email: "a@example.org"}},
	}}
	tr := &Translation{Lang: "en", Contacts: []Contact{{Person: "sato", Tel: "2"}, {Person: "ito"}, {Name: "Desk"}}}
	got := s.Contacts(&Release{}, tr)
	want := Contact{Person: "sato", Name: "Hanako Sato", Office: "Cabinet", Tel: "2", Email: "a@example.org", Called: Introduction{Name: "Hanako Sato"}}
	if len(got) != 3 || got[0] != want || got[1] != (Contact{Person: "ito"}) || got[2].Name != "Desk" {
		t.Errorf("the contacts are %+v", got)
	}
	if tr.Contacts[0] != (Contact{Person: "sato", Tel: "2"}) {
		t.Errorf("the translation became %+v", tr.Contacts[0])
	}
}
