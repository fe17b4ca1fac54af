package card

import (
	"strings"
	"testing"
)

// broken returns the lines of a headline in a width and the size they are set in.
func broken(t testing.TB, c Card, sizes []int, width, lines int) ([]string, int) {
	t.Helper()
	texts, size, err := tryBroken(t, c, sizes, width, lines)
	if err != nil {
		t.Fatal(err)
	}
	return texts, size
}

func tryBroken(t testing.TB, c Card, sizes []int, width, lines int) ([]string, int, error) {
	t.Helper()
	s, err := c.Font.setter(c.Lang)
	if err != nil {
		return nil, 0, err
	}
	defer s.release()
	list, err := s.paragraphs(plain(c.Headline))
	if err != nil {
		return nil, 0, err
	}
	p, spans, size, err := list[0].fit(c, sizes, width, lines, Height)
	if err != nil {
		return nil, 0, err
	}
	var texts []string
	for _, span := range spans {
		if w := p.width(span.start, span.end, size); w > width {
			t.Errorf("%q: a line of %d pixels", c.Headline, w)
		}
		texts = append(texts, string(p.text[span.start:span.end]))
	}
	return texts, size, nil
}

// Where headlines break in Latin letters: only at spaces, and not where a space belongs
// to a mark; behind a mark rather than elsewhere, and not behind a short word.
func TestLinesOfWords(t *testing.T) {
	for _, want := range []string{
		"Japan and Viet Nam agree|on digital cooperation",
		"Correction",
		"Joint statement by the ministers|of communications on trusted|flows of data, undersea cables|and the safety of networks in the Pacific",
		"Le plan est lancé :|quinze millions d’euros pour les écoles",
		"Quel avenir pour la coopération|des ministères de l’Afrique de l’Ouest ?",
		"Le ministre annonce|« Le numérique pour tous »",
		"« Un réseau sûr pour tous » :|la déclaration des ministres à Genève",
		"Les ministres se réunissent|le 14 juillet à Paris",
		"A safe network –|the statement of the Pacific ministers",
		"Un budget de 10 000 euros pour|chaque école du pays dès la rentrée",
		"Réunion du G7 à Paris :|la France et le Japon signent !",
	} {
		c := letters(t, strings.ReplaceAll(want, "|", " "))
		got, _ := broken(t, c, []int{36}, 800, 4)
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("got %s, want %s", s, want)
		}
	}
}

// Where Japanese headlines break: at the ends of phrases and behind marks. One phrase that
// is wider than a line is broken by the rules of line breaking.
func TestLinesOfPhrases(t *testing.T) {
	for _, want := range []string{
		"日本とベトナムが|デジタル分野の協力を確認",
		"「信頼性のある自由な|データ流通」に関する|共同声明を発表しました",
		"総務大臣の会見、|「海底ケーブルの|修理」を説明",
		"アジアの国々、|海底ケーブルの修理に|向けた訓練を毎年実施",
		"署名式を開催|海底ケーブルを修理",
		"インターネット・|ガバナンス・フォーラム",
		"亜亜亜亜亜亜亜亜亜亜|亜亜亜亜亜亜亜、亜亜",
		"亜亜亜亜亜亜亜亜亜|亜、亜亜亜亜亜亜亜亜",
	} {
		c := kana(t, strings.ReplaceAll(want, "|", ""), "", "")
		if strings.HasPrefix(want, "署名") {
			c = kana(t, strings.ReplaceAll(want, "|", "　"), "", "")
		}
		if strings.HasPrefix(want, "亜") {
			c.Phrases = words
		}
		got, _ := broken(t, c, []int{100}, 1200, 4)
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("got %s, want %s", s, want)
		}
	}
}

// The last line is not one short word where it need not be, and lines are alike.
func TestLinesAreEven(t *testing.T) {
	c := kana(t, "亜亜亜亜亜亜亜亜亜亜亜亜亜", "", "")
	c.Phrases = func(text string) []string { return strings.Split(text, "") }
	if got, _ := broken(t, c, []int{100}, 1200, 4); strings.Join(got, "|") != "亜亜亜亜亜亜|亜亜亜亜亜亜亜" && strings.Join(got, "|") != "亜亜亜亜亜亜亜|亜亜亜亜亜亜" {
		t.Errorf("%q", got)
	}
	// A smaller size is chosen where the larger has lines of very different width: 55 % of
	// the longest is the bound.
	for phrases, want := range map[string]int{
		"亜亜亜亜亜亜,亜亜亜亜亜亜亜亜亜亜,亜亜亜亜亜亜亜亜亜亜": 100,
		"亜亜亜亜亜,亜亜亜亜亜亜亜亜亜亜,亜亜亜亜亜亜亜亜亜亜":  80,
	} {
		c := kana(t, strings.ReplaceAll(phrases, ",", ""), "", "")
		c.Phrases = func(string) []string { return strings.Split(phrases, ",") }
		if got, size := broken(t, c, []int{100, 80}, 1210, 4); size != want {
			t.Errorf("%q in size %d, want %d", got, size, want)
		}
	}
}

// A headline that is too long ends in … behind a word or a phrase, without the mark that
// stands there.
func TestCutHeadlines(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"One two three, four five six seven", "One two|three, four…"},
		{"One two three four, five six seven", "One two|three four…"},
		{"Unu – du – tri – kvar – kvin", "Unu – du –|tri – kvar…"},
	} {
		got, _ := broken(t, letters(t, c.text), []int{60}, 400, 2)
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("got %s, want %s", s, c.want)
		}
	}
	got, _ := broken(t, kana(t, "海底ケーブルを修理、通信の確保に関する共同声明", "", ""), []int{100}, 800, 2)
	if s := strings.Join(got, "|"); s != "海底ケーブルを|修理、通信の…" {
		t.Errorf("got %s", s)
	}
	// A word that is wider than all lines together is cut between its letters.
	got, _ = broken(t, letters(t, strings.Repeat("W", 100)), []int{60}, 400, 2)
	if s := strings.Join(got, ""); !strings.HasPrefix(s, "WWWWWW") || !strings.HasSuffix(s, "W…") || len(got) != 2 {
		t.Errorf("got %q", got)
	}
}
