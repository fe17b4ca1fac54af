package exchange

import "strings"

// String returns a term as it is shown in a note, in a form that [parseTerm] reads:
//
//	quay = quai / appontement; not: dock / embarcadère; note: of the port
//
// Where a text itself has / ; or = in front of a space or at its end, it follows a backslash, and so
// does a backslash.
func (t Term) String() string {
	text := escapeTerm(t.Source) + " = " + termList(t.Targets)
	if rest := t.rest(); rest != "" {
		text += "; " + rest
	}
	return text
}

// rest returns what a term says but for its source and its targets.
func (t Term) rest() string {
	var list []string
	if len(t.Refused) > 0 {
		list = append(list, refusedMark+termList(t.Refused))
	}
	if t.Note != "" {
		list = append(list, noteMark+escapeTerm(t.Note))
	}
	return strings.Join(list, "; ")
}

const (
	refusedMark = "not: "
	noteMark    = "note: "
)

func escapeTerm(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if text[i] == '\\' || strings.IndexByte("/;=", text[i]) >= 0 && parts(text, i) {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// parts reports whether a character that is followed by a space, or by nothing, stands at i.
func parts(text string, i int) bool { return i+1 == len(text) || text[i+1] == ' ' }

func termList(texts []string) string {
	var list []string
	for _, t := range texts {
		list = append(list, escapeTerm(t))
	}
	return strings.Join(list, " / ")
}

// parseTerm reads what [Term.String] returns; false for something else.
func parseTerm(text string) (Term, bool) {
	sides := splitUnescaped(text, '=')
	if len(sides) != 2 {
		return Term{}, false
	}
	fields := splitUnescaped(sides[1], ';')
	t := Term{Source: unescapeTerm(sides[0]), Targets: parseTermList(fields[0])}
	ok := t.parseRest(fields[1:])
	return t, ok && t.Source != ""
}

// parseRest reads parts of what [Term.rest] returns.
func (t *Term) parseRest(fields []string) bool {
	for _, p := range fields {
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
		if t = unescapeTerm(t); t != "" {
			list = append(list, t)
		}
	}
	return list
}

// splitUnescaped cuts a text at a character that follows no backslash and that a space follows.
func splitUnescaped(text string, at byte) []string {
	var list []string
	from := 0
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case text[i] == at && parts(text, i):
			list = append(list, text[from:i])
			from = i + 1
		}
	}
	return append(list, text[from:])
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
