package locale

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator/diag"
	"docsite/locales"
)

// site makes a site's folder locales/ of names and contents in turn.
func site(files ...string) fs.FS {
	folder := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		folder[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return folder
}

// speak loads languages that have nothing wrong with them, by tag.
func speak(t *testing.T, own fs.FS, tags ...string) map[string]*Locale {
	t.Helper()
	list, ds, err := Load(locales.Files, own, tags)
	if err != nil || len(ds) > 0 {
		t.Fatalf("%v: %v\n%s", tags, err, told(ds))
	}
	byTag := map[string]*Locale{}
	for i, l := range list {
		if l.Tag != tags[i] {
			t.Fatalf("%s stands in the place of %s", l.Tag, tags[i])
		}
		byTag[l.Tag] = l
	}
	return byTag
}

// told returns diagnostics, one a line: place code message.
func told(ds []diag.Diagnostic) string {
	var lines []string
	for _, d := range diag.Sort(slices.Clone(ds)) {
		lines = append(lines, fmt.Sprintf("%s %s %s", d.Pos, d.Code, d.Message))
	}
	return strings.Join(lines, "\n")
}

func TestBuiltinLanguages(t *testing.T) {
	all := speak(t, nil, "en", "fr", "ja", "fr-CA", "en-GB")
	for _, c := range []struct {
		tag, name, direction string
		join                 bool
		openGraph            string
	}{
		{"en", "English", "ltr", false, "en_US"},
		{"fr", "Français", "ltr", false, "fr_FR"},
		{"ja", "日本語", "ltr", true, "ja_JP"},
		{"fr-CA", "Français (Canada)", "ltr", false, "fr_CA"},
		{"en-GB", "English", "ltr", false, "en_GB"},
	} {
		l := all[c.tag]
		if l.Name != c.name || l.Direction != c.direction || l.JoinLines != c.join || l.OpenGraph() != c.openGraph {
			t.Errorf("%s: %s %s %v %s", c.tag, l.Name, l.Direction, l.JoinLines, l.OpenGraph())
		}
		if l.Summary < 100 {
			t.Errorf("%s: a summary has %d characters", c.tag, l.Summary)
		}
	}
}

func TestDates(t *testing.T) {
	all := speak(t, nil, "en", "fr", "ja", "fr-CA")
	first := time.Date(2020, 12, 1, 9, 5, 0, 0, time.UTC)
	third := time.Date(2020, 12, 3, 18, 30, 0, 0, time.UTC)
	for _, c := range []struct{ tag, day1, day3, month, year, moment string }{
		{"en", "1 December 2020", "3 December 2020", "December 2020", "2020", "1 December 2020, 09:05"},
		{"fr", "1er décembre 2020", "3 décembre 2020", "décembre 2020", "2020", "1er décembre 2020 à 9\u00a0h\u00a005"},
		{"fr-CA", "1er décembre 2020", "3 décembre 2020", "décembre 2020", "2020", "1er décembre 2020 à 9\u00a0h\u00a005"},
		{"ja", "2020年12月1日", "2020年12月3日", "2020年12月", "2020年", "2020年12月1日9時05分"},
	} {
		l := all[c.tag]
		for _, p := range [][2]string{
			{l.Date(first), c.day1}, {l.Date(third), c.day3}, {l.Month(third), c.month}, {l.Year(2020), c.year}, {l.Moment(first), c.moment},
		} {
			if p[0] != p[1] {
				t.Errorf("%s: got %q, want %q", c.tag, p[0], p[1])
			}
		}
	}
	second := time.Date(2020, 12, 2, 0, 0, 0, 0, time.UTC)
	if got := all["fr"].Date(second); got != "2 décembre 2020" {
		t.Errorf("fr: the second is %q", got)
	}
}

func TestADayIsThatOfItsZone(t *testing.T) {
	en := speak(t, nil, "en")["en"]
	late := time.Date(2020, 12, 31, 23, 0, 0, 0, time.UTC)
	for zone, want := range map[*time.Location]string{
		time.UTC:                             "31 December 2020, 23:00",
		time.FixedZone("Asia/Tokyo", 9*3600): "1 January 2021, 08:00",
	} {
		if got := en.Moment(late.In(zone)); got != want {
			t.Errorf("%s: got %s, want %s", zone, got, want)
		}
	}
}

func TestMonths(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "January February March April May June July August September October November December",
		"fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"ja": "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
	} {
		l := speak(t, nil, tag)[tag]
		for i, month := range strings.Fields(want) {
			at := time.Date(2021, time.Month(i+1), 15, 0, 0, 0, 0, time.UTC)
			if got := l.Month(at); !strings.Contains(got, month) || !strings.Contains(got, "2021") {
				t.Errorf("%s: month %d is %q", tag, i+1, got)
			}
		}
	}
}

