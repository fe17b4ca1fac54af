package locale

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/fields"
)

// eras are how a language counts years besides the Gregorian way: by the reigns
// of Japan, the Minguo or the Buddhist calendar.
type eras struct {
	list        []era  // the oldest first
	year, first string // patterns of a year and of an era's first: {name}{n}年, {name}元年
	between     string // between two eras of one year
}

type era struct {
	name string
	from time.Time // its first day, in UTC
	year int       // the year of the era that this day lies in
}

// write names the eras of the days from first to last, each with its year. Days
// before all eras have none.
func (e eras) write(first, last time.Time) string {
	from, to := dayOf(first), dayOf(last)
	var names []string
	for i, era := range e.list {
		if era.from.After(to) || i+1 < len(e.list) && !e.list[i+1].from.After(from) {
			continue
		}
		day := from
		if era.from.After(from) {
			day = era.from
		}
		pattern, n := e.year, day.Year()-era.from.Year()+era.year
		if n == 1 {
			pattern = e.first
		}
		names = append(names, strings.NewReplacer("{name}", era.name, "{n}", strconv.Itoa(n)).Replace(pattern))
	}
	return strings.Join(names, e.between)
}

// dayOf is a day as it is called where t is, whatever the zone.
func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

var eraForm = regexp.MustCompile(`\s*[（(\[][^（(\[]*\{era\}[^）)\]]*[）)\]]|\{era\}`)

// withoutEra is a pattern for days that have no era: without the field, and
// without the brackets that it stands in.
func withoutEra(pattern string) string { return eraForm.ReplaceAllString(pattern, "") }

// readEras reads the eras of a locale file. A list takes the place of the one
// before.
func (d *draft) readEras(m *fields.Map) {
	s := m.Map("eras")
	e := &d.dates.eras
	for _, text := range []struct {
		key   string
		value *string
		good  func(string) bool
		hint  string
	}{
		{"year", &e.year, func(s string) bool { return yearOfEra(s) && strings.Contains(s, "{n}") }, "its fields are {name} and {n}, the year"},
		{"first", &e.first, yearOfEra, "its fields are {name} and {n}"},
		{"between", &e.between, func(string) bool { return true }, ""},
	} {
		switch t := s.Text(text.key); {
		case !t.Set:
		case broken(t.Value) != "":
			s.Report(diag.New(diag.BadLocaleValue, t.At, "“eras.%s” %s", text.key, broken(t.Value)).WithHint(oneLine))
		case !text.good(t.Value):
			s.Report(diag.New(diag.BadLocaleValue, t.At, "“eras.%s” cannot be “%s”", text.key, t.Value).WithHint("%s", text.hint))
		default:
			*text.value = t.Value
		}
	}
	if _, set := s.KeyAt("list"); set {
		e.list = nil
	}
	for _, entry := range s.Maps("list") {
		name, from := entry.Text("name"), entry.Text("from")
		next := era{name: name.Value, year: 1}
		var err error
		if !name.Set || !from.Set {
			s.Report(diag.New(diag.BadLocaleValue, entry.At, "an era needs a name and its first day").
				WithHint("write it as {name: 令和, from: 2019-05-01}"))
		} else if next.from, err = time.Parse(time.DateOnly, from.Value); err != nil {
			s.Report(diag.New(diag.BadLocaleValue, from.At, "an era cannot begin on “%s”", from.Value).
				WithHint("write its first day, as in from: 2019-05-01"))
		}
		if name.Set {
			usable(s, name, "eras.list")
		}
		if t := entry.Text("year"); t.Set {
			if next.year, err = strconv.Atoi(t.Value); err != nil {
				s.Report(diag.New(diag.BadLocaleValue, t.At, "“%s” is not a year of an era", t.Value).
					WithHint("write the year of the era in which its first day lies; 1 if you say nothing"))
			}
		}
		entry.Done("an era")
		e.list = append(e.list, next)
	}
	slices.SortStableFunc(e.list, func(a, b era) int { return a.from.Compare(b.from) })
	s.Done("“eras”")
}

// eraFields takes the fields out of the patterns of years of an era.
var eraFields = strings.NewReplacer("{name}", "", "{n}", "")

func yearOfEra(s string) bool { return !blank(s) && !strings.ContainsAny(eraFields.Replace(s), "{}") }

// checkEras reports patterns with {era} in a language that has no eras.
func (d *draft) checkEras() []diag.Diagnostic {
	if e := d.dates.eras; len(e.list) > 0 && e.year != "" && e.first != "" {
		return nil
	}
	var ds []diag.Diagnostic
	for _, path := range []string{"dates.day", "dates.month", "dates.year"} {
		if v := d.values[path]; strings.Contains(v.text, "{era}") {
			ds = append(ds, diag.New(diag.BadLocaleValue, v.at, "“%s” asks for an era, and the language has none", path).
				WithHint("take {era} out, or add “eras” with year, first and list after the pattern of locales/ja.yaml"))
		}
	}
	return ds
}
