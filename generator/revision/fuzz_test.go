package revision

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FuzzNormal asserts that a text has one normal form, in whichever of Unicode's
// forms it is written.
func FuzzNormal(f *testing.F) {
	for _, seed := range []string{"l’été « à  Genève » : 5 %", "が\u3099ハ\u309A", "e\u0301\u00AD\u200B x", "한국 \u1112\u1161\u11AB", "\u212B\u0344\u2126", "e\u00AD\u0301", "a\t\" b \" ; c…"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("not a text that is read")
		}
		normal := Normal(text)
		if !norm.NFC.IsNormalString(normal) {
			t.Errorf("%q is %q, which is not NFC", text, normal)
		}
		for _, same := range []string{normal, norm.NFC.String(text), norm.NFD.String(text)} {
			if got := Normal(same); got != normal {
				t.Errorf("%q is %q, but %q is %q", text, normal, same, got)
			}
		}
	})
}
