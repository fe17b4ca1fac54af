// Package syndication tells machines of a release: one [Description] of it in a language, and many writers.
//
// A [Format] is a file beside a release's page, its twin. Each is one file of this package and a line in
// [Formats]: json.go, markdown.go, ninjs.go. What is no file of its own stands beside them: what the head of a
// page says (dublincore.go), the news sitemap (newssitemap.go) and llms.txt (llms.go).
//
// A description holds what is finished: names in its language, whole addresses, moments in the site's zone. Its
// fields, with the words in their tags, are the JSON twin as it is written and its schema as it is printed, so
// that the two are one table (schema.go). A field that is added is seen by who reads version 1; one that is
// renamed, taken away or used otherwise makes it another version.
package syndication

import (
	"encoding/json"
	"time"
)

// Description is a release in a language.
type Description struct {
	ID          string       `json:"id" form:"uri" about:"Names the release in this language for ever, whatever its address becomes (a tag URI, RFC 4151)."`
	Release     string       `json:"release" about:"Names the release in all its languages: its year and name."`
	URL         string       `json:"url" form:"uri" about:"The address of the page."`
	Language    string       `json:"language" about:"The language, a BCP 47 tag."`
	Original    bool         `json:"original" about:"Whether the release was written in this language."`
	Languages   []Alternate  `json:"languages" about:"All languages of the release, this one included, in the order of the newsroom's."`
	Translation *Translation `json:"translation,omitempty" about:"How far a translation can be relied upon; of the original, nothing."`
	Newsroom    string       `json:"newsroom" about:"The title of the newsroom."`
	Publisher   Body         `json:"publisher" about:"Who answers for the newsroom."`

	Title     string `json:"title" about:"The headline, plain text."`
	Summary   string `json:"summary,omitempty" about:"One or two sentences, plain text: the author's, or the beginning of the text."`
	Place     string `json:"place,omitempty" about:"Where it was issued, as a dateline says it."`
	Published Moment `json:"published" about:"When it was published: a day, or a moment where a time was stated."`
	Modified  Moment `json:"modified" about:"When it last changed publicly; when it was published, if it never did."`
	Reference string `json:"reference,omitempty" about:"The office's own number."`

	Type      Term   `json:"type" about:"What it is, such as press-release."`
	Issuers   []Body `json:"issuers" about:"The public bodies that issued it, in order of precedence."`
	Countries []Term `json:"countries" about:"The countries that it concerns; an ID is a code of ISO 3166-1 alpha-2."`
	Topics    []Term `json:"topics" about:"What it is about."`
	Event     *Event `json:"event,omitempty" about:"The event that it is about."`

	HTML       string   `json:"html" about:"The text as HTML, with whole addresses."`
	QuickFacts []string `json:"quick_facts,omitempty" about:"Facts beside the text, each a line of HTML."`
	Notes      string   `json:"notes_to_editors,omitempty" about:"Notes to editors, behind the text, as HTML."`

	Pictures    []Picture    `json:"pictures,omitempty" about:"The lead picture and those of the gallery, in their own size."`
	Recordings  []Recording  `json:"recordings,omitempty" about:"Films and sounds."`
	Attachments []Attachment `json:"attachments,omitempty" about:"Documents that go with it."`
	Contacts    []Contact    `json:"contacts,omitempty" about:"Whom to ask."`
	Changes     []Change     `json:"changes,omitempty" about:"What was changed after publication, as the page lists it."`
	Withdrawn   *Withdrawn   `json:"withdrawn,omitempty" about:"That the release no longer holds, and since when."`

	Schema string `json:"-"` // the address of the JSON twin's schema
}

// Alternate is a release, or a list, in a language.
type Alternate struct {
	Language string `json:"language" about:"The language, a BCP 47 tag."`
	Name     string `json:"name" about:"The language's name in itself."`
	ID       string `json:"id,omitempty" form:"uri" about:"The ID of the release in it."`
	URL      string `json:"url" form:"uri" about:"The address of the page in it."`
	Title    string `json:"title" about:"The title in it."`
	Original bool   `json:"original,omitempty" about:"Whether it is the language in which the release was written."`
}

