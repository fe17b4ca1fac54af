package plan

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"time"

	"docsite/generator/link"
	"docsite/generator/press"
)

// Key is a digest of everything that a page is made of: pages with one path and
// one key have the same bytes. The other way round it need not hold.
type Key [16]byte

// String returns the key in hexadecimal digits.
func (k Key) String() string { return hex.EncodeToString(k[:]) }

// Keys returns the keys of pages of the plan, in order. frame is a digest of what
// every page depends on: settings, messages, templates, the version of docsite.
// release returns that of a release: of what its files say, and of what of that is
// shown at the moment.
//
// A key goes by releases as a whole, not by what a page shows of them: who renders a
// page without need finds the same bytes.
func (p *Plan) Keys(pages []*Page, frame []byte, release func(*press.Release) []byte) []Key {
	w := &keyWriter{plan: p, release: release, digests: map[*press.Release][sha256.Size]byte{}, bytes: slices.Clone(frame)}
	w.site()
	whole := sha256.Sum256(w.bytes)
	keys := make([]Key, len(pages))
	for i, page := range pages {
		w.bytes = append(w.bytes[:0], whole[:]...)
		w.page(page)
		sum := sha256.Sum256(w.bytes)
		copy(keys[i][:], sum[:])
	}
	return keys
}

// keyWriter writes what a page is made of.
type keyWriter struct {
	plan    *Plan
	release func(*press.Release) []byte
	digests map[*press.Release][sha256.Size]byte // see shown
	bytes   []byte
}

func (w *keyWriter) text(s string) {
	w.bytes = append(binary.AppendUvarint(w.bytes, uint64(len(s))), s...)
}

func (w *keyWriter) number(n int) { w.bytes = binary.AppendVarint(w.bytes, int64(n)) }

// site writes what all pages depend on: which lists there are, because pages lead
// to them, the register, and what of it is past.
func (w *keyWriter) site() {
	p := w.plan
	w.text(p.Site.BaseURL)
	if p.Site.Preview {
		w.text("preview")
	}
	lists := slices.SortedFunc(maps.Keys(p.lists), func(a, b listKey) int {
		return cmp.Or(cmp.Compare(a.lang, b.lang), cmp.Compare(a.of.Shelf, b.of.Shelf), cmp.Compare(a.of.ID, b.of.ID),
			cmp.Compare(a.period.Year, b.period.Year), cmp.Compare(a.period.Month, b.period.Month))
	})
	for _, key := range lists {
		if key.period == (Period{}) || key.period == directory {
			w.text(key.lang)
			w.subject(key.of)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.Site.Ministries)) {
		w.text(id)
		for _, day := range []time.Time{p.Site.Ministries[id].Since, p.Site.Ministries[id].Until} {
			past := 0
			if day.After(p.Site.Now) {
				past = 1
			}
			w.number(past)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.Site.People)) {
		w.text(id)
	}
	for _, name := range slices.Sorted(maps.Keys(p.assets)) {
		w.text(p.assets[name].Path)
	}
	for _, l := range p.Locales {
		w.link(p.corrections[l.Tag])
		w.link(p.upcoming[l.Tag])
		for _, entry := range slices.Concat(p.menus[l.Tag][0], p.menus[l.Tag][1]) {
			w.link(entry.Page)
			if entry.Of != nil {
				w.text(entry.Of.Title)
			}
		}
	}
}

func (w *keyWriter) subject(s Subject) {
	w.number(int(s.Shelf))
	w.text(s.ID)
}

func (w *keyWriter) period(at Period) {
	w.number(at.Year)
	w.number(at.Month)
}

func (w *keyWriter) link(page *Page) {
	if page == nil {
		w.text("")
		return
	}
	w.text(page.url)
	w.text(page.Lang)
}

func (w *keyWriter) links(pages []*Page) {
	w.number(len(pages))
	for _, page := range pages {
		w.link(page)
	}
}

