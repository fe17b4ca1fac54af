package exchange

import (
	"slices"
	"strings"
)

// String returns a term as it is shown in a note, in a form that [parseTerm] reads:
//
//	quay = quai / appontement; not: dock / embarcadère; note: of the port
//
// The characters \ / ; and = of the texts themselves follow a backslash.
func (t Term) String() string {
	text := termEscaper.Replace(t.Source) + " = " + termList(t.Targets)
	if rest := t.rest(); rest != "" {
		text += "; " + rest
	}
	return text
}

// rest returns what a term says but for its source and its targets.
func (t Term) rest() string {
	var parts []string
	if len(t.Refused) > 0 {
		parts = append(parts, refusedMark+termList(t.Refused))
	}
	if t.Note != "" {
		parts = append(parts, noteMark+termEscaper.Replace(t.Note))
	}
	return strings.Join(parts, "; ")
}

const (
	refusedMark = "not: "
	noteMark    = "note: "
)

var termEscaper = strings.NewReplacer(`\`, `\\`, `/`, `\/`, `;`, `\;`, `=`, `\=`)

func termList(texts []string) string {
	var list []string
	for _, t := range texts {
		list = append(list, termEscaper.Replace(t))
	}
	return strings.Join(list, " / ")
}

// parseTerm reads what [Term.String] returns; false for something else.
func parseTerm(text string) (Term, bool) {
	sides := splitUnescaped(text, '=')
	if len(sides) != 2 {
		return Term{}, false
	}
	parts := splitUnescaped(sides[1], ';')
	t := Term{Source: unescapeTerm(sides[0]), Targets: parseTermList(parts[0])}
	return t, t.parseRest(parts[1:])
}

// parseRest reads parts of what [Term.rest] returns.
func (t *Term) parseRest(parts []string) bool {
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if list, ok := strings.CutPrefix(p, refusedMark); ok {
			t.Refused = parseTermList(list)
		} else if note, ok := strings.CutPrefix(p, noteMark); ok {
			t.Note = unescapeTerm(note)
		} else {
			return false
		}
	}
	return true
}

func parseTermList(text string) []string {
	var list []string
	for _, t := range splitUnescaped(text, '/') {
		list = append(list, unescapeTerm(t))
	}
	if slices.Equal(list, []string{""}) {
		return nil
	}
	return list
}

// splitUnescaped cuts a text at a character that follows no backslash.
func splitUnescaped(text string, at byte) []string {
	var parts []string
	from := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case at:
			parts = append(parts, text[from:i])
			from = i + 1
		}
	}
	return append(parts, text[from:])
}

func unescapeTerm(text string) string {
	text = strings.TrimSpace(text)
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) {
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
