package locale

import (
	"slices"
	"strings"
	"testing"

	"docsite/generator/fields"
	"docsite/generator/locale/cldr"
	"docsite/locales"
)

// The members and observers of the United Nations, and what else the files have
// official names of.
var named = strings.Fields(`
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO
CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE
IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM
MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG
SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW
VA PS TW XK HK MO`)

func TestCountriesHaveTheirOfficialNames(t *testing.T) {
	if len(named) != 193+2+4 {
		t.Fatalf("%d countries", len(named))
	}
	for _, tag := range []string{"en", "fr", "ja"} {
		file, err := locales.Files.ReadFile(tag + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		m, _ := fields.Parse(tag+".yaml", file, 0)
		names := m.Map("names")
		for _, code := range named {
			if len(names.List(code)) == 0 {
				t.Errorf("%s: no official name of %s", tag, code)
			}
		}
		if n := len(names.Names()); n != len(named) {
			t.Errorf("%s: names of %d countries", tag, n)
		}
	}
}

// A name stands for one country.
func TestNamesAreUnequal(t *testing.T) {
	for tag, l := range speak(t, nil, "en", "fr", "ja", "fr-CA", "en-GB") {
		of := map[string]string{}
		for _, code := range cldr.Codes() {
			names := l.Names(code)
			if len(names) == 0 || names[0] != l.Country(code) {
				t.Errorf("%s: %s is called %q", tag, code, names)
			}
			for i, name := range names {
				if other := of[name]; other != "" || slices.Contains(names[:i], name) {
					t.Errorf("%s: “%s” is %s and %s", tag, name, code, other)
				}
				of[name] = code
			}
		}
	}
}

func TestNamesInTexts(t *testing.T) {
	all := speak(t, nil, "en", "fr", "ja", "fr-CA")
	for _, c := range []struct{ tag, code, names string }{
		{"en", "BA", "Bosnia and Herzegovina; Bosnia & Herzegovina; Bosnia"},
		{"en", "CZ", "Czech Republic; Czechia"},
		{"en", "KG", "Kyrgyz Republic; Kyrgyzstan"},
		{"en", "CV", "Cabo Verde; Cape Verde"},
		{"en", "AE", "UAE; U.A.E.; United Arab Emirates"},
		{"en", "KR", "ROK; Republic of Korea; South Korea; Korea"},
		{"en", "CI", "Ivory Coast; Côte d’Ivoire"},
		{"en", "MD", "Republic of Moldova"},
		{"en", "MM", "Myanmar; Burma; Myanmar (Burma)"},
		{"en", "CD", "DRC; Democratic Republic of the Congo; Congo - Kinshasa"},
		{"en", "VA", "Holy See; Vatican City"},
		{"en", "SZ", "Eswatini; Swaziland"},
		{"fr", "CZ", "République tchèque; Tchéquie"},
		{"fr", "BY", "Bélarus; Biélorussie"},
		{"fr-CA", "BY", "Bélarus"},
		{"fr", "MD", "République de Moldova; Moldavie"},
		{"fr", "KR", "Corée; Corée du Sud; République de Corée"},
		{"fr", "VA", "Vatican; Saint-Siège"},
		{"fr", "GB", "R.-U.; Royaume-Uni"},
		{"fr", "US", "É.-U.; États-Unis"},
		{"fr", "CD", "RDC"},
		{"fr", "CF", "RCA"},
		{"fr", "VN", "Viêt Nam; Viet Nam; Vietnam"},
		{"fr", "MM", "Birmanie"},
		{"ja", "BA", "ボスニア・ヘルツェゴビナ; ボスニアヘルツェゴビナ"},
		{"ja", "GB", "英国; イギリス; 連合王国"},
		{"ja", "US", "米国; アメリカ; アメリカ合衆国"},
		{"ja", "KR", "韓国; 大韓民国"},
		{"ja", "KP", "北朝鮮; 朝鮮民主主義人民共和国"},
		{"ja", "CN", "中国; 中華人民共和国"},
		{"ja", "GE", "ジョージア; グルジア"},
		{"ja", "SZ", "スワジランド"},
		{"ja", "MM", "ビルマ; ミャンマー; ミャンマー (ビルマ)"},
		{"ja", "VA", "バチカン; 教皇庁; バチカン市国"},
		{"ja", "AU", "豪州"},
	} {
		words := all[c.tag].FactLexicon().Countries
		for name := range strings.SplitSeq(c.names, "; ") {
			if words[name] != c.code || !slices.Contains(all[c.tag].Names(c.code), name) {
				t.Errorf("%s: “%s” is %q, want %s", c.tag, name, words[name], c.code)
			}
		}
	}
}

// A word that is more often something else is no country's name.
func TestNamesOfSomethingElse(t *testing.T) {
	all := speak(t, nil, "en", "fr", "ja")
	for _, c := range []struct{ tag, word string }{
		{"en", "the States"}, {"en", "Congo"}, {"en", "America"},
		{"fr", "RPC"}, {"fr", "Congo"}, {"fr", "Amérique"},
		{"ja", "ミクロネシア"}, {"ja", "比"},
	} {
		if code := all[c.tag].FactLexicon().Countries[c.word]; code != "" {
			t.Errorf("%s: “%s” is %s", c.tag, c.word, code)
		}
	}
	for code, want := range map[string]string{"VG": "英領バージン諸島", "VI": "米領バージン諸島"} {
		if got := all["ja"].Country(code); got != want {
			t.Errorf("%s: %s", code, got)
		}
	}
}

func TestASiteNamesCountries(t *testing.T) {
	own := site("fr.yaml", "names: {cv: [Îles du Cap-Vert]}\nfacts: {countries: {l’archipel: CV}}\ncountries: {CV: République du Cap-Vert}\n")
	l := speak(t, own, "fr")["fr"]
	want := []string{"République du Cap-Vert", "République de Cabo Verde", "Cabo Verde", "Cap-Vert", "Îles du Cap-Vert"}
	if got := l.Names("CV"); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if words := l.FactLexicon().Countries; words["Îles du Cap-Vert"] != "CV" || words["l’archipel"] != "CV" || words["Cap-Vert"] != "CV" {
		t.Error("a name of the site is not one that texts are compared by")
	}
	_, ds, err := Load(locales.Files, site("en.yaml", "names: {UK: [Blighty], GB: [\"\"]}\n"), []string{"en"})
	if want := "locales/en.yaml:1:9 DS710 “UK” is not a country's code\nlocales/en.yaml:1:29 DS707 a text in “names” is empty"; told(ds) != want || err != nil {
		t.Errorf("%v\n%s", err, told(ds))
	}
}

func TestJoinsAreRead(t *testing.T) {
	own := site("en.yaml", "typography: {joins: {groups: narrow, behind_figure: [km], before_name: [Mr]}}\n")
	if got, want := speak(t, own, "en")["en"].Typography.Text("10 000, 12 km, 9 March, Mr Roe"), "10\u202f000, 12\u00a0km, 9\u00a0March, Mr\u00a0Roe"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	_, ds, err := Load(locales.Files, site("en.yaml", "typography: {joins: {groups: wide, before_figure: [\"\"]}}\n"), []string{"en"})
	if want := "locales/en.yaml:1:30 DS707 “typography.joins.groups” cannot be “wide”\nlocales/en.yaml:1:52 DS707 a text in “typography.joins.before_figure” is empty"; told(ds) != want || err != nil {
		t.Errorf("%v\n%s", err, told(ds))
	}
}
