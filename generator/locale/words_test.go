package locale

import (
	"strings"
	"testing"

	"docsite/locales"
)

// TestTextsThatCannotBeMeant has, of each list, map and text of a locale file, one
// that is empty, blank or not of one line.
func TestTextsThatCannotBeMeant(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"name", `language: {name: ""}`,
			"1:18 DS707 “language.name” cannot be “”"},
		{"name of spaces that have no width", `language: {name: "\u200b "}`,
			"1:18 DS707 “language.name” cannot be “⟨U+200B⟩ ”"},
		{"name of two lines", `language: {name: "a\nb"}`,
			"1:18 DS707 “language.name” holds a line break"},
		{"values of a few words", `language: {direction: "", join_lines: " ", sort: "", summary: "", phrases: ""}`,
			`1:23 DS707 “language.direction” cannot be “”
1:39 DS707 “language.join_lines” cannot be “ ”
1:50 DS707 “language.sort” cannot be “”
1:63 DS707 “language.summary” cannot be “”
1:76 DS707 “language.phrases” cannot be “”`},
		{"patterns", `dates: {day: "", month: " ", year: "year", time: "{H}", moment: "{date}"}`,
			`1:14 DS707 “dates.day” cannot be “”
1:25 DS707 “dates.month” cannot be “ ”
1:36 DS707 “dates.year” cannot be “year”
1:50 DS707 “dates.time” cannot be “{H}”
1:65 DS707 “dates.moment” cannot be “{date}”`},
		{"a day without its month", `dates: {day: "{d} {y}"}`,
			"1:14 DS707 “dates.day” cannot be “{d} {y}”"},
		{"a field within a field", `dates: {day: "{{y}d} {y} {m} {d}"}`,
			"1:14 DS707 “dates.day” cannot be “{{y}d} {y} {m} {d}”"},
		{"a pattern of two lines", "dates:\n  day: |\n    {d} {month} {y}\n",
			"2:8 DS707 “dates.day” holds a line break"},
		{"months", `dates: {months: [a, "", c, " ", e, f, g, h, i, j, k, "l\tm"]}`,
			`1:21 DS707 a text in “dates.months” is empty
1:28 DS707 a text in “dates.months” is blank
1:54 DS707 a text in “dates.months” holds the control character U+0009`},
		{"no months", `dates: {months: []}`,
			"1:9 DS707 “dates.months” has 0 names, not 12"},
		{"days", `dates: {days: {1: "", 2: " ", 3: }}`,
			`1:19 DS707 a text in “dates.days” is empty
1:26 DS707 a text in “dates.days” is blank`},
		{"signs of numbers", `numbers: {decimal: "", group: "0"}`,
			`1:20 DS707 “numbers.decimal” cannot be “”
1:31 DS707 “numbers.group” cannot be “0”`},
		{"decimals behind a space", `numbers: {decimal: " ", group: "\n"}`,
			`1:20 DS707 “numbers.decimal” cannot be “ ”
1:32 DS707 “numbers.group” holds a line break`},
		{"lists", `lists: {separator: "", last: "\u200b"}`,
			`1:20 DS707 “lists.separator” cannot be “”
1:30 DS707 “lists.last” cannot be “⟨U+200B⟩”`},
		{"no quotation marks", `typography: {quotes: [], apostrophe: ""}`,
			`1:14 DS707 “typography.quotes” has 0 marks, not 4
1:38 DS707 “” in “typography.apostrophe” is not a sign`},
		{"signs", `typography: {quotes: ["", "”", "‘", "’"], spaces: {"": none}, figures: {"%": ""}}`,
			`1:23 DS707 “” in “typography.quotes” is not a sign
1:52 DS707 “” in “typography.spaces” is not a sign
1:78 DS707 “typography.figures” cannot be “”`},
		{"elisions", `typography: {elisions: [tis, "", " "]}`,
			`1:30 DS707 a text in “typography.elisions” is empty
1:34 DS707 a text in “typography.elisions” is blank`},
		{"eras", `eras: {year: "", first: " ", between: "\n", list: [{name: "", from: 2019-05-01}]}`,
			`1:14 DS707 “eras.year” cannot be “”
1:25 DS707 “eras.first” cannot be “ ”
1:39 DS707 “eras.between” holds a line break
1:59 DS707 a text in “eras.list” is empty`},
		{"patterns of eras", `eras: {year: "{name}", first: "{name}{1}"}`,
			`1:14 DS707 “eras.year” cannot be “{name}”
1:31 DS707 “eras.first” cannot be “{name}{1}”`},
		{"endings of words", `search: {endings: {"": s, " ": "", s: " "}}`,
			`1:20 DS707 “” is not an ending of words
1:27 DS707 “ ” is not an ending of words
1:39 DS707 “ ” is not an ending of words`},
		{"words that are numbers", `facts: {numbers: {"": 1}, scales: {" ": 1}, percent: {"\n": 1}, shares: {"\x01": 1}, months: {"": 1}, weekdays: {"": 1}}`,
			`1:19 DS707 a text in “facts.numbers” is empty
1:36 DS707 a text in “facts.scales” is blank
1:55 DS707 a text in “facts.percent” holds a line break
1:74 DS707 a text in “facts.shares” holds the control character U+0001
1:95 DS707 a text in “facts.months” is empty
1:114 DS707 a text in “facts.weekdays” is empty`},
		{"numbers of words", `facts: {numbers: {a: "", b: NaN, c: Inf}, months: {a: 13, b: 0}, weekdays: {a: 1.5, b: 8}}`,
			`1:22 DS707 “” in “facts.numbers” is not a number
1:29 DS707 “NaN” in “facts.numbers” is not a number
1:37 DS707 “Inf” in “facts.numbers” is not a number
1:55 DS707 “13” in “facts.months” is not one of 1 to 12
1:62 DS707 “0” in “facts.months” is not one of 1 to 12
1:80 DS707 “1.5” in “facts.weekdays” is not one of 1 to 7
1:88 DS707 “8” in “facts.weekdays” is not one of 1 to 7`},
		{"words with a name", `facts: {currencies: {"": JPY, b: " "}, units: {"": 1 m, b: "1  ", c: NaN m}, countries: {"": JP, b: ""}, peoples: {" ": JP}, parts: {"": day, b: ""}}`,
			`1:22 DS707 a text in “facts.currencies” is empty
1:34 DS707 “b” in “facts.currencies” cannot be “ ”
1:48 DS707 a text in “facts.units” is empty
1:60 DS707 “b” in “facts.units” cannot be “1  ”
1:70 DS707 “c” in “facts.units” cannot be “NaN m”
1:90 DS707 a text in “facts.countries” is empty
1:101 DS707 “b” in “facts.countries” cannot be “”
1:116 DS707 a text in “facts.peoples” is blank
1:134 DS707 a text in “facts.parts” is empty
1:146 DS707 “b” in “facts.parts” cannot be “”`},
		{"lists of words", `facts: {endings: [""], counters: [a, " "], between: ["\n"], ranges: ["\u3000"], addresses: [""]}`,
			`1:19 DS707 a text in “facts.endings” is empty
1:38 DS707 a text in “facts.counters” is blank
1:54 DS707 a text in “facts.between” holds a line break
1:70 DS707 a text in “facts.ranges” is blank
1:93 DS707 a text in “facts.addresses” is empty`},
		{"countries", `countries: {jp: "", FR: " ", VN: "a\nb", "": a}`,
			`1:17 DS707 a text in “countries” is empty
1:25 DS707 a text in “countries” is blank
1:34 DS707 a text in “countries” holds a line break
1:42 DS710 “” is not a country's code`},
		{"readings", `readings: {JP: " "}`,
			"1:16 DS707 a text in “readings” is blank"},
		{"messages", `messages: {home.find: "", home.latest: " ", page.skip: "{{/* later */}}", "": a, type.: b, "topic. ": c}`,
			`1:23 DS707 message “home.find” says nothing
1:40 DS707 message “home.latest” says nothing
1:56 DS707 message “page.skip” says nothing
1:75 DS707 a text in “messages” is empty
1:82 DS707 message “type.” is of no name
1:92 DS707 message “topic. ” is of no name`},
		{"plural forms", `messages: {list.count: {one: " ", other: "{{.Count}}"}}`,
			"1:30 DS707 message “list.count” says nothing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, ds, err := Load(locales.Files, site("en.yaml", c.text), []string{"en"})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := told(ds), inFile("locales/en.yaml", c.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			for _, d := range ds {
				if d.Hint == "" {
					t.Errorf("no hint: %s", d.Message)
				}
			}
		})
	}
}

// TestTextsThatMayBeEmpty: where nothing is a value as well as something, it may
// be said.
func TestTextsThatMayBeEmpty(t *testing.T) {
	all := speak(t, site("en.yaml", `
numbers: {group: ""}
lists: {separator: " ", last: " "}
search: {endings: {s: ""}}
messages: {home.find: "Find\na release\n"}
`, "ja.yaml", `
eras: {between: ""}
readings: {JP: ""}
`), "en", "ja")
	if got := all["en"].Number(1234567); got != "1234567" {
		t.Errorf("without a sign between groups a number is %q", got)
	}
	if got := all["en"].List([]string{"A", "B", "C"}); got != "A B C" {
		t.Errorf("a list with spaces is %q", got)
	}
	if got := all["ja"].CountryReading("JP"); got != "" {
		t.Errorf("a reading that was taken away is %q", got)
	}
}

// inFile puts a file before each line that begins with a place.
func inFile(file, lines string) string {
	return file + ":" + strings.ReplaceAll(lines, "\n", "\n"+file+":")
}
