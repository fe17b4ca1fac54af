package importer

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator/read"
)

func TestFindDate(t *testing.T) {
	settings, _ := testSettings(t)
	for text, want := range map[string]string{
		"22 October 2020":              "2020-10-22",
		"Tokyo, October 22nd, 2020 – ": "2020-10-22",
		"Oct. 22, 2020":                "2020-10-22",
		"Published: 2020-10-22 09:00":  "2020-10-22",
		"2020/1/6":                     "2020-01-06",
		"le 1er mars 2020":             "2020-03-01",
		"Paris, le 22 octobre 2020":    "2020-10-22",
		"22 déc. 2020":                 "2020-12-22",
		"2020年10月22日":                  "2020-10-22",
		"令和２年10月22日（木）":                "2020-10-22",
		"令和元年5月1日":                     "2019-05-01",
		"平成３１年４月１２日":                   "2019-04-12",
		"昭和64年1月7日":                    "1989-01-07",
		"25/12/2020":                   "2020-12-25",
		"12/25/2020":                   "2020-12-25",
		"05.05.2020":                   "2020-05-05",
		"04/05/2020":                   "",
		"31 February 2020":             "",
		"2020-13-01":                   "",
		"2年10月22日":                     "",
		"10 chairs 2020":               "",
		"tel. 03-5253-5111":            "",
		"1 May 2020 and 2 May 2019":    "2020-05-01",
		"2 May 2019, 2020年1月1日":        "2019-05-02",
	} {
		at, ok := findDate(text, settings)
		got := ""
		if ok {
			got = at.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
		if ok && at.Location() != settings.Zone {
			t.Errorf("%q is in %s", text, at.Location())
		}
	}
}

func TestDetect(t *testing.T) {
	for text, want := range map[string]string{
		"The office has signed the agreement with a partner.":           "en",
		"Le port est dans la ville et il est ouvert pour les gens.":     "fr",
		"Der Hafen ist in der Stadt und wird von den Menschen genutzt.": "de",
		"総務省は協定に署名しました。":                                                "ja",
		"전자 정부 협정에 서명했다":                                                "ko",
		"政府簽署協議新聞稿":                                                     "zh",
		"Qwrtz.":                                                        "",
		"Le port":                                                       "",
		"12345":                                                         "",
		"":                                                              "",
	} {
		if got, _ := detect(text); got != want {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
	}
}

func TestPathLanguage(t *testing.T) {
	settings, _ := testSettings(t)
	for p, want := range map[string]string{
		"en/news/1.html": "en", "news/fr/1.html": "fr", "news_ja.html": "ja", "news.fr.html": "fr", "a-en.htm": "en", "eng/1.html": "en", "FR/1.html": "fr",
		"fr.html": "fr", "news/1.html": "", "entry/1.html": "", "de/1.html": "", "in/1.html": "", "frog/1.html": "",
	} {
		if got := pathLanguage(p, settings); got != want {
			t.Errorf("%s is %q, not %q", p, got, want)
		}
	}
}

func TestTagOf(t *testing.T) {
	for said, want := range map[string]string{"en-US": "en", "en_GB": "en", "FR": "fr", "ja-JP": "ja", "pt_BR": "pt-BR", "de": "de", "zh": "zh-Hant", "": "", "no tag": ""} {
		if got := tagOf(said, []string{"en", "fr", "ja", "zh-Hant"}); got != want {
			t.Errorf("%q is %q, not %q", said, got, want)
		}
	}
}

func TestPortable(t *testing.T) {
	for name, want := range map[string]string{
		"photo.jpg": "photo.jpg", "Bridge at Night (1).PNG": "Bridge-at-Night-1.PNG", "東京.pdf": "東京.pdf", "e\u0301.png": "é.png",
		"en.md": "file-en.md", "fr-CA.markdown": "file-fr-CA.markdown", "con": "file-con", "NUL.txt": "file-NUL.txt", ".htaccess": "file.htaccess", "...": "file",
		"a?b#c%d.pdf": "a-b-c-d.pdf", "a\x00b\xff.pdf": "a-b.pdf", "a.": "a", "": "file", "notes.md": "notes.md",
	} {
		got := portable(name)
		if got != want {
			t.Errorf("%q is %q, not %q", name, got, want)
		}
		if fault := read.FileFault(got); fault != "" {
			t.Errorf("%q %s", got, fault)
		}
	}
	long := strings.Repeat("長", 100) + ".pdf"
	if got := portable(long); len(got) > mostName || !strings.HasSuffix(got, "長.pdf") {
		t.Errorf("%q", got)
	}
	taken := names{}
	for _, c := range []struct{ name, want string }{{"a.png", "a.png"}, {"A.PNG", "A-2.PNG"}, {"a.png", "a-3.png"}, {"a", "a"}} {
		if got := taken.free(c.name); got != c.want {
			t.Errorf("%s is %s, not %s", c.name, got, c.want)
		}
	}
}

func TestSelector(t *testing.T) {
	root, err := parseHTML([]byte(`<body><div id="a" class="x y"><p class="z">1</p></div><main role="main"><div class="x"><p>2</p><div><p lang="fr">3</p></div></div></main>`))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"p": "1 2 3", "#a": "1", ".x": "1 23", ".x.y": "1", "div.x p": "1 2 3", "main p": "2 3", "main .x div p": "3", "[role=main]": "23", `p[lang="fr"]`: "3", "p[lang]": "3", "#a, main div div": "1 3", "*#a": "1",
		"article": "", "P.Z": "", "p.z": "1",
	} {
		s, err := parseSelector(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var got []string
		for _, n := range s.all(root) {
			got = append(got, strings.ReplaceAll(wordsOf(n), " ", ""))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s chooses %q, not %q", text, got, want)
		}
	}
	for _, text := range []string{"", ",", "a > b", "a:hover", "#", ".", "[", "a[b", "ab#", "a,,b", "1a", ".x div*"} {
		if _, err := parseSelector(text); err == nil {
			t.Errorf("%q is understood", text)
		}
	}
}

func TestFigures(t *testing.T) {
	day := time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"1,250 m":                      "1250",
		"1 250 m, 1\u202f250 et 1.250": "1250",
		"１２５０メートル":                     "1250",
		"12 and 99":                    "",
		"100 and 0099":                 "100",
		"In 2019, 2020 and 2021; 2018": "2018",
		"3,200,000 and 45,67":          "3200000",
		"1999 1999":                    "1999",
	} {
		if got := strings.Join(figures(text, day), " "); got != want {
			t.Errorf("%q has %q, not %q", text, got, want)
		}
	}
}

// What is proposed, by its reasons; that it is proposed and not joined.
func TestProposals(t *testing.T) {
	day := time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC)
	en := Document{Origin: "a", Lang: "en", Title: "A bridge", Date: day, DateOnly: true, Body: "It is 1,250 m long and cost 999,000."}
	fr := Document{Origin: "b", Lang: "fr", Title: "Un pont", Date: day, DateOnly: true, Body: "Il mesure 1 250 m et coûte 999 000."}
	picture := []File{{Name: "a.svg", Path: "img/a.svg"}}
	for name, c := range map[string]struct {
		change func(en, fr *Document)
		want   string
	}{
		"figures":                {func(_, _ *Document) {}, "the same day; the figures 999000, 1250"},
		"a figure, the same day": {func(_, fr *Document) { fr.Body = "Il mesure 1 250 m." }, "the same day; the figure 1250"},
		"a figure, a day later":  {func(_, fr *Document) { fr.Body, fr.Date = "Il mesure 1 250 m.", day.AddDate(0, 0, 1) }, ""},
		"three days":             {func(_, fr *Document) { fr.Date = day.AddDate(0, 0, 3) }, "3 days between them; the figures 999000, 1250"},
		"four days":              {func(_, fr *Document) { fr.Date = day.AddDate(0, 0, 4) }, ""},
		"a picture":              {func(en, fr *Document) { fr.Body, en.Files, fr.Files = "Texte.", picture, picture }, "the same day; the file img/a.svg"},
		"the day alone":          {func(_, fr *Document) { fr.Body = "Texte." }, ""},
		"the path": {func(en, fr *Document) { fr.Body, en.Origin, fr.Origin = "Texte.", "en/1.html", "fr/1.html" },
			"the same day; the same path or address but for the language"},
		"the address": {func(en, fr *Document) {
			fr.Body, en.Aliases, fr.Aliases = "Texte.", []string{"/en/2020/bridge/"}, []string{"/fr/2020/bridge/"}
		}, "the same day; the same path or address but for the language"},
		"the path, in its name too": {func(en, fr *Document) { fr.Body, en.Origin, fr.Origin = "Texte.", "1.html", "fr/1.fr.html" },
			"the same day; the same path or address but for the language"},
		"the path, undated": {func(en, fr *Document) {
			fr.Body, en.Origin, fr.Origin, en.Date, fr.Date = "Texte.", "en/1.en.html", "fr/1.fr.html", time.Time{}, time.Time{}
		}, "the same path or address but for the language"},
		"figures, undated":      {func(en, fr *Document) { en.Date, fr.Date = time.Time{}, time.Time{} }, ""},
		"the path, one undated": {func(en, fr *Document) { en.Origin, fr.Origin, fr.Date = "en/1.html", "fr/1.html", time.Time{} }, ""},
		"one language":          {func(_, fr *Document) { fr.Lang = "en" }, ""},
		"linked":                {func(en, fr *Document) { en.Group, fr.Group = "g", "g" }, ""},
		"no date":               {func(_, fr *Document) { fr.Date = time.Time{} }, ""},
		"small figures":         {func(en, fr *Document) { en.Body, fr.Body = "12 and 99 and 34.", "12 et 99 et 34." }, ""},
	} {
		a, b := en, fr
		c.change(&a, &b)
		report := into(t, t.TempDir(), &Archive{Documents: []Document{a, b}}, fstest.MapFS{"img/a.svg": {Data: []byte("<svg/>")}})
		got := ""
		for _, p := range report.Proposals {
			got += strings.Join(p.Reasons, "; ")
		}
		if got != c.want {
			t.Errorf("%s: “%s”, not “%s”", name, got, c.want)
		}
		if joined := len(report.Releases) == 1; joined != (name == "linked") {
			t.Errorf("%s: %d releases", name, len(report.Releases))
		}
	}
}