// Translation is how far a translation can be relied upon.
type Translation struct {
	Status   string `json:"status" enum:"official provisional machine" about:"Whether the office stands for it, calls it provisional, or had a machine make it."`
	Source   string `json:"source,omitempty" about:"The language that it was made from, a BCP 47 tag."`
	Revision string `json:"revision,omitempty" about:"The digest of the text that it was made from."`
	Behind   bool   `json:"behind,omitempty" about:"Whether the original has changed since."`
}

// Body is a public body, or the publisher.
type Body struct {
	ID      string `json:"id,omitempty" about:"Its name in the newsroom's register."`
	Name    string `json:"name" about:"Its name."`
	Country string `json:"country,omitempty" about:"The code of its country, ISO 3166-1 alpha-2."`
	URL     string `json:"url,omitempty" form:"uri" about:"The address of its own site."`
}

// Term is a word of a vocabulary.
type Term struct {
	ID   string `json:"id" about:"The word itself, the same in all languages."`
	Name string `json:"name" about:"What it is called in the language."`
}

// Event is an event, and when and where it takes place, as far as that is known.
type Event struct {
	ID    string  `json:"id,omitempty" about:"The word that releases of one event share."`
	Name  string  `json:"name,omitempty" about:"What it is called in the language."`
	Start *Moment `json:"start,omitempty" about:"When it begins: a day or a moment."`
	End   *Moment `json:"end,omitempty" about:"When it ends; of days, the last."`
	Place string  `json:"place,omitempty" about:"Where it takes place."`
}

// File is a file of the site.
type File struct {
	URL       string `json:"url" form:"uri" about:"The address of the file."`
	MediaType string `json:"media_type,omitempty" about:"What it is, such as image/jpeg."`
	Size      int64  `json:"size,omitempty" about:"How many bytes it has."`
}

// Picture is a picture in its own size.
type Picture struct {
	File
	Width   int    `json:"width,omitempty" about:"Its width in pixels."`
	Height  int    `json:"height,omitempty" about:"Its height in pixels."`
	Alt     string `json:"alt" about:"What it shows, for who does not see it."`
	Caption string `json:"caption,omitempty" about:"What is said under it."`
	Credit  string `json:"credit,omitempty" about:"Who made it."`
	Rights  string `json:"rights,omitempty" about:"What others may do with it."`
}

// Recording is a film or a sound.
type Recording struct {
	File
	Title      string     `json:"title,omitempty" about:"What it is called."`
	Captions   []Captions `json:"captions,omitempty" about:"Its captions, WebVTT files."`
	Transcript string     `json:"transcript,omitempty" about:"What is said and shown, as HTML."`
}

// Captions are those of a recording in a language.
type Captions struct {
	Language string `json:"language" about:"The language, a BCP 47 tag."`
	URL      string `json:"url" form:"uri" about:"The address of the WebVTT file."`
}

// Attachment is a document. One that lies elsewhere has no media type and no size.
type Attachment struct {
	File
	Title    string `json:"title" about:"What it is called."`
	Language string `json:"language,omitempty" about:"The language that it is in, where it is stated: a BCP 47 tag."`
}

// Contact is whom to ask.
type Contact struct {
	Office    string `json:"office,omitempty" about:"The office to ask."`
	Name      string `json:"name,omitempty" about:"Whom to ask for."`
	Telephone string `json:"tel,omitempty" about:"A telephone number, as the office writes it."`
	Fax       string `json:"fax,omitempty" about:"A fax number, as the office writes it."`
	Email     string `json:"email,omitempty" about:"An e-mail address."`
	URL       string `json:"url,omitempty" form:"uri" about:"A page of the office."`
}

