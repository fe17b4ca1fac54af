// Package press holds the nouns of a newsroom, with what follows from one of
// them alone: no rule, no wording, no address.
//
// A [Release] is one announcement. It is told in one or more languages, each
// telling a [Translation], one of which is the original. What cannot differ
// between the languages of a release (its date, its issuers, its embargo) is
// its [Facts]: stated once, in the original. The rest belongs to a translation.
//
// A page of the newsroom that announces nothing (about it, its press desk, how
// accessible it is) is kept as a [Release] without a date: it has translations, an
// original and a digest as one, and stands in [Site.Pages].
//
// A [Ministry] is an entry of the register that a newsroom keeps of the public
// bodies that issue its releases, and a [Person] one of that of people who speak for them. A country is nothing but its ISO 3166-1
// alpha-2 code in upper case, and a language its BCP 47 tag in canonical case:
// what they are called is a matter of the reader's language, so of package
// locale.
//
// Times are moments; the days and years that readers see are those of the
// site's time zone, [Settings.Zone].
package press

import (
	"maps"
	"slices"
	"strings"
	"time"

	"docsite/generator/diag"
)

// Settings are what docsite.yaml says.
type Settings struct {
	Title     Text
	BaseURL   string   // absolute, ends in a slash
	Languages []string // canonical BCP 47 tags, in order of preference; at least one
	Zone      *time.Location
	Publisher Publisher
	Fallback  bool                     // lists show a release in another language where the page's own is missing
	Require   []string                 // languages that every published release must have
	Hold      bool                     // a release that lacks one of them, or has one that is behind, is not public
	Approve   int                      // how many people must have approved a text before it is public; 0 for none
	Behind    bool                     // readers are told of a translation that is behind its original
	Parity    map[string]time.Duration // within which a language is to follow its release

	Readings map[string]string // of words that the site gives, in kana

	SideBySide bool // each two languages of a release have a page
	Brand      Brand
	Delivery
}

// Publisher is who answers for the site.
type Publisher struct {
	Name Text
	URL  string
}

// Text is a short text in several languages, by language tag.
type Text map[string]string

// Site is a whole newsroom, as far as its readers may see it.
type Site struct {
	Settings
	Ministries map[string]*Ministry
	People     map[string]*Person
	Releases   []*Release     // newest first, then by ID
	Pages      []*Release     // that are no releases, by ID
	Tombstones []*Tombstone   // of releases that are gone, by ID
	Announced  []Announcement // that are to come, the next one first
	Now        time.Time
	Preview    bool // drafts and what is embargoed are in
}

// Contacts returns whom to ask about a release in a language: those that the
// translation names, else the contact of the first of its ministries by which somebody
// can be reached. People of the register are introduced.
func (s *Site) Contacts(r *Release, t *Translation) []Contact {
	if t.Contacts != nil {
		return s.introduced(r, t)
	}
	for _, id := range r.Ministries {
		if m := s.Ministries[id]; m != nil && m.Contact != nil && m.Contact.Reaches() {
			return []Contact{*m.Contact}
		}
	}
	return nil
}

// Ministry is a public body that issues releases: a ministry, an agency.
type Ministry struct {
	ID          string
	Country     string
	Name        Text
	Short       Text
	Reading     string // of the name, in kana, to sort by
	URL         string
	Contact     *Contact
	Since       time.Time // a day, at midnight UTC: the register knows no zones
	Until       time.Time // likewise
	SucceededBy string    // the ID of the body that took its work over
	About       Text      // what the body is, in plain text; an empty line parts paragraphs
	Logo        Located   // a picture: a path in the site's folder; empty for none
	At          diag.Pos
}

// Release is one announcement in all its languages.
type Release struct {
	ID string // its folder under releases/: <year>/<name>, of a page pages/<name>
	Facts
	Original     *Translation
	Translations []*Translation // in the order of the site's languages
	Visibility   Visibility     // set in previews only: why readers do not see it yet
	Waiting      []string       // languages that are there and were taken out because their texts were not approved
}

// In returns the translation in a language, or nil.
func (r *Release) In(lang string) *Translation {
	for _, t := range r.Translations {
		if t.Lang == lang {
			return t
		}
	}
	return nil
}

// Visibility is whether a release is public, or for which reason it is not yet.
type Visibility int

const (
	Public     Visibility = iota
	Draft                 // it says so
	Embargoed             // until Facts.EmbargoUntil
	Scheduled             // its date lies ahead
	Held                  // a language that is required is missing, or is behind
	Unapproved            // its text was not approved, or was changed since
)

