package consistency

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/bitext"
	"docsite/generator/press"
)

func TestChains(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string // of a person with * behind it
	}{
		{"en", "The Harbour Safety Office reports that Mr Taro Kono left.", []string{"Harbour Safety Office", "Taro Kono*"}},
		{"en", "On Monday the Minister for Internal Affairs and Communications spoke.", []string{"Minister for Internal Affairs and Communications"}},
		{"en", "Kitaura’s Harbour Master, Jean-Luc Béranger, at 40 °C in Dover.", []string{"Harbour Master", "Jean-Luc Béranger"}},
		{"en", "It is a small town. Nobody left.", nil},
		{"fr", "L’Office de la sécurité portuaire a publié ses tables.", []string{"Office de la sécurité portuaire"}},
		{"fr", "Le ministre des Affaires intérieures et des Communications, M. Kono.", []string{"ministre des Affaires intérieures et des Communications"}},
		{"fr-CA", "au musée des Lettres de Tokiwa", []string{"musée des Lettres de Tokiwa"}},
		{"ja", "総務大臣の河野太郎氏は、「青い海岸構想」を発表した。", []string{"総務大臣", "河野太郎*", "青い海岸構想"}},
		{"ja", "北浦港長の斎藤あゆみ氏が第2回南－北浦対話で話した。", []string{"北浦港長", "斎藤あゆみ*", "南－北浦対話"}},
		{"ja", "12日、グエン・ティ・ラン氏が来た。", []string{"グエン・ティ・ラン*"}},
		{"vi", "Ông Nguyễn Mạnh Hùng đến Hà Nội.", []string{"Ông Nguyễn Mạnh Hùng", "Hà Nội"}},
	} {
		words := wordsOf(c.lang)
		var got []string
		for _, chain := range words.chains(c.text) {
			text := c.text[chain.words[0].from:chain.words[len(chain.words)-1].to]
			if chain.person {
				text += "*"
			}
			got = append(got, text)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.text, diff)
		}
	}
}

func TestVariants(t *testing.T) {
	for _, c := range []struct {
		lang, usual, other string
		told               bool
	}{
		{"en", "Minister for Internal Affairs", "Minister of Internal Affairs", true},
		{"en", "Minister for Internal Affairs and Communications", "Minister for Internal Affairs and Communication", true},
		{"en", "Minister for Internal Affairs and Communications", "Minister for Internal Affairs", false}, // a short form
		{"en", "Director-General of the Harbour Office", "Director General of the Harbour Office", true},
		{"en", "Chairman of the Harbour Fund", "Chairwoman of the Harbour Fund", false}, // another gender
		{"en", "Harbour Master of Kitaura", "Harbourmaster of Kitaura", true},
		{"en", "Harbour Master of Kitaura", "HARBOUR MASTER of KITAURA", false},
		{"en", "Digital Garden City Nation", "Digital Garden Nation", true},
		{"en", "Coastal Research Institute", "Institute for Coastal Research", true},
		{"en", "Coastal Research Institute", "Ponant Maritime Agency", false},
		{"en", "Taro Kono", "Kono Taro", true},
		{"en", "Taro Kono", "Tarō Kōno", true},
		{"en", "Taro Kono", "Tarou Kouno", true},
		{"en", "Taro Kono", "Jiro Kono", false}, // somebody else
		{"en", "Nguyễn Mạnh Hùng", "Nguyen Manh Hung", true},
		{"fr", "directeur général de l’Office du port", "directrice générale de l’Office du port", false},
		{"fr", "ministre des Ports et de la Pêche", "ministre des Ports et des Pêcheries", true},
		{"fr", "ministre des Ports et de la Pêche", "ministre japonais des Ports et de la Pêche", false}, // told of more exactly
		{"fr", "Fonds des phares", "Fonds pour les phares rénove", true},
		{"ja", "北京－東京フォーラム", "東京－北京フォーラム", true},
		{"ja", "北京－東京フォーラム", "北京—東京フォーラム", false}, // typography
		{"ja", "港湾水産大臣", "港湾・水産大臣", true},
		{"ja", "斎藤あゆみ", "斉藤あゆみ", true},
		{"ja", "港湾安全局", "港湾安全局長", false},
		{"ja", "常盤文字博物館", "常盤文学博物館", true},
		{"ja", "総務大臣", "外務大臣", false},
	} {
		a := NewArchive(nil)
		words := wordsOf(c.lang)
		f := &forms{known: map[string]int{}}
		formOf := func(text string) *form {
			var list []uint32
			tokens := tokenize(text)
			if words.Runs {
				tokens = characters(text)
			}
			for _, w := range tokens {
				list = append(list, a.number(w.text))
			}
			return f.list[a.form(f, c.lang, words, list)]
		}
		if got := words.variants(formOf(c.usual), formOf(c.other)) >= leastFor; got != c.told {
			t.Errorf("%s and %s: told is %v", c.usual, c.other, got)
		}
	}
}

