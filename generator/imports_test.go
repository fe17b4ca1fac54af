package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// order is the pipeline: a package imports what stands above it, never what
// stands below.
var order = []string{
	"locales", "templates",
	"generator/progress", "generator/diag", "generator/hostile", "generator/layout", "generator/charset", "generator/fields", "generator/press", "generator/revision", "generator/typeset",
	"generator/htmltext", "generator/syndication", "generator/lint", "generator/contact", "generator/colour", "generator/calendar", "generator/captions", "generator/bag",
	"generator/locale/cldr", "generator/locale/kana", "generator/locale/phrase", "generator/locale", "generator/align",
	"generator/recurrence", "generator/bitext", "generator/exchange", "generator/memory", "generator/glossary", "generator/consistency", "generator/draft", "generator/furigana", "generator/markdown/flood", "generator/markdown", "generator/store", "generator/read", "generator/schema", "generator/published", "generator/link", "generator/schedule",
	"generator/cache", "generator/picture", "generator/card", "generator/media", "generator/history", "generator/compress", "generator/parity", "generator/worksheet",
	"generator/host", "generator/deploy", "generator/check", "generator/search", "generator/record", "generator/plan", "generator/template", "generator/render", "generator/publish", "generator/websub",
	"generator/leak", "generator/sample",
	"generator/explain", "generator/edit", "generator/translate", "generator/importer", "generator/freeze", "generator/audit",
	"generator", "generator/preview", "generator/bench/corpus", "generator/bench", "generator/precision", "cmd/docsite",
}

// measuring are the packages that are no part of docsite: commands that measure it
// from outside, its speed and its warnings. To do so they run programs, look at the
// clock, write what these work on and print what they found.
var measuring = []string{"generator/bench/corpus", "generator/bench", "generator/precision"}

// owners says which packages import a module of somebody else: one alone, but for
// what the Go project maintains of Unicode and of waiting for goroutines, and for
// locks of files.
var owners = map[string][]string{
	"github.com/yuin/goldmark":              {"generator/markdown", "generator/bench"},                                                                                          // what is measured against is goldmark alone
	"golang.org/x/net/html":                 {"generator/markdown", "generator/htmltext", "generator/syndication", "generator/importer", "generator/freeze", "generator/audit"}, // which read pages of others, and our own
	"golang.org/x/net/publicsuffix":         {"generator/align"},
	"github.com/adrg/frontmatter":           {"generator/read"},
	"go.yaml.in/yaml":                       {"generator/fields"},
	"github.com/nicksnyder/go-i18n":         {"generator/locale"},
	"github.com/BurntSushi/toml":            {"generator/importer"},
	"github.com/rivo/uniseg":                {"generator/locale"},
	"golang.org/x/text/collate":             {"generator/locale"},
	"golang.org/x/text/encoding":            {"generator/charset"},
	"golang.org/x/text/language":            {"generator/locale", "generator/locale/cldr"},
	"golang.org/x/text/unicode/norm":        {"generator/audit", "generator/bag", "generator/charset", "generator/consistency", "generator/importer", "generator/layout", "generator/lint", "generator/leak", "generator/locale/kana", "generator/markdown", "generator/read", "generator/revision", "generator/search"},
	"golang.org/x/text/width":               {"generator/diag", "generator/lint", "generator/markdown"},
	"golang.org/x/image":                    {"generator/card", "generator/picture"}, // a decoder of WebP; a rasteriser
	"github.com/go-text/typesetting":        {"generator/card"},
	"github.com/fsnotify/fsnotify":          {"generator/preview"},
	"golang.org/x/sync":                     {"generator", "generator/media", "generator/render", "generator/search"},
	"golang.org/x/sys":                      {"cmd/docsite", "generator/layout", "generator/publish"},
	"golang.org/x/term":                     {"cmd/docsite"},
	"github.com/KimMachineGun/automemlimit": {"cmd/docsite"},
	"github.com/gofrs/flock":                {"generator/publish", "generator/store"},
	"github.com/andybalholm/brotli":         {"generator/compress"},
	"github.com/spf13/cobra":                {"cmd/docsite"},
	"github.com/spf13/pflag":                {"cmd/docsite"}, // cobra's flags

	"github.com/JohannesKaufmann/html-to-markdown": {"generator/htmltext"},

	"github.com/rogpeppe/go-internal": {"generator/explain", "generator/precision"}, // txtar; its testscript is for tests
}

