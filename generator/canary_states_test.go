package generator_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"docsite/generator"
)

// secret is a release whose word nobody may see before a day of January 2030, or from
// another day on.
type secret struct {
	word, head  string
	from, until int    // days; never before from, never from until on
	fr          string // front matter of its French text; none where empty
}

const never = 99

// TestNothingOfWhatWaits: a release with a word of its own in each state in which readers do
// not see it. Builds of all moments, and previews, share a store; whatever was built before,
// the word is in no byte, name or compressed stream of the site, nor in what is told.
func TestNothingOfWhatWaits(t *testing.T) {
	secrets := []secret{
		{word: "quagga0", head: "date: 2020-02-01\ndraft: true", from: never, until: never, fr: "source: en"},
		{word: "quagga1", head: "date: 2030-01-03", from: 3, until: never, fr: "source: en"},
		{word: "quagga2", head: "date: 2020-02-02\nembargo_until: 2030-01-04T00:00:00Z", from: 4, until: never, fr: "source: en"},
		{word: "quagga3", head: "date: 2020-02-03\nhold: complete", from: never, until: never},
		{word: "quagga4", head: "date: 2020-02-04\nhold: complete", from: never, until: never, fr: "source: en@0123456789ab"},
		{word: "quagga5", head: "date: 2020-02-05", from: never, until: never, fr: "source: en"}, // unapproved
		{word: "quagga7", head: "date: 2020-02-07\ngone: {date: 2030-01-05}", from: 0, until: 5, fr: "source: en"},
		{word: "quagga8", head: "date: 2030-01-06\nannounced: provisional", from: 6, until: never, fr: "source: en"},
		{word: "quagga9", head: "date: 2030-01-02\nhold: complete\nembargo_until: 2030-01-06T00:00:00Z", from: 6, until: never, fr: "source: en"},
	}
	folder := fstest.MapFS{
		"docsite.yaml":                     {Data: []byte("title: {en: Press office, fr: Bureau de presse}\nbase_url: https://press.example.org/\nlanguages: [en, fr]\napprove: 1\n")},
		"releases/2020/known/en.md":        {Data: []byte("---\ntitle: Known\ndate: 2020-01-01\nministries: [fr-culture]\n---\n\nWhat is known.\n")},
		"releases/2020/known/fr.md":        {Data: []byte("---\ntitle: Connu\n---\n\nCe qui est connu.\n")},
		"releases/2020/partly/en.md":       {Data: []byte("---\ntitle: Partly\ndate: 2020-01-02\n---\n\nIn one language.\n")},
		"releases/2020/partly/fr.md":       {Data: []byte("---\ntitle: Quagga6\nslug: quagga6\naliases: [/quagga6.html]\nsource: en\nquick_facts: [Quagga6.]\nattachments: [{file: quagga6.txt, title: Quagga6}]\n---\n\nLe quagga6.\n")},
		"releases/2020/partly/quagga6.txt": {Data: []byte("quagga6\n")},
	}
	register := "fr-culture: {country: fr, name: {en: Ministry of Culture}}\n"
	for _, s := range secrets {
		year := strings.TrimPrefix(s.head, "date: ")[:4]
		id, named := "releases/"+year+"/"+s.word, "slug: "+s.word+"\naliases: [/"+s.word+".html]\n"
		if s.until != never {
			id, named = "releases/"+year+"/buried", "" // whose addresses a tombstone keeps
		}
		register += fmt.Sprintf("fr-%s: {country: fr, name: {en: %s Board}}\n", s.word, s.word)
		if s.word == "quagga8" {
			s.head += "\nministries: [fr-culture]" // an announcement tells who will issue it
		} else {
			s.head += fmt.Sprintf("\nministries: [fr-%s]", s.word)
		}
		folder[id+"/en.md"] = &fstest.MapFile{Data: []byte(fmt.Sprintf("---\ntitle: %s\n%s\n%stopics: [%s]\nevent: %s\nevent_time: {start: 2031-01-01, place: {en: %s}}\nimage: {file: %s.png, alt: A %s}\nattachments: [{file: %s.docx, title: %s}]\n---\n\nThe %s. [Known](../../2020/known/)\n",
			s.word, s.head, named, s.word, s.word, s.word, s.word, s.word, s.word, s.word, s.word))}
		folder[id+"/"+s.word+".png"] = &fstest.MapFile{Data: drawing(t, 30, 20)}
		folder[id+"/"+s.word+".docx"] = &fstest.MapFile{Data: zipped(t, s.word)}
		if s.fr != "" {
			folder[id+"/fr.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Le " + s.word + "\n" + s.fr + "\n" + strings.Replace(named, ".html", "-fr.html", 1) + "---\n\nLe " + s.word + ".\n")}
		}
	}
	folder["releases/ministries.yaml"] = &fstest.MapFile{Data: []byte(register)}
	approveAll(t, folder, "quagga5", "partly/fr.md")

	// The site is byte by byte that without them: no count, no time, no order tells of them.
	// Of what is announced its page tells.
	waiting, without, there, bare := maps.Clone(folder), fstest.MapFS{}, t.TempDir(), t.TempDir()
	maps.DeleteFunc(waiting, func(name string, _ *fstest.MapFile) bool { return strings.Contains(name, "/quagga8/") })
	for name, file := range folder {
		if !strings.Contains(name, "/quagga") && name != "releases/2020/partly/fr.md" {
			without[name] = file
		}
	}
	first := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	buildInto(t, generator.Options{Folder: waiting, Version: "test", MakeCopies: true}, first, there)
	without["releases/2020/buried/quagga7.png"], without["releases/2020/buried/quagga7.docx"] = folder["releases/2020/buried/quagga7.png"], folder["releases/2020/buried/quagga7.docx"]
	buildInto(t, generator.Options{Folder: without, Version: "test", MakeCopies: true}, first, bare)
	if diff := cmp.Diff(written(t, bare), written(t, there)); diff != "" {
		t.Errorf("the site is another than without what waits: %s", diff)
	}

	secrets = append(secrets, secret{word: "quagga6", from: never, until: never}) // a translation alone
	store, public, preview := t.TempDir(), t.TempDir(), t.TempDir()
	random := rand.New(rand.NewPCG(7, 12))
	for step := range 20 {
		day := 1 + random.IntN(8)
		now := time.Date(2030, 1, day, 0, 0, 0, -random.IntN(2), time.UTC) // or a nanosecond before it
		if step%5 == 4 {
			buildInto(t, generator.Options{Folder: folder, Preview: true, Cache: store, Version: "test", MakeCopies: true}, now, preview)
		}
		report := buildInto(t, generator.Options{Folder: folder, Cache: store, Version: "test", MakeCopies: true}, now, public)
		told := strings.ToLower(fmt.Sprint(report.Diagnostics))
		all := strings.ToLower(wholeOf(t, public))
		for _, s := range secrets {
			start := time.Date(2030, 1, s.from, 0, 0, 0, 0, time.UTC)
			shown := s.from != never && !now.Before(start) && now.Before(time.Date(2030, 1, s.until, 0, 0, 0, 0, time.UTC))
			if got := strings.Contains(all, s.word); got != shown {
				t.Errorf("at %s %s is in the site: %t", now, s.word, got)
			}
			if !shown && strings.Contains(told, s.word) {
				t.Errorf("at %s %s is told: %s", now, s.word, told)
			}
		}
		waiting := fmt.Sprint(report.Waiting)
		for _, word := range []string{"quagga3", "quagga4", "quagga5", "partly/fr.md"} {
			if !strings.Contains(waiting, word) {
				t.Errorf("at %s nobody is told that %s waits: %s", now, word, waiting)
			}
		}
	}
}

