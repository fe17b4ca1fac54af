package align

import (
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"docsite/generator/diag"
)

func plural(n int) string { return strconv.Itoa(n) + " passages" }

// dayAndMonth reports whether a date tells both.
func dayAndMonth(value float64) bool { return int(value)%100 > 0 && int(value)/100%100 > 0 }

// noSuchDay reports whether a mention is of a day that its month does not have.
func noSuchDay(m Mention) bool {
	if m.Kind != DateMention || !dayAndMonth(m.Value) {
		return false
	}
	_, exists := dayOf(m.Value)
	return !exists
}

// days reports dates that do not exist, and days of the week that are not those of
// their dates. A date without a year is of the year that is near the release, unless
// its passage tells of another.
func days(t text, published time.Time) []diag.Diagnostic {
	var found []diag.Diagnostic
	for i := range t.passages {
		from, to := t.of(i)
		years := map[int]bool{}
		for _, m := range t.mentions[from:to] {
			if m.Kind == DateMention && m.Value >= 10000 {
				years[int(m.Value)/10000] = true
			}
		}
		for _, m := range t.mentions[from:to] {
			if m.Kind != DateMention || !dayAndMonth(m.Value) {
				continue
			}
			if noSuchDay(m) {
				found = append(found, diag.New(diag.NoSuchDay, m.At.In(t.File), "“%s” is a day that does not exist", m.Text).
					WithHint("correct the day or the month"))
				continue
			}
			value := nearest(m.Value, published)
			if year := int(value) / 10000; m.Name == "" || m.Value < 10000 && len(years) > 0 && !(len(years) == 1 && years[year]) {
				continue
			}
			if day, ok := weekdayOf(value); ok && strconv.Itoa(day) != m.Name {
				found = append(found, diag.New(diag.WeekdayWrong, m.At.In(t.File), "“%s”: that day is another day of the week", m.Text).
					WithHint("correct the day of the week or the date; in %d it is a %s", int(value)/10000, weekdayNames[day-1]))
			}
		}
	}
	return found
}

var weekdayNames = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// weekdays reports a day of the week in the place of another.
func (f *finder) weekdays() {
	for _, b := range f.alignments {
		if b.o == b.oEnd || b.t == b.tEnd {
			continue
		}
		o, told := weekdaysIn(f.o, b.o, b.oEnd)
		t, also := weekdaysIn(f.t, b.t, b.tEnd)
		o = slices.DeleteFunc(o, func(m Mention) bool { return also[weekday(m)] })
		t = slices.DeleteFunc(t, func(m Mention) bool { return told[weekday(m)] })
		if len(o) != 1 || len(t) != 1 {
			continue
		}
		if whole(o[0]) && whole(t[0]) && o[0].Value != t[0].Value {
			continue // which was told
		}
		f.found = append(f.found, diag.New(diag.DateDiffers, t[0].At.In(f.t.File), "here it is “%s”, in the original “%s”", t[0].Text, o[0].Text).
			WithHint("correct the one that is wrong").
			WithRelated(o[0].At.In(f.o.File), "the original says “%s”", o[0].Text))
	}
}

func whole(m Mention) bool { return m.Kind == DateMention && int(m.Value)%100 > 0 }

// weekdaysIn returns the mentions that tell a day of the week, and all days of
// the week that are told, dates among them.
func weekdaysIn(t text, from, to int) ([]Mention, map[string]bool) {
	var list []Mention
	told := map[string]bool{}
	for i, end := t.span(from, to); i < end; i++ {
		m := t.mentions[i]
		if weekday(m) != "" {
			list = append(list, m)
			told[weekday(m)] = true
		}
		if m.Kind == DateMention {
			if day, ok := weekdayOf(m.Value); ok {
				told[strconv.Itoa(day)] = true
			}
		}
	}
	return list, told
}

func weekday(m Mention) string {
	switch m.Kind {
	case WeekdayMention:
		return strconv.Itoa(int(m.Value))
	case DateMention:
		return m.Name
	}
	return ""
}

// countries reports a country that the original names and the translation does
// not, where it names another one instead, or all others of an enumeration.
func (f *finder) countries() {
	inO, inT := countriesIn(f.o), countriesIn(f.t)
	told := map[string]bool{}
	for _, b := range f.alignments {
		if b.o == b.oEnd || b.t == b.tEnd {
			continue
		}
		here := map[string]bool{}
		var missing, added, peoples []Mention
		for j, end := f.t.span(b.t, b.tEnd); j < end; j++ {
			if m := f.t.mentions[j]; m.Kind == CountryMention {
				here[m.Name] = true
				if inO[m.Name] {
					continue
				}
				if m.Loose {
					if utf8.RuneCountInString(m.Text) > 1 { // 比 is to compare, too
						peoples = append(peoples, m)
					}
				} else {
					added = append(added, m)
				}
			}
		}
		all := 0
		for i, end := f.o.span(b.o, b.oEnd); i < end; i++ {
			if m := f.o.mentions[i]; m.Kind == CountryMention && !m.Loose {
				all++
				if !here[m.Name] && !told[m.Name] {
					missing = append(missing, m)
				}
			}
		}
		if len(missing) != 1 {
			continue
		}
		if len(added) == 0 && !inT[missing[0].Name] {
			added = peoples // 190 from Denmark, 190 Néerlandais
		}
		for _, m := range missing {
			const enumeration = 3
			var d diag.Diagnostic
			switch {
			case len(added) == 1:
				d = diag.New(diag.CountryDiffers, added[0].At.In(f.t.File), "here it is “%s”, in the original “%s”", added[0].Text, m.Text)
			case all >= enumeration && !inT[m.Name]:
				d = diag.New(diag.CountryDiffers, f.t.passages[b.t].At.In(f.t.File), "the original’s “%s” is not named here", m.Text)
			default:
				continue
			}
			told[m.Name] = true
			f.found = append(f.found, d.WithHint("name the country as this language does: %s", f.comparer.names(m.Name, f.t.Lang)).
				WithRelated(m.At.In(f.o.File), "the original says “%s”", m.Text))
		}
	}
}

func countriesIn(t text) map[string]bool {
	codes := map[string]bool{}
	for _, m := range t.mentions {
		if m.Kind == CountryMention {
			codes[m.Name] = true
		}
	}
	return codes
}
