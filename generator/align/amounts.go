package align

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// amount is a number with what it is of, while it is read.
type amount struct {
	quantity
	first, last int     // tokens
	currency    bool    // a word or sign of one belongs to it
	counted     bool    // something behind it says that it is a number
	vague       bool    // it is not meant to the figure
	roman       bool    // its figures are, which may be of a name
	about       bool    // it is rounded
	bound       bool    // it is the first or the last of those meant, or the next to it
	parts       float64 // of a unit of money: 0.01 of a cent; or 0
	name        string
	unit        float64 // of one: how many of base
	base        string
}

// amount reads a number with what it is of: a currency, a unit, a share, what is
// counted.
func (p *parser) amount(i int) int {
	if n := p.rate(i); n > 0 {
		return n
	}
	if e, ok := p.tokens[i].as(shareWord); ok {
		p.add(NumberMention, e.value, "%", true, i, i)
		return 1
	}
	a := amount{first: i, unit: 1, vague: p.behind(i, vagueWord), bound: p.behind(i, boundWord), about: p.behind(i, aboutWord)}
	start := i
	if e, ok := p.tokens[i].as(currencyWord); ok && p.near(i) && p.tokens[i+1].kind == figure {
		a.name, a.currency, start = e.name, true, i+1
	} else if p.tokens[i].part("number") && p.near(i) {
		a.counted, start = true, i+1
	}
	if a.quantity = p.number(start); a.n == 0 {
		return 0
	}
	a.last = start + a.n - 1
	a.roman = p.tokens[start].kind == figure && isLetter(p.text[p.tokens[start].from])
	p.scaled(&a)
	p.half(&a)
	p.unit(&a)
	p.half(&a)
	p.more(&a)
	if p.near(a.last) {
		next := &p.tokens[a.last+1]
		a.bound = a.bound || next.is(boundWord)
		a.about = a.about || next.is(aboutWord)
	}
	if a.signs && !a.counted {
		return a.n // 一般, 三菱: no numbers
	}
	p.addAmount(a)
	return a.last - a.first + 1
}

// behind reports whether a word of a class stands right before a token.
func (p *parser) behind(i int, c class) bool { return i > 0 && p.tokens[i-1].is(c) && p.near(i-1) }

// addAmount tells of an amount; of one that is a year, of that.
func (p *parser) addAmount(a amount) {
	if a.digits == 4 && !a.currency && !a.counted && a.value >= 1800 && a.value < 2200 {
		if p.named(a.first) {
			p.add(NumberMention, a.value, "", true, a.first, a.last) // UN 1950
		} else {
			p.add(DateMention, a.value*10000, "", true, a.first, a.last)
		}
		return
	}
	loose := a.written || a.roman || a.vague || a.currency && a.value == 1 // 150 yen to the dollar
	p.add(NumberMention, a.value, a.name, loose, a.first, a.last)
	m := &p.found[len(p.found)-1]
	m.Bound, m.About = a.bound, a.about
	switch {
	case a.base != "":
		m.Other, m.Base = a.value*a.unit, a.base
	case a.parts != 0:
		m.Other = a.value * a.parts
	}
	p.rangeBefore(a)
}

// named reports whether capitals stand before a number, which is a part of their name.
func (p *parser) named(i int) bool {
	const fewest, most = 2, 5
	before := strings.TrimRight(p.text[:p.tokens[i].from], " \u00A0")
	n := 0
	for n < len(before) && n <= most && 'A' <= before[len(before)-1-n] && before[len(before)-1-n] <= 'Z' {
		n++
	}
	return len(before) < p.tokens[i].from && n >= fewest && n <= most && (n == len(before) || !isLetter(before[len(before)-1-n]) && before[len(before)-1-n] < utf8.RuneSelf)
}

// more takes up a smaller unit behind a number with its unit: 1年6か月, 2 hours and 30
// minutes. Of tenths it is what follows them: 7割5分.
func (p *parser) more(a *amount) {
	gap, ok := p.gap(a.last)
	if !ok || !blank(gap) && !p.ranges[trim(gap)] {
		return
	}
	q := p.number(a.last + 1)
	end := a.last + q.n
	if q.n == 0 || !p.near(end) {
		return
	}
	if e, ok := p.tokens[end+1].as(percentPart); ok && a.name == "%" && gap == "" && math.Mod(a.value, 10) == 0 {
		a.value += float64(q.value * e.value)
		a.last = end + 1
		return
	}
	if e, ok := p.tokens[end+1].as(unitWord); ok && a.base == "s" && e.name == a.base && e.value < a.unit && q.value*e.value < a.unit {
		a.value += float64(q.value*e.value) / a.unit
		a.last = end + 1
	}
}

// scaled takes up a scale that only sums have straight behind them: £45m.
func (p *parser) scaled(a *amount) {
	if gap, ok := p.gap(a.last); a.currency && ok && gap == "" {
		if e, ok := p.tokens[a.last+1].as(moneyScale); ok {
			a.value, a.factor = a.value*e.value, e.value
			a.digits = 0
			a.last++
		}
	}
}

