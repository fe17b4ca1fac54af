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

const benchmarked = 3000

var text = bytes.Repeat([]byte("page "), 1200)

func BenchmarkPublishFirst(b *testing.B) {
	paths := many(benchmarked)
	for b.Loop() {
		b.StopTimer()
		out := b.TempDir()
		b.StartTimer()
		if _, err := publishAll(b.Context(), pages{text}, paths, out, runtime.GOMAXPROCS(0)); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		os.RemoveAll(out)
		b.StartTimer()
	}
}

func BenchmarkPublishAgain(b *testing.B) {
	paths, out := many(benchmarked), b.TempDir()
	for range 2 {
		if _, err := publishAll(b.Context(), pages{text}, paths, out, 2); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		r, err := publishAll(b.Context(), pages{text}, paths, out, runtime.GOMAXPROCS(0))
		if err != nil || r.Written > 0 {
			b.Fatal(r, err)
		}
	}
}

// Every page changes, as with a new template.
func BenchmarkPublishAll(b *testing.B) {
	paths, out := many(benchmarked), b.TempDir()
	for i := 0; b.Loop(); i++ {
		site := pages{append(bytes.Clone(text), byte(i))}
		if _, err := publishAll(b.Context(), site, paths, out, runtime.GOMAXPROCS(0)); err != nil {
			b.Fatal(err)
		}
	}
}

// What the others are compared to: the same files, with the least that Go
// needs for it, by one goroutine.
func BenchmarkWriteFile(b *testing.B) {
	paths := many(benchmarked)
	for b.Loop() {
		b.StopTimer()
		out := b.TempDir()
		b.StartTimer()
		for _, p := range paths {
			name := filepath.Join(out, p)
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
}