// page writes what one page is made of.
func (w *keyWriter) page(page *Page) {
	w.text(page.Path)
	w.number(int(page.Kind))
	w.text(page.Lang)
	w.links(page.Alternates)
	w.link(page.XDefault)
	w.link(w.plan.cards[page])
	switch c := page.content.(type) {
	case *Story:
		w.story(c)
	case *Listing:
		w.listing(page, c)
	case *Catalogue:
		w.catalogue(c)
	case *Parallel:
		w.shown(c.Release)
		for _, t := range c.Release.Translations {
			w.link(w.plan.releases[t])
			w.references(t)
		}
	case *Twin:
		w.text(c.Format.Name())
		w.page(c.Of)
	case *Corrections:
		w.corrections(c)
	case *Upcoming:
		w.upcoming(c)
	case *Burial:
		w.tombstone(c.Stone)
		w.link(c.Merged)
		if c.Merged != nil {
			w.shown(c.Merged.Story().Release)
		}
	case *Page: // of an alias
		w.link(c)
		if s := c.Story(); s != nil {
			w.shown(s.Release)
		}
	case []*Page: // of a sitemap
		w.links(c)
		for _, listed := range c {
			w.links(listed.Alternates)
			w.number(int(w.plan.LastModified(listed).Unix()))
		}
	case *Card: // whose path says what it holds
	case []byte:
		if page.Kind != AssetFile { // whose path says what it holds
			w.text(string(c))
		}
	case *Compressed:
		w.text(c.Coding)
		w.page(c.Of)
	case *Media:
		w.text(c.Hash())
	case *IndexFile:
		w.number(c.Part)
		if page.Kind != SearchRecords {
			w.text(string(c.Index.Key[:]))
			break
		}
		w.text(c.Index.Head.Stamp)
		for _, r := range c.Index.Part(c.Part) {
			w.shown(r)
		}
	}
	switch page.Kind {
	case Search:
		w.search(page.Lang)
	case Outline:
		w.catalogues(page.Lang)
	case NewsSitemap:
		for _, listed := range page.Listed() {
			w.shown(listed.Story().Release)
		}
	case Guide:
		for _, l := range w.plan.Locales {
			w.page(w.plan.Home(l.Tag))
		}
	}
}

// shown writes a release as a list, a feed or another page shows it.
func (w *keyWriter) shown(r *press.Release) {
	if r == nil {
		w.text("")
		return
	}
	digest, known := w.digests[r]
	if !known {
		var own keyWriter
		own.text(r.ID)
		own.text(string(w.release(r)))
		own.links(w.plan.FilePages(r.ID))
		digest = sha256.Sum256(own.bytes)
		w.digests[r] = digest
	}
	w.bytes = append(w.bytes, digest[:]...)
}

func (w *keyWriter) story(s *Story) {
	w.shown(s.Release)
	w.shown(s.Earlier)
	w.shown(s.Later)
	w.link(s.Calendar)
	w.number(len(s.Related))
	for _, related := range s.Related {
		w.number(int(related.By))
		w.text(related.ID)
		w.number(len(related.Releases))
		for _, r := range related.Releases {
			w.shown(r)
		}
	}
	if s.Release.Withdrawn != nil {
		w.shown(w.plan.ByID(s.Release.Withdrawn.SupersededBy))
		w.link(w.plan.Tombstone(s.Release.Withdrawn.SupersededBy, s.Translation.Lang))
	}
	w.number(len(s.Replaces))
	for _, r := range s.Replaces {
		w.shown(r)
	}
	w.references(s.Translation)
}

// references writes what a text refers to.
func (w *keyWriter) references(t *press.Translation) {
	for _, l := range t.Body.Links {
		page, _ := w.plan.Follow(t, l)
		w.link(page)
		if page != nil && page.Media() != nil {
			w.links(w.plan.Picture(page.Media().File))
		}
	}
}

func (w *keyWriter) corrections(c *Corrections) {
	w.period(c.Period)
	w.number(c.Total)
	w.parts(c.Parts)
	w.link(c.Earlier)
	w.link(c.Later)
	w.links(c.Feeds)
	w.number(len(c.Entries))
	for _, e := range c.Entries {
		w.shown(e.Release)
		w.text(e.Translation.Lang)
		w.number(int(e.Change.Date.Unix()))
		w.number(e.Number)
	}
}

// upcoming writes what is announced.
func (w *keyWriter) upcoming(u *Upcoming) {
	w.link(u.Calendar)
	w.number(len(u.Announced))
	for _, a := range u.Announced {
		w.number(int(a.Date.Unix()))
		w.text(fmt.Sprint(a.DateOnly, a.State, a.Type, a.Ministries, a.Title, a.Moved)) // maps are printed in the order of their keys
	}
}

// tombstone writes what is left of a release.
func (w *keyWriter) tombstone(stone *press.Tombstone) {
	w.text(stone.ID)
	w.number(int(stone.Gone.Date.Unix()))
	for _, lang := range slices.Sorted(maps.Keys(stone.Gone.Reason)) {
		w.text(lang)
		w.text(stone.Gone.Reason[lang])
	}
	w.text(stone.Gone.Merged)
	w.number(len(stone.Texts))
	for _, t := range stone.Texts {
		w.text(t.Lang)
	}
}

