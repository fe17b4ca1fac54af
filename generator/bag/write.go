package bag

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/layout"
	"docsite/generator/progress"
)

// Result counts what a payload holds.
type Result struct {
	Files int
	Bytes int64
}

// ErrTaken says that something stands where a bag is to be.
var ErrTaken = errors.New("something stands there already, and nothing is overwritten: name a folder that is not there yet, or is empty")

// Write makes a bag of the files at dir, a folder that does not exist yet or is empty.
// Names are written in Unicode's form NFC; files that would be one on some systems are an
// error, and so are an error of the sequence and no files at all. Fields stand in
// bag-info.txt in their order, with the size of the payload behind them. After an error
// there is nothing at dir that was not there before.
func Write(ctx context.Context, dir string, files iter.Seq2[File, error], fields []Field) (result Result, err error) {
	dir = filepath.Clean(dir)
	if err := free(dir); err != nil {
		return result, fmt.Errorf("write the bag %s: %w", dir, err)
	}
	result, err = write(ctx, dir, files, fields)
	if err != nil {
		return Result{}, fmt.Errorf("write the bag %s: %w", dir, err)
	}
	return result, nil
}

// free reports whether a bag can stand at a place.
func free(dir string) error {
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return ErrTaken
	}
	entries, err := os.ReadDir(dir)
	if err == nil && len(entries) > 0 {
		return ErrTaken
	}
	return err
}

func write(ctx context.Context, dir string, files iter.Seq2[File, error], fields []Field) (result Result, err error) {
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o777); err != nil {
		return result, err
	}
	// A process that is killed leaves this folder behind, whose name says that it is no bag.
	made, err := os.MkdirTemp(parent, "."+filepath.Base(dir)+".unfinished-")
	if err != nil {
		return result, err
	}
	defer progress.Untidy(ctx, func() { _ = os.RemoveAll(made) })()
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(made))
		}
	}()
	root, err := os.OpenRoot(made)
	if err != nil {
		return result, err
	}
	w := writer{root: root, seen: map[string]string{}, payload: make([][]Entry, len(algorithms)), tags: make([][]Entry, len(algorithms))}
	if err = w.all(ctx, files, fields); err == nil {
		err = readBack(ctx, root.FS())
	}
	if err = errors.Join(err, root.Close()); err != nil {
		return result, err
	}
	return w.result, progress.Whole(ctx, func() error {
		if err := os.Chmod(made, 0o755); err != nil { // a temporary folder is its owner's alone
			return err
		}
		if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) { // an empty folder
			return err
		}
		return os.Rename(made, dir)
	})
}

// readBack reads a bag that was written, as whoever takes it over will.
func readBack(ctx context.Context, bag fs.FS) error {
	faults, err := Validate(stoppable{ctx, bag})
	if err == nil && len(faults) > 0 {
		err = fmt.Errorf("it was not written as it should be: %s", faults[0])
	}
	return err
}

// stoppable is a file system in which nothing is opened once its context is done.
type stoppable struct {
	ctx context.Context
	fs.FS
}

// Open follows [fs.FS].
func (s stoppable) Open(name string) (fs.File, error) {
	if err := s.ctx.Err(); err != nil {
		return nil, err
	}
	return s.FS.Open(name)
}

// writer writes into the folder that becomes the bag.
type writer struct {
	root    *os.Root
	seen    map[string]string // folded path → path
	payload [][]Entry         // of manifests, by algorithm
	tags    [][]Entry         // of tag manifests
	result  Result
}

func (w *writer) all(ctx context.Context, files iter.Seq2[File, error], fields []Field) error {
	for file, err := range files {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = w.file(file)
		}
		if err != nil {
			return err
		}
	}
	if w.result.Files == 0 {
		return errors.New("there is nothing to put into it")
	}
	oxum := Field{oxumLabel, fmt.Sprintf("%d.%d", w.result.Bytes, w.result.Files)} // octets and streams (section 2.2.2)
	info, err := formatInfo(append(fields[:len(fields):len(fields)], oxum))
	if err != nil {
		return err
	}
	if err := errors.Join(w.tag(declarationName, []byte(declaration)), w.tag(infoName, info)); err != nil {
		return err
	}
	for i, a := range algorithms {
		if err := w.tag(manifestName(a), FormatManifest(w.payload[i])); err != nil {
			return err
		}
	}
	// Tag manifests list every tag file but tag manifests (section 2.2.1).
	for i, a := range algorithms {
		if _, _, err := w.create(tagManifestName(a), bytes.NewReader(FormatManifest(w.tags[i]))); err != nil {
			return err
		}
	}
	return nil
}

// file writes a file of the payload.
func (w *writer) file(f File) error {
	name := norm.NFC.String(f.Path)
	if !fs.ValidPath(name) || name == "." || badPath(name) != "" {
		return fmt.Errorf("“%s” cannot be the path of a file in a bag", f.Path)
	}
	for at := name; at != "."; at = path.Dir(at) {
		other, taken := w.seen[layout.Fold(at)]
		if taken && (at == name || other != at+"/") {
			return fmt.Errorf("“%s” and “%s” are one path on some systems", strings.TrimSuffix(other, "/"), name)
		}
		if w.seen[layout.Fold(at)] = at + "/"; at == name {
			w.seen[layout.Fold(at)] = at
		}
	}
	content, err := f.Open()
	if err != nil {
		return err
	}
	digests, size, err := w.create(payload+name, content)
	if err = errors.Join(err, content.Close()); err != nil {
		return err
	}
	for i, d := range digests {
		w.payload[i] = append(w.payload[i], Entry{d, payload + name})
	}
	w.result.Files++
	w.result.Bytes += size
	return nil
}

// tag writes a tag file that tag manifests list.
func (w *writer) tag(name string, text []byte) error {
	digests, _, err := w.create(name, bytes.NewReader(text))
	for i, d := range digests {
		w.tags[i] = append(w.tags[i], Entry{d, name})
	}
	return err
}

// create writes a file and returns its digests, by algorithm, and its size.
func (w *writer) create(name string, content io.Reader) (digests []string, size int64, err error) {
	if err := w.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return nil, 0, err
	}
	out, err := w.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return nil, 0, err
	}
	all, hashes := []io.Writer{out}, make([]hash.Hash, len(algorithms))
	for i, a := range algorithms {
		hashes[i] = a.make()
		all = append(all, hashes[i])
	}
	size, err = io.Copy(io.MultiWriter(all...), content)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return nil, 0, fmt.Errorf("%s: %w", name, err)
	}
	for _, h := range hashes {
		digests = append(digests, hex.EncodeToString(h.Sum(nil)))
	}
	return digests, size, nil
}
