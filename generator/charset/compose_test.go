package charset

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestCompose(t *testing.T) {
	for text, want := range map[string]string{
		"":                            "",
		"cafe\u0301 a\u0300 la mode":  "café à la mode",
		"e\u0301":                     "é",
		"か\u3099く":                    "がく",
		"\uFA19田か\u3099":              "\uFA19田が",
		"\uFA19\uFA19 e\u0301":        "\uFA19\uFA19 é",
		"\u1112\u1161\u11AB":          "한",
		"a\u0323\u0302 a\u0302\u0323": "ậ ậ",
		"\u0301":                      "\u0301",
	} {
		if got := string(Compose([]byte(text))); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzCompose: what is composed is composed, and the rest of NFC is not done.
func FuzzCompose(f *testing.F) {
	f.Add("cafe\u0301 \uFA19か\u3099\u1112\u1161")
	f.Fuzz(func(t *testing.T, text string) {
		got := Compose([]byte(text))
		if norm.NFC.String(string(got)) != norm.NFC.String(text) {
			t.Errorf("%q: %q", text, got)
		}
		if again := Compose(got); string(again) != string(got) {
			t.Errorf("%q: %q, then %q", text, got, again)
		}
	})
}
