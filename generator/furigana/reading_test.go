package furigana

import (
	"bufio"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// marked writes a text with its readings: [漢字|かんじ], and [漢字|] for what is not known.
func marked(text string, found []Ruby) string {
	var b strings.Builder
	at := 0
	for _, r := range found {
		b.WriteString(text[at:r.From] + "[" + text[r.From:r.To] + "|" + r.Reading + "]")
		at = r.To
	}
	return b.String() + text[at:]
}

var unmarked = regexp.MustCompile(`\[([^|\]]*)\|[^\]]*\]`)

func TestRead(t *testing.T) {
	for _, c := range []struct{ about, want string }{
		{"words", "[政府|せいふ]は[計画|けいかく]を[発表|はっぴょう]しました。"},
		{"okurigana", "[新|あたら]しい[取|と]り[組|く]みを[始|はじ]めます。"},
		{"compounds", "[中央|ちゅうおう][研究|けんきゅう]と[経済|けいざい][産業|さんぎょう][省|しょう]"},
		{"an ending behind a word of katakana", "デジタル[庁|ちょう]とワクチン[法|ほう]"},
		{"a beginning", "[各|かく][機関|きかん]と[新|しん]システム"},
		{"a character by itself", "[国|くに]と[人|ひと]、[雨|あめ]の[朝|あさ]。"},
		{"no word by itself behind katakana", "メコン[川|]"},
		{"nor behind kana of a word", "りんご[園|]"},
		{"read in several ways", "[市場|]と[方|]と[上手|]"},
		{"a verb of two readings", "[行|]った、[通|]った、[開|]いた"},
		{"which the particle decides", "[会議|かいぎ]を[行|おこな]った。"},
		{"not by another particle", "6[月|がつ]に[行|]った。"},
		{"days", "5[月|がつ][1日|ついたち]から[3日|みっか]、[8日|ようか]、20[日|]、9[月|がつ][20日|はつか]、21[日|にち]"},
		{"a day without its month", "1[日|]に、20[日|]、[4日|よっか]"},
		{"days as a time", "[2日間|ふつかかん]と15[日間|にちかん]と20[日間|]"},
		{"people", "[1人|ひとり]、[2人|ふたり]、3[人|にん]、12[人|にん]、1.2[人|にん]"},
		{"full width", "[１人|ひとり]、１２[人|にん]"},
		{"sounds that change", "1[本|ぽん]2[本|ほん]3[本|ぼん]10[本|ぽん]100[本|]"},
		{"minutes", "5[分|ふん]と10[分|ぷん]と3[分|ぶん]の1"},
		{"several counters", "1,234[億円|おくえん]、30[万人|まんにん]、3か[月|げつ]"},
		{"behind a counter", "3[年|ねん][後|ご]に、2[回目|かいめ]、6[月|がつ][末|まつ]"},
		{"a word behind a figure is no counter's", "1[日|][当|あ]たり"},
		{"before a figure", "[第|だい]2[回|かい]、[約|やく]30[人|にん]、[年|ねん]2[回|かい]"},
		{"days of the week", "（[月|げつ]）と(([土|ど]))"},
		{"names", "[田中|]さんと[佐藤|][大臣|だいじん]"},
		{"a family name and a word of two readings", "[鈴木政治|]"},
		{"voiced behind another word", "[新|しん][会社|]と[株式会社|かぶしきがいしゃ]"},
		{"katakana is not cut", "[南|みなみ]アジア"},
		{"the end of a word in kana", "[外務|がいむ][省|しょう]から"},
		{"numerals", "[二十|にじゅう][二日|]"},
		{"old signs", "[佐々|]の[国々|くにぐに]"},
		{"rare characters", "[龘|]と[𠮷|]"},
		{"nothing to read", "ひらがなとカタカナ, Latin 123"},
		{"nothing", ""},
	} {
		text := unmarked.ReplaceAllString(c.want, "$1")
		if got := marked(text, NewReader(nil).Read(text, nil)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.about, got, c.want)
		}
	}
}