func TestNumber(t *testing.T) {
	all := speak(t, nil, "en", "fr", "ja")
	for n, want := range map[int][3]string{
		0:          {"0", "0", "0"},
		999:        {"999", "999", "999"},
		1000:       {"1,000", "1\u202f000", "1,000"},
		-1234:      {"-1,234", "-1\u202f234", "-1,234"},
		-123:       {"-123", "-123", "-123"},
		100_000:    {"100,000", "100\u202f000", "100,000"},
		1_234_567:  {"1,234,567", "1\u202f234\u202f567", "1,234,567"},
		1000000000: {"1,000,000,000", "1\u202f000\u202f000\u202f000", "1,000,000,000"},
	} {
		for i, tag := range []string{"en", "fr", "ja"} {
			if got := all[tag].Number(n); got != want[i] {
				t.Errorf("%s: %d is written %q, want %q", tag, n, got, want[i])
			}
		}
	}
}

func TestTimesOnTheHour(t *testing.T) {
	nine := time.Date(2020, 12, 1, 9, 0, 0, 0, time.UTC)
	for tag, want := range map[string]string{
		"en": "1 December 2020, 09:00", "en-US": "December 1, 2020, 09:00", "en-CA": "December 1, 2020, 09:00", "en-GB": "1 December 2020, 09:00",
		"fr": "1er décembre 2020 à 9\u00a0h", "ja": "2020年12月1日9時",
	} {
		if got := speak(t, nil, tag)[tag].Moment(nine); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
	half := speak(t, nil, "fr")["fr"].Moment(nine.Add(30 * time.Minute))
	if want := "1er décembre 2020 à 9\u00a0h\u00a030"; half != want {
		t.Errorf("%q, want %q", half, want)
	}
}

func TestDetail(t *testing.T) {
	for tag, want := range map[string]string{"en": "PDF, 236 kB", "fr": "PDF, 236\u00a0ko", "ja": "PDF：236KB"} {
		l := speak(t, nil, tag)[tag]
		size, err := l.Size(236_000)
		if got := l.Detail("PDF", size); got != want || err != nil {
			t.Errorf("%s: %q, %v, want %q", tag, got, err, want)
		}
	}
}

func TestSize(t *testing.T) {
	all := speak(t, nil, "en", "fr", "ja")
	for _, c := range []struct {
		bytes      int64
		en, fr, ja string
	}{
		{0, "0 B", "0\u00a0o", "0バイト"},
		{999, "999 B", "999\u00a0o", "999バイト"},
		{1000, "1.0 kB", "1,0\u00a0ko", "1.0KB"},
		{1049, "1.0 kB", "1,0\u00a0ko", "1.0KB"},
		{1050, "1.1 kB", "1,1\u00a0ko", "1.1KB"},
		{9900, "9.9 kB", "9,9\u00a0ko", "9.9KB"},
		{9949, "9.9 kB", "9,9\u00a0ko", "9.9KB"},
		{9950, "10 kB", "10\u00a0ko", "10KB"},
		{10_000, "10 kB", "10\u00a0ko", "10KB"},
		{999_499, "999 kB", "999\u00a0ko", "999KB"},
		{999_500, "1.0 MB", "1,0\u00a0Mo", "1.0MB"},
		{1_000_000, "1.0 MB", "1,0\u00a0Mo", "1.0MB"},
		{2_345_678_901, "2.3 GB", "2,3\u00a0Go", "2.3GB"},
	} {
		for tag, want := range map[string]string{"en": c.en, "fr": c.fr, "ja": c.ja} {
			if got, err := all[tag].Size(c.bytes); err != nil || got != want {
				t.Errorf("%s: %d bytes are %q, want %q (%v)", tag, c.bytes, got, want, err)
			}
		}
	}
}

func TestCounts(t *testing.T) {
	all := speak(t, nil, "en", "fr", "ja", "fr-CA")
	for _, c := range []struct {
		tag  string
		n    int
		want string
	}{
		{"en", 1, "1 release"},
		{"en", 0, "0 releases"},
		{"en", 2, "2 releases"},
		{"en", 1234, "1,234 releases"},
		{"fr", 0, "0\u00a0communiqué"},
		{"fr", 1, "1\u00a0communiqué"},
		{"fr", 2, "2\u00a0communiqués"},
		{"fr", 1_000_000, "1\u202f000\u202f000\u00a0de communiqués"},
		{"fr-CA", 0, "0\u00a0communiqué"},
		{"ja", 0, "0件"},
		{"ja", 1, "1件"},
		{"ja", 12_345, "12,345件"},
	} {
		got, err := all[c.tag].Format("list.count", "Count", c.n)
		if plain := strings.ReplaceAll(got, "\u00a0", " "); err != nil || plain != strings.ReplaceAll(c.want, "\u00a0", " ") {
			t.Errorf("%s: %d is %q, want %q (%v)", c.tag, c.n, got, c.want, err)
		}
	}
}

func TestT(t *testing.T) {
	en := speak(t, nil, "en")["en"]
	for _, c := range []struct {
		name string
		id   string
		data []any
		want string // empty where it is an error
	}{
		{"plain", "home.latest", nil, "Latest releases"},
		{"data", "page.title", []any{"Page", "Japan", "Site", "Press"}, "Japan – Press"},
		{"data in another order", "page.title", []any{"Site", "Press", "Page", "Japan"}, "Japan – Press"},
		{"data are no template", "list.earlier", []any{"Period", "{{.Site}} <b>"}, "Earlier: {{.Site}} <b>"},
		{"data that it does not use", "list.earlier", []any{"Period", "2019", "Site", "Press"}, "Earlier: 2019"},
		{"unknown message", "home.lastest", nil, ""},
		{"no data", "page.title", nil, ""},
		{"one of two missing", "page.title", []any{"Page", "Japan"}, ""},
		{"no count", "list.count", nil, ""},
		{"half a pair", "list.earlier", []any{"Period"}, ""},
		{"a name that is none", "list.earlier", []any{1, "2019"}, ""},
	} {
		got, err := en.Format(c.id, c.data...)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%s: got %q and error %v, want %q", c.name, got, err, c.want)
		}
	}
}

