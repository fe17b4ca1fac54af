package schedule

import (
	"time"

	"docsite/generator/calendar"
)

// said are kinds of events in a few words.
var said = map[Kind]string{
	Published: "is published", Embargo: "is published as its embargo ends", Changed: "tells of a change", Withdrawn: "is withdrawn",
	Gone: "is taken out", Unpinned: "no longer stands first on the home", Founded: "exists from this day on", Closed: "no longer exists",
}

// Said says in words what happens, behind the name of what it happens to.
func (e Event) Said() string { return said[e.Kind] }

// Calendar returns the events for the calendars of the newsroom's editors, in the iCalendar
// format (RFC 5545), which has no form for a calendar without events: then there is no
// content. host is the name of the site's server.
func (s Schedule) Calendar(host string, languages []string) ([]byte, error) {
	if len(s.Coming) == 0 {
		return nil, nil
	}
	c := calendar.Calendar{Product: "-//" + host + "//docsite schedule//EN", Name: "Newsroom", Language: "en", Refresh: time.Hour}
	for i, e := range s.Coming {
		event := calendar.Event{
			UID: e.uid(i, s.Coming) + "@" + host, Stamp: s.Now, Start: e.At, Language: "en",
			Summary: e.Title(languages) + " " + e.Said(), Description: e.ID(), Status: calendar.Confirmed,
		}
		if e.Wait != nil {
			event.Status = calendar.Tentative
		}
		c.Events = append(c.Events, event)
	}
	return c.Encode()
}

// uid names an event, of which a release may have several of a kind.
func (e Event) uid(i int, all []Event) string {
	name := string(e.Kind) + "/" + e.ID()
	for _, earlier := range all[:i] {
		if earlier.Kind == e.Kind && earlier.ID() == e.ID() {
			return name + "/" + e.At.UTC().Format("20060102T150405Z")
		}
	}
	return name
}
