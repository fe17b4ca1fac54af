package align

import (
	"math"
	"time"
)

// moments lets dates find each other that differ by a day because their time is told
// in another zone, or as midnight: 31 May at midnight is 1 June at 0:00.
func (f *finder) moments() {
	for _, b := range f.alignments {
		if b.o == b.oEnd || b.t == b.tEnd || !f.shifted(b) {
			continue
		}
		o, t := f.left(b, dates)
		for _, i := range o {
			for _, j := range t {
				if !f.tDone[j] && nextDay(f.o.mentions[i].Value, f.t.mentions[j].Value) {
					f.oDone[i], f.tDone[j] = true, true
					break
				}
			}
		}
	}
}

// shifted reports whether an alignment tells one time in two ways that may be of two
// days.
func (f *finder) shifted(b alignment) bool {
	timesO, timesT := timesIn(f.o, b.o, b.oEnd), timesIn(f.t, b.t, b.tEnd)
	alone := len(timesO) == 1 && len(timesT) == 1
	for _, o := range timesO {
		for _, t := range timesT {
			if sameTime(o, t) && (o.Value != t.Value || alone && math.Mod(o.Value, day24) == 0) {
				return true
			}
		}
	}
	return false
}

func timesIn(t text, from, to int) []Mention {
	first, last := t.span(from, to)
	var times []Mention
	for _, m := range t.mentions[first:last] {
		if m.Kind == TimeMention {
			times = append(times, m)
		}
	}
	return times
}

// nextDay reports whether two dates are told to the day, and one is the day after the
// other.
func nextDay(a, b float64) bool {
	x, okX := dayOf(a)
	y, okY := dayOf(b)
	if !okX || !okY || (a < 10000) != (b < 10000) {
		return false
	}
	return x.AddDate(0, 0, 1).Equal(y) || y.AddDate(0, 0, 1).Equal(x)
}

// dayOf returns the day of a date, and whether it is told and exists. One without a
// year is of a leap year.
func dayOf(value float64) (time.Time, bool) {
	v := int(value)
	y, m, d := v/10000, v/100%100, v%100
	if y == 0 {
		y = 2000
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, m > 0 && d > 0 && t.Day() == d && t.Month() == time.Month(m)
}
