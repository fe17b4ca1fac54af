package align

import (
	"math"
	"path"
	"strings"
	"time"
)

// same reports whether two mentions tell the same fact.
func same(o, t Mention) bool {
	switch {
	case o.Kind == NumberMention && t.Kind == NumberMention:
		return sameUnit(o.Name, t.Name) && (sameNumber(o.Value, t.Value) || elided(o, t) || elided(t, o) ||
			o.Other > 0 && (sameNumber(o.Other, t.Value) || sameNumber(o.Other, t.Other)) || t.Other > 0 && sameNumber(o.Value, t.Other))
	case o.Kind == DateMention && t.Kind == DateMention:
		return sameDate(int(o.Value), int(t.Value))
	case o.Kind == NumberMention || t.Kind == NumberMention:
		return o.Kind != t.Kind && (asNumber(o, t) || asNumber(t, o))
	case o.Kind != t.Kind:
		return false
	case o.Kind == TelephoneMention:
		return sameTelephone(o.Name, t.Name)
	case o.Kind == MinistryMention:
		return common(o.Name, t.Name)
	}
	return o.Value == t.Value && o.Name == t.Name
}

// elided reports whether a number leaves out the scale and the unit that another
// one has: of 61 million dollars, Canada gave 38.
func elided(short, full Mention) bool {
	if short.Name != "" || short.Other != 0 || short.Value >= 1000 || short.Value == 0 || full.Value < 1000 {
		return false
	}
	for _, scale := range []float64{1e3, 1e4, 1e6, 1e8, 1e9, 1e12} {
		if full.Value == short.Value*scale {
			return true
		}
	}
	return false
}

// asNumber reports whether a number is a date or a time that is told without
// its sign: 2020, the 3rd, 15 hours.
func asNumber(number, other Mention) bool {
	if number.Name != "" || number.Kind != NumberMention {
		return false
	}
	switch v := int(other.Value); other.Kind {
	case DateMention:
		return number.Value == float64(v/10000) && v%10000 == 0 || number.Value == float64(v%100) && v%100 > 0
	case TimeMention:
		return number.Value == float64(v/60) || number.Value == float64(v%60) && v%60 > 0 // 7 hours and 30 minutes
	}
	return false
}

// sameUnit reports whether two sums can be one. A dollar of no country is any.
func sameUnit(a, b string) bool {
	if a == b || a == "" || b == "" {
		return true
	}
	return strings.HasSuffix(a, b) && b == "$" || strings.HasSuffix(b, a) && a == "$"
}

// sameNumber reports whether two numbers are equal, or one is the other rounded.
func sameNumber(a, b float64) bool {
	if a == b || math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) {
		return true
	}
	return rounds(a, b) || rounds(b, a)
}

// rounds reports whether b is a, rounded to fewer digits, by no more than 3 %.
func rounds(a, b float64) bool {
	if a < 100 || b == 0 || math.Abs(a-b)/a > 0.03 {
		return false
	}
	unit := 1.0 // of b's last digit that is not zero
	for math.Mod(b, unit*10) == 0 {
		unit *= 10
	}
	return unit >= 10 && math.Abs(a-b) < unit && math.Mod(a, unit) != 0
}

// sameDate compares what two dates have both. A whole date needs a day, but for
// the last one of a month: 31 August is the end of August.
func sameDate(a, b int) bool {
	both := false
	for _, unit := range []int{10000, 100, 1} {
		x, y := a/unit, b/unit
		if unit < 10000 {
			x, y = x%100, y%100
		}
		if x == 0 || y == 0 {
			continue
		}
		if x != y {
			return false
		}
		both = true
	}
	return both && (a%100 == 0 || b%100 != 0 || b/100%100 != 0 && lastOfMonth(a))
}

func lastOfMonth(date int) bool {
	year, month, day := date/10000, date/100%100, date%100
	return day >= 28 && day == time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// sameTelephone compares what follows the code of a country.
func sameTelephone(a, b string) bool {
	const own = 8
	return len(a) >= own && len(b) >= own && a[len(a)-own:] == b[len(b)-own:]
}

// common reports whether two lists parted by spaces share an item.
func common(a, b string) bool {
	for _, x := range strings.Fields(a) {
		for _, y := range strings.Fields(b) {
			if x == y {
				return true
			}
		}
	}
	return false
}

// addresses compares addresses of texts in two languages.
type addresses struct{ marks map[string]bool }

// newAddresses takes the marks of all languages of a site.
func newAddresses(marks []string) addresses {
	a := addresses{map[string]bool{}}
	for _, m := range marks {
		a.marks[strings.ToLower(m)] = true
	}
	return a
}

// plain is an address without what differs between languages: the anchor, and
// marks of a language, which are counted out.
func (a addresses) plain(address string) (plain string, marks string) {
	address, _, _ = strings.Cut(address, "#")
	address = strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	address = strings.TrimPrefix(address, "./")
	var kept, found []string
	for _, part := range strings.FieldsFunc(address, func(r rune) bool { return strings.ContainsRune("/._-=&?", r) }) {
		if a.marks[strings.ToLower(part)] {
			found = append(found, strings.ToLower(part))
		} else {
			kept = append(kept, part)
		}
	}
	if len(kept) > 0 && kept[len(kept)-1] == "md" {
		kept = kept[:len(kept)-1]
	}
	return strings.Join(kept, "/"), strings.Join(found, " ")
}

// same reports whether two addresses lead to the same, as far as can be known:
// a site has other addresses for its pages in other languages, if they are marked.
func (a addresses) same(o, t string) bool {
	if o == t {
		return true
	}
	plainO, marksO := a.plain(o)
	plainT, marksT := a.plain(t)
	if plainO == plainT {
		return true
	}
	return marksO != marksT && hasHost(o) && hasHost(t) && owner(o) == owner(t)
}

func hasHost(address string) bool { return strings.Contains(address, "://") }

// owner is the end of an address's host, which the languages of a site share.
func owner(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	labels := strings.Split(host, ".")
	n := len(labels)
	if n > 2 && len(labels[n-2]) <= 3 { // go.jp, co.uk, gob.pe
		return strings.Join(labels[n-3:], ".")
	}
	return strings.Join(labels[max(0, n-2):], ".")
}

// sameFile compares files beside a release, whose names may be marked too.
func (a addresses) sameFile(o, t string) bool {
	return a.same(o, t) || path.Ext(o) != path.Ext(t) && a.same(strings.TrimSuffix(o, path.Ext(o)), strings.TrimSuffix(t, path.Ext(t)))
}
