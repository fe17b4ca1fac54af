package locale

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/layout"
	"docsite/generator/locale/cldr"
	"docsite/generator/locale/phrase"
	"docsite/generator/typeset"
)

// Load returns the locales of a site's languages, in their order. builtin and
// site are folders of files <tag>.yaml; site may be nil. What is wrong with the
// site's files, or with the languages taken together, is in the diagnostics;
// where there are any errors the locales must not be used.
func Load(builtin, site fs.FS, languages []string) ([]*Locale, []diag.Diagnostic, error) {
	var ds []diag.Diagnostic
	var drafts []*draft
	required := newRequired()
	if err := required.read(builtin); err != nil {
		return nil, nil, err
	}
	for _, tag := range languages {
		d := newDraft(tag)
		for _, ancestor := range Lineage(tag) {
			for _, folder := range []fs.FS{builtin, site} {
				found, err := d.read(folder, ancestor)
				if err != nil {
					return nil, nil, err
				}
				ds = append(ds, found...)
			}
		}
		if d.file == "" {
			ds = append(ds, diag.New(diag.LocaleMissing, diag.Pos{File: layout.Settings, Line: 1, Column: 1},
				"the site has the language “%s”, but there is no file locales/%s.yaml", tag, tag).
				WithHint("write locales/%s.yaml after the pattern of a built-in one, or take the language out of docsite.yaml", tag))
			continue
		}
		if d.broken {
			continue // what it lacks cannot be told
		}
		drafts = append(drafts, d)
		required.add(d)
	}
	var locales []*Locale
	for _, d := range drafts {
		l, found := d.finish(required)
		ds = append(ds, found...)
		locales = append(locales, l)
	}
	return locales, ds, nil
}

// draft is a locale while its files are read, one over the other.
type draft struct {
	Locale
	file   string             // the last file read
	broken bool               // a file of it is no YAML mapping
	values map[string]located // single values by their path, such as dates.day
	months located
	rules  typeset.Rules
}

type located struct {
	text string
	list []string
	at   diag.Pos
}

// The single values that every language must have.
var wanted = []string{
	"language.name", "language.direction", "language.join_lines", "language.sort", "language.summary",
	"dates.day", "dates.month", "dates.year", "dates.time", "dates.moment",
	"numbers.decimal", "numbers.group", "lists.separator", "lists.last",
}

// The single values that a language may do without.
var optional = []string{"language.phrases", "language.ruby", "dates.hour", "lists.detail"}

func newDraft(tag string) *draft {
	names, _ := cldr.Countries(tag)
	d := &draft{values: map[string]located{}}
	d.others = map[string][]string{}
	d.Tag = tag
	d.countries = map[string]string{}
	maps.Copy(d.countries, names)
	d.readings = map[string]string{}
	d.messages = map[string]message{}
	d.dates.days = map[int]string{}
	d.Endings, d.Spellings = map[string]string{}, map[string]string{}
	d.Terms = Terms{map[string]string{}, map[string]string{}}
	return d
}

// find returns the content of a locale's file and its path in the site. The
// case of its name does not matter; a missing one is no error.
func find(folder fs.FS, tag string) (string, []byte, error) {
	if folder == nil {
		return "", nil, nil
	}
	entries, err := fs.ReadDir(folder, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil, nil
	} else if err != nil {
		return "", nil, err
	}
	for _, e := range entries {
		if strings.EqualFold(e.Name(), tag+".yaml") {
			text, err := fs.ReadFile(folder, e.Name())
			return "locales/" + e.Name(), text, err
		}
	}
	return "", nil, nil
}

func (d *draft) read(folder fs.FS, tag string) ([]diag.Diagnostic, error) {
	file, text, err := find(folder, tag)
	if err != nil || file == "" {
		return nil, err
	}
	d.file = file
	text, unclean := charset.Clean(file, text)
	if unclean != nil {
		d.broken = true
		return unclean, nil
	}
	m, found := fields.Parse(file, text, 0)
	if m == nil {
		d.broken = true
		return found, nil
	}
	for _, section := range []string{"language", "dates", "numbers", "lists"} {
		s := m.Map(section)
		for _, path := range slices.Concat(wanted, optional) {
			if key, ok := strings.CutPrefix(path, section+"."); ok {
				if t := s.Text(key); t.Set {
					d.values[path] = located{text: t.Value, at: t.At}
				}
			}
		}
		if section == "dates" {
			d.readDates(s)
		}
		s.Done("“" + section + "”")
	}
	d.readEras(m)
	d.readTypography(m)
	d.readSearch(m)
	d.readTerms(m)
	d.readContact(m)
	d.readSentences(m)
	d.readFacts(m)
	d.readCountries(m, "countries", d.countries)
	d.readCountries(m, "readings", d.readings)
	d.readNames(m)
	readMessages(m, d.messages)
	m.Done("a locale file")
	return m.Diagnostics(), nil
}

