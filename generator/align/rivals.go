package align

import (
	"math"
	"strings"
)

// contradiction returns the fact of the translation that stands in the place of
// one of the original, or none: there must be no doubt which of them do.
func (f *finder) contradiction(i int, o, suspects []int) int {
	m := f.o.mentions[i]
	var rivals []int
	for _, j := range suspects {
		t := f.t.mentions[j]
		if !f.tDone[j] && rivalsFor(m, t) {
			rivals = append(rivals, j)
		}
	}
	if len(rivals) == 0 || f.elsewhere(m) {
		return none
	}
	same := 0 // how many of the original these may contradict
	for _, other := range o {
		if !f.oDone[other] && rivalsFor(f.o.mentions[other], f.t.mentions[rivals[0]]) {
			same++
		}
	}
	if len(rivals) == 1 && same == 1 {
		return rivals[0]
	}
	if m.Loose || len(rivals) != same && f.toldAnywhere(m) {
		return none
	}
	const alike = 0.9 // not ten times as much
	best := rivals[0]
	for _, j := range rivals[1:] {
		if nearer(m, f.t.mentions[j], f.t.mentions[best]) {
			best = j
		}
	}
	if distance(m.Value, f.t.mentions[best].Value) > alike {
		return none
	}
	return best
}

// rivalsFor reports whether a translator may have written one fact for another:
// they are of one kind, and neither is so loose that it proves nothing.
func rivalsFor(o, t Mention) bool {
	if o.Aside != t.Aside && o.Kind == NumberMention && (o.Name == "" || o.Name != t.Name && o.Value != t.Value) {
		return false // what is added in brackets takes nothing's place
	}
	if o.Kind != t.Kind {
		days, date := o, t
		if o.Kind != NumberMention {
			days, date = t, o
		}
		if date.Kind == TimeMention {
			return days.Kind == NumberMention && days.Base == "s" && days.Value != math.Trunc(days.Value)
		}
		return days.Kind == NumberMention && days.Base == "s" && days.Other == days.Value*86400 && date.Kind == DateMention
	}
	if o.Loose && t.Loose {
		switch o.Kind {
		case NumberMention:
			return o.Name == t.Name && (o.Name == "%" || o.Value > 2 && t.Value > 2)
		case DateMention:
			if o.Value < 10000 && math.Abs(o.Value-t.Value) <= 100 {
				return false // from the end of March, from April
			}
			return dateRivals(int(o.Value), int(t.Value)) && (o.Value >= 10000) == (t.Value >= 10000) && o.Value >= 100 && t.Value >= 100
		case RateMention:
			return true
		case CodeMention:
			return letterPart(o.Name) == letterPart(t.Name)
		}
		return false
	}
	switch o.Kind {
	case NumberMention:
		if o.Value <= 2 && o.Name == "" && o.Loose || t.Value <= 2 && t.Name == "" && t.Loose {
			return false
		}
		if (o.Name == "%") != (t.Name == "%") {
			return o.Value == t.Value
		}
		if o.Loose != t.Loose && (o.Value != math.Trunc(o.Value) || t.Value != math.Trunc(t.Value) || min(o.Value, t.Value) <= 2 && max(o.Value, t.Value) > 12) {
			return false // a word is no decimal, and two is not twenty
		}
		if o.Base != "" && t.Base != "" && !sameBase(o.Base, t.Base) && o.Value != t.Value {
			return false // 3.2 km is no 30 minutes
		}
		if o.Name != t.Name && (o.Name == "" && o.Value <= 2 || t.Name == "" && t.Value <= 2) {
			return false // one night is no sum
		}
		return o.Name == t.Name || o.Value == t.Value && o.Name != "" && t.Name != "" || o.Loose == t.Loose && (o.Name == "" || t.Name == "") && o.Name != "%"
	case DateMention:
		return dateRivals(int(o.Value), int(t.Value))
	case TimeMention:
		const far = 5 * 60 // minutes, and whole hours: then one may be in the zone of its readers
		between := math.Abs(o.Value - t.Value)
		return (o.Name == "") == (t.Name == "") || between < far || math.Mod(between, 60) != 0
	}
	return true
}

// dateRivals reports whether two dates are told as far: to the day, the month
// or the year.
func dateRivals(o, t int) bool {
	return (o%100 > 0) == (t%100 > 0) && (o/100%100 > 0) == (t/100%100 > 0)
}

func letterPart(code string) string {
	return strings.TrimRight(code, "0123456789.-/")
}

// nearer reports whether a is more like o than b is.
func nearer(o, a, b Mention) bool {
	return distance(o.Value, a.Value) < distance(o.Value, b.Value)
}

func distance(a, b float64) float64 {
	if a > b {
		a, b = b, a
	}
	return (b - a) / (b + 1)
}
