package plan

import (
	"fmt"
	"strings"
	"testing"

	"docsite/generator/press"
)

// counted writes a tally: its items, and how many there are besides.
func counted(t Tally) string {
	var list []string
	for _, item := range t.Items {
		list = append(list, fmt.Sprintf("%s(%d)", item.Subject.ID, item.Count))
	}
	if t.More > 0 {
		list = append(list, fmt.Sprint("+", t.More))
	}
	return strings.Join(list, " ")
}

func TestDossier(t *testing.T) {
	site := newsroom("en", "fr")
	site.Ministries["mic"] = &press.Ministry{ID: "mic", Country: "JP", Name: press.Text{"en": "Ministry"}}
	for _, r := range []struct{ id, kind, countries, ministries, topics, event, languages string }{
		{"2020/a", "report", "JP VN", "mic", "water space", "old-week", "en fr"},
		{"2020/b", "report", "JP VN FR", "mic", "space", "", "en"},
		{"2020/c", "statement", "JP DE", "", "water", "new-week", "en"},
		{"2020/d", "report", "FR", "", "water", "new-week", "en"},
	} {
		made := add(site, r.id, "2020-01-0"+fmt.Sprint(len(site.Releases)+1), strings.Fields(r.languages)...)
		made.Type, made.Countries, made.Ministries = r.kind, strings.Fields(r.countries), strings.Fields(r.ministries)
		made.Topics, made.Event = strings.Fields(r.topics), r.event
	}
	p := planned(t, site)
	site.Fallback = false
	alone := planned(t, site)
	for _, c := range []struct {
		plan                             *Plan
		lang                             string
		of                               Subject
		types, topics, countries, events string
	}{
		{p, "en", Subject{Countries, "JP"}, "report(2) statement(1)", "space(2) water(2)", "VN(2) FR(1) DE(1)", "new-week(1) old-week(1)"},
		{p, "fr", Subject{Countries, "JP"}, "report(2) statement(1)", "space(2) water(2)", "VN(2) DE(1) FR(1)", "new-week(1) old-week(1)"}, // Allemagne, France
		{p, "en", Subject{Ministries, "mic"}, "report(2)", "space(2) water(1)", "VN(2) FR(1)", "old-week(1)"},
		{p, "en", Subject{Countries, "FR"}, "report(2)", "space(1) water(1)", "JP(1) VN(1)", "new-week(1)"},
		{alone, "fr", Subject{Countries, "JP"}, "report(1)", "space(1) water(1)", "VN(1)", "old-week(1)"},
	} {
		d := c.plan.List(c.lang, c.of).Listing().Dossier
		if counted(d.Types) != c.types || counted(d.Topics) != c.topics || counted(d.Countries) != c.countries || counted(d.Events) != c.events {
			t.Errorf("%s %v: %s; %s; %s; %s", c.lang, c.of, counted(d.Types), counted(d.Topics), counted(d.Countries), counted(d.Events))
		}
		for _, tally := range []Tally{d.Types, d.Topics, d.Countries, d.Events} {
			for _, item := range tally.Items {
				if item.Page == nil || item.Page != c.plan.List(c.lang, item.Subject) {
					t.Errorf("%s %v: %v leads to %v", c.lang, c.of, item.Subject, item.Page)
				}
			}
		}
	}
	if p.List("en", Subject{Topics, "water"}).Listing().Dossier != nil || p.Home("en").Listing().Dossier != nil {
		t.Error("there are dossiers of what is no body and no country")
	}
}

// TestADossierAtItsBound holds that twelve of a shelf are named, and of 13 twelve and
// that there is one more.
func TestADossierAtItsBound(t *testing.T) {
	for count, more := range map[int]int{1: 0, 12: 0, 13: 1, 20: 8} {
		site := newsroom("en")
		for i := range count {
			for again := range i + 1 {
				r := add(site, fmt.Sprintf("2020/r%02d-%02d", i, again), "2020-10-22", "en")
				r.Countries, r.Topics = []string{"JP"}, []string{fmt.Sprintf("topic-%02d", i)}
			}
		}
		topics := planned(t, site).List("en", Subject{Countries, "JP"}).Listing().Dossier.Topics
		if len(topics.Items) != count-more || topics.More != more {
			t.Errorf("of %d topics %d are named and there are %d more", count, len(topics.Items), topics.More)
		}
		if first := topics.Items[0]; first.Count != count || first.Subject.ID != fmt.Sprintf("topic-%02d", count-1) {
			t.Errorf("of %d topics the first is %v of %d", count, first.Subject, first.Count)
		}
	}
}

// TestNarrowed holds the addresses that search.js reads.
func TestNarrowed(t *testing.T) {
	p := planned(t, small())
	for want, subjects := range map[string][]Subject{
		"/newsroom/en/search/?ministry=mic&topic=water": {{Ministries, "mic"}, {Topics, "water"}},
		"/newsroom/en/search/?country=jp&type=report":   {{Types, "report"}, {Countries, "JP"}},
	} {
		if got := p.Narrowed("en", subjects...); got != want {
			t.Errorf("%v: %s", subjects, got)
		}
	}
}
