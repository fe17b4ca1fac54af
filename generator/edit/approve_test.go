package edit_test

import (
	"bytes"
	"strings"
	"testing"

	"docsite/generator/edit"
	"docsite/generator/press"
)

func TestApprove(t *testing.T) {
	const body = "---\n\nLe texte.\n"
	by := press.Approval{Who: "Ann Other", Digest: "9f2c41d07a3e"}
	for _, c := range []struct{ name, before, after string }{
		{"no key", "title: Un\nslug: un\n", "title: Un\napprove: [{who: Ann Other, digest: \"9f2c41d07a3e\"}]\nslug: un\n"},
		{"an empty list", "title: Un\napprove: [] # two\n", "title: Un\napprove: [{who: Ann Other, digest: \"9f2c41d07a3e\"}] # two\n"},
		{"no value", "title: Un\napprove:\nslug: un\n", "title: Un\napprove: [{who: Ann Other, digest: \"9f2c41d07a3e\"}]\nslug: un\n"},
		{"behind another's", "title: Un\napprove: [{who: Ben, digest: \"0000000\"}]\n", "title: Un\napprove: [{who: Ben, digest: \"0000000\"}, {who: Ann Other, digest: \"9f2c41d07a3e\"}]\n"},
		{"on lines of its own", "title: Un\napprove:\n  - {who: Ben, digest: \"0000000\"} # Ben\n\n# The rest.\nslug: un\n",
			"title: Un\napprove:\n  - {who: Ben, digest: \"0000000\"} # Ben\n  - {who: Ann Other, digest: \"9f2c41d07a3e\"}\n\n# The rest.\nslug: un\n"},
		{"on lines without an indent", "title: Un\napprove:\n- who: Ben\n  digest: abcdef0\nslug: un\n",
			"title: Un\napprove:\n- who: Ben\n  digest: abcdef0\n- {who: Ann Other, digest: \"9f2c41d07a3e\"}\nslug: un\n"},
		{"an older one", "title: Un\napprove: [{who: ann other, digest: '0000000'}, {who: Ben, digest: abcdef0}]\n",
			"title: Un\napprove: [{who: ann other, digest: '9f2c41d07a3e'}, {who: Ben, digest: abcdef0}]\n"},
		{"an older one without marks", "title: Un\napprove:\n  - who: Ann Other\n    digest: abcdef0 # then\n", "title: Un\napprove:\n  - who: Ann Other\n    digest: \"9f2c41d07a3e\" # then\n"},
	} {
		for name, as := range map[string]func(string) string{
			"":             func(s string) string { return s },
			", with CRLF":  func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
			", with a BOM": func(s string) string { return "\uFEFF" + s },
		} {
			before, after := as("---\n"+c.before+body), as("---\n"+c.after+body)
			got, ds := edit.Approve("fr.md", []byte(before), by)
			if ds != nil || string(got) != after {
				t.Errorf("%s%s: %q %v, want %q", c.name, name, got, ds, after)
			}
			if again, ds := edit.Approve("fr.md", got, by); ds != nil || !bytes.Equal(again, got) {
				t.Errorf("%s%s, once more: %q %v", c.name, name, again, ds)
			}
		}
	}
}

func TestApproveRefuses(t *testing.T) {
	for _, text := range []string{
		"Le texte.\n", "---\n{title: Un}\n---\nx\n", "---\ntitle: Un\napprove: Ben\n---\nx\n", "---\ntitle: Un\na: &a [{who: Ben, digest: abcdef0}]\napprove: *a\n---\nx\n",
		"---\ntitle: Un\napprove: [{who: Ben, digest: abcdef0},]\n---\nx\n", "---\ntitle: Un\napprove: [{who: Ann}]\n---\nx\n",
	} {
		if got, ds := edit.Approve("fr.md", []byte(text), press.Approval{Who: "Ann", Digest: "9f2c41d07a3e"}); got != nil || len(ds) != 1 {
			t.Errorf("%q: %q %v", text, got, ds)
		}
	}
}