func (d *draft) readDates(s *fields.Map) {
	at, _ := s.KeyAt("months")
	if months := s.List("months"); months != nil || s.IsEmptyList("months") {
		if len(months) > 0 {
			at = months[0].At
		}
		d.months = located{at: at}
		for _, name := range months {
			usable(s, name, "dates.months")
			d.months.list = append(d.months.list, name.Value)
		}
	}
	days := s.Map("days")
	for _, name := range days.Names() {
		n, err := strconv.Atoi(name.Value)
		if err != nil || n < 1 || n > 31 {
			days.Report(diag.New(diag.BadLocaleValue, name.At, "“%s” is not a day of the month", name.Value).
				WithHint("write a number from 1 to 31"))
		} else if text := days.Text(name.Value); text.Set && usable(days, text, "dates.days") {
			d.dates.days[n] = text.Value
		}
	}
}

// readCountries reads names of countries, or how they, topics and events are read. A reading,
// which most names do without, can be taken away by an empty one.
func (d *draft) readCountries(m *fields.Map, section string, into map[string]string) {
	s := m.Map(section)
	for _, name := range s.Names() {
		code := strings.ToUpper(name.Value)
		text := s.Text(name.Value)
		if section == "readings" && ofTheSite(name.Value) {
			code = name.Value
		} else if !cldr.Known(code) {
			s.Report(diag.New(diag.NameOfNoCountry, name.At, "“%s” is not a country's code", name.Value).
				WithHint("%s", cldr.Hint(code)))
			continue
		}
		if text.Set && (section == "readings" && text.Value == "" || usable(s, text, section)) {
			into[code] = text.Value
		}
	}
}

// readNames reads further names of countries. A file adds to those of its parent.
func (d *draft) readNames(m *fields.Map) {
	s := m.Map("names")
	for _, name := range s.Names() {
		code := strings.ToUpper(name.Value)
		words := s.List(name.Value)
		if !cldr.Known(code) {
			s.Report(diag.New(diag.NameOfNoCountry, name.At, "“%s” is not a country's code", name.Value).
				WithHint("%s", cldr.Hint(code)))
			continue
		}
		for _, word := range words {
			if usable(s, word, "names") {
				d.others[code] = append(d.others[code], word.Value)
			}
		}
	}
}

// finish checks what was read and makes a locale of it.
func (d *draft) finish(required *required) (*Locale, []diag.Diagnostic) {
	var ds []diag.Diagnostic
	for _, path := range wanted {
		if _, ok := d.values[path]; !ok {
			ds = append(ds, diag.New(diag.MessageMissing, d.start(), "“%s” is missing", path).
				WithHint("add it after the pattern of a built-in locale file"))
		}
	}
	if len(d.months.list) != 12 {
		at := d.months.at
		if at.File == "" {
			at = d.start()
		}
		ds = append(ds, diag.New(diag.BadLocaleValue, at, "“dates.months” has %d names, not 12", len(d.months.list)).
			WithHint("list the names of the months from January to December"))
	}
	for _, r := range valueRules {
		if v, ok := d.values[r.path]; !ok {
			continue
		} else if what := broken(v.text); what != "" {
			ds = append(ds, diag.New(diag.BadLocaleValue, v.at, "“%s” %s", r.path, what).WithHint(oneLine))
		} else if !r.good(v.text) {
			ds = append(ds, diag.New(diag.BadLocaleValue, v.at, "“%s” cannot be “%s”", r.path, v.text).WithHint("%s", r.hint))
		}
	}
	ds = append(ds, d.checkEras()...)
	ds = append(ds, required.check(d)...)
	if len(ds) > 0 {
		return &d.Locale, ds
	}
	get := func(path string) string { return d.values[path].text }
	d.Direction = get("language.direction")
	d.JoinLines = get("language.join_lines") == "true"
	d.Name = d.ownName(get("language.name"))
	d.kana = get("language.sort") == "kana"
	d.Ruby = get("language.ruby") == "true"
	d.phrases, _ = phrase.Named(get("language.phrases"))
	d.Summary, _ = strconv.Atoi(get("language.summary"))
	d.dates.day, d.dates.month, d.dates.year = get("dates.day"), get("dates.month"), get("dates.year")
	d.dates.time, d.dates.moment = get("dates.time"), get("dates.moment")
	d.dates.hour = cmp.Or(get("dates.hour"), d.dates.time)
	d.dates.months = d.months.list
	d.numbers = numbers{get("numbers.decimal"), get("numbers.group")}
	d.lists = lists{get("lists.separator"), get("lists.last"), cmp.Or(get("lists.detail"), ", ")}
	if len(d.rules.Joins.BehindFigure) > 0 {
		d.rules.Joins.BehindFigure = slices.Concat(d.rules.Joins.BehindFigure, d.months.list)
	}
	d.Typography = typeset.New(d.rules)
	d.nameCountries()
	d.regions = cldr.RegionNames(d.Tag)
	d.initials = d.index(cldr.Letters(d.Tag))
	return &d.Locale, d.bundle()
}

