package locale_test

import (
	"strings"
	"testing"
	"unicode"

	"docsite/generator/locale"
)

// TestSplitSentences: a text is cut where it has a ¦.
func TestSplitSentences(t *testing.T) {
	for tag, texts := range map[string][]string{
		"en": {
			"It cost 3.14 million. ¦It opens on Monday.",
			"Mr. Smith met Dr. J. R. Jones at 5 p.m. on Friday. ¦They left.",
			"See No. 5 and Art. 3. ¦No. ¦It is not.",
			"“It opens today. ¦We are glad,” she said. ¦“Are you?” he asked.",
			"The ferry (see p. 3) leaves! ¦Nobody knows… where to.",
			"In the U.S. dollar zone, e.g. Guam, it is so. ¦The U.K. is not.",
			"One, two; three: four",
			"1. Filing by phone. ¦2. It is 10 a.m. (14.00 GMT).",
			"It leaves at 10 a.m. Atlantic time. ¦We meet at 4 p.m. ¦The U.S. Department knows. ¦It is Acme Inc. ¦In 1999.",
			"",
			"  ",
		},
		"fr": {
			"M. Dupont et Mme Durand ont vu l’art. 3. ¦Ils partent.",
			"« Nous ouvrons aujourd’hui. ¦C’est bien. » ¦Elle est partie.",
			"« Est-ce vrai ? » a demandé M. Roux. ¦« Oui ! »",
			"Le prix est de 3,5 M€. ¦Il baisse.",
			"« Non. », dit-elle.",
		},
		"ja": {
			"橋が開通しました。¦費用は3.5億円です。",
			"大臣は「開通します。うれしいです。」と述べました。¦以上です。",
			"（注）本日は休みです（明日も休みです。）。¦以上",
			"「そうです。」¦大臣は笑った。",
			"「そうです。まだです」¦",
			"開かない」括弧。¦「閉じない。¦括弧",
			"J. Smith氏はNo. 5を見た。¦終わり！",
		},
	} {
		for _, marked := range texts {
			text := strings.ReplaceAll(marked, "¦", "")
			var got []string
			for _, s := range loaded(t, tag).SplitSentences(text) {
				got = append(got, text[s.From:s.To])
			}
			want := strings.FieldsFunc(marked, func(r rune) bool { return r == '¦' })
			for i := range want {
				want[i] = strings.TrimSpace(want[i])
			}
			if strings.Join(got, "¦") != strings.TrimSpace(strings.Join(want, "¦")) {
				t.Errorf("%s: %q, want %q", tag, got, want)
			}
		}
	}
}

// FuzzSplitSentences: sentences stand one behind the other, with nothing but white space
// between them, and none around or in the place of them.
func FuzzSplitSentences(f *testing.F) {
	for _, s := range sentences {
		f.Add(s)
	}
	f.Add("« A. » b. 「（。」）。")
	languages := []*locale.Locale{loaded(f, "en"), loaded(f, "fr"), loaded(f, "ja")}
	f.Fuzz(func(t *testing.T, text string) {
		for _, l := range languages {
			at := 0
			for _, s := range l.SplitSentences(text) {
				if s.From < at || s.To <= s.From || strings.TrimSpace(text[at:s.From]) != "" {
					t.Fatalf("%s: %v behind %d in %q", l.Tag, s, at, text)
				}
				if strings.TrimFunc(text[s.From:s.To], unicode.IsSpace) != text[s.From:s.To] {
					t.Fatalf("%s: white space around %q", l.Tag, text[s.From:s.To])
				}
				at = s.To
			}
			if strings.TrimSpace(text[at:]) != "" {
				t.Fatalf("%s: %q is in no sentence of %q", l.Tag, text[at:], text)
			}
		}
	})
}
