package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync/atomic"

	"github.com/gofrs/flock"
)

// A pack begins with packHead. Behind its entries stands its index: for each entry
// its key, the offset of its meta, and of meta and blobs the lengths and checksums;
// then a tail of tailSize: the offset of the index, its checksum, and packHead again.
// Numbers are little-endian.
const (
	packHead = "docsite pack 1\n"
	tailSize = 8 + 4 + len(packHead)

	mostIndex = 1 << 30 // bytes: that of a million entries takes a tenth
)

// pack is an open file of entries.
type pack struct {
	file      *os.File
	name      string // in the folder; that of a file that is not whole yet begins with unfinished
	number    int    // packs are numbered in the order in which they came
	lock      *flock.Flock
	temporary bool        // it lies in the system's temporary folder
	damaged   atomic.Bool // something in it is not what was put there
}

// Packs are called <number>-<random>.pack; one that is being written is locked.
var packForm = regexp.MustCompile(`^(\d{1,9})-[0-9a-zA-Z]+\.pack$`)

const unfinished = "new-"

func newPack(dir string) (*pack, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	const tries = 10
	for range tries {
		file, err := os.CreateTemp(dir, unfinished+"*")
		if err != nil {
			return nil, err
		}
		p := &pack{file: file, name: filepath.Base(file.Name()), lock: flock.New(file.Name())}
		locked, err := p.lock.TryLock()
		if err == nil {
			_, err = file.WriteAt([]byte(packHead), 0)
		}
		switch {
		case err != nil:
			return nil, errors.Join(err, p.close())
		case locked && p.inPlace():
			return p, nil
		}
		p.close() // before it was locked, another build took it for what a killed one has left
	}
	return nil, fmt.Errorf("other builds remove what is written in %s", dir)
}

// inPlace reports whether the pack's file is the one of its name.
func (p *pack) inPlace() bool {
	own, err := p.file.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(p.file.Name())
	return err == nil && os.SameFile(own, there)
}

func (p *pack) close() error {
	err := p.file.Close()
	if p.lock != nil {
		err = errors.Join(err, p.lock.Close())
	}
	switch {
	case p.temporary: // gone already where open files can lose their name
		os.Remove(p.file.Name())
	case len(p.name) >= len(unfinished) && p.name[:len(unfinished)] == unfinished:
		os.Remove(p.file.Name())
	}
	return err
}

// load reads the indexes of the folder's packs, and removes what builds that were
// killed have left.
func (s *Store) load() {
	files, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	for _, f := range files {
		path := filepath.Join(s.dir, f.Name())
		if len(f.Name()) > len(unfinished) && f.Name()[:len(unfinished)] == unfinished && f.Type().IsRegular() {
			left := flock.New(path)
			if locked, err := left.TryLock(); err == nil && locked {
				os.Remove(path)
			}
			left.Close()
			continue
		}
		m := packForm.FindStringSubmatch(f.Name())
		if m == nil || !f.Type().IsRegular() {
			continue
		}
		file, err := os.Open(path)
		if err != nil {
			continue // another build has removed it
		}
		p := &pack{file: file, name: f.Name()}
		p.number, _ = strconv.Atoi(m[1]) // digits by the expression
		p.damaged.Store(s.index(p) != nil)
		s.packs = append(s.packs, p)
	}
	slices.SortFunc(s.packs, func(a, b *pack) int { return cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.name, b.name)) })
}

var errForm = errors.New("this is no pack")

// index takes up the entries of a pack.
func (s *Store) index(p *pack) error {
	info, err := p.file.Stat()
	if err != nil {
		return err
	}
	if info.Size() < int64(len(packHead)+tailSize) {
		return errForm
	}
	end := info.Size() - int64(tailSize)
	tail := make([]byte, tailSize)
	if _, err := p.file.ReadAt(tail, end); err != nil {
		return err
	}
	from := int64(binary.LittleEndian.Uint64(tail))
	if string(tail[12:]) != packHead || from < int64(len(packHead)) || from > end || end-from > mostIndex {
		return errForm
	}
	index := make([]byte, end-from)
	if _, err := io.ReadFull(io.NewSectionReader(p.file, from, end-from), index); err != nil {
		return err
	}
	if checksum(index) != binary.LittleEndian.Uint32(tail[8:]) {
		return errForm
	}
	found := map[Key]*entry{}
	for r := bytes.NewReader(index); r.Len() > 0; {
		var key Key
		e := &entry{}
		var head struct {
			Offset int64
			Parts  uint32
		}
		if _, err := io.ReadFull(r, key[:]); err != nil {
			return errForm
		}
		if binary.Read(r, binary.LittleEndian, &head) != nil || head.Offset < int64(len(packHead)) || head.Parts == 0 || int(head.Parts) > r.Len()/8 {
			return errForm
		}
		parts := make([]uint32, 2*head.Parts)
		if binary.Read(r, binary.LittleEndian, parts) != nil {
			return errForm
		}
		offset := head.Offset
		for i := 0; i < len(parts); i += 2 {
			b := Blob{p, offset, parts[i], parts[i+1]}
			if offset += int64(b.size); offset < head.Offset || offset > from {
				return errForm
			}
			if i == 0 {
				e.meta = b
			} else {
				e.blobs = append(e.blobs, b)
			}
		}
		found[key] = e
	}
	for key, e := range found {
		s.entries[key] = e
	}
	return nil
}

// finish writes the index of a pack behind its entries, and moves it into its place.
func (s *Store) finish(p *pack, end int64, entries map[Key]*entry) error {
	keys := make([]Key, 0, len(entries))
	for key, e := range entries {
		if e.meta.pack == p {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(a, b Key) int { return cmp.Compare(entries[a].meta.offset, entries[b].meta.offset) })
	var index []byte
	for _, key := range keys {
		e := entries[key]
		index = append(index, key[:]...)
		index = binary.LittleEndian.AppendUint64(index, uint64(e.meta.offset))
		index = binary.LittleEndian.AppendUint32(index, uint32(1+len(e.blobs)))
		for _, b := range append([]Blob{e.meta}, e.blobs...) {
			index = binary.LittleEndian.AppendUint32(index, b.size)
			index = binary.LittleEndian.AppendUint32(index, b.sum)
		}
	}
	tail := binary.LittleEndian.AppendUint64(nil, uint64(end))
	tail = binary.LittleEndian.AppendUint32(tail, checksum(index))
	tail = append(tail, packHead...)
	if _, err := p.file.WriteAt(append(index, tail...), end); err != nil {
		return err
	}
	number := 1
	if n := len(s.packs); n > 0 {
		number = s.packs[n-1].number + 1
	}
	name := fmt.Sprintf("%d-%s.pack", number, p.name[len(unfinished):])
	if err := os.Rename(filepath.Join(s.dir, p.name), filepath.Join(s.dir, name)); err != nil {
		return err
	}
	p.name, p.number = name, number
	p.lock.Close() // by its new name nobody asks whether it is locked
	p.lock = nil
	return nil
}
