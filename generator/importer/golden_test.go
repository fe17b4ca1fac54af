package importer

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator/locale"
	"docsite/locales"
)

var update = flag.Bool("update", false, "write what sources return into testdata")

// testGolden reads the archive in a txtar file and compares what a source returns with
// its last file, “want”.
func testGolden(t *testing.T, source Source, file string) {
	t.Helper()
	file = "testdata/" + file
	all, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	archive := fstest.MapFS{}
	want := ""
	for _, f := range all.Files {
		if f.Name == "want" {
			want = string(f.Data)
			continue
		}
		data := f.Data
		if strings.HasPrefix(f.Name, "crlf/") {
			data = []byte(strings.ReplaceAll(string(data), "\n", "\r\n"))
		}
		archive[strings.TrimPrefix(f.Name, "crlf/")] = &fstest.MapFile{Data: data}
	}
	zone, err := time.LoadLocation("Asia/Tokyo")
	if err != nil {
		t.Fatal(err)
	}
	got, err := source.Read(context.Background(), archive, Settings{Languages: []string{"en", "fr", "ja"}, Zone: zone, Locales: testLocales(t)})
	if err != nil {
		t.Fatal(err)
	}
	dump := dumpArchive(t, archive, got)
	if *update {
		kept := all.Files[:0]
		for _, f := range all.Files {
			if f.Name != "want" {
				kept = append(kept, f)
			}
		}
		all.Files = append(kept, txtar.File{Name: "want", Data: []byte(dump)})
		if err := os.WriteFile(file, txtar.Format(all), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump, "\n")); d != "" {
		t.Errorf("%s (-want +got):\n%s", file, d)
	}
}

// dumpArchive writes an archive's documents to be read by people.
func dumpArchive(t *testing.T, archive fs.FS, a *Archive) string {
	var b strings.Builder
	field := func(name, format string, args ...any) {
		if s := fmt.Sprintf(format, args...); s != "" {
			fmt.Fprintf(&b, "  %-9s %s\n", name, s)
		}
	}
	for _, d := range a.Documents {
		fmt.Fprintf(&b, "%s\n", d.Origin)
		field("lang", "%s", d.Lang)
		field("group", "%s", d.Group)
		var is []string
		for _, flag := range []struct {
			name string
			on   bool
		}{{"original", d.Original}, {"page", d.Page}, {"draft", d.Draft}} {
			if flag.on {
				is = append(is, flag.name)
			}
		}
		field("is", "%s", strings.Join(is, ", "))
		field("title", "%s", d.Title)
		field("summary", "%s", d.Summary)
		switch {
		case d.Date.IsZero():
		case d.DateOnly:
			field("date", "%s", d.Date.Format(time.DateOnly))
		default:
			field("date", "%s", d.Date.Format(time.RFC3339))
		}
		field("type", "%s", d.Type)
		field("topics", "%s", strings.Join(d.Topics, " "))
		field("place", "%s", d.Place)
		field("reference", "%s", d.Reference)
		field("name", "%s", d.Name)
		field("aliases", "%s", strings.Join(d.Aliases, " "))
		if d.Image != nil {
			field("image", "%+v", *d.Image)
		}
		for _, x := range d.Attachments {
			field("attached", "%+v", x)
		}
		for _, f := range d.Files {
			if _, err := fs.Stat(archive, f.Path); err != nil {
				t.Errorf("%s: the file %s is not in the archive", d.Origin, f.Path)
			}
			field("file", "%s is %s", f.Name, f.Path)
		}
		for _, l := range d.Lost {
			field("lost", "%d: %s", l.Line, l.What)
		}
		for line := range strings.Lines(d.Body) {
			fmt.Fprintf(&b, "  | %s\n", strings.TrimSuffix(line, "\n"))
		}
	}
	for _, l := range a.Lost {
		fmt.Fprintf(&b, "lost %s:%d: %s\n", l.Origin, l.Line, l.What)
	}
	return strings.ReplaceAll(b.String(), "  | \n", "  |\n")
}

func writeFile(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// testLocales are those of the newsroom's languages.
func testLocales(t *testing.T) []*locale.Locale {
	t.Helper()
	all, found, err := locale.Load(locales.Files, fstest.MapFS{}, []string{"en", "fr", "ja"})
	if err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	return all
}
