package align

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

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
		last := i
		if p.near(i) && p.tokens[i+1].part("half") {
			minutes, last = minutes+30, i+1
		} else if p.near(i) && p.tokens[i+1].part("quarter") {
			minutes, last = minutes+15, i+1
		}
		p.addTime(minutes, true, i, last)
		return last - i + 1
	}
	minutes, n := p.hour(start)
	if n == 0 {
		if minutes, n = p.military(start); n == 0 {
			return 0
		}
		p.addTime(minutes, false, i, start)
		last := start
		if p.near(start) && p.isHours(start+1) {
			last++
		}
		return p.zone(i, last) - i + 1
	}
	last := start + n - 1
	if half == "" && p.near(last) {
		if gap, _ := p.gap(last); gap != "" || p.text[p.tokens[last+1].from] < utf8.RuneSelf { // 6夜 are six nights
			half = meridian(&p.tokens[last+1])
		}
		if half != "" {
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
	if half == "" && i > 0 && p.ranged(i-1) {
		half = p.halfBefore(i, minutes)
	}
	also, twelve := 0.0, minutes == noon
	switch {
	case half == "afternoon" && minutes < noon:
		minutes += noon
	case half == "morning" && minutes >= noon:
		minutes -= noon
	}
	if start > i && half != "" && twelve {
		also = math.Mod(minutes+noon, day24) // 午後12時 is noon to some, midnight to others
		if also == 0 {
			also = day24
		}
	}
	p.addTime(minutes, p.tokens[start].kind == word, i, last)
	m := &p.found[len(p.found)-1]
	m.Other, m.half = also, half
	return p.zone(i, last) - i + 1
}

// In minutes.
const noon, day24 = 12 * 60, 24 * 60

func (p *parser) addTime(minutes float64, loose bool, first, last int) {
	p.add(TimeMention, minutes, "", loose, first, last)
}

// halfBefore returns the half of the day that the first time of a range gives to the
// last one: 午後2時から4時まで.
func (p *parser) halfBefore(i int, minutes float64) string {
	if len(p.found) == 0 {
		return ""
	}
	before := p.found[len(p.found)-1]
	if before.half != "afternoon" || before.to != p.tokens[i-1].to || minutes > noon || minutes+noon <= before.Value {
		return ""
	}
	return before.half
}

// military reads a time in four figures, 0600: one that a zone or the word for hours
// follows, or that is announced as a time.
func (p *parser) military(i int) (minutes float64, n int) {
	if i >= len(p.tokens) {
		return 0, 0
	}
	t := &p.tokens[i]
	if t.kind != figure || !t.whole || t.digits != 4 || t.value >= 2400 || math.Mod(t.value, 100) > 59 {
		return 0, 0
	}
	told := p.hoursFollow(i)
	year := t.value >= 1800 && t.value < 2200
	if !told && (year || !p.atTime(i) || p.measures(i)) {
		return 0, 0
	}
	return float64(math.Floor(t.value/100)*60) + math.Mod(t.value, 100), 1
}

// hoursFollow reports whether a zone or the word for hours follows a number, or the last
// of several: 0530, 1130 and 2330 JST.
func (p *parser) hoursFollow(i int) bool {
	const most = 12
	for n := 0; n < most && i+1 < len(p.tokens); n++ {
		if p.near(i) && (p.tokens[i+1].is(zoneWord) || p.isHours(i+1)) {
			return true
		}
		gap, _ := p.gap(i)
		if p.tokens[i+1].kind != figure || p.tokens[i+1].digits != 4 || trim(gap) != "," && !p.ranged(i) {
			return false
		}
		i++
	}
	return false
}

// zone gives the time that was read last its zone, which stands behind its last token
// or before its first one, and returns the last token of both.
func (p *parser) zone(first, last int) int {
	m := &p.found[len(p.found)-1]
	if gap, ok := p.gap(last); ok && p.tokens[last+1].is(zoneWord) {
		if gap = trim(gap); (gap == "" || gap == "(" || gap == "（" || gap == ",") && !p.timeFollows(last+1) {
			e, _ := p.tokens[last+1].as(zoneWord)
			m.Name = e.name
			last = p.ahead(m, last+1)
			p.zoneBefore(m.Name)
			return last
		}
	}
	if first > 0 && p.tokens[first-1].is(zoneWord) {
		if gap, _ := p.gap(first - 1); trim(gap) == "" || p.between[trim(gap)] {
			e, _ := p.tokens[first-1].as(zoneWord)
			m.Name = e.name
		}
	}
	return last
}

// timeFollows reports whether a zone is that of the time behind it, 15時（パリ時間8時）.
func (p *parser) timeFollows(i int) bool {
	if !p.near(i) {
		return false
	}
	_, n := p.hour(i + 1)
	return n > 1 || n == 1 && p.tokens[i+1].kind == clock || meridian(&p.tokens[i+1]) != ""
}

// zoneBefore gives the time before the last one its zone, where both are of one range:
// from 22:10 on 17 April to 01:35 on 18 April (UTC).
func (p *parser) zoneBefore(zone string) {
	const far = 60 // bytes
	last := len(p.found) - 1
	for i := last - 1; i >= 0 && p.found[last].from-p.found[i].to <= far; i-- {
		if m := &p.found[i]; m.Kind == TimeMention {
			if m.Name == "" {
				m.Name = zone
			}
			return
		}
	}
}

// ahead reads how far a zone is ahead of UTC where figures behind it say so: UTC+9. It
// returns the last token.
func (p *parser) ahead(m *fact, last int) int {
	gap, ok := p.gap(last)
	if !ok || p.tokens[last+1].kind != figure && p.tokens[last+1].kind != clock {
		return last
	}
	sign := 1.0
	switch gap {
	case "+":
	case "-", "−", "–":
		sign = -1
	default:
		return last
	}
	minutes := p.tokens[last+1].value
	if p.tokens[last+1].kind == figure {
		minutes *= 60
	}
	if minutes > 14*60 {
		return last
	}
	m.Name = offset(sign * minutes)
	return last + 1
}

// offset writes minutes ahead of UTC as locale files do.
func offset(minutes float64) string {
	sign := "+"
	if minutes < 0 {
		sign, minutes = "-", -minutes
	}
	return sign + twoDigits(minutes/60) + ":" + twoDigits(math.Mod(minutes, 60))
}

func twoDigits(v float64) string {
	s := strconv.Itoa(int(v))
	if len(s) < 2 {
		s = "0" + s
	}
	return s
}

// sameTime reports whether two times of day are one: midnight is 0:00 and 24:00, and
// the same moment has another hour in another zone.
func sameTime(o, t Mention) bool {
	if o.Name != "" && t.Name != "" {
		return sameMoment(o, t)
	}
	for _, a := range clockOf(o) {
		for _, b := range clockOf(t) {
			if a == b {
				return true
			}
		}
	}
	return false
}

// sameMoment compares times in zones that are told, which may be two in a year.
func sameMoment(o, t Mention) bool {
	for _, a := range strings.Split(o.Name, "/") {
		for _, b := range strings.Split(t.Name, "/") {
			if mod24(o.Value-ahead(a)) == mod24(t.Value-ahead(b)) {
				return true
			}
		}
	}
	return false
}

// clockOf returns what a time may mean, in minutes of a day.
func clockOf(m Mention) []float64 {
	if m.Other > 0 {
		return []float64{mod24(m.Value), mod24(m.Other)}
	}
	return []float64{mod24(m.Value)}
}

func mod24(minutes float64) float64 {
	return math.Mod(math.Mod(minutes, day24)+day24, day24)
}

// ahead returns the minutes of an offset such as +09:00.
func ahead(offset string) float64 {
	hours, _ := strconv.Atoi(offset[1:3])
	minutes, _ := strconv.Atoi(offset[4:6])
	if offset[0] == '-' {
		return -float64(hours*60 + minutes)
	}
	return float64(hours*60 + minutes)
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

// isHours reports whether a token is the unit of hours.
func (p *parser) isHours(i int) bool {
	e, ok := p.tokens[i].as(unitWord)
	return ok && e.name == "s" && e.value == 3600
}

// atTime reports whether a time of day is announced before a token, as by à in “à 15
// heures”.
func (p *parser) atTime(i int) bool {
	const longest = 20 // bytes of a word, with spaces
	before := p.text[max(0, p.tokens[i].from-longest):p.tokens[i].from]
	before = strings.ToLower(strings.TrimRight(before, " \u00A0\u202F"))
	for _, word := range p.at {
		if strings.HasSuffix(before, word) && wordEnds(before, len(before)) && (len(before) == len(word) || !isLetter(before[len(before)-len(word)-1])) {
			return true
		}
	}
	return false
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
		return float64(hours*60) + math.Round((t.value-hours)*100), 1
	}
	h, n := p.small(i, 24)
	if n == 0 {
		if t := &p.tokens[i]; t.kind != figure || !t.whole || t.value != 0 {
			return 0, 0
		}
		n = 1 // 0 h 30
	}
	if p.near(i+n-1) && p.isHours(i+n) && p.tokens[i].kind == figure && p.atTime(i) {
		minutes, n = float64(h*60), n+1
		if p.near(i+n-1) && p.tokens[i+n].part("half") {
			return minutes + 30, n + 1
		} else if p.near(i+n-1) && p.tokens[i+n].part("quarter") {
			return minutes + 15, n + 1
		}
		return minutes, n
	}
	if !p.near(i+n-1) || !p.tokens[i+n].part("hour") {
		if p.tokens[i].kind == figure && h > 0 && h <= 12 {
			return h * 60, n
		}
		return 0, 0
	}
	n++
	minutes = float64(h * 60)
	if p.near(i + n - 1) {
		if p.tokens[i+n].part("half") {
			return minutes + 30, n + 1
		}
		if p.tokens[i+n].kind == figure && p.tokens[i+n].whole && p.tokens[i+n].value == 0 && p.tokens[i+n].digits == 2 {
			if n++; p.near(i+n-1) && p.tokens[i+n].part("minute") {
				n++
			}
			return minutes, n // 9時00分
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
