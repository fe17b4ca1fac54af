package render

import (
	"bytes"
	"strings"
	"time"

	"docsite/generator/calendar"
	"docsite/generator/press"
)

// refresh is how often programs should fetch the calendar of the newsroom.
const refresh = 12 * time.Hour

// calendar is that of a language's releases, for programs that subscribe to it.
func (b *builder) calendar(out *bytes.Buffer) error {
	name, err := b.locale.Format("page.feed_title", "Subject", b.locale.MessageOr("shelf.events", ""), "Site", b.siteTitle())
	if err != nil {
		return err
	}
	c := calendar.Calendar{Name: name, Language: b.page.Lang, Refresh: refresh}
	for _, r := range b.page.Listing().Releases {
		event, err := b.calendarEvent(r, r.Best(b.page.Lang))
		if err != nil {
			return err
		}
		c.Events = append(c.Events, event)
	}
	return b.writeCalendar(out, c)
}

// eventFile is the event of one release.
func (b *builder) eventFile(out *bytes.Buffer) error {
	event, err := b.calendarEvent(b.page.Story().Release, b.page.Story().Translation)
	if err != nil {
		return err
	}
	return b.writeCalendar(out, calendar.Calendar{Events: []calendar.Event{event}})
}

func (b *builder) writeCalendar(out *bytes.Buffer, c calendar.Calendar) error {
	c.Product = "-//" + b.plan.Host() + "//docsite//" + strings.ToUpper(b.page.Lang)
	content, err := c.Encode()
	out.Write(content)
	return err
}

// calendarEvent is the event of a release as a translation tells it. Its time stamp is
// that of the release, not of the build, so the same release always gives the same
// bytes. An event of which the release is withdrawn does not take place.
func (b *builder) calendarEvent(r *press.Release, t *press.Translation) (calendar.Event, error) {
	e, zone := r.EventTime, b.plan.Site.Zone
	summary, err := b.feedSummary(r, t)
	event := calendar.Event{
		UID:   r.ID + "@" + b.plan.Host(),
		Stamp: r.Modified(t), Modified: r.Modified(t),
		Start: e.Start.In(zone), AllDay: e.DayOnly,
		Language: t.Lang, Summary: t.Title, Description: summary, Contact: b.whomToAsk(r, t), URL: b.plan.URL(b.plan.Release(t)),
		Status: calendar.Confirmed, Sequence: len(r.Original.Changes), // it may be the time that was changed
	}
	if !e.End.IsZero() {
		event.End = e.End.In(zone)
	}
	event.Location, _ = e.Place.In(t.Lang, b.plan.Site.Languages)
	if r.Withdrawn != nil {
		event.Status = calendar.Cancelled
		event.Sequence++
	}
	return event, err
}

// whomToAsk is the first contact of a release in one line.
func (b *builder) whomToAsk(r *press.Release, t *press.Translation) string {
	contacts := b.plan.Site.Contacts(r, t)
	if len(contacts) == 0 {
		return ""
	}
	var parts []string
	for _, part := range []string{contacts[0].Office, contacts[0].Name, contacts[0].Called.Role, contacts[0].Tel, contacts[0].Email} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// takesPlace says when and where an event takes place, in the site's zone.
func (b *builder) takesPlace(e *press.EventTime) []FactView {
	view := &AboutView{}
	zone := b.plan.Site.Zone
	when := func(t time.Time) Link {
		if e.DayOnly {
			return Link{Text: b.locale.Date(t.In(zone))}
		}
		return Link{Text: b.locale.Moment(t.In(zone)) + b.locale.Aside(offset(t.In(zone)))}
	}
	view.add(b.locale.MessageOr("calendar.begins", ""), when(e.Start))
	if !e.End.IsZero() && !e.End.Equal(e.Start) {
		view.add(b.locale.MessageOr("calendar.ends", ""), when(e.End))
	}
	if place, lang := b.text(e.Place); place != "" {
		view.add(b.locale.MessageOr("calendar.place", ""), Link{Text: place, Lang: lang})
	}
	return view.Facts
}
