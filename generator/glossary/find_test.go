package glossary

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"docsite/generator/locale"
	"docsite/locales"
)

func load(t testing.TB, languages ...string) []*locale.Locale {
	t.Helper()
	list, ds, err := locale.Load(locales.Files, nil, languages)
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	return list
}

// parse makes a glossary of a text without mistakes.
func parse(t testing.TB, text string, languages ...string) *Glossary {
	t.Helper()
	entries, ds := Parse([]byte(text), languages)
	loaded := load(t, languages...)
	ds = append(ds, contradictions(entries, loaded)...)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	return New(entries, loaded)
}

// marked is a text in which terms stand in brackets, with the entries that they are of.
func marked(text string, found []Occurrence) string {
	var b strings.Builder
	at := 0
	for _, o := range found {
		var of []string
		for _, m := range o.Of {
			of = append(of, m.Entry.ID+strings.Repeat("!", int(m.Term.Status)))
		}
		fmt.Fprintf(&b, "%s[%s=%s", text[at:o.From], text[o.From:o.To], strings.Join(of, ","))
		if o.Compound {
			b.WriteString("~")
		}
		b.WriteString("]")
		at = o.To
	}
	return b.String() + text[at:]
}

const findable = `
agency: {en: {use: Digital Agency, may: the Agency, not: Digital Office}, fr: {use: Agence numérique, may: l’Agence}, ja: {use: デジタル庁, not: デジタル局}}
neutrality: {en: carbon neutrality, fr: neutralité carbone, ja: カーボンニュートラル}
state: {fr: État}
ngo: {en: NGO, fr: ONG}
city: {en: smart city}
work: {en: heavy work, fr: {use: travail, not: boulot}}
author: {fr: {use: autrice, not: auteure}}
party: {fr: {use: partie prenante, not: parti}}
director: {fr: directeur général}
council: {fr: le Conseil des ministres}
vice: {fr: vice-président}
president: {fr: président}
minister: {ja: 大臣}
vice-minister: {ja: 副大臣}
data: {ja: データ}
ai: {en: AI, ja: AI}
research: {en: {use: R&D, not: "research & development"}}
data-base: {en: database}
digital: {en: digital}
`

