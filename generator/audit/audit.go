// Package audit reads a finished site as a stranger would, whoever built it, and
// says what is wrong with it: for readers, for screen readers, for search engines,
// for feed readers. It knows nothing of how the site was made.
//
// [Audit] goes through the site once:
//
//	tree.go      lists its files, and finds the file that an address means
//	base.go      guesses the site's own address, where nobody says it
//	style.go     reads style sheets, whose weight pages share
//	page.go      reads a page, tag by tag, and never holds it as a tree; with
//	             head.go, body.go, links.go, nesting.go, structured.go, language.go
//	xml.go       reads feeds (atom.go, rss.go, jsonfeed.go), sitemaps, lists of feeds
//	resolve.go   compares at the end what pages say of each other: redirects,
//	             canonical addresses, titles; hreflang.go the same for languages
//	finding.go   gathers what was found, in the order of the files
//
// What is kept of a page until the end is a few hundred bytes: digests of its anchors
// and numbers of files, no text. Files are read by several goroutines, and what they
// find is taken in the order of the files, so that the result is always the same.
package audit

import (
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"sync/atomic"

	"docsite/generator/diag"
	"docsite/generator/progress"
)

// Options say what of a site is not to be seen in it.
type Options struct {
	// Base is the address at which the site is found, such as
	// https://example.org/newsroom/. Where it is empty it is guessed from the
	// canonical addresses of pages, the sitemap and robots.txt.
	Base string
	// Jobs is how many files are read at the same time; 0 is one a core.
	Jobs int
	// Files are the paths of all files, where the caller knows them. Where it is nil
	// the file system is walked.
	Files []string
}

// Summary says what was read.
type Summary struct {
	Base  string // the site's own address; empty where nobody says one
	Files int    // that were listed
	Pages int    // of HTML that were read
}

// Audit returns what is wrong with a site, sorted. Files and places are those of the
// file system. The error is that of reading, or says that Base is no address.
func Audit(ctx context.Context, fsys fs.FS, o Options) ([]diag.Diagnostic, Summary, error) {
	if o.Jobs < 1 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	a := &auditor{fsys: fsys, jobs: o.Jobs, found: newFindings()}
	var err error
	if o.Files != nil {
		a.tree = newTree(fsys, o.Files)
	} else if a.tree, err = a.walk(ctx); err != nil {
		return nil, Summary{}, err
	}
	if a.origin, err = a.base(o.Base); err != nil {
		return nil, Summary{}, err
	}
	stage := progress.Begin(ctx, progress.Audit, len(a.tree.ofKind([]kind{redirects, robots, style, page, feed, data})))
	defer stage.End()
	a.facts = make([]*facts, len(a.tree.files))
	for _, pass := range []struct {
		kinds []kind
		read  func(*reader) error
	}{
		{[]kind{redirects}, (*reader).redirects},
		{[]kind{robots, style}, (*reader).small},
		{[]kind{page, feed, data}, (*reader).file},
	} {
		if err := a.each(ctx, a.tree.ofKind(pass.kinds), stage, pass.read); err != nil {
			return nil, Summary{}, err
		}
	}
	a.names()
	a.resolve()
	ds, err := a.found.located(fsys, a.tree)
	summary := Summary{Base: a.origin.String(), Files: len(a.tree.files), Pages: a.pages}
	return ds, summary, err
}

// auditor holds what is known of a site.
type auditor struct {
	fsys   fs.FS
	jobs   int
	tree   *tree
	origin origin
	tags   tagTable
	found  *findings

	facts    []*facts // of pages, by the number of their files
	pages    int
	leads    []lead   // to anchors of other pages
	listed   []listed // what sitemaps name
	rules    []string // the addresses that a file of redirects takes
	sitemaps []int32  // files
	byRobots bool     // robots.txt names a sitemap
}

// Bounds of what is read of one file, in bytes.
const (
	mostOfPage = 16 << 20
	mostOfFeed = 64 << 20 // a sitemap may have 52,428,800 (sitemaps.org)
	mostOfData = 8 << 20
)

// reader reads one file. What it finds goes to the auditor once the files before it
// are done with.
type reader struct {
	*auditor
	number int32 // of the file
	path   string
	text   []byte

	findings     []finding
	told         map[diag.Code]int
	untold       map[diag.Code]int
	page         *facts
	leads        []lead
	listed       []listed
	rules        []string
	sitemap      bool // the file is one
	last         int  // where a text of JSON was found last
	lost         int  // texts that were not found
	namesSitemap bool // robots.txt names one
}

// load reads the file, as much of it as is read.
func (r *reader) load(most int) (err error) {
	r.text, err = readFile(r.fsys, r.path, most+1)
	if len(r.text) > most {
		r.text = r.text[:most]
		r.find(diag.PartRead, whole, fmt.Sprintf("more than %d MB: the rest of the file was not read", most>>20), "no reader waits for so much: cut it into several files")
	}
	return err
}

// small reads what must be known before pages are.
func (r *reader) small() error {
	if r.tree.files[r.number].kind == style {
		return r.style()
	}
	return r.robots()
}

// file reads a page, a feed or what else leads to others.
func (r *reader) file() error {
	switch r.tree.files[r.number].kind {
	case page:
		if err := r.load(mostOfPage); err != nil {
			return err
		}
		r.html()
		return nil
	case feed:
		if err := r.load(mostOfFeed); err != nil {
			return err
		}
		r.xml()
		return nil
	}
	return r.json()
}

// each reads files at the same time and takes what was found in their order.
func (a *auditor) each(ctx context.Context, files []int32, stage *progress.Stage, read func(*reader) error) error {
	return inOrder(ctx, a.jobs, len(files), func(i int) (*reader, error) {
		defer stage.Done(1)
		r := &reader{auditor: a, number: files[i], path: a.tree.files[files[i]].path}
		return r, read(r)
	}, func(r *reader) {
		a.found.take(r)
		a.leads = append(a.leads, r.leads...)
		a.listed = append(a.listed, r.listed...)
		if r.rules != nil { // of the first pass: the others read them at the same time
			a.rules = append(a.rules, r.rules...)
		}
		a.byRobots = a.byRobots || r.namesSitemap
		if r.sitemap {
			a.sitemaps = append(a.sitemaps, r.number)
		}
		if r.page != nil {
			a.facts[r.number] = r.page
			a.pages++
		}
	})
}

// link notes that something leads to a file.
func (a *auditor) link(from, to int32) {
	if to >= 0 && to != from {
		a.tree.linked[to].Store(true)
	}
}

// weight is the size of a file in bytes, 0 where it is not known.
func (a *auditor) weight(number int32) int64 {
	f := &a.tree.files[number]
	if size := f.size.Load(); size >= 0 {
		return size
	}
	var size int64
	if info, err := fs.Stat(a.fsys, f.path); err == nil {
		size = info.Size()
	}
	f.size.Store(size)
	return size
}

// ending is the ending of a path in small letters, with its dot.
func ending(path string) string {
	name := path[strings.LastIndexByte(path, '/')+1:]
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		return strings.ToLower(name[i:])
	}
	return ""
}

type size struct{ atomic.Int64 }
