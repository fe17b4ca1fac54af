package locale

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"docsite/generator/diag"
	"docsite/generator/fields"
)

// SentenceRules say where the sentences of a language do not end, although Unicode's rules let
// them.
type SentenceRules struct {
	Abbreviations []string // behind whose full stop a sentence goes on: Mr.
	BeforeFigure  []string // likewise where a figure follows: No.
	MayEnd        []string // behind whose full stop one goes on unless one of Openers follows: p.m.
	Openers       []string // words that often begin a sentence: The
	Initials      bool     // a capital with a full stop is the beginning of a name: J. Smith
	Brackets      []string // two signs each: what they hold is not cut, 「」
	Continues     []string // words by which a sentence goes on behind such a bracket: と
}

// readSentences reads where sentences end. A file adds to what its parent says.
func (d *draft) readSentences(m *fields.Map) {
	s, w := m.Map("sentences"), &d.sentences
	for _, section := range []struct {
		key  string
		into *[]string
		good func(string) bool
		hint string
	}{
		{"abbreviations", &w.Abbreviations, endsInStop, "write the full stop that it ends in, too: Mr."},
		{"before_figure", &w.BeforeFigure, endsInStop, "write the full stop that it ends in, too: No."},
		{"may_end", &w.MayEnd, endsInStop, "write the full stop that it ends in, too: p.m."},
		{"openers", &w.Openers, func(s string) bool { return s != "" }, ""},
		{"brackets", &w.Brackets, twoSigns, "write the sign that opens and the one that closes: 「」"},
		{"continues", &w.Continues, func(s string) bool { return s != "" }, ""},
	} {
		for _, word := range s.List(section.key) {
			switch {
			case !usable(s, word, "sentences."+section.key):
			case !section.good(word.Value):
				s.Report(diag.New(diag.BadLocaleValue, word.At, "“%s” in “sentences.%s” cannot be used", word.Value, section.key).
					WithHint("%s", section.hint))
			case !slices.Contains(*section.into, word.Value):
				*section.into = append(slices.Clip(*section.into), word.Value)
			}
		}
	}
	if _, told := s.KeyAt("initials"); told {
		w.Initials = s.Bool("initials")
	}
	s.Done("“sentences”")
}

func endsInStop(s string) bool { return len(s) > 1 && strings.HasSuffix(s, ".") }

func twoSigns(s string) bool {
	open, size := utf8.DecodeRuneInString(s)
	return utf8.RuneCountInString(s) == 2 && open != rune(s[size]) && !strings.HasSuffix(s, string(open))
}

// Span is a part of a text, in bytes from From to before To.
type Span struct{ From, To int }

// SplitSentences cuts a text into its sentences, without the white space around them: nothing else
// of the text is left out. It cuts where the default rules of Unicode do (UAX #29, section 5), and then
// joins what the language's rules hold together. In any language what closes a quotation or
// a bracket belongs to what it closes, also behind a space, and small letters go on with the sentence.
func (l *Locale) SplitSentences(text string) []Span {
	var list []Span
	held := l.sentences.held(text)
	from, state := 0, -1
	for at := 0; at < len(text); {
		var sentence string
		sentence, _, state = uniseg.FirstSentenceInString(text[at:], state)
		at += len(sentence)
		end := at + closing(text[at:])
		if end == at && at < len(text) {
			end -= opening(text[from:at])
		}
		if end < len(text) && (end == from || l.sentences.goesOn(text, from, end, held)) {
			continue
		}
		if s := trimmed(text, from, end); s.From < s.To {
			list = append(list, s)
		}
		from = end
		if end > at {
			at, state = end, -1
		}
	}
	return list
}

// closing returns the length of what closes a quotation at the beginning of a text, with white space.
func closing(text string) int {
	end := 0
	for i, r := range text {
		switch {
		case unicode.Is(unicode.Pf, r) || unicode.Is(unicode.Pe, r):
			end = i + utf8.RuneLen(r)
		case !unicode.IsSpace(r) && !strings.ContainsRune(".!?…。！？", r):
			return end
		}
	}
	return end
}

