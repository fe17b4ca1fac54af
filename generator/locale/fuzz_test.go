package locale_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"docsite/generator/align"
	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/locales"
)

// sentences have what a locale file can say something of: numbers, dates, times,
// sums, names of countries and bodies, in several languages.
var sentences = []string{
	"Le jeudi 3 décembre 2020, à 14 h 30, 1 234,5 millions d’euros (12 %) pour le Japon et la France : le XXIe siècle, n° 7.",
	"On 1st December 2020 at 9:05 a.m., twenty-five people from Viet Nam gave $1,234.56 million and 12 kW to the Ministry of Ports.",
	"令和2年12月3日（木）午後3時半、日本と米国は12億3,456万円、六・七％、九か国を第3回で示した。平成元年5月。",
	"",
	" 1er 2e 10\u00A0000 +81 3 5253 5111 2020-12-03 COVID-19 https://example.org/fr/2020 www.example.org",
}

// FuzzLoad: whatever stands in a site's file of a language, it is told at a place
// of the file, or the language can be used. Loading does not take the same path each
// time, so what is found is made smaller in vain: -fuzzminimizetime 1x.
func FuzzLoad(f *testing.F) {
	builtin, err := fs.ReadFile(locales.Files, "fr.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range []string{"en.yaml", "fr.yaml", "fr-CA.yaml", "ja.yaml"} {
		text, err := fs.ReadFile(locales.Files, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	for _, seed := range []string{
		"facts: {endings: [\"\"]}", "facts: {counters: [\" \"], between: [\"\"], ranges: [\"\\n\"], addresses: [\"\"]}",
		"facts: {numbers: {\"\": 1, \" \": 2, a: NaN}, scales: {b: 0}, months: {c: 13}, weekdays: {d: 0}, units: {e: 1 m}}",
		"facts: {parts: {a: year, b: month, c: day, \"\": hour}, peoples: {\"\": JP}, countries: {\"\": JP}, currencies: {\"\": JPY}}",
		"countries: {jp: \"\"}\nreadings: {JP: \"\"}", "search: {endings: {\"\": a, s: \"\"}}",
		"dates: {months: [\"\", b, c, d, e, f, g, h, i, j, k, l], days: {1: \"\"}, day: \"\", moment: \"{date}{time}\"}",
		"language: {phrases: ja, summary: 20, sort: kana, join_lines: true}", "numbers: {decimal: \"\", group: \"\"}\nlists: {separator: \"\"}",
		"eras: {year: \"{n}\", first: \"{n}\", list: [{name: \"\", from: 0000-01-01, year: -9223372036854775808}]}\ndates: {day: \"{era} {m} {d}\"}",
		"typography: {quotes: [\"\", b, c, d], elisions: [\"\"], spaces: {\"\": none}}", "messages: {list.count: \"\", type.: a, \"\": b}", "- a", "a: &a [*a]", "\xff",
	} {
		f.Add([]byte(seed))
	}
	register := map[string]*press.Ministry{"ports": {ID: "ports", Name: press.Text{"en": "Ministry of Ports", "fr": "Ministère des Ports"}}}
	f.Fuzz(func(t *testing.T, text []byte) {
		all, ds, err := locale.Load(fstest.MapFS{"fr.yaml": {Data: builtin}}, fstest.MapFS{"fr.yaml": {Data: text}}, []string{"fr"})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range ds {
			if d.Severity != diag.Error || d.Message == "" || d.Hint == "" || !within(text, d.Pos) {
				t.Errorf("%s %s %s (%s)", d.Pos, d.Code, d.Message, d.Hint)
			}
		}
		if len(ds) == 0 {
			use(t, all[0], register)
		}
	})
}

// within reports whether a place is one of the file of the text.
func within(text []byte, at diag.Pos) bool {
	lines := bytes.Split(bytes.TrimPrefix(text, []byte("\uFEFF")), []byte("\n"))
	return at.File == "locales/fr.yaml" && at.Line >= 1 && at.Line <= len(lines) &&
		at.Column >= 1 && at.Column <= utf8.RuneCount(lines[at.Line-1])+1
}

// use does with a language what a site does with it.
func use(t *testing.T, l *locale.Locale, register map[string]*press.Ministry) {
	reader := align.NewReader(l.Tag, l.FactLexicon(), register, nil)
	for _, sentence := range sentences {
		if reader.Read([]byte(sentence), []press.Passage{{Kind: press.Paragraph, Text: sentence, Runs: []press.Run{{}}}}) == nil {
			t.Errorf("%q is too much to be read", sentence)
		}
		if parts := l.Phrases(sentence); strings.Join(parts, "") != sentence {
			t.Errorf("the phrases of %q are %q", sentence, parts)
		}
		if short := l.Shorten(strings.Repeat(sentence, 9)); utf8.RuneCountInString(short) > l.Summary {
			t.Errorf("%d characters of a summary", utf8.RuneCountInString(short))
		}
	}
	for month := range time.Month(12) {
		at := time.Date(2020, month+1, int(month)+1, 9, 5, 0, 0, time.UTC)
		for _, date := range []string{l.Date(at), l.Month(at), l.Year(at.Year()), l.Moment(at)} {
			if strings.TrimSpace(date) == "" || strings.Contains(date, "\n") {
				t.Errorf("a date is %q", date)
			}
		}
	}
	if number := l.Number(-1234567); strings.ContainsAny(number, "\n089") {
		t.Errorf("a number is %q", number)
	}
	if _, err := l.Size(1_500_000); err != nil {
		t.Error(err)
	}
	if list := l.List([]string{"A", "B", "C"}); strings.Contains(list, "AB") || strings.Contains(list, "BC") {
		t.Errorf("a list is %q", list)
	}
	if name := l.Country("JP"); strings.TrimSpace(name) == "" || l.Name == "" {
		t.Errorf("the name of %q for a country is %q", l.Name, name)
	}
	l.Keys([]string{"Japon", "日本"}, []string{"", l.CountryReading("JP")})
	for _, id := range l.Messages() {
		if text, ok := l.Message(id); ok && strings.TrimSpace(text) == "" {
			t.Errorf("the message %s is %q", id, text)
		}
	}
}
