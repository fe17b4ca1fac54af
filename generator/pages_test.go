package generator_test

import (
	"context"
	"html"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator"
)

// TestPages builds the small sites of testdata/*.txtar. A file “want/<path>” of
// an archive says what the page at that path holds, a line each and in this
// order; a line that begins with “!” is one that it must not hold, and “absent”
// alone says that there is no such page. The archive's comment may say
// “preview” and “base <address>”.
func TestPages(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var o generator.Options
			for line := range strings.Lines(string(a.Comment)) {
				switch word, rest, _ := strings.Cut(strings.TrimSpace(line), " "); word {
				case "preview":
					o.Preview = true
				case "base":
					o.BaseURL = rest
				}
			}
			folder, want := fstest.MapFS{}, map[string]string{}
			for _, f := range a.Files {
				if page, ok := strings.CutPrefix(f.Name, "want/"); ok {
					want[page] = string(f.Data)
				} else {
					folder[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			o.Folder = folder
			site := loadAt(t, o, time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC))
			all := files(t, site)
			walk(t, all, site.Plan.Base())
			for _, page := range slices.Sorted(maps.Keys(want)) {
				checkPage(t, page, all[page], want[page])
			}
		})
	}
}

func checkPage(t *testing.T, name string, content []byte, want string) {
	t.Helper()
	if strings.TrimSpace(want) == "absent" {
		if content != nil {
			t.Errorf("%s is there", name)
		}
		return
	}
	if content == nil {
		t.Errorf("there is no %s", name)
		return
	}
	// The templates write a plus sign as a reference.
	rest := strings.ReplaceAll(string(content), "&#43;", "+")
	for line := range strings.Lines(want) {
		line = strings.TrimSuffix(line, "\n")
		if unwanted, ok := strings.CutPrefix(line, "!"); ok {
			if strings.Contains(string(content), unwanted) {
				t.Errorf("%s holds\n\t%s", name, unwanted)
			}
			continue
		}
		_, after, found := strings.Cut(rest, line)
		if !found {
			t.Errorf("%s does not hold, in its place,\n\t%s\nbut\n%s", name, line, content)
			return
		}
		rest = after
	}
}

// laidOver is a folder with some files of another content, or in addition.
type laidOver struct {
	fs.FS
	files fstest.MapFS
}

func (l laidOver) Open(name string) (fs.File, error) {
	if f, err := l.files.Open(name); err == nil {
		if info, err := f.Stat(); err == nil && !info.IsDir() {
			return f, nil
		}
	}
	return l.FS.Open(name)
}

func (l laidOver) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(l.FS, name)
	if err != nil {
		return nil, err
	}
	more, err := fs.ReadDir(l.files, name)
	if err != nil {
		return entries, nil
	}
	for _, m := range more {
		if !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == m.Name() }) {
			entries = append(entries, m)
		}
	}
	return entries, nil
}

// TestAFourthLanguage takes Vietnamese up into the newsroom of this
// repository: one locale file and a word in docsite.yaml.
func TestAFourthLanguage(t *testing.T) {
	vietnamese, err := os.ReadFile("locale/testdata/vi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	settings, err := os.ReadFile("../docsite.yaml")
	if err != nil {
		t.Fatal(err)
	}
	settings = []byte(strings.Replace(string(settings), "languages: [en, fr, ja]", "languages: [en, fr, ja, vi]", 1))
	release := "---\ntitle: Việt Nam và Nhật Bản\ncontacts: [{office: Bộ Khoa học và Công nghệ, url: https://mst.gov.vn/}]\n---\n\nDiễn đàn đã diễn ra.\n"
	site := load(t, generator.Options{Folder: laidOver{own(), fstest.MapFS{
		"locales/vi.yaml": {Data: vietnamese},
		"docsite.yaml":    {Data: settings},
		"releases/2022/vietnam-japan-digital-forum/vi.md": {Data: []byte(release)},
	}}})
	all := files(t, site)
	walk(t, all, site.Plan.Base())
	for page, texts := range map[string][]string{
		"vi/releases/2022/vietnam-japan-digital-forum/index.html": {`<html lang="vi">`, "Việt Nam và Nhật Bản", "ngày 12 tháng 10 năm 2022"},
		"vi/countries/index.html":                                 {"Nhật Bản", "Ấn Độ"},
		"vi/index.html":                                           {"Tiếng Việt", `lang="en" hreflang="en"`},
		"index.html":                                              {`<a href="/vi/" lang="vi" hreflang="vi">`},
		"en/releases/2022/vietnam-japan-digital-forum/index.html": {`hreflang="vi"`},
	} {
		for _, text := range texts {
			if !strings.Contains(strings.ToLower(html.UnescapeString(string(all[page]))), strings.ToLower(text)) {
				t.Errorf("%s does not hold %s", page, text)
			}
		}
	}
}

// TestABrokenSiteIsNotLoaded: where there is an error there is no site.
func TestABrokenSiteIsNotLoaded(t *testing.T) {
	folder := laidOver{own(), fstest.MapFS{"releases/2022/vietnam-japan-digital-forum/en.md": {Data: []byte("---\ntitle: x\n---\n")}}}
	a, err := open(t, generator.Options{Folder: folder}).Analyze(context.Background(), noon)
	if err != nil || a.Site != nil || len(a.Diagnostics()) == 0 {
		t.Errorf("site %v, %d diagnostics, %v", a.Site, len(a.Diagnostics()), err)
	}
}
