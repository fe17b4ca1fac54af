package plan

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"docsite/generator/press"
)

// daily adds so many releases of a year, spread over its days.
func daily(site *press.Site, year, count int, languages ...string) []*press.Release {
	var list []*press.Release
	day := time.Date(year, 1, 1, 0, 0, 0, 0, site.Zone)
	for i := range count {
		at := day.AddDate(0, 0, i*364/count)
		list = append(list, add(site, fmt.Sprintf("%d/r%03d", year, i), at.Format(time.DateOnly), languages...))
	}
	return list
}

// TestAListAtItsBound holds that 50 releases are shown whole, and of 51 the
// latest 50 and a page a year. The archive has its years in any case.
func TestAListAtItsBound(t *testing.T) {
	for _, c := range []struct {
		count, shown int
		parts        string
		years        bool
	}{
		{1, 1, "", false},
		{50, 50, "", false},
		{51, 50, "2020:26 2019:25", true},
		{250, 50, "2020:125 2019:125", true},
	} {
		site := newsroom("en")
		for i, r := range append(daily(site, 2019, c.count/2, "en"), daily(site, 2020, c.count-c.count/2, "en")...) {
			r.Countries = []string{"VN"}
			r.Topics = []string{fmt.Sprintf("topic-%d", i%2)}
		}
		p := planned(t, site)
		for _, s := range []Subject{{}, {Countries, "VN"}, {Types, "press-release"}} {
			list := p.List("en", s).Listing()
			if len(list.Releases) != c.shown || list.Total != c.count || periods(list.Parts) != c.parts {
				t.Errorf("%d releases, %v: %d of %d are shown, and the parts %s", c.count, s, len(list.Releases), list.Total, periods(list.Parts))
			}
			if !slices.Equal(list.Releases, site.Releases[:c.shown]) {
				t.Errorf("%d releases, %v: not the latest are shown", c.count, s)
			}
			year := p.Part("en", s, Period{Year: 2020})
			if wanted := c.years || s.Shelf == Archive; (year != nil) != wanted {
				t.Errorf("%d releases, %v: has a page of the year: %v", c.count, s, year != nil)
			} else if wanted && (len(year.Listing().Releases) != c.count-c.count/2 || year.Listing().Total != len(year.Listing().Releases) || len(year.Listing().Parts) > 0) {
				t.Errorf("%d releases, %v: the year shows %d of %d", c.count, s, len(year.Listing().Releases), year.Listing().Total)
			}
			for _, part := range list.Years {
				if (part.Page != nil) != (c.years || s.Shelf == Archive) {
					t.Errorf("%d releases, %v: %d leads to %v", c.count, s, part.Period.Year, part.Page)
				}
			}
		}
		half := p.List("en", Subject{Topics, "topic-0"}).Listing()
		if want := min(50, (c.count+1)/2); len(half.Releases) != want || (len(half.Parts) > 0) != (half.Total > 50) {
			t.Errorf("%d releases: a topic of half of them shows %d", c.count, len(half.Releases))
		}
	}
}

func TestAYearAtItsBound(t *testing.T) {
	for _, c := range []struct {
		count  int
		months string
	}{
		{200, ""},
		{201, "2020-12:16 2020-11:16 2020-10:17 2020-09:17 2020-08:17 2020-07:17 2020-06:17 2020-05:17 2020-04:16 2020-03:17 2020-02:16 2020-01:18"},
	} {
		site := newsroom("en")
		daily(site, 2020, c.count, "en")
		daily(site, 2019, 10, "en")
		p := planned(t, site)
		year := p.Part("en", Subject{}, Period{Year: 2020})
		if got := periods(year.Listing().Parts); got != c.months {
			t.Errorf("%d releases are cut into %s, want %s", c.count, got, c.months)
		}
		if year.Listing().Total != c.count {
			t.Errorf("the year has %d releases, want %d", year.Listing().Total, c.count)
		}
		march := p.Part("en", Subject{}, Period{2020, 3})
		if c.months == "" {
			if march != nil || len(year.Listing().Releases) != c.count {
				t.Errorf("a year of %d shows %d", c.count, len(year.Listing().Releases))
			}
			continue
		}
		if len(year.Listing().Releases) != 0 || len(march.Listing().Releases) != 17 || march.Path != "en/releases/2020/03/index.html" {
			t.Errorf("the year shows %d, and March %d at %s", len(year.Listing().Releases), len(march.Listing().Releases), march.Path)
		}
		// Every release of the year stands in one month.
		var all []string
		for _, part := range year.Listing().Parts {
			all = append(all, ids(part.Page.Listing().Releases)...)
		}
		if want := ids(site.Releases[:c.count]); !slices.Equal(all, want) {
			t.Errorf("the months hold %v", all)
		}
		if march.Listing().Later.Path != "en/releases/2020/04/index.html" || march.Listing().Earlier.Path != "en/releases/2020/02/index.html" {
			t.Errorf("March stands between %s and %s", march.Listing().Earlier.Path, march.Listing().Later.Path)
		}
	}
}