// Facts are what every language of a release must say alike.
type Facts struct {
	Date         time.Time
	DateOnly     bool // a day was stated, not a time: Date is its first moment in the site's zone
	Type         string
	Countries    []string // codes; those of the ministries joined to those stated
	Ministries   []string // IDs in order of precedence
	Topics       []string // slugs
	Reference    string
	Event        string // slug of the event that it is about; releases of one event lead to each other
	EventTime    *EventTime
	Pin          time.Time // the moment until which it stands first on the home; zero where it is not pinned
	Draft        bool
	EmbargoUntil time.Time  // zero where there is no embargo
	Hold         *Hold      // nil where it says nothing of that
	Announced    *Announced // nil where nobody is told before
	Withdrawn    *Withdrawn
	Gone         *Gone
}

// EventTime is when and where the event of a release takes place.
type EventTime struct {
	Start   time.Time
	End     time.Time // zero where it is not known; of days alone, the first moment of the last day
	DayOnly bool      // days are stated, not times
	Place   Text
}

// Withdrawn tells that a release no longer holds.
type Withdrawn struct {
	Date         time.Time
	Reason       Text
	SupersededBy string // a release ID, or nothing
}

// Translation is a release in one language: one file.
type Translation struct {
	Release string // the release's ID
	Lang    string
	File    string // path in the site's folder
	Facts          // as this file states them; where it is silent, zero
	Keys    []Key  // of the front matter, in its order

	Unread       []string // languages of the release whose files could not be read: what they say is not known
	IsOriginal   bool     // the file says so
	Title        string
	Summary      string
	Place        string
	Source       Source
	Status       Status
	Slug         string // of its address; empty for the folder's name
	Aliases      []Located
	Image        *Image
	Gallery      []Image
	Video        *Recording
	Audio        *Recording
	Attachments  []Attachment
	Contacts     []Contact
	Changes      []Change
	Approvals    []Approval
	Suppressions []Suppression
	QuickFacts   []Markup // each a line
	Notes        Markup   // to editors

	TitleRead, SummaryRead Markup // title and summary with the readings of all characters, in a language that writes them
	Body                   Body
}

// At returns where a key of the front matter stands, or the file's beginning.
func (t *Translation) At(key string) diag.Pos {
	for _, k := range t.Keys {
		if k.Name == key {
			return diag.Pos{File: t.File, Line: int(k.Line), Column: int(k.Column)}
		}
	}
	return diag.Pos{File: t.File, Line: 1, Column: 1}
}

// States reports whether the front matter has a key.
func (t *Translation) States(key string) bool {
	for _, k := range t.Keys {
		if k.Name == key {
			return true
		}
	}
	return false
}

// Key is where the value of a key of the front matter stands. A list's items
// are keys too: "countries[0]".
type Key struct {
	Name         string
	Line, Column int32
}

// Located is a text and where it stands.
type Located struct {
	Text string
	At   diag.Pos
}

// Source is what a translation was made from.
type Source struct {
	Lang   string
	Digest string // of that language's text, in hexadecimal digits

	Pending []Pending // what of that text it does not follow yet, in the order of the text
}

// Pending is a passage that a translation does not follow yet: by digests of package revision, what
// the text has that it was made from, and what stood there in the text that it still follows. One of
// them is empty where a passage was added or removed.
type Pending struct{ Old, New string }

// Status is how far a translation can be relied upon.
type Status string

const (
	Official    Status = "official"
	Provisional Status = "provisional"
	Machine     Status = "machine"
)

// Image is a release's lead picture, or one of its gallery.
type Image struct {
	File, Alt, Caption, Credit string
	Rights                     string        // what others may do with it
	Source                     DigitalSource // how it was made, where that is stated
	At                         diag.Pos
}

// Recording is a film or a sound that a release is told with.
type Recording struct {
	File           string
	Title          string
	Poster         string // a picture that stands for a film before it runs; empty for none
	Captions       []Captions
	Transcript     Markup  // what is said and shown, in words
	TranscriptFile Located // of a transcript that is a file of its own
	At             diag.Pos
}

// Captions are a WebVTT file beside a release.
type Captions struct {
	File, Lang string
	At         diag.Pos
}

// Markup is a text of the front matter that is written in Markdown, as HTML. Its marks
// count in the links of its translation's body (see package markdown).
type Markup string

// Contact is whom to ask.
type Contact struct {
	Office, Name, Tel, Fax, Email, URL string

	Person string       // the ID of one of the register, in the place of Name
	Called Introduction // of that person; set by [Site.Contacts] alone
}

// Reaches reports whether somebody can be reached by it.
func (c Contact) Reaches() bool { return c.Tel != "" || c.Email != "" || c.URL != "" }

