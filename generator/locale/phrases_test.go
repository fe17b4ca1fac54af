package locale

import (
	"io/fs"
	"strings"
	"testing"
)

// TestPhrases holds that a language has phrases by its file alone, and none
// where it says nothing or a site takes them away.
func TestPhrases(t *testing.T) {
	const title = "日本とフランスが協力を確認"
	for _, c := range []struct {
		name, tag string
		own       fs.FS
		want      string
	}{
		{"Japanese", "ja", nil, "日本と|フランスが|協力を確認"},
		{"Japanese of a region", "ja-JP", nil, "日本と|フランスが|協力を確認"},
		{"English", "en", nil, title},
		{"any other language", "en", site("en.yaml", "language: {phrases: ja}"), "日本と|フランスが|協力を確認"},
		{"none", "ja", site("ja.yaml", "language: {phrases: none}"), title},
	} {
		l := speak(t, c.own, c.tag)[c.tag]
		if got := strings.Join(l.Phrases(title), "|"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
		if got := strings.Join(l.Phrases(""), "|"); got != "" {
			t.Errorf("%s: nothing becomes %q", c.name, got)
		}
	}
}
