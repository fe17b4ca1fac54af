package locale

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/locale/cldr"
)

// FactLexicon holds how a language words what its translations must tell alike:
// numbers, dates, money. Words are as they stand in a text; one that is given
// in small letters may begin with a capital.
type FactLexicon struct {
	Numbers      map[string]float64 // nine: 9
	Scales       map[string]float64 // million: 1e6
	PercentParts map[string]float64 // behind tenths, in per cent: 分: 1
	Percent      map[string]float64 // what a number before it is in per cent: percent: 1, 割: 10
	Shares       map[string]float64 // half: 50 per cent
	Months       map[string]float64 // January to December are 1 to 12
	Weekdays     map[string]float64 // Monday to Sunday are 1 to 7
	Currencies   map[string]string  // yen: JPY
	Units        map[string]Unit    // kW: 1000 W
	Amounts      map[string]Unit    // a number and its unit in one: fortnight: 1209600 s
	Per          map[string]Unit    // for how long something is told: per day: 86400 s
	Zones        map[string]string  // JST: +09:00; ET: -05:00/-04:00, as the season is
	MoneyScale   map[string]float64 // straight behind the figures of a sum: m: 1e6
	MoneyParts   map[string]float64 // of a unit of money: cents: 0.01
	Countries    map[string]string  // further names of a country: its code
	Peoples      map[string]string  // words made of a country's name: its code
	Parts        map[string]string  // of dates and times, see [parts]
	Endings      []string           // behind a number: th
	NoCountries  []string           // that hold a country's name and mean none: New Jersey
	Telephones   []string           // before a telephone number: tel.
	OtherMonths  []string           // before a day of another month than that of the date before it: 今月
	Counters     []string           // behind a number that is written in words of one character: か国
	Bounds       []string           // beside a number that is the first or the last of those meant, or the next to it: under, 未満
	About        []string           // beside a number that is rounded: about, 約
	Vague        []string           // beside a number that is not meant to the figure: odd, 数
	Rates        []string           // between a number and how many it is of: out of
	RatesOf      []string           // likewise, and what is counted may stand before it: six habitants sur dix
	Fractions    []string           // between how many and the number of them: 分の
	Between      []string           // between the parts of a date, and a date and its day of the week: of, on
	At           []string           // before a number of hours that is a time of day: à
	Of           []string           // between a day and its month: of
	Ranges       []string           // between the first and the last of several: to
	Addresses    []string           // marks of the language in addresses: en, eng

	// Length is how long texts are beside the same in English, in columns; 0 where it is not known.
	Length float64

	Decimal, Group string
	Eras           []Era // with what stands for the number of an era's first year
	First          string
}

// Unit is a unit of measurement, as so many of the one that it is compared by.
type Unit struct {
	Factor float64
	Base   string
}

// Era is a count of years: a year n of it is the Gregorian year Zero+n.
type Era struct {
	Name string
	Zero int
}

// largest is more than any number that a word stands for.
const largest = 1e18

// parts are what a part of a date or a time may be.
var parts = []string{"year", "month", "day", "hour", "minute", "half", "quarter", "morning", "afternoon", "noon", "midnight", "number"}

// offsets are those of a time zone from UTC, in winter and in summer.
var offsets = regexp.MustCompile(`^[+-]\d\d:[0-5]\d(/[+-]\d\d:[0-5]\d)?$`)

