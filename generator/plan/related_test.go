package plan

import (
	"fmt"
	"strings"
	"testing"

	"docsite/generator/press"
)

// beside writes what a release's page leads to: the releases before and after it of its
// ministry, and those that are related to it, each kind with what is shared.
func beside(t *testing.T, p *Plan, path string) string {
	t.Helper()
	s := open(t, p, path).Story()
	id := func(r *press.Release) string {
		if r == nil {
			return "-"
		}
		return strings.TrimPrefix(r.ID, "2020/")
	}
	out := id(s.Earlier) + " " + id(s.Later)
	for _, related := range s.Related {
		out += fmt.Sprintf("; %s %s:", [...]string{"event", "ministry", "topic", "country", "newsroom"}[related.By], related.ID)
		for _, r := range related.Releases {
			out += " " + id(r)
		}
	}
	return out
}

func TestReleasesBesideARelease(t *testing.T) {
	site := newsroom("en", "fr")
	site.Ministries["mic"] = &press.Ministry{ID: "mic", Country: "JP", Name: press.Text{"en": "MIC"}}
	site.Ministries["mof"] = &press.Ministry{ID: "mof", Country: "JP", Name: press.Text{"en": "MOF"}}
	for id, facts := range map[string]struct{ day, ministries, event, topics, countries string }{
		"2020/a": {"2020-01-01", "mic", "week", "", ""},
		"2020/b": {"2020-01-02", "mof mic", "", "fish", ""},
		"2020/c": {"2020-01-03", "mic mof", "week", "", ""},
		"2020/d": {"2020-01-04", "mof", "week", "", "VN"},
		"2020/e": {"2020-01-05", "", "", "", ""},
		"2020/f": {"2020-01-06", "", "", "fish", "VN LA"},
		"2020/g": {"2020-01-07", "lost", "", "", "LA"},
	} {
		r := add(site, id, facts.day, "en")
		r.Ministries, r.Event, r.Topics, r.Countries = strings.Fields(facts.ministries), facts.event, strings.Fields(facts.topics), strings.Fields(facts.countries)
	}
	p := planned(t, site)
	for page, want := range map[string]string{
		"a": "- b; event week: d c",
		"b": "- c; ministry mof: d; ministry mic: a; topic fish: f",
		"c": "b -; event week: d a",
		"d": "c -; event week: c a; ministry mof: b; country VN: f",
		"e": "- -; newsroom : f d c b a",
		"f": "- -; topic fish: b; country VN: d; country LA: g",
		"g": "- -; country LA: f",
	} {
		if got := beside(t, p, "en/releases/2020/"+page+"/index.html"); got != want {
			t.Errorf("%s: %s, want %s", page, got, want)
		}
	}
}

// TestRelatedAreNear: at most five, those before a release first, and a new release
// changes no page that has as many.
func TestRelatedAreNear(t *testing.T) {
	site := newsroom("en")
	for day := 1; day <= 12; day++ {
		add(site, fmt.Sprintf("2020/r%02d", day), fmt.Sprintf("2020-01-%02d", day), "en").Event = "week"
	}
	want := map[string]string{
		"r12": "- -; event week: r11 r10 r09 r08 r07",
		"r06": "- -; event week: r05 r04 r03 r02 r01",
		"r05": "- -; event week: r06 r04 r03 r02 r01",
		"r01": "- -; event week: r06 r05 r04 r03 r02",
	}
	for range 2 {
		p := planned(t, site)
		for page, want := range want {
			if got := beside(t, p, "en/releases/2020/"+page+"/index.html"); got != want {
				t.Errorf("%s: %s, want %s", page, got, want)
			}
		}
		add(site, "2020/r13", "2020-01-13", "en").Event = "week"
	}
}

// TestRelatedAreValid: what is withdrawn is no reading, and looked over so far.
func TestRelatedAreValid(t *testing.T) {
	for withdrawn, want := range map[int]string{0: "- -; newsroom : r01", 1: "- -; newsroom : r01", mostLooked - 2: "- -; newsroom : r01", mostLooked - 1: "- -"} {
		site := newsroom("en")
		add(site, "2020/last", "2020-12-31", "en")
		for i := range withdrawn + 1 {
			r := add(site, fmt.Sprintf("2020/r%02d", i+1), fmt.Sprintf("2020-%02d-%02d", 1+i/28, 1+i%28), "en")
			if i > 0 {
				r.Withdrawn = &press.Withdrawn{Date: r.Date}
			}
		}
		if got := beside(t, planned(t, site), "en/releases/2020/last/index.html"); got != want {
			t.Errorf("%d withdrawn: %s, want %s", withdrawn, got, want)
		}
	}
}

// TestRelatedWithoutAnother: the only release of a newsroom leads to none.
func TestRelatedWithoutAnother(t *testing.T) {
	site := newsroom("en")
	add(site, "2020/a", "2020-01-01", "en").Event = "week"
	if got := beside(t, planned(t, site), "en/releases/2020/a/index.html"); got != "- -" {
		t.Errorf("it leads to %s", got)
	}
}

// TestRelatedAreOfTheLanguage: where lists leave out what a language does not have, so
// does a page.
func TestRelatedAreOfTheLanguage(t *testing.T) {
	site := newsroom("en", "fr")
	add(site, "2020/a", "2020-01-01", "en", "fr")
	add(site, "2020/b", "2020-01-02", "en")
	for fallback, want := range map[bool]string{true: "- -; newsroom : b", false: "- -"} {
		site.Fallback = fallback
		if got := beside(t, planned(t, site), "fr/releases/2020/a/index.html"); got != want {
			t.Errorf("fallback %t: %s, want %s", fallback, got, want)
		}
	}
}
