package publish

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"docsite/generator/store"
)

// many is a site of n pages of 6 KB, each in a folder of its own, as releases
// are. A page is not rendered here: what is measured is the writing.
func many(n int) []string {
	paths := make([]string, n)
	for i := range paths {
		paths[i] = fmt.Sprintf("%s/releases/%d/release-%05d/index.html", []string{"en", "fr", "ja"}[i*3/n], 2000+i*3%n*20/n, i)
	}
	return paths
}

// benchmarked is a site of 20,000 files in 15,000 folders: the third release of three
// has a second file. On a disk that is slow, it is the disk that is measured: let
// TMPDIR be a RAM disk.
func benchmarked() Site {
	site := Site{FS: pages{text}}
	for i, p := range many(15_000) {
		site.Files = append(site.Files, File{Path: p})
		if i%3 == 2 {
			site.Files = append(site.Files, File{Path: p + ".md"})
		}
	}
	return site
}

// perFile reports the time that a file takes.
func perFile(b *testing.B, site Site) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(site.Files)), "µs/file")
	b.ReportAllocs()
}

type pages struct{ text []byte }

func (p pages) Open(string) (fs.File, error) { return &page{*bytes.NewReader(p.text), p.text}, nil }

// page is an fs.File in memory.
type page struct {
	bytes.Reader
	text []byte
}

func (p *page) Bytes() []byte { return p.text }

func (p *page) Stat() (fs.FileInfo, error) { return p, nil }
func (p *page) Close() error               { return nil }
func (p *page) Name() string               { return "index.html" }
func (p *page) Mode() fs.FileMode          { return 0o444 }
func (p *page) ModTime() time.Time         { return time.Time{} }
func (p *page) IsDir() bool                { return false }
func (p *page) Sys() any                   { return nil }

var text = bytes.Repeat([]byte("page "), 1200)

func BenchmarkPublishFirst(b *testing.B) {
	site := benchmarked()
	for b.Loop() {
		b.StopTimer()
		out, kept := b.TempDir(), store.Open(b.TempDir())
		b.StartTimer()
		if _, err := Publish(b.Context(), site, out, Manifest{}, kept, runtime.GOMAXPROCS(0)); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		os.RemoveAll(out)
		b.StartTimer()
	}
	perFile(b, site)
}

// published puts the site into a folder, for what is done again.
func published(b *testing.B, site Site) (out string, kept *store.Store) {
	out, kept = b.TempDir(), store.Open(b.TempDir())
	if _, err := Publish(b.Context(), site, out, Manifest{}, kept, 2); err != nil {
		b.Fatal(err)
	}
	return out, kept
}

// Nothing is known, and nothing has changed: all bytes are compared.
func BenchmarkPublishVerify(b *testing.B) {
	site := benchmarked()
	out, kept := published(b, site)
	for b.Loop() {
		r, err := Publish(b.Context(), site, out, Manifest{}, kept, runtime.GOMAXPROCS(0))
		if err != nil || r.Written > 0 {
			b.Fatal(r, err)
		}
	}
	perFile(b, site)
}

// One page changes, and all others are known.
func BenchmarkPublishOne(b *testing.B) {
	site := benchmarked()
	out, kept := published(b, site)
	for b.Loop() {
		site.Files[7].Key[0]++
		if _, err := Publish(b.Context(), site, out, Recall(kept, out), kept, runtime.GOMAXPROCS(0)); err != nil {
			b.Fatal(err)
		}
	}
	perFile(b, site)
}

func BenchmarkHolds(b *testing.B) {
	site := benchmarked()
	out, kept := published(b, site)
	for b.Loop() {
		if !Recall(kept, out).Holds(out, runtime.GOMAXPROCS(0)) {
			b.Fatal("something has changed")
		}
	}
	perFile(b, site)
}

// Every page changes, as with a new template.
func BenchmarkPublishAll(b *testing.B) {
	site := benchmarked()
	out, kept := published(b, site)
	for i := byte(1); b.Loop(); i++ {
		site.FS = pages{append(bytes.Clone(text), i)}
		for j := range site.Files {
			site.Files[j].Key[0] = i
		}
		if _, err := Publish(b.Context(), site, out, Recall(kept, out), kept, runtime.GOMAXPROCS(0)); err != nil {
			b.Fatal(err)
		}
	}
	perFile(b, site)
}

// What the others are compared to: the same files, with the least that Go
// needs for it, by one goroutine.
func BenchmarkWriteFile(b *testing.B) {
	site := benchmarked()
	for b.Loop() {
		b.StopTimer()
		out := b.TempDir()
		b.StartTimer()
		for _, f := range site.Files {
			name := filepath.Join(out, f.Path)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(name, text, 0o644); err != nil {
				b.Fatal(err)
			}
		}
		b.StopTimer()
		os.RemoveAll(out)
		b.StartTimer()
	}
	perFile(b, site)
}
