// Package generator is docsite's pipeline: from a folder of press releases to
// a site. Its stages, one package each, are called here in their order:
//
//	read     the folder's files become settings, ministries, translations
//	link     translations become releases; what is not public is taken out
//	check    rules find what is wrong
//	align    what a translation tells is compared with its original
//	media    the pictures and documents that releases refer to
//	search   the index that readers search, a language at a time
//	plan     every page and its address
//	render   a page becomes bytes
//	publish  the bytes become files
//
// [Load] goes as far as the plan and returns a [Site], which is a file system:
// to open a path is to render that page. So building is publishing every path,
// checking is opening one page of each kind, and a test opens the one that it is
// about.
//
// README.md beside this file is the map for developers, with the invariants
// that hold everywhere.
package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"docsite/generator/align"
	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/link"
	"docsite/generator/locale"
	"docsite/generator/markdown"
	"docsite/generator/media"
	"docsite/generator/plan"
	"docsite/generator/press"
	"docsite/generator/publish"
	"docsite/generator/read"
	"docsite/generator/render"
	"docsite/generator/search"
	"docsite/locales"
	"docsite/templates"
)

// Options say how a site is built.
type Options struct {
	Folder  fs.FS     // the site's folder: docsite.yaml, releases, locales, templates
	BaseURL string    // in the place of the one in docsite.yaml; may be empty
	Now     time.Time // the moment that decides what is public
	Preview bool      // take drafts in, and what is not public yet
	Jobs    int       // how much is done at the same time; 0 for one a core
	Cache   string    // the folder where copies of pictures are kept for the next build; may be empty

	Besides *Besides // is filled in; may be nil

	newsroom *Newsroom       // which remembers what was read; nil of a build
	lazy     bool            // texts, files and the search index are read when a page shows them
	without  map[string]bool // releases that are left out, by ID
}

// Besides is what there is to say of a site besides its diagnostics.
type Besides struct {
	Silenced int      // how many warnings are not told, because their files silence them
	Withheld []string // files, and folders with a slash at their end, of which no line may be shown: it could tell what is not public
}

// Load reads, links, checks and plans a site, and tries its templates. The Site
// is nil where there are errors among the diagnostics, which are sorted; it must
// be closed otherwise. The error is one of the disk, or of the caller: it wraps
// [fs.ErrNotExist] where the folder has no docsite.yaml.
func Load(ctx context.Context, o Options) (*Site, []diag.Diagnostic, error) {
	return load(ctx, o, true)
}

// Check finds everything that is wrong with a site, without making it.
func Check(ctx context.Context, o Options) ([]diag.Diagnostic, error) {
	site, ds, err := load(ctx, o, false)
	if site != nil {
		err = errors.Join(err, site.Close())
	}
	return ds, err
}

func load(ctx context.Context, o Options, pages bool) (*Site, []diag.Diagnostic, error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	store := &store{}
	if err := store.open(o.Cache, pages); err != nil {
		return nil, nil, err
	}
	site, ds, err := loadInto(ctx, o, store)
	if site == nil || err != nil {
		return nil, ds, errors.Join(err, store.Close())
	}
	return site, ds, nil
}

// loadInto loads a site whose texts are put into a store. The site is nil where
// there are errors.
func loadInto(ctx context.Context, o Options, store *store) (*Site, []diag.Diagnostic, error) {
	b, ds, err := basics(o)
	if b == nil || err != nil {
		return nil, diag.Sort(ds), err
	}
	site, ds, err := pipeline(ctx, o, b, store, ds)
	if ds = diag.Sort(ds); err != nil || failed(ds) {
		return nil, ds, err
	}
	return site, ds, nil
}

// base is what a site's releases are read by.
type base struct {
	settings   *press.Settings
	ministries map[string]*press.Ministry
	spoken     []*locale.Locale // nil where the messages cannot be used
	converters map[string]*markdown.Converter
	readers    map[string]*align.Reader // of facts
	memory     *read.Memory             // of what was read with these; may be nil
}

// basics reads everything but the releases. It is nil where the settings cannot
// be understood.
func basics(o Options) (*base, []diag.Diagnostic, error) {
	settings, ds, err := read.Settings(o.Folder, o.BaseURL)
	if settings == nil || err != nil {
		return nil, ds, err
	}
	ministries, registered, err := read.Ministries(o.Folder, settings.Languages)
	if err != nil {
		return nil, nil, err
	}
	ds = append(ds, registered...)
	spoken, found, err := o.newsroom.locales(o.Folder, settings.Languages)
	if err != nil {
		return nil, nil, fmt.Errorf("read the folder locales: %w", err)
	}
	if ds = append(ds, found...); failed(found) {
		spoken = nil // the releases can be checked without
	}
	unused, err := locale.Unused(locales.Files, folder(o.Folder, "locales"), settings.Languages)
	if err != nil {
		return nil, nil, fmt.Errorf("read the folder locales: %w", err)
	}
	ds = append(ds, unused...)
	b := &base{settings: settings, ministries: ministries, spoken: spoken}
	b.converters, b.readers, b.memory = o.newsroom.tools(spoken, settings, ministries)
	typography(settings, ministries, b.converters)
	return b, ds, nil
}

