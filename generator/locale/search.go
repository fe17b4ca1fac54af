package locale

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/diag"
	"docsite/generator/fields"
)

// readSearch reads what a search holds for one word.
func (d *draft) readSearch(m *fields.Map) {
	s := m.Map("search")
	readLetters(s, "endings", "an ending of words", "write the last letters of a word, small: {ies: y, s: \"\"}", d.Endings)
	readLetters(s, "spellings", "letters of a word", "write letters of a word, small: {colour: color}", d.Spellings)
	for _, word := range s.List("okurigana") {
		if !okurigana(word.Value) {
			s.Report(diag.New(diag.BadLocaleValue, word.At, "“%s” is not one character and its kana", word.Value).
				WithHint("write a kanji and the hiragana that may be left out behind it: 取り"))
		} else if !slices.Contains(d.Okurigana, word.Value) {
			d.Okurigana = append(slices.Clip(d.Okurigana), word.Value)
		}
	}
	s.Done("“search”")
}

// readLetters reads letters, and what takes their place.
func readLetters(s *fields.Map, section, what, hint string, into map[string]string) {
	table := s.Map(section)
	for _, name := range table.Names() {
		from, to := name.Value, table.Text(name.Value)
		switch {
		case from == "" || !letters(from):
			table.Report(diag.New(diag.BadLocaleValue, name.At, "“%s” is not %s", from, what).WithHint("%s", hint))
		case to.Set && !letters(to.Value):
			table.Report(diag.New(diag.BadLocaleValue, to.At, "“%s” is not %s", to.Value, what).
				WithHint("write the letters in the place of “%s”, or \"\" for none", from))
		case to.Set:
			into[from] = to.Value
		}
	}
}

// letters reports whether a text holds small letters alone.
func letters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) || unicode.ToLower(r) != r })
}

// okurigana reports whether a text is a Han character with hiragana behind it.
func okurigana(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, first) && size < len(s) &&
		!strings.ContainsFunc(s[size:], func(r rune) bool { return !unicode.Is(unicode.Hiragana, r) })
}
