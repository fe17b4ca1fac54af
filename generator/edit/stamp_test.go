package edit_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"docsite/generator/edit"
	"docsite/generator/press"
)

var source = press.Source{Lang: "ja", Digest: "9f2c41d07a3e"}

func TestStamp(t *testing.T) {
	const body = "---\n\nLe texte.\n"
	for _, c := range []struct{ name, before, after string }{
		{"a value", "title: Un\nsource: ja@0000000\nslug: un\n", "title: Un\nsource: ja@9f2c41d07a3e\nslug: un\n"},
		{"a comment behind it", "source: ja@0000000   # 3 December\ntitle: Un\n", "source: ja@9f2c41d07a3e   # 3 December\ntitle: Un\n"},
		{"double quotation marks", "source: \"ja@0000000\" # x\ntitle: Un\n", "source: \"ja@9f2c41d07a3e\" # x\ntitle: Un\n"},
		{"single quotation marks", "source:   'ja@0000000'\ntitle: Un\n", "source:   'ja@9f2c41d07a3e'\ntitle: Un\n"},
		{"a quoted key", "\"source\": ja@0000000\ntitle: Un\n", "\"source\": ja@9f2c41d07a3e\ntitle: Un\n"},
		{"no value", "title: Un\nsource:\nslug: un\n", "title: Un\nsource: ja@9f2c41d07a3e\nslug: un\n"},
		{"no value, but a comment", "title: Un\nsource: # from\nslug: un\n", "title: Un\nsource: ja@9f2c41d07a3e # from\nslug: un\n"},
		{"null", "title: Un\nsource: null # from\n", "title: Un\nsource: ja@9f2c41d07a3e # from\n"},
		{"an empty text", "title: Un\nsource: ''\n", "title: Un\nsource: 'ja@9f2c41d07a3e'\n"},
		{"a value that is none", "title: Un\nsource: the Japanese\n", "title: Un\nsource: ja@9f2c41d07a3e\n"},
		{"spaces before the colon", "title: Un\nsource : ja@0000000\n", "title: Un\nsource : ja@9f2c41d07a3e\n"},
		{"no key", "title: Un\nslug: un\n", "title: Un\nsource: ja@9f2c41d07a3e\nslug: un\n"},
		{"no key, the title last", "slug: un\ntitle: Un\n", "slug: un\ntitle: Un\nsource: ja@9f2c41d07a3e\n"},
		{"no key and a long title", "title: >-\n  Un\n  titre\n\n# The rest.\nslug: un\n", "title: >-\n  Un\n  titre\nsource: ja@9f2c41d07a3e\n\n# The rest.\nslug: un\n"},
		{"a title with a sign of comments", "title: >-\n  Un\n  # titre\nslug: un\n", "title: >-\n  Un\n  # titre\nsource: ja@9f2c41d07a3e\nslug: un\n"},
		{"comments at the end", "title: Un # le titre\n# summary: …\n# slug: …\n", "title: Un # le titre\nsource: ja@9f2c41d07a3e\n# summary: …\n# slug: …\n"},
		{"indented", "  title: Un\n  slug: un\n", "  title: Un\n  source: ja@9f2c41d07a3e\n  slug: un\n"},
		{"neither title nor key", "slug: un\n", "source: ja@9f2c41d07a3e\nslug: un\n"},
		{"nothing", "", "source: ja@9f2c41d07a3e\n"},
		{"the word elsewhere", "title: Un\nsummary: >-\n  source: ja@0000000\nimage: {file: source.png, alt: \"source: x\"}\n", "title: Un\nsource: ja@9f2c41d07a3e\nsummary: >-\n  source: ja@0000000\nimage: {file: source.png, alt: \"source: x\"}\n"},
		{"in braces, with the key", "{title: Un, source: ja@0000000, slug: un}\n", "{title: Un, source: ja@9f2c41d07a3e, slug: un}\n"},
	} {
		for _, how := range []struct {
			name string
			as   func(string) string
		}{
			{"", func(s string) string { return s }},
			{", with CRLF", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
			{", with a byte order mark", func(s string) string { return "\uFEFF" + s }},
			{", without a line end", func(s string) string { return strings.TrimSuffix(s, "\n") }},
			{", with spaces behind the fence", func(s string) string { return strings.ReplaceAll(s, "---\n", "---  \n") }},
		} {
			before, after := how.as("---\n"+c.before+body), how.as("---\n"+c.after+body)
			got, ds := edit.Stamp("fr.md", []byte(before), source)
			if ds != nil || string(got) != after {
				t.Errorf("%s%s: %q %v, want %q", c.name, how.name, got, ds, after)
			}
			if again, ds := edit.Stamp("fr.md", got, source); ds != nil || !bytes.Equal(again, got) {
				t.Errorf("%s%s, once more: %q %v", c.name, how.name, again, ds)
			}
		}
	}
}

// What cannot be understood for sure is not written to, and its place is told.
func TestStampRefuses(t *testing.T) {
	for _, c := range []struct{ name, text, at string }{
		{"no front matter", "Le texte.\n", "fr.md:1:1 DS110"},
		{"no end", "---\ntitle: Un\n", "fr.md:1:1 DS111"},
		{"no YAML", "---\ntitle: [Un\n---\nx\n", "fr.md:2:8 DS113"},
		{"no UTF-8", "---\ntitle: \xe9\n---\nx\n", "fr.md:2:8 DS101"},
		{"in braces, without the key", "---\n{title: Un}\n---\nx\n", "fr.md:1:1 DS211"},
		{"a list", "---\ntitle: Un\nsource: [ja@0000000]\n---\nx\n", "fr.md:3:1 DS211"},
		{"on a line of its own", "---\ntitle: Un\nsource:\n  ja@0000000\n---\nx\n", "fr.md:3:1 DS211"},
		{"an alias", "---\ntitle: &a Un\nsource: *a\n---\nx\n", "fr.md:3:1 DS211"},
		{"escapes", "---\ntitle: Un\nsource: \"ja\\u0040000\"\n---\nx\n", "fr.md:3:1 DS211"},
	} {
		got, ds := edit.Stamp("fr.md", []byte(c.text), source)
		if got != nil || len(ds) != 1 || ds[0].Pos.String()+" "+string(ds[0].Code) != c.at {
			t.Errorf("%s: %q %v, want %s", c.name, got, ds, c.at)
		}
	}
}

// Whatever a front matter is like, it is refused or one line of it changes.
func FuzzStamp(f *testing.F) {
	for _, block := range []string{"title: Un\n", "source: \"ja@0000000\"\n", "title: |\n  a\n  # b\n\n\nx: y\n", "{title: a, source: b}\n", "? title\n: a\n", "title: a\r\nsource:\r\n", "- a\n"} {
		f.Add(block)
	}
	f.Fuzz(func(t *testing.T, block string) {
		if strings.Contains(block, "pending") {
			t.Skip("it goes with its lines")
		}
		before := "---\n" + block + "---\nx\n"
		after, ds := edit.Stamp("fr.md", []byte(before), source)
		if (after == nil) == (ds == nil) {
			t.Fatalf("%q: %q %v", before, after, ds)
		}
		if after == nil {
			return
		}
		ours, theirs := slices.Collect(strings.Lines(before)), slices.Collect(strings.Lines(string(after)))
		i := 0
		for i < len(ours) && i < len(theirs) && ours[i] == theirs[i] {
			i++
		}
		j := 0
		for j < len(ours)-i && j < len(theirs)-i && ours[len(ours)-1-j] == theirs[len(theirs)-1-j] {
			j++
		}
		if len(theirs)-i-j > 1 || len(ours)-i-j > 1 {
			t.Errorf("%q: more than a line was changed: %q", before, after)
		}
		if i < len(theirs) && !strings.Contains(theirs[i], "ja@9f2c41d07a3e") {
			t.Errorf("%q: another line was changed: %q", before, after)
		}
	})
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	file := filepath.Join(dir, "fr.md")
	write := func(name, content string, mode os.FileMode) {
		t.Helper()
		if err := errors.Join(os.WriteFile(filepath.Join(dir, name), []byte(content), mode), os.Chmod(filepath.Join(dir, name), mode)); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(want string) {
		t.Helper()
		if got, err := os.ReadFile(file); err != nil || string(got) != want {
			t.Errorf("it holds %q, not %q", got, want)
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), ".") {
				t.Errorf("%s is left behind", e.Name())
			}
		}
	}

	write("fr.md", "old", 0o640)
	if err := edit.Replace(root, "fr.md", []byte("old"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	holds("new")
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v", info.Mode())
	}
	if err := edit.Replace(root, "fr.md", []byte("old"), []byte("newer")); err == nil || !strings.Contains(err.Error(), "changed at the same time") {
		t.Errorf("a file that was changed meanwhile: %v", err)
	}
	holds("new")
	write("fr.md", "new", 0o440)
	if err := edit.Replace(root, "fr.md", []byte("new"), []byte("newer")); err == nil {
		t.Error("a protected file was written")
	}
	holds("new")
	if err := os.Symlink("fr.md", filepath.Join(dir, "link.md")); err != nil {
		t.Skip("this system makes no symbolic links")
	}
	if err := edit.Replace(root, "link.md", []byte("new"), []byte("newer")); err == nil {
		t.Error("a link was written to")
	}
	holds("new")
}