func TestWordsOfASite(t *testing.T) {
	r := NewReader(map[string]string{"田中": "たなか", "市場": "イチバ", "取り組み方": "とりくみかた", "方": "かた", "bad": "x", "日": "日"})
	for text, want := range map[string]string{
		"田中さん":  "[田中|たなか]さん",
		"市場の方":  "[市場|いちば]の[方|かた]",
		"方法":    "[方法|ほうほう]",
		"取り組み方": "[取|と]り[組|く]み[方|かた]",
		"3日":    "[3日|みっか]",
	} {
		if got := marked(text, r.Read(text, nil)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	text := "市場の上手"
	if got := marked(text, r.Read(text, map[string]string{"市場": "しじょう", "上手": "かみて"})); got != "[市場|しじょう]の[上手|かみて]" {
		t.Errorf("the author's words: %s", got)
	}
}

func TestUsable(t *testing.T) {
	long := strings.Repeat("国", longest/len("国"))
	for _, c := range []struct {
		word, reading string
		want          bool
	}{
		{"国", "くに", true}, {"国", "クニ", true}, {"国", "", false}, {"国", "kuni", false}, {"くに", "くに", false}, {"", "くに", false},
		{"国", "国", false}, {long, "くに", true}, {long + "国", "くに", false},
	} {
		if got := Usable(c.word, c.reading); got != c.want {
			t.Errorf("%s, %s: %v", c.word, c.reading, got)
		}
	}
}

func TestSplit(t *testing.T) {
	for _, c := range []struct{ word, reading, want string }{
		{"取り組み", "とりく", "取=と 組=く"},
		{"経済", "けいざい", "経済=けいざい"},
		{"お知らせ", "おし", "知=し"},
		{"生き生き", "いきい", "生=い 生=い"},
		{"一ヶ月", "いっかげつ", "一ヶ月=いっかげつ"},
		{"気に入り", "きにい", "気=き 入=い"},
		{"話し手", "はなして", "話=はな 手=て"},
		{"名のの木", "なのののき", "名のの木=なのののき"}, // in two ways
		{"買い物", "かもの", "買い物=かもの"},       // in none
	} {
		var got []string
		for _, p := range split(c.word, c.reading) {
			got = append(got, c.word[p.from:p.to]+"="+p.reading)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %s, want %s", c.word, s, c.want)
		}
	}
}

// What was drawn at random of the readings in 63 texts, and judged by hand, stays as it is; and of all words of
// these sentences few have none.
func TestSample(t *testing.T) {
	file, err := os.Open("testdata/sample.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := NewReader(nil)
	known, all, judged := 0, 0, 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		parts := strings.Split(lines.Text(), "\t")
		if len(parts) != 4 {
			continue
		}
		judged++
		from, err := strconv.Atoi(parts[0])
		if err != nil {
			t.Fatal(err)
		}
		reading := ""
		for _, found := range r.Read(parts[3], nil) {
			all++
			if found.Reading != "" {
				known++
			}
			if found.From == from && found.To == from+len(parts[1]) {
				reading = found.Reading
			}
		}
		if reading != parts[2] {
			t.Errorf("%s is read %q, not %s, in %s", parts[1], reading, parts[2], parts[3])
		}
	}
	if judged != 300 {
		t.Errorf("%d readings, not 300", judged)
	}
	if share := float64(known) / float64(all); share < 0.93 {
		t.Errorf("%d of %d words have a reading: %.3f", known, all, share)
	}
}

// Every Han character is within a reading or told; readings are in order, of Han characters and kana, and what they are of
// does not change with time.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"5月3日、政府は計画を決めました。", "田中さんと100本の市場", "か月日本日本日", "ア南アジア\uFFFC省庁", "（月）3か月間々ヶ", "一二三四五六七八九十百千万", "&#x6F22;字\x00\xff漢"} {
		f.Add(s, "市場", "いちば")
	}
	f.Fuzz(func(t *testing.T, text, word, reading string) {
		if len(text) > 2000 {
			return
		}
		found := NewReader(map[string]string{word: reading}).Read(text, map[string]string{word: reading})
		at := 0
		for _, r := range found {
			if r.From < at || r.To <= r.From || r.To > len(text) {
				t.Fatalf("%q: %v is out of order", text, found)
			}
			if strings.ContainsFunc(text[at:r.From], IsHan) {
				t.Fatalf("%q: a character before %d is in no word: %v", text, r.From, found)
			}
			if !strings.ContainsFunc(text[r.From:r.To], IsHan) || strings.ContainsFunc(r.Reading, IsHan) {
				t.Fatalf("%q: %q is no reading of %q", text, r.Reading, text[r.From:r.To])
			}
			at = r.To
		}
		if strings.ContainsFunc(text[at:], IsHan) {
			t.Fatalf("%q: a character behind %d is in no word: %v", text, at, found)
		}
	})
}
