package translate_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator/diag"
	"docsite/generator/exchange"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/record"
	"docsite/generator/revision"
	"docsite/generator/translate"
	"docsite/locales"
)

var languages = []string{"en", "fr", "ja"}

func desk(t testing.TB) *translate.Desk {
	t.Helper()
	list, ds, err := locale.Load(locales.Files, fstest.MapFS{}, languages)
	if err != nil || len(ds) > 0 {
		t.Fatal(err, ds)
	}
	settings := &press.Settings{Title: press.Text{"en": "Press"}, BaseURL: "https://press.example.org/", Languages: languages, Zone: time.UTC}
	by := map[string]*locale.Locale{}
	for _, l := range list {
		by[l.Tag] = l
	}
	return &translate.Desk{Base: record.NewBase(settings, nil, nil, nil, list, "test"), Locales: by}
}

// corpus returns the texts of a repository's releases and of the pairs by which other packages are
// measured: the files of each by their languages.
func corpus(t testing.TB) map[string]map[string][]byte {
	t.Helper()
	texts := map[string]map[string][]byte{}
	for _, pattern := range []string{"../../releases/*/*/*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			content, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			dir := filepath.ToSlash(filepath.Dir(p))
			if texts[dir] == nil {
				texts[dir] = map[string][]byte{}
			}
			texts[dir][strings.TrimSuffix(filepath.Base(p), ".md")] = content
		}
	}
	for _, pattern := range []string{"../align/testdata/*.txtar", "../precision/*/*.txtar"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			archive, err := txtar.ParseFile(p)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.ToSlash(strings.TrimSuffix(p, ".txtar"))
			texts[name] = map[string][]byte{}
			for _, f := range archive.Files {
				content := f.Data
				if !bytes.HasPrefix(content, []byte("---\n")) {
					content = append([]byte("---\ntitle: A title\n"), append(content, '\n')...)
				}
				if bytes.Count(content, []byte("---\n")) < 2 {
					continue
				}
				texts[name][strings.TrimSuffix(f.Name, ".md")] = content
			}
		}
	}
	return texts
}

// ways calls do for each pair of languages of each release.
func ways(t *testing.T, do func(t *testing.T, d *translate.Desk, source, target translate.Text)) {
	d := desk(t)
	n := 0
	for name, files := range corpus(t) {
		for from := range files {
			for to := range files {
				if from == to || !slices.Contains(languages, from) || !slices.Contains(languages, to) {
					continue
				}
				source, ok := d.Read("releases/2020/a/"+from+".md", files[from])
				target, also := d.Read("releases/2020/a/"+to+".md", files[to])
				if !ok || !also {
					t.Errorf("%s: a text cannot be read", name)
					continue
				}
				n++
				t.Run(fmt.Sprintf("%s/%s-%s", name, from, to), func(t *testing.T) { do(t, d, source, target) })
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d pairs", n)
	}
}

// sent writes a document in a format and reads it.
func sent(t *testing.T, f exchange.Format, doc *exchange.Document) *exchange.File {
	t.Helper()
	var b bytes.Buffer
	if err := exchange.Write(&b, f, doc); err != nil {
		t.Fatal(err)
	}
	file, ds, err := exchange.Read("a.xlf", &b)
	if err != nil || diag.Count(ds).Errors > 0 {
		for _, d := range ds {
			t.Log(d)
		}
		t.Fatal(err)
	}
	return file
}

// current reports whether a text says that it was made from what another one is.
func current(source, target translate.Text) bool {
	s := target.Translation.Source
	return s.Lang == source.Translation.Lang && revision.Matches(s, source.Translation.Body.Digest)
}

func TestRoundTripChangesNoByte(t *testing.T) {
	all, paired := 0, 0
	ways(t, func(t *testing.T, d *translate.Desk, source, target translate.Text) {
		doc := d.Export(source, &target, target.Translation.Lang, translate.Options{Doubtful: !current(source, target)})
		for _, f := range []exchange.Format{exchange.XLIFF12, exchange.PO} {
			file := sent(t, f, doc)
			result, err := d.Merge(translate.Job{Source: source, Translation: &target, Lang: target.Translation.Lang, File: file})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range result.Diagnostics {
				if d.Code != diag.MergedExtra {
					t.Error(d)
				}
			}
			if !bytes.Equal(result.Content, target.Raw) {
				t.Errorf("%s: the file is another:\n%s", f, result.Content)
			}
			if result.Taken != 0 || result.Left != 0 || result.Conflicts != 0 {
				t.Errorf("%s: %+v", f, result)
			}
		}
		for _, u := range doc.Units {
			for _, s := range u.Segments {
				all++
				if len(s.Target) > 0 {
					paired++
				}
			}
		}
	})
	t.Logf("%d of %d segments have their translation", paired, all)
}
