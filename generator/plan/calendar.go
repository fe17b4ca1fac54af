package plan

import (
	"path"
	"slices"
	"time"

	"docsite/generator/press"
)

// calendar is how many events a language's calendar holds: those that begin latest.
// A rule that went by the day would make the site another every midnight.
const calendar = 100

// addEventFile plans the calendar file of a release's event, beside its page.
func (p *Plan) addEventFile(page *Page) {
	s := page.Story()
	if page.Kind != Release || s.Release.EventTime == nil {
		return
	}
	s.Calendar = p.add(&Page{
		Path: path.Dir(page.Path) + "/event.ics", Kind: EventFile, Lang: page.Lang, At: page.At,
		content: &Story{Release: s.Release, Translation: s.Translation},
	})
}

// addCalendar plans the calendar of a language's releases; nil if they have no event.
func (p *Plan) addCalendar(lang string, all []*press.Release) *Page {
	events := latestEvents(all)
	if len(events) == 0 {
		return nil
	}
	return p.add(&Page{Path: folder(lang) + "/calendar.ics", Kind: Calendar, Lang: lang, content: &Listing{Releases: events, Total: len(events)}})
}

// latestEvents returns the releases, newest first, whose events begin latest. Of those
// that tell of one event at one time it is the newest.
func latestEvents(all []*press.Release) []*press.Release {
	type meeting struct {
		event string
		start time.Time
	}
	var events []*press.Release
	known := map[meeting]bool{}
	for _, r := range all {
		if r.EventTime == nil {
			continue
		}
		at := meeting{r.Event, r.EventTime.Start.UTC()}
		if r.Event != "" && known[at] {
			continue
		}
		known[at] = true
		events = append(events, r)
	}
	slices.SortStableFunc(events, func(a, b *press.Release) int { return b.EventTime.Start.Compare(a.EventTime.Start) })
	return events[:min(calendar, len(events))]
}
