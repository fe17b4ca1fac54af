package plan

import (
	"docsite/generator/diag"
	"docsite/generator/press"
	"docsite/generator/search"
)

// Kind is what a page is.
type Kind int

const (
	Chooser   Kind = iota // the choice of a language
	Home                  // of a language
	Release               // a translation
	List                  // releases of a subject
	Directory             // the subjects of a shelf
	Search                // of a language
	NotFound
	Alias // an old address that leads on
	Atom
	JSONFeed
	Robots
	Sitemap
	SitemapIndex
	WebManifest // of a language
	OpenSearch  // the description of a Search for browsers
	SearchHead  // the files of a search index: see package search
	SearchTerms
	SearchRecords
	AssetFile
	MediaFile
)

// Page is one file of the site.
type Page struct {
	Path string // slash-separated, without a slash before it, such as en/index.html
	Kind Kind
	Lang string   // of the page; empty for what has none or several
	At   diag.Pos // where an author asked for it, if one did

	Same     []*Page // this page in every language that has it, itself included, in the site's order
	XDefault *Page   // for readers of none of them

	Release     *press.Release     // of a Release
	Translation *press.Translation // of a Release
	Earlier     *press.Release     // of a Release: the one before it of the ministry that issued it first
	Later       *press.Release     // and the one after it
	Event       []*press.Release   // of a Release: the others of its event, newest first
	List        *Listing           // of a List, a Home, a feed
	Shelf       Shelf              // of a Directory
	Groups      []Group            // of a Directory
	Target      *Page              // of an Alias: where it leads
	URLs        []*Page            // of a Sitemap or SitemapIndex
	File        *press.File        // of a MediaFile
	Copy        *press.Copy        // of a MediaFile that is a copy of a picture
	Content     []byte             // of an AssetFile
	Index       *search.Index      // of the files of a search index
	Part        int                // which of the index's files of its kind

	url string // the whole address
}

// Hash is the digest of what a MediaFile holds, SHA-256 in hexadecimal digits.
func (p *Page) Hash() string {
	if p.Copy != nil {
		return p.Copy.Hash
	}
	return p.File.Hash
}

// Size is the width and height of the picture that a MediaFile is, in pixels; 0
// where it is none.
func (p *Page) Size() (width, height int) {
	if p.Copy != nil {
		return p.Copy.Width, p.Copy.Height
	}
	return p.File.Width, p.File.Height
}

// In returns the page in another language, or nil.
func (p *Page) In(lang string) *Page {
	for _, same := range p.Same {
		if same.Lang == lang {
			return same
		}
	}
	return nil
}

// Indexed reports whether the page is one for readers and search engines.
func (p *Page) Indexed() bool { return p.Kind <= Search }

// Shelf is a way in which releases are ordered.
type Shelf int

const (
	Archive Shelf = iota // all of them
	Countries
	Ministries
	Types
	Topics
)

// Shelves are the ways in, in the order in which pages show them.
var Shelves = []Shelf{Archive, Countries, Ministries, Types, Topics}

// Name is a shelf's part of an address, and of messages about it.
func (s Shelf) Name() string {
	return [...]string{"releases", "countries", "ministries", "types", "topics"}[s]
}

// Subject is what a list is about: a country, a ministry, a type, a topic, or,
// with no ID, everything.
type Subject struct {
	Shelf Shelf
	ID    string // country code in upper case, or the ID of another
}

// Period is a year, or a month of one; zero means all time.
type Period struct{ Year, Month int }

// Listing is a list of releases.
type Listing struct {
	Subject  Subject
	Period   Period
	Releases []*press.Release // those shown, newest first
	Total    int              // of the subject in the period; more than are shown where the list is cut
	Parts    []Part           // the pages that hold the whole of a list that is cut
	Years    []Part           // how many there are in each year, newest first
	Earlier  *Page            // the part before this one, of a part
	Later    *Page            // the part after this one
	Feeds    []*Page          // of the subject: Atom, JSON
}

// Part is a year or a month of a list, newest first.
type Part struct {
	Period Period
	Count  int
	Page   *Page // nil where it has no page of its own
}

// Group is a part of a directory: the bodies of a country, or, without Of, all.
type Group struct {
	Of    *Subject
	Items []Item
}

// Item leads to a list.
type Item struct {
	Subject Subject
	Count   int
	Page    *Page
}