// The best of several alone is proposed, and what many texts have proposes nothing.
func TestTheBestIsProposed(t *testing.T) {
	day := time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC)
	documents := []Document{
		{Origin: "en", Lang: "en", Title: "A", Date: day, DateOnly: true, Body: "1,250 and 999,000."},
		{Origin: "fr-best", Lang: "fr", Title: "B", Date: day, DateOnly: true, Body: "1 250 et 999 000."},
		{Origin: "fr-other", Lang: "fr", Title: "C", Date: day, DateOnly: true, Body: "1 250."},
	}
	report := into(t, t.TempDir(), &Archive{Documents: documents}, fstest.MapFS{})
	if len(report.Proposals) != 1 || report.Proposals[0].Translation != "fr-best" {
		t.Errorf("%+v", report.Proposals)
	}
	for i := range mostSharers {
		documents = append(documents, Document{Origin: "x" + string(rune('A'+i)), Lang: "ja", Title: "題", Date: day.AddDate(1, i, 0), DateOnly: true, Body: "1,250 と 999,000。"})
	}
	if report := into(t, t.TempDir(), &Archive{Documents: documents}, fstest.MapFS{}); len(report.Proposals) > 0 {
		t.Errorf("%+v", report.Proposals)
	}
}

// What a report prints of proposals is read as links.
func TestLinksAreReadAsTheyAreWritten(t *testing.T) {
	text := WriteLinks([]Proposal{
		{"en/a: b.html", "fr/“é”.html", [2]string{"en", "fr"}, []string{"the same day"}},
		{"en/a: b.html", "ja/[x], y#1.html", [2]string{"en", "ja"}, []string{"the same day"}},
		{"https://example.org/?p=1", "https://example.org/?p=2", [2]string{"en", "fr"}, []string{"the figure 1250"}},
	})
	links, ds := ReadLinks("links.yaml", []byte(text))
	if len(ds) > 0 || len(links) != 2 || links[0].Original != "en/a: b.html" || !slices.Equal(links[0].Translations, []string{"fr/“é”.html", "ja/[x], y#1.html"}) || links[1].Translations[0] != "https://example.org/?p=2" {
		t.Errorf("%v %+v\n%s", ds, links, text)
	}
	if WriteLinks(nil) != "" {
		t.Error("nothing is to be confirmed, and something is written")
	}
}