// Change is a note of what was changed after publication.
type Change struct {
	Date time.Time
	Kind ChangeKind
	Note string // may be empty where readers are not told
	Was  string // the passage as it stood before, in plain text; empty where it is not told
	Now  string // and as it stands since
	At   diag.Pos
}

// Suppression is a rule whose warnings about a translation are not reported, because its
// author gave a reason.
type Suppression struct {
	Code   diag.Code
	Reason string
	At     diag.Pos
}

// File is a picture or document beside a release. Size, Hash and what else is
// said of its content are those of what is published, which for a picture of
// pixels is the file without its metadata, upright, and for a drawing the
// drawing alone.
type File struct {
	Path          string // in the site's folder
	Name          string
	Size          int64      // bytes
	Hash          string     // of its content, SHA-256, hexadecimal digits
	MediaType     string     // such as image/png
	Width, Height int        // pixels of a picture; 0 for what is none
	Source        string     // of a picture: the digest of the file as it lies in the folder
	Linked        bool       // something leads to the file itself: a link, an attachment, a page that offers it in its own size
	Copies        []Copy     // of a picture of pixels that is shown, narrowest first
	Provenance    Provenance // of a picture of pixels: what its file says of where it comes from
	Share         *Copy      // of a lead picture of pixels: the one for places where its page is shared
}

// Copy is a picture as a page shows it, in one of several widths.
type Copy struct {
	Width, Height int // pixels
	MediaType     string
	Size          int64  // bytes
	Hash          string // of its content, SHA-256, hexadecimal digits
	Whole         bool   // it is the file itself, in its own size
}

// Body is what the later stages need to know of a text, beside its HTML.
type Body struct {
	Links    []Link           // what the text refers to inside the site, in its order
	IDs      []string         // of headings and footnotes, for anchors
	Headings []SectionHeading // in order, without those that are quoted
	Speakers []Speaker        // whom quotations name by an ID, those of the front matter's Markdown too
	Reaches  bool             // it links an e-mail address or a telephone number, as the front matter may in Markdown
	Lead     string           // the first paragraph as plain text, of a text without a summary

	// Digest is of the whole of what is to be translated, front matter included
	// (see package revision): 64 hexadecimal digits.
	Digest string
}

// LinkKind tells what a Link wants.
type LinkKind int

const (
	Hyperlink LinkKind = iota
	Picture            // one that is shown
)

// Link is one reference of a body to something inside the site: a release, a
// page, a file beside it. In the body's HTML the n-th stands as a mark, which
// is exchanged for attributes when the page is made (see package markdown).
type Link struct {
	Kind LinkKind
	Dest string // as the author wrote it, percent-decoding undone
	At   diag.Pos
}

// SectionHeading is a heading of a body, as its page has it.
type SectionHeading struct {
	Level int    // 2 to 6; the page's title is 1
	ID    string // its anchor
	Text  string // as it is set, without markup, readings of ruby and marks of footnotes; never empty
}

// In returns the text in a language and the language that it is in: the
// language's own, its parent's (fr for fr-CA), or else that of the first of the
// languages in order that has one.
func (t Text) In(lang string, order []string) (text, in string) {
	for tag := lang; tag != ""; tag = parent(tag) {
		if s, ok := t[tag]; ok {
			return s, tag
		}
	}
	for _, tag := range order {
		if s, ok := t[tag]; ok {
			return s, tag
		}
	}
	for _, tag := range slices.Sorted(maps.Keys(t)) {
		return t[tag], tag
	}
	return "", ""
}

func parent(tag string) string {
	if i := strings.LastIndexByte(tag, '-'); i >= 0 {
		return tag[:i]
	}
	return ""
}

// Best returns the translation to offer to a reader of a language: the
// language's own, else one of the same base language (fr for fr-CA), else the
// first in the site's order.
func (r *Release) Best(lang string) *Translation {
	return r.Translations[best(lang, len(r.Translations), func(i int) string { return r.Translations[i].Lang })]
}

// best returns which of n texts, in the languages that of returns, is the one for a
// reader of a language.
func best(lang string, n int, of func(i int) string) int {
	base, _, _ := strings.Cut(lang, "-")
	near := 0
	for i := n - 1; i >= 0; i-- {
		switch other, _, _ := strings.Cut(of(i), "-"); {
		case of(i) == lang:
			return i
		case other == base:
			near = i
		}
	}
	return near
}

// Modified returns when a translation last changed: its release's date or the
// last public change after it.
func (r *Release) Modified(t *Translation) time.Time {
	at := r.Date
	for _, c := range t.ChangeNotes() {
		if c.Date.After(at) {
			at = c.Date
		}
	}
	if r.Withdrawn != nil && r.Withdrawn.Date.After(at) {
		at = r.Withdrawn.Date
	}
	return at
}
