package read

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"docsite/generator/diag"
	"docsite/generator/layout"
)

// Folder is what lies in the folder of a release: everything that a record of it
// is made from.
type Folder struct {
	ID      string
	Entries []Entry // in the order of their paths, a folder before what is in it
	Texts   []Text
}

// Entry is a file, a folder or a link. Those whose name begins with a dot are
// left out.
type Entry struct {
	Path string      // in the folder
	Type fs.FileMode // its type bits
}

// Text is a file that is named after a language of the site, as it lies there.
type Text struct {
	Name    string
	Content []byte // what is beyond mostBytes is not read, but for one byte
}

// ReadFolder reads the folder of a release, which is opened once. The error is one
// of the disk.
func ReadFolder(site fs.FS, id string, languages []string) (f *Folder, err error) {
	folder := layout.Folder(id)
	dir, err := layout.OpenDir(site, folder)
	if err != nil {
		return nil, fmt.Errorf("read a release's folder: %w", err)
	}
	defer func() { err = errors.Join(err, dir.Close()) }()
	entries, err := dir.Entries()
	if err != nil {
		return nil, fmt.Errorf("read a release's folder: %w", within(folder, err))
	}
	f = &Folder{ID: id}
	for _, e := range entries {
		if strings.HasPrefix(e.Name, ".") {
			continue
		}
		f.Entries = append(f.Entries, Entry{e.Name, e.Type})
		if e.Type.IsDir() && utf8.ValidString(e.Name) {
			if err := f.below(site, e.Name); err != nil {
				return nil, fmt.Errorf("read a release's folder: %w", err)
			}
			continue
		}
		if lang, _ := languageOf(e.Name, languages); lang == "" || !e.Type.IsRegular() {
			continue
		}
		content, err := dir.ReadFile(e.Name, mostBytes+1)
		if err != nil {
			return nil, fmt.Errorf("read a translation: %w", within(folder, err))
		}
		f.Texts = append(f.Texts, Text{e.Name, content})
	}
	return f, nil
}

// below takes up what lies in a folder of a release's folder.
func (f *Folder) below(site fs.FS, name string) error {
	root := layout.Folder(f.ID) + "/"
	return fs.WalkDir(site, root+name, func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p == root+name:
		case strings.HasPrefix(e.Name(), ".") && e.IsDir():
			return fs.SkipDir
		case !strings.HasPrefix(e.Name(), "."):
			f.Entries = append(f.Entries, Entry{strings.TrimPrefix(p, root), e.Type()})
			if e.IsDir() && (!utf8.ValidString(e.Name()) || layout.TooDeep(p)) {
				return fs.SkipDir // which is told
			}
		}
		return nil
	})
}

// within makes the path of an error one in the site's folder.
func within(folder string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return &fs.PathError{Op: at.Op, Path: path.Join(folder, at.Path), Err: at.Err}
	}
	return err
}

// Empty reports whether the folder holds nothing that somebody put there.
func (f *Folder) Empty() bool {
	return !slices.ContainsFunc(f.Entries, func(e Entry) bool { return !hidden(e.Path) })
}

// Files returns the paths in the folder of the files that a text may refer to.
// Symbolic links, which can lead to what is not public, are none.
func (f *Folder) Files() []string { return f.of(0) }

// Links returns the paths of symbolic links.
func (f *Folder) Links() []string { return f.of(fs.ModeSymlink) }

func (f *Folder) of(kind fs.FileMode) []string {
	var paths []string
	for _, e := range f.Entries {
		if e.Type == kind {
			paths = append(paths, e.Path)
		}
	}
	return paths
}

// source is a text that is a translation.
type source struct {
	path string // in the site's folder
	id   string // of the release
	lang string
	raw  []byte
}

// sources returns a folder's translations, and tells of names and places that
// cannot be right.
func (f *Folder) sources(languages []string) ([]source, []diag.Diagnostic) {
	w := walker{languages: languages}
	w.release(f)
	var list []source
	for _, name := range w.texts {
		i := slices.IndexFunc(f.Texts, func(t Text) bool { return t.Name == name })
		lang, _ := languageOf(name, languages)
		list = append(list, source{path.Join(layout.Folder(f.ID), name), f.ID, lang, f.Texts[i].Content})
	}
	return list, w.found
}
