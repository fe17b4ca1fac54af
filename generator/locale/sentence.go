package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence returns a text that ends as a sentence of the language does: with a full
// stop, unless it ends in a mark of its own, as a title in ! or U.S. may.
func (l *Locale) Sentence(text string) string {
	switch {
	case text == "" || endsSentence(text):
		return text
	case l.JoinLines:
		return text + "。"
	}
	return text + "."
}

// Sentences joins texts, each a sentence of its own.
func (l *Locale) Sentences(texts ...string) string {
	var all []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			all = append(all, text)
		}
	}
	for i := range max(0, len(all)-1) {
		all[i] = l.Sentence(all[i])
	}
	if l.JoinLines {
		return strings.Join(all, "")
	}
	return strings.Join(all, " ")
}

// endsSentence reports whether a text ends in a mark that ends a sentence, or that no full
// stop stands behind, within quotation marks or not. One within brackets ends what they hold.
func endsSentence(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.Is(unicode.Pf, r) || strings.ContainsRune(`"'」』〉》`, r)
	})
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?…‥。．！？｡‼⁇⁈⁉‽:;：；", last)
}

// withoutStop takes a full stop away that stands behind what has its mark.
func withoutStop(written string, ended bool) string {
	if !ended {
		return written
	}
	for _, stop := range []string{".", "。"} {
		if rest, ok := strings.CutPrefix(written, stop); ok && !strings.HasPrefix(rest, stop) {
			return rest
		}
	}
	return written
}
