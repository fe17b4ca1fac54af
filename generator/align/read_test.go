package align_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"docsite/generator/align"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/locales"
)

// speakers returns a reader for each built-in language.
func speakers(t testing.TB) map[string]*align.Reader {
	t.Helper()
	all, ds, err := locale.Load(locales.Files, nil, []string{"en", "fr", "ja"})
	if err != nil || len(ds) > 0 {
		t.Fatal(ds, err)
	}
	register := map[string]*press.Ministry{
		"jp-sea":   {ID: "jp-sea", Name: press.Text{"en": "Ministry of the Sea and Islands", "fr": "Ministère de la Mer et des Îles", "ja": "海島省"}, Short: press.Text{"en": "MSI"}},
		"fr-ports": {ID: "fr-ports", Name: press.Text{"en": "Office of Ports", "fr": "Office des ports", "ja": "港湾局"}},
	}
	readers := map[string]*align.Reader{}
	for _, l := range all {
		readers[l.Tag] = align.NewReader(l.Tag, l.FactLexicon(), register, nil)
	}
	return readers
}

func told(r *align.Reader, text string) []align.Mention {
	read := r.Read([]byte(text), []press.Passage{{Kind: press.Paragraph, Text: text, Runs: []press.Run{{}}}})
	if read == nil {
		return nil // too much
	}
	return read.Mentions
}

var kinds = map[align.MentionKind]string{
	align.NumberMention: "", align.DateMention: "date ", align.WeekdayMention: "weekday ", align.TimeMention: "time ",
	align.TelephoneMention: "tel ", align.CodeMention: "code ", align.CountryMention: "country ", align.MinistryMention: "body ",
}

func written(ms []align.Mention) string {
	var parts []string
	for _, m := range ms {
		s := kinds[m.Kind]
		if m.Value != 0 || m.Name == "" {
			s += strconv.FormatFloat(math.Round(m.Value*1e6)/1e6, 'f', -1, 64)
		}
		if m.Name != "" && m.Value != 0 {
			s += " "
		}
		parts = append(parts, s+m.Name)
	}
	return strings.Join(parts, "; ")
}

func TestRead(t *testing.T) {
	readers := speakers(t)
	for _, test := range []struct{ lang, text, want string }{
		{"en", "1,234.5 tests and 1234.5", "1234.5; 1234.5"},
		{"en", "$1,234,567", "1234567 $"},
		{"en", "1.2 billion yen, ¥450 million", "1200000000 JPY; 450000000 JPY"},
		{"en", "twenty-five, two hundred thousand, a dozen", "25; 200000; 12"},
		{"en", "12% and 12 per cent and 12.5 percent", "12 %; 12 %; 12.5 %"},
		{"en", "the 16th forum, the third, the 21st century", "16; 3; 21"},
		{"en", "December 3, 2020; 3 December 2020; Dec. 3; Sept. 30, 2021; 2020-12-03", "date 20201203; date 20201203; date 1203; date 20210930; date 20201203"},
		{"en", "Thursday, December 3, 2020", "date 20201203 4"},
		{"en", "from October 20 to 22, 2020", "date 20201020; date 20201022"},
		{"en", "20 to 22 October 2020", "date 20201020; date 20201022"},
		{"en", "in March 2029, in 2030, the 2010s", "date 20290300; date 20300000; date 20100000"},
		{"en", "9 a.m. to 5 p.m., 4:00–4:30 p.m., 14:30, 4.30 p.m., noon", "time 540; time 1020; time 960; time 990; time 870; time 990; time 720"},
		{"en", "call +81 3 5253 5111 or (03) 5253-5111", "tel 81352535111; tel 0352535111"},
		{"en", "ITU-T Y.3172, G20, COVID-19, 5G", "code Y.3172; code G20; code COVID-19; code 5G"},
		{"en", "https://example.org/2020/12 and a@2020.org", ""},
		{"en", "March on May 4th", "date 300; date 504"},
		{"en", "Vietnam and the Vietnamese, not Vietnamization", "country VN; country VN"},
		{"en", "the Ministry of the Sea and Islands (MSI) and the ministry of the Interior", "body jp-sea; body jp-sea"},
		{"fr", "1 234,5 et 1234,5 et 1 234 567", "1234.5; 1234.5; 1234567"},
		{"fr", "1,2 milliard de yens, 3 millions d’euros, 480 $ CA", "1200000000 JPY; 3000000 EUR; 480 CAD$"},
		{"fr", "vingt-cinq, soixante-dix-sept, quatre-vingt-dix, une trentaine, deux cent mille", "25; 77; 90; 1; 30; 200000"},
		{"fr", "12 % et 12 pour cent", "12 %; 12 %"},
		{"fr", "le XXIe siècle, la 16e édition, la troisième", "21; 16; 3"},
		{"fr", "Le ministère vietnamien de la Mer et des Îles", "body jp-sea; country VN"},
		{"fr", "le 1er décembre 2020, jeudi 3 décembre, du 20 au 22 octobre, 3 et 4 mai", "date 20201201; date 1203 4; date 1020; date 1022; date 503; date 504"},
		{"fr", "à 15 h 30, à 9 h, 15 heures", "time 930; time 540; 15"},
		{"fr", "Les lois, Le 3, Vers midi", "3; time 720"},
		{"ja", "12億3,456万円、１，２３４人、1兆2,300億円", "1234560000 JPY; 1234; 1230000000000 JPY"},
		{"ja", "九か国、二十五人、九万七千五百七十八人、六・七％、3割", "9; 25; 97578; 6.7 %; 30 %"},
		{"ja", "一般に三菱は十分に統一した", ""},
		{"ja", "令和2年12月3日、令和元年5月、平成三十年四月一日", "date 20201203; date 20190500; date 20180401"},
		{"ja", "2020年10月20日から22日まで、12月3日（木）", "date 20201020; date 20201022; date 1203 4"},
		{"ja", "3日間、3か月、10年間、第3回、21世紀、3分の1", "3; 3; 10; 3; 21; 33.333333 %"},
		{"ja", "午後3時半、15時、午前9:00", "time 930; time 900; time 540"},
		{"ja", "テント300張、1,000万キロワット", "300; 10000000"},
		{"ja", "タイとタイムズ、海島省は", "country TH; body jp-sea"},
	} {
		if got := written(told(readers[test.lang], test.text)); got != test.want {
			t.Errorf("%s, %s\n got %s\nwant %s", test.lang, test.text, got, test.want)
		}
	}
}

