package locale

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		name       string
		most       int
		text, want string
	}{
		{"short stays", 20, "It rains in Hanoi.", "It rains in Hanoi."},
		{"as long as allowed stays", 18, "It rains in Hanoi.", "It rains in Hanoi."},
		{"empty", 20, "", ""},
		{"at a sentence", 45, "It rains in Hanoi. It snows in Sapporo. It blows everywhere.", "It rains in Hanoi. It snows in Sapporo."},
		{"at a question", 45, "Does it rain in Hanoi? It blows everywhere and all of the time.", "Does it rain in Hanoi?"},
		{"not at so short a sentence", 45, "It rains. The two ministers agreed on how to go on with that.", "It rains. The two ministers agreed on how to…"},
		{"Mr. ends no sentence", 50, "Prime Minister Suga met Mr. Minh in Hanoi. They spoke about trade and more.", "Prime Minister Suga met Mr. Minh in Hanoi."},
		{"Mr. is no place to cut", 40, "Prime Minister Suga met Mr. Minh in Hanoi. They spoke about trade and more.", "Prime Minister Suga met Mr. Minh in…"},
		{"Dec. ends no sentence", 30, "The office opens on Dec. 3, Tokyo time. It closes some time later.", "The office opens on Dec. 3…"},
		{"M. ends no sentence", 30, "Le ministre a reçu M. Dupont à Hanoï. Ils ont parlé du commerce.", "Le ministre a reçu M. Dupont…"},
		{"at a word, without its comma", 25, "The ministers, secretaries, and many others met.", "The ministers…"},
		{"a closing mark stays", 26, "The plan (of last spring), which all of them know, holds.", "The plan (of last spring)…"},
		{"an opening mark goes", 20, "The whole new plan (of last spring) holds for us.", "The whole new plan…"},
		{"a per cent sign stays", 28, "Trade rose by as much as 3%, which nobody had expected.", "Trade rose by as much as 3%…"},
		{"not in a number", 25, "The loan is worth 1,234,567,890 yen in all of the years.", "The loan is worth…"},
		{"not at an apostrophe", 21, "Le communiqué d’aujourd’hui porte sur le numérique.", "Le communiqué…"},
		{"Japanese sentence", 22, "総務省は、ベトナムと会談した。次回は東京で開かれる予定である。", "総務省は、ベトナムと会談した。"},
		{"Japanese, not in katakana", 18, "総務省はベトナム情報通信省と、デジタル分野における協力について会談した。", "総務省はベトナム情報通信省と…"},
		{"Japanese closing bracket stays", 20, "総務省は「デジタル変革に関する覚書」、そのほかの文書に署名をした。", "総務省は「デジタル変革に関する覚書」…"},
		{"a word too long", 20, strings.Repeat("a", 30), strings.Repeat("a", 19) + "…"},
	} {
		l := &Locale{Summary: c.most}
		if got := l.Shorten(c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestShortenKeepsClusters cuts texts without spaces everywhere.
func TestShortenKeepsClusters(t *testing.T) {
	for name, text := range map[string]string{
		"families":       strings.Repeat("👩‍👩‍👧‍👦", 20),
		"skin tones":     strings.Repeat("👍🏽", 30),
		"flags":          strings.Repeat("🇯🇵🇻🇳🇫🇷", 12),
		"accents":        strings.Repeat("e\u0301a\u0302\u0323", 20),
		"Thai":           strings.Repeat("ทำน้ำที่กำแพง", 8),
		"Thai with dots": strings.Repeat("ก.ำ", 30),
		"Hangul":         strings.Repeat("한글", 15),
		"Hindi":          strings.Repeat("क्षत्रिय", 10),
		"kana":           strings.Repeat("か\u3099き\u3099", 20),
		"selectors":      strings.Repeat("葛\U000E0100", 30),
		"line breaks":    strings.Repeat("a\r\n", 30),
	} {
		for most := 20; most < 60; most++ {
			shortened(t, name, most, text)
		}
	}
}

// TestShortenKeepsWords cuts a text with spaces everywhere.
func TestShortenKeepsWords(t *testing.T) {
	for _, text := range []string{
		"The Ministry of Internal Affairs and Communications (MIC) and Viet Nam’s Ministry of Information, today, signed a memorandum worth $1,234.50; it covers 5G, e-mail and “smart” cities. Mr. Minh said so on Dec. 3.",
		"Le ministère de l’Économie a reçu aujourd’hui, à Hanoï, Mme Nguyễn : l’accord porte sur 1\u202f234,5 millions d’euros, soit 3,5 % de plus qu’en 2019. M. Dupont s’en est félicité.",
	} {
		for most := 20; most < utf8.RuneCountInString(text); most++ {
			got := strings.TrimSuffix(shortened(t, "words", most, text), "…")
			last, _ := utf8.DecodeLastRuneInString(got)
			next, _ := utf8.DecodeRuneInString(text[len(got):])
			inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
			if inWord(last) && inWord(next) {
				t.Errorf("%d characters: a word is cut: %q", most, got)
			}
		}
	}
}

// shortened checks what holds for every text, and returns the shortened one.
func shortened(t *testing.T, name string, most int, text string) string {
	t.Helper()
	got := (&Locale{Summary: most}).Shorten(text)
	if n := utf8.RuneCountInString(got); n > most {
		t.Errorf("%s: %d characters, %d are allowed: %q", name, n, most, got)
	}
	if got == text {
		return got
	}
	if utf8.RuneCountInString(text) <= most {
		t.Errorf("%s: %q is short and becomes %q", name, text, got)
	}
	start := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	kept, at := strings.TrimSuffix(got, "…"), 0
	if strings.HasPrefix(text[start:], kept) && !strings.HasPrefix(text, kept) {
		at = start
	}
	if !strings.HasPrefix(text[at:], kept) {
		t.Fatalf("%s: %q is not how the text begins: %q", name, got, text)
	}
	end := 0
	for g := uniseg.NewGraphemes(text); end < at+len(kept) && g.Next(); {
		_, end = g.Positions()
	}
	// A sentence that ends in a line break ends before it.
	if end != at+len(kept) && strings.TrimSpace(text[at+len(kept):end]) != "" {
		t.Errorf("%s: a cluster is cut: %q", name, got)
	}
	return got
}

func FuzzShorten(f *testing.F) {
	for _, seed := range []string{
		"Prime Minister Suga met Mr. Minh in Hanoi. They spoke about trade.", "総務省は、ベトナムと会談した。次回は東京で開かれる。",
		strings.Repeat("👩‍👩‍👧‍👦🇯🇵", 9), strings.Repeat("ก.ำ", 30), "\u0600. \r\n\u2028 e\u0301", strings.Repeat("!", 40), strings.Repeat(" \u00a0", 20) + "x",
	} {
		f.Add(seed, uint8(20))
	}
	f.Fuzz(func(t *testing.T, text string, most uint8) {
		if utf8.ValidString(text) && most >= 20 {
			shortened(t, "text", int(most), text)
		}
	})
}
