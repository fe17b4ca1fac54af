package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"docsite/generator/locale/cldr"
	"docsite/generator/press"
)

// directoryOf writes a directory: groups, each its country and its items.
func directoryOf(p *Plan, lang string, k Shelf) string {
	var list []string
	for _, group := range p.Directory(lang, k).Catalogue().Groups {
		switch {
		case group.Of != nil:
			list = append(list, group.Of.ID+":")
		case group.Region+group.Initial != "":
			list = append(list, group.Region+group.Initial+":")
		case group.Year != 0:
			list = append(list, fmt.Sprint(group.Year, ":"))
		}
		for _, item := range group.Items {
			list = append(list, fmt.Sprintf("%s(%d)", item.Subject.ID, item.Count))
		}
	}
	return strings.Join(list, " ")
}

func TestDirectories(t *testing.T) {
	site := newsroom("en", "fr", "ja")
	for _, m := range []press.Ministry{
		{ID: "soumu", Country: "JP", Reading: "そうむしょう", Name: press.Text{"en": "Ministry of Internal Affairs", "fr": "Ministère des Affaires intérieures", "ja": "総務省"}},
		{ID: "digital", Country: "JP", Reading: "でじたるちょう", Name: press.Text{"en": "Digital Agency", "fr": "Agence du numérique", "ja": "デジタル庁"}},
		{ID: "kosei", Country: "JP", Reading: "こうせいろうどうしょう", Name: press.Text{"en": "Ministry of Health", "fr": "Ministère de la Santé", "ja": "厚生労働省"}},
		{ID: "bmi", Country: "DE", Reading: "ないむしょう", Name: press.Text{"en": "Ministry of the Interior", "fr": "Ministère de l’Intérieur", "ja": "内務省"}},
		{ID: "unused", Country: "VN", Name: press.Text{"en": "Unused"}},
	} {
		site.Ministries[m.ID] = &m
	}
	a := add(site, "2020/a", "2020-10-22", "en", "fr", "ja")
	a.Countries, a.Ministries = []string{"JP", "GH", "DE"}, []string{"soumu", "digital"}
	a.Topics = []string{"international-cooperation", "digital-economy", "covid-19", "zoo"}
	b := add(site, "2019/b", "2019-10-22", "en")
	b.Countries, b.Ministries, b.Type = []string{"JP", "DE"}, []string{"soumu", "kosei", "bmi"}, "report"
	a.Event, b.Event = "summit", "digital-week"
	p := planned(t, site)
	for _, c := range []struct {
		shelf      Shelf
		en, fr, ja string
	}{
		{Countries, "DE(2) GH(1) JP(2)", "DE(2) GH(1) JP(2)", "GH(1) DE(2) JP(2)"},
		{Ministries,
			"DE: bmi(1) JP: digital(1) kosei(1) soumu(2)",
			"DE: bmi(1) JP: digital(1) kosei(1) soumu(2)",
			"DE: bmi(1) JP: kosei(1) soumu(2) digital(1)"},
		{Types, "press-release(1) report(1)", "press-release(1) report(1)", "report(1) press-release(1)"},
		{Topics,
			"covid-19(1) digital-economy(1) international-cooperation(1) zoo(1)",
			"international-cooperation(1) covid-19(1) digital-economy(1) zoo(1)",
			"zoo(1) international-cooperation(1) covid-19(1) digital-economy(1)"},
		{Events, "summit(1) digital-week(1)", "summit(1) digital-week(1)", "summit(1) digital-week(1)"}, // the newest first
	} {
		for lang, want := range map[string]string{"en": c.en, "fr": c.fr, "ja": c.ja} {
			if got := directoryOf(p, lang, c.shelf); got != want {
				t.Errorf("%s, %s: got %s, want %s", c.shelf.Name(), lang, got, want)
			}
		}
	}
	for _, group := range p.Directory("ja", Ministries).Catalogue().Groups {
		for _, item := range group.Items {
			if item.Page != p.List("ja", item.Subject) || item.Page == nil {
				t.Errorf("%s leads to %v", item.Subject.ID, item.Page)
			}
		}
	}
	if p.Directory("en", Archive) != nil || p.List("en", Subject{Ministries, "unused"}) != nil {
		t.Error("there are pages of what no release names")
	}
}

// filled plans a site of releases with so many subjects of a shelf.
func filled(t *testing.T, k Shelf, count int) *Plan {
	t.Helper()
	site := newsroom("en", "ja")
	codes := slices.Clone(cldr.Codes())
	for i := range count {
		r := add(site, fmt.Sprintf("2020/r%02d", i), "2020-10-22", "en")
		id := fmt.Sprintf("%c-%d", 'a'+i%26, i)
		switch k {
		case Countries:
			r.Countries = []string{codes[i]}
		case Ministries:
			site.Ministries[id] = &press.Ministry{ID: id, Country: []string{"FR", "JP"}[i%2], Name: press.Text{"en": id}}
			r.Ministries = []string{id}
		case Types:
			r.Type = id
		case Topics:
			r.Topics = []string{id}
		case Events:
			r.Event = id
			if i%2 == 0 {
				r.Date = r.Date.AddDate(-1, 0, 0)
			}
		}
	}
	slices.SortFunc(site.Releases, func(a, b *press.Release) int { return b.Date.Compare(a.Date) })
	return planned(t, site)
}

