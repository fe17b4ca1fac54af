package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/media"
	"docsite/generator/press"
	"docsite/locales"
)

// newsroom makes a site without releases.
func newsroom(languages ...string) *press.Site {
	return &press.Site{
		Settings: press.Settings{
			Title: press.Text{"en": "Press"}, BaseURL: "https://press.example.org/", Languages: languages, Zone: time.UTC, Fallback: true,
		},
		Ministries: map[string]*press.Ministry{},
	}
}

// add adds a release in languages, the first of which is the original; at is a
// day, or a moment.
func add(site *press.Site, id, at string, languages ...string) *press.Release {
	when, err := time.Parse(time.RFC3339, at)
	if err != nil {
		when, err = time.ParseInLocation(time.DateOnly, at, site.Zone)
	}
	if err != nil {
		panic(err)
	}
	r := &press.Release{ID: id, Facts: press.Facts{Date: when, Type: "press-release"}}
	for _, lang := range site.Languages {
		if slices.Contains(languages, lang) {
			r.Translations = append(r.Translations, &press.Translation{
				Release: id, Lang: lang, File: "releases/" + id + "/" + lang + ".md", Title: id,
				Keys: []press.Key{{Name: "title", Line: 2, Column: 8}},
			})
		}
	}
	r.Original = r.In(languages[0])
	site.Releases = append(site.Releases, r)
	slices.SortFunc(site.Releases, func(a, b *press.Release) int {
		return cmp.Or(b.Date.Compare(a.Date), strings.Compare(a.ID, b.ID))
	})
	return r
}

// made plans a site whose releases have no files, and returns what is told too.
func made(t *testing.T, site *press.Site, assets ...Asset) (*Plan, []diag.Diagnostic) {
	t.Helper()
	return filed(t, site, nil, assets...)
}

// filed plans a site whose releases have files, by ID.
func filed(t *testing.T, site *press.Site, files map[string]media.Files, assets ...Asset) (*Plan, []diag.Diagnostic) {
	t.Helper()
	locales, ds, err := locale.Load(locales.Files, nil, site.Languages)
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	return Make(site, locales, Brand{}, assets, func(id string) media.Files { return files[id] })
}

// planned plans a site that has nothing wrong with it.
func planned(t *testing.T, site *press.Site, assets ...Asset) *Plan {
	t.Helper()
	p, ds := made(t, site, assets...)
	if len(ds) > 0 {
		t.Fatalf("told:\n%s", told(ds))
	}
	return p
}

// told returns diagnostics, one a line: place code message, and the places
// that belong to it.
func told(ds []diag.Diagnostic) string {
	var lines []string
	for _, d := range diag.Sort(slices.Clone(ds)) {
		line := fmt.Sprintf("%s %s %s", d.Pos, d.Code, d.Message)
		for _, r := range d.Related {
			line += fmt.Sprintf(" / %s %s", r.Message, r.Pos)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func paths(pages []*Page) []string {
	list := make([]string, len(pages))
	for i, page := range pages {
		list[i] = page.Path
	}
	return list
}

// open returns a page that must be there.
func open(t *testing.T, p *Plan, path string) *Page {
	t.Helper()
	page := p.Open(path)
	if page == nil {
		t.Fatalf("there is no page %s", path)
	}
	return page
}

func ids(releases []*press.Release) []string {
	list := make([]string, len(releases))
	for i, r := range releases {
		list[i] = r.ID
	}
	return list
}

// periods writes parts of a list: 2020:3 2019:12.
func periods(parts []Part) string {
	var list []string
	for _, part := range parts {
		text := fmt.Sprint(part.Period.Year)
		if part.Period.Month != 0 {
			text += fmt.Sprintf("-%02d", part.Period.Month)
		}
		list = append(list, fmt.Sprintf("%s:%d", text, part.Count))
	}
	return strings.Join(list, " ")
}

// shown describes all that a page can show of the site.
func shown(p *Plan, page *Page) string {
	var b strings.Builder
	fmt.Fprintln(&b, page.Kind, page.Lang, paths(page.Alternates), p.Href(page))
	if page.XDefault != nil {
		fmt.Fprintln(&b, page.XDefault.Path)
	}
	if s := page.Story(); s != nil {
		fmt.Fprintln(&b, s.Release.ID, s.Translation.Lang)
	}
	if l := page.Listing(); l != nil {
		fmt.Fprintln(&b, l.Subject, l.Period, ids(l.Releases), l.Total, periods(l.Parts), periods(l.Years), paths(l.Feeds))
		for _, other := range []*Page{l.Earlier, l.Later} {
			if other != nil {
				fmt.Fprintln(&b, other.Path)
			}
		}
	}
	if c := page.Catalogue(); c != nil {
		for _, group := range c.Groups {
			if group.Of != nil {
				fmt.Fprintln(&b, *group.Of)
			}
			for _, item := range group.Items {
				fmt.Fprintln(&b, item.Subject, item.Count, item.Page.Path)
			}
		}
	}
	fmt.Fprintln(&b, paths(page.Listed()))
	return b.String()
}
