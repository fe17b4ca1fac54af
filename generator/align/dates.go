package align

import (
	"math"
	"strconv"
	"time"
)

// day is a date as far as it is told: zeros stand for what is not.
type day struct{ year, month, day float64 }

func (d day) value() float64 { return d.year*10000 + d.month*100 + d.day }

// date reads a date and the day of the week beside it, and what else of the same
// range of dates stands before or behind it.
func (p *parser) date(i int) int {
	start, weekday := i, 0.0
	if e, ok := p.tokens[i].as(weekdayWord); ok && p.joined(i) {
		weekday, start = e.value, i+1
	}
	d, n, loose := p.oneDate(start)
	if n == 0 {
		if first, n := p.small(start, 31); n > 0 && weekday == 0 && p.ranged(start+n-1) {
			// 20 to 22 October: the first day has the month of the last.
			end := start + n
			if e, ok := p.tokens[end].as(weekdayWord); ok && e.value > 0 && p.joined(end) {
				end++
			}
			if until, m, _ := p.oneDate(end); m > 0 && until.day > 0 && until.month > 0 && p.tokens[end].kind == figure && !p.dayFollows(end, m) {
				p.addDay(day{until.year, until.month, first}, 0, false, start, start+n-1)
				return n
			}
		}
		return 0
	}
	last := start + n - 1
	if weekday == 0 && p.joined(last) {
		if e, ok := p.tokens[last+1].as(weekdayWord); ok && d.day > 0 && !p.dateFollows(last+1) {
			weekday, last = e.value, last+1
		}
	}
	p.addDay(d, weekday, loose, i, last)
	// October 20 to 22, 2020: the last day has the month of the first.
	if d.day > 0 && p.ranged(last) && p.tokens[start].is(monthWord) {
		if until, n := p.small(last+1, 31); n > 0 && until > d.day && p.tokens[last+1].kind == figure && !p.measures(last+1) {
			next := day{d.year, d.month, until}
			end := last + 1
			if y, m := p.year(end + 1); m > 0 && p.joined(end) {
				next.year, end = y, end+m
				if n := len(p.found); d.year == 0 {
					p.found[n-1].Value += y * 10000
				}
			}
			p.addDay(next, 0, false, last+1, end)
			return end - i + 1
		}
	}
	return last - i + 1
}

// measures reports whether a number is of something, and no day.
func (p *parser) measures(i int) bool {
	return p.near(i) && (p.tokens[i+1].is(scaleWord) || p.tokens[i+1].is(percentWord) || p.tokens[i+1].is(currencyWord) || p.tokens[i+1].is(monthWord))
}

// dayFollows reports whether the date of m tokens says its day by a sign of
// days, as in 20から22日: there the first is no day by itself.
func (p *parser) dayFollows(i, m int) bool { return p.tokens[i+m-1].part("day") && m == 2 }

// dateFollows reports whether a date begins behind a token, which a weekday
// then belongs to.
func (p *parser) dateFollows(i int) bool {
	if !p.joined(i) {
		return false
	}
	_, n, _ := p.oneDate(i + 1)
	return n > 0
}

func (p *parser) addDay(d day, weekday float64, loose bool, first, last int) {
	name := ""
	if weekday > 0 {
		name = strconv.Itoa(int(weekday))
	}
	if d.month > 0 {
		p.last = d.value()
	}
	p.add(DateMention, d.value(), name, loose || d.day == 0, first, last)
}

