package markdown

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what comes out of testdata/html as what is wanted")

// TestTextsOfOtherPrograms converts what offices have: exports of systems that manage
// content, of word processors and mail programs, pages of other years, and HTML
// that is mixed with Markdown. A text is named by what it is and its language;
// beside it lies its HTML, what is told of it, and its passages.
func TestTextsOfOtherPrograms(t *testing.T) {
	files, err := filepath.Glob("testdata/html/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	all := typographies(t, "en", "fr", "ja")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		base := strings.TrimSuffix(file, ".md")
		lang := strings.TrimPrefix(filepath.Ext(base), ".")
		o := testOptions(lang)
		o.Language, o.Typography = lang, all[lang]
		d := New(o).Convert("x.md", text, 0)
		if err := wellFormed(d); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		if err := sameTree(d); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		got := visible.Replace(filled(d)) + "\n\n" + told(d) + "\n\n" + outline(d) + "\n"
		if *update {
			if err := os.WriteFile(base+".txt", []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(base + ".txt"); err != nil || got != string(want) {
			t.Errorf("%s: %v\n got %s\nwant %s", file, err, got, want)
		}
	}
}
