package locale

import (
	"strconv"
	"strings"
	"time"
)

// dates are the patterns of a language. A pattern is a text with fields in
// braces: {y} {m} {d} in digits, {month} and {day} by the tables, {H} {HH} {mm}
// of a 24-hour clock, {date} and {time} in the pattern of a moment, {era} of the
// calendar that the language has beside the Gregorian one (eras.go).
type dates struct {
	day, month, year string // 3 December 2020; December 2020; 2020
	time, moment     string // 09:30; 3 December 2020, 09:30
	hour             string // a time on the hour: 9 h
	months           []string
	days             map[int]string // days of the month that are not written in digits: 1 → 1er
	eras             eras
}

// write fills a pattern in with t, the first of the days that it is about; last
// is the last of them.
func (d dates) write(pattern string, t, last time.Time) string {
	era := ""
	if strings.Contains(pattern, "{era}") {
		if era = d.eras.write(t, last); era == "" {
			pattern = withoutEra(pattern)
		}
	}
	return fill(pattern, func(field string) string {
		switch field {
		case "era":
			return era
		case "y":
			return strconv.Itoa(t.Year())
		case "month":
			return d.months[t.Month()-1]
		case "m":
			return strconv.Itoa(int(t.Month()))
		case "day":
			if written, ok := d.days[t.Day()]; ok {
				return written
			}
			return strconv.Itoa(t.Day())
		case "d":
			return strconv.Itoa(t.Day())
		case "HH":
			return t.Format("15")
		case "H":
			return strconv.Itoa(t.Hour())
		case "mm":
			return t.Format("04")
		}
		return ""
	})
}

// fill exchanges the fields of a pattern for their values.
func fill(pattern string, value func(field string) string) string {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		field, after, _ := strings.Cut(rest, "}")
		out.WriteString(value(field))
		pattern = after
	}
}

// Date writes a day: 3 December 2020, 1er décembre 2020, 2020年12月3日. The
// day is that of t's own location.
func (l *Locale) Date(t time.Time) string { return l.dates.write(l.dates.day, t, t) }

// Month writes a month and its year.
func (l *Locale) Month(t time.Time) string {
	first := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, t.Location())
	return l.dates.write(l.dates.month, first, first.AddDate(0, 1, -1))
}

// Year writes a year.
func (l *Locale) Year(year int) string {
	first := time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC)
	return l.dates.write(l.dates.year, first, first.AddDate(1, 0, -1))
}

// Moment writes a day and a time of day, in t's own location.
func (l *Locale) Moment(t time.Time) string {
	return fill(l.dates.moment, func(field string) string {
		if field == "time" {
			return l.TimeOfDay(t)
		}
		return l.Date(t)
	})
}

// TimeOfDay writes a time of day, in t's own location: 09:30, 9 h 30, 9時30分.
func (l *Locale) TimeOfDay(t time.Time) string {
	if t.Minute() == 0 {
		return l.dates.write(l.dates.hour, t, t)
	}
	return l.dates.write(l.dates.time, t, t)
}
