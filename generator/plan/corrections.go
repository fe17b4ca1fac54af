package plan

import (
	"fmt"
	"slices"

	"docsite/generator/press"
	"docsite/generator/revision"
)

// Correction is a change that mends what a release said, as a language's readers learn of
// it.
type Correction struct {
	Release     *press.Release
	Translation *press.Translation // that tells of it: of another language where the reader's does not tell it
	Change      press.Change
	Number      int // which of that text's corrections and clarifications of its day it is, from 1
}

// Corrections is what a newsroom corrected and clarified, newest first.
type Corrections struct {
	Period  Period // a year; zero for all time
	Entries []Correction
	Total   int     // in the period; more than are shown where the list is cut
	Parts   []Part  // the pages that hold the whole of a list that is cut
	Earlier *Page   // the part before this one, of a part
	Later   *Page   // the part after this one
	Feeds   []*Page // of the newest: Atom, JSON
}

// Corrections returns what a page of corrections or its feed shows, or nil.
func (p *Page) Corrections() *Corrections { return contentOf[*Corrections](p) }

// Corrections returns the page of a language's corrections, or nil if there are none.
func (p *Plan) Corrections(lang string) *Page { return p.corrections[lang] }

// addCorrections plans the page of a language's corrections and its feeds, if there are
// any; beyond so many as a list may show, it is cut by year.
func (p *Plan) addCorrections(lang string) {
	all := p.corrected(lang)
	if len(all) == 0 {
		return
	}
	under := folder(lang) + "/corrections/"
	page := p.add(&Page{Path: under + "index.html", Kind: CorrectionsPage, Lang: lang})
	index := &Corrections{Entries: all, Total: len(all)}
	page.content, p.corrections[lang] = index, page
	newest := &Corrections{Entries: all[:min(feed, len(all))], Total: len(all)}
	for _, f := range []struct {
		kind Kind
		name string
	}{{Atom, "feed.atom"}, {JSONFeed, "feed.json"}} {
		index.Feeds = append(index.Feeds, p.add(&Page{Path: under + f.name, Kind: f.kind, Lang: lang, content: newest}))
	}
	if len(all) <= whole {
		return
	}
	index.Entries = all[:latest]
	for len(all) > 0 {
		year := p.yearOf(all[0])
		n := slices.IndexFunc(all, func(c Correction) bool { return p.yearOf(c) != year })
		if n < 0 {
			n = len(all)
		}
		part := p.add(&Page{Path: under + fmt.Sprintf("%04d/index.html", year), Kind: CorrectionsPage, Lang: lang,
			content: &Corrections{Period: Period{Year: year}, Entries: all[:n:n], Total: n}})
		index.Parts = append(index.Parts, Part{Period{Year: year}, n, part})
		all = all[n:]
	}
	for i, part := range index.Parts {
		if i > 0 {
			part.Page.Corrections().Later = index.Parts[i-1].Page
		}
		if i+1 < len(index.Parts) {
			part.Page.Corrections().Earlier = index.Parts[i+1].Page
		}
	}
}

func (p *Plan) yearOf(c Correction) int { return c.Change.Date.In(p.Site.Zone).Year() }

// corrected returns the corrections of a language's releases, newest first: those of the
// texts that its lists show, and those of the originals that these do not have yet.
func (p *Plan) corrected(lang string) []Correction {
	var all []Correction
	add := func(r *press.Release, t *press.Translation, wanted func(press.Change) bool) {
		number := map[int64]int{}
		for _, c := range t.Changes {
			if !c.Corrects() || c.Date.IsZero() {
				continue
			}
			number[c.Date.Unix()]++
			if wanted(c) {
				all = append(all, Correction{r, t, c, number[c.Date.Unix()]})
			}
		}
	}
	for _, r := range p.Site.Releases {
		if !p.Site.Fallback && r.In(lang) == nil {
			continue
		}
		t := r.Best(lang)
		add(r, t, func(press.Change) bool { return true })
		lacking := revision.Uncorrected(r, t.Lang)
		add(r, r.Original, func(c press.Change) bool { return slices.Contains(lacking, c) })
	}
	slices.SortStableFunc(all, func(a, b Correction) int { return b.Change.Date.Compare(a.Change.Date) })
	return all
}
