package locale

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/typeset"
)

// spaces are the spaces that a sign can have, by the names that locale files
// give them.
var spaces = map[string]string{
	"none":     "",
	"no-break": "\u00A0", // NO-BREAK SPACE, as wide as a space
	"narrow":   "\u202F", // NARROW NO-BREAK SPACE
}

// readTypography reads how a language sets its signs. What a parent's file says
// holds sign by sign where a file is silent.
func (d *draft) readTypography(m *fields.Map) {
	s := m.Map("typography")
	if marks := readMarks(s, "quotes", 4); marks != nil {
		d.rules.Quotes = typeset.Quotes{
			Outer: typeset.Pair{Open: marks[0], Close: marks[1]},
			Inner: typeset.Pair{Open: marks[2], Close: marks[3]},
		}
	}
	if marks := readMarks(s, "latin_quotes", 2); marks != nil {
		d.rules.Latin = typeset.Pair{Open: marks[0], Close: marks[1]}
	}
	if t := s.Text("apostrophe"); t.Set {
		if d.rules.Apostrophe = character(t.Value); d.rules.Apostrophe == 0 {
			s.Report(notOne(t, "apostrophe"))
		}
	}
	for _, word := range s.List("elisions") {
		if usable(s, word, "typography.elisions") {
			d.rules.Elisions = append(slices.Clip(d.rules.Elisions), word.Value)
		}
	}
	d.rules.Spaces = readSpaces(s, "spaces", d.rules.Spaces)
	d.rules.Figures = readSpaces(s, "figures", d.rules.Figures)
	d.readJoins(s.Map("joins"))
	s.Done("“typography”")
}

// readJoins reads where a space does not break a line. A file adds to the words of
// its parent.
func (d *draft) readJoins(s *fields.Map) {
	j := &d.rules.Joins
	if t := s.Text("groups"); t.Set {
		if space, ok := spaces[t.Value]; ok {
			j.Groups = space
		} else {
			s.Report(diag.New(diag.BadLocaleValue, t.At, "“typography.joins.groups” cannot be “%s”", t.Value).
				WithHint("%s", diag.DidYouMean(t.Value, slices.Sorted(maps.Keys(spaces)), "write none, no-break or narrow")))
		}
	}
	for _, list := range []struct {
		key  string
		into *[]string
	}{
		{"behind_figure", &j.BehindFigure}, {"between_figures", &j.BetweenFigures},
		{"before_figure", &j.BeforeFigure}, {"before_name", &j.BeforeName}, {"before_office", &j.BeforeOffice},
	} {
		for _, word := range s.List(list.key) {
			if usable(s, word, "typography.joins."+list.key) {
				*list.into = append(slices.Clip(*list.into), word.Value)
			}
		}
	}
	s.Done("“joins”")
}

// readMarks reads a list of so many marks; nil if it is missing or wrong.
func readMarks(s *fields.Map, key string, n int) []rune {
	at, _ := s.KeyAt(key)
	list := s.List(key)
	if list == nil && !s.IsEmptyList(key) {
		return nil
	}
	var marks []rune
	for _, t := range list {
		if mark := character(t.Value); mark != 0 {
			marks = append(marks, mark)
		} else {
			s.Report(notOne(t, key))
		}
	}
	if len(list) > 0 {
		at = list[0].At
	}
	if len(list) != n {
		s.Report(diag.New(diag.BadLocaleValue, at, "“typography.%s” has %d marks, not %d", key, len(list), n).
			WithHint("list what opens and closes a quotation and, in “quotes”, a quotation in it: [“, ”, ‘, ’]"))
	}
	if len(marks) != n {
		return nil
	}
	return marks
}

// readSpaces reads the spaces of signs over those that are known.
func readSpaces(s *fields.Map, key string, known map[rune]string) map[rune]string {
	signs := s.Map(key)
	for _, name := range signs.Names() {
		sign, t := character(name.Value), signs.Text(name.Value)
		space, ok := spaces[t.Value]
		switch {
		case sign == 0:
			signs.Report(notOne(name, key))
		case t.Set && !ok:
			signs.Report(diag.New(diag.BadLocaleValue, t.At, "“typography.%s” cannot be “%s”", key, t.Value).
				WithHint("%s", diag.DidYouMean(t.Value, slices.Sorted(maps.Keys(spaces)), "write none, no-break or narrow")))
		case t.Set:
			known = maps.Clone(known)
			if known == nil {
				known = map[rune]string{}
			}
			known[sign] = space
		}
	}
	return known
}

// character returns the one character that a text is, or 0. Letters, digits,
// white space and the straight marks are no signs that a language sets.
func character(text string) rune {
	r, size := utf8.DecodeRuneInString(text)
	if size != len(text) || r == utf8.RuneError || strings.ContainsRune("\"'", r) || !unicode.IsPunct(r) && !unicode.IsSymbol(r) {
		return 0
	}
	return r
}

func notOne(t fields.Text, key string) diag.Diagnostic {
	return diag.New(diag.BadLocaleValue, t.At, "“%s” in “typography.%s” is not a sign", t.Value, key).
		WithHint("write one punctuation mark or symbol, in quotation marks")
}
