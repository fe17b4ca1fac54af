package locale

import (
	"testing"
	"time"

	"docsite/locales"
)

// eraDates is what a site's locales/ja.yaml says that wants both calendars.
const eraDates = `dates: {day: "{y}年（{era}）{m}月{d}日", month: "{y}年（{era}）{m}月", year: "{y}年（{era}）"}`

func TestEras(t *testing.T) {
	ja := speak(t, site("ja.yaml", eraDates), "ja")["ja"]
	tokyo := time.FixedZone("Asia/Tokyo", 9*3600)
	for day, want := range map[string]string{
		"2020-10-22": "2020年（令和2年）10月22日",
		"2019-05-01": "2019年（令和元年）5月1日",
		"2019-04-30": "2019年（平成31年）4月30日",
		"1989-01-08": "1989年（平成元年）1月8日",
		"1989-01-07": "1989年（昭和64年）1月7日",
		"1926-12-25": "1926年（昭和元年）12月25日",
		"1912-07-30": "1912年（大正元年）7月30日",
		"1912-07-29": "1912年（明治45年）7月29日",
		"1873-01-01": "1873年（明治6年）1月1日",
		"1872-12-31": "1872年12月31日",
	} {
		at, err := time.ParseInLocation(time.DateOnly, day, tokyo)
		if err != nil {
			t.Fatal(err)
		}
		if got := ja.Date(at); got != want {
			t.Errorf("%s: got %s, want %s", day, got, want)
		}
	}
	for month, want := range map[string]string{
		"2019-04": "2019年（平成31年）4月",
		"2019-05": "2019年（令和元年）5月",
		"1989-01": "1989年（昭和64年／平成元年）1月",
		"1872-12": "1872年12月",
	} {
		at, err := time.ParseInLocation("2006-01", month, tokyo)
		if err != nil {
			t.Fatal(err)
		}
		if got := ja.Month(at); got != want {
			t.Errorf("%s: got %s, want %s", month, got, want)
		}
	}
	for year, want := range map[int]string{2019: "2019年（平成31年／令和元年）", 2020: "2020年（令和2年）", 1868: "1868年"} {
		if got := ja.Year(year); got != want {
			t.Errorf("%d: got %s, want %s", year, got, want)
		}
	}
	if got, want := ja.Moment(time.Date(2020, 12, 3, 9, 5, 0, 0, tokyo)), "2020年（令和2年）12月3日9時05分"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWithoutEra(t *testing.T) {
	for pattern, want := range map[string]string{
		"{y}年（{era}）{m}月":   "{y}年{m}月",
		"{d} {y} ({era})":   "{d} {y}",
		"{era} {y} (a) [b]": " {y} (a) [b]",
		"（a）{y}（{era}）（b）":  "（a）{y}（b）",
	} {
		if got := withoutEra(pattern); got != want {
			t.Errorf("%s: got %q, want %q", pattern, got, want)
		}
	}
}

// A site may add eras to any language.
func TestErasOfASite(t *testing.T) {
	own := site("en.yaml", `
dates: {year: "{y} ({era})"}
eras: {year: "{n} {name}", first: "{n} {name}", list: [{name: BE, from: 1941-01-01, year: 2484}]}
`)
	if got, want := speak(t, own, "en")["en"].Year(2020), "2020 (2563 BE)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestFaultsOfErasAndTypography(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no eras", "dates: {day: \"{y} ({era}) {month} {d}\"}\n",
			"locales/en.yaml:1:14 DS707 “dates.day” asks for an era, and the language has none"},
		{"an era without a day", "eras:\n  list:\n  - {name: A}\n  - {name: B, from: May, year: one, to: x}\n",
			`locales/en.yaml:3:5 DS707 an era needs a name and its first day
locales/en.yaml:4:21 DS707 an era cannot begin on “May”
locales/en.yaml:4:32 DS707 “one” is not a year of an era
locales/en.yaml:4:37 DS115 an era has no key “to”`},
		{"quotes", "typography:\n  quotes: [a, \"“\", x]\n  latin_quotes: [\"“\"]\n  apostrophe: quote\n",
			`locales/en.yaml:2:12 DS707 “a” in “typography.quotes” is not a sign
locales/en.yaml:2:12 DS707 “typography.quotes” has 3 marks, not 4
locales/en.yaml:2:20 DS707 “x” in “typography.quotes” is not a sign
locales/en.yaml:3:18 DS707 “typography.latin_quotes” has 1 marks, not 2
locales/en.yaml:4:15 DS707 “quote” in “typography.apostrophe” is not a sign`},
		{"spaces", "typography:\n  spaces: {\"!\": thin, ab: none, \"'\": none}\n  figures: {\"%\": narow}\n  space: x\n",
			`locales/en.yaml:2:17 DS707 “typography.spaces” cannot be “thin”
locales/en.yaml:2:23 DS707 “ab” in “typography.spaces” is not a sign
locales/en.yaml:2:33 DS707 “'” in “typography.spaces” is not a sign
locales/en.yaml:3:18 DS707 “typography.figures” cannot be “narow”
locales/en.yaml:4:3 DS115 “typography” has no key “space”`},
	} {
		_, ds, err := Load(locales.Files, site("en.yaml", c.text), []string{"en"})
		if err != nil {
			t.Fatal(err)
		}
		if got := told(ds); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
		for _, d := range ds {
			if d.Hint == "" {
				t.Errorf("no hint: %s", d.Message)
			}
		}
	}
}
