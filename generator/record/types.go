package record

import (
	"maps"
	"slices"

	"docsite/generator/align"
	"docsite/generator/diag"
	"docsite/generator/press"
)

// One function a type, which writes its fields or reads them, in one order. A test
// holds that none is left out.

func record(c codec, r *Record) {
	c.text(&r.ID)
	optional(c, &r.Release, release)
	list(c, &r.Texts, func(c codec, t *Text) { digest(c, &t.Digest) })
	list(c, &r.Bodies, bodyNames)
	texts(c, &r.Files)
	texts(c, &r.Links)
	list(c, &r.Found, diagnostic)
}

func release(c codec, r *press.Release) {
	c.text(&r.ID)
	facts(c, &r.Facts)
	list(c, &r.Translations, func(c codec, t **press.Translation) {
		if *t == nil {
			*t = new(press.Translation)
		}
		translation(c, *t)
	})
	original := int64(slices.Index(r.Translations, r.Original))
	c.number(&original)
	if original >= 0 && original < int64(len(r.Translations)) {
		r.Original = r.Translations[original]
	}
}

func facts(c codec, f *press.Facts) {
	c.time(&f.Date)
	flag(c, &f.DateOnly)
	c.text(&f.Type)
	texts(c, &f.Countries)
	texts(c, &f.Ministries)
	texts(c, &f.Topics)
	c.text(&f.Reference)
	c.text(&f.Event)
	optional(c, &f.EventTime, func(c codec, e *press.EventTime) {
		c.time(&e.Start)
		c.time(&e.End)
		flag(c, &e.DayOnly)
		languages(c, &e.Place)
	})
	c.time(&f.Pin)
	flag(c, &f.Draft)
	c.time(&f.EmbargoUntil)
	optional(c, &f.Hold, func(c codec, h *press.Hold) { texts(c, &h.Without); c.text(&h.Who); c.text(&h.Why) })
	optional(c, &f.Announced, func(c codec, a *press.Announced) {
		word(c, &a.State)
		languages(c, &a.Title)
		list(c, &a.Moved, func(c codec, m *press.Moved) {
			c.time(&m.From)
			flag(c, &m.DayOnly)
			languages(c, &m.Reason)
			position(c, &m.At)
		})
	})
	optional(c, &f.Withdrawn, func(c codec, w *press.Withdrawn) {
		c.time(&w.Date)
		languages(c, &w.Reason)
		c.text(&w.SupersededBy)
	})
	optional(c, &f.Gone, func(c codec, g *press.Gone) { c.time(&g.Date); languages(c, &g.Reason); c.text(&g.Merged) })
}

func translation(c codec, t *press.Translation) {
	c.text(&t.Release)
	c.text(&t.Lang)
	c.text(&t.File)
	facts(c, &t.Facts)
	list(c, &t.Keys, func(c codec, k *press.Key) {
		c.text(&k.Name)
		integer(c, &k.Line)
		integer(c, &k.Column)
	})
	texts(c, &t.Unread)
	flag(c, &t.IsOriginal)
	c.text(&t.Title)
	c.text(&t.Summary)
	c.text(&t.Place)
	c.text(&t.Source.Lang)
	c.text(&t.Source.Digest)
	list(c, &t.Source.Pending, func(c codec, p *press.Pending) { c.text(&p.Old); c.text(&p.New) })
	word(c, &t.Status)
	c.text(&t.Slug)
	list(c, &t.Aliases, func(c codec, l *press.Located) { c.text(&l.Text); position(c, &l.At) })
	optional(c, &t.Image, image)
	list(c, &t.Gallery, image)
	optional(c, &t.Video, recording)
	optional(c, &t.Audio, recording)
	list(c, &t.Attachments, func(c codec, a *press.Attachment) {
		c.text(&a.File)
		c.text(&a.URL)
		c.text(&a.Title)
		c.text(&a.Lang)
		position(c, &a.At)
		list(c, &a.Files, func(c codec, f *press.DocumentFile) { c.text(&f.Lang); c.text(&f.File); position(c, &f.At) })
		languages(c, &a.Titles)
		c.text(&a.TitleLang)
	})
	list(c, &t.Contacts, func(c codec, p *press.Contact) {
		c.text(&p.Office)
		c.text(&p.Name)
		c.text(&p.Tel)
		c.text(&p.Fax)
		c.text(&p.Email)
		c.text(&p.URL)
		c.text(&p.Person)
	})
	list(c, &t.Changes, func(c codec, n *press.Change) {
		c.time(&n.Date)
		word(c, &n.Kind)
		c.text(&n.Note)
		c.text(&n.Was)
		c.text(&n.Now)
		position(c, &n.At)
	})
	list(c, &t.Approvals, func(c codec, a *press.Approval) { c.text(&a.Who); c.text(&a.Digest); position(c, &a.At) })
	list(c, &t.Suppressions, func(c codec, s *press.Suppression) { word(c, &s.Code); c.text(&s.Reason); position(c, &s.At) })
	list(c, &t.QuickFacts, func(c codec, m *press.Markup) { word(c, m) })
	word(c, &t.Notes)
	word(c, &t.TitleRead)
	word(c, &t.SummaryRead)
	body(c, &t.Body)
}

func image(c codec, i *press.Image) {
	c.text(&i.File)
	c.text(&i.Alt)
	c.text(&i.Caption)
	c.text(&i.Credit)
	c.text(&i.Rights)
	word(c, &i.Source)
	position(c, &i.At)
}

func recording(c codec, r *press.Recording) {
	c.text(&r.File)
	c.text(&r.Title)
	c.text(&r.Poster)
	list(c, &r.Captions, func(c codec, s *press.Captions) { c.text(&s.File); c.text(&s.Lang); position(c, &s.At) })
	word(c, &r.Transcript)
	c.text(&r.TranscriptFile.Text)
	position(c, &r.TranscriptFile.At)
	position(c, &r.At)
}

func body(c codec, b *press.Body) {
	list(c, &b.Links, func(c codec, l *press.Link) { integer(c, &l.Kind); c.text(&l.Dest); position(c, &l.At) })
	texts(c, &b.IDs)
	list(c, &b.Headings, func(c codec, h *press.SectionHeading) { integer(c, &h.Level); c.text(&h.ID); c.text(&h.Text) })
	list(c, &b.Speakers, func(c codec, s *press.Speaker) { c.text(&s.ID); position(c, &s.At) })
	flag(c, &b.Reaches)
	c.text(&b.Lead)
	c.text(&b.Digest)
}

func bodyNames(c codec, n *align.BodyNames) {
	c.text(&n.File)
	c.text(&n.Lang)
	c.text(&n.Original)
	list(c, &n.Named, bodyName)
	list(c, &n.Pairs, func(c codec, p *align.BodyPair) {
		integer(c, &p.From)
		integer(c, &p.To)
		list(c, &p.Translation, bodyName)
	})
}

func bodyName(c codec, n *align.BodyName) {
	c.text(&n.IDs)
	c.text(&n.Text)
	flag(c, &n.Loose)
	spot(c, &n.At)
}

func diagnostic(c codec, d *diag.Diagnostic) {
	word(c, &d.Code)
	integer(c, &d.Severity)
	position(c, &d.Pos)
	c.text(&d.Message)
	c.text(&d.Hint)
	list(c, &d.Related, func(c codec, r *diag.Related) { position(c, &r.Pos); c.text(&r.Message) })
}

func sortedKeys(t press.Text) []string { return slices.Sorted(maps.Keys(t)) }
