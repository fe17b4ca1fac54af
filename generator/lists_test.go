package generator_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator"
)

// TestAPageIsTheSameWhateverWasMadeBefore: what a list keeps of a release for other
// lists takes nothing from them.
func TestAPageIsTheSameWhateverWasMadeBefore(t *testing.T) {
	folder := fstest.MapFS{
		"docsite.yaml":          {Data: []byte("title: {en: Press office}\nbase_url: https://press.example.org/\nlanguages: [en]\n")},
		"releases/2020/a/en.md": {Data: []byte("---\ntitle: Bread is cheaper\ndate: 2020-01-01\n---\n\nText.\n")},
		"templates/home.html":   {Data: []byte(`{{define "main"}}{{with .Home.Lead}}<p>{{.Title}}, {{.Published.Text}}</p>{{end}}{{end}}`)},
	}
	site := load(t, generator.Options{Folder: folder})
	for _, name := range []string{"en/index.html", "en/releases/index.html", "en/releases/2020/index.html", "en/index.html"} {
		content, err := fs.ReadFile(site, name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "en/index.html" && !strings.Contains(string(content), "<p>Bread is cheaper, 1 January 2020</p>") {
			t.Errorf("the home has no title: %s", content)
		}
	}
}
