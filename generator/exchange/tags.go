package exchange

import (
	"regexp"
	"strings"
)

// Text with codes as text alone, for formats that have no markup: <1> opens, </1> closes, and
// <1/> stands alone. What looks so in the text itself follows a backslash, and backslashes
// in front of either are doubled.

var tag = regexp.MustCompile(`\\*<(/?)([A-Za-z0-9_-]+)(/?)>`)

// tagged returns a text with its codes as tags.
func (in Inline) tagged() string {
	var b strings.Builder
	in = in.Joined()
	for i, p := range in {
		if p.Code != nil {
			b.WriteString(p.Code.tag())
			continue
		}
		text := tag.ReplaceAllStringFunc(p.Text, func(found string) string {
			name := strings.TrimLeft(found, `\`)
			return strings.Repeat(`\`, 2*(len(found)-len(name))+1) + name
		})
		// Backslashes at the end of a text would change the tag behind it.
		if i+1 < len(in) && in[i+1].Code != nil {
			trimmed := strings.TrimRight(text, `\`)
			text += strings.Repeat(`\`, len(text)-len(trimmed))
		}
		b.WriteString(text)
	}
	return b.String()
}

// untag reads what tagged returns. Codes have no original; see [Inline.completed].
func untag(text string) Inline {
	var in Inline
	from := 0
	for _, m := range tag.FindAllStringSubmatchIndex(text, -1) {
		slashes := m[2] - 1 - m[0]
		in = append(in, Part{Text: text[from:m[0]] + strings.Repeat(`\`, slashes/2)})
		from = m[1]
		if slashes%2 == 1 {
			in = append(in, Part{Text: text[m[0]+slashes : m[1]]})
			continue
		}
		c := &Code{ID: text[m[4]:m[5]]}
		switch {
		case m[2] < m[3] && m[6] < m[7]: // </1/> is none
			in = append(in, Part{Text: text[m[0]+slashes : m[1]]})
			continue
		case m[2] < m[3]:
			c.Form = Closes
		case m[6] == m[7]:
			c.Form = Opens
		}
		in = append(in, Part{Code: c})
	}
	return append(in, Part{Text: text[from:]}).Joined()
}

// Tagged returns a text with its codes as tags, for programs that translate plain text: <1>
// opens, </1> closes, <1/> stands alone.
func Tagged(in Inline) string { return in.tagged() }

// Untagged reads what became of what [Tagged] returned of a source. A tag that the source has
// not is a code without an original, which [CheckCodes] tells of.
func Untagged(text string, source Inline) Inline { return untag(text).completed(source) }