// pipeline runs the stages on a site whose settings are understood, and adds
// what they find to ds. Every stage runs, whatever the ones before it found, so
// that everything is told at once. Without languages there are no pages.
func pipeline(ctx context.Context, o Options, b *base, store *store, ds []diag.Diagnostic) (*Site, []diag.Diagnostic, error) {
	settings, ministries, spoken := b.settings, b.ministries, b.spoken
	reading := read.Options{
		Settings: settings, Converters: b.converters, Facts: b.readers, Keep: store.keeper(),
		Jobs: o.Jobs, Memory: b.memory, FrontOnly: o.lazy, Analyses: &sync.Map{},
	}
	translations, found, err := read.Translations(ctx, o.Folder, reading)
	if err != nil {
		return nil, nil, err
	}
	translations, ds = leaveOut(o.without, translations, append(ds, found...))
	all, found := link.Link(translations, settings, ministries)
	partly := link.Partly(all, o.Now)
	releases, ds := link.Visible(all, append(ds, found...), o.Now, o.Preview)
	ministries = link.VisibleBodies(ministries, all, releases)

	newsroom := &press.Site{Settings: *settings, Ministries: ministries, Releases: releases, Now: o.Now, Preview: o.Preview}
	ds = append(ds, check.Check(newsroom, spoken)...)
	if !o.lazy {
		ds = append(ds, compare(newsroom, spoken, reading.Analyses, o.Jobs)...)
	}
	maker := media.NewMaker(store.pictures, store.file != nil && !failed(ds))
	found = nil
	if !o.lazy {
		if found, err = media.Read(ctx, o.Folder, releases, maker, o.Jobs); err != nil {
			return nil, nil, err
		}
	}
	// No stage behind this one warns of a translation.
	ds, silenced := check.Silence(append(ds, found...), all, releases)
	if o.lazy {
		ds = slices.DeleteFunc(ds, func(d diag.Diagnostic) bool { return d.Code == diag.SilenceUnused }) // texts were not looked at
	}
	if o.Besides != nil {
		*o.Besides = Besides{Silenced: len(silenced)}
		if !o.Preview {
			o.Besides.Withheld = withheld(all, releases, partly)
		}
	}
	if spoken == nil {
		return nil, ds, nil
	}
	look := overlay{over: folder(o.Folder, "templates"), under: templates.Files}
	assets, err := look.assets()
	if err != nil {
		return nil, nil, err
	}
	unused, err := look.unused()
	if err != nil {
		return nil, nil, err
	}
	ds = append(ds, unused...)
	var indexes map[string]*search.Index
	if store.file != nil && !failed(ds) && !o.lazy {
		indexes, err = search.Make(ctx, newsroom, spoken, search.Options{Bodies: store, Keep: store.keeper(), Jobs: o.Jobs})
		if err != nil {
			return nil, nil, err
		}
	}
	pages, found := plan.Make(newsroom, spoken, assets, indexes)
	ds = append(ds, found...)
	renderer, found, err := render.New(pages, look, store)
	if err != nil {
		return nil, nil, err
	}
	if ds = append(ds, found...); failed(ds) {
		return nil, ds, nil
	}
	site := &Site{Plan: pages, renderer: renderer, folder: o.Folder, store: store, maker: maker}
	if o.lazy {
		site.later = newLater(site, reading)
		found, err = o.newsroom.try(site)
	} else {
		found, err = try(site)
	}
	return site, append(ds, found...), err
}

// withheld are the files that hold what is not public: those of releases that
// readers do not see, the register while there are any, and those that are public
// in part. Of a release whose embargo is not understood something is told.
func withheld(all, visible []*press.Release, partly []string) []string {
	public := make(map[*press.Release]bool, len(visible))
	for _, r := range visible {
		public[r] = true
	}
	files := partly
	for _, r := range all {
		if !public[r] {
			files = append(files, "releases/"+r.ID+"/")
		}
	}
	if len(visible) < len(all) {
		files = append(files, read.RegisterFile)
	}
	return files
}

