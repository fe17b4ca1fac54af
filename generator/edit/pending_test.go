package edit_test

import (
	"bytes"
	"strings"
	"testing"

	"docsite/generator/edit"
	"docsite/generator/press"
)

// TestStampPending: what is pending is written behind the source, exchanged or taken out, and all else stays.
func TestStampPending(t *testing.T) {
	const body = "---\n\nLe texte.\n"
	const stands = "source: ja@9f2c41d07a3e\n"
	some := []press.Pending{{New: "a1b2c3d4"}, {Old: "00000001", New: "12345678"}, {Old: "1e234567"}}
	const written = `pending: ["a1b2c3d4", "00000001>12345678", "-1e234567"]`
	for _, c := range []struct {
		name, before string
		pending      []press.Pending
		after        string
	}{
		{"none, and no key", "title: Un\n" + stands, nil, "title: Un\n" + stands},
		{"no key", "title: Un\n" + stands + "slug: un\n", some, "title: Un\n" + stands + written + "\nslug: un\n"},
		{"neither key", "title: Un\nslug: un\n", some, "title: Un\n" + stands + written + "\nslug: un\n"},
		{"no key, a comment behind the source", "title: Un\nsource: ja@0000000 # x\n# The rest.\nslug: un\n", some, "title: Un\nsource: ja@9f2c41d07a3e # x\n" + written + "\n# The rest.\nslug: un\n"},
		{"exchanged", "title: Un\npending: [00000000]\n" + stands, some, "title: Un\n" + written + "\n" + stands},
		{"exchanged, with a comment", stands + "pending: [ '00000000' ]  # à voir\ntitle: Un\n", some, stands + written + "  # à voir\ntitle: Un\n"},
		{"exchanged, in lines", stands + "pending:\n  - 00000000\n  # ici\n  - \"-00000001\"\n\n# The title.\ntitle: Un\n", some, stands + written + "\n\n# The title.\ntitle: Un\n"},
		{"exchanged, in lines of brackets", stands + "pending: [00000000,\n  11111111\n]\ntitle: Un\n", some, stands + written + "\ntitle: Un\n"},
		{"exchanged, an empty one", stands + "pending:\ntitle: Un\n", some, stands + written + "\ntitle: Un\n"},
		{"exchanged, a wrong one", stands + "pending: all\ntitle: Un\n", some, stands + written + "\ntitle: Un\n"},
		{"exchanged, indented", "  title: Un\n  " + stands + "  pending: [00000000]\n", some, "  title: Un\n  " + stands + "  " + written + "\n"},
		{"a quoted key", "title: Un\n" + stands + "\"pending\": [00000000]\n", some, "title: Un\n" + stands + written + "\n"},
		{"taken out", "title: Un\n" + stands + "pending: [00000000]\n# Next.\nslug: un\n", nil, "title: Un\n" + stands + "# Next.\nslug: un\n"},
		{"taken out, in lines", "title: Un\n" + stands + "pending:\n- 00000000\n- 11111111\nslug: un\n", nil, "title: Un\n" + stands + "slug: un\n"},
		{"taken out at the end", "title: Un\n" + stands + "pending: [00000000]\n", nil, "title: Un\n" + stands},
		{"the word elsewhere", "title: pending\nsummary: |\n  pending: [00000000]\n" + stands, nil, "title: pending\nsummary: |\n  pending: [00000000]\n" + stands},
	} {
		for _, how := range []struct {
			name string
			as   func(string) string
		}{
			{"", func(s string) string { return s }},
			{", with CRLF", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
			{", with a byte order mark", func(s string) string { return "\uFEFF" + s }},
		} {
			before, after := how.as("---\n"+c.before+body), how.as("---\n"+c.after+body)
			stamp := press.Source{Lang: "ja", Digest: "9f2c41d07a3e", Pending: c.pending}
			got, ds := edit.Stamp("fr.md", []byte(before), stamp)
			if ds != nil || string(got) != after {
				t.Errorf("%s%s: %q %v, want %q", c.name, how.name, got, ds, after)
			}
			if again, ds := edit.Stamp("fr.md", got, stamp); ds != nil || !bytes.Equal(again, got) {
				t.Errorf("%s%s, once more: %q %v", c.name, how.name, again, ds)
			}
		}
	}
	for _, text := range []string{
		"---\n{title: Un, source: ja@0000000, pending: [00000000]}\n---\nx\n",
		"---\n{title: Un, source: ja@0000000}\n---\nx\n",
		"---\ntitle: Un\nslug: &a un\nsource: &b ja@0000000\npending: [*b]\nx: *b\n---\nx\n",
	} {
		got, ds := edit.Stamp("fr.md", []byte(text), press.Source{Lang: "ja", Digest: "9f2c41d07a3e", Pending: some})
		if got != nil || len(ds) != 1 || ds[0].Code != "DS211" || !strings.Contains(ds[0].Hint, "source: ja@9f2c41d07a3e; "+written) {
			t.Errorf("%q: %q %v", text, got, ds)
		}
	}
}
