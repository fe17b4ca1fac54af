package render

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"time"

	"docsite/generator/calendar"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// UpcomingView is what a newsroom announces.
type UpcomingView struct {
	Entries  []UpcomingEntry
	Calendar string // address of the same as iCalendar; empty where nothing is announced
	All      Link   // the page of it, for others
}

// UpcomingEntry is a release that is announced: what readers may know of it.
type UpcomingEntry struct {
	Date       Moment
	State      string // how sure the date is, in words
	Title      string // its own, or its type
	TitleLang  string
	Type       string // empty where it is the title
	Ministries []Link // without addresses where they have none
	Moved      []MovedView
}

// MovedView tells that an announced release was to come at another time.
type MovedView struct {
	Text   string
	Reason string // may be empty
	Lang   string // of the reason, where it is another language
}

func (b *builder) upcoming(v *View) error {
	u := b.page.Upcoming()
	v.Title = b.locale.MessageOr("upcoming.title", "")
	b.path(v, Link{Text: v.Title})
	var err error
	if v.Description, err = b.locale.Format("upcoming.about", "Site", v.Site.Title); err != nil {
		return err
	}
	v.Upcoming, err = b.announced(u.Announced)
	if u.Calendar != nil {
		v.Upcoming.Calendar = b.plan.Href(u.Calendar)
	}
	return err
}

// coming is what a home tells of what is announced; nil if that is nothing.
func (b *builder) coming() (*UpcomingView, error) {
	page := b.plan.Upcoming(b.page.Lang)
	if page == nil || len(page.Upcoming().Announced) == 0 {
		return nil, nil
	}
	view, err := b.announced(page.Upcoming().Next())
	view.All = b.link(page, b.locale.MessageOr("upcoming.title", ""))
	return view, err
}

func (b *builder) announced(list []press.Announcement) (*UpcomingView, error) {
	view := &UpcomingView{}
	for _, a := range list {
		e := UpcomingEntry{Date: b.moment(a.Date, a.DateOnly), State: b.locale.MessageOr("upcoming."+string(a.State), "")}
		kind := b.locale.MessageOr(locale.TypePrefix+a.Type, a.Type)
		if e.Title, e.TitleLang = b.text(a.Title); e.Title == "" {
			e.Title = kind
		} else {
			e.Type = kind
		}
		for _, id := range a.Ministries {
			if m := b.plan.Site.Ministries[id]; m != nil {
				name, lang := b.text(m.Name)
				e.Ministries = append(e.Ministries, Link{Text: name, Lang: lang})
			}
		}
		for _, m := range a.Moved {
			moved := MovedView{}
			var err error
			if moved.Text, err = b.locale.Format("upcoming.moved", "Date", b.moment(m.From, m.DayOnly).Text); err != nil {
				return view, err
			}
			moved.Reason, moved.Lang = b.text(m.Reason)
			e.Moved = append(e.Moved, moved)
		}
		view.Entries = append(view.Entries, e)
	}
	return view, nil
}

// moment writes a day, or a day and the time of it, of the site's zone.
func (b *builder) moment(t time.Time, only bool) Moment {
	day := b.day(t, only)
	if local := t.In(b.plan.Site.Zone); !only {
		day.Text = b.locale.Moment(local) + b.locale.Aside(offset(local))
	}
	return day
}

// upcomingFile is what is announced, for programs that subscribe to it.
func (b *builder) upcomingFile(out *bytes.Buffer) error {
	u := b.page.Upcoming()
	name, err := b.locale.Format("page.feed_title", "Subject", b.locale.MessageOr("upcoming.title", ""), "Site", b.siteTitle())
	if err != nil {
		return err
	}
	view, err := b.announced(u.Announced)
	if err != nil {
		return err
	}
	c := calendar.Calendar{Name: name, Language: b.page.Lang, Refresh: refresh}
	known := map[string]int{}
	for i, a := range u.Announced {
		e := view.Entries[i]
		var bodies []string
		for _, m := range e.Ministries {
			bodies = append(bodies, m.Text)
		}
		lines := []string{e.State}
		for _, m := range e.Moved {
			line := m.Text
			if m.Reason != "" {
				line = b.locale.Detail(line, m.Reason)
			}
			lines = append(lines, line)
		}
		lang := b.page.Lang
		if e.TitleLang != "" {
			lang = e.TitleLang
		}
		event := calendar.Event{
			UID: b.announcementID(a, known), Stamp: first(a), Start: a.Date.In(b.plan.Site.Zone), AllDay: a.DateOnly,
			Language: lang, Summary: e.Title, Description: strings.Join(lines, "\n"), Contact: b.locale.List(bodies),
			URL: b.plan.URL(b.plan.Upcoming(b.page.Lang)), Status: calendar.Tentative, Sequence: len(a.Moved),
		}
		if a.State == press.DateConfirmed {
			event.Status = calendar.Confirmed
		}
		c.Events = append(c.Events, event)
	}
	return b.writeCalendar(out, c)
}

// first is when an announced release was to come at first: it stays when the date moves.
func first(a press.Announcement) time.Time {
	if len(a.Moved) > 0 && !a.Moved[0].From.IsZero() {
		return a.Moved[0].From
	}
	return a.Date
}

// announcementID is what programs know an announced release by: made of what is public of
// it, and not of its name, which could be guessed and tried.
func (b *builder) announcementID(a press.Announcement, known map[string]int) string {
	sum := sha256.Sum256([]byte(first(a).UTC().Format(time.RFC3339) + "\n" + a.Type + "\n" + strings.Join(a.Ministries, "\n")))
	id := fmt.Sprintf("announced-%x", sum[:8])
	if known[id]++; known[id] > 1 {
		id += fmt.Sprintf("-%d", known[id])
	}
	return id + "@" + b.plan.Host()
}