func TestYearsKnowTheirNeighbours(t *testing.T) {
	site := newsroom("en")
	for _, year := range []int{2015, 2018, 2020} {
		daily(site, year, 2, "en")
	}
	p := planned(t, site)
	for year, want := range map[int][2]int{2015: {0, 2018}, 2018: {2015, 2020}, 2020: {2018, 0}} {
		list := p.Part("en", Subject{}, Period{Year: year}).Listing()
		for i, other := range []*Page{list.Earlier, list.Later} {
			if got := p.Part("en", Subject{}, Period{Year: want[i]}); want[i] == 0 && other != nil || want[i] != 0 && other != got {
				t.Errorf("neighbour %d of %d is %v", i, year, other)
			}
		}
	}
}

// TestYearsAreThoseOfTheSitesZone has a release that is of another year in
// London.
func TestYearsAreThoseOfTheSitesZone(t *testing.T) {
	site := newsroom("en")
	site.Zone = time.FixedZone("Asia/Tokyo", 9*3600)
	add(site, "2021/new-year", "2020-12-31T16:00:00Z", "en")
	add(site, "2020/old-year", "2020-12-31T14:59:59Z", "en")
	if got := periods(planned(t, site).List("en", Subject{}).Listing().Years); got != "2021:1 2020:1" {
		t.Errorf("the years are %s", got)
	}
}

// TestANewReleaseChangesAHandfulOfPages compares the plans of an archive of
// 1,000 before and after.
func TestANewReleaseChangesAHandfulOfPages(t *testing.T) {
	archive := func() *press.Site {
		site := newsroom("en", "fr")
		site.Ministries["mic"] = &press.Ministry{ID: "mic", Country: "VN", Name: press.Text{"en": "Ministry"}}
		site.Ministries["old"] = &press.Ministry{ID: "old", Country: "JP", Name: press.Text{"en": "Old Ministry"}}
		for year := 2015; year < 2020; year++ {
			daily(site, year, 170, "en", "fr")
		}
		daily(site, 2020, 150, "en", "fr")
		for i, r := range site.Releases {
			r.Countries, r.Ministries = []string{"VN"}, []string{"mic"}
			if i%2 == 0 {
				r.Countries, r.Ministries, r.Topics = []string{"JP"}, []string{"old"}, []string{"space"}
			}
		}
		return site
	}
	before, after := archive(), archive()
	r := add(after, "2020/new", "2020-12-31", "en")
	r.Countries, r.Ministries = []string{"VN"}, []string{"mic"}

	was, is := map[string]string{}, map[string]string{}
	old, current := planned(t, before), planned(t, after)
	for _, page := range old.Pages {
		was[page.Path] = shown(old, page)
	}
	var changed []string
	for _, page := range current.Pages {
		is[page.Path] = shown(current, page)
		if was[page.Path] != is[page.Path] {
			changed = append(changed, page.Path)
		}
	}
	want := []string{"en/releases/2020/new/index.html", "sitemap.xml"}
	for _, lang := range []string{"en/", "fr/"} {
		for _, list := range []string{"releases/", "countries/vn/", "ministries/mic/", "types/press-release/"} {
			want = append(want, lang+list+"index.html", lang+list+"2020/index.html")
		}
		for _, feeds := range []string{"", "countries/vn/", "ministries/mic/", "types/press-release/"} {
			want = append(want, lang+feeds+"feed.atom", lang+feeds+"feed.json")
		}
		for _, page := range []string{"", "countries/", "ministries/", "types/"} {
			want = append(want, lang+page+"index.html")
		}
	}
	slices.Sort(want)
	if !slices.Equal(changed, want) {
		t.Errorf("of %d pages changed\n%s\nwant\n%s", len(current.Pages), strings.Join(changed, "\n"), strings.Join(want, "\n"))
	}
	for path := range was {
		if _, ok := is[path]; !ok {
			t.Errorf("%s has gone", path)
		}
	}
}