// Change is a public note of a change.
type Change struct {
	Date Moment `json:"date" about:"The day of the change."`
	Kind string `json:"kind,omitempty" enum:"correction clarification update" about:"Whether it was wrong, unclear, or something came to be known."`
	Note string `json:"note" about:"What was changed, plain text."`
}

// Withdrawn tells that a release no longer holds.
type Withdrawn struct {
	Date         Moment     `json:"date" about:"Since when."`
	Reason       string     `json:"reason,omitempty" about:"Why, plain text."`
	SupersededBy *Successor `json:"superseded_by,omitempty" about:"The release that holds in its place."`
}

// Successor is the release that holds in the place of one that was withdrawn.
type Successor struct {
	ID       string `json:"id" form:"uri" about:"Its ID in the language."`
	URL      string `json:"url" form:"uri" about:"The address of its page."`
	Language string `json:"language" about:"The language of that page, a BCP 47 tag."`
	Title    string `json:"title" about:"Its title."`
}

// Moment is a moment in the site's zone, or a day of it.
type Moment struct {
	time.Time
	Day bool // the day alone is stated: the time is its first moment
}

// String writes a day as 2020-10-22, a moment as RFC 3339 has it.
func (m Moment) String() string {
	if m.Day {
		return m.Format(time.DateOnly)
	}
	return m.Format(time.RFC3339)
}

// MarshalJSON writes what String returns.
func (m Moment) MarshalJSON() ([]byte, error) { return json.Marshal(m.String()) }

// List is a list of releases in a language.
type List struct {
	URL       string      `json:"url" form:"uri" about:"The address of the page."`
	Language  string      `json:"language" about:"The language, a BCP 47 tag."`
	Languages []Alternate `json:"languages" about:"All languages that have the list, this one included."`
	Title     string      `json:"title" about:"What the list is of."`
	Newsroom  string      `json:"newsroom" about:"The title of the newsroom."`
	Subject   *Subject    `json:"subject,omitempty" about:"What its releases have in common; nothing of the list of all."`
	Period    string      `json:"period,omitempty" about:"The year, as 2020, or the month, as 2020-10, that it is cut to."`
	Total     int         `json:"total" about:"How many releases there are of the subject in the period."`
	Releases  []Entry     `json:"releases" about:"The releases, newest first; of a long list, the latest."`
	Parts     []Part      `json:"parts,omitempty" about:"The lists that together hold all of a list that is cut, newest first."`

	Schema string `json:"-"` // the address of the JSON twin's schema
}

// Subject is what releases of a list have in common.
type Subject struct {
	Shelf string `json:"shelf" enum:"countries ministries types topics events" about:"The way in: what kind of thing it is."`
	Term
}

// Entry is a release in a list.
type Entry struct {
	ID        string `json:"id" form:"uri" about:"Names the release in this language for ever."`
	URL       string `json:"url" form:"uri" about:"The address of the page."`
	Twin      string `json:"twin" form:"uri" about:"The address of the page's JSON twin."`
	Language  string `json:"language" about:"The language that it is told in, a BCP 47 tag: the list's, where the release has it."`
	Title     string `json:"title" about:"The headline, plain text."`
	Summary   string `json:"summary,omitempty" about:"One or two sentences, plain text."`
	Published Moment `json:"published" about:"When it was published: a day, or a moment where a time was stated."`
	Modified  Moment `json:"modified" about:"When it last changed publicly."`
	Type      Term   `json:"type" about:"What it is, such as press-release."`
	Withdrawn bool   `json:"withdrawn,omitempty" about:"Whether it no longer holds."`
}

// Part is a year or a month of a list that is cut.
type Part struct {
	Period string `json:"period" about:"The year, as 2020, or the month, as 2020-10."`
	Total  int    `json:"total" about:"How many releases it has."`
	URL    string `json:"url" form:"uri" about:"The address of its page."`
	Twin   string `json:"twin" form:"uri" about:"The address of that page's JSON twin."`
}
