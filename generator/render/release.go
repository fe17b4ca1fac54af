package render

import (
	"html"
	"html/template"
	"strconv"

	"docsite/generator/link"
	"docsite/generator/locale"
	"docsite/generator/markdown"
	"docsite/generator/plan"
	"docsite/generator/press"
)

// ReleaseView is a release in one language.
type ReleaseView struct {
	Type        Link
	HeldBack    string // in previews: why readers do not see it yet
	Place       string
	Published   Moment
	Modified    *Moment // “Updated on …”
	Event       *EventView
	Issuers     []Link        // with their countries
	Heading     template.HTML // the title with its readings, in a language that writes them
	Simple      *SimpleView   // of a text in plain language
	Status      *StatusView
	Behind      *StatusView
	Withdrawn   *WithdrawnView
	Replaces    []Link          // releases that are withdrawn and that it supersedes
	Lead        string          // the summary, where the author wrote one
	LeadRead    template.HTML   // the same with its readings, in a language that writes them
	QuickFacts  []template.HTML // each a line
	Contents    []PartView      // of a text with many headings
	Image       *ImageView
	Body        template.HTML
	Notes       template.HTML // to editors
	Contacts    []ContactView
	Video       *RecordingView
	Audio       *RecordingView
	Gallery     []GalleryView
	Attachments []AttachmentView
	Accessible  *AskView       // whom to ask for a document that can be used
	Pictures    []PressPicture // to download
	Changes     []ChangeView
	Corrections string // address of the newsroom's corrections; empty where there are none
	Reference   string
	Countries   []Link
	Topics      []Link
	Languages   []TranslationView
	SideBySide  []Link // its pages beside other languages, by the names of these
	Cite        string
	Related     []RelatedView
	Neighbours  *NeighboursView
}

// TranslationView is a language of the site and the state of the release in it.
// Without Href the release does not exist in it. Behind is said of a translation
// that is behind its original.
type TranslationView struct {
	Lang, Name, Href, State, Behind string
	Current                         bool
}

// StatusView says that a translation is not official, or that it is behind its
// original.
type StatusView struct {
	Title, Text string
	Original    *Link // of the original
	Uncorrected bool  // what is missing is a correction
}

// WithdrawnView says that a release no longer holds.
type WithdrawnView struct {
	Title     string
	Reason    *Passage
	Successor *Link
}

// Passage is a text that may be in another language than its page.
type Passage struct{ Text, Lang string }