// imports returns what each package of the repository imports outside tests.
func imports(t *testing.T) map[string][]string {
	found := map[string][]string{}
	err := fs.WalkDir(os.DirFS(".."), ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (strings.HasPrefix(e.Name(), ".") && p != "." || e.Name() == "gen" || e.Name() == "public" || e.Name() == "testdata") {
			return fs.SkipDir
		}
		if path.Ext(p) != ".go" || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), "../"+p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range file.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			found[path.Dir(p)] = append(found[path.Dir(p)], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestImportsPointUp(t *testing.T) {
	found := imports(t)
	if len(found) < len(order) {
		t.Errorf("%d packages, but the order has %d", len(found), len(order))
	}
	for from, list := range found {
		place := slices.Index(order, from)
		if place < 0 {
			t.Errorf("package %s has no place in the order", from)
			continue
		}
		for _, name := range list {
			to, own := strings.CutPrefix(name, "docsite/")
			if own && slices.Index(order, to) >= place {
				t.Errorf("%s imports %s, which stands below it", from, to)
			}
		}
	}
}

func TestEachModuleHasItsOwner(t *testing.T) {
	used := map[string]bool{}
	for from, list := range imports(t) {
		for _, name := range list {
			if strings.HasPrefix(name, "docsite/") || !strings.Contains(name, ".") {
				continue
			}
			for module, in := range owners {
				if name != module && !strings.HasPrefix(name, module+"/") {
					continue
				}
				used[module], used[name] = true, true
				if !slices.Contains(in, from) {
					t.Errorf("%s imports %s, which is the matter of %s", from, name, strings.Join(in, " and "))
				}
			}
			if !used[name] {
				t.Errorf("%s imports %s, which has no owner", from, name)
			}
		}
	}
	for module := range owners {
		if !used[module] {
			t.Errorf("no package imports %s", module)
		}
	}
}

// TestTwoPackagesRunPrograms: git is asked in one place, and pandoc in the command,
// which hands it to what imports Word files.
func TestTwoPackagesRunPrograms(t *testing.T) {
	for from, list := range imports(t) {
		if slices.Contains(list, "os/exec") && from != "generator/history" && from != "cmd/docsite" && !slices.Contains(measuring, from) {
			t.Errorf("%s runs programs, which is the matter of generator/history and of the command", from)
		}
	}
}

// TestNoClockAndNoPrinting: the moment of a build is handed in, and stages
// return what they have to say.
func TestNoClockAndNoPrinting(t *testing.T) {
	for _, dir := range slices.Sorted(maps.Keys(imports(t))) {
		if !strings.HasPrefix(dir, "generator") || slices.Contains(measuring, dir) {
			continue
		}
		entries, err := os.ReadDir("../" + dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if path.Ext(e.Name()) != ".go" || strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			text, err := os.ReadFile("../" + dir + "/" + e.Name())
			if err != nil {
				t.Fatal(err)
			}
			for _, word := range []string{"time.Now(", "time.Since(", "fmt.Print", "\t\"log\"\n", "\t\"log/slog\"\n", "os.Stdout", "os.Stderr"} {
				if strings.Contains(string(text), word) {
					t.Errorf("%s/%s: %s", dir, e.Name(), word)
				}
			}
			// Only publish writes the site, edit what editors write, bag what an archive takes
			// over, and cache and store what is not part of the site.
			if slices.Contains([]string{"generator/publish", "generator/edit", "generator/bag", "generator/cache", "generator/store"}, dir) || strings.HasSuffix(dir, "/gen") {
				continue
			}
			for _, word := range []string{"os.Create", "os.WriteFile", "os.Mkdir", "os.Rename", "os.Remove", "os.OpenFile"} {
				if strings.Contains(string(text), word) {
					t.Errorf("%s/%s writes: %s", dir, e.Name(), word)
				}
			}
		}
	}
}
