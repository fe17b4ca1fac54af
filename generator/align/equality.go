package align

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// same reports whether two mentions tell the same fact.
func same(o, t Mention) bool {
	switch {
	case o.Kind == NumberMention && t.Kind == NumberMention:
		return sameAmount(o, t)
	case o.Kind == DateMention && t.Kind == DateMention:
		return sameDate(int(o.Value), int(t.Value))
	case o.Kind == NumberMention || t.Kind == NumberMention:
		return o.Kind != t.Kind && (asNumber(o, t) || asNumber(t, o))
	case o.Kind != t.Kind:
		return false
	case o.Kind == TimeMention:
		return sameTime(o, t)
	case o.Kind == CodeMention:
		return sameCode(o.Name, t.Name)
	case o.Kind == TelephoneMention:
		return sameTelephone(o.Name, t.Name)
	case o.Kind == MinistryMention:
		return common(o.Name, t.Name)
	}
	return o.Value == t.Value && o.Name == t.Name
}

// sameAmount reports whether two numbers are of the same: a number may leave its
// unit or its scale to its neighbours.
func sameAmount(o, t Mention) bool {
	switch {
	case !sameUnit(o.Name, t.Name):
		return false
	case o.Base != "" && t.Base != "":
		return sameBase(o.Base, t.Base) && (sameMeasure(o, t) || o.Bound != t.Bound && o.Base == t.Base && math.Abs(o.Value-t.Value) == 1)
	case o.Name == "%" && t.Name == "%" && (o.Loose || t.Loose):
		const share = 0.5 // a third is 33 or 33.3 per cent
		return math.Abs(o.Value-t.Value) <= share
	}
	if o.About && nearly(t.Value, o.Value) || t.About && nearly(o.Value, t.Value) {
		return true
	}
	if o.Bound != t.Bound && o.Name == "" && math.Abs(o.Value-t.Value) == 1 {
		return true // under 65 and up to 64
	}
	if oneIn(o, t) || oneIn(t, o) {
		return true
	}
	return sameNumber(o.Value, t.Value) || elided(o, t) || elided(t, o) ||
		o.Other > 0 && (sameNumber(o.Other, t.Value) || sameNumber(o.Other, t.Other)) || t.Other > 0 && sameNumber(o.Value, t.Other)
}

// sameBase reports whether two units are of one kind. A speed may be told as the way
// in a second.
func sameBase(a, b string) bool {
	return a == b || a == b+"/s" || b == a+"/s" || a == "°C" && b == "°F" || a == "°F" && b == "°C"
}

// nearly reports whether a number is rounded to another one, which is told as such and
// has two figures at most: 49.8 is about 50.
func nearly(exact, about float64) bool {
	if about <= 0 || math.Abs(exact-about) > 0.03*math.Max(exact, about) {
		return false
	}
	unit := math.Pow(10, math.Floor(math.Log10(about))-1)
	return math.Abs(about/unit-math.Round(about/unit)) < 1e-6
}

// sameMeasure compares numbers with units. What was converted was rounded.
func sameMeasure(o, t Mention) bool {
	switch {
	case o.Base == "°C" && t.Base == "°F":
		return math.Abs(o.Value-(t.Value-32)/1.8) <= 1
	case o.Base == "°F" && t.Base == "°C":
		return sameMeasure(t, o)
	case o.Base != t.Base && sameNumber(o.Value, t.Value):
		return true // 22 km an hour
	case (o.About && nearly(t.Other/o.Other*o.Value, o.Value) || t.About && nearly(o.Other/t.Other*t.Value, t.Value)):
		return true
	}
	if o.Value > 0 && t.Value > 0 && sameNumber(o.Other/o.Value, t.Other/t.Value) {
		return sameNumber(o.Value, t.Value)
	}
	const converted, calendar = 0.06, 0.1 // months are of 28 to 31 days, and quinze jours are two weeks
	most := converted
	if o.Base == "s" {
		most = calendar
	}
	return math.Abs(o.Other-t.Other) <= most*math.Max(o.Other, t.Other)
}

// oneIn reports whether a number is that of which a share is one: one case in 15.
func oneIn(number, share Mention) bool {
	return number.Name == "" && share.Name == "%" && share.Loose && number.Value > 2 && math.Abs(float64(share.Value*number.Value)-100) < 1
}

// elided reports whether a number leaves out the scale and the unit that another
// one has: of 61 million dollars, Canada gave 38. One or two is of something else, and three weeks
// are no 30,000 yen.
func elided(short, full Mention) bool {
	if short.Name != "" || short.Other != 0 || short.Value >= 1000 || short.Value <= 2 || full.Value < 1000 {
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
	case CodeMention: // ISO 9001 and ISO9001
		n, err := strconv.ParseFloat(strings.Trim(other.Name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_ "), 64)
		return err == nil && n == number.Value
	case DateMention:
		// The eighties, 1980年代. Of this century people say 2020s, and 20 is 20 of something.
		decade := v/10000 < 2000 && v/10000%100 == int(number.Value) && int(number.Value)%10 == 0
		return v%10000 == 0 && (number.Value == float64(v/10000) || decade) || number.Value == float64(v%100) && v%100 > 0
	case TimeMention:
		if number.Base == "s" && number.Other == other.Value*60 {
			return true // two and a half hours
		}
		return number.Value == float64(v/60) || number.Value == float64(v%60) && v%60 > 0 // 7 hours and 30 minutes
	}
	return false
}

func notDigit(r rune) bool { return r < '0' || r > '9' }

// sameCode compares letters with figures: what joins them differs, x86-64 and x86_64.
func sameCode(a, b string) bool { return joined(a) == joined(b) }

func joined(code string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_./ ", r) {
			return -1
		}
		return r
	}, code)
}

// generic reports whether a currency is one of no country, such as $ and ₣.
func generic(currency string) bool { return utf8.RuneCountInString(currency) == 1 }

// sameUnit reports whether two sums can be one. A dollar of no country is any.
func sameUnit(a, b string) bool {
	if a == b || a == "" || b == "" {
		return true
	}
	return generic(a) && strings.HasSuffix(b, a) || generic(b) && strings.HasSuffix(a, b)
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

// ownDigits is how many digits at the end of a telephone number are its own.
const ownDigits = 8

// sameTelephone compares what follows the code of a country.
func sameTelephone(a, b string) bool {
	return a == b || len(a) >= ownDigits && len(b) >= ownDigits && a[len(a)-ownDigits:] == b[len(b)-ownDigits:]
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

// Same reports whether two mentions, of one language or of two, tell the same fact. A
// number that is rounded, or whose scale its neighbour says, may be that of another.
func Same(o, t Mention) bool { return same(o, t) }
