package locale

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"docsite/generator/locale/cldr"
	"docsite/generator/locale/kana"
)

// Region returns the name of a continent by its code of UN M49 (see [cldr.Region]), or the
// code where it has none.
func (l *Locale) Region(code string) string {
	if code == cldr.Antarctica {
		return l.Country("AQ") // which a locale file may call otherwise
	}
	return cmp.Or(l.regions[code], code)
}

// Regions returns the codes of all regions in the order of their names.
func (l *Locale) Regions() []string {
	codes := cldr.Regions()
	names, readings := make([]string, len(codes)), make([]string, len(codes))
	for i, code := range codes {
		names[i] = l.Region(code)
		if code == cldr.Antarctica {
			readings[i] = l.CountryReading("AQ")
		}
	}
	keys := l.Keys(names, readings)
	place := make(map[string]string, len(codes))
	for i, code := range codes {
		place[code] = keys[i]
	}
	slices.SortFunc(codes, func(a, b string) int { return strings.Compare(place[a], place[b]) })
	return codes
}

// NoInitial is the initial of a name that begins with no letter of an index: with a
// figure, a sign, or a letter of another script. In the order of [Locale.Keys] such
// names stand before the first letter and behind the last.
const NoInitial = "#"

// An initial is a letter of an index and where it stands in the order of the language.
type initial struct {
	letter  string
	primary string
}

// index gives CLDR's letters their places. One that sorts as another does, as Ё as Е,
// is no letter of its own.
func (l *Locale) index(letters []string) []initial {
	var all []initial
	for _, letter := range letters {
		primary := l.primary(letter)
		if !slices.ContainsFunc(all, func(i initial) bool { return i.primary == primary }) {
			all = append(all, initial{letter, primary})
		}
	}
	slices.SortFunc(all, func(a, b initial) int { return strings.Compare(a.primary, b.primary) })
	return all
}

// Initials returns the letters of an index in their order, [NoInitial] last; nil for a
// language of which CLDR has none.
func (l *Locale) Initials() []string {
	if l.initials == nil {
		return nil
	}
	var all []string
	for _, i := range l.initials {
		all = append(all, i.letter)
	}
	return append(all, NoInitial)
}

// Initial returns the letter under which a name stands in an index of the language, one of
// [Locale.Initials]: the last that does not sort behind it. So É stands under E and Œ
// under O in French, Å behind Z in Swedish, and ガーナ under か in Japanese, by the reading
// where there is one. Names in the order of [Locale.Keys] have their letters in order.
func (l *Locale) Initial(name, reading string) string {
	if l.kana && reading != "" {
		name = reading
	}
	if len(l.initials) == 0 || script(l.first(name)) != script(l.first(l.initials[0].letter)) {
		return NoInitial
	}
	primary, found := l.primary(name), NoInitial
	for _, i := range l.initials {
		if i.primary > primary {
			break
		}
		found = i.letter
	}
	return found
}

// primary is where a text stands in the order of the language by its letters alone,
// whatever their case and accents: the first level of its key in [Locale.Keys].
func (l *Locale) primary(text string) string {
	if l.kana {
		return kana.Letters(text)
	}
	var buffer collate.Buffer
	return string(collate.New(language.Make(l.Tag), collate.Loose).KeyFromString(&buffer, text))
}

// first returns the letter or figure that a text begins with, 0 if it has none.
func (l *Locale) first(text string) rune {
	if l.kana {
		text = kana.Letters(text)
	}
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
	}
	return 0
}

// script returns the name of a letter's script, such as Latin.
func script(r rune) string {
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return name
		}
	}
	return ""
}
