package markdown

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator/diag"
)

// ofText are the codes of package lint, and of what only looks like Markdown.
var ofText = map[diag.Code]bool{
	diag.CharacterLost: true, diag.Misread: true, diag.DirectionOpen: true, diag.InvisibleCharacter: true,
	diag.PrivateCharacter: true, diag.CompatibilityCharacter: true,
	diag.AlmostMarkdown: true, diag.CellsBeyondHead: true, diag.ProseAsCode: true, diag.HeadingUnmeant: true,
}

// TestNothingIsToldOfGoodTexts: of texts that are right nothing is told, neither of those
// in testdata/offices.txtar, which are as offices write them, nor of those that were
// written for something else.
func TestNothingIsToldOfGoodTexts(t *testing.T) {
	texts := map[string][]byte{}
	for _, dir := range []string{"../align/testdata", "../../releases", "../edit/testdata", "testdata", "../..", "../../locales", "../../templates", ".."} {
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if e.IsDir() {
				if name != "." && (dir == "../.." || dir == "..") {
					return fs.SkipDir
				}
				return nil
			}
			content, err := os.ReadFile(path.Join(dir, name))
			switch path.Ext(name) {
			case ".txtar":
				for _, f := range txtar.Parse(content).Files {
					if strings.Contains(f.Name, ".md") || path.Ext(f.Name) == "" {
						texts[name+"/"+f.Name] = f.Data
					}
				}
			case ".md":
				texts[path.Join(dir, name)] = content
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(texts) < 110 {
		t.Fatalf("there are only %d texts", len(texts))
	}
	for name, text := range texts {
		lang := strings.TrimSuffix(path.Base(name), ".md")
		body := 0
		if bytes.HasPrefix(text, []byte("---\n")) {
			body = bytes.Index(text, []byte("\n---\n")) + len("\n---\n")
		}
		for _, d := range New(testOptions(lang)).Convert(name, text, body).Diagnostics {
			if ofText[d.Code] {
				t.Errorf("%s: %s %s", d.Pos, d.Code, d.Message)
			}
		}
	}
}
