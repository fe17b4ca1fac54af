package media

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/press"
	"docsite/generator/progress"
)

// Source is a release and what lies in its folder.
type Source struct {
	*press.Release
	Names []string // paths in the folder of the files that may be referred to
	Links []string // likewise, of symbolic links
}

// Files are those of a release that something refers to, by the name that it is
// referred to by.
type Files map[string]*press.File

// Library has the files of releases. It may be used by many goroutines.
type Library struct {
	site    fs.FS
	maker   *Maker
	jobs    int
	folders map[string]*folder // by release, of those to whose files something refers
	order   []*folder          // in the order of the releases
}

// folder is the files of one release.
type folder struct {
	id     string
	wanted []*wanted
	files  Files
	found  []diag.Diagnostic // of files that are not there
	once   sync.Once
	err    error
}

// NewLibrary finds out to which files releases refer. jobs files are read at the
// same time.
func NewLibrary(site fs.FS, releases []Source, maker *Maker, jobs int) *Library {
	l := &Library{site: site, maker: maker, jobs: jobs, order: foldersOf(releases), folders: map[string]*folder{}}
	for _, f := range l.order {
		l.folders[f.id] = f
	}
	return l
}

// foldersOf returns the files that releases refer to, in the order of the releases.
func foldersOf(releases []Source) []*folder {
	there := make(map[string]bool, len(releases))
	for _, r := range releases {
		there[r.ID] = true
	}
	refs := map[string][]reference{}
	for _, r := range releases {
		for _, ref := range references(r.Release) {
			if there[ref.release] {
				refs[ref.release] = append(refs[ref.release], ref)
			}
		}
	}
	var list []*folder
	for _, r := range releases {
		if refs[r.ID] != nil {
			list = append(list, newFolder(r, refs[r.ID]))
		}
	}
	return list
}

// Paths returns the paths in the site's folder of all files that releases refer to.
func Paths(releases []Source) []string {
	var paths []string
	for _, f := range foldersOf(releases) {
		for _, w := range f.wanted {
			paths = append(paths, w.Path)
		}
	}
	return paths
}

// Files returns the files of a release, which it reads where that was not done
// yet. The error is one of the disk.
func (l *Library) Files(ctx context.Context, id string) (Files, error) {
	f := l.folders[id]
	if f == nil {
		return nil, nil
	}
	f.once.Do(func() { f.err = l.read(ctx, f.wanted) })
	return f.files, f.err
}

// Read reads the files of all releases. A file that does not exist, or a picture
// that cannot be shown, is told at every place that refers to it.
func (l *Library) Read(ctx context.Context) ([]diag.Diagnostic, error) {
	files := 0
	for _, f := range l.order {
		files += len(f.wanted)
	}
	stage := progress.Begin(ctx, progress.Media, files)
	defer stage.End()
	var ds []diag.Diagnostic
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(l.jobs)
	for _, f := range l.order {
		if len(f.wanted) == 0 {
			continue
		}
		group.Go(func() error {
			_, err := l.Files(ctx, f.id)
			stage.Done(len(f.wanted))
			return err
		})
	}
	err := group.Wait()
	for _, f := range l.order {
		ds = append(ds, f.found...)
		for _, w := range f.wanted {
			ds = append(ds, w.tell()...)
		}
	}
	return append(ds, l.alike()...), err
}

func (l *Library) read(ctx context.Context, files []*wanted) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(l.jobs)
	for _, w := range files {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := w.read(ctx, l.site, l.maker); err != nil {
				return fmt.Errorf("read a file beside a release: %w", err)
			}
			return nil
		})
	}
	return group.Wait()
}

// alike reports two files of a release that hold the same and whose names differ
// in letters' case alone: they would have one address.
func (l *Library) alike() []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, f := range l.order {
		first := map[string]*wanted{}
		for _, w := range f.wanted {
			key := layout.Fold(w.Name) + w.Hash
			other := first[key]
			if other == nil {
				first[key] = w
			} else if other.Name != w.Name {
				ds = append(ds, diag.New(diag.AddressTaken, w.refs[0].at, "the files “%s” and “%s” would have one address", other.Name, w.Name).
					WithHint("they are one where capital letters make no difference: remove one of them").
					WithRelated(other.refs[0].at, "the other one is named here"))
			}
		}
	}
	return ds
}

// newFolder finds the files of a release that something refers to.
func newFolder(r Source, refs []reference) *folder {
	f := &folder{id: r.ID, files: Files{}}
	byName := map[string]*wanted{}
	for _, ref := range refs {
		if slices.Contains(r.Links, ref.file) {
			f.found = append(f.found, diag.New(diag.FileMissing, ref.at, "“%s” is a symbolic link, which is not followed", ref.file).
				WithHint("put the file itself into %s/", layout.Folder(ref.release)))
			continue
		}
		if !slices.Contains(r.Names, ref.file) {
			f.found = append(f.found, diag.New(diag.FileMissing, ref.at, "there is no file “%s” beside this release", ref.file).
				WithHint("%s", hint(ref, r.Names)))
			continue
		}
		if mediaType(ref.file) == "" {
			f.found = append(f.found, diag.New(diag.FileKind, ref.at, "“%s” is of a kind that is not published", ref.file).
				WithHint("save it as PDF, as a document of an office program, as CSV or as plain text"))
			continue
		}
		w := byName[ref.file]
		if w == nil {
			file := &press.File{Path: layout.Folder(r.ID) + "/" + ref.file, Name: ref.file, MediaType: mediaType(ref.file)}
			w = &wanted{File: file}
			f.wanted, byName[ref.file], f.files[ref.file] = append(f.wanted, w), w, file
		}
		w.refs = append(w.refs, ref)
		w.Linked = w.Linked || ref.use.links()
	}
	return f
}