func TestNamedAndHas(t *testing.T) {
	ja := speak(t, nil, "ja")["ja"]
	for _, c := range []struct {
		id, want string
		has      bool
	}{
		{"topic.digital-economy", "デジタル経済", true},
		{"topic.space", "otherwise", false},
		{"page.title", "otherwise", true}, // it wants data
	} {
		if got := ja.MessageOr(c.id, "otherwise"); got != c.want || ja.Has(c.id) != c.has {
			t.Errorf("%s is named %q, has %v", c.id, got, ja.Has(c.id))
		}
	}
	ids := ja.Messages()
	if !slices.IsSorted(ids) || !slices.Contains(ids, "page.title") || !slices.Contains(ids, "topic.covid-19") {
		t.Errorf("the messages are %v", ids)
	}
}

func TestListOfNames(t *testing.T) {
	all := speak(t, nil, "en", "fr", "ja")
	for tag, want := range map[string][4]string{
		"en": {"", "A", "A and B", "A, B and C"},
		"fr": {"", "A", "A et B", "A, B et C"},
		"ja": {"", "A", "A、B", "A、B、C"},
	} {
		for n, w := range want {
			if got := all[tag].List([]string{"A", "B", "C"}[:n]); got != w {
				t.Errorf("%s: %d names are %q, want %q", tag, n, got, w)
			}
		}
	}
}

func TestAside(t *testing.T) {
	all := speak(t, nil, "en", "fr", "ja")
	for lang, want := range map[string]string{"en": " (external site)", "fr": " (external site)", "ja": "（external site）"} {
		if got := all[lang].Aside("external site"); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
		if got := all[lang].Aside(""); got != "" {
			t.Errorf("%s: %q of no words", lang, got)
		}
	}
}

