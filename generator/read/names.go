package read

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/locale"
)

// checkName returns what is wrong with the name of a file or folder (its last
// part) that every system and web server must be able to hold.
func checkName(at diag.Pos, name string) []diag.Diagnostic {
	if !norm.NFC.IsNormalString(name) {
		return []diag.Diagnostic{diag.New(diag.NameNotNFC, at, "the name “%s” is not in Unicode's composed form (NFC)", norm.NFC.String(name)).
			WithHint("type the name anew on another system, or rename it to letters without accents or voicing marks")}
	}
	if reason := notPortable(name); reason != "" {
		return []diag.Diagnostic{diag.New(diag.NameNotPortable, at, "the name “%s” %s", printable(name), reason).
			WithHint("use letters, digits, hyphens and full stops")}
	}
	return nil
}

// notPortable returns why a name cannot be that of a file of a release, on every system and in an address.
// The names of its copies have more letters.
func notPortable(name string) string {
	switch {
	case !utf8.ValidString(name):
		return "is not written in UTF-8"
	case strings.ContainsAny(name, "#%"):
		return "holds a character that means something else in an address"
	case strings.HasPrefix(name, " "):
		return "begins with a space"
	case len(name) > 200:
		return "is too long"
	}
	return layout.NameFault(name)
}

func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, name)
}

var (
	month     = regexp.MustCompile(`^\d\d$`)
	plainWord = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

// slugFault returns why a word cannot be part of a release's address, or "".
// Two digits are the addresses of months.
func slugFault(slug string) string {
	switch {
	case month.MatchString(slug):
		return "is kept for the page of a month"
	case strings.HasPrefix(slug, ".") || strings.HasSuffix(slug, "."):
		return "begins or ends with a full stop"
	case strings.ContainsFunc(slug, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
	}):
		return "holds more than letters, digits, hyphens and full stops"
	case len(slug) > 150:
		return "is too long"
	}
	return layout.DeviceFault(slug)
}

// idFault returns why a word cannot be the ID of a topic, a type or a ministry.
func idFault(id string) string {
	if !plainWord.MatchString(id) {
		return "must be lower-case letters of the Latin alphabet, digits and single hyphens"
	}
	return layout.DeviceFault(id)
}

var tagForm = regexp.MustCompile(`^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$`)

// named reports whether a name is that of a language, or looks so much like it
// that it must be meant as one: jp for ja.
func named(stem string) bool {
	if !tagForm.MatchString(stem) {
		return false
	}
	_, err := locale.Canonical(stem)
	return err == nil || len(stem) == 2
}

// languageOf returns the site's language that a file is named after. maybe is
// true where the name is that of a language, but of none that the site has.
func languageOf(name string, languages []string) (lang string, maybe bool) {
	stem, isMarkdown := strings.CutSuffix(name, ".md")
	if !isMarkdown {
		return "", false
	}
	if i := slices.IndexFunc(languages, func(l string) bool { return strings.EqualFold(l, stem) }); i >= 0 {
		return languages[i], false
	}
	return "", named(stem)
}

var almostMarkdown = regexp.MustCompile(`(?i)^([a-z]{2,3}(?:[-_][a-z0-9]{2,8})*)\s*(?:\s*(?:copy|\(\d+\)))?\.(?:md|markdown|mdown|mkd|md\.txt)$`)

// misspelt returns the name that a file should have which is one of the
// site's languages in all but the letters of its ending. It must not be passed
// over: it may be the one that states an embargo.
func misspelt(name string, languages []string) string {
	m := almostMarkdown.FindStringSubmatch(name)
	if m == nil || strings.HasSuffix(name, ".md") && !strings.ContainsAny(name, " (") {
		return ""
	}
	lang, _ := languageOf(strings.ReplaceAll(m[1], "_", "-")+".md", languages)
	if lang == "" {
		return ""
	}
	return lang + ".md"
}