// buildInto builds a site without a fault into a folder.
func buildInto(t *testing.T, o generator.Options, now time.Time, out string) generator.Report {
	t.Helper()
	e, err := generator.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	r, _, err := e.Build(context.Background(), now, out, generator.BuildOptions{})
	if err != nil || r.Stops(false) {
		t.Fatalf("%+v %v", r.Diagnostics, err)
	}
	return r
}

// approveAll stamps and approves the texts of a newsroom but for those in whose path one of
// some words is.
func approveAll(t *testing.T, folder fstest.MapFS, but ...string) {
	t.Helper()
	for _, key := range []string{"source", "approve"} {
		e, err := generator.Open(generator.Options{Folder: folder, Version: "test"})
		if err != nil {
			t.Fatal(err)
		}
		site, ds, err := e.Survey(context.Background(), noon)
		if err != nil || site == nil {
			t.Fatal(ds, err)
		}
		for _, r := range site.Releases {
			for _, text := range r.Translations {
				data := string(folder[text.File].Data)
				switch {
				case key == "source":
					data = strings.Replace(data, "source: en\n", "source: en@"+r.Original.Body.Digest[:12]+"\n", 1)
				case !strings.Contains(text.File, but[0]) && !strings.Contains(text.File, but[1]):
					data = strings.Replace(data, "---\n", "---\napprove: [{who: A, digest: \""+text.Body.Digest[:12]+"\"}]\n", 1)
				}
				folder[text.File] = &fstest.MapFile{Data: []byte(data)}
			}
		}
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func zipped(t *testing.T, word string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err == nil {
		_, err = io.WriteString(w, strings.Repeat(word+" ", 20))
	}
	if err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wholeOf is all names and bytes below a folder, and what is compressed in them.
func wholeOf(t *testing.T, dir string) string {
	var b bytes.Buffer
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		fmt.Fprintln(&b, name)
		if d.IsDir() {
			return nil
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		b.Write(content)
		inflate(&b, content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// inflate adds what gzip, zip and zlib streams hold, wherever they begin.
func inflate(b *bytes.Buffer, content []byte) {
	if z, err := zip.NewReader(bytes.NewReader(content), int64(len(content))); err == nil {
		for _, f := range z.File {
			if r, err := f.Open(); err == nil {
				io.Copy(b, r)
			}
		}
	}
	for i := range content {
		switch rest := content[i:]; {
		case bytes.HasPrefix(rest, []byte{0x1f, 0x8b}):
			if r, err := gzip.NewReader(bytes.NewReader(rest)); err == nil {
				io.Copy(b, r)
			}
		case len(rest) > 2 && rest[0] == 0x78 && (int(rest[0])<<8|int(rest[1]))%31 == 0:
			if r, err := zlib.NewReader(bytes.NewReader(rest)); err == nil {
				io.Copy(b, r)
			}
		}
	}
}
