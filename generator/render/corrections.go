package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"time"

	"docsite/generator/plan"
)

// CorrectionsView is what a newsroom corrected and clarified.
type CorrectionsView struct {
	Count          string // in words
	Entries        []CorrectionView
	Parts          []Link // the years of a list that is cut
	Earlier, Later *Link
}

// CorrectionView is a correction of a release.
type CorrectionView struct {
	ChangeView
	Title, Href string // of the release
	Other       *Other // where it is told in another language than the page's
}

func (b *builder) corrections(v *View) error {
	c := b.page.Corrections()
	name := b.locale.MessageOr("corrections.title", "")
	v.Title = name
	up := []Link{b.link(b.plan.Corrections(b.page.Lang), name)}
	var err error
	if c.Period.Year != 0 {
		up = append(up, Link{Text: b.period(c.Period)})
		if v.Title, err = b.locale.Format("list.period", "Subject", name, "Period", b.period(c.Period)); err != nil {
			return err
		}
	}
	b.path(v, up...)
	if v.Description, err = b.locale.Format("corrections.about", "Site", v.Site.Title); err != nil {
		return err
	}
	if err = b.feedLinks(v, c.Feeds); err != nil {
		return err
	}
	view := &CorrectionsView{}
	v.Corrections = view
	if view.Count, err = b.locale.Format("corrections.count", "Count", c.Total); err != nil {
		return err
	}
	for _, part := range c.Parts {
		link := b.link(part.Page, b.period(part.Period))
		link.Number = b.locale.Number(part.Count)
		if link.Count, err = b.locale.Format("corrections.count", "Count", part.Count); err != nil {
			return err
		}
		view.Parts = append(view.Parts, link)
	}
	for _, side := range []struct {
		message string
		page    *plan.Page
		into    **Link
	}{{"list.earlier", c.Earlier, &view.Earlier}, {"list.later", c.Later, &view.Later}} {
		if side.page == nil {
			continue
		}
		text, err := b.locale.Format(side.message, "Period", b.period(side.page.Corrections().Period))
		if err != nil {
			return err
		}
		*side.into = &Link{Href: b.plan.Href(side.page), Text: text}
	}
	for _, e := range c.Entries {
		entry := CorrectionView{ChangeView: b.change(e.Change, e.Translation), Title: e.Translation.Title, Href: b.plan.Href(b.plan.Release(e.Translation)) + changesAnchor}
		if entry.Lang != "" {
			entry.Other = b.other(e.Translation.Lang)
		}
		view.Entries = append(view.Entries, entry)
	}
	return nil
}

// changesAnchor is where the page of a release tells of its changes.
const changesAnchor = "#_changes"

// correctionEntry is a correction as an entry of a feed.
type correctionEntry struct {
	id, url, title, lang, text, date string
}

func (b *builder) correctionEntry(c plan.Correction) (correctionEntry, error) {
	t, l := c.Translation, b.plan.Locale(c.Translation.Lang)
	title, err := l.Format("corrections.entry", "Kind", b.kindOf(c.Change, l), "Title", t.Title)
	date := c.Change.Date.In(b.plan.Site.Zone)
	return correctionEntry{
		id:  fmt.Sprintf("%s/corrections/%s/%d", b.id(c.Release.ID, t.Lang), date.Format(time.DateOnly), c.Number),
		url: b.plan.URL(b.plan.Release(t)) + changesAnchor, title: title, lang: t.Lang, text: passages(c.Change, l), date: date.Format(time.RFC3339),
	}, err
}

// correctionsAtom makes the feed of a language's corrections as RFC 4287 has it.
func (b *builder) correctionsAtom(out *bytes.Buffer) error {
	w := &atomWriter{out}
	entries := b.page.Corrections().Entries
	w.WriteString(xml.Header)
	w.open("feed", "xmlns", atomSpace, "xml:lang", b.page.Lang)
	if err := b.atomHead(w, entries[0].Change.Date.In(b.plan.Site.Zone).Format(time.RFC3339)); err != nil {
		return err
	}
	for _, c := range entries {
		e, err := b.correctionEntry(c)
		if err != nil {
			return err
		}
		w.WriteByte('\n')
		w.open("entry")
		w.passage("title", e.lang, e.title)
		w.element("id", e.id)
		w.element("updated", e.date)
		w.element("published", e.date)
		w.link("alternate", "text/html", e.lang, e.url)
		w.passage("summary", e.lang, e.text)
		w.close("entry")
	}
	w.close("feed")
	w.WriteByte('\n')
	return nil
}

// correctionsJSON makes the same as JSON Feed 1.1.
func (b *builder) correctionsJSON(out *bytes.Buffer) error {
	f, err := b.jsonHead()
	if err != nil {
		return err
	}
	for _, c := range b.page.Corrections().Entries {
		e, err := b.correctionEntry(c)
		if err != nil {
			return err
		}
		f.Items = append(f.Items, jsonItem{ID: e.id, URL: e.url, Title: e.title, Summary: e.text, Text: e.text, Published: e.date, Modified: e.date, Language: e.lang})
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(f)
}