func TestAnEmptySite(t *testing.T) {
	p := planned(t, newsroom("en", "fr"))
	want := strings.Fields(`404.html en/feed.atom en/feed.json en/feeds.opml en/index.html en/releases/index.html en/search/index.html en/search/opensearch.xml en/site.webmanifest
		fr/feed.atom fr/feed.json fr/feeds.opml fr/index.html fr/releases/index.html fr/search/index.html fr/search/opensearch.xml fr/site.webmanifest index.html robots.txt sitemap.xml`)
	if got := paths(p.Pages); !slices.Equal(got, want) {
		t.Errorf("the pages are %v", got)
	}
	if list := p.List("en", Subject{}).Listing(); list.Total != 0 || len(list.Releases) != 0 || len(list.Years) != 0 {
		t.Errorf("the list is %+v", list)
	}
	if got := paths(open(t, p, "sitemap.xml").Listed()); !slices.Equal(got, strings.Fields("en/index.html en/releases/index.html en/search/index.html fr/index.html fr/releases/index.html fr/search/index.html index.html")) {
		t.Errorf("the sitemap holds %v", got)
	}
}

// TestFeedsAndHomesAreShort holds that a feed has 30 releases, and a home ten behind the
// one that stands first.
func TestFeedsAndHomesAreShort(t *testing.T) {
	for _, count := range []int{1, 3, 10, 11, 12, 30, 31, 250} {
		site := newsroom("en")
		site.Ministries["mic"] = &press.Ministry{ID: "mic", Country: "JP"}
		for _, r := range daily(site, 2020, count, "en") {
			r.Countries, r.Ministries = []string{"JP"}, []string{"mic"}
		}
		p := planned(t, site)
		if l := p.Home("en").Listing(); l.Lead != site.Releases[0] || !slices.Equal(l.Releases, site.Releases[1:min(11, count)]) || l.Total != count {
			t.Errorf("the home of %d releases shows %s, and %v of %d", count, l.Lead.ID, ids(l.Releases), l.Total)
		}
		for path, most := range map[string]int{
			"en/feed.atom": 30, "en/feed.json": 30, "en/countries/jp/feed.atom": 30, "en/ministries/mic/feed.json": 30,
		} {
			list := open(t, p, path).Listing()
			if want := site.Releases[:min(most, count)]; !slices.Equal(list.Releases, want) || list.Total != count {
				t.Errorf("%s of %d releases shows %v of %d", path, count, ids(list.Releases), list.Total)
			}
		}
	}
}

