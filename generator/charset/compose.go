package charset

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Compose returns a text with its accents and voicing marks composed (NFC), as keyboards
// write them: files of some systems, and what PDFs hand out, have e and ´ in the place of
// é. Compatibility ideographs, which NFC takes for others, stay as they are: names have
// them. A text that is composed already is returned as it is.
func Compose(text []byte) []byte {
	n := norm.NFC.QuickSpan(text)
	if n == len(text) {
		return text
	}
	composed := make([]byte, 0, len(text))
	for at := 0; at < len(text); {
		composed = append(composed, text[at:at+n]...)
		if at += n; at == len(text) {
			break
		}
		end := at + norm.NFC.NextBoundary(text[at:], true)
		if r, size := utf8.DecodeRune(text[at:]); isCompatibilityIdeograph(r) {
			composed = append(composed, text[at:at+size]...)
			at += size
		} else {
			composed = norm.NFC.Append(composed, text[at:end]...)
			at = end
		}
		n = norm.NFC.QuickSpan(text[at:])
	}
	return composed
}

func isCompatibilityIdeograph(r rune) bool {
	return 0xF900 <= r && r <= 0xFAD9 || 0x2F800 <= r && r <= 0x2FA1D
}
