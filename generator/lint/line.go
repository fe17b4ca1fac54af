package lint

import (
	"bytes"
	"regexp"

	"docsite/generator/diag"
)

// lineForms are lines that look like a heading or a list to people and are plain text to
// Markdown; the first that fits. Those that are sure only where two lines follow each
// other are several.
var lineForms = []struct {
	form    *regexp.Regexp
	several bool
	message string
	hint    string
}{
	{regexp.MustCompile(`^ *#{1,6}[\x{00A0}\x{3000}]`), false, "this is no heading: after the # stands a space of another kind", "write “## Heading” with a plain space"},
	{regexp.MustCompile(`^ *#{2,6}[^#\s\x01-\x08]`), false, "this is no heading: after the # a space is needed", "write “## Heading”"},
	{regexp.MustCompile(`^ *#{7,}[ \t]*[^#\s]`), false, "this is no heading: it has more than six #", "write “## Heading”"},
	{regexp.MustCompile(`^ *＃`), false, "this is no heading: the ＃ is full-width", "write “## Heading”"},
	{regexp.MustCompile(`^ *[-*+][\x{00A0}\x{3000}]`), false, "this is no list: after the bullet stands a space of another kind", "write “- item” with a plain space"},
	{regexp.MustCompile(`^ *[•・●◦‣▪∙⁃·][\s\x{00A0}\x{3000}]*[^\s\x{00A0}\x{3000}]`), false, "this is no list: the bullet is a character of the text", "begin each line with “- ”"},
	{letterBullet, true, "this is no list: the bullet is a character of the text", "begin each line with “- ”"},
	{regexp.MustCompile(`^ *-[\p{L}「『“«\x03]`), true, "this is no list: after the bullet a space is needed", "write “- item”"},
	{regexp.MustCompile(`^ *\*[\p{L}「『“«\x03]`), true, "this is no list: after the bullet a space is needed", "write “- item”"},
	{regexp.MustCompile(`^ *[0-9]{1,3}[.)][\p{L}「『“«\x03]`), true, "this is no list: after the number a space is needed", "write “1. item”"},
}

// letterBullet is a letter that Word's font Wingdings, or Courier, draws as a bullet.
var letterBullet = regexp.MustCompile(`^ *[o§üØ]\t`)

// almostLines returns the lines of a paragraph that are surely meant as a heading or an
// item and are none. Of items that follow each other the first is told.
func almostLines(text []byte) []Finding {
	var found []Finding
	at, last := 0, -1 // the form of the line above
	for line := range bytes.Lines(text) {
		form := lineForm(line)
		if form >= 0 && form != last {
			next := text[at+len(line):]
			if f := lineForms[form]; !f.several || lineForm(next[:lineLength(next)]) == form {
				found = append(found, Finding{at + len(line) - len(bytes.TrimLeft(line, " ")), diag.AlmostMarkdown, f.message, f.hint})
			} else {
				form = -1
			}
		}
		last = form
		if form >= 0 && bytes.IndexByte([]byte("#\xEF"), bytes.TrimLeft(line, " ")[0]) >= 0 {
			last = -1 // each heading is told
		}
		at += len(line)
	}
	return found
}

func lineForm(line []byte) int {
	begin := bytes.TrimLeft(line, " ")
	if len(begin) == 0 || !mayBeForm[begin[0]] {
		return -1
	}
	for i, f := range lineForms {
		if f.form.Match(line) {
			return i
		}
	}
	return -1
}

// MayBeLine reports whether a line of a paragraph begins as one of lineForms can.
func MayBeLine(text []byte) bool {
	for line := range bytes.Lines(text) {
		if begin := bytes.TrimLeft(line, " "); len(begin) > 0 && mayBeForm[begin[0]] && (begin[0] != 0xE3 || bytes.HasPrefix(begin, []byte("・"))) {
			return true
		}
	}
	return false
}

// mayBeForm are the first bytes of lines that can have a form.
var mayBeForm = func() (table [256]bool) {
	for _, c := range []byte("#-*+o0123456789\xC2\xC3\xE2\xE3\xEF") {
		table[c] = true
	}
	return table
}()

func lineLength(text []byte) int {
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		return i + 1
	}
	return len(text)
}