// oneDate reads the date that begins at a token, in any of the forms that there
// are; n is 0 where there is none.
func (p *parser) oneDate(i int) (d day, n int, loose bool) {
	t := &p.tokens[i]
	if t.kind == calendar {
		v := int(t.value)
		return day{float64(v / 10000), float64(v / 100 % 100), float64(v % 100)}, 1, false
	}
	if t.is(monthWord) {
		return p.monthFirst(i)
	}
	if e, ok := t.as(eraWord); ok && p.near(i) {
		y, m := 0.0, 0
		if p.tokens[i+1].is(firstWord) {
			y, m = 1, 1
		} else if q := p.number(i + 1); q.n > 0 && q.value < 200 {
			y, m = q.value, q.n
		}
		if m > 0 && p.near(i+m) && p.tokens[i+m+1].part("year") {
			return p.monthBySign(day{year: e.value + y}, i, m+2)
		}
		return day{}, 0, false
	}
	if y, m := p.year(i); m > 0 && p.near(i+m-1) && p.tokens[i+m].part("year") {
		return p.monthBySign(day{year: y}, i, m+1)
	}
	return p.dayFirst(i)
}

// year reads the number of a year.
func (p *parser) year(i int) (float64, int) {
	if i >= len(p.tokens) {
		return 0, 0
	}
	if t := &p.tokens[i]; t.kind == figure {
		if t.whole && t.digits == 4 && t.value >= 1800 && t.value < 2200 {
			return t.value, 1
		}
		return 0, 0
	}
	if q := p.number(i); q.n == 4 && q.signs && q.value >= 1800 && q.value < 2200 {
		return q.value, 4
	}
	return 0, 0
}

// monthBySign goes on with a date whose year is told and whose month and day
// have signs of their own, as in 2020年12月3日.
func (p *parser) monthBySign(d day, i, n int) (day, int, bool) {
	if !p.joined(i + n - 1) {
		return d, n, d.day == 0
	}
	if m, size := p.small(i+n, 12); size > 0 && p.near(i+n+size-1) && p.tokens[i+n+size].part("month") {
		d.month = m
		return p.dayBySign(d, i, n+size+1)
	}
	return d, n, true
}

func (p *parser) dayBySign(d day, i, n int) (day, int, bool) {
	if p.near(i + n - 1) {
		if v, size := p.small(i+n, 31); size > 0 && p.near(i+n+size-1) && p.tokens[i+n+size].part("day") {
			d.day = v
			return d, n + size + 1, false
		}
	}
	return d, n, true
}

// dayFirst reads what begins with a small number: 12月3日, 3日, 3 décembre 2020.
func (p *parser) dayFirst(i int) (day, int, bool) {
	v, n := p.small(i, 31)
	if n == 0 {
		return day{}, 0, false
	}
	end := i + n - 1
	if p.near(end) && p.tokens[end+1].part("month") && v <= 12 {
		return p.dayBySign(day{month: v}, i, n+1)
	}
	if gap, ok := p.gap(end); ok && gap == "" && p.tokens[end+1].part("day") {
		d := day{day: v}
		if p.last > 0 {
			d.year, d.month = float64(int(p.last)/10000), float64(int(p.last)/100%100)
		}
		return d, n + 1, p.last == 0 || p.tokens[i].kind != figure
	}
	if p.tokens[i].kind != figure {
		return day{}, 0, false
	}
	if gap, ok := p.gap(end); ok && gap == "" && p.tokens[end+1].is(ending) {
		end, n = end+1, n+1
	}
	if !p.joined(end) {
		return day{}, 0, false
	}
	e, ok := p.tokens[end+1].as(monthWord)
	if !ok {
		return day{}, 0, false
	}
	d := day{month: e.value, day: v}
	if p.joined(end + 1) {
		if y, m := p.year(end + 2); m > 0 {
			d.year = y
			return d, n + 2, false
		}
	}
	return d, n + 1, false
}

// monthFirst reads December 3, 2020, and December 2020.
func (p *parser) monthFirst(i int) (day, int, bool) {
	e, _ := p.tokens[i].as(monthWord)
	d, n := day{month: e.value}, 1
	if !p.joined(i) {
		return d, n, true
	}
	if y, m := p.year(i + 1); m > 0 {
		d.year = y
		return d, n + m, true
	}
	v, m := p.small(i+1, 31)
	if m == 0 || p.tokens[i+1].kind != figure || !p.near(i) || p.measures(i+1) {
		return d, n, true
	}
	d.day, n = v, 1+m
	if gap, ok := p.gap(i + n - 1); ok && gap == "" && p.tokens[i+n].is(ending) {
		n++
	}
	if p.joined(i + n - 1) {
		if y, m := p.year(i + n); m > 0 {
			d.year = y
			n += m
		}
	}
	return d, n, false
}