func (w *keyWriter) listing(page *Page, l *Listing) {
	if next := w.plan.Upcoming(page.Lang); page.Kind == Home && next != nil {
		w.upcoming(next.Upcoming())
	}
	w.subject(l.Subject)
	w.period(l.Period)
	w.number(l.Total)
	w.shown(l.Lead)
	w.number(len(l.Releases))
	for _, r := range l.Releases {
		w.shown(r)
	}
	w.parts(l.Parts)
	w.parts(l.Years)
	w.link(l.Earlier)
	w.link(l.Later)
	w.links(l.Feeds)
	w.link(l.Calendar)
	w.number(len(l.Gone))
	for _, stone := range l.Gone {
		w.tombstone(stone)
	}
	if d := l.Dossier; d != nil {
		for _, t := range []Tally{d.Types, d.Topics, d.Countries, d.Events} {
			w.items(t.Items)
			w.number(t.More)
		}
	}
	if page.Kind != Home {
		return
	}
	if archive := w.plan.List(page.Lang, Subject{}); archive != nil {
		w.parts(archive.Listing().Years)
	}
	w.catalogues(page.Lang)
}

// catalogues writes the ways in of a language.
func (w *keyWriter) catalogues(lang string) {
	for _, k := range Shelves[1:] {
		if d := w.plan.Directory(lang, k); d != nil {
			w.catalogue(d.Catalogue())
		}
	}
}

func (w *keyWriter) parts(parts []Part) {
	w.number(len(parts))
	for _, part := range parts {
		w.period(part.Period)
		w.number(part.Count)
		w.link(part.Page)
	}
}

func (w *keyWriter) catalogue(c *Catalogue) {
	w.number(int(c.Shelf))
	w.number(len(c.Groups))
	for _, g := range c.Groups {
		if g.Of != nil {
			w.subject(*g.Of)
		}
		w.text(g.Region)
		w.text(g.Initial)
		w.number(g.Year)
		w.items(g.Items)
	}
}

func (w *keyWriter) items(items []Item) {
	w.number(len(items))
	for _, item := range items {
		w.subject(item.Subject)
		w.number(item.Count)
		w.link(item.Page)
	}
}

// search writes what the form of a language's search offers.
func (w *keyWriter) search(lang string) {
	w.parts(w.plan.Home(lang).Listing().Years)
	w.catalogues(lang)
	told := 0
	if slices.ContainsFunc(w.plan.Site.Releases, func(r *press.Release) bool { return r.In(lang) != nil }) {
		told = 1
	}
	w.number(told)
}

// LastModified is when a release last changed, or the newest release or correction
// of a list was published; zero of another page.
func (p *Plan) LastModified(page *Page) time.Time {
	if s := page.Story(); s != nil {
		return s.Release.Modified(s.Translation)
	}
	if c := page.Corrections(); c != nil && len(c.Entries) > 0 {
		return c.Entries[0].Change.Date
	}
	if l := page.Listing(); l != nil && len(l.Releases) > 0 {
		if l.Lead != nil && l.Lead.Date.After(l.Releases[0].Date) {
			return l.Lead.Date
		}
		return l.Releases[0].Date
	} else if l != nil && l.Lead != nil {
		return l.Lead.Date
	}
	return time.Time{}
}

// Follows returns the releases whose files a page shows or leads to.
func (p *Plan) Follows(page *Page) []string {
	var ids []string
	if twin := page.Twin(); twin != nil {
		page = twin.Of
	}
	add := func(r *press.Release) {
		for _, t := range r.Translations {
			for _, l := range t.Body.Links {
				if to := link.Refer(r.ID, l.Dest); to.File != "" && to.Release != r.ID && p.byID[to.Release] != nil {
					ids = append(ids, to.Release)
				}
			}
		}
		ids = append(ids, r.ID)
	}
	switch {
	case page.Story() != nil:
		add(page.Story().Release)
	case page.Kind == SideBySide:
		add(page.Parallel().Release)
	case page.Listing() != nil && (page.Kind == Atom || page.Kind == JSONFeed):
		for _, r := range page.Listing().Releases {
			ids = append(ids, r.ID)
		}
	case page.Listing() != nil: // which shows lead pictures
		shown := page.Listing().Releases
		if lead := page.Listing().Lead; lead != nil {
			shown = append(slices.Clone(shown), lead)
		}
		for _, r := range shown {
			if t := r.Best(page.Lang); t.Image != nil {
				ids = append(ids, r.ID)
			}
		}
	}
	return ids
}
