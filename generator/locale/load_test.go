package locale

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/locales"
)

func vietnamese(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("testdata/vi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestVietnamese holds that a site takes up a language that docsite does not
// have by one file.
func TestVietnamese(t *testing.T) {
	all := speak(t, os.DirFS("testdata"), "vi", "en", "ja")
	vi := all["vi"]
	at := time.Date(2020, 12, 3, 9, 30, 0, 0, time.UTC)
	count, err := vi.Format("list.count", "Count", 1234)
	if err != nil {
		t.Error(err)
	}
	size, err := vi.Size(1_500_000)
	if err != nil {
		t.Error(err)
	}
	for _, c := range []struct{ what, got, want string }{
		{"name", vi.Name, "Tiếng Việt"},
		{"date", vi.Date(at), "ngày 3 tháng 12 năm 2020"},
		{"month", vi.Month(at), "tháng 12 năm 2020"},
		{"moment", vi.Moment(at), "9 giờ 30, ngày 3 tháng 12 năm 2020"},
		{"country", vi.Country("JP"), "Nhật Bản"},
		{"its own country", vi.Country("VN"), "Việt Nam"},
		{"count", count, "1.234 thông cáo"},
		{"size", size, "1,5 MB"},
		{"list", vi.List([]string{"Nhật Bản", "Pháp", "Việt Nam"}), "Nhật Bản, Pháp và Việt Nam"},
		{"type", vi.MessageOr("type.press-release", ""), "Thông cáo báo chí"},
		{"topic", vi.MessageOr("topic.digital-government", ""), "Chính phủ số"},
		{"Open Graph", vi.OpenGraph(), "vi_VN"},
		{"order", strings.Join(order(vi, []string{"Đức", "Ấn Độ", "Úc", "Áo", "Canada"}, make([]string, 5)), " "), "Áo Ấn Độ Canada Đức Úc"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
	for _, id := range all["en"].Messages() {
		if !vi.Has(id) {
			t.Errorf("%s is missing", id)
		}
	}
}

// TestFaults has every fault of a site's locale files, each with its place.
func TestFaults(t *testing.T) {
	vi := vietnamese(t)
	// without returns the Vietnamese file without what a line of it says.
	without := func(lines ...string) string {
		text := vi
		for _, line := range lines {
			before, rest, found := strings.Cut(text, "\n"+line)
			if !found {
				t.Fatalf("the file has no line %q", line)
			}
			_, after, _ := strings.Cut(rest, "\n")
			text = before + "\n" + after
		}
		return text
	}
	for _, c := range []struct {
		name string
		tags string
		own  fs.FS
		want string
	}{
		{"no file", "en vi", nil,
			"docsite.yaml:1:1 DS706 the site has the language “vi”, but there is no file locales/vi.yaml"},
		{"one message missing", "en vi", site("vi.yaml", without("  page.skip:")),
			"locales/vi.yaml:1:1 DS703 the message “page.skip” is missing in vi"},
		{"message without a value", "en vi", site("vi.yaml", strings.Replace(vi, "page.skip: Chuyển đến nội dung chính", "page.skip:", 1)),
			"locales/vi.yaml:1:1 DS703 the message “page.skip” is missing in vi"},
		{"values and messages missing, all told", "en vi", site("vi.yaml", without("  page.skip:", "  sort:", "  year:")),
			`locales/vi.yaml:1:1 DS703 the message “page.skip” is missing in vi
locales/vi.yaml:1:1 DS703 “dates.year” is missing
locales/vi.yaml:1:1 DS703 “language.sort” is missing`},
		{"facts that cannot be", "en", site("en.yaml", "facts:\n  numbers: {nine: many}\n  parts: {o'clock: hours}\n  countries: {Utopia: XX}\n  units: {mile: far}\n  percents: {}\n"),
			`locales/en.yaml:2:19 DS707 “many” in “facts.numbers” is not a number
locales/en.yaml:3:20 DS707 “o'clock” in “facts.parts” cannot be “hours”
locales/en.yaml:4:23 DS707 “Utopia” in “facts.countries” cannot be “XX”
locales/en.yaml:5:17 DS707 “mile” in “facts.units” cannot be “far”
locales/en.yaml:6:3 DS115 “facts” has no key “percents”`},
		{"months missing", "en vi", site("vi.yaml", without("  months:")),
			"locales/vi.yaml:1:1 DS707 “dates.months” has 0 names, not 12"},
		{"a message of the site's own is in one language only", "en fr", site("en.yaml", "messages: {type.communique: Communiqué}"),
			"locales/fr.yaml:1:1 DS703 the message “type.communique” is missing in fr"},
		{"no plural form", "en fr", site("fr.yaml", "messages:\n  list.count:\n    oen: a\n    many: b\n    other: c\n"),
			`locales/fr.yaml:2:3 DS704 message “list.count” lacks the plural form “one”
locales/fr.yaml:3:5 DS704 message “list.count” has a form “oen”, which is no plural form`},
		{"many missing in French", "fr", site("fr.yaml", "messages:\n  list.count: {one: a, other: b}\n"),
			"locales/fr.yaml:2:3 DS704 message “list.count” lacks the plural form “many”"},
		{"many missing in a French of a region", "fr-CA", site("fr-CA.yaml", "messages:\n  list.count: {one: a, other: b}\n"),
			"locales/fr-CA.yaml:2:3 DS704 message “list.count” lacks the plural form “many”"},
		{"a form without a text", "en", site("en.yaml", "messages:\n  list.count: {one: \"\", other: b}\n"),
			"locales/en.yaml:2:3 DS704 message “list.count” lacks the plural form “one”"},
		{"other missing", "en", site("en.yaml", "messages:\n  list.count: {one: a}\n"),
			"locales/en.yaml:2:3 DS704 message “list.count” lacks the plural form “other”"},
		{"a form that English does not use", "en", site("en.yaml", "messages:\n  list.count: {one: a, two: b, other: c}\n"),
			"locales/en.yaml:2:3 DS704 message “list.count” has a plural form “two” that en does not use"},
		{"counting without forms", "en", site("en.yaml", "messages:\n  list.count: \"{{.Count}} releases\"\n"),
			"locales/en.yaml:2:3 DS704 message “list.count” lacks the plural form “one”"},
		{"forms without counting", "en fr", site("en.yaml", "messages:\n  release.notes: {one: Note, other: Notes}\n"),
			"locales/en.yaml:2:3 DS704 message “release.notes” counts nothing and has no plural forms"},
		{"one form alone without counting", "en", site("en.yaml", "messages:\n  release.notes: {one: Note}\n"),
			"locales/en.yaml:2:3 DS704 message “release.notes” lacks the plural form “other”"},
		{"data that it is not given", "en", site("en.yaml", "messages:\n  list.earlier: \"{{.Perido}}\"\n  home.find: \"{{.Site}}\"\n"),
			`locales/en.yaml:2:3 DS705 message “list.earlier” uses {{.Perido}}, which it is not given
locales/en.yaml:3:3 DS705 message “home.find” uses {{.Site}}, which it is not given`},
		{"data in a topic", "en", site("en.yaml", "messages:\n  topic.space: \"{{.Site}}\"\n"),
			"locales/en.yaml:2:3 DS705 message “topic.space” uses {{.Site}}, which it is not given"},
		{"braces open", "en", site("en.yaml", "messages:\n  list.earlier: \"{{.Period\"\n"),
			"locales/en.yaml:2:3 DS709 message “list.earlier” does not parse: unclosed action"},
		{"more than a name", "en", site("en.yaml", "messages:\n  list.earlier: \"{{if .Period}}x{{end}}\"\n  list.later: \"{{.Period.Year}}\"\n  list.about: \"{{$x := .Subject}}\"\n"),
			`locales/en.yaml:2:3 DS709 message “list.earlier” does not parse: {{if .Period}}x{{end}} is more than the name of a value
locales/en.yaml:3:3 DS709 message “list.later” does not parse: {{.Period.Year}} is more than the name of a value
locales/en.yaml:4:3 DS709 message “list.about” does not parse: {{$x := .Subject}} is more than the name of a value`},
		{"a function", "en", site("en.yaml", "messages:\n  list.earlier: \"{{upper .Period}}\"\n"),
			"locales/en.yaml:2:3 DS709 message “list.earlier” does not parse: function \"upper\" not defined"},
		{"eleven months", "en", site("en.yaml", "dates:\n  months: [a, b, c, d, e, f, g, h, i, j, k]\n"),
			"locales/en.yaml:2:12 DS707 “dates.months” has 11 names, not 12"},
		{"a day that is none", "en", site("en.yaml", "dates:\n  days: {1: 1st, 32: x, first: y}\n"),
			`locales/en.yaml:2:18 DS707 “32” is not a day of the month
locales/en.yaml:2:25 DS707 “first” is not a day of the month`},
		{"no country", "en", site("en.yaml", "countries:\n  XX: Nowhere\n  jp: Japan\nreadings: {UK: a}\n"),
			`locales/en.yaml:2:3 DS710 “XX” is not a country's code
locales/en.yaml:4:12 DS710 “UK” is not a country's code`},
		{"bad values", "en", site("en.yaml", "language:\n  direction: left\n  join_lines: yes\n  sort: name\n  summary: 19\n"),
			`locales/en.yaml:2:14 DS707 “language.direction” cannot be “left”
locales/en.yaml:3:15 DS707 “language.join_lines” cannot be “yes”
locales/en.yaml:4:9 DS707 “language.sort” cannot be “name”
locales/en.yaml:5:12 DS707 “language.summary” cannot be “19”`},
		{"no model of phrases", "ja", site("ja.yaml", "language: {phrases: jp}\n"),
			"locales/ja.yaml:1:21 DS707 “language.phrases” cannot be “jp”"},
		{"a summary in words", "en", site("en.yaml", "language: {summary: long}\n"),
			"locales/en.yaml:1:21 DS707 “language.summary” cannot be “long”"},
		{"unknown fields of dates", "en", site("en.yaml", "dates:\n  day: \"{day} {Month} {y}\"\n  month: \"{d} {month}\"\n  year: \"{year}\"\n  time: \"{HH}:{MM}\"\n  moment: \"{day} {time}\"\n"),
			`locales/en.yaml:2:8 DS707 “dates.day” cannot be “{day} {Month} {y}”
locales/en.yaml:3:10 DS707 “dates.month” cannot be “{d} {month}”
locales/en.yaml:4:9 DS707 “dates.year” cannot be “{year}”
locales/en.yaml:5:9 DS707 “dates.time” cannot be “{HH}:{MM}”
locales/en.yaml:6:11 DS707 “dates.moment” cannot be “{day} {time}”`},
		{"endings of words", "en", site("en.yaml", "search:\n  endings: {IES: y, \"-s\": \"\", s: \"X\", es: \"\"}\n  ending: {s: \"\"}\n"),
			`locales/en.yaml:2:13 DS707 “IES” is not an ending of words
locales/en.yaml:2:21 DS707 “-s” is not an ending of words
locales/en.yaml:2:34 DS707 “X” is not an ending of words
locales/en.yaml:3:3 DS115 “search” has no key “ending”`},
		{"spellings and okurigana", "en", site("en.yaml", "search:\n  spellings: {Our: or, \"\": a, our: O}\n  okurigana: [取り, り, 取, 取リ, take]\n"),
			`locales/en.yaml:2:15 DS707 “Our” is not letters of a word
locales/en.yaml:2:24 DS707 “” is not letters of a word
locales/en.yaml:2:36 DS707 “O” is not letters of a word
locales/en.yaml:3:19 DS707 “り” is not one character and its kana
locales/en.yaml:3:22 DS707 “取” is not one character and its kana
locales/en.yaml:3:25 DS707 “取リ” is not one character and its kana
locales/en.yaml:3:29 DS707 “take” is not one character and its kana`},
		{"unknown keys", "en", site("en.yaml", "languages: {name: x}\nnumbers: {decimals: \".\"}\n"),
			`locales/en.yaml:1:1 DS115 a locale file has no key “languages”
locales/en.yaml:2:11 DS115 “numbers” has no key “decimals”`},
		{"wrong kinds", "en", site("en.yaml", "language: English\nmessages:\n  home.find: [a]\n"),
			`locales/en.yaml:1:11 DS116 “language” is “English”, not a set of keys
locales/en.yaml:3:14 DS116 “home.find” is a list, not a set of keys`},
		{"a key twice", "en", site("en.yaml", "messages:\n  home.find: a\n  home.find: b\n"),
			"locales/en.yaml:3:3 DS114 the key “home.find” stands twice, first in line 2"},
		{"not UTF-8", "en vi", site("vi.yaml", "language: {name: \"Ti\xeang Vi\xeat\"}"),
			"locales/vi.yaml:1:21 DS101 the file is not written in UTF-8: it looks like Shift_JIS"},
		{"not YAML", "en vi", site("vi.yaml", "language:\n  name: Tiếng: Việt\n"),
			"locales/vi.yaml:2:14 DS113 not valid YAML: a colon and a space stand inside a value that is not in quotation marks"},
		{"no plural rules", "tlh", site("tlh.yaml", vi),
			"locales/tlh.yaml:1:1 DS708 CLDR has no plural rules for “tlh”"},
		{"the parent's fault is told once", "fr fr-CA", site("fr.yaml", "countries: {XX: a}"),
			"locales/fr.yaml:1:13 DS710 “XX” is not a country's code"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, ds, err := Load(locales.Files, c.own, strings.Fields(c.tags))
			if err != nil {
				t.Fatal(err)
			}
			if got := told(ds); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			for _, d := range ds {
				if d.Hint == "" {
					t.Errorf("no hint: %s", d.Message)
				}
			}
		})
	}
}

// TestEndings: a site's own lie over those of docsite, and a region's over its
// language's; a language need not have any.
func TestEndings(t *testing.T) {
	own := site("fr-CA.yaml", "search:\n  endings: {s: s, als: al}\n")
	all := speak(t, own, "fr", "fr-CA", "ja")
	for tag, want := range map[string]map[string]string{
		"fr": {"eaux": "eau", "s": "", "als": "-"}, "fr-CA": {"eaux": "eau", "s": "s", "als": "al"}, "ja": {"s": "-"},
	} {
		for from, to := range want {
			if got, has := all[tag].Endings[from]; got != to && !(to == "-" && !has) {
				t.Errorf("%s: the ending %q becomes %q, want %q", tag, from, got, to)
			}
		}
	}
}

// TestSpellings: a site adds to those of docsite, and a region to its language's.
func TestSpellings(t *testing.T) {
	own := fstest.MapFS{
		"fr-CA.yaml": {Data: []byte("search: {spellings: {clé: clé, auquel: auquel}}\n")},
		"ja.yaml":    {Data: []byte("search: {okurigana: [取り, 鳴り]}\n")},
	}
	all := speak(t, own, "fr", "fr-CA", "ja")
	if fr, ca := all["fr"].Spellings, all["fr-CA"].Spellings; fr["clef"] != "clé" || fr["auquel"] != "" || ca["clef"] != "clé" || ca["auquel"] != "auquel" {
		t.Errorf("French has the spellings %v, that of Canada %v", fr, ca)
	}
	ja := all["ja"].Okurigana
	if !slices.Contains(ja, "取り") || ja[len(ja)-1] != "鳴り" || len(slices.Compact(slices.Sorted(slices.Values(ja)))) != len(ja) {
		t.Errorf("Japanese has the okurigana %v", ja)
	}
}

func TestForms(t *testing.T) {
	all := speak(t, nil, "fr", "ja")
	for tag, want := range map[string]string{
		"fr": "many:N\u00a0de communiqués one:N\u00a0communiqué other:N\u00a0communiqués", "ja": "other:N件",
	} {
		forms, err := all[tag].Forms("list.count", "N")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, form := range slices.Sorted(maps.Keys(forms)) {
			got = append(got, form+":"+forms[form])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %q, want %q", tag, got, want)
		}
	}
	if forms, err := all["fr"].Forms("search.elsewhere", "N", "Language", "English"); err != nil || forms["one"] != "English\u00a0: N résultat" {
		t.Errorf("with a language the forms are %q (%v)", forms, err)
	}
	if _, err := all["fr"].Forms("list.earlier", "N"); err == nil {
		t.Error("a message that needs more than a number has forms")
	}
}

func TestHints(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"form", "messages:\n  list.count: {oen: a, one: b, other: c}\n", "did you mean “one”?"},
		{"data", "messages: {list.earlier: \"{{.Perido}}\"}\n", "did you mean “Period”?"},
		{"no data", "messages: {home.find: \"{{.Site}}\"}\n", "it is given no data"},
		{"key", "messages: {}\nnumbers: {grup: x}\n", "did you mean “group”?"},
	} {
		_, ds, err := Load(locales.Files, site("en.yaml", c.text), []string{"en"})
		if err != nil || len(ds) != 1 || ds[0].Hint != c.want {
			t.Errorf("%s: %v, %+v", c.name, err, ds)
		}
	}
}

func TestAFaultOfTheBuiltinFilesIsAnError(t *testing.T) {
	if _, _, err := Load(fstest.MapFS{"en.yaml": {Data: []byte("languag: {}")}}, nil, []string{"en"}); err == nil {
		t.Error("no error")
	}
}
