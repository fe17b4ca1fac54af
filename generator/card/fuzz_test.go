package card

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"

	"docsite/generator/hostile"
)

// held checks what holds of the lines of every headline: they are the text, or its
// beginning with …, and no more than four. It returns nothing of a text that has no card.
func held(t *testing.T, c Card) []string {
	t.Helper()
	if plain(c.Headline) == "" {
		return nil
	}
	lines, _, err := tryBroken(t, c, letterSizes, right-left, maxLines)
	var lacks *MissingError
	if errors.As(err, &lacks) || errors.Is(err, ErrDirection) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) == 0 || len(lines) > maxLines {
		t.Fatalf("%q became %d lines", c.Headline, len(lines))
	}
	squeezed := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || r == '\u200B' {
				return -1
			}
			return r
		}, s)
	}
	all, got := squeezed(plain(c.Headline)), squeezed(strings.Join(lines, ""))
	if short, cut := strings.CutSuffix(got, "…"); got != all && !(cut && strings.HasPrefix(all, short)) {
		t.Errorf("%q became %q", c.Headline, lines)
	}
	return lines
}

// FuzzWords holds that a line of words ends at a space, or within a word that no line can
// hold, and begins with no mark that a space belongs to.
func FuzzWords(f *testing.F) {
	for _, s := range []string{
		"Le ministre : « Le numérique pour tous » !", "a b c d e f", strings.Repeat("word ", 50), strings.Repeat("W", 200), "« « « » » »", "– – –", "e\u0301e\u0301",
		"A\u00A0B\u202FC", "1 000 000", "\u200B\u200B", "x\u2028y", "¿ ? ¡ !", "\xff\xfe",
	} {
		f.Add(s)
	}
	font := parsed(f, gobold.TTF)
	f.Fuzz(func(t *testing.T, text string) {
		lines := held(t, Card{Font: font, Lang: "fr", Headline: text, Phrases: words, Colours: colours})
		for _, p := range pieces(plain(text), words) {
			if p.end-p.start > 16 {
				return // no line may hold it
			}
		}
		rest := plain(text)
		for i, line := range lines {
			if i == len(lines)-1 {
				break
			}
			rest = strings.TrimPrefix(rest, line)
			next, size := utf8.DecodeRuneInString(rest)
			if rest = rest[size:]; !breaking(next) {
				t.Errorf("%q ends before %q", line, next)
			}
			if first, _ := utf8.DecodeRuneInString(lines[i+1]); strings.ContainsRune(":;!?%»)]}", first) {
				t.Errorf("%q begins a line", lines[i+1])
			}
		}
	})
}

// FuzzPhrases holds that no line begins or ends with what cannot stand there in Japanese
// (JLREQ 3.1.7 and 3.1.8), in a text without long runs of such marks.
func FuzzPhrases(f *testing.F) {
	for _, s := range []string{
		"「信頼性のある自由なデータ流通」に関する共同声明を発表しました", "会議、。」』（（", "インターネット・ガバナンス・フォーラム2023京都会合", "葛󠄀城市の会合", "か\u3099いこく", "　署名　",
		"ーーー", "亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー亜ー",
	} {
		f.Add(s)
	}
	phrases := japanese(f)
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.RuneCountInString(text) > 300 {
			return
		}
		c := Card{Font: parsed(t, boxes([]rune(plain(text)+"…"))), Lang: "ja", Headline: text, Phrases: phrases, Colours: colours}
		lines := held(t, c)
		marks := 0
		for _, r := range text {
			if !unicode.IsLetter(r) || strings.ContainsRune("ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々", r) {
				marks++
			} else if !square(r) {
				return
			}
		}
		if marks > 6 {
			return
		}
		for i, line := range lines {
			first, _ := utf8.DecodeRuneInString(line)
			last, _ := utf8.DecodeLastRuneInString(line)
			if i > 0 && strings.ContainsRune("、。，．」』）］｝】〉》・：；？！ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々", first) {
				t.Errorf("a line begins with %c: %q", first, lines)
			}
			if i < len(lines)-1 && strings.ContainsRune("「『（［｛【〈《", last) {
				t.Errorf("a line ends with %c: %q", last, lines)
			}
		}
	})
}

// FuzzFont holds that a broken font is an error, and that what can be drawn with one is a
// card.
func FuzzFont(f *testing.F) {
	f.Add(boxes([]rune("abc…")))
	f.Add(collection(boxes([]rune("abc…")), boxes([]rune("a"))))
	f.Add(varying(900))
	f.Add(gobold.TTF)
	f.Add(gomono.TTF[:8000])
	f.Fuzz(func(t *testing.T, file []byte) {
		var font *Font
		var err error
		// A head may say that there are as many of a thing as two bytes can.
		if n, most := hostile.Allocated(func() { font, err = ParseFont(file) }), uint64(8<<20+100*len(file)); n > most {
			t.Errorf("of %d bytes %d are allocated", len(file), n)
		}
		if err != nil {
			if !errors.Is(err, ErrFont) || font != nil {
				t.Errorf("%v", err)
			}
			return
		}
		for _, text := range []string{"abc", "亜"} {
			m, err := Card{Font: font, Lang: "en", Headline: text, Office: text, Phrases: words, Colours: colours}.draw()
			var lacks *MissingError
			if err != nil && !errors.Is(err, ErrFont) && !errors.As(err, &lacks) || (err == nil) != (m != nil) {
				t.Errorf("%v", err)
			}
		}
	})
}
