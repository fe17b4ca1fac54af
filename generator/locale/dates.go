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
	y, m, day := t.Date()
	written, ok := d.days[day]
	if !ok {
		written = strconv.Itoa(day)
	}
	return strings.NewReplacer(
		"{y}", strconv.Itoa(y),
		"{month}", d.months[m-1],
		"{m}", strconv.Itoa(int(m)),
		"{day}", written,
		"{d}", strconv.Itoa(day),
		"{HH}", t.Format("15"),
		"{H}", strconv.Itoa(t.Hour()),
		"{mm}", t.Format("04"),
	).Replace(pattern)
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
	return strings.NewReplacer("{date}", l.Date(t), "{time}", l.dates.write(l.dates.time, t)).Replace(l.dates.moment)
}
