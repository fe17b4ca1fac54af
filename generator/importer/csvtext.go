package importer

import (
	"regexp"
	"strings"
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
		line = entity.ReplaceAllString(plainSigns.Replace(line), "&amp;$1")
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
