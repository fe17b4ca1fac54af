package generator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"docsite/generator/cache"
	"docsite/generator/compress"
	"docsite/generator/locale"
	"docsite/generator/media"
	"docsite/generator/plan"
	"docsite/generator/press"
	"docsite/generator/publish"
	"docsite/generator/record"
	"docsite/generator/render"
	"docsite/generator/search"
	"docsite/generator/store"
)

// Site is a finished newsroom as a file system: every path is a file, rendered
// when it is opened. The pictures of a release are made, and a language's search
// index, when a page asks for them. It may be used by many goroutines.
type Site struct {
	Plan     *plan.Plan
	renderer *render.Renderer
	library  *media.Library
	records  map[string]*record.Record           // by ID
	indexes  map[string]func() (*pageSet, error) // of a language's search, by its tag; made once
	siteTools
}

// siteTools are what a site needs of the engine that it is of.
type siteTools struct {
	folder fs.FS // that the site is made from
	maker  *media.Maker
	store  *store.Store
	frame  []byte // a digest of what every page depends on
	jobs   int
	cards  *cardSet
	kept   *cache.Cache // of what is dear to make
}

func newSite(pages *plan.Plan, renderer *render.Renderer, library *media.Library, records map[string]*record.Record, tools siteTools) *Site {
	s := &Site{
		Plan: pages, renderer: renderer, library: library, siteTools: tools,
		records: records, indexes: map[string]func() (*pageSet, error){},
	}
	for _, l := range pages.Locales {
		s.indexes[l.Tag] = sync.OnceValues(func() (*pageSet, error) { return s.index(l) })
	}
	return s
}

// pageSet are pages by their paths.
type pageSet struct {
	list   []*plan.Page
	byPath map[string]*plan.Page
}

func newPageSet(pages []*plan.Page) *pageSet {
	set := &pageSet{pages, make(map[string]*plan.Page, len(pages))}
	for _, page := range pages {
		set.byPath[page.Path] = page
	}
	return set
}

// index returns the files of a language's search index.
func (s *Site) index(l *locale.Locale) (*pageSet, error) {
	var documents []search.Document
	for _, r := range slices.Backward(slices.Concat(s.Plan.Site.Releases, s.Plan.Site.Pages)) {
		t := r.In(l.Tag)
		if t == nil && s.Plan.Site.Fallback {
			t = r.Best(l.Tag)
		}
		if t != nil {
			text := s.records[r.ID].TextIn(t.Lang)
			documents = append(documents, search.Document{Release: r, Translation: t, Terms: text.Terms, Digest: text.Digest})
		}
	}
	index, err := search.Make(l, s.Plan.Site.Zone, documents, s.store, s.jobs)
	if err != nil {
		return nil, err
	}
	return newPageSet(s.Plan.IndexPages(l.Tag, index)), nil
}

// Pages returns all pages, sorted by path. To know them, pictures and search
// indexes are made.
func (s *Site) Pages(ctx context.Context) ([]*plan.Page, error) {
	made, err := s.made(ctx)
	pages := s.withCopies(slices.Concat(s.Plan.Pages, made))
	slices.SortFunc(pages, func(a, b *plan.Page) int { return strings.Compare(a.Path, b.Path) })
	return pages, err
}

// made returns the pages that are no part of the plan: the files of releases and of
// search indexes.
func (s *Site) made(ctx context.Context) ([]*plan.Page, error) {
	var pages []*plan.Page
	for _, l := range s.Plan.Locales { // one after the other: each takes much memory
		set, err := s.indexes[l.Tag]()
		if err != nil {
			return nil, err
		}
		pages = append(pages, set.list...)
	}
	for _, r := range slices.Concat(s.Plan.Site.Releases, s.Plan.Site.Pages) {
		if _, err := s.library.Files(ctx, r.ID); err != nil {
			return nil, err
		}
		pages = append(pages, s.Plan.FilePages(r.ID)...)
	}
	return pages, nil
}

