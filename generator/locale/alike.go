package locale

import "reflect"

// SetsAlike reports whether two languages set texts in the same way: their
// signs, their line breaks, their phrases.
func (l *Locale) SetsAlike(other *Locale) bool {
	return l.JoinLines == other.JoinLines && l.phrases == other.phrases && reflect.DeepEqual(l.Typography, other.Typography)
}
