package consistency_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator"
)

var dated = regexp.MustCompile(`(?m)^date: ["']?(\d{4})`)

// others reads releases that nobody wrote for this package, of files of txtar.
func others(t *testing.T, pattern, register string) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{"docsite.yaml": {Data: []byte(settings)}}
	if register != "" {
		content, err := os.ReadFile(register)
		if err != nil {
			t.Fatal(err)
		}
		site["releases/ministries.yaml"] = &fstest.MapFile{Data: content}
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		year := ""
		for _, f := range a.Files {
			if m := dated.FindSubmatch(f.Data); m != nil {
				year = string(m[1])
			}
		}
		for _, f := range a.Files {
			if strings.HasSuffix(f.Name, ".md") {
				site["releases/"+year+"/"+strings.TrimSuffix(filepath.Base(name), ".txtar")+"/"+filepath.Base(f.Name)] = &fstest.MapFile{Data: f.Data}
			}
		}
	}
	return site
}

// Nothing is told of releases of other hands, which were written for other tests.
func TestOthers(t *testing.T) {
	for _, set := range []struct{ pattern, register string }{
		{"../align/testdata/*.txtar", "../align/testdata/register.yaml"},
		{"../precision/first/*.txtar", ""}, {"../precision/second/*.txtar", ""},
	} {
		for _, d := range told(t, others(t, set.pattern, set.register)) {
			t.Errorf("%s %s: %s %s", set.pattern, d.Pos, d.Code, d.Message)
		}
	}
}

// Nothing is told of this newsroom.
func TestRepository(t *testing.T) {
	engine, err := generator.Open(generator.Options{Folder: os.DirFS("../.."), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	found, _, err := engine.Inconsistencies(t.Context(), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		t.Errorf("%s: %s %s", d.Pos, d.Code, d.Message)
	}
}
