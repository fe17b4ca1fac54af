package plan

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"docsite/generator/press"
)

func TestCalendar(t *testing.T) {
	site := newsroom("en", "fr")
	at := func(day int) *press.EventTime {
		return &press.EventTime{Start: time.Date(2021, 1, day, 9, 0, 0, 0, time.UTC)}
	}
	for i, r := range []struct {
		event     string
		day       int
		languages []string
	}{
		{"", 5, []string{"en", "fr"}},
		{"summit", 7, []string{"en"}},
		{"summit", 7, []string{"en"}}, // told again
		{"summit", 8, []string{"en"}},
		{"", 7, []string{"en"}},
		{"", 0, []string{"en"}}, // of no event
	} {
		made := add(site, fmt.Sprintf("2020/r%d", i), fmt.Sprintf("2020-01-%02d", i+1), r.languages...)
		if made.Event = r.event; r.day > 0 {
			made.EventTime = at(r.day)
		}
	}
	p := planned(t, site)
	if got, want := ids(open(t, p, "en/calendar.ics").Listing().Releases), []string{"2020/r3", "2020/r4", "2020/r2", "2020/r0"}; !slices.Equal(got, want) {
		t.Errorf("the calendar holds %v", got)
	}
	if got := p.Home("fr").Listing().Calendar; got != p.Open("fr/calendar.ics") || got == nil {
		t.Errorf("the home leads to %v", got)
	}
	for path, want := range map[string]string{"r0": "en/releases/2020/r0/event.ics", "r5": ""} {
		page := open(t, p, "en/releases/2020/"+path+"/index.html").Story().Calendar
		if got := page; (got == nil) != (want == "") || got != nil && (got.Path != want || got.Kind != EventFile || got.Story().Translation.Lang != "en") {
			t.Errorf("%s has the calendar file %v", path, got)
		}
	}
	if page := p.Release(site.Releases[len(site.Releases)-1].In("fr")).Story().Calendar; page == nil || page.Path != "fr/releases/2020/r0/event.ics" {
		t.Errorf("the French release has the calendar file %v", page)
	}

	site.Fallback = false
	if got := ids(open(t, planned(t, site), "fr/calendar.ics").Listing().Releases); !slices.Equal(got, []string{"2020/r0"}) {
		t.Errorf("without other languages the French calendar holds %v", got)
	}
}

// TestACalendarAtItsBound holds that of 101 events the one that began first is left out, and
// that there is no calendar of none.
func TestACalendarAtItsBound(t *testing.T) {
	for _, count := range []int{0, 1, 100, 101} {
		site := newsroom("en")
		add(site, "2020/none", "2020-12-31", "en")
		for i, r := range daily(site, 2020, count, "en") {
			r.EventTime = &press.EventTime{Start: time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -i)} // the newest release tells of the earliest
		}
		p := planned(t, site)
		page := p.Open("en/calendar.ics")
		if page != p.Home("en").Listing().Calendar || (page == nil) != (count == 0) {
			t.Fatalf("%d events: the home leads to %v", count, page)
		}
		if page == nil {
			continue
		}
		if got := ids(page.Listing().Releases); len(got) != min(100, count) || got[0] != "2020/r000" {
			t.Errorf("of %d events the calendar holds %d, the latest %s", count, len(got), got[0])
		}
	}
}