// What is told of quotations, by the texts of a paragraph and of the summary.
func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		lang, body, summary string
		told                bool
	}{
		{"en", "“We will open the pier in May,” she said.", "“We will open the quay in May,” she said.", true},
		{"en", "“We will open the pier in May,” she said.", "“We will open the pier in May”, she said.", false},
		{"en", "“We will open the pier in May,” she said.", "\"We will open the pier in May,\" she said.", false},
		{"en", "“In the end we will open the pier in May, and all are invited,” she said.", "“We will open the pier in May,” she said.", false}, // a part
		{"en", "“We will open,” she said, “the new pier in May, if it does not rain.”", "“We will open … in May,” she said.", false},
		{"en", "“We will open the pier in May,” she said.", "“Nobody else wants to go there at all,” he said.", false},
		{"en", "“We will open it,” she said.", "“We shall open it,” she said.", false}, // too short to know
		{"en", "“The Future of Safe Ports in Asia” was her subject.", "“The Future of Safe Piers in Asia”", false},
		{"fr", "« Nous ouvrirons le quai en mai », dit-elle.", "« Nous ouvrirons la jetée en mai », dit-elle.", true},
		{"ja", "「この桟橋は来年の五月に開きます」と述べた。", "「この桟橋は来年の六月に開きます」", true},
		{"ja", "「この桟橋は来年の五月に開きます」と述べた。", "「この桟橋は来年の五月に開きます。」", false},
		{"ja", "「新しい時代の港湾政策と構想」と題して話した。", "「新しい時代の港湾政策と計画」", false}, // a title
	} {
		text := Text{Text: bitext.Text{Lang: c.lang, Passages: []press.Passage{
			{Kind: press.SummaryPassage, Text: c.summary},
			{Kind: press.Paragraph, Text: c.body, Runs: []press.Run{{}}},
		}}, File: "f.md", Source: []byte(c.body)}
		text.Passages[0].At.Line = 9
		if got := len(compareQuotations(text)) > 0; got != c.told {
			t.Errorf("%s / %s: told is %v", c.body, c.summary, got)
		}
	}
}

// Chains stand in their text in its order, and a text of any length takes time by its length.
func FuzzChains(f *testing.F) {
	for _, text := range []string{"The Harbour Office of l’Île’s", "「青い海岸構想」の斎藤あゆみ氏", "\xff A ’s d’", strings.Repeat("A ", 99)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []string{"en", "fr", "ja", "vi"} {
			end := 0
			for _, c := range wordsOf(lang).chains(text) {
				if len(c.words) == 0 {
					t.Fatalf("%s: an empty chain in %q", lang, text)
				}
				for _, w := range c.words {
					if w.from < end || w.to <= w.from || w.to > len(text) || utf8.ValidString(text) && text[w.from] != w.text[0] {
						t.Fatalf("%s: %q stands at %d to %d of %q", lang, w.text, w.from, w.to, text)
					}
					end = w.to
				}
			}
		}
	})
}

// A release that is nothing but names, or nothing but quotations, takes no more than the bounds allow.
func TestFloods(t *testing.T) {
	a := NewArchive(bitext.NewAligner(nil))
	names := strings.Repeat("Taro Kono, Hanako Yamada and the Harbour Office. ", 20000)
	quotes := strings.Repeat("“We will open the pier in May when it rains no more.” ", 20000)
	for _, id := range []string{"2024/a", "2024/b"} {
		a.Add(id, time.Time{}, []Text{{Text: bitext.Text{Lang: "en", Passages: []press.Passage{{Kind: press.Paragraph, Text: names}, {Kind: press.Paragraph, Text: quotes}}}, File: id}})
	}
	if ds := a.Find(); len(ds) > 0 {
		t.Errorf("%d are told", len(ds))
	}
}
