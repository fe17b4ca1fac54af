package record

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator/htmltext"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/locales"
)

// TestPassagesInTheirPage holds that the HTML of a text is cut into the passages that were taken
// out of it: as many letters in each, one by one. The texts are those of this repository.
func TestPassagesInTheirPage(t *testing.T) {
	settings, _, err := read.Settings(fstest.MapFS{"docsite.yaml": {Data: []byte("title: {en: T}\nbase_url: https://press.example.org/\nlanguages: [en, fr, ja]\ntime_zone: UTC\n")}}, "")
	if err != nil {
		t.Fatal(err)
	}
	all, _, err := locale.Load(locales.Files, nil, settings.Languages)
	if err != nil {
		t.Fatal(err)
	}
	base := NewBase(settings, nil, nil, nil, all, "test")
	texts := 0
	try := func(name, lang string, content []byte) {
		reading, ok := base.reader.File(path.Join("releases", "2020", name, lang+".md"), content)
		if !ok {
			return
		}
		texts++
		cut, err := htmltext.Passages(pageHTML(reading.Translation, string(reading.HTML)))
		if err != nil {
			t.Fatal(err)
		}
		var got, want []string
		for _, p := range cut {
			got = append(got, fmt.Sprint(p.Letters))
		}
		for _, p := range reading.Passages {
			if p.Kind >= press.Paragraph {
				want = append(want, fmt.Sprint(htmltext.Letters(p.Text)))
			}
		}
		if g, w := strings.Join(got, " "), strings.Join(want, " "); g != w {
			t.Errorf("%s %s:\n got %s\nwant %s", name, lang, g, w)
		}
	}
	each := func(root, pattern string, do func(file string, content []byte)) {
		err := filepath.WalkDir(root, func(file string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || !strings.HasSuffix(file, pattern) {
				return err
			}
			content, err := os.ReadFile(file)
			if err == nil {
				do(file, content)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	each("../../releases", ".md", func(file string, content []byte) {
		try(path.Base(path.Dir(file)), strings.TrimSuffix(path.Base(file), ".md"), content)
	})
	for _, dir := range []string{"../align/testdata", "../precision", "../markdown/testdata"} {
		each(dir, ".txtar", func(file string, content []byte) {
			for i, f := range txtar.Parse(content).Files {
				lang := strings.TrimSuffix(f.Name, ".md")
				if len(lang) != 2 {
					lang = "ja"
				}
				if !strings.HasPrefix(string(f.Data), "---\n") {
					f.Data = append([]byte("---\ntitle: T\ndate: 2020-01-01\n---\n"), f.Data...)
				}
				try(fmt.Sprintf("%s-%d", strings.TrimSuffix(path.Base(file), ".txtar"), i), lang, f.Data)
			}
		})
	}
	if texts < 200 {
		t.Errorf("%d texts were tried", texts)
	}
}

func pageHTML(t *press.Translation, body string) string {
	var b strings.Builder
	for _, fact := range t.QuickFacts {
		b.WriteString("<ul><li>" + string(fact) + "</li></ul>")
	}
	b.WriteString(body)
	b.WriteString(string(t.Notes))
	return b.String()
}
