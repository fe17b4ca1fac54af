package read

import (
	"bytes"
	"strings"
	"testing"

	"docsite/generator/diag"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		block, body string
		code        diag.Code // or none
		hint        string
	}{
		{name: "usual", text: "---\ntitle: A\n---\nText\n", block: "title: A\n", body: "Text\n"},
		{name: "empty block", text: "---\n---\nText\n", body: "Text\n"},
		{name: "no body", text: "---\ntitle: A\n---\n", block: "title: A\n"},
		{name: "no line feed at the end", text: "---\ntitle: A\n---", block: "title: A\n"},
		{name: "spaces after a fence", text: "--- \ntitle: A\n---\t\nText\n", block: "title: A\n", body: "Text\n"},
		{name: "indented fence", text: "---\nsummary: |\n  A\n  ---\n  B\n---\nText\n", block: "summary: |\n  A\n  ---\n  B\n", body: "Text\n"},
		{name: "longer line", text: "---\ntitle: A\n----\n---\nText\n", block: "title: A\n----\n", body: "Text\n"},
		{name: "fence in a value", text: "---\ntitle: A --- B\n---\nText\n", block: "title: A --- B\n", body: "Text\n"},
		{name: "break in the body", text: "---\ntitle: A\n---\nText\n\n---\n\nMore\n", block: "title: A\n", body: "Text\n\n---\n\nMore\n"},
		{name: "fences only in the body", text: "---\n---\n---\n---\n", body: "---\n---\n"},
		{name: "empty lines", text: "---\n\n\ntitle: A\n\n---\n\n\nText\n", block: "\n\ntitle: A\n\n", body: "\n\nText\n"},
		{name: "wide text", text: "---\ntitle: 総務省\n---\n発表\n", block: "title: 総務省\n", body: "発表\n"},

		{name: "empty", code: diag.NoFrontMatter, hint: "begin the file"},
		{name: "text", text: "Text\n", code: diag.NoFrontMatter, hint: "begin the file"},
		{name: "TOML", text: "+++\ntitle = 1\n+++\nText\n", code: diag.NoFrontMatter, hint: "not TOML"},
		{name: "JSON", text: "{\"title\": 1}\n\nText\n", code: diag.NoFrontMatter, hint: "begin the file"},
		{name: "line before", text: "\n---\ntitle: A\n---\n", code: diag.NoFrontMatter, hint: "in line 2"},
		{name: "indented opening", text: " ---\ntitle: A\n---\n", code: diag.NoFrontMatter, hint: "before the “---” in line 1"},
		{name: "four hyphens", text: "----\ntitle: A\n---\n", code: diag.NoFrontMatter, hint: "in line 3"},
		{name: "yaml fence", text: "---yaml\ntitle: A\n---\n", code: diag.NoFrontMatter, hint: "in line 3"},
		{name: "unclosed", text: "---\ntitle: A\n\nText\n", code: diag.FrontMatterOpen, hint: "between"},
		{name: "closed by dots", text: "---\ntitle: A\n...\nText\n", code: diag.FrontMatterOpen, hint: "between"},
		{name: "only an opening", text: "---", code: diag.FrontMatterOpen, hint: "between"},
		{name: "indented close", text: "---\ntitle: A\n ---\nText\n", code: diag.FrontMatterOpen, hint: "between"},
	} {
		t.Run(c.name, func(t *testing.T) {
			block, body, ds := split("en.md", []byte(c.text))
			if c.code != "" {
				if len(ds) != 1 || ds[0].Code != c.code || !strings.Contains(ds[0].Hint, c.hint) || ds[0].Line != 1 || ds[0].Column != 1 {
					t.Errorf("got %v, want %s with the hint …%s…", ds, c.code, c.hint)
				}
				return
			}
			if ds != nil || string(block) != c.block || c.text[body:] != c.body {
				t.Errorf("got %q, %q %v, want %q, %q", block, c.text[body:], ds, c.block, c.body)
			}
		})
	}
}

// Whatever a file holds, split finds its parts without losing or inventing a
// byte: the first fence, the block from line 2 on, a fence, the body. So the
// lines that are told of a block are those of the file.
func FuzzSplit(f *testing.F) {
	for _, text := range []string{
		"", "---", "---\n", "---\n---", "---\n---\n", "---\ntitle: A\n---\nText\n", "---\n\n ---\n---- \n--- \n---\n",
		"---\n+++\n---\n+++\n", "---\n;;;\n---\n", "---\n{\n}\n---\n", "---\n\x00\n---\n", "---\n\r\n---\r\n", "---\ntitle: 総務省\n---\n発表",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		block, body, ds := split("en.md", text)
		if ds != nil {
			if len(ds) != 1 || ds[0].Hint == "" || block != nil || body != 0 {
				t.Fatalf("%q: block %q, body %d, %v", text, block, body, ds)
			}
			return
		}
		if body < 0 || body > len(text) {
			t.Fatalf("%q: the body is at %d", text, body)
		}
		head := text[:body]
		first, rest, _ := bytes.Cut(head, []byte("\n"))
		if !isFence(first) || !bytes.HasPrefix(rest, block) {
			t.Fatalf("%q: the block %q does not stand behind the first line of %q", text, block, head)
		}
		if last := bytes.TrimSuffix(rest[len(block):], []byte("\n")); !isFence(last) || bytes.Contains(last, []byte("\n")) {
			t.Fatalf("%q: between the block %q and the body stands %q", text, block, last)
		}
		for line := range bytes.Lines(block) {
			if isFence(bytes.TrimSuffix(line, []byte("\n"))) {
				t.Fatalf("%q: a fence stands in the block %q", text, block)
			}
		}
	})
}

// A forgotten fence is told where the text begins, not where YAML gives up.
func TestProseLine(t *testing.T) {
	for block, want := range map[string]int{
		"title: A\ndate: 2020-01-06\n":            0,
		"title: A\n\ndate: 2020-01-06\n":          0,
		"title: A\n\n# a comment\n\n- item\n":     0,
		"summary: |\n\n  A line\n\n  another\n":   0,
		"title: A\n\nThe text begins.\n\nMore.\n": 3,
		"title: A\n\n\n発表した。\n":                   4,
		"title: A\nno empty line before\n":        0,
	} {
		if got := proseLine([]byte(block)); got != want {
			t.Errorf("%q: line %d, want %d", block, got, want)
		}
	}
}

// TestBoundOfFrontMatter holds that a front matter is taken up to its bound.
func TestBoundOfFrontMatter(t *testing.T) {
	for _, test := range []struct {
		bytes int
		told  diag.Code
	}{{mostFront, ""}, {mostFront + 1, diag.FileTooLarge}} {
		block := strings.Repeat("#", test.bytes-1) + "\n"
		got, _, ds := split("x.md", []byte("---\n"+block+"---\nA text.\n"))
		switch {
		case test.told == "" && (ds != nil || string(got) != block):
			t.Errorf("%d bytes: told %v, %d bytes are read", test.bytes, ds, len(got))
		case test.told != "" && (len(ds) != 1 || ds[0].Code != test.told):
			t.Errorf("%d bytes: told %v", test.bytes, ds)
		}
	}
}
