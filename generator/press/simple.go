package press

import "strings"

// simple is the variant subtag of plain language: ja-simple (IANA Language Subtag Registry,
// “Simplified form”).
const simple = "simple"

// IsSimple reports whether a language is the plain form of one: ja-simple, but not ja. A text in it may leave
// out what its original tells, and explain it.
func IsSimple(tag string) bool {
	_, variants, _ := strings.Cut(tag, "-")
	for part := range strings.SplitSeq(variants, "-") {
		if part == simple {
			return true
		}
	}
	return false
}

// Full returns the language that a plain one is the plain form of: ja of ja-simple. Any other is its own.
func Full(tag string) string {
	var parts []string
	for part := range strings.SplitSeq(tag, "-") {
		if part != simple {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "-")
}
