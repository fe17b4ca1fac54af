package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"docsite/generator/bench/corpus"
)

// floorArgument is the first argument of the process that is the floor: this
// program once more.
const floorArgument = "-the-floor"

// floor does what no generator that converts with goldmark can do without: it reads
// and converts every Markdown file of the folder releases, and writes as many files
// of the same sizes as a finished site has, which the file sizes lists, into out.
// It knows no front matter, no link, no list and no template.
func floor(releases, sizes, out string) error {
	var texts []string
	err := filepath.WalkDir(releases, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && filepath.Ext(path) == ".md" {
			texts = append(texts, path)
		}
		return err
	})
	if err != nil {
		return err
	}
	converter := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	if err := each(texts, func(path string, html *bytes.Buffer) error { return convert(converter, path, html) }); err != nil {
		return err
	}
	files, most, err := readSizes(sizes)
	if err != nil {
		return err
	}
	if err := makeFolders(out, files); err != nil {
		return err
	}
	content := bytes.Repeat([]byte("floor "), most/6+1)
	return each(files, func(f sized, _ *bytes.Buffer) error {
		return os.WriteFile(filepath.Join(out, f.path), content[:f.size], 0o644)
	})
}

// convert makes HTML of a text, without its front matter.
func convert(converter goldmark.Markdown, path string, html *bytes.Buffer) error {
	source, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if _, body, ok := bytes.Cut(source, []byte("\n---\n")); ok {
		source = body
	}
	html.Reset()
	return converter.Convert(source, html)
}

// each does something with every item, on every core, with a buffer that is used
// again.
func each[T any](items []T, do func(T, *bytes.Buffer) error) error {
	next := make(chan T, 256)
	faults := make([]error, runtime.GOMAXPROCS(0))
	var working sync.WaitGroup
	for i := range faults {
		working.Go(func() {
			var buffer bytes.Buffer
			for item := range next {
				faults[i] = errors.Join(faults[i], do(item, &buffer))
			}
		})
	}
	for _, item := range items {
		next <- item
	}
	close(next)
	working.Wait()
	return errors.Join(faults...)
}

// sized is a file to write.
type sized struct {
	path string // in the output folder
	size int
}

func makeFolders(out string, files []sized) error {
	made := map[string]bool{}
	for _, f := range files {
		dir := filepath.Dir(f.path)
		if made[dir] {
			continue
		}
		made[dir] = true
		if err := os.MkdirAll(filepath.Join(out, dir), 0o755); err != nil {
			return err
		}
	}
	return nil
}

// writeSizes lists the files of a finished site and their sizes, a line each.
func writeSizes(site, list string) error {
	var b strings.Builder
	err := filepath.WalkDir(site, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		about, err := e.Info()
		if err != nil {
			return err
		}
		path, err = filepath.Rel(site, path)
		fmt.Fprintf(&b, "%d %s\n", about.Size(), path)
		return err
	})
	if err != nil {
		return err
	}
	return corpus.WriteFile(list, b.String())
}

// readSizes reads what writeSizes wrote, and says how large the largest file is.
func readSizes(list string) (files []sized, most int, err error) {
	f, err := os.Open(list)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); ; {
		if !lines.Scan() {
			return files, most, lines.Err()
		}
		var file sized
		size, path, _ := strings.Cut(lines.Text(), " ")
		if _, err := fmt.Sscan(size, &file.size); err != nil {
			return nil, 0, err
		}
		file.path = path
		most = max(most, file.size)
		files = append(files, file)
	}
}
