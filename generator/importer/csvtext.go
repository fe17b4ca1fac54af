package importer

import (
	"regexp"
	"strings"

	"docsite/generator/htmltext"
)

var (
	lineSign   = regexp.MustCompile(`^(#{1,6}(?: |$)|>|[-+*](?: |$)|[-=_*]{3,}$|:|~~~|` + "```" + `)`)
	lineNumber = regexp.MustCompile(`^(\d{1,9})([.)])( |$)`)
	plainSigns = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", "~~", `\~\~`, "|", `\|`)
)

// fromPlain writes a plain text as Markdown that says the same. An empty line parts paragraphs; no other
// line is more than the end of one.
func fromPlain(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.Trim(line, " \t\n")
		line = escapePlain(line)
		switch {
		case lineNumber.MatchString(line):
			line = lineNumber.ReplaceAllString(line, `$1\$2$3`)
		case lineSign.MatchString(line):
			line = `\` + line
		}
		if strings.Contains(line, "《") {
			line = strings.ReplaceAll(line, "｜", `\｜`)
		}
		b.WriteString(line + "\n")
	}
	return strings.Trim(b.String(), "\n")
}

// escapePlain escapes the signs of Markdown in a line, but for those of an address, of which a reader
// makes a link.
func escapePlain(line string) string {
	var b strings.Builder
	at := 0
	for _, m := range htmltext.BareAddress.FindAllStringIndex(line, -1) {
		b.WriteString(plainSigns.Replace(htmltext.EscapeEntities(line[at:m[0]])) + line[m[0]:m[1]])
		at = m[1]
	}
	return b.String() + plainSigns.Replace(htmltext.EscapeEntities(line[at:]))
}