func TestFind(t *testing.T) {
	g := parse(t, findable, "en", "fr", "ja")
	for _, c := range []struct{ name, lang, text, want string }{
		{"none", "en", "Nothing of it.", "Nothing of it."},
		{"empty", "en", "", ""},
		{"one", "en", "The Digital Agency met.", "The [Digital Agency=agency] met."},
		{"at both ends", "en", "Digital Agency", "[Digital Agency=agency]"},
		{"may be used", "en", "the Agency and The Agency", "[the Agency=agency!] and [The Agency=agency!]"},
		{"must not be used", "en", "a Digital Office", "a [Digital Office=agency!!]"},
		{"a possessive", "en", "the Digital Agency’s plan, the Digital Agency's", "the [Digital Agency=agency]’s plan, the [Digital Agency=agency]'s"},
		{"a plural", "en", "smart cities", "[smart cities=city]"},
		{"a plural of capitals", "en", "NGOs, but not NGOS or ngos", "[NGOs=ngo], but not NGOS or ngos"},
		{"capitals that are wanted", "en", "a digital agency", "a [digital=digital] agency"},
		{"a sentence's begin", "en", "Digital it is. Digital. “Digital”: Digital (digital)", "[Digital=digital] it is. [Digital=digital]. “[Digital=digital]”: [Digital=digital] ([digital=digital])"},
		{"not within one", "en", "the Digital day", "the Digital day"},
		{"a heading", "en", "Plans for Carbon Neutrality", "Plans for [Carbon Neutrality=neutrality]"},
		{"a heading in capitals", "en", "CARBON NEUTRALITY AND THE DIGITAL AGENCY", "[CARBON NEUTRALITY=neutrality] AND THE [DIGITAL AGENCY=agency]"},
		{"part of a word", "en", "digitally, predigital, smart citizen", "digitally, predigital, smart citizen"},
		{"joined by a hyphen", "en", "non-digital, digital-first", "non-[digital=digital~], [digital=digital~]-first"},
		{"a hyphen for a space", "en", "smart-city", "smart-city"},
		{"spaces", "en", "smart\u00A0city, smart\n  city, smart\u2009city", "[smart\u00A0city=city], [smart\n  city=city], [smart\u2009city=city]"},
		{"two cells", "en", "smart\tcity", "smart\tcity"},
		{"signs", "en", "R&D, research & development", "[R&D=research], [research & development=research!!]"},
		{"an address", "en", "digital.example.org, a@digital.example, my_digital, digital@example, www.digital", "digital.example.org, a@digital.example, my_digital, digital@example, www.digital"},
		{"the end of a sentence", "en", "It is digital.", "It is [digital=digital]."},
		{"wide characters", "en", "Ｄigital Ａgency", "[Ｄigital Ａgency=agency]"},
		{"a soft hyphen", "en", "Digi\u00ADtal Agency", "[Digi\u00ADtal Agency=agency]"},
		{"an abbreviation", "en", "AI, an AIs, ai, Ai", "[AI=ai], an AIs, ai, Ai"},

		{"an elision", "fr", "l’Agence numérique, d'Agence numérique", "[l’Agence=agency!] numérique, d'[Agence numérique=agency]"},
		{"a plural of each word", "fr", "les Agences numériques", "les [Agences numériques=agency]"},
		{"accents", "fr", "l’Agence numerique, neutralite carbone", "[l’Agence=agency!] numerique, neutralite carbone"},
		{"the State and a state", "fr", "L’État, en état, États, état", "L’[État=state], en état, [États=state], état"},
		{"an irregular plural", "fr", "les travaux", "les [travaux=work]"},
		{"the feminine", "fr", "la directrice générale, directeurs généraux", "la [directrice générale=director], [directeurs généraux=director]"},
		{"another feminine", "fr", "une auteure, une autrice, des autrices", "une [auteure=author!!], une [autrice=author], des [autrices=author]"},
		{"no other word", "fr", "les parties prenantes, une partie, un parti, des partis", "les [parties prenantes=party], une partie, un [parti=party!!], des [partis=party!!]"},
		{"articles", "fr", "le Conseil des ministres, du Conseil des ministres, au Conseil des ministres, un Conseil des ministres", "[le Conseil des ministres=council], [du Conseil des ministres=council], [au Conseil des ministres=council], un Conseil des ministres"},
		{"an article that begins a sentence", "fr", "Au Conseil des ministres", "[Au Conseil des ministres=council]"},
		{"the longer of two", "fr", "le vice-président, le président, la vice-présidente", "le [vice-président=vice], le [président=president], la vice-présidente"},
		{"a hyphen of another kind", "fr", "vice\u2011président, vice président", "[vice\u2011président=vice], vice [président=president]"},
		{"a regional language", "fr", "ONG, ONGs", "[ONG=ngo], [ONGs=ngo]"},

		{"as it stands", "ja", "政府はデジタル庁を設けた。", "政府は[デジタル庁=agency]を設けた。"},
		{"refused", "ja", "デジタル局が", "[デジタル局=agency!!]が"},
		{"in a longer word", "ja", "デジタル庁長官、外務大臣", "[デジタル庁=agency~]長官、外務[大臣=minister~]"},
		{"the longer one", "ja", "副大臣と大臣", "[副大臣=vice-minister]と[大臣=minister]"},
		{"in a longer word of kana", "ja", "データベースとデータ", "[データ=data~]ベースと[データ=data]"},
		{"with a long sign", "ja", "データー", "[データ=data~]ー"},
		{"Latin among kana", "ja", "生成AIの、AIDS", "生成[AI=ai]の、AIDS"},
		{"wide Latin", "ja", "生成ＡＩの", "生成[ＡＩ=ai]の"},
		{"a space", "ja", "デジタル 庁", "デジタル 庁"},
	} {
		if got := marked(c.text, g.Find(c.lang, c.text)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestRegional: a regional language has the terms of its parent, unless it has its own.
func TestRegional(t *testing.T) {
	g := parse(t, "mail: {fr: e-mail, fr-CA: courriel}\nweek: {fr: fin de semaine}\n", "fr-CA", "fr-CH")
	for _, c := range []struct{ lang, want string }{
		{"fr-CA", "un [courriel=mail], un e-mail, la [fin de semaine=week]"},
		{"fr-CH", "un courriel, un [e-mail=mail], la [fin de semaine=week]"},
	} {
		text := "un courriel, un e-mail, la fin de semaine"
		if got := marked(text, g.Find(c.lang, text)); got != c.want {
			t.Errorf("%s: %s", c.lang, got)
		}
	}
}

// TestExactBeatsInflected: of two terms that are inflected alike that counts which stands there.
func TestExactBeatsInflected(t *testing.T) {
	g := New([]*Entry{
		{ID: "one", Terms: map[string][]Term{"en": {{Text: "datum", Status: Use}, {Text: "news item"}}}},
		{ID: "two", Terms: map[string][]Term{"en": {{Text: "new item", Status: Use}, {Text: "new items", Status: May}}}},
	}, load(t, "en"))
	text := "a new item, new items, news items"
	if got, want := marked(text, g.Find("en", text)), "a [new item=two], [new items=two!], [news items=one]"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

// TestNothingToFind: a site without a glossary, or a language without terms.
func TestNothingToFind(t *testing.T) {
	var none *Glossary
	if none.Find("en", "a") != nil || none.Check(nil, nil, nil) != nil {
		t.Error("something is found in no glossary")
	}
	g := parse(t, "a: {en: a}\n", "en", "fr")
	if g.Find("fr", "a") != nil || g.Find("vi", "a") != nil {
		t.Error("a term of another language is found")
	}
}

func FuzzFind(f *testing.F) {
	g := parse(f, findable, "en", "fr", "ja")
	for _, seed := range []string{"the Digital Agency", "l’État", "デジタル庁長官", "\xff\xfe", "smart-\xad", "vice-président-", "İAI", "ÅNGSTRÖM\u0301"} {
		f.Add("en", seed, "Digital "+seed)
		f.Add("fr", seed, seed)
		f.Add("ja", seed, seed)
	}
	english := load(f, "en")
	f.Fuzz(func(t *testing.T, lang, text, term string) {
		own := New([]*Entry{{ID: "a", Terms: map[string][]Term{"en": {{Text: term}}}}}, english)
		for _, glossary := range []*Glossary{g, own} {
			at := 0
			for _, o := range glossary.Find(lang, text) {
				if o.From < at || o.To <= o.From || o.To > len(text) || len(o.Of) == 0 {
					t.Fatalf("%+v in %q, behind %d", o, text, at)
				}
				if at = o.To; utf8.ValidString(text) && !utf8.ValidString(text[o.From:o.To]) {
					t.Errorf("%q is within a character", text[o.From:o.To])
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	g := parse(b, findable, "en", "fr", "ja")
	for lang, text := range map[string]string{
		"en": strings.Repeat("The Digital Agency of the government announced on Monday that smart cities will receive a further 12 million yen, as its plan says. ", 20),
		"ja": strings.Repeat("政府は、デジタル庁が月曜日に、スマートシティに対して1,200万円を追加で支給すると発表した。", 20),
	} {
		b.Run(lang, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				g.Find(lang, text)
			}
		})
	}
}