// TestDirectoriesAtTheirBounds holds that countries are parted by continents and events by
// years from 13 on, that there are links to parts from 13 entries on, and letters and a filter from
// 41 on.
func TestDirectoriesAtTheirBounds(t *testing.T) {
	for _, c := range []struct {
		shelf           Shelf
		count, groups   int
		jumps, filtered bool
	}{
		{Countries, 12, 1, false, false},
		{Countries, 13, 6, true, false}, // from Andorra to Australia
		{Countries, 40, 6, true, false},
		{Countries, 41, 6, true, true},
		{Ministries, 12, 2, false, false},
		{Ministries, 13, 2, true, false},
		{Ministries, 41, 2, true, true},
		{Types, 40, 1, false, false},
		{Types, 41, 26, true, true},
		{Topics, 40, 1, false, false},
		{Topics, 41, 26, true, true},
		{Events, 12, 1, false, false},
		{Events, 13, 2, true, false},
		{Events, 41, 2, true, true},
	} {
		found := filled(t, c.shelf, c.count).Directory("en", c.shelf).Catalogue()
		if len(found.Items) != c.count || len(found.Groups) != c.groups || found.Jumps() != c.jumps || found.Filtered() != c.filtered {
			t.Errorf("%d %s: %d groups, links to parts %v, a filter %v", c.count, c.shelf.Name(), len(found.Groups), found.Jumps(), found.Filtered())
		}
		var all []Item
		for _, g := range found.Groups {
			all = append(all, g.Items...)
		}
		for _, item := range found.Items {
			if !slices.Contains(all, item) {
				t.Errorf("%d %s: %s stands in no group", c.count, c.shelf.Name(), item.Subject.ID)
			}
		}
		if len(all) != c.count {
			t.Errorf("%d %s: the groups hold %d", c.count, c.shelf.Name(), len(all))
		}
	}
}

// TestPartsOfDirectories holds their order: continents as they are called, letters with
// those that have none behind them, years backwards.
func TestPartsOfDirectories(t *testing.T) {
	site := newsroom("en", "ja")
	for i, code := range strings.Fields("JP VN FR DE US BR EG ZA AQ AU NZ IT ES ZZ") {
		r := add(site, fmt.Sprintf("%d/%s", 2010+i%2, strings.ToLower(code)), fmt.Sprintf("%d-01-01", 2010+i%2), "en")
		r.Countries, r.Event = []string{code}, "event-"+code
	}
	p := planned(t, site)
	for _, c := range []struct {
		lang  string
		shelf Shelf
		want  string
	}{
		{"en", Countries, "002: EG(1) ZA(1) 019: BR(1) US(1) 010: AQ(1) 142: JP(1) VN(1) 150: FR(1) DE(1) IT(1) ES(1) 009: AU(1) NZ(1) ZZ(1)"},
		{"ja", Countries, "142: JP(1) VN(1) 002: EG(1) ZA(1) 019: US(1) BR(1) 009: AU(1) NZ(1) 010: AQ(1) 150: IT(1) ES(1) DE(1) FR(1) ZZ(1)"},
		{"en", Events, "2011: event-AU(1) event-BR(1) event-DE(1) event-IT(1) event-VN(1) event-ZA(1) event-ZZ(1) 2010: event-AQ(1) event-EG(1) event-ES(1) event-FR(1) event-JP(1) event-NZ(1) event-US(1)"},
	} {
		if got := directoryOf(p, c.lang, c.shelf); got != c.want {
			t.Errorf("%s, %s: got %s", c.lang, c.shelf.Name(), got)
		}
	}

	site = newsroom("ja")
	r := add(site, "2020/r", "2020-10-22", "ja")
	for _, name := range strings.Fields("ガーナ かし アイス さくら 2nd zoo") {
		r.Topics = append(r.Topics, name)
	}
	for i := range 40 {
		r.Topics = append(r.Topics, fmt.Sprintf("わ%02d", i))
	}
	got := directoryOf(planned(t, site), "ja", Topics)
	if want := "あ: アイス(1) か: ガーナ(1) かし(1) さ: さくら(1) わ: わ00(1)"; !strings.HasPrefix(got, want) || !strings.Contains(got, "#: 2nd(1) zoo(1)") {
		t.Errorf("the topics are %s", got)
	}
}
