package generator

import (
	"context"
	"slices"
	"sync"

	"docsite/generator/link"
	"docsite/generator/media"
	"docsite/generator/plan"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/search"
)

// later completes a site that was made from front matter alone: when a page is
// opened it reads the texts and files that the page shows, and plans the pages of
// these files. What it reads is made aside and put into the site while no page is
// being rendered.
//
// A list shows the beginnings of texts, a release or a feed its files too. Files
// of a release may be named by others. Those that have been read so far are
// enough for every page that can be seen, because who names a file is read before
// its page is.
type later struct {
	site    *Site
	reading read.Options

	working sync.Mutex                          // one completes at a time
	named   map[*press.Release][]*press.Release // by working: the others that name files of a release

	mu     sync.RWMutex // of everything below, and of the site: read while a page is rendered
	texts  map[*press.Translation]bool
	files  map[*press.Release]bool
	search bool
}

func newLater(site *Site, reading read.Options) *later {
	reading.FrontOnly = false
	return &later{
		site: site, reading: reading, named: map[*press.Release][]*press.Release{},
		texts: map[*press.Translation]bool{}, files: map[*press.Release]bool{},
	}
}

// complete makes sure that the page at a path can be made, if there is one.
func (l *later) complete(name string) error {
	if l.ready(name) {
		return nil
	}
	l.working.Lock()
	defer l.working.Unlock()
	page, texts, files := l.shown(name)
	if page != nil {
		if err := l.readTexts(texts); err != nil {
			return err
		}
		return l.readFiles(files)
	}
	switch r := l.site.Plan.ReleaseOf(name); {
	case r != nil:
		if err := l.readFiles([]*press.Release{r}); err != nil || l.site.Plan.Open(name) != nil {
			return err
		}
		return l.readFiles(l.site.Plan.Site.Releases) // one of them may name it
	case l.site.Plan.OfIndex(name):
		return l.index()
	}
	return nil
}

// ready reports whether all that a page shows was read.
func (l *later) ready(name string) bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	page, texts, files := l.shown(name)
	return page != nil && len(texts) == 0 && len(files) == 0
}

// Find returns the page at an address of a preview, given as its path on the
// server, unescaped; nil where there is none. folder says that there is one behind
// a slash that is missing.
func (s *Site) Find(address string) (page *plan.Page, folder bool, err error) {
	file, inside := s.Plan.File(address)
	if !inside {
		return nil, false, nil
	}
	if s.later != nil {
		if err := s.later.complete(file); err != nil {
			return nil, false, err
		}
		s.later.mu.RLock()
		defer s.later.mu.RUnlock()
	}
	page = s.Plan.Open(file)
	return page, page == nil && s.Plan.Open(file+"/index.html") != nil, nil
}

// Moved returns the page of a translation that had an address in an earlier
// site: that of the same file, or that of the same language, title and day where
// the file's folder was renamed. It is nil where there is none.
func (s *Site) Moved(before *plan.Page) *plan.Page {
	if before.Translation == nil {
		return nil
	}
	var same *plan.Page
	for _, r := range s.Plan.Site.Releases {
		for _, t := range r.Translations {
			if t.File == before.Translation.File {
				return s.Plan.Release(t)
			}
			if t.Lang == before.Lang && t.Title == before.Translation.Title && r.Date.Equal(before.Release.Date) {
				same = s.Plan.Release(t)
			}
		}
	}
	return same
}

// shown returns the page at a path, or nil, and what it shows that was not read.
func (l *later) shown(name string) (page *plan.Page, texts []*press.Translation, files []*press.Release) {
	page = l.site.Plan.Open(name)
	if page == nil {
		return nil, nil, nil
	}
	switch page.Kind {
	case plan.Release:
		files = []*press.Release{page.Release}
	case plan.Atom, plan.JSONFeed:
		files = page.List.Releases
	case plan.List, plan.Home:
		for _, r := range page.List.Releases {
			if t := r.Best(page.Lang); t.Summary == "" && !l.texts[t] {
				texts = append(texts, t)
			}
		}
	}
	files = slices.DeleteFunc(slices.Clone(files), func(r *press.Release) bool { return l.files[r] })
	return page, texts, files
}

// readTexts reads the bodies of those translations that have none yet.
func (l *later) readTexts(ts []*press.Translation) error {
	ts = slices.DeleteFunc(slices.Clone(ts), func(t *press.Translation) bool { return l.texts[t] })
	bodies, err := read.Bodies(l.site.folder, ts, l.reading)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, t := range ts {
		t.Body, l.texts[t] = bodies[i], true
	}
	return nil
}

// readFiles reads the texts of releases and the files that they name, their own
// and those of others.
func (l *later) readFiles(releases []*press.Release) error {
	releases = slices.DeleteFunc(slices.Clone(releases), func(r *press.Release) bool { return l.files[r] })
	if len(releases) == 0 {
		return nil
	}
	if err := l.readTextsOf(releases); err != nil {
		return err
	}
	owners := slices.Clone(releases)
	for _, r := range releases {
		for _, owner := range l.owners(r) {
			if !slices.Contains(l.named[owner], r) {
				l.named[owner] = append(l.named[owner], r)
			}
			owners = append(owners, owner)
		}
	}
	owners = once(owners)
	// Of a release that others name, the files are read anew, for all who name any.
	all := slices.Clone(owners)
	for _, owner := range owners {
		all = append(all, l.named[owner]...)
	}
	all = once(all)
	if err := l.readTextsOf(all); err != nil {
		return err
	}
	aside := make([]*press.Release, len(all))
	for i, r := range all {
		release := *r
		aside[i] = &release
	}
	if _, err := media.Read(context.Background(), l.site.folder, aside, l.site.maker, l.reading.Jobs); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, owner := range owners { // with which all begins
		owner.Files = aside[i].Files
	}
	for _, r := range releases {
		l.files[r] = true
	}
	l.site.Plan.AddFiles(owners...)
	return nil
}

func (l *later) readTextsOf(releases []*press.Release) error {
	var ts []*press.Translation
	for _, r := range releases {
		ts = append(ts, r.Translations...)
	}
	return l.readTexts(ts)
}

// owners returns the other releases of which a release names a file.
func (l *later) owners(r *press.Release) []*press.Release {
	var owners []*press.Release
	for _, t := range r.Translations {
		for _, ref := range t.Body.Links {
			if to := link.Refer(r.ID, ref.Dest); to.File != "" && to.Release != r.ID {
				if owner := l.site.Plan.ByID(to.Release); owner != nil {
					owners = append(owners, owner)
				}
			}
		}
	}
	return owners
}

// once returns a list without what stands in it again.
func once[T comparable](list []T) []T {
	seen := make(map[T]bool, len(list))
	return slices.DeleteFunc(list, func(v T) bool {
		was := seen[v]
		seen[v] = true
		return was
	})
}

// index makes the search index, of all texts.
func (l *later) index() error {
	p := l.site.Plan
	if l.search {
		return nil
	}
	if err := l.readTextsOf(p.Site.Releases); err != nil {
		return err
	}
	indexes, err := search.Make(context.Background(), p.Site, p.Locales, search.Options{
		Bodies: l.site.store, Keep: l.site.store.keeper(), Jobs: l.reading.Jobs,
	})
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	p.AddIndexes(indexes)
	l.search = true
	return nil
}
