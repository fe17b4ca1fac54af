package plan

import (
	"fmt"
	"strings"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// TestCheckPublished holds which addresses are kept, and where is told that one is gone.
func TestCheckPublished(t *testing.T) {
	site := newsroom("en", "fr", "ja")
	site.BaseURL = "https://press.example.org/newsroom/"
	r := add(site, "2020/bread-prices", "2020-03-01", "en", "fr")
	r.Countries = []string{"JP"}
	r.In("fr").Slug = "prix-du-pain"
	r.In("fr").Keys = append(r.In("fr").Keys, press.Key{Name: "slug", Line: 4, Column: 7})
	r.In("en").Aliases = []press.Located{{Text: "/old/bread.html"}}
	add(site, "2021/bread-prices", "2021-03-01", "en")
	about := add(site, "pages/about", "2020-01-01", "en")
	site.Releases = site.Releases[:2]
	site.Pages = append(site.Pages, about)
	p := planned(t, site)
	for address, want := range map[string]string{
		// What is there.
		"/newsroom/":                               "",
		"/newsroom":                                "",
		"/newsroom/en/":                            "",
		"/newsroom/en/index.html":                  "",
		"/newsroom/en":                             "",
		"/newsroom/old/bread.html":                 "",
		"/newsroom/en/feed.atom":                   "",
		"/newsroom/en/countries/jp/":               "",
		"/newsroom/en/about/":                      "",
		"/newsroom/fr/releases/2020/prix-du-pain/": "",

		// What is no promise.
		"/newsroom/assets/style.0123456789.css":        "",
		"/newsroom/media/2020/a/report.0123456789.pdf": "",
		"/newsroom/en/search/terms-00.bin":             "",
		"/newsroom/sitemap-1.xml":                      "",
		"/newsroom/en/releases/2020/gone/index.json":   "",
		"/newsroom/_headers":                           "",
		"/newsroom/.well-known/security.txt":           "",
		"/newsroom/en/card.0123456789.png":             "",

		// Pages that are gone: at the list, or at the release that had the address.
		"/newsroom/en/releases/2020/something-else/": "list:7:1 error DS602",
		"/newsroom/en/releases/2020/bread-price/":    "releases/2020/bread-prices/en.md:1:1 error DS602",
		"/newsroom/en/releases/2020/bread-price":     "releases/2020/bread-prices/en.md:1:1 error DS602",
		"/newsroom/fr/releases/2020/bread-prices/":   "releases/2020/bread-prices/fr.md:4:7 error DS602",
		"/newsroom/en/releases/2019/bread-prices/":   "releases/2021/bread-prices/en.md:1:1 error DS602",
		"/newsroom/en/releases/2019/bread-price/":    "list:7:1 error DS602",
		"/newsroom/ja/releases/2020/bread-prices/":   "list:7:1 error DS602",
		"/newsroom/en/abuot/":                        "releases/pages/about/en.md:1:1 error DS602",
		"/newsroom/de/":                              "list:7:1 error DS602",
		"/newsroom/de/feed.json":                     "list:7:1 error DS602",
		"/newsroom/2015/03/page.php":                 "list:7:1 error DS602",
		"/files/report.PDF":                          "list:7:1 error DS602",
		"/elsewhere/":                                "list:7:1 error DS602",

		// Lists come to an end.
		"/newsroom/en/releases/2018/":                       "list:7:1 warning DS604",
		"/newsroom/en/releases/2018/03/":                    "list:7:1 warning DS604",
		"/newsroom/en/countries/fr/":                        "list:7:1 warning DS604",
		"/newsroom/en/countries/fr/feed.atom":               "list:7:1 warning DS604",
		"/newsroom/en/ministries/":                          "list:7:1 warning DS604",
		"/newsroom/en/calendar.ics":                         "list:7:1 warning DS604",
		"/newsroom/en/releases/2020/bread-prices/event.ics": "list:7:1 warning DS604",
		"/newsroom/en/releases/2020/bread-prices/ja/":       "list:7:1 warning DS604",
		"/newsroom/en/releases/2020/nothing/event.ics":      "", // the release is told
	} {
		ds := p.CheckPublished([]press.Located{{Text: address, At: diag.Pos{File: "list", Line: 7, Column: 1}}})
		got := ""
		for _, d := range ds {
			got += d.Pos.String() + " " + d.Severity.String() + " " + string(d.Code)
			if d.Hint == "" || !strings.Contains(d.Message, address) {
				t.Errorf("%s: %s; %s", address, d.Message, d.Hint)
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}

// TestCheckPublishedOnce: an address that a list has twice is told once.
func TestCheckPublishedOnce(t *testing.T) {
	site := newsroom("en")
	add(site, "2020/a", "2020-03-01", "en")
	ds := planned(t, site).CheckPublished([]press.Located{{Text: "/x/"}, {Text: "/x/index.html"}, {Text: "/X/"}})
	if len(ds) != 1 {
		t.Errorf("told:\n%s", told(ds))
	}
}

// TestCheckPublishedOfAnotherSite: a list of very many addresses that are all almost one of the
// site's takes no longer for each of them.
func TestCheckPublishedOfAnotherSite(t *testing.T) {
	site := newsroom("en")
	add(site, "2020/bread-prices", "2020-03-01", "en")
	var list []press.Located
	for i := range mostNear + 1 {
		list = append(list, press.Located{Text: fmt.Sprintf("/en/releases/2020/bread-prices-%d/", i), At: diag.Pos{File: "list", Line: i + 1, Column: 1}})
	}
	ds := planned(t, site).CheckPublished(list)
	if len(ds) != len(list) || ds[mostNear-1].File != "releases/2020/bread-prices/en.md" || ds[mostNear].File != "list" {
		t.Errorf("%d are told, the last two at %s and %s", len(ds), ds[mostNear-1].Pos, ds[mostNear].Pos)
	}
}