func (b *builder) release(v *View) error {
	r, t := b.page.Story().Release, b.page.Story().Translation
	v.Title, v.shared = t.Title, plan.SharedTitle(r, t, b.locale)
	var err error
	if v.Description, err = b.feedSummary(r, t); err != nil {
		return err
	}
	archive, name := b.shelf(plan.Archive)
	year := r.Date.In(b.plan.Site.Zone).Year()
	b.path(v, b.link(archive, name), b.link(b.plan.Part(b.page.Lang, plan.Subject{}, plan.Period{Year: year}), b.locale.Year(year)), Link{Text: t.Title})
	rv := &ReleaseView{
		Type: b.subject(plan.Subject{Shelf: plan.Types, ID: r.Type}), Place: t.Place,
		Published: b.day(r.Date, r.DateOnly), Lead: t.Summary, Reference: r.Reference,
		Heading: template.HTML(t.TitleRead), LeadRead: template.HTML(t.SummaryRead),
	}
	v.Release = rv
	for _, code := range r.Countries {
		rv.Countries = append(rv.Countries, b.subject(plan.Subject{Shelf: plan.Countries, ID: code}))
	}
	for _, topic := range r.Topics {
		rv.Topics = append(rv.Topics, b.subject(plan.Subject{Shelf: plan.Topics, ID: topic}))
	}
	for _, old := range b.page.Story().Replaces {
		rv.Replaces = append(rv.Replaces, b.toRelease(old))
	}
	for _, id := range r.Ministries {
		issuer := b.subject(plan.Subject{Shelf: plan.Ministries, ID: id})
		issuer.Country = b.locale.Country(b.plan.Site.Ministries[id].Country)
		rv.Issuers = append(rv.Issuers, issuer)
	}
	for _, fill := range []func() error{
		func() error { rv.HeldBack, err = b.heldBack(r); return err },
		func() error { return b.changes(rv, t) },
		func() error { rv.Simple, err = b.simple(r, t); return err },
		func() error { return b.status(rv, r, t) },
		func() error { return b.behind(rv, r, t) },
		func() error { return b.withdrawn(rv, r) },
		func() error { rv.Event, err = b.event(r); return err },
		func() error { return b.attachments(rv, r, t) },
		func() error { rv.Pictures, err = b.pressPictures(r, t); return err },
		func() error { rv.Video, err = b.recording(r, t, t.Video); return err },
		func() error { rv.Audio, err = b.recording(r, t, t.Audio); return err },
		func() error { return b.contacts(rv, r, t) },
		func() error { rv.Body, err = b.body(t); return err },
		func() error { rv.Cite, err = b.cite(v); return err },
		func() error { return b.related(rv) },
		func() error { return b.neighbours(rv, r) },
	} {
		if err := fill(); err != nil {
			return err
		}
	}
	for _, fact := range t.QuickFacts {
		rv.QuickFacts = append(rv.QuickFacts, b.markup(t, fact))
	}
	rv.Contents, rv.Notes = contents(t), b.markup(t, t.Notes)
	for _, other := range r.Translations {
		if page := b.plan.SideBySide(t, other); page != nil {
			rv.SideBySide = append(rv.SideBySide, Link{Href: b.plan.Href(page), Text: b.languageName(other.Lang), Lang: other.Lang})
		}
	}
	b.image(rv, r, t)
	rv.Gallery = b.gallery(r, t)
	b.translations(v, r)
	return nil
}

// summary is what the author wrote, or the beginning of the text.
func (r *Renderer) summary(t *press.Translation) string {
	if t.Summary != "" {
		return t.Summary
	}
	return r.plan.Locale(t.Lang).Shorten(t.Body.Lead)
}

// subject links to the list of a subject.
func (b *builder) subject(s plan.Subject) Link {
	text, lang := b.name(s)
	link := Link{Text: text, Lang: lang}
	if page := b.plan.List(b.page.Lang, s); page != nil {
		link.Href = b.plan.Href(page)
	}
	return link
}

// name is what a subject is called, and the language where it is another.
func (b *builder) name(s plan.Subject) (text, lang string) {
	switch s.Shelf {
	case plan.Countries:
		return b.locale.Country(s.ID), ""
	case plan.Ministries:
		return b.text(b.plan.Site.Ministries[s.ID].Name)
	case plan.Types:
		return b.locale.MessageOr(locale.TypePrefix+s.ID, s.ID), ""
	case plan.Topics:
		return b.locale.Topic(s.ID), ""
	case plan.Events:
		return b.locale.Event(s.ID), ""
	}
	return b.locale.MessageOr("shelf.releases", ""), ""
}

func (b *builder) heldBack(r *press.Release) (string, error) {
	zone := b.plan.Site.Zone
	switch r.Visibility {
	case press.Draft:
		return b.locale.Format("preview.draft")
	case press.Embargoed:
		return b.locale.Format("preview.embargoed", "Moment", b.locale.Moment(r.EmbargoUntil.In(zone)), "Zone", zone.String())
	case press.Scheduled:
		return b.locale.Format("preview.scheduled", "Moment", b.locale.Moment(r.Date.In(zone)), "Zone", zone.String())
	case press.Held:
		var names []string
		for _, lack := range link.Lacking(r, &b.plan.Site.Settings, b.plan.Site.Now) {
			names = append(names, b.languageName(lack.Lang))
		}
		return b.locale.Format("preview.held", "Languages", b.locale.List(names))
	case press.Unapproved:
		return b.locale.Format("preview.unapproved")
	}
	return "", nil
}