// published returns the site as it is published, whose files were read. The key is that
// of the whole.
func (s *Site) published(ctx context.Context, key store.Key) (publish.Site, error) {
	var planned []publish.File
	var group errgroup.Group
	group.Go(func() error { // while indexes are made
		planned = s.keyed(s.withCopies(s.Plan.Pages))
		return nil
	})
	made, err := s.made(ctx)
	if err = errors.Join(err, group.Wait()); err != nil {
		return publish.Site{}, err
	}
	files := append(planned, s.keyed(s.withCopies(made))...)
	slices.SortFunc(files, func(a, b publish.File) int { return strings.Compare(a.Path, b.Path) })
	return publish.Site{FS: s, Key: key, Files: files}, nil
}

// withCopies returns pages with the compressed copies that the site asks for.
func (s *Site) withCopies(pages []*plan.Page) []*plan.Page {
	if len(s.Plan.Site.Precompress) == 0 {
		return pages
	}
	all := slices.Clone(pages)
	for _, page := range pages {
		all = append(all, s.Plan.Compress(page)...)
	}
	return all
}

// keyed returns pages with their keys.
func (s *Site) keyed(pages []*plan.Page) []publish.File {
	files := make([]publish.File, len(pages))
	for i, key := range s.Plan.Keys(pages, s.frame, s.digest) {
		files[i] = publish.File{Path: pages[i].Path, Key: key}
	}
	return files
}

// digest is that of a release, and of what of it is shown at the moment.
func (s *Site) digest(r *press.Release) []byte {
	key := s.records[r.ID].Key
	shown := key[:]
	shown = append(shown, byte(r.Visibility))
	if r.Withdrawn != nil {
		shown = append(shown, 'w')
	}
	for _, t := range r.Translations {
		shown = append(shown, fmt.Sprint(t.Lang, len(t.Changes), " ")...)
	}
	return shown
}

// page returns the page at a path, which its files are ready for; nil if there
// is none.
func (s *Site) page(name string) (*plan.Page, error) {
	page, err := s.plain(name)
	if page != nil || err != nil {
		return page, err
	}
	for _, coding := range s.Plan.Site.Precompress {
		of, is := strings.CutSuffix(name, "."+coding)
		if !is {
			continue
		}
		page, err := s.plain(of)
		if page == nil || err != nil {
			return nil, err
		}
		for _, c := range s.Plan.Compress(page) {
			if c.Path == name {
				return c, nil
			}
		}
	}
	return nil, nil
}

// plain returns the page at a path that is no compressed copy.
func (s *Site) plain(name string) (*plan.Page, error) {
	page := s.Plan.Open(name)
	if page != nil {
		for _, id := range s.Plan.Follows(page) {
			if _, err := s.library.Files(context.Background(), id); err != nil {
				return nil, err
			}
		}
		return page, nil
	}
	if r := s.Plan.ReleaseOf(name); r != nil {
		if _, err := s.library.Files(context.Background(), r.ID); err != nil {
			return nil, err
		}
		pages := s.Plan.FilePages(r.ID)
		if i := slices.IndexFunc(pages, func(p *plan.Page) bool { return p.Path == name }); i >= 0 {
			return pages[i], nil
		}
	}
	if lang := s.Plan.IndexOf(name); lang != "" {
		set, err := s.indexes[lang]()
		if err != nil {
			return nil, err
		}
		return set.byPath[name], nil
	}
	return nil, nil
}

// Open renders the page at a path, opens the file that is published there, or
// opens a folder.
func (s *Site) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	page, err := s.page(name)
	switch {
	case err != nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	case page == nil:
		return s.openFolder(name)
	case page.Media() != nil:
		return s.openMedia(page)
	case page.Compressed() != nil:
		return s.openCompressed(page)
	case page.Card() != nil:
		made, err := s.cards.draw(page.Card(), page.Path, s.kept)
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
		return newFile(page.Path, made, new(bytes.Buffer)), nil
	}
	out := buffers.Get().(*bytes.Buffer)
	out.Reset()
	if err := s.renderer.Render(out, page); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return newFile(name, out.Bytes(), out), nil
}