// opening returns the length of the brackets at the end of a text that open what follows: Unicode's
// rules take them for ones that close.
func opening(text string) int {
	return len(text) - len(strings.TrimRightFunc(text, func(r rune) bool { return unicode.Is(unicode.Ps, r) }))
}

// goesOn reports whether what begins at a byte of a text goes on with the sentence before it.
func (r *SentenceRules) goesOn(text string, from, at int, held []Span) bool {
	before := strings.TrimSpace(text[from:at])
	behind := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
	next, _ := utf8.DecodeRuneInString(behind)
	if unicode.IsLower(next) || numbering(before) {
		return true
	}
	for _, s := range held {
		if s.From < at && at < s.To {
			return true
		}
		if at == s.To && hasAnyPrefix(behind, r.Continues) {
			return true
		}
	}
	if !strings.HasSuffix(before, ".") {
		return false
	}
	word := lastWord(before)
	if r.Initials && initials(word) && unicode.IsUpper(next) || slices.Contains(r.Abbreviations, word) {
		return true
	}
	switch {
	case slices.Contains(r.MayEnd, word):
		return unicode.Is(unicode.Ps, next) || unicode.IsUpper(next) && !slices.Contains(r.Openers, firstWord(behind))
	case unicode.IsDigit(next):
		return slices.Contains(r.BeforeFigure, word)
	}
	return false
}

// numbering reports whether a text is a number with a full stop, of what follows.
func numbering(text string) bool {
	const most = 3 // digits
	digits, stop := strings.CutSuffix(text, ".")
	return stop && len(digits) <= most && digits != "" && !strings.ContainsFunc(digits, func(r rune) bool { return !unicode.IsDigit(r) })
}

// firstWord returns the letters that a text begins with.
func firstWord(text string) string {
	if end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		return text[:end]
	}
	return text
}

// lastWord returns the end of a text from its last space, bracket, apostrophe or character of
// Chinese or Japanese on.
func lastWord(text string) string {
	from := strings.LastIndexFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Ps, unicode.Pi, unicode.Han, unicode.Hiragana, unicode.Katakana) || strings.ContainsRune("'’\"", r)
	})
	if from < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[from:])
	return text[from+size:]
}

// initials reports whether a word is a capital with a full stop, or several such as J.-P.
func initials(word string) bool {
	for part := range strings.SplitSeq(strings.TrimSuffix(word, "."), ".") {
		letter, size := utf8.DecodeRuneInString(strings.TrimPrefix(part, "-"))
		if !unicode.IsUpper(letter) || size != len(strings.TrimPrefix(part, "-")) {
			return false
		}
	}
	return true
}

func hasAnyPrefix(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(text, word) })
}

// held returns what brackets hold that are not cut, with them: the outermost. One that
// does not close, or that closes what is not open, holds nothing.
func (r *SentenceRules) held(text string) []Span {
	if len(r.Brackets) == 0 {
		return nil
	}
	type open struct {
		at     int
		closes rune
	}
	var list []Span
	var stack []open
	for i, c := range text {
		for _, b := range r.Brackets {
			first, size := utf8.DecodeRuneInString(b)
			last, _ := utf8.DecodeRuneInString(b[size:])
			switch c {
			case first:
				stack = append(stack, open{i, last})
			case last:
				n := len(stack) - 1
				for n >= 0 && stack[n].closes != c {
					n--
				}
				if n < 0 {
					break
				}
				s := Span{stack[n].at, i + utf8.RuneLen(c)}
				stack = stack[:n]
				for len(list) > 0 && list[len(list)-1].From >= s.From {
					list = list[:len(list)-1]
				}
				list = append(list, s)
			}
		}
	}
	return list
}

// Trimmed returns all of a text but the white space around it.
func Trimmed(text string) Span { return trimmed(text, 0, len(text)) }

// trimmed returns a part of a text without the white space around it.
func trimmed(text string, from, to int) Span {
	s := strings.TrimRightFunc(text[from:to], unicode.IsSpace)
	to = from + len(s)
	return Span{to - len(strings.TrimLeftFunc(s, unicode.IsSpace)), to}
}