// languageName is what a language of the site calls itself.
func (b *builder) languageName(lang string) string {
	for _, l := range b.plan.Locales {
		if l.Tag == lang {
			return l.Name
		}
	}
	return lang
}

func (b *builder) status(rv *ReleaseView, r *press.Release, t *press.Translation) (err error) {
	if t.Status != press.Official {
		rv.Status, err = b.notice("release."+string(t.Status), r, t)
	}
	return err
}

// notice is what two messages say of a translation, with a link to the original.
func (b *builder) notice(message string, r *press.Release, t *press.Translation, data ...any) (*StatusView, error) {
	title, err := b.locale.Format(message)
	if err != nil {
		return nil, err
	}
	text, err := b.locale.Format(message+"_note", data...)
	view := &StatusView{Title: title, Text: text}
	if o := r.Original; o != t {
		view.Original = &Link{Href: b.plan.Href(b.plan.Release(o)), Text: o.Title, Lang: o.Lang}
	}
	return view, err
}

func (b *builder) withdrawn(rv *ReleaseView, r *press.Release) error {
	w := r.Withdrawn
	if w == nil {
		return nil
	}
	title, err := b.locale.Format("release.withdrawn", "Date", b.day(w.Date, true).Text)
	rv.Withdrawn = &WithdrawnView{Title: title}
	if text, lang := b.text(w.Reason); text != "" {
		rv.Withdrawn.Reason = &Passage{text, lang}
	}
	if next := b.plan.ByID(w.SupersededBy); next != nil {
		link := b.toRelease(next)
		rv.Withdrawn.Successor = &link
	} else if stone := b.plan.Tombstone(w.SupersededBy, b.page.Lang); stone != nil {
		rv.Withdrawn.Successor = &Link{Href: b.plan.Href(stone), Text: b.locale.MessageOr("gone.title", "")}
	}
	return err
}

// toRelease links to a release in the best language for the page.
func (b *builder) toRelease(r *press.Release) Link {
	t := r.Best(b.page.Lang)
	return Link{Href: b.plan.Href(b.plan.Release(t)), Text: t.Title, Lang: b.tagUnless(t.Lang)}
}

// other names a language in itself; one that the site does not have, by its tag.
func (b *builder) other(lang string) *Other {
	for _, l := range b.plan.Locales {
		if l.Tag == lang {
			return &Other{lang, l.Name}
		}
	}
	return &Other{lang, lang}
}

// address is a page's in a text: its path, or for machines, which read the text elsewhere, the whole of it.
func (b *builder) address(page *plan.Page) string {
	if b.page.Kind == plan.TwinFile {
		return b.plan.URL(page)
	}
	return b.plan.Href(page)
}

// markup is a text of the front matter that is written in Markdown, as HTML.
func (b *builder) markup(t *press.Translation, text press.Markup) template.HTML {
	return template.HTML(b.fill(nil, t, []byte(text)))
}

// fill appends a text to dst with its marks exchanged for the attributes of
// what they refer to.
func (b *builder) fill(dst []byte, t *press.Translation, text []byte) []byte {
	return markdown.Fill(dst, text, func(n int) string {
		l := t.Body.Links[n]
		page, fragment := b.plan.Follow(t, l)
		if page == nil {
			return ""
		}
		if l.Kind == press.Picture {
			return b.pictureAttributes(page)
		}
		href := b.address(page)
		if page == b.page && fragment != "" {
			href = ""
		}
		if fragment != "" {
			href += "#" + fragment
		}
		attributes := `href="` + html.EscapeString(href) + `"`
		if page.Lang != "" && page.Lang != t.Lang {
			attributes += ` hreflang=` + strconv.Quote(page.Lang)
		}
		return attributes
	})
}
