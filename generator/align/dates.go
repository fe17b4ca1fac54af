package align

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// day is a date as far as it is told: zeros stand for what is not.
type day struct{ year, month, day float64 }

func (d day) value() float64 { return float64(d.year*10000) + float64(d.month*100) + d.day }

// date reads a date and the day of the week beside it, and what else of the same
// list or range of dates stands before or behind it.
func (p *parser) date(i int) int {
	start, weekday := i, 0.0
	if e, ok := p.tokens[i].as(weekdayWord); ok && p.joined(i) && p.begins(i) {
		weekday, start = e.value, i+1
	}
	if n := p.daysBefore(i); n > 0 {
		return n
	}
	d, n, loose := p.oneDate(start)
	if n == 0 {
		return 0
	}
	last := start + n - 1
	if gap, _ := p.gap(i); weekday > 0 && p.bySign(last) && !blank(gap) && !p.of[trim(gap)] {
		return 0 // 定例会見は金曜日、2024年5月2日は休み
	}
	if weekday == 0 && d.day > 0 && p.weekdayBehind(last) {
		e, _ := p.tokens[last+1].as(weekdayWord)
		weekday, last = e.value, last+1
	}
	p.addDay(d, weekday, loose, i, last)
	if d.day > 0 && p.tokens[start].is(monthWord) {
		last = p.daysBehind(d, last)
	}
	return last - i + 1
}

// begins reports whether a day of the week may belong to a date behind it: one in
// brackets belongs to what is before it, and one of several to none.
func (p *parser) begins(i int) bool {
	if p.bracketed(i) {
		return false
	}
	return i == 0 || !p.tokens[i-1].is(weekdayWord) || !p.ranged(i-1)
}

// bracketed reports whether a token begins with a bracket, or straight behind one.
func (p *parser) bracketed(i int) bool {
	t := &p.tokens[i]
	return opens(p.text[t.from:t.to]) || strings.HasSuffix(p.text[:t.from], "(") || strings.HasSuffix(p.text[:t.from], "（")
}

func opens(s string) bool { return strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（") }

// weekdayBehind reports whether the token behind a date is its day of the week.
func (p *parser) weekdayBehind(last int) bool {
	gap, ok := p.gap(last)
	if !ok || !p.tokens[last+1].is(weekdayWord) {
		return false
	}
	if p.bracketed(last + 1) {
		gap = trim(gap)
		return gap == "" || gap == "(" || gap == "（"
	}
	return p.joined(last) && !p.dateFollows(last+1)
}

// bySign reports whether a token is a sign of dates, as those of Japanese are.
func (p *parser) bySign(i int) bool {
	return p.tokens[i].part("day") || p.tokens[i].part("month") || p.tokens[i].part("year")
}

// daysBefore reads the days of a list or a range that have the month of the last one:
// 20 to 22 October; Thursday 2, Friday 3 and Tuesday 7 May. It returns how many tokens
// stand before that one, which is read next, or 0.
func (p *parser) daysBefore(i int) int {
	type listed struct {
		weekday, day float64
		first, last  int
	}
	const most = 31
	var days []listed
	sure := false // something else than commas says that these are days
	for j := i; j < len(p.tokens) && len(days) < most; {
		one := listed{first: j}
		if e, ok := p.tokens[j].as(weekdayWord); ok {
			if !p.joined(j) || !p.begins(j) {
				return 0
			}
			one.weekday, sure = e.value, true
			j++
		}
		if d, n, _ := p.oneDate(j); n > 0 {
			if len(days) == 0 || !sure || d.day == 0 || d.month == 0 || p.tokens[j].kind != figure || p.dayFollows(j, n) {
				return 0
			}
			for _, l := range days {
				p.addDay(day{d.year, d.month, l.day}, l.weekday, false, l.first, l.last)
			}
			return one.first - i
		}
		v, n := p.small(j, 31)
		if n == 0 || p.tokens[j].kind != figure {
			return 0
		}
		one.day, one.last = v, j+n-1
		if gap, ok := p.gap(one.last); ok && gap == "" && p.tokens[one.last+1].is(ending) {
			one.last++
		}
		gap, ok := p.gap(one.last)
		if !ok || !p.ranged(one.last) && trim(gap) != "," {
			return 0
		}
		sure = sure || p.ranged(one.last)
		days = append(days, one)
		j = one.last + 1
	}
	return 0
}

// daysBehind reads the days behind a date that begins with its month and have that
// one, too: October 20 to 22, 2020; May 2, 3 and 7. It returns the last token.
func (p *parser) daysBehind(d day, last int) int {
	type listed struct {
		day  float64
		last int
	}
	var days []listed
	before, end, sure := d.day, last, false
	for {
		gap, ok := p.gap(end)
		if !ok || !p.ranged(end) && trim(gap) != "," {
			break
		}
		until, n := p.small(end+1, 31)
		if n == 0 || until <= before || p.tokens[end+1].kind != figure || p.measures(end+1) {
			break
		}
		if p.ranged(end) {
			sure = true
		}
		before, end = until, end+1
		days = append(days, listed{until, end})
		if sure {
			last = end
			break
		}
	}
	if !sure {
		return last
	}
	first := len(p.found) - 1
	for _, l := range days {
		p.addDay(day{d.year, d.month, l.day}, 0, false, l.last, l.last)
	}
	if y, n := p.year(last + 1); n > 0 && p.joined(last) && d.year == 0 {
		for i := first; i < len(p.found); i++ {
			p.found[i].Value += float64(y * 10000)
		}
		p.found[len(p.found)-1].to = p.tokens[last+n].to
		p.last = p.found[len(p.found)-1].Value
		last += n
	}
	return last
}

// measures reports whether a number is of something, and no day.
func (p *parser) measures(i int) bool {
	if !p.near(i) {
		return false
	}
	next := &p.tokens[i+1]
	return next.is(scaleWord) || next.is(percentWord) || next.is(currencyWord) || next.is(monthWord) || next.is(unitWord)
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
	if gap, ok := p.gap(end); ok && gap == "" && p.tokens[end+1].part("day") && !(v == 1 && p.counts(end+1)) {
		d := day{day: v}
		if p.last > 0 && !p.behind(i, otherMonth) {
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
	if gap, ok := p.gap(end); !ok || !blank(gap) && !p.of[trim(gap)] {
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

// counts reports whether a number follows a token straight, as in 1日約300台: so many a
// day.
func (p *parser) counts(i int) bool {
	gap, ok := p.gap(i)
	return ok && gap == "" && (p.tokens[i+1].kind == figure || p.tokens[i+1].is(aboutWord))
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

// weekdayOf returns the day of the week of a whole date, 1 to 7 from Monday, and
// whether there is such a day.
func weekdayOf(value float64) (int, bool) {
	t, ok := dayOf(value)
	if !ok || value < 10000 {
		return 0, false
	}
	return (int(t.Weekday())+6)%7 + 1, true
}

// nearest gives a date without a year that of the day nearest to a moment.
func nearest(value float64, to time.Time) float64 {
	if value >= 10000 {
		return value
	}
	best, least := 0, time.Duration(math.MaxInt64)
	for year := to.Year() - 1; year <= to.Year()+1; year++ {
		if t, ok := dayOf(float64(year*10000) + value); ok && t.Sub(to).Abs() < least {
			best, least = year, t.Sub(to).Abs()
		}
	}
	return float64(best*10000) + value
}