func TestFromPlain(t *testing.T) {
	for text, want := range map[string]string{
		"a\nb\n\nc":                "a\nb\n\nc",
		"# a":                      `\# a`,
		"- a":                      `\- a`,
		"1. a":                     `1\. a`,
		"2019年":                    "2019年",
		"a * b_c [d] <e>":          `a \* b\_c \[d\] &lt;e>`,
		"https://a.example/b_c_d!": "https://a.example/b_c_d!",
		"    a":                    "a",
		"a\n---":                   "a\n\\---",
		"AT&amp;T":                 "AT&amp;amp;T",
		"　本文":                      "　本文",
	} {
		if got := fromPlain(text); got != want {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
	}
}

// A page links its translations by naming them, and by being named: a page that leads to
// the home page of another language is no translation of it.
func TestAlternatesAreMutual(t *testing.T) {
	page := func(lang, title, links string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("<html lang=" + lang + "><head>" + links + "</head><main><h1>" + title + "</h1><p>2020-05-01</p><p>Text.</p></main>"), Mode: 0o644}
	}
	settings, _ := testSettings(t)
	found, err := HTML{}.Read(context.Background(), fstest.MapFS{
		"en/a.html":     page("en", "A", `<link rel=alternate hreflang=fr href="/fr/a.html"><link rel=alternate hreflang=ja href="/ja/index.html"><link rel=alternate hreflang=x-default href="/fr/b.html">`),
		"fr/a.html":     page("fr", "A", `<link rel=alternate hreflang=en href="../en/a.html">`),
		"fr/b.html":     page("fr", "B", `<link rel=alternate hreflang=en href="/en/a.html">`),
		"ja/index.html": page("ja", "J", `<link rel=alternate hreflang=en href="/en/index.html">`),
	}, settings)
	if err != nil {
		t.Fatal(err)
	}
	group := map[string]string{}
	for _, d := range found.Documents {
		group[d.Origin] = d.Group
	}
	if group["en/a.html"] == "" || group["en/a.html"] != group["fr/a.html"] || group["fr/b.html"] != "" || group["ja/index.html"] != "" {
		t.Errorf("%q", group)
	}
}
