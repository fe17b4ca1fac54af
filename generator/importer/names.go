package importer

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/layout"
	"docsite/generator/read"
)

// mostName is how many bytes a file's name has at most.
const mostName = 120

// baseName is the last part of an address without its query, in plain letters.
func baseName(address string) string {
	address, _, _ = strings.Cut(address, "?")
	address, _, _ = strings.Cut(address, "#")
	if plain, err := url.PathUnescape(address); err == nil && utf8.ValidString(plain) {
		address = plain
	}
	return path.Base(address)
}

var (
	unfit     = regexp.MustCompile(`[^\pL\pM\pN._-]+`)
	hyphens   = regexp.MustCompile(`-{2,}`)
	looksLang = regexp.MustCompile(`(?i)^[a-z]{2,3}([-_][a-z0-9]{2,8})*\.(md|markdown|mdown|mkd|md\.txt)$`)
)

// portable makes of a file's name one that every system and web server can hold, and
// that docsite takes for no translation.
func portable(name string) string {
	name = norm.NFC.String(strings.ToValidUTF8(name, "-"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return '-'
		}
		return r
	}, name)
	name = hyphens.ReplaceAllString(unfit.ReplaceAllString(name, "-"), "-")
	ext := path.Ext(name)
	stem := strings.Trim(strings.TrimSuffix(name, ext), "-.")
	if ext == "." || len(ext) > 12 {
		stem, ext = stem+strings.TrimPrefix(ext, "."), ""
	}
	for len(stem)+len(ext) > mostName {
		_, size := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-size]
	}
	if stem == "" {
		stem = "file"
	}
	name = stem + strings.TrimRight(ext, "-")
	if read.FileFault(name) != "" || looksLang.MatchString(name) {
		name = "file-" + name
	}
	return name
}

// names are names that are taken, as file systems compare them that know no capitals.
type names map[string]bool

// free returns a name that is not taken: it, or with -2, -3 … before its ending. It is
// taken then.
func (n names) free(name string) string {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for i := 2; n[layout.Fold(name)]; i++ {
		name = fmt.Sprintf("%s-%d%s", stem, i, ext)
	}
	n[layout.Fold(name)] = true
	return name
}
