// Package calendar writes calendars in the iCalendar format (RFC 5545), such as one of a
// press conference that a journalist adds to the own, and one that is subscribed to.
//
//	calendar.Calendar{
//		Product: "-//example.org//Newsroom//EN",
//		Name:    "Press conferences", Language: "en",
//		Events:  []calendar.Event{{UID: "2020/vaccine@example.org", …}},
//	}.Encode()
//
// Moments are written in UTC (RFC 5545, section 3.3.5, form 2). So a calendar needs no
// VTIMEZONE: an event that happens once is at one moment, which every program shows in
// the reader's own zone. The name of a zone would be of use for what repeats, and with it
// would come the zone's rules of daylight saving, which change. An event of whole
// days has days, which are the same in every zone (form VALUE=DATE).
//
// There is no METHOD, and no ORGANIZER: these are of invitations, which have attendees
// that answer (RFC 5545, section 3.8.4.3; RFC 5546, section 3.2.1). Whom to ask is CONTACT.
// The name of a calendar is written twice, as RFC 7986 has it and as programs read it
// that are older, and so is how often to fetch it.
//
// What is handed in is checked where the form depends on it; the error is the caller's
// fault, not an author's.
//
//	calendar.go  what a calendar and an event are
//	property.go  lines: values, parameters, folding
package calendar

import (
	"errors"
	"fmt"
	"time"
)

// Calendar is a file of events.
type Calendar struct {
	Product  string        // what made it, as a formal public identifier: PRODID (section 3.7.3)
	Name     string        // what programs call it; may be empty
	Language string        // BCP 47, of the name
	Refresh  time.Duration // how often to fetch it anew, in whole seconds; 0 says nothing
	Events   []Event       // at least one (section 3.6)
}

// Event is what happens once.
type Event struct {
	// UID is the event's for ever and of no other event, in whatever language it is told
	// (section 3.8.4.7; RFC 7986, section 5.3): programs know by it that it was changed.
	UID string
	// Stamp is when this was made of the event (DTSTAMP, section 3.8.7.2).
	Stamp time.Time

	Start time.Time
	// End is when the event is over, behind Start, or zero where nobody has said. Then
	// none is written (section 3.6.1): the event has a start and no length.
	End time.Time
	// AllDay says that the event is of whole days: those of Start and of End, in the zone
	// of each. End is the last of them, and may be Start's; what is written is the
	// day behind it (section 3.8.2.2).
	AllDay bool

	Language    string // BCP 47, of the texts
	Summary     string // the title
	Description string // plain text; line breaks are kept
	Location    string
	Contact     string // whom to ask: an office, a number, an address (section 3.8.4.2)
	URL         string // a page on the event: a URI

	Status Status // empty says nothing
	// Sequence counts how often time or place were changed, from 0 (section 3.8.7.4).
	Sequence int
	Modified time.Time // LAST-MODIFIED; zero says nothing
}

// Status says whether an event will be (section 3.8.1.11).
type Status string

const (
	Tentative Status = "TENTATIVE"
	Confirmed Status = "CONFIRMED"
	Cancelled Status = "CANCELLED"
)

// Encode returns a calendar as a file of type text/calendar in UTF-8, the events in their
// order. The same calendar always gives the same bytes. The errors are of what RFC 5545
// needs and does not have, or cannot write.
func (c Calendar) Encode() ([]byte, error) {
	var w writer
	w.literal("BEGIN", "VCALENDAR")
	w.literal("VERSION", "2.0")
	w.text("PRODID", "", c.Product)
	if c.Name != "" {
		w.text("NAME", c.Language, c.Name) // RFC 7986, section 5.1
		w.text("X-WR-CALNAME", "", c.Name) // Apple, Google, Microsoft
	}
	if c.Refresh != 0 {
		w.literal("REFRESH-INTERVAL;VALUE=DURATION", duration(c.Refresh)) // RFC 7986, section 5.7
		w.literal("X-PUBLISHED-TTL", duration(c.Refresh))                 // Microsoft
	}
	err := errors.Join(w.err, c.check())
	known := map[string]bool{}
	for i, e := range c.Events {
		bad := e.write(&w)
		if known[e.UID] {
			bad = errors.Join(bad, fmt.Errorf("UID %q is another event's", e.UID))
		}
		known[e.UID] = true
		if bad != nil {
			err = errors.Join(err, fmt.Errorf("event %d: %w", i+1, bad))
		}
	}
	w.literal("END", "VCALENDAR")
	if err != nil {
		return nil, fmt.Errorf("calendar: %w", err)
	}
	return w.out.Bytes(), nil
}

func (c Calendar) check() error {
	switch {
	case c.Product == "":
		return errors.New("no product")
	case len(c.Events) == 0:
		return errors.New("no event")
	case c.Refresh < 0 || c.Refresh%time.Second != 0:
		return fmt.Errorf("a refresh interval of %s", c.Refresh)
	}
	return nil
}

// write adds an event, or says what is wrong with it.
func (e Event) write(w *writer) error {
	if err := e.check(); err != nil {
		return err
	}
	w.err = nil
	w.literal("BEGIN", "VEVENT")
	w.text("UID", "", e.UID)
	w.moment("DTSTAMP", e.Stamp)
	if e.AllDay {
		w.day("DTSTART", day(e.Start))
		if !e.End.IsZero() {
			w.day("DTEND", day(e.End).AddDate(0, 0, 1))
		}
	} else {
		w.moment("DTSTART", e.Start)
		if !e.End.IsZero() {
			w.moment("DTEND", e.End)
		}
	}
	w.text("SUMMARY", e.Language, e.Summary)
	for _, p := range []struct{ name, value string }{
		{"DESCRIPTION", e.Description}, {"LOCATION", e.Location}, {"CONTACT", e.Contact},
	} {
		if p.value != "" {
			w.text(p.name, e.Language, p.value)
		}
	}
	if e.URL != "" {
		w.uri("URL", e.URL)
	}
	if e.Status != "" {
		w.literal("STATUS", string(e.Status))
	}
	w.literal("SEQUENCE", fmt.Sprint(e.Sequence))
	if !e.Modified.IsZero() {
		w.moment("LAST-MODIFIED", e.Modified)
	}
	w.literal("END", "VEVENT")
	return w.err
}

// day returns the day of a time in its zone, as a midnight in UTC: there are zones in
// which a midnight is left out.
func day(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func (e Event) check() error {
	switch {
	case e.UID == "":
		return errors.New("no UID")
	case e.Stamp.IsZero():
		return errors.New("no time stamp")
	case e.Start.IsZero():
		return errors.New("no start")
	case e.Summary == "":
		return errors.New("no summary")
	case e.Sequence < 0:
		return fmt.Errorf("the sequence %d", e.Sequence)
	case e.Status != "" && e.Status != Tentative && e.Status != Confirmed && e.Status != Cancelled:
		return fmt.Errorf("the status %q", e.Status)
	case e.End.IsZero():
		return nil
	case e.AllDay && day(e.End).Before(day(e.Start)),
		!e.AllDay && e.End.Unix() <= e.Start.Unix(): // a second is the least that is written
		return errors.New("its end is not behind its start")
	}
	return nil
}
