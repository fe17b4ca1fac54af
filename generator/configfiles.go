package generator

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/read"
)

// What is read of a site's own files beside its releases.
const (
	// mostSource is the size in bytes of settings, a register, messages or a template: a
	// register of 10,000 ministries has half of it.
	mostSource = 4_000_000
	// mostAssets is what all files in templates/assets may take together: they are kept in
	// memory while a site is made.
	mostAssets = 250_000_000
)

const assetsFolder = layout.Templates + "/assets"

// configFiles are the files that a configuration is read from.
type configFiles struct {
	folder fs.FS
	digest hash.Hash
	assets int64             // bytes of those that were met
	found  []diag.Diagnostic // what cannot be read, or is not followed
}

// lookAtConfig returns a digest of the files that a configuration is read from, by their
// names and contents. What is no file that can be read, as it lies there, is told: then
// nothing is to be read of them. The error is one of the disk.
func lookAtConfig(o Options) (digest [sha256.Size]byte, found []diag.Diagnostic, err error) {
	s := configFiles{folder: o.Folder, digest: sha256.New()}
	s.part(o.Version)
	s.part(o.BaseURL)
	for _, name := range []string{layout.Settings, layout.Releases, layout.Register, layout.People, layout.Locales, layout.Templates} {
		if err := s.look(name); err != nil {
			return digest, nil, err
		}
	}
	s.digest.Sum(digest[:0])
	return digest, diag.Sort(s.found), nil
}

func (s *configFiles) part(text string) {
	s.digest.Write(binary.AppendUvarint(nil, uint64(len(text))))
	io.WriteString(s.digest, text) // a digest takes everything
}

// look looks at a path that need not be there.
func (s *configFiles) look(name string) error {
	info, err := fs.Lstat(s.folder, name)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, layout.ErrLink): // on the way, which is told
		return nil
	case err != nil:
		return err
	}
	wanted := fs.FileMode(0)
	if slices.Contains(layout.SourceDirs(), name) {
		wanted = fs.ModeDir
	}
	switch {
	case info.Mode().Type() != wanted:
		s.odd(name, info.Mode().Type())
		return nil
	case wanted == 0:
		return s.read(name, info.Size())
	case name == layout.Releases:
		return nil // of which package read tells
	}
	return s.walk(name)
}

// walk looks at what lies in a folder. Of what nothing reads, of which package locale and an
// overlay tell, the names are taken up alone.
func (s *configFiles) walk(dir string) error {
	return fs.WalkDir(s.folder, dir, func(name string, e fs.DirEntry, err error) error {
		used := path.Dir(name) == dir || layout.Within(name, assetsFolder)
		switch {
		case err != nil:
			return err
		case !utf8.ValidString(e.Name()):
			s.tell(diag.New(diag.NameNotPortable, whole(name), "the name %s", read.FileFault(e.Name())).WithHint("rename it, or delete it"))
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir() && layout.TooDeep(name):
			s.tell(read.TooDeep(name))
			return fs.SkipDir
		case e.IsDir() && dir == layout.Locales && name != dir:
			return fs.SkipDir // which nothing reads
		case e.IsDir():
			return nil
		case strings.HasPrefix(e.Name(), "."): // an editor's own, which may be a link
			return nil
		case !used:
			s.part(name)
			return nil
		case !e.Type().IsRegular():
			s.odd(name, e.Type())
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		return s.read(name, info.Size())
	})
}

// read takes up a file, unless it is larger than what is read of its kind.
func (s *configFiles) read(name string, size int64) error {
	if !layout.Within(name, assetsFolder) {
		if size > mostSource {
			s.tell(diag.New(diag.FileTooLarge, whole(name), "the file is larger than %d MB", mostSource/1_000_000).
				WithHint("keep in it what docsite reads of it, or move it out of the way"))
			return nil
		}
	} else if s.assets += size; s.assets > mostAssets {
		if s.assets-size <= mostAssets { // and all that follow are too much
			s.tell(diag.New(diag.FileTooLarge, whole(name), "with this file, what lies in %s takes more than %d MB", assetsFolder, mostAssets/1_000_000).
				WithHint("keep a large file beside the release that refers to it"))
		}
		return nil
	}
	content, err := fs.ReadFile(s.folder, name)
	s.part(name)
	s.part(string(content))
	return err
}

// odd tells of what lies where a file, or a folder, is read.
func (s *configFiles) odd(name string, kind fs.FileMode) {
	d := diag.New(diag.Misplaced, whole(name), "this is no file that can be read").WithHint("put the file itself here")
	switch {
	case kind&fs.ModeSymlink != 0:
		d = diag.New(diag.Misplaced, whole(name), "this is a symbolic link, which is not followed").WithHint("put what it leads to here")
	case kind.IsDir():
		d = diag.New(diag.Misplaced, whole(name), "this is a folder, and docsite reads a file of this name").WithHint("rename the folder")
	case slices.Contains(layout.SourceDirs(), name):
		d = diag.New(diag.Misplaced, whole(name), "this is no folder, and docsite reads one of this name").WithHint("rename the file, or make a folder of it")
	}
	s.tell(d)
}

func (s *configFiles) tell(d diag.Diagnostic) { s.found = append(s.found, d) }

func whole(file string) diag.Pos { return diag.Pos{File: file, Line: 1, Column: 1} }
