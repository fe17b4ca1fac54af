package render

import (
	"fmt"
	"time"

	"docsite/generator/press"
)

// EventView is when and where the event of a release takes place.
type EventView struct {
	When     Moment   // its beginning for machines, the whole of it for people
	Place    *Passage // nil where it is not said
	Calendar string   // address of its calendar file; empty where there is none
}

// event is when and where the event of a release takes place; nil where it does not say so.
func (b *builder) event(r *press.Release) (*EventView, error) {
	e := r.EventTime
	if e == nil {
		return nil, nil
	}
	text, err := b.when(e)
	view := &EventView{When: Moment{text, machine(e.Start.In(b.plan.Site.Zone), e.DayOnly)}}
	if page := b.page.Story().Calendar; page != nil {
		view.Calendar = b.plan.Href(page)
	}
	if text, lang := b.text(e.Place); text != "" {
		view.Place = &Passage{text, lang}
	}
	return view, err
}

// when writes from when to when an event lasts: days, or moments of the site's zone, which
// is named.
func (b *builder) when(e *press.EventTime) (string, error) {
	zone := b.plan.Site.Zone
	start, end := e.Start.In(zone), e.End.In(zone)
	oneDay := e.End.IsZero() || start.Format(time.DateOnly) == end.Format(time.DateOnly)
	var text string
	var err error
	switch {
	case e.DayOnly && oneDay:
		return b.locale.Date(start), nil
	case e.DayOnly:
		return b.locale.Format("when.days", "First", b.locale.Date(start), "Last", b.locale.Date(end))
	case e.End.IsZero():
		text = b.locale.Moment(start)
	case oneDay:
		text, err = b.locale.Format("when.hours", "Day", b.locale.Date(start), "First", b.locale.TimeOfDay(start), "Last", b.locale.TimeOfDay(end))
	default:
		text, err = b.locale.Format("when.moments", "First", b.locale.Moment(start), "Last", b.locale.Moment(end))
	}
	return text + b.locale.Aside(offset(start)), err
}

// offset names the zone of a moment by how far it is from Coordinated Universal Time: UTC+9,
// UTC−3:30.
func offset(t time.Time) string {
	_, seconds := t.Zone()
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	hours, minutes := seconds/3600, seconds/60%60
	switch {
	case seconds == 0:
		return "UTC"
	case minutes == 0:
		return fmt.Sprintf("UTC%s%d", sign, hours)
	}
	return fmt.Sprintf("UTC%s%d:%02d", sign, hours, minutes)
}