// timeOfDay reads a time of day.
func (p *parser) timeOfDay(i int) int {
	t := &p.tokens[i]
	half, start := meridian(t), i
	if half != "" && p.near(i) {
		start = i + 1
	} else if half != "" {
		return 0
	}
	if t.part("noon") || t.part("midnight") {
		minutes := 12 * 60.0
		if t.part("midnight") {
			minutes = 0
		}
		p.add(TimeMention, minutes, "", true, i, i)
		return 1
	}
	minutes, n := p.hour(start)
	if n == 0 {
		return 0
	}
	last := start + n - 1
	if half == "" && p.near(last) {
		if half = meridian(&p.tokens[last+1]); half != "" {
			last++
		}
	}
	if half == "" && n == 1 && p.tokens[start].kind != word {
		// 2 to 4 p.m.
		if until, m := p.hour(start + 1); m == 1 && p.ranged(start) && p.near(start+1) && until >= minutes {
			half = meridian(&p.tokens[start+2])
		}
		if half == "" && p.tokens[start].kind == figure {
			return 0
		}
	}
	switch {
	case half == "afternoon" && minutes < 12*60:
		minutes += 12 * 60
	case half == "morning" && minutes >= 12*60:
		minutes -= 12 * 60
	}
	p.add(TimeMention, minutes, "", p.tokens[start].kind == word, i, last)
	return last - i + 1
}

func meridian(t *token) string {
	switch {
	case t.part("morning"):
		return "morning"
	case t.part("afternoon"):
		return "afternoon"
	}
	return ""
}

// hour reads 14:30, 14 h 30, 3時半 and a small number, which is an hour if
// something beside it says so.
func (p *parser) hour(i int) (minutes float64, n int) {
	if i >= len(p.tokens) {
		return 0, 0
	}
	if p.tokens[i].kind == clock {
		return p.tokens[i].value, 1
	}
	if t := &p.tokens[i]; t.kind == figure && !t.whole && t.digits >= 3 && t.digits <= 4 && t.value < 13 && p.near(i) && meridian(&p.tokens[i+1]) != "" {
		hours := math.Floor(t.value) // 4.30 p.m.
		return hours*60 + math.Round((t.value-hours)*100), 1
	}
	h, n := p.small(i, 24)
	if n == 0 {
		if t := &p.tokens[i]; t.kind != figure || !t.whole || t.value != 0 {
			return 0, 0
		}
		n = 1 // 0 h 30
	}
	if !p.near(i+n-1) || !p.tokens[i+n].part("hour") {
		if p.tokens[i].kind == figure && h > 0 && h <= 12 {
			return h * 60, n
		}
		return 0, 0
	}
	n++
	minutes = h * 60
	if p.near(i + n - 1) {
		if p.tokens[i+n].part("half") {
			return minutes + 30, n + 1
		}
		if m, size := p.small(i+n, 59); size > 0 && p.tokens[i+n].kind == figure && p.tokens[i+n].digits == 2 || size > 0 && p.near(i+n+size-1) && p.tokens[i+n+size].part("minute") {
			minutes, n = minutes+m, n+size
			if p.near(i+n-1) && p.tokens[i+n].part("minute") {
				n++
			}
		}
	}
	return minutes, n
}

// weekdayOf returns the day of the week of a whole date, 1 to 7 from Monday, and
// whether there is such a day.
func weekdayOf(value float64) (int, bool) {
	v := int(value)
	y, m, d := v/10000, v/100%100, v%100
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y == 0 || m == 0 || d == 0 || t.Day() != d || t.Month() != time.Month(m) {
		return 0, false
	}
	return (int(t.Weekday())+6)%7 + 1, true
}
