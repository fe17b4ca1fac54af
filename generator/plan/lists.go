package plan

import (
	"slices"

	"docsite/generator/locale"
	"docsite/generator/press"
)

const (
	whole     = 50  // a list of so many is shown whole
	wholeYear = 200 // so is a year of so many
	latest    = 50  // of a longer one, so many
	feed      = 30  // releases in a feed
	home      = 10  // releases on a home, behind the lead
)

// listKey finds a list; a directory has a period that no list has.
type listKey struct {
	lang   string
	of     Subject
	period Period
}

var directory = Period{-1, -1}

// taxonomy holds a language's releases by subject, each newest first.
type taxonomy struct {
	releases map[Subject][]*press.Release
	subjects map[Shelf][]string // IDs, in the order of their newest releases
	together map[Subject][]Item // see Plan.together
}

// taxonomyKey is alike for languages whose lists hold the same releases.
func (p *Plan) taxonomyKey(lang string) string {
	if p.Site.Fallback {
		return ""
	}
	return lang
}

// fill sorts a language's releases into their subjects.
func (p *Plan) fill(lang string) *taxonomy {
	t := &taxonomy{releases: map[Subject][]*press.Release{}, subjects: map[Shelf][]string{}}
	put := func(r *press.Release, k Shelf, id string) {
		subject := Subject{k, id}
		if t.releases[subject] == nil && id != "" {
			t.subjects[k] = append(t.subjects[k], id)
		}
		t.releases[subject] = append(t.releases[subject], r)
	}
	for _, r := range p.Site.Releases {
		if !p.Site.Fallback && r.In(lang) == nil {
			continue
		}
		put(r, Archive, "")
		eachSubject(r, func(k Shelf, id string) { put(r, k, id) })
		for _, id := range r.Ministries {
			if p.Site.Ministries[id] != nil { // package check tells of the others
				put(r, Ministries, id)
			}
		}
	}
	t.together = p.together(t)
	return t
}

// addLanguage plans the home, the lists, the directories, the feeds, the calendar and
// the web manifest of a language.
func (p *Plan) addLanguage(l *locale.Locale, t *taxonomy) {
	all := t.releases[Subject{}]
	p.addLists(l.Tag, Subject{}, all)
	for _, k := range shelves[1:] {
		for _, id := range t.subjects[k] {
			p.addLists(l.Tag, Subject{k, id}, t.releases[Subject{k, id}])
		}
		if len(t.subjects[k]) > 0 {
			p.addDirectory(l, t, k)
		}
	}
	p.addDossiers(l.Tag, t)
	p.add(&Page{Path: outlinePath(l.Tag), Kind: Outline, Lang: l.Tag})
	p.add(&Page{Path: manifestPath(l.Tag), Kind: WebManifest, Lang: l.Tag})
	page := p.add(&Page{Path: folder(l.Tag) + "/index.html", Kind: Home, Lang: l.Tag})
	p.homes[l.Tag] = page
	lead, others := p.lead(l.Tag, all)
	page.content = &Listing{Lead: lead, Releases: others, Total: len(all), Years: p.years(all),
		Feeds: p.addFeeds(l.Tag, folder(l.Tag)+"/", Subject{}, all), Calendar: p.addCalendar(l.Tag, all)}
}

// lead returns the release that stands first on a home, and those behind it: the
// newest that is pinned, else of the latest the first with a picture, else the latest.
// What is withdrawn stands first only where all of the latest are.
func (p *Plan) lead(lang string, all []*press.Release) (lead *press.Release, others []*press.Release) {
	if len(all) == 0 {
		return nil, nil
	}
	recent := all[:min(home+1, len(all))]
	lead = recent[0]
	for _, choice := range []struct {
		of     []*press.Release
		wanted func(*press.Release) bool
	}{
		{all, func(r *press.Release) bool { return r.Pin.After(p.Site.Now) }},
		{recent, func(r *press.Release) bool { return r.Best(lang).Image != nil }},
		{recent, func(*press.Release) bool { return true }},
	} {
		at := slices.IndexFunc(choice.of, func(r *press.Release) bool { return r.Withdrawn == nil && choice.wanted(r) })
		if at >= 0 {
			lead = choice.of[at]
			break
		}
	}
	for _, r := range recent {
		if r != lead && len(others) < home {
			others = append(others, r)
		}
	}
	return lead, others
}