// openCompressed opens a compressed copy.
func (s *Site) openCompressed(page *plan.Page) (fs.File, error) {
	of := page.Compressed()
	content, err := fs.ReadFile(s, of.Of.Path)
	if err != nil {
		return nil, err
	}
	out := buffers.Get().(*bytes.Buffer)
	out.Reset()
	if err := compress.Encode(out, of.Coding, content); err != nil {
		return nil, &fs.PathError{Op: "open", Path: page.Path, Err: err}
	}
	return newFile(page.Path, out.Bytes(), out), nil
}

// openMedia opens a file that lies beside a release, or what is made of it.
func (s *Site) openMedia(page *plan.Page) (fs.File, error) {
	of := page.Media()
	if of.File.Source != "" {
		content, err := s.maker.Bytes(context.Background(), s.folder, of.File, of.Hash())
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: page.Path, Err: err}
		}
		return newFile(page.Path, content, new(bytes.Buffer)), nil
	}
	f, err := s.folder.Open(of.File.Path)
	if err != nil {
		return nil, err
	}
	return &checkedFile{f, info{path.Base(page.Path), of.File.Size, 0o444}, sha256.New(), of.File.Hash}, nil
}

// openFolder opens a folder that some page lies in.
func (s *Site) openFolder(name string) (fs.File, error) {
	under := name + "/"
	if name == "." {
		under = ""
	}
	pages, err := s.Pages(context.Background())
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	at, _ := slices.BinarySearchFunc(pages, under, func(p *plan.Page, under string) int { return strings.Compare(p.Path, under) })
	var entries []fs.DirEntry
	for ; at < len(pages) && strings.HasPrefix(pages[at].Path, under); at++ {
		first, _, deeper := strings.Cut(pages[at].Path[len(under):], "/")
		if n := len(entries); n > 0 && entries[n-1].Name() == first {
			continue
		}
		if deeper {
			entries = append(entries, info{first, 0, fs.ModeDir | 0o555})
		} else {
			entries = append(entries, entry{s, pages[at]})
		}
	}
	if entries == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return &dir{info: info{path.Base(name), 0, fs.ModeDir | 0o555}, entries: slices.CompactFunc(entries, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() })}, nil
}

// entry is a file in a folder. Its size is known once it is rendered.
type entry struct {
	site *Site
	page *plan.Page
}

func (e entry) Name() string      { return path.Base(e.page.Path) }
func (e entry) IsDir() bool       { return false }
func (e entry) Type() fs.FileMode { return 0 }
func (e entry) Info() (fs.FileInfo, error) {
	f, err := e.site.Open(e.page.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Stat()
}

// Find returns the page at an address of a preview, given as its path on the
// server, unescaped; nil if there is none. folder says that there is one behind
// a slash that is missing.
func (s *Site) Find(address string) (page *plan.Page, folder bool, err error) {
	file, inside := s.Plan.File(address)
	if !inside {
		return nil, false, nil
	}
	page, err = s.page(file)
	return page, page == nil && s.Plan.Open(file+"/index.html") != nil, err
}

// Moved returns the page of a translation that had an address in an earlier
// site: that of the same file, or that of the same language, title and day where
// the file's folder was renamed. It is nil if there is none.
func (s *Site) Moved(before *plan.Page) *plan.Page {
	story := before.Story()
	if story == nil {
		return nil
	}
	var same *plan.Page
	for _, r := range slices.Concat(s.Plan.Site.Releases, s.Plan.Site.Pages) {
		for _, t := range r.Translations {
			if t.File == story.Translation.File {
				return s.Plan.Release(t)
			}
			if t.Lang == before.Lang && t.Title == story.Translation.Title && r.Date.Equal(story.Release.Date) {
				same = s.Plan.Release(t)
			}
		}
	}
	return same
}
