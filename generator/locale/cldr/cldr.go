// Package cldr holds the names of countries and territories that Unicode's
// Common Locale Data Repository (CLDR 48) gives, in every language it keeps
// complete, what a directory of them is put in order by: continents, and the
// letters of an index; and when the offices of a country are open.
//
//	names, ok := cldr.Countries("fr-CA")
//	names["VN"] // "Vietnam"; plain fr has "Viêt Nam"
//	cldr.OtherNames("en")["MM"] // "Myanmar (Burma)"; its name is "Myanmar"
//
// The codes are those ISO 3166-1 alpha-2 assigns, and XK for Kosovo, which is
// user-assigned but which CLDR names.
//
// The names lie in names.tsv, whose head explains its form, and the others in
// others.tsv; only the rows of the language asked for are read. The name of a
// territory is its plain one: the short one where CLDR's first says more than what
// it is called (see gen). Continents and letters lie in regions.tsv and directory.tsv
// (directory.go), office hours in hours.tsv (hours.go). The files are Unicode's, under the licence in
// LICENSE. To renew them, change the version in gen and run go generate.
package cldr

import (
	_ "embed"
	"iter"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"docsite/generator/diag"
)

//go:generate go run ./gen

//go:embed names.tsv
var names string

//go:embed others.tsv
var others string

// Countries returns the names of countries and territories in a language,
// keyed by upper-case ISO 3166-1 alpha-2 code. A tag CLDR has no names for
// falls back along its parents: fr-BF to fr, zh-TW to zh-Hant, es-MX to es-419
// and es. A code without a name is absent: no language lacks more than one.
// ok is false where CLDR has no such language. The map is the caller's.
func Countries(tag string) (all map[string]string, ok bool) {
	found := find(tag)
	if found == "" {
		return nil, false
	}
	all = make(map[string]string, 256)
	fill(all, names, found)
	return all, true
}

// OtherNames returns further names that CLDR gives countries and territories in a
// language, by code: longer, shorter and former ones.
func OtherNames(tag string) map[string][]string {
	all := map[string][]string{}
	for t, err := language.Parse(find(tag)); err == nil && t != language.Und; t = t.Parent() {
		_, rest, ok := strings.Cut(others, "@"+t.String()+"\t")
		if !ok {
			continue
		}
		rows, _, _ := strings.Cut(rest, "@")
		_, rows, _ = strings.Cut(rows, "\n")
		for code, name := range pairs(rows) {
			all[code] = append(all[code], name)
		}
		break
	}
	return all
}

// Known reports whether a code, in upper case, is one of a country or
// territory.
func Known(code string) bool {
	_, ok := slices.BinarySearch(codes(), code)
	return ok
}

// otherCodes are those that people write for a country and that are none.
var otherCodes = map[string]string{"UK": "GB", "EN": "GB", "JA": "JP", "VI": "VN", "KO": "KR", "EL": "GR"}

// Hint says what to write in the place of a code, in upper case, that is none.
// The nearest of two-letter codes would be any.
func Hint(code string) string {
	const otherwise = "use ISO 3166-1 alpha-2 codes, such as JP"
	switch meant := otherCodes[code]; {
	case code == "EU":
		return "the European Union is no country of ISO 3166-1; name its countries"
	case meant != "":
		return diag.DidYouMean(meant, []string{meant}, otherwise)
	case len(code) == 2:
		return otherwise
	}
	return diag.DidYouMean(code, codes(), otherwise)
}

// Codes returns the codes of all countries and territories, sorted.
func Codes() []string {
	return slices.Clone(codes())
}

// codes relies on English naming every territory; the tests hold it to that.
var codes = sync.OnceValue(func() []string {
	var all []string
	_, rows, _ := section(names, "en")
	for code := range pairs(rows) {
		all = append(all, code)
	}
	return all
})

// find returns the locale of the file that answers for a tag, "" if none.
func find(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	for ; t != language.Und; t = t.Parent() {
		if _, _, ok := section(names, t.String()); ok {
			return t.String()
		}
		// The file says zh-Hant-HK where people say zh-HK, and the
		// parent of zh-HK would already be plain zh-Hant.
		base, _, region := t.Raw()
		script, _ := t.Script()
		full, err := language.Compose(base, script, region)
		if err != nil {
			continue
		}
		if _, _, ok := section(names, full.String()); ok {
			return full.String()
		}
	}
	return ""
}

// fill adds the rows of a file's locale over those it inherits.
func fill(all map[string]string, file, locale string) {
	parent, rows, _ := section(file, locale)
	if parent != "" {
		fill(all, file, parent)
	}
	for code, name := range pairs(rows) {
		all[code] = name
	}
}

// section returns the parent and the rows of a locale of the file. The at sign
// stands nowhere but before a locale, which keeps the search fast.
func section(file, locale string) (parent, rows string, ok bool) {
	_, rest, ok := strings.Cut(file, "@"+locale+"\t")
	if !ok {
		return "", "", false
	}
	rest, _, _ = strings.Cut(rest, "@")
	parent, rows, _ = strings.Cut(rest, "\n")
	return parent, rows, true
}

// pairs goes through the codes and names of a locale's rows.
func pairs(rows string) iter.Seq2[string, string] {
	return func(yield func(code, name string) bool) {
		for line := range strings.Lines(rows) {
			code, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			if !yield(code, name) {
				return
			}
		}
	}
}