// TestLead: what is pinned stands first until its moment, then the latest with a picture,
// then the latest; what is withdrawn only where there is nothing else.
func TestLead(t *testing.T) {
	pin := func(moment time.Duration) func(*press.Site, *press.Release) {
		return func(site *press.Site, r *press.Release) { r.Pin = site.Now.Add(moment) }
	}
	picture := func(_ *press.Site, r *press.Release) { r.Original.Image = &press.Image{File: "a.jpg"} }
	withdrawn := func(_ *press.Site, r *press.Release) { r.Withdrawn = &press.Withdrawn{} }
	type change struct {
		release int // 0 is the newest
		how     func(*press.Site, *press.Release)
	}
	for name, c := range map[string]struct {
		changes []change
		want    int
	}{
		"the latest":                        {nil, 0},
		"with a picture":                    {[]change{{3, picture}, {5, picture}}, 3},
		"with a picture, the eleventh":      {[]change{{10, picture}}, 10},
		"with a picture, the twelfth":       {[]change{{11, picture}}, 0},
		"pinned":                            {[]change{{3, picture}, {14, pin(1)}}, 14},
		"pinned twice":                      {[]change{{12, pin(1)}, {14, pin(2)}}, 12},
		"pinned until now":                  {[]change{{3, picture}, {14, pin(0)}}, 3},
		"the latest is withdrawn":           {[]change{{0, withdrawn}}, 1},
		"with a picture, withdrawn":         {[]change{{3, picture}, {3, withdrawn}, {5, picture}}, 5},
		"pinned, withdrawn":                 {[]change{{14, pin(1)}, {14, withdrawn}}, 0},
		"pinned, withdrawn, beside another": {[]change{{12, pin(1)}, {12, withdrawn}, {14, pin(1)}}, 14},
	} {
		site := newsroom("en")
		daily(site, 2020, 15, "en")
		for _, change := range c.changes {
			change.how(site, site.Releases[change.release])
		}
		l := planned(t, site).Home("en").Listing()
		if l.Lead != site.Releases[c.want] || len(l.Releases) != 10 || slices.Contains(l.Releases, l.Lead) {
			t.Errorf("%s: %s stands first, before %v", name, l.Lead.ID, ids(l.Releases))
		}
	}
	site := newsroom("en")
	for _, r := range daily(site, 2020, 2, "en") {
		withdrawn(site, r)
	}
	if l := planned(t, site).Home("en").Listing(); l.Lead != site.Releases[0] {
		t.Errorf("of releases that are all withdrawn %v stands first", l.Lead)
	}
}

func TestFeedsOfASubject(t *testing.T) {
	p := planned(t, small())
	for _, c := range []struct {
		of   Subject
		want []string
	}{
		{Subject{Countries, "VN"}, []string{"en/countries/vn/feed.atom", "en/countries/vn/feed.json"}},
		{Subject{Ministries, "mic"}, []string{"en/ministries/mic/feed.atom", "en/ministries/mic/feed.json"}},
		{Subject{Types, "press-release"}, []string{"en/types/press-release/feed.atom", "en/types/press-release/feed.json"}},
		{Subject{Topics, "digital-government"}, []string{"en/topics/digital-government/feed.atom", "en/topics/digital-government/feed.json"}},
		{Subject{Events, "digital-week"}, []string{}},
	} {
		if got := paths(p.List("en", c.of).Listing().Feeds); !slices.Equal(got, c.want) {
			t.Errorf("%v has the feeds %v", c.of, got)
		}
	}
	if got := paths(p.Home("en").Listing().Feeds); !slices.Equal(got, []string{"en/feed.atom", "en/feed.json"}) {
		t.Errorf("the home has the feeds %v", got)
	}
}

// mixed is a site whose languages have not the same releases.
func mixed(fallback bool) *press.Site {
	site := newsroom("en", "fr", "ja")
	site.Fallback = fallback
	for id, lang := range map[string]string{"2020/all": "en fr ja", "2020/ja-only": "ja", "2019/en-fr": "en fr"} {
		r := add(site, id, id[:4]+"-10-22", strings.Fields(lang)...)
		r.Countries = map[string][]string{"2020/all": {"JP"}, "2020/ja-only": {"DE"}, "2019/en-fr": {"FR"}}[id]
	}
	return site
}

// lists returns the releases of every list of a language, by path.
func lists(p *Plan, lang string) map[string]string {
	all := map[string]string{}
	for _, page := range p.Pages {
		if page.Lang == lang && (page.Kind == List || page.Kind == Home) {
			shown := page.Listing().Releases
			if lead := page.Listing().Lead; lead != nil {
				shown = append([]*press.Release{lead}, shown...)
			}
			all[strings.TrimSuffix(page.Path, "index.html")] = strings.Join(ids(shown), " ")
		}
	}
	return all
}

