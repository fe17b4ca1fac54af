package plan

import (
	"slices"

	"docsite/generator/diag"
	"docsite/generator/press"
	"docsite/generator/search"
)

// Kind is what a page is.
type Kind int

const (
	Chooser         Kind = iota // the choice of a language
	Home                        // of a language
	Release                     // a translation
	List                        // releases of a subject
	Directory                   // the subjects of a shelf
	StandingPage                // a translation of a page that is no release
	CorrectionsPage             // the corrections of a language's releases
	UpcomingPage                // what a language's releases are announced by
	Search                      // of a language
	NotFound
	Alias     // an old address that leads on
	Tombstone // in the place of a translation of a release that is gone: a host that can answers 410
	Atom
	JSONFeed
	Outline      // of all feeds of a language (OPML)
	Calendar     // of the events of a language's releases (iCalendar)
	EventFile    // the event of a release, likewise
	UpcomingFile // what is announced, likewise
	Robots
	Sitemap
	SitemapIndex
	WebManifest // of a language
	OpenSearch  // the description of a Search for browsers
	SearchHead  // the files of a search index: see package search
	SearchFilters
	SearchTerms
	SearchRecords
	AssetFile
	CardFile // the picture that is shown where a page without one is shared
	MediaFile
	HostFile     // what a host reads that serves the site: see package host
	SecurityText // whom to tell of a hole (RFC 9116)
	CopyFile     // a compressed copy of another page
	TwinFile     // a release or a list, told to machines
	NewsSitemap  // of the last two days
	Guide        // llms.txt
	SideBySide   // two languages of a release
	FactsFile    // what a release tells in figures, in all its languages
)

// Page is one file of the site.
type Page struct {
	Path string // slash-separated, without a slash before it, such as en/index.html
	Kind Kind
	Lang string   // of the page; empty for what has none or several
	At   diag.Pos // where an author asked for it, if one did

	Alternates []*Page // this page in every language that has it, itself included, in the site's order
	XDefault   *Page   // for readers of none of them

	content any // what its kind shows: one of the types below, or nothing
	url     string
}

// Story is what the page of a release shows, or a page that is none.
type Story struct {
	Release     *press.Release
	Translation *press.Translation
	Earlier     *press.Release   // the one before it of the ministry that issued it first
	Later       *press.Release   // and the one after it
	Replaces    []*press.Release // that are withdrawn and name it as the one that supersedes them, newest first
	Related     []Related
	Calendar    *Page // the file of its event; nil if it has none
}

// Media is a file beside a release, or a copy of the picture that it is.
type Media struct {
	File *press.File
	Copy *press.Copy // nil for the file itself
}

// Card is what a CardFile shows.
type Card struct {
	Lang, Headline, Office, Date string
}

// IndexFile is a file of a search index.
type IndexFile struct {
	Index *search.Index
	Part  int // which of the index's files of its kind
}

// Compressed is a copy of a page for servers that hand it out as it is.
type Compressed struct {
	Of     *Page
	Coding string // gz or br
}

// Story returns what a Release, a StandingPage or an EventFile shows, or nil.
func (p *Page) Story() *Story { return contentOf[*Story](p) }

// Listing returns what a List, a Home, a feed or a Calendar shows, or nil.
func (p *Page) Listing() *Listing { return contentOf[*Listing](p) }

// Parallel returns what a SideBySide or a FactsFile shows, or nil.
func (p *Page) Parallel() *Parallel { return contentOf[*Parallel](p) }

// Burial returns what a Tombstone shows, or nil.
func (p *Page) Burial() *Burial { return contentOf[*Burial](p) }

// Catalogue returns what a Directory shows, or nil.
func (p *Page) Catalogue() *Catalogue { return contentOf[*Catalogue](p) }

// Media returns what a MediaFile holds, or nil.
func (p *Page) Media() *Media { return contentOf[*Media](p) }

// IndexFile returns which file of a search index this is, or nil.
func (p *Page) IndexFile() *IndexFile { return contentOf[*IndexFile](p) }

// Card returns what a CardFile shows, or nil.
func (p *Page) Card() *Card { return contentOf[*Card](p) }

// Target returns the page that an Alias leads to, or nil.
func (p *Page) Target() *Page { return contentOf[*Page](p) }

// Compressed returns what a CopyFile is a copy of, or nil.
func (p *Page) Compressed() *Compressed { return contentOf[*Compressed](p) }

// Listed returns the pages that a Sitemap, a SitemapIndex or a NewsSitemap lists.
func (p *Page) Listed() []*Page { return contentOf[[]*Page](p) }

// Content returns the bytes of an AssetFile, a HostFile or a SecurityText.
func (p *Page) Content() []byte { return contentOf[[]byte](p) }

func contentOf[T any](p *Page) T {
	c, _ := p.content.(T)
	return c
}

// Hash is the digest of what is published, SHA-256 in hexadecimal digits.
func (m *Media) Hash() string {
	if m.Copy != nil {
		return m.Copy.Hash
	}
	return m.File.Hash
}

// Size is the width and height of a picture in pixels; 0 of what is none.
func (m *Media) Size() (width, height int) {
	if m.Copy != nil {
		return m.Copy.Width, m.Copy.Height
	}
	return m.File.Width, m.File.Height
}

// In returns the page in another language, or nil.
func (p *Page) In(lang string) *Page {
	for _, same := range p.Alternates {
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
	Events
)

// Shelves are the ways in, in the order in which pages show them.
var Shelves = []Shelf{Archive, Countries, Ministries, Types, Topics}

// shelves are all: events have lists too, which releases and dossiers lead to.
var shelves = append(slices.Clone(Shelves), Events)

// Name is a shelf's part of an address, and of messages about it.
func (s Shelf) Name() string {
	return [...]string{"releases", "countries", "ministries", "types", "topics", "events"}[s]
}

// Subject is what a list is about: a country, a ministry, a type, a topic, an event,
// or, with no ID, everything.
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
	Releases []*press.Release   // those shown, newest first
	Lead     *press.Release     // of a home: the one that stands before them; nil if there is no release
	Total    int                // of the subject in the period; more than are shown where the list is cut
	Parts    []Part             // the pages that hold the whole of a list that is cut
	Years    []Part             // how many there are in each year, newest first
	Earlier  *Page              // the part before this one, of a part
	Later    *Page              // the part after this one
	Feeds    []*Page            // of the subject: Atom, JSON
	Gone     []*press.Tombstone // of a feed: of releases that the language's feeds may have had, the latest first
	Calendar *Page              // of a home: of the events of its releases; nil if there are none
	Dossier  *Dossier           // of all releases of a country or a ministry
}

// Part is a year or a month of a list, newest first.
type Part struct {
	Period Period
	Count  int
	Page   *Page // nil if it has no page of its own
}