func TestCountry(t *testing.T) {
	all := speak(t, nil, "en", "fr", "ja", "fr-CA")
	for _, c := range []struct{ tag, code, want string }{
		{"en", "VN", "Vietnam"},
		{"fr", "VN", "Vietnam"},
		{"fr-CA", "VN", "Vietnam"},
		{"ja", "VN", "ベトナム"},
		{"en", "SZ", "Eswatini"},
		{"ja", "HK", "香港"},
		{"ja", "MM", "ミャンマー"},
		{"ja", "GB", "英国"},
		{"ja", "CC", "ココス（キーリング）諸島"},
		{"fr", "MM", "Myanmar"},
		{"fr-CA", "CD", "République démocratique du Congo"},
		{"en", "BA", "Bosnia and Herzegovina"},
		{"en", "CV", "Cabo Verde"},
		{"en", "XX", "XX"},
	} {
		if got := all[c.tag].Country(c.code); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.tag, c.code, got, c.want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for tag, want := range map[string]string{
		"fr": "fr", "FR_ca": "fr-CA", "fr-ca": "fr-CA", "zh-hant-tw": "zh-Hant-TW", "JA": "ja",
		"": "", "und": "", "français": "", "f": "", "en-": "", "README": "",
	} {
		if got, err := Canonical(tag); got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, want %q (%v)", tag, got, want, err)
		}
	}
}

func TestASiteLiesOverTheBuiltin(t *testing.T) {
	own := site(
		"fr.yaml", "messages: {home.latest: Nouveautés, home.find: Chercher}\ncountries: {vn: Vietnam, CD: Congo}\ndates: {days: {2: 2e}}\n",
		"FR-ca.yaml", "messages: {home.latest: Quoi de neuf}\ncountries: {CD: Congo-Kinshasa}\nlists: {last: \" ou \"}\n",
		"notes.txt", "not a locale",
	)
	all := speak(t, own, "fr", "fr-CA", "en")
	day := time.Date(2020, 12, 2, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ what, got, want string }{
		{"message", all["fr"].MessageOr("home.latest", ""), "Nouveautés"},
		{"message of another language", all["en"].MessageOr("home.latest", ""), "Latest releases"},
		{"message that stays", all["fr"].MessageOr("shelf.home", ""), "Accueil"},
		{"region's message", all["fr-CA"].MessageOr("home.latest", ""), "Quoi de neuf"},
		{"message of the site's parent", all["fr-CA"].MessageOr("home.find", ""), "Chercher"},
		{"country", all["fr"].Country("VN"), "Vietnam"},
		{"region's country", all["fr-CA"].Country("CD"), "Congo-Kinshasa"},
		{"country that stays", all["fr"].Country("JP"), "Japon"},
		{"list", all["fr-CA"].List([]string{"A", "B"}), "A ou B"},
		{"list that stays", all["fr"].List([]string{"A", "B"}), "A et B"},
		{"day", all["fr"].Date(day), "2e décembre 2020"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
		}
	}
}

func TestASiteWithoutLocalesIsFine(t *testing.T) {
	folder, err := fs.Sub(fstest.MapFS{}, "locales")
	if err != nil {
		t.Fatal(err)
	}
	speak(t, folder, "en", "fr", "ja")
}