func TestFallback(t *testing.T) {
	const everything = "2020/all 2020/ja-only 2019/en-fr"
	for _, c := range []struct {
		name     string
		fallback bool
		lang     string
		want     map[string]string
	}{
		{"list", true, "en", map[string]string{
			"en/": everything, "en/releases/": everything, "en/releases/2020/": "2020/all 2020/ja-only", "en/releases/2019/": "2019/en-fr",
			"en/countries/jp/": "2020/all", "en/countries/de/": "2020/ja-only", "en/countries/fr/": "2019/en-fr", "en/types/press-release/": everything,
		}},
		{"omit", false, "en", map[string]string{
			"en/": "2020/all 2019/en-fr", "en/releases/": "2020/all 2019/en-fr", "en/releases/2020/": "2020/all", "en/releases/2019/": "2019/en-fr",
			"en/countries/jp/": "2020/all", "en/countries/fr/": "2019/en-fr", "en/types/press-release/": "2020/all 2019/en-fr",
		}},
		{"omit, Japanese", false, "ja", map[string]string{
			"ja/": "2020/all 2020/ja-only", "ja/releases/": "2020/all 2020/ja-only", "ja/releases/2020/": "2020/all 2020/ja-only",
			"ja/countries/jp/": "2020/all", "ja/countries/de/": "2020/ja-only", "ja/types/press-release/": "2020/all 2020/ja-only",
		}},
	} {
		if got := lists(planned(t, mixed(c.fallback)), c.lang); !maps.Equal(got, c.want) {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

// TestNoListIsEmpty holds it for lists of a subject or a year; a language
// without any release has its home and its archive all the same.
func TestNoListIsEmpty(t *testing.T) {
	site := mixed(false)
	site.Languages = append(site.Languages, "fr-CA")
	for _, page := range planned(t, site).Pages {
		if page.Kind == List && len(page.Listing().Releases) == 0 && page.Path != "fr-ca/releases/index.html" {
			t.Errorf("%s is empty", page.Path)
		}
	}
}

// TestSame holds what hreflang is made of: every page that has several
// languages names itself, and is named by all that it names.
func TestSame(t *testing.T) {
	for _, fallback := range []bool{true, false} {
		p := planned(t, mixed(fallback))
		for _, page := range p.Pages {
			if !page.Indexed() {
				if len(page.Alternates) > 0 || page.XDefault != nil {
					t.Errorf("%s is the same as others", page.Path)
				}
				continue
			}
			if page.XDefault == nil {
				t.Errorf("%s has no x-default", page.Path)
			}
			if page.Kind != Chooser && page.In(page.Lang) != page {
				t.Errorf("%s does not name itself: %v", page.Path, paths(page.Alternates))
			}
			for _, other := range page.Alternates {
				if page.Kind != Chooser && other.In(page.Lang) != page {
					t.Errorf("%s names %s, which does not name it", page.Path, other.Path)
				}
				if other.XDefault != page.XDefault {
					t.Errorf("%s and %s have not one x-default", page.Path, other.Path)
				}
			}
		}
	}
}

func TestSameNamesOnlyWhatThereIs(t *testing.T) {
	for _, c := range []struct {
		fallback       bool
		path           string
		same, xdefault string
	}{
		{true, "index.html", "en/ fr/ ja/", ""},
		{true, "ja/index.html", "en/ fr/ ja/", ""},
		{true, "fr/releases/2019/en-fr/index.html", "en/releases/2019/en-fr/ fr/releases/2019/en-fr/", "en/releases/2019/en-fr/"},
		{true, "ja/releases/2020/ja-only/index.html", "ja/releases/2020/ja-only/", "ja/releases/2020/ja-only/"},
		{true, "ja/countries/fr/index.html", "en/countries/fr/ fr/countries/fr/ ja/countries/fr/", "en/countries/fr/"},
		{false, "fr/countries/fr/index.html", "en/countries/fr/ fr/countries/fr/", "en/countries/fr/"},
		{false, "ja/countries/de/index.html", "ja/countries/de/", "ja/countries/de/"},
		{false, "en/releases/2019/index.html", "en/releases/2019/ fr/releases/2019/", "en/releases/2019/"},
		{false, "ja/countries/index.html", "en/countries/ fr/countries/ ja/countries/", "en/countries/"},
	} {
		page := open(t, planned(t, mixed(c.fallback)), c.path)
		same := strings.ReplaceAll(strings.Join(paths(page.Alternates), " "), "index.html", "")
		if xdefault := strings.TrimSuffix(page.XDefault.Path, "index.html"); same != c.same || xdefault != c.xdefault {
			t.Errorf("%s is the same as %s, else %s", c.path, same, xdefault)
		}
	}
}