// addLists plans a subject's index and, where it is cut, its parts.
func (p *Plan) addLists(lang string, of Subject, all []*press.Release) {
	index := p.addList(lang, of, Period{})
	index.Listing().Releases, index.Listing().Total, index.Listing().Years = all, len(all), p.years(all)
	if of.Shelf != Archive && of.Shelf != Events { // whose end is in sight
		index.Listing().Feeds = p.addFeeds(lang, listPath(lang, of, Period{}), of, all)
	}
	cut := len(all) > whole
	if cut {
		index.Listing().Releases = all[:latest]
	}
	if !cut && of.Shelf != Archive {
		return
	}
	years := split(all, func(r *press.Release) Period { return Period{Year: p.day(r).Year} })
	var parts []Part
	for _, year := range years {
		page := p.addPart(lang, of, year)
		parts = append(parts, Part{year.period, len(year.releases), page})
		if len(year.releases) <= wholeYear {
			continue
		}
		page.Listing().Releases = nil
		for _, month := range split(year.releases, p.day) {
			page.Listing().Parts = append(page.Listing().Parts, Part{month.period, len(month.releases), p.addPart(lang, of, month)})
		}
		chain(page.Listing().Parts)
	}
	chain(parts)
	index.Listing().Years = parts
	if cut {
		index.Listing().Parts = parts
	}
}

// chain tells each of several parts, newest first, of its neighbours.
func chain(parts []Part) {
	for i, part := range parts {
		if i > 0 {
			part.Page.Listing().Later = parts[i-1].Page
		}
		if i+1 < len(parts) {
			part.Page.Listing().Earlier = parts[i+1].Page
		}
	}
}

func (p *Plan) addPart(lang string, of Subject, part run) *Page {
	page := p.addList(lang, of, part.period)
	page.Listing().Releases, page.Listing().Total = part.releases, len(part.releases)
	return page
}

func (p *Plan) addList(lang string, of Subject, at Period) *Page {
	page := p.add(&Page{
		Path: listPath(lang, of, at) + "index.html", Kind: List, Lang: lang,
		content: &Listing{Subject: of, Period: at},
	})
	p.lists[listKey{lang, of, at}] = page
	return page
}

// run is a part of a list: releases of one period.
type run struct {
	period   Period
	releases []*press.Release
}

// split cuts a list, which is newest first, where the period changes.
func split(all []*press.Release, of func(*press.Release) Period) []run {
	var runs []run
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && of(all[end]) == of(all[start]) {
			end++
		}
		runs = append(runs, run{of(all[start]), all[start:end:end]})
		start = end
	}
	return runs
}

// day returns the year and month of a release in the site's zone.
func (p *Plan) day(r *press.Release) Period {
	d := r.Date.In(p.Site.Zone)
	return Period{d.Year(), int(d.Month())}
}

func (p *Plan) years(all []*press.Release) []Part {
	var parts []Part
	for _, y := range split(all, func(r *press.Release) Period { return Period{Year: p.day(r).Year} }) {
		parts = append(parts, Part{Period: y.period, Count: len(y.releases)})
	}
	return parts
}

func (p *Plan) addFeeds(lang, under string, of Subject, all []*press.Release) []*Page {
	list := &Listing{Subject: of, Releases: all[:min(feed, len(all))], Total: len(all), Gone: p.gone[lang]}
	return []*Page{
		p.add(&Page{Path: under + "feed.atom", Kind: Atom, Lang: lang, content: list}),
		p.add(&Page{Path: under + "feed.json", Kind: JSONFeed, Lang: lang, content: list}),
	}
}
