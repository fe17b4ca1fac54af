package locale

import (
	"strconv"
	"strings"
	"time"
)

// dates are the patterns of a language. A pattern is a text with fields in
// braces: {y} {m} {d} in digits, {month} and {day} by the tables, {H} {HH} {mm}
// of a 24-hour clock, {date} and {time} in the pattern of a moment.
type dates struct {
	day, month, year string // 3 December 2020; December 2020; 2020
	time, moment     string // 09:30; 3 December 2020, 09:30
	months           []string
	days             map[int]string // days of the month that are not written in digits: 1 → 1er
}

func (d dates) write(pattern string, t time.Time) string {
	return fill(pattern, func(field string) string {
		switch field {
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
func (l *Locale) Date(t time.Time) string { return l.dates.write(l.dates.day, t) }

// Month writes a month and its year.
func (l *Locale) Month(t time.Time) string { return l.dates.write(l.dates.month, t) }

// Year writes a year.
func (l *Locale) Year(year int) string {
	return strings.ReplaceAll(l.dates.year, "{y}", strconv.Itoa(year))
}

// Moment writes a day and a time of day, in t's own location.
func (l *Locale) Moment(t time.Time) string {
	return fill(l.dates.moment, func(field string) string {
		if field == "time" {
			return l.dates.write(l.dates.time, t)
		}
		return l.Date(t)
	})
}