// half takes up a half that is told behind a number or its unit: 1年半, two and a
// half years. Before a unit it is one only if the unit follows.
func (p *parser) half(a *amount) {
	if a.last+1 >= len(p.tokens) || !p.near(a.last) || !p.tokens[a.last+1].part("half") {
		return
	}
	if a.base == "" && !(p.near(a.last+1) && p.tokens[a.last+2].is(unitWord)) {
		return
	}
	a.value += 0.5
	a.last++
}

// unit takes up what stands behind a number and says what it is of.
func (p *parser) unit(a *amount) {
	if a.last+1 >= len(p.tokens) {
		return
	}
	next := &p.tokens[a.last+1]
	gap, _ := p.gap(a.last)
	if next.is(vagueWord) && (gap == "" || gap == "-") { // 二十数名, twenty-odd
		a.vague, a.counted = true, true
		if a.last++; a.last+1 >= len(p.tokens) {
			return
		}
		next = &p.tokens[a.last+1]
		gap, _ = p.gap(a.last)
	}
	near := p.near(a.last)
	if e, ok := next.as(percentWord); ok && near {
		a.value, a.name, a.counted = a.value*e.value, "%", true
	} else if e, ok := next.as(currencyWord); ok && !a.currency && p.joined(a.last) {
		a.name, a.currency, a.counted = e.name, true, true
	} else if e, ok := next.as(unitWord); ok && !a.currency && (near || gap == "-") && !(a.signs && next.is(partWord)) && !p.elided(a.last+1) {
		a.unit, a.base, a.counted = e.value, e.name, true
	} else if e, ok := next.as(moneyPart); ok && near && !a.currency {
		a.parts, a.counted = e.value, true
	} else if gap != "" || !near {
		return
	} else if next.is(counter) || p.dated(a.last+1) {
		a.counted = true
	} else if !next.is(ending) {
		return
	}
	a.last++
}

// elided reports whether an apostrophe stands behind a token: 17 l’année précédente.
func (p *parser) elided(i int) bool {
	rest := p.text[p.tokens[i].to:]
	return strings.HasPrefix(rest, "’") || strings.HasPrefix(rest, "'")
}

// rangeBefore gives the first number of a range the scale of the last one: 6 to 8
// million may be from 6 million on. Its unit is that of the last one, too.
func (p *parser) rangeBefore(a amount) {
	if a.factor*a.unit == 1 || len(p.found) < 2 || a.first == 0 || !p.ranged(a.first-1) {
		return
	}
	if before := &p.found[len(p.found)-2]; before.Kind == NumberMention && before.to == p.tokens[a.first-1].to && before.Other == 0 {
		before.Base = a.base
		if before.Other = before.Value * a.unit; before.Value < 1000 {
			before.Other *= a.factor
		}
	}
}

// dated reports whether a token is a part of dates and times. Of minutes it is
// not known: 十分 is enough.
func (p *parser) dated(i int) bool { return p.tokens[i].is(partWord) && !p.tokens[i].part("minute") }

// rate reads how many of how many: 6 in 10, six sur dix, 4分の1, 10人中6人. It is told as
// a share, as another language may.
func (p *parser) rate(i int) int {
	first := p.number(i)
	if first.n == 0 || first.value < 1 {
		return 0
	}
	last := i + first.n - 1
	for j := last + 1; j < len(p.tokens) && j <= last+3; j++ {
		second := p.number(j)
		if second.n == 0 {
			continue
		}
		from := last
		if gap, ok := p.gap(last); ok && gap == "" && j > last+1 && p.tokens[last+1].is(counter) {
			from++ // 10人中6人
		}
		between := trim(p.text[p.tokens[from].to:p.tokens[j].from])
		part, whole := first.value, second.value
		switch {
		case p.fractions[between]:
			part, whole = whole, part
		case !p.rates[between] && !p.ofCounted(between, first.written && second.written) || !round(whole):
			return 0
		}
		end := j + second.n - 1
		if part < 1 || part >= whole || p.near(end) && (p.tokens[end+1].is(unitWord) && !p.fractions[between] || p.tokens[end+1].is(monthWord) || p.tokens[end+1].is(currencyWord)) {
			return 0
		}
		p.add(NumberMention, 100*part/whole, "%", true, i, end)
		if gap, ok := p.gap(end); ok && gap == "" && p.tokens[end+1].is(counter) {
			end++
		}
		return end - i + 1
	}
	return 0
}

// ofCounted reports whether a text is what is counted, in a word or two, and a word of
// rates behind it: habitants sur.
func (p *parser) ofCounted(between string, written bool) bool {
	const most = 3
	words := strings.Fields(between)
	list := p.ratesOf
	if written {
		list = slices.AppendSeq(slices.Clip(list), maps.Keys(p.rates)) // nine girls in ten
	}
	for _, rate := range list {
		if n := len(strings.Fields(rate)); len(words) > n && len(words) <= n+most && strings.HasSuffix(between, " "+rate) {
			return !strings.ContainsAny(between, ",;.:()")
		}
	}
	return false
}

// round reports whether a number is one that shares are told of.
func round(whole float64) bool {
	switch whole {
	case 25, 50, 100, 1000, 10000, 100000, 1000000:
		return true
	}
	return whole <= 20
}
