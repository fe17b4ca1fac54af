// Package render makes the bytes of one page of a plan.
//
// Pages for people come from HTML templates, parsed once a language
// (templates.go; what is told of their mistakes: faults.go) and given a [View]
// (view.go; release.go, lists.go and home.go fill its parts). What is for machines
// is made without templates: feeds (feeds.go), the list
// of them (opml.go), calendars (calendar.go), the sitemap (sitemap.go), the search
// index (search.go), JSON-LD (jsonld.go), and what package syndication writes of a
// release (describe.go).
//
// A [Renderer] may be used by many goroutines, and rendering a page changes
// nothing but two caches: the card of a release in a list and the menu are made
// once a language, because many pages show them.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"docsite/generator/bitext"
	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/plan"
	"docsite/generator/press"
	"docsite/generator/search"
	"docsite/generator/store"
)

// Renderer renders the pages of one plan.
type Renderer struct {
	plan  *plan.Plan
	texts Texts
	sets  map[string]*set // by language tag
	cards cards
	menus sync.Map // menuKey → template.HTML
}

// Texts are the words of a site's releases, which wait outside the heap until a page has them.
type Texts struct {
	Body     func(*press.Translation) store.Blob // its HTML
	Outlines func(*press.Release) (Aligned, error)
}

// Aligned are the languages of a release side by side, in the order of the record, those that are
// not public among them.
type Aligned struct {
	Languages []string
	bitext.Outlines
}

// Fault is the error of a template that fails while a page is made: somebody's
// to mend, so a diagnostic.
type Fault struct{ diag.Diagnostic }

func (f *Fault) Error() string { return f.Pos.String() + ": " + f.Message }

// New parses the templates for every language of a plan. Where there are any diagnostics
// the Renderer must not be used.
func New(p *plan.Plan, templates fs.FS, texts Texts) (*Renderer, []diag.Diagnostic, error) {
	r := &Renderer{plan: p, texts: texts, sets: map[string]*set{}}
	sets, found := make([]*set, len(p.Locales)), make([][]diag.Diagnostic, len(p.Locales))
	var group errgroup.Group
	for i, l := range p.Locales {
		group.Go(func() (err error) {
			sets[i], found[i], err = r.parse(templates, l)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	for i, l := range p.Locales {
		r.sets[l.Tag] = sets[i]
	}
	ds := slices.Concat(found...)
	// A message that several languages lack is told once.
	return r, slices.CompactFunc(diag.Sort(ds), func(a, b diag.Diagnostic) bool {
		return a.Pos == b.Pos && a.Code == diag.MessageMissing && b.Code == diag.MessageMissing
	}), nil
}

// Render writes the bytes of a page; not of a media file, whose bytes are the
// site's own. The error is a [*Fault] where a template fails.
func (r *Renderer) Render(out *bytes.Buffer, page *plan.Page) error {
	switch page.Kind {
	case plan.AssetFile, plan.HostFile, plan.SecurityText:
		out.Write(page.Content())
		return nil
	case plan.Robots:
		r.robots(out)
		return nil
	case plan.Sitemap:
		r.sitemap(out, page)
		return nil
	case plan.SitemapIndex:
		r.sitemapIndex(out, page)
		return nil
	case plan.NewsSitemap:
		r.newsSitemap(out, page)
		return nil
	case plan.Guide:
		return r.guide(out)
	case plan.SearchHead:
		return search.JSON(out, page.IndexFile().Index.Head)
	case plan.SearchFilters:
		return blob(out, page.IndexFile().Index.Filters)
	case plan.SearchTerms:
		file := page.IndexFile()
		return blob(out, file.Index.Files[file.Part].Content)
	}
	b := &builder{r, r.sets[page.Lang], r.sets[page.Lang].locale, page}
	switch page.Kind {
	case plan.Atom:
		if page.Corrections() != nil {
			return b.correctionsAtom(out)
		}
		return b.atom(out)
	case plan.JSONFeed:
		if page.Corrections() != nil {
			return b.correctionsJSON(out)
		}
		return b.jsonFeed(out)
	case plan.Outline:
		return b.opml(out)
	case plan.Calendar:
		return b.calendar(out)
	case plan.UpcomingFile:
		return b.upcomingFile(out)
	case plan.EventFile:
		return b.eventFile(out)
	case plan.TwinFile:
		return b.twin(out)
	case plan.FactsFile:
		return b.factsFile(out)
	case plan.WebManifest:
		return b.manifest(out)
	case plan.OpenSearch:
		return b.openSearch(out)
	case plan.SearchRecords:
		return b.records(out)
	}
	view, err := b.view()
	if err == nil {
		err = b.set.pages[page.Kind].Execute(out, view)
	}
	if errors.Is(err, store.ErrDamaged) {
		return err // which no template's author can mend
	}
	if err != nil {
		return fault(b.set.files[page.Kind], err)
	}
	return nil
}

// builder makes the view of one page.
type builder struct {
	*Renderer
	set    *set
	locale *locale.Locale
	page   *plan.Page
}

// link is a link to a page, with its text.
func (b *builder) link(page *plan.Page, text string) Link {
	return Link{Href: b.plan.Href(page), Text: text}
}

// tagUnless is a language's tag for a lang attribute, or nothing where the
// language is the page's own.
func (b *builder) tagUnless(lang string) string {
	if lang == b.page.Lang {
		return ""
	}
	return lang
}

// text is a text of the settings or the register in the page's language, and
// its lang attribute where it is in another.
func (b *builder) text(t press.Text) (text, lang string) {
	text, in := t.In(b.page.Lang, b.plan.Site.Languages)
	if in == "" || len(b.page.Lang) > len(in) && b.page.Lang[:len(in)] == in {
		return text, "" // fr is no other language than fr-CA
	}
	return text, b.tagUnless(in)
}

// body returns a translation's text as HTML, with the addresses of what it
// refers to.
func (b *builder) body(t *press.Translation) (template.HTML, error) {
	buffer := buffers.Get().(*buffer)
	defer buffers.Put(buffer)
	var err error
	if buffer.text, err = b.texts.Body(t).Append(buffer.text[:0]); err != nil {
		return "", fmt.Errorf("read the text of %s: %w", t.File, err)
	}
	buffer.filled = b.fill(buffer.filled[:0], t, buffer.text)
	return template.HTML(buffer.filled), nil
}

// buffer is what it takes to bring a text back.
type buffer struct{ text, filled []byte }

var buffers = sync.Pool{New: func() any { return new(buffer) }}
