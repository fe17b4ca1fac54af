package read

import (
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// eventTime reads when and where the event of a release takes place; nil if it does not
// say so.
func (k keys) eventTime() *press.EventTime {
	m := k.m.Map("event_time")
	if m == nil {
		return nil
	}
	e := &press.EventTime{Place: texts(m, "place", []string{k.t.Lang})}
	start, end := m.Text("start"), m.Text("end")
	var ds []diag.Diagnostic
	if start.Set {
		e.Start, e.DayOnly, ds = day(start, "start", k.zone)
		k.report(ds)
	} else {
		m.Report(missing(m.At, "start", "start: 2020-10-22T14:00:00+09:00"))
	}
	if end.Set {
		var only bool
		e.End, only, ds = day(end, "end", k.zone)
		k.report(ds)
		switch {
		case e.Start.IsZero() || e.End.IsZero():
		case only != e.DayOnly:
			m.Report(diag.New(diag.BadDate, end.At, "an event that begins on a day cannot end at a moment, nor the other way round").
				WithHint("write both as days, or both with their times and zones"))
		case e.End.Before(e.Start) || e.End.Unix() == e.Start.Unix() && !only: // a second is the least that a calendar tells
			m.Report(diag.New(diag.BadDate, end.At, "the event ends before it begins, or at once").
				WithHint("correct one of the two; leave “end” out if it is not known"))
		}
	}
	m.Done("“event_time”")
	return e
}

// pin reads the day until which a release stands first on the home, and returns the
// moment at which that ends: the first of the next day.
func (k keys) pin() time.Time {
	t := k.m.Text("pin")
	if !t.Set {
		return time.Time{}
	}
	t.Value = strings.TrimSpace(strings.TrimPrefix(t.Value, "until "))
	until, only, ds := day(t, "pin", k.zone)
	k.report(ds)
	if ds == nil && only {
		until = until.AddDate(0, 0, 1)
	}
	return until
}