// try renders one page of each kind in every language, so that all templates
// that fail are told, and not only the first.
func try(site *Site) ([]diag.Diagnostic, error) {
	type kind struct {
		plan.Kind
		lang string
	}
	var ds []diag.Diagnostic
	tried := map[kind]bool{}
	for _, page := range site.Plan.Pages {
		k := kind{page.Kind, page.Lang}
		if tried[k] || page.Kind == plan.MediaFile {
			continue
		}
		tried[k] = true
		var fault *render.Fault
		if _, err := fs.Stat(site, page.Path); errors.As(err, &fault) {
			// It may fail on pages of several kinds, and in every language.
			if !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Pos == fault.Pos }) {
				ds = append(ds, fault.Diagnostic)
			}
		} else if err != nil {
			return nil, err
		}
	}
	return ds, nil
}

func failed(ds []diag.Diagnostic) bool {
	errors, _ := diag.Count(ds)
	return errors > 0
}

func folder(site fs.FS, name string) fs.FS {
	sub, err := fs.Sub(site, name)
	if err != nil {
		return nil
	}
	return sub
}

// wordsOfTexts are the messages that stand in the HTML of texts.
var wordsOfTexts = []string{"release.external", "release.table", "release.notes", "release.notes_back"}

// converters makes one reader of Markdown a language.
func converters(spoken []*locale.Locale, settings *press.Settings) map[string]*markdown.Converter {
	m := make(map[string]*markdown.Converter, len(settings.Languages))
	for _, tag := range settings.Languages {
		m[tag] = markdown.New(markdown.Options{Own: settings.BaseURL})
	}
	for _, l := range spoken {
		m[l.Tag] = markdown.New(markdown.Options{
			JoinLines:    l.JoinLines,
			Phrases:      l.Phrases,
			Typography:   l.Typography,
			ExternalLink: l.Aside(l.Named("release.external", "")),
			Table:        l.Named("release.table", ""),
			Footnotes:    l.Named("release.notes", ""),
			FootnoteBack: l.Named("release.notes_back", ""),
			Own:          settings.BaseURL,
		})
	}
	return m
}

// readers makes one reader of facts a language.
func readers(spoken []*locale.Locale, ministries map[string]*press.Ministry) map[string]*align.Reader {
	m := make(map[string]*align.Reader, len(spoken))
	for _, l := range spoken {
		m[l.Tag] = align.NewReader(l.Tag, l.Wording(), ministries)
	}
	return m
}

// typography sets the texts of a site's settings and register.
func typography(settings *press.Settings, ministries map[string]*press.Ministry, converters map[string]*markdown.Converter) {
	read.Typography(settings.Title, converters)
	read.Typography(settings.Publisher.Name, converters)
	for _, m := range ministries {
		read.Typography(m.Name, converters)
		read.Typography(m.Short, converters)
	}
}

// Build publishes every page of a site into a folder. A template that fails
// while a page is made is a diagnostic; then, and on every error, the folder is
// as it was.
func Build(ctx context.Context, site *Site, out string, jobs int) (publish.Result, []diag.Diagnostic, error) {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	result, err := publish.Publish(ctx, site, site.Paths(), out, jobs)
	var fault *render.Fault
	if errors.As(err, &fault) {
		return result, []diag.Diagnostic{fault.Diagnostic}, nil
	}
	return result, nil, err
}

// Open opens a site's folder for reading. Nothing outside it can be reached
// through it, not even by a symbolic link.
func Open(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the site's folder: %w", err)
	}
	return root, nil
}

// CacheOutside returns an error if a cache in a folder would be published, or
// would lie among a site's own files: what it holds may be under embargo. All
// three are given as absolute, cleaned paths.
func CacheOutside(site, out, cache string) error {
	separator := string(os.PathSeparator)
	within := func(inner, outer string) bool {
		return inner == outer || strings.HasPrefix(inner, strings.TrimSuffix(outer, separator)+separator)
	}
	for _, room := range []string{"releases", "locales", "templates"} {
		if within(cache, site+separator+room) {
			return fmt.Errorf("the cache %s lies in the site's folder %s; choose another one with --cache", cache, room)
		}
	}
	switch {
	case within(cache, out):
		return fmt.Errorf("the cache %s lies in the output folder, where all could read it; choose another one with --cache", cache)
	case within(site, cache):
		return fmt.Errorf("the cache %s holds the site itself; choose another one with --cache, such as .cache", cache)
	}
	return nil
}

// Outside returns an error if building into a folder would write among a
// site's own files. Both are given as absolute, cleaned paths.
func Outside(site, out string) error {
	for _, room := range []string{"releases", "locales", "templates"} {
		inner := site + string(os.PathSeparator) + room
		if out == inner || strings.HasPrefix(out, inner+string(os.PathSeparator)) {
			return fmt.Errorf("the output folder %s lies in the site's folder %s; choose another one with --out", out, room)
		}
	}
	if out == site || strings.HasPrefix(site, strings.TrimSuffix(out, string(os.PathSeparator))+string(os.PathSeparator)) {
		return fmt.Errorf("the output folder %s holds the site itself; choose another one with --out, such as public", out)
	}
	return nil
}