func TestWindowsFilesAreRead(t *testing.T) {
	l := speak(t, site("en.yaml", "\uFEFFmessages:\r\n  home.latest: News\r\n  page.title: \"{{.Page}} | {{.Site}}\"\r\n"), "en")["en"]
	if got := l.MessageOr("home.latest", ""); got != "News" {
		t.Errorf("got %q", got)
	}
	if got, err := l.Format("page.title", "Page", "A", "Site", "B"); got != "A | B" || err != nil {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestMessagesOfASite(t *testing.T) {
	all := speak(t, site(
		"en.yaml", "messages:\n  type.communique: Communiqué\n  topic.space: Space\n  own.steps: {one: \"{{.Count}} step to {{.Goal}}\", other: \"{{.Count}} steps to {{.Goal}}\"}\n",
		"fr.yaml", "messages:\n  type.communique: Communiqué conjoint\n  own.steps: {one: \"{{.Count}} pas\", many: \"{{.Count}} de pas\", other: \"{{.Count}} pas\"}\n",
		"ja.yaml", "messages: {type.communique: 共同声明, own.steps: \"{{.Goal}}まで{{.Count}}歩\"}\n",
	), "en", "fr", "ja")
	for tag, want := range map[string]string{"en": "2 steps to peace", "fr": "2 pas", "ja": "peaceまで2歩"} {
		if got, err := all[tag].Format("own.steps", "Count", 2, "Goal", "peace"); got != want || err != nil {
			t.Errorf("%s: got %q, %v", tag, got, err)
		}
	}
	if got := all["fr"].MessageOr("topic.space", "space"); got != "space" {
		t.Errorf("a topic that French does not name is %q", got)
	}
}

func TestManyGoroutines(t *testing.T) {
	fr := speak(t, nil, "fr")["fr"]
	var wait sync.WaitGroup
	for n := range 8 {
		wait.Go(func() {
			for i := range 50 {
				count, err := fr.Format("list.count", "Count", i)
				if err != nil || !strings.HasPrefix(count, fr.Number(i)) {
					t.Errorf("%d is %q, %v", i, count, err)
				}
				title := fmt.Sprint(n, " ", i)
				if got, err := fr.Format("page.title", "Page", title, "Site", "S"); err != nil || !strings.HasPrefix(got, title) {
					t.Errorf("%s is %q, %v", title, got, err)
				}
				fr.Keys([]string{"Égypte", "Espagne"}, []string{"", ""})
			}
		})
	}
	wait.Wait()
}

// order returns names sorted by the keys of a language.
func order(l *Locale, names, readings []string) []string {
	keys := l.Keys(names, readings)
	at := make([]int, len(names))
	for i := range at {
		at[i] = i
	}
	slices.SortFunc(at, func(a, b int) int { return strings.Compare(keys[a], keys[b]) })
	sorted := make([]string, len(names))
	for i, n := range at {
		sorted[i] = names[n]
	}
	return sorted
}

func TestOrderOfNames(t *testing.T) {
	for tag, want := range map[string]string{
		"en":    "Åland|apple|Apple|Égypte|Estonia|Zambia",
		"fr":    "Danemark|Égypte|Émirats|Espagne|Éthiopie|Finlande|Zambie",
		"fr-CA": "Danemark|Égypte|Espagne|Finlande",
	} {
		names := strings.Split(want, "|")
		shuffled := slices.Clone(names)
		slices.Reverse(shuffled)
		if got := order(speak(t, nil, tag)[tag], shuffled, make([]string, len(names))); !slices.Equal(got, names) {
			t.Errorf("%s: got %v", tag, got)
		}
	}
}

func TestOrderOfCountriesInJapanese(t *testing.T) {
	ja := speak(t, nil, "ja")["ja"]
	want := "アフガニスタン アラブ首長国連邦 アルジェリア ガーナ カタール カナダ 韓国 カンボジア ギニア 中国 ナミビア ニジェール 日本 ニュージーランド"
	codes := strings.Fields("JP AE KR CN NA NE NZ GH QA CA KH GN AF DZ")
	names, readings := make([]string, len(codes)), make([]string, len(codes))
	for i, code := range codes {
		names[i], readings[i] = ja.Country(code), ja.CountryReading(code)
	}
	if got := strings.Join(order(ja, names, readings), " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestEveryCountryIsSortedByKana holds that no country's name begins with a
// kanji that no reading stands for: it would come after all others.
func TestEveryCountryIsSortedByKana(t *testing.T) {
	ja := speak(t, nil, "ja")["ja"]
	kanji := regexp.MustCompile(`\p{Han}`)
	for code, name := range ja.countries {
		if kanji.MatchString(name) && ja.CountryReading(code) == "" {
			t.Errorf("%s, %s, has no reading", code, name)
		}
	}
	for code, reading := range ja.readings {
		if !regexp.MustCompile(`^[ぁ-ゖー]+$`).MatchString(reading) {
			t.Errorf("the reading of %s is not kana: %s", code, reading)
		}
	}
}