// nameCountries adds CLDR's names to those of the files, behind them.
func (d *draft) nameCountries() {
	first, _ := cldr.Countries(d.Tag)
	for code, name := range first {
		d.others[code] = append(d.others[code], name)
	}
	for code, names := range cldr.OtherNames(d.Tag) {
		d.others[code] = append(d.others[code], names...)
	}
}

// noPhrases is for a site that wants none where its language has a model.
const noPhrases = "none"

// valueRule says what a single value may be.
type valueRule struct {
	path string
	good func(string) bool
	hint string
}

var valueRules = []valueRule{
	{"language.name", func(s string) bool { return !blank(s) }, "write what the language is called in itself"},
	{"language.direction", oneOf("ltr", "rtl"), "write ltr or rtl"},
	{"language.join_lines", oneOf("true", "false"), "write true or false"},
	{"language.ruby", oneOf("true", "false"), "write true or false"},
	{"language.sort", oneOf("alphabet", "kana"), "write alphabet or kana"},
	{"language.summary", func(s string) bool { n, err := strconv.Atoi(s); return err == nil && n >= 20 },
		"write how many characters a summary may have, at least 20"},
	{"language.phrases", oneOf(append(phrase.Names(), noPhrases)...),
		"write " + strings.Join(append(phrase.Names(), noPhrases), " or ")},
	{"dates.day", pattern("{y} {era}", "{month} {m}", "{day} {d}"), "its fields are {y}, {month} or {m}, {day} or {d}, and {era}"},
	{"dates.month", pattern("{y} {era}", "{month} {m}"), "its fields are {y}, {month} or {m}, and {era}"},
	{"dates.year", pattern("{y} {era}"), "its fields are {y} and {era}"},
	{"dates.time", pattern("{HH} {H}", "{mm}"), "its fields are {HH} or {H}, {mm}"},
	{"dates.hour", pattern("{HH} {H}"), "its field is {HH} or {H}"},
	{"dates.moment", pattern("{date}", "{time}"), "its fields are {date}, {time}"},
	{"numbers.decimal", func(s string) bool { return !blank(s) && noFigures(s) }, "write the sign before decimals, such as \".\""},
	{"numbers.group", func(s string) bool { return s == "" || separates(s) && noFigures(s) }, "write the sign between groups of three digits, such as \",\", or \"\" for none"},
	{"lists.separator", separates, "write what stands between two names, such as \", \""},
	{"lists.detail", separates, "write what stands between a word and what is said of it, such as \", \""},
	{"lists.last", separates, "write what stands before the last name, such as \" and \""},
}

func oneOf(values ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(values, s) }
}

// pattern accepts a text whose braces hold nothing but fields, and of each group of
// them, which are parted by spaces, at least one.
func pattern(groups ...string) func(string) bool {
	var fields [][]string
	var none []string // each field and nothing in its place
	for _, group := range groups {
		fields = append(fields, strings.Fields(group))
		for _, field := range strings.Fields(group) {
			none = append(none, field, "")
		}
	}
	without := strings.NewReplacer(none...)
	return func(s string) bool {
		for _, group := range fields {
			if !slices.ContainsFunc(group, func(field string) bool { return strings.Contains(s, field) }) {
				return false
			}
		}
		return !strings.ContainsAny(without.Replace(s), "{}")
	}
}

// separates reports whether what stands between two texts keeps them apart: a space
// does, what has no width does not.
func separates(s string) bool { return strings.ContainsFunc(s, unicode.IsGraphic) }

// noFigures reports whether a sign within numbers can be told from them.
func noFigures(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

func (d *draft) start() diag.Pos { return diag.Pos{File: d.file, Line: 1, Column: 1} }
