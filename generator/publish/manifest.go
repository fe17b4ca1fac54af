package publish

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"

	"docsite/generator/store"
)

// Manifest is what a build wrote into a folder. It lies in the store, outside of
// what is published.
type Manifest struct {
	Site  store.Key // of the whole site
	Files []Written // sorted by path
}

// Written is a file as it was written.
type Written struct {
	Path   string
	Key    [16]byte // of what the file was made from; see [File]
	Size   int64    // bytes
	Time   int64    // of its last change, in nanoseconds since 1970
	Digest [16]byte // of its bytes: the first of SHA-256
}

// stands reports whether a file is there as it was written, by its size and time.
func (w *Written) stands(info fs.FileInfo) bool {
	return info.Mode().IsRegular() && info.Size() == w.Size && info.ModTime().UnixNano() == w.Time
}

// Recall returns the manifest of the last build that wrote into a folder; an empty
// one where that is not known.
func Recall(kept *store.Store, out string) Manifest {
	var m Manifest
	text, found := kept.Note(noteOf(out))
	if !found || len(text) < len(m.Site) {
		return m
	}
	copy(m.Site[:], text)
	rest := string(text[len(m.Site):]) // of which the paths are parts
	if rest != "" {
		m.Files = make([]Written, 0, len(rest)/(fixed+32)) // most paths are longer, or somewhat shorter
	}
	for rest != "" {
		var w Written
		n, size := uvarint(rest)
		rest = rest[size:]
		if size == 0 || len(rest) < fixed || n > uint64(len(rest)-fixed) {
			return Manifest{}
		}
		w.Path, rest = rest[:n], rest[n:]
		copy(w.Key[:], rest)
		copy(w.Digest[:], rest[16:])
		w.Size = int64(binary.LittleEndian.Uint64([]byte(rest[32:40])))
		w.Time = int64(binary.LittleEndian.Uint64([]byte(rest[40:48])))
		rest = rest[fixed:]
		m.Files = append(m.Files, w)
	}
	return m
}

// fixed is how many bytes a file takes beside its path.
const fixed = 16 + 16 + 8 + 8

func (m Manifest) keep(kept *store.Store, out string) {
	size := len(m.Site)
	for _, w := range m.Files {
		size += binary.MaxVarintLen64 + len(w.Path) + fixed
	}
	text := append(make([]byte, 0, size), m.Site[:]...)
	for _, w := range m.Files {
		text = binary.AppendUvarint(text, uint64(len(w.Path)))
		text = append(text, w.Path...)
		text = append(append(text, w.Key[:]...), w.Digest[:]...)
		text = binary.LittleEndian.AppendUint64(text, uint64(w.Size))
		text = binary.LittleEndian.AppendUint64(text, uint64(w.Time))
	}
	kept.SetNote(noteOf(out), text)
}

func uvarint(s string) (n uint64, size int) {
	for size < len(s) && size < binary.MaxVarintLen64 {
		b := s[size]
		n |= uint64(b&0x7F) << (7 * size)
		if size++; b < 0x80 {
			return n, size
		}
	}
	return 0, 0
}

// noteOf is the name of a folder's manifest in the store.
func noteOf(out string) string {
	if whole, err := filepath.Abs(out); err == nil {
		out = whole
	}
	sum := sha256.Sum256([]byte(out))
	return "output-" + hex.EncodeToString(sum[:8])
}

// Holds reports whether a folder has every file of a manifest as it was written, and
// whether docsite wrote these and no others. Then there is nothing to publish.
func (m Manifest) Holds(out string, jobs int) bool {
	paths := make([]string, len(m.Files))
	for i := range m.Files {
		paths[i] = m.Files[i].Path
	}
	list, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(fileList)))
	if err != nil || string(list) != string(listOf(paths)) {
		return false
	}
	if _, err := os.Lstat(filepath.Join(out, filepath.FromSlash(stage))); err == nil {
		return false // a build is running, or was killed
	}
	stands := m.standing(out, jobs)
	for i := range stands {
		if !stands[i] {
			return false
		}
	}
	return true
}

// standing reports for each file of a manifest whether it is there as it was
// written.
func (m Manifest) standing(out string, jobs int) []bool {
	stands := make([]bool, len(m.Files))
	out = filepath.Clean(out) + string(filepath.Separator)
	const some = 256 // files at a time
	each(context.Background(), (len(m.Files)+some-1)/some, jobs, func(n int) error {
		for i := n * some; i < min((n+1)*some, len(m.Files)); i++ {
			info, err := os.Lstat(out + filepath.FromSlash(m.Files[i].Path))
			stands[i] = err == nil && m.Files[i].stands(info)
		}
		return nil
	})
	return stands
}