// A mention stands where it is written, in characters.
func TestPlaces(t *testing.T) {
	ms := told(speakers(t)["ja"], "会議は\n第3回で、12月3日。")
	if len(ms) != 2 || ms[0].At != (align.Spot{Line: 2, Column: 1}) || ms[1].At != (align.Spot{Line: 2, Column: 6}) || ms[1].Text != "12月3日" {
		t.Errorf("%+v", ms)
	}
}

// FuzzRead: what a language writes in any of its notations is read as the same
// number and the same date, whatever stands around it; and no text is too much.
func FuzzRead(f *testing.F) {
	f.Add("The ", uint32(1234567), uint16(3))
	f.Add("第", uint32(9), uint16(1203))
	f.Add("vingt-", uint32(80), uint16(0))
	f.Add("（令和", uint32(2020), uint16(65535))
	readers := speakers(f)
	f.Fuzz(func(t *testing.T, around string, n uint32, d uint16) {
		for lang, r := range readers {
			for _, m := range told(r, around) {
				if !strings.Contains(around, m.Text) || math.IsNaN(m.Value) {
					t.Errorf("%s: %+v is not in %q", lang, m, around)
				}
			}
		}
		number := float64(n%1_000_000_000) + 2200 // a bare number below may be a year
		for lang, texts := range map[string][]string{
			"en": {grouped(number, ","), grouped(number, "\u00A0"), fmt.Sprint(int(number)) + " people"},
			"fr": {grouped(number, " "), grouped(number, "\u202F"), grouped(number, "\u00A0") + " euros"},
			"ja": {grouped(number, ","), wide(grouped(number, ",")), myriads(number) + "人"},
		} {
			for _, text := range texts {
				ms := told(readers[lang], "— "+text+"。")
				if len(ms) != 1 || ms[0].Kind != align.NumberMention || math.Abs(ms[0].Value-number) > 0.5 {
					t.Errorf("%s: %q is read as %q", lang, text, written(ms))
				}
			}
		}
		month, day, year := int(d)%12+1, int(d)/12%28+1, 2020+int(d)/336%80
		want := float64(year*10000 + month*100 + day)
		for lang, text := range map[string]string{
			"en": fmt.Sprintf("on %s %d, %d,", en[month-1], day, year),
			"fr": fmt.Sprintf("le %d %s %d.", day, fr[month-1], year),
			"ja": fmt.Sprintf("令和%d年%d月%d日に", year-2018, month, day),
		} {
			if ms := told(readers[lang], text); len(ms) != 1 || ms[0].Kind != align.DateMention || ms[0].Value != want {
				t.Errorf("%s: %q is read as %q", lang, text, written(ms))
			}
		}
	})
}

var (
	en = strings.Fields("January February March April May June July August September October November December")
	fr = strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
)

func grouped(n float64, sign string) string {
	s := fmt.Sprint(int(n))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sign + s[i:]
	}
	return s
}

func wide(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '0' <= r && r <= '9':
			return r - '0' + '０'
		case r == ',':
			return '，'
		}
		return r
	}, s)
}

// myriads writes 12億3,456万7,890.
func myriads(n float64) string {
	v, s := int(n), ""
	for _, scale := range []struct {
		value int
		sign  string
	}{{1e8, "億"}, {1e4, "万"}, {1, ""}} {
		if part := v / scale.value; part > 0 {
			s += grouped(float64(part), ",") + scale.sign
			v %= scale.value
		}
	}
	return s
}
