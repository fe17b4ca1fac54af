// Package sample draws pages of a finished site for a test of accessibility by people,
// whoever built the site.
//
// It follows two rules at once. WCAG-EM 1.0 (W3C Working Group Note, 10 July 2014), step 3,
// asks for a structured sample (3.a): common pages, those with essential functions, one of
// each type and technology, and those about accessibility; for pages drawn by lot (3.b), a
// tenth as many; and for all pages of a process that one of them is a part of (3.c). JIS X
// 8341-3:2016, annex JB, lets a site be tested by pages that stand for it together with pages
// drawn by lot; practice in Japan is forty, 25 of them by lot, so of every number asked for
// five eighths are. The larger of both numbers is drawn.
//
// What a page is, its HTML tells (page.go): of which type by the elements that its main part
// is made of, and what it holds by their names. The lot is no clock's: pages are put into
// the order of a digest of the seed and their path, so who knows the seed can draw again.
package sample

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Sample is what was drawn of a site.
type Sample struct {
	Seed  string // of the lot
	Pages int    // of the site, redirects not among them
	Drawn []Drawn
}

// Drawn is a page, and why it was drawn.
type Drawn struct {
	Path  string // of the file in the site's folder
	Lang  string // as the page says; empty where it does not
	Title string
	Part  Part
	Why   []string
}

// Part is the part of a sample that a page belongs to.
type Part string

const (
	Structured Part = "structured" // WCAG-EM 1.0, step 3.a
	Process    Part = "process"    // step 3.c
	Random     Part = "random"     // step 3.b
)

// ErrNoPages says that there is no page to draw.
var ErrNoPages = errors.New("there is no HTML page in this folder")

// Of every number of pages that is asked for, so many are drawn by lot: 25 of 40.
const (
	byLot = 5
	outOf = 8
)

// mostTypes is how many types of pages of a language are told apart at most; of more, the
// most frequent are drawn.
const mostTypes = 16

// Draw draws at least so many pages of a site, if it has them. An empty seed is one that
// the list of pages makes. The error is [ErrNoPages], or one of the disk.
func Draw(site fs.FS, n int, seed string) (Sample, error) {
	pages, err := read(site)
	if err != nil {
		return Sample{}, err
	}
	if len(pages) == 0 {
		return Sample{}, ErrNoPages
	}
	if seed == "" {
		seed = digestOf(pages)
	}
	d := &draw{pages: pages, byPath: map[string]*page{}, drawn: map[*page]*Drawn{}}
	for _, p := range pages {
		p.lot = sha256.Sum256([]byte(seed + "\x00" + p.path))
		d.byPath[p.path] = p
	}
	d.lots = slices.SortedFunc(slices.Values(pages), func(a, b *page) int { return slices.Compare(a.lot[:], b.lot[:]) })
	d.roles()
	d.types()
	d.features()
	d.processes()
	structured := len(d.order)
	d.random(max(n-structured, (n*byLot+outOf-1)/outOf, (structured+9)/10))
	s := Sample{Seed: seed, Pages: len(pages)}
	for _, p := range d.order {
		s.Drawn = append(s.Drawn, *d.drawn[p])
	}
	parts := []Part{Structured, Process, Random}
	slices.SortStableFunc(s.Drawn, func(a, b Drawn) int {
		return cmp.Or(cmp.Compare(slices.Index(parts, a.Part), slices.Index(parts, b.Part)), cmp.Compare(a.Path, b.Path))
	})
	return s, nil
}

// digestOf is a seed that the list of pages makes.
func digestOf(pages []*page) string {
	h := sha256.New()
	for _, p := range pages {
		fmt.Fprintf(h, "%s\n", p.path)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// draw is what was drawn so far.
type draw struct {
	pages  []*page // by path
	lots   []*page // by lot
	byPath map[string]*page
	drawn  map[*page]*Drawn
	order  []*page
}

// take takes a page into the sample, or adds why it is in it.
func (d *draw) take(p *page, part Part, why string) {
	have := d.drawn[p]
	if have == nil {
		have = &Drawn{Path: p.path, Lang: p.lang, Title: p.title, Part: part}
		d.drawn[p] = have
		d.order = append(d.order, p)
	}
	if !slices.Contains(have.Why, why) {
		have.Why = append(have.Why, why)
	}
}

// roles takes the pages that every test looks at: the home of the site and of each
// language, and those that tell what they are by their name or title.
func (d *draw) roles() {
	for _, p := range d.pages {
		if dir := path.Dir(p.path); path.Base(p.path) == "index.html" && (dir == "." || !strings.Contains(dir, "/") && isLanguage(dir)) {
			d.take(p, Structured, "home")
		}
	}
	for _, role := range roles {
		best := map[string]*page{} // by language: the one whose address is shortest
		for _, p := range d.pages {
			if !role.of(p) {
				continue
			}
			if b := best[p.lang]; b == nil || strings.Count(p.path, "/") < strings.Count(b.path, "/") {
				best[p.lang] = p
			}
		}
		for _, p := range d.pages {
			if best[p.lang] == p {
				d.take(p, Structured, role.name)
			}
		}
	}
}

// kind is a type of page in a language.
type kind struct{ lang, signature string }

// types takes one page of each type and language.
func (d *draw) types() {
	count := map[kind]int{}
	types := map[string][]string{} // by language
	covered := map[kind]bool{}
	for _, p := range d.lots {
		k := kind{p.lang, p.signature}
		if count[k] == 0 {
			types[p.lang] = append(types[p.lang], p.signature)
		}
		count[k]++
		if d.drawn[p] != nil {
			covered[k] = true
		}
	}
	wanted := map[kind]bool{}
	for lang, signatures := range types {
		slices.SortFunc(signatures, func(a, b string) int {
			return cmp.Or(cmp.Compare(count[kind{lang, b}], count[kind{lang, a}]), strings.Compare(a, b))
		})
		for _, s := range signatures[:min(len(signatures), mostTypes)] {
			wanted[kind{lang, s}] = true
		}
	}
	for _, p := range d.lots {
		if k := (kind{p.lang, p.signature}); wanted[k] && !covered[k] {
			covered[k] = true
			d.take(p, Structured, "type: "+p.signature)
		}
	}
}

// features takes a page of each language for whatever pages of it hold.
func (d *draw) features() {
	covered := map[kind]bool{}
	for _, chosen := range []bool{true, false} { // what is drawn already covers what it holds
		for _, p := range d.lots {
			if (d.drawn[p] != nil) != chosen {
				continue
			}
			for _, f := range p.features {
				if k := (kind{p.lang, f}); !covered[k] {
					covered[k] = true
					d.take(p, Structured, "has "+f)
				}
			}
		}
	}
}

// processes takes the pages that forms of the sample lead to, and the first ones of series
// that a page of it is in.
func (d *draw) processes() {
	for i := 0; i < len(d.order); i++ { // which grows
		p := d.order[i]
		for _, next := range p.steps {
			if to := d.byPath[next]; to != nil && d.drawn[to] == nil {
				d.take(to, Process, "goes on from "+p.path)
			}
		}
	}
}

// random takes pages by lot that are not in the sample yet.
func (d *draw) random(n int) {
	for _, p := range d.lots {
		if n <= 0 {
			return
		}
		if d.drawn[p] == nil {
			d.take(p, Random, "drawn by lot")
			n--
		}
	}
}
