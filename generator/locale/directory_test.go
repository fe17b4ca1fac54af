package locale_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator/locale"
	"docsite/generator/locale/cldr"
	"docsite/locales"
)

func loaded(t testing.TB, tag string) *locale.Locale {
	t.Helper()
	all, ds, err := locale.Load(locales.Files, nil, []string{tag})
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	return all[0]
}

func TestRegions(t *testing.T) {
	for tag, want := range map[string]string{
		"en":    "Africa, Americas, Antarctica, Asia, Europe, Oceania",
		"fr":    "Afrique, Amériques, Antarctique, Asie, Europe, Océanie",
		"fr-CA": "Afrique, Amériques, Antarctique, Asie, Europe, Océanie",
		"ja":    "アジア, アフリカ, アメリカ大陸, オセアニア, 南極, ヨーロッパ",
	} {
		l := loaded(t, tag)
		var names []string
		for _, code := range l.Regions() {
			names = append(names, l.Region(code))
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%s: %s", tag, got)
		}
	}
	if got := loaded(t, "fr").Region("999"); got != "999" {
		t.Errorf("999 is called %q", got)
	}
}

func TestInitial(t *testing.T) {
	for _, c := range []struct{ tag, name, reading, want string }{
		{"en", "Japan", "", "J"},
		{"en", "japan", "", "J"},
		{"en", "Åland Islands", "", "A"},
		{"en", "Ａｕｓｔｒｉａ", "", "A"},
		{"en", "Zürich", "", "Z"},
		{"en", "Japan", "にほん", "J"}, // readings are of languages that sort by them
		{"en", "3M", "", "#"},
		{"en", "日本", "", "#"},
		{"en", "Ελλάδα", "", "#"},
		{"en", "", "", "#"},
		{"en", " – ", "", "#"},
		{"fr", "États-Unis", "", "E"},
		{"fr", "E\u0301quateur", "", "E"},
		{"fr", "Œuvres sociales", "", "O"},
		{"fr", "œuvres", "", "O"},
		{"fr", "Æthuse", "", "A"},
		{"fr", "Île Maurice", "", "I"},
		{"fr", "L’Assemblée", "", "L"},
		{"fr-CA", "Échanges", "", "E"},
		{"ja", "アイスランド", "", "あ"},
		{"ja", "ァ", "", "あ"},
		{"ja", "おーすとりあ", "", "あ"},
		{"ja", "ガーナ", "", "か"},
		{"ja", "か", "", "か"},
		{"ja", "日本", "にほん", "な"},
		{"ja", "日本", "", "#"},
		{"ja", "バチカン市国", "", "は"},
		{"ja", "ﾊﾟﾗｵ", "", "は"},
		{"ja", "ヴァヌアツ", "", "あ"},
		{"ja", "ッ", "", "た"},
		{"ja", "わ", "", "わ"},
		{"ja", "ん", "", "わ"},
		{"ja", "EU", "", "#"},
		{"ja", "EU", "いーゆー", "あ"},
		{"ja", "2国間", "", "#"},
		{"ja", "ー", "", "#"},
	} {
		if got := loaded(t, c.tag).Initial(c.name, c.reading); got != c.want {
			t.Errorf("%s: %q (%s) stands under %q, not %q", c.tag, c.name, c.reading, got, c.want)
		}
	}
}

func TestInitials(t *testing.T) {
	for tag, want := range map[string]string{
		"fr": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z #",
		"ja": "あ か さ た な は ま や ら わ #",
	} {
		if got := strings.Join(loaded(t, tag).Initials(), " "); got != want {
			t.Errorf("%s: %s", tag, got)
		}
	}
}

// TestInitialOfOtherLanguages: letters that a language sorts by themselves are letters of
// its index. A file of a language is needed for CLDR's data to be used, no more.
func TestInitialOfOtherLanguages(t *testing.T) {
	english, err := locales.Files.ReadFile("en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for tag, want := range map[string]map[string]string{
		"sv": {"Åland": "Å", "Albanien": "A", "Österrike": "Ö", "Zambia": "Z"},
		"da": {"Østrig": "Ø", "Aalborg": "Å"},
		"de": {"Österreich": "O", "Ägypten": "A"},
		"el": {"Ελλάδα": "Ε", "Άγιος": "Α", "Japan": "#"},
		"nl": {"Åland": "A"},
	} {
		all, ds, err := locale.Load(fstest.MapFS{tag + ".yaml": {Data: english}}, nil, []string{tag})
		if err != nil || len(ds) > 0 {
			t.Fatal(tag, err, ds)
		}
		for name, letter := range want {
			if got := all[0].Initial(name, ""); got != letter {
				t.Errorf("%s: %q stands under %q, not %q", tag, name, got, letter)
			}
		}
	}
}

// TestEveryCountryHasAnInitial: in each language, of every country's name.
func TestEveryCountryHasAnInitial(t *testing.T) {
	for _, tag := range []string{"en", "fr", "ja"} {
		l := loaded(t, tag)
		for _, code := range cldr.Codes() {
			if l.Initial(l.Country(code), l.CountryReading(code)) == locale.NoInitial {
				t.Errorf("%s: %s stands under no letter", tag, l.Country(code))
			}
		}
	}
}

// FuzzInitial: two names in the order of a language have their letters in that order,
// so that a sorted list is cut by them; and a letter is one of the index.
func FuzzInitial(f *testing.F) {
	for _, seed := range [][2]string{{"Éa", "Ez"}, {"Œ", "Oe"}, {"ガーナ", "かき"}, {"ー", "ん"}, {"1", "Z"}, {"«A", "B"}, {"Ⅳ", "ß"}, {"", "ÅΩ"}, {"ゝ", "ㇷ"}} {
		f.Add(seed[0], seed[1])
	}
	languages := []*locale.Locale{loaded(f, "en"), loaded(f, "fr"), loaded(f, "ja")}
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, l := range languages {
			all := l.Initials()
			one, other := slices.Index(all, l.Initial(a, "")), slices.Index(all, l.Initial(b, ""))
			if one < 0 || other < 0 {
				t.Fatalf("%s: no letter of the index for %q or %q", l.Tag, a, b)
			}
			last := len(all) - 1 // NoInitial stands at both ends
			keys := l.Keys([]string{a, b}, []string{"", ""})
			if one != last && other != last && (one < other) != (keys[0] < keys[1]) && one != other {
				t.Errorf("%s: %q stands under %s and %q under %s, but sorts otherwise", l.Tag, a, all[one], b, all[other])
			}
		}
	})
}