// readFacts reads how a language words facts. What a parent's file says holds
// word by word where a file is silent.
func (d *draft) readFacts(m *fields.Map) {
	s, w := m.Map("facts"), &d.facts
	for _, section := range []struct {
		key  string
		into *map[string]float64
		of   int // of so many names, the first of which is 1; or 0
	}{
		{"numbers", &w.Numbers, 0}, {"scales", &w.Scales, 0}, {"money_scales", &w.MoneyScale, 0}, {"money_parts", &w.MoneyParts, 0}, {"percent", &w.Percent, 0}, {"percent_parts", &w.PercentParts, 0}, {"shares", &w.Shares, 0},
		{"months", &w.Months, 12}, {"weekdays", &w.Weekdays, 7},
	} {
		eachWord(s, section.key, func(word string, value fields.Text, list *fields.Map) {
			n, err := strconv.ParseFloat(value.Value, 64)
			switch {
			case err != nil || !(n >= 0 && n <= largest): // nor NaN
				list.Report(diag.New(diag.BadLocaleValue, value.At, "“%s” in “facts.%s” is not a number", value.Value, section.key).
					WithHint("write the number that “%s” stands for, in digits", word))
			case section.of > 0 && (n != math.Trunc(n) || n < 1 || n > float64(section.of)):
				list.Report(diag.New(diag.BadLocaleValue, value.At, "“%s” in “facts.%s” is not one of 1 to %d", value.Value, section.key, section.of).
					WithHint("write which of them “%s” is: 1 for the first", word))
			default:
				put(section.into, word, n)
			}
		})
	}
	for _, section := range []struct {
		key  string
		into *map[string]Unit
	}{{"units", &w.Units}, {"amounts", &w.Amounts}, {"per", &w.Per}} {
		eachWord(s, section.key, func(word string, value fields.Text, list *fields.Map) {
			number, base, _ := strings.Cut(value.Value, " ")
			factor, err := strconv.ParseFloat(number, 64)
			if err != nil || !(factor > 0 && factor <= largest) || fault(base) != "" {
				list.Report(diag.New(diag.BadLocaleValue, value.At, "“%s” in “facts.%s” cannot be “%s”", word, section.key, value.Value).
					WithHint("write how many of which unit it is, such as 1000 W"))
				return
			}
			put(section.into, word, Unit{factor, base})
		})
	}
	for _, section := range []struct {
		key  string
		into *map[string]string
		good func(string) bool
		hint string
	}{
		{"currencies", &w.Currencies, func(s string) bool { return fault(s) == "" }, "write its code of ISO 4217, such as JPY, or $ for a dollar of any country"},
		{"countries", &w.Countries, cldr.Known, "write its code of ISO 3166-1, such as JP"},
		{"peoples", &w.Peoples, cldr.Known, "write the country's code of ISO 3166-1, such as JP"},
		{"parts", &w.Parts, oneOf(parts...), "write one of " + strings.Join(parts, ", ")},
		{"zones", &w.Zones, offsets.MatchString, "write what it is ahead of UTC, such as +09:00, or -05:00/-04:00 where summer time is meant too"},
	} {
		eachWord(s, section.key, func(word string, value fields.Text, list *fields.Map) {
			if !section.good(value.Value) {
				list.Report(diag.New(diag.BadLocaleValue, value.At, "“%s” in “facts.%s” cannot be “%s”", word, section.key, value.Value).
					WithHint("%s", section.hint))
				return
			}
			put(section.into, word, value.Value)
		})
	}
	for _, section := range []struct {
		key  string
		into *[]string
	}{
		{"endings", &w.Endings}, {"counters", &w.Counters}, {"vague", &w.Vague}, {"about", &w.About}, {"telephones", &w.Telephones}, {"no_countries", &w.NoCountries}, {"other_months", &w.OtherMonths}, {"bounds", &w.Bounds}, {"rates", &w.Rates}, {"rates_of", &w.RatesOf}, {"fractions", &w.Fractions}, {"between", &w.Between}, {"of", &w.Of}, {"at", &w.At}, {"ranges", &w.Ranges}, {"addresses", &w.Addresses},
	} {
		for _, word := range s.List(section.key) {
			if usable(s, word, "facts."+section.key) {
				*section.into = append(slices.Clip(*section.into), word.Value)
			}
		}
	}
	if length := s.Text("length"); length.Set {
		n, err := strconv.ParseFloat(length.Value, 64)
		if err != nil || !(n >= 0.2 && n <= 5) {
			s.Report(diag.New(diag.BadLocaleValue, length.At, "“facts.length” cannot be “%s”", length.Value).
				WithHint("write how long texts are beside the same in English, such as 1.1"))
		} else {
			w.Length = n
		}
	}
	s.Done("“facts”")
}

// eachWord hands over the words of a section that have a value, and tells of those
// that are none.
func eachWord(s *fields.Map, section string, found func(word string, value fields.Text, list *fields.Map)) {
	list := s.Map(section)
	for _, name := range list.Names() {
		if value := list.Text(name.Value); usable(list, name, "facts."+section) && value.Set {
			found(name.Value, value, list)
		}
	}
}

func put[V any](into *map[string]V, word string, value V) {
	if *into == nil {
		*into = map[string]V{}
	}
	(*into)[word] = value
}

// FactLexicon returns how the language words facts, with what its other keys say of
// months, eras, numbers and countries.
func (l *Locale) FactLexicon() FactLexicon {
	w := l.facts
	w.Months = maps.Clone(w.Months)
	for i, name := range l.dates.months {
		put(&w.Months, name, float64(i+1))
	}
	names := map[string]string{}
	for _, code := range cldr.Codes() {
		for _, name := range l.Names(code) {
			names[name] = code
		}
	}
	maps.Copy(names, w.Countries)
	w.Countries = names
	w.Decimal, w.Group = l.numbers.decimal, l.numbers.group
	for _, e := range l.dates.eras.list {
		w.Eras = append(slices.Clip(w.Eras), Era{e.name, e.from.Year() - e.year})
	}
	w.First = strings.TrimSpace(strings.TrimSuffix(eraFields.Replace(l.dates.eras.first), eraFields.Replace(l.dates.eras.year)))
	return w
}
