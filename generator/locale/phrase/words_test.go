package phrase

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestHeadlines holds where the lines of 350 headlines may end.
func TestHeadlines(t *testing.T) {
	file, err := os.ReadFile("testdata/headlines.txt")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for want := range strings.Lines(string(file)) {
		if want = strings.TrimSuffix(want, "\n"); strings.HasPrefix(want, "#") {
			continue
		}
		count++
		if got := split(t, strings.ReplaceAll(want, "|", "")); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	if count < 350 {
		t.Errorf("there are only %d headlines", count)
	}
}

// TestKeptWhole has, for each kind of what is kept, what the model makes of a headline and what
// becomes of it.
func TestKeptWhole(t *testing.T) {
	for _, c := range []struct{ name, model, want string }{
		{"title", "田中|大臣と|大臣の|会議", "田中大臣と|大臣の会議"},
		{"katakana", "オリンピック・|パラリンピックの|会議を|開く", "オリンピック・パラリンピックの|会議を開く"},
		{"counter", "道の|駅を|新たに|5か|所登録した", "道の駅を|新たに|5か所登録した"},
		{"counter behind kanji", "三か|国と|協議を|行う", "三か国と|協議を行う"},
		{"fraction", "10分の|1に|下げる|会議", "10分の1に|下げる会議"},
		{"day of the week", "10月6日|（火）|午後|2時から|説明会", "10月6日（火）|午後2時から|説明会"},
		{"brackets of eight", "「子どもの|日の|会議」を|開いた", "「子どもの日の会議」を|開いた"},
		{"brackets of nine", "「子どもの|日の|大会議」を|開いた", "「子どもの|日の|大会議」を|開いた"},
		{"brackets that do not end", "「海の|日を|前に|点検した", "「海の|日を|前に|点検した"},
		{"a word", "草の|根技術協力の|募集を|開始した", "草の根技術協力の|募集を|開始した"},
		{"a letter alone", "日|独航空|協定の|改正を|了承", "日独航空|協定の|改正を了承"},
		{"a letter behind a bracket", "「は|ばたき2号の|挑戦と|成果」を|公表した", "「はばたき2号の|挑戦と|成果」を|公表した"},
		{"a letter behind a space", "減少　な|お8人に|1人の|子どもに|届かず", "減少　なお8人に|1人の|子どもに|届かず"},
		{"kana before kanji", "高見さな|え議員の|質問", "高見さなえ議員の質問"},
		{"kana that may stand there", "厳しい|お知らせを|受け取る", "厳しい|お知らせを|受け取る"},
		{"iteration", "佐々|木知事の|会談を|行う", "佐々木知事の|会談を行う"},
		{"a last phrase of three", "協力を|確認した", "協力を|確認した"},
		{"a last phrase of two", "協力を|確認", "協力を確認"},
		{"a last phrase of two and a mark", "協力を|確認！", "協力を確認！"},
		{"last phrases of one and two", "会議を|開く|日", "会議を|開く日"},
		{"two phrases", "国の|会", "国の会"},
	} {
		text := strings.ReplaceAll(c.want, "|", "")
		if got := proposed(model(t, "ja"), text); got != c.model {
			t.Errorf("%s: the model makes %s of it, not %s", c.name, got, c.model)
		}
		if got := split(t, text); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// mustStay find breaks, written as bars, that must not be.
var mustStay = []*regexp.Regexp{
	regexp.MustCompile(`[\p{Katakana}ー・＝]\|[\p{Katakana}ー]`),
	regexp.MustCompile(`\p{Nd}\|?[かカヶヵ]\|[国月所年条]`),
	regexp.MustCompile(`\p{Nd}\|[年月日時分秒人円回]`),
	regexp.MustCompile(`[\p{Han}\p{Katakana}]\|(?:氏|大臣|長官|局長|会長|さん)`),
	regexp.MustCompile(`「[^「」|]{0,7}\|[^「」|]{0,7}」`),
	regexp.MustCompile(`々\|\p{Han}`),
}

// stays returns a part of a split text that was cut and must not be, and whether there is one.
func stays(text string) (string, bool) {
	for _, expression := range mustStay {
		if at := expression.FindString(text); at != "" && strings.Count(at, "") <= mostInBrackets+4 {
			return at, true
		}
	}
	last := text[strings.LastIndexByte(text, '|')+1:]
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, last)
	if len([]rune(letters)) < shortest && len(last) < len(text) {
		return last, true
	}
	return "", false
}

func TestWordsOfEveryModel(t *testing.T) {
	for _, name := range Names() {
		w := model(t, name).words
		for kind, list := range map[string]list{"before": w.before, "counter": w.counter, "between": w.between, "title": w.title, "whole": w.whole} {
			for _, words := range list {
				if !slices.IsSortedFunc(words, func(a, b string) int { return len(b) - len(a) }) {
					t.Errorf("%s: of %s the longest does not come first: %q", name, kind, words)
				}
				if unique := slices.Compact(slices.Sorted(slices.Values(words))); len(unique) != len(words) {
					t.Errorf("%s: %s has a word twice: %q", name, kind, words)
				}
			}
			if len(list) == 0 {
				t.Errorf("%s has no words of kind %s", name, kind)
			}
		}
		if w.numeral == "" || w.prefix == "" {
			t.Errorf("%s has no numerals or prefixes", name)
		}
	}
}
