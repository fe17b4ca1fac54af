package edit

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Scalar writes a text as a value of YAML 1.2 on a line of its own: as it is
// where no program can take it for anything else, in double quotation marks
// otherwise.
func Scalar(text string) string {
	if isPlain(text) {
		return text
	}
	return quoted(text)
}

// quoted writes a text in double quotation marks.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == ' ' || unicode.IsPrint(r) || unicode.Is(unicode.Zs, r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// reserved are words that some version of YAML takes for something else than a
// text.
var reserved = []string{"null", "true", "false", "yes", "no", "on", "off", "y", "n"}

// isPlain reports whether a text needs no quotation marks. One that begins with
// neither a letter nor a mark that YAML does not know, such as 「, has them in any
// case: it may look like a number or a date.
func isPlain(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return text != "" && strings.TrimSpace(text) == text && !slices.Contains(reserved, strings.ToLower(text)) &&
		(unicode.IsLetter(first) || first > unicode.MaxASCII && unicode.IsPunct(first)) &&
		!strings.Contains(text, ": ") && !strings.HasSuffix(text, ":") && !strings.Contains(text, " #") &&
		!strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) && !unicode.Is(unicode.Zs, r) })
}

// Item writes a text as a value in brackets or braces, where some signs divide.
func Item(text string) string {
	if isPlain(text) && !strings.ContainsAny(text, ",[]{}:") {
		return text
	}
	return quoted(text)
}

// List writes words as a list in one line.
func List(words []string) string {
	items := make([]string, len(words))
	for i, w := range words {
		items[i] = Item(w)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

// comment writes a text as comments of YAML, each line of it one, behind an
// indent.
func comment(indent, text string) string {
	var b strings.Builder
	for line := range strings.Lines(breaks.Replace(text)) {
		b.WriteString(strings.TrimRight(indent+"# "+strings.TrimSpace(line), " ") + "\n")
	}
	return b.String()
}

// breaks are characters that end a line to YAML, and so a comment.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")
