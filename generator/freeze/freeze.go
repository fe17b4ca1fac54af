// Package freeze puts together what an archive takes over of a year: the payload of a bag
// (package bag).
//
//	index.html         where to begin reading (index.go)
//	README.<lang>.md   what is where, in every language of the site
//	metadata/          each release, for programs: releases.json, releases.csv (metadata.go)
//	sources/           docsite.yaml and the pictures that it names, the texts of the year's
//	                   releases, the files beside them, and the entries of the register that
//	                   they name (register.go)
//	site/              the pages of these releases and the year's lists, with all that they show.
//	                   Links between them are relative, so they can be read from a disk;
//	                   all others are whole addresses (links.go)
//
// Everything comes from the site as its readers see it, behind link.Visible. Of the register
// and the texts, which are taken as they were written, what readers do not see is left out: an
// entry is written anew from what is public of it, and a text that holds what is not public
// yet is no part of a [Year]: its caller refuses.
package freeze

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strconv"
	"strings"

	"docsite/generator/bag"
	"docsite/generator/layout"
	"docsite/generator/plan"
	"docsite/generator/press"
)

// Year is a year of a site.
type Year struct {
	Year   int
	Plan   *plan.Plan // of the site as readers see it
	Pages  fs.FS      // the site
	Folder fs.FS      // that it is made from
}

// mostText is how long a text of the sources may be, in bytes: far beyond what is read as one.
const mostText = 64 << 20

// Releases are those of the year, in the order of the site.
func (y *Year) Releases() []*press.Release {
	return slices.DeleteFunc(slices.Clone(y.Plan.Site.Releases), func(r *press.Release) bool { return !y.has(r.ID) })
}

// has reports whether the ID of a release is of the year.
func (y *Year) has(id string) bool { return strings.HasPrefix(id, fmt.Sprintf("%04d/", y.Year)) }

// Files returns the payload. Its error is one of the disk, or of a page that cannot be made.
func (y *Year) Files() iter.Seq2[bag.File, error] {
	return func(yield func(bag.File, error) bool) {
		for _, part := range []func() ([]bag.File, error){y.words, y.metadata, y.sources} {
			files, err := part()
			if err != nil {
				yield(bag.File{}, err)
				return
			}
			for _, f := range files {
				if !yield(f, nil) {
					return
				}
			}
		}
		for f, err := range y.site() {
			if !yield(f, err) || err != nil {
				return
			}
		}
	}
}

// made is a file that is in memory.
func made(name string, content []byte) bag.File {
	return bag.File{Path: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil }}
}

// sources are the files that the year's releases are made from.
func (y *Year) sources() ([]bag.File, error) {
	paths := []string{layout.Settings}
	for _, r := range y.Releases() {
		for _, t := range r.Translations {
			paths = append(paths, t.File)
		}
		for _, f := range y.Plan.Files(r) {
			paths = append(paths, f.Path)
		}
	}
	// What docsite.yaml and the register name; but for fonts, which are others' to hand on.
	named := []press.Located{y.Plan.Site.Brand.Picture}
	if logo := y.Plan.Site.Brand.Logo; logo != nil {
		named = append(named, logo.Light, logo.Dark, logo.Icon)
	}
	for _, m := range y.bodies() {
		named = append(named, m.Logo)
	}
	for _, file := range named {
		if file.Text != "" {
			paths = append(paths, file.Text)
		}
	}
	slices.Sort(paths)
	files := []bag.File{made("sources/"+layout.Register, y.register())}
	for _, name := range slices.Compact(paths) {
		files = append(files, bag.File{Path: "sources/" + name, Open: func() (io.ReadCloser, error) { return openFile(y.Folder, name) }})
	}
	return files, nil
}

// openFile opens a file of the site's folder. A link is not followed.
func openFile(folder fs.FS, name string) (io.ReadCloser, error) {
	info, err := fs.Lstat(folder, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is a link or something else that is no file: put the file itself there", name)
	}
	return folder.Open(name)
}

// site are the year's pages and what they show. What pages of other releases show is taken in
// where a page of the year shows it too.
func (y *Year) site() iter.Seq2[bag.File, error] {
	return func(yield func(bag.File, error) bool) {
		l := newLinker(y.Plan, y.chosen())
		done := map[string]bool{}
		for more := l.files(); len(more) > 0; more = l.files() {
			for _, name := range more {
				if done[name] {
					continue
				}
				done[name] = true
				f, err := y.page(l, name)
				if !yield(f, err) || err != nil {
					return
				}
			}
		}
	}
}

// chosen are the paths of the pages of the year, sorted: releases with what lies below them, and
// lists of the year or of a month of it; and the files of the releases.
func (y *Year) chosen() []string {
	var paths []string
	for _, p := range y.Plan.Pages {
		parts := strings.Split(p.Path, "/")
		of := len(parts) > 3 && parts[1] == plan.Archive.Name() && parts[2] == strconv.Itoa(y.Year)
		if p.Kind != plan.Alias && (of || p.Listing() != nil && p.Listing().Period.Year == y.Year) {
			paths = append(paths, p.Path)
		}
	}
	for _, r := range y.Releases() {
		for _, p := range y.Plan.FilePages(r.ID) {
			paths = append(paths, p.Path)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// page is a file of the site. Pages and what they are set with are read at once, to find out
// what else is needed.
func (y *Year) page(l *linker, name string) (bag.File, error) {
	open := func() (io.ReadCloser, error) { return y.Pages.Open(name) }
	rewrite := l.rewriter(name)
	if rewrite == nil {
		return bag.File{Path: "site/" + name, Open: open}, nil
	}
	in, err := open()
	if err != nil {
		return bag.File{}, err
	}
	text, err := io.ReadAll(io.LimitReader(in, mostText+1))
	if err = errors.Join(err, in.Close()); err != nil {
		return bag.File{}, err
	}
	if len(text) > mostText {
		return bag.File{}, fmt.Errorf("%s is too large to be a page", name)
	}
	text, err = rewrite(text)
	return made("site/"+name, text), err
}

// address is the whole address of a text.
func (y *Year) address(t *press.Translation) string { return y.Plan.URL(y.Plan.Release(t)) }

// pagePath is where the page of a text lies in the payload.
func (y *Year) pagePath(t *press.Translation) string {
	return path.Join("site", y.Plan.Release(t).Path)
}
