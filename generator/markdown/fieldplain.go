package markdown

import (
	"strings"
)

// PlainField returns the field of a text that is no Markdown but may have ruby; false where
// it has no words.
func PlainField(s string) (Field, bool) {
	f := Field{End: len(WithoutReadings(s)), To: len(s)}
	at := 0
	put := func(form PartForm, number, length int, text string) {
		if length > 0 {
			f.Parts = append(f.Parts, Part{Form: form, Number: number, From: at, To: at + length, Text: text})
			at += length
		}
	}
	for number := 1; at < len(s); {
		rest := s[at:]
		bar := strings.Index(rest, rubyBar)
		if bar < 0 {
			put(Characters, 0, len(rest), rest)
			break
		}
		open, end, ok := rubyAt([]byte(rest[bar:]))
		switch {
		case isEscaped([]byte(rest[:bar])):
			put(Characters, 0, bar-1, rest[:bar-1])
			put(Characters, 0, 1+len(rubyBar), rubyBar)
		case ok:
			put(Characters, 0, bar, rest[:bar])
			put(Opens, number, len(rubyBar), "")
			put(Characters, 0, open-len(rubyBar), rest[bar+len(rubyBar):bar+open])
			put(Closes, number, end+len(rubyClose)-open, "")
			number++
		default:
			put(Characters, 0, bar+len(rubyBar), rest[:bar+len(rubyBar)])
		}
	}
	return f, strings.TrimSpace(s) != ""
}
