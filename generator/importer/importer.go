// Package importer brings an archive that another program published into a
// newsroom's folder. It goes in three steps.
//
// A [Source] reads an archive and returns its [Document] values: what each text says, in which
// language, which files go with it, at which addresses it stood, and what of it could not be kept.
// Each source is a type, whose parts begin with its name:
//
//	html.go       pages of HTML: htmlnode, htmlelement (which one holds the text), htmlhead, htmlclean, htmllinks, htmltarget, htmltext
//	hugo.go       Hugo's content: hugosite, hugotext; shortcode
//	jekyll.go     Jekyll's: jekyllsite; liquid
//	wordpress.go  a WordPress export: wxr, wordpresstext
//	word.go       Word files: docx, docxruby
//	csv.go        a table of metadata beside a folder: csvtext
//
// What several of them need is: text, markup, tags and relink (a text on its way to Markdown),
// frontmatter, lead, terms and date (what stands above it), datetext (days as people write them), language (what a path or
// the words of a text tell of it), bundle and names (files).
//
// [Import] puts documents together to releases (group.go): by what the source says, and by
// what somebody confirmed (links.go). What else may belong together is proposed
// (propose.go) and never joined. It brings what documents say into the form that docsite takes (release.go).
//
// What comes of that are files (write.go, matter.go, copy.go), made by package edit: a release whole or not at all, none in
// the place of another. known.go remembers what was brought over, so that a second run adds
// what is new alone. A [Report] (report.go, reporttext.go, reportmost.go) tells of everything that was not kept as it was.
package importer

import (
	"context"
	"io/fs"
	"time"

	"docsite/generator/locale"
)

// Source reads archives of one kind.
type Source interface {
	// Read returns what an archive holds. A document that cannot be read is a loss of
	// the archive's and no error. The error is one of the disk, or says that the
	// archive is none of this kind.
	Read(ctx context.Context, archive fs.FS, settings Settings) (*Archive, error)
}

// Settings are what somebody says of an archive.
type Settings struct {
	Languages []string       // BCP 47 tags of the newsroom, in order of preference
	Zone      *time.Location // in which days begin where the archive says none
	Element   string         // of HTML: a CSS selector of the element that holds the text; empty for the likeliest

	Locales []*locale.Locale // of the languages, whose words for months and years dates are read by; may be nil
}

// Archive is what a source found.
type Archive struct {
	Documents []Document
	Lost      []Loss // what is no part of a document that could be kept
}

// Document is a text of an archive, in one language.
type Document struct {
	Origin   string // where it stands in the archive: a path, or an address that does not change
	Lang     string // BCP 47; empty where the source does not know
	Group    string // alike for translations of each other; empty where the source does not know
	Original bool   // the source says that the others were made from it
	Page     bool   // it is no release: a page without a date, such as “About us”

	Title, Summary string    // plain text
	Date           time.Time // zero where none is known
	DateOnly       bool      // a day is known, not a time
	Type           string    // of release, such as speech; empty for the usual one
	Draft          bool
	Countries      []string // ISO 3166-1 alpha-2
	Ministries     []string // IDs of the newsroom's register
	Topics         []string // slugs
	Place          string
	Reference      string
	Name           string   // of its address, such as budget-2019; empty to make one of the title
	Aliases        []string // old addresses: paths from the root of the old site, such as /news/2019/old.html

	Image       *Image
	Attachments []Attachment
	Body        string // Markdown; files are referred to by File.Name, other documents by one of their Aliases
	Files       []File // pictures and documents that go with it
	Lost        []Loss
}

// Image is a lead picture.
type Image struct{ File, Alt, Caption, Credit string }

// Attachment is a document that goes with a text: one of its files, or an address.
type Attachment struct{ File, URL, Title string }

// File is a file of the archive that goes with a document.
type File struct {
	Name string // in the release's folder
	Path string // in the archive
}

// Loss is something of an archive that could not be kept as it was.
type Loss struct {
	Origin string // the document's, or a path in the archive
	Line   int    // from 1; 0 where none can be named
	What   string // in words, such as “a form”
}
