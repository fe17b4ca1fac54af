// Package store keeps what is dear to make from one build to the next: what was
// read of each release, the search index, what was found wrong.
//
// A [Store] is a folder of packs. A pack is a file of entries that is written once,
// beside its place, and moved there when it is whole; from then on it never changes.
// An entry is found by its [Key], a digest of everything that it depends on, so it is
// never out of date, only unused. It has a short part, meta, and blobs, which are read
// when they are needed. Each part has a checksum: what is damaged is as good as not
// there, and is made again.
//
// While a build runs, its new entries are in a pack of its own, so that nothing of
// them is kept in memory. Where the folder cannot be written, and where there is none,
// that pack is a temporary file, and nothing is kept beyond [Store.Close]. Several
// processes may use one folder: none changes what another one reads.
//
// [Store.Commit] makes the new pack one of the folder's and removes packs that
// hold nothing of this build, oldest first, when all of them take more than a bound.
//
// Only the user who runs the build can read what a new folder holds: it may be
// under embargo.
//
// Checksums find damage, and no malice: who can write into the folder decides what is
// published, by an entry of its own under a right key. So a folder that is made here is
// open to nobody else, and a store that is shared is to be shared with those alone who may
// publish: not between builds of what strangers hand in and those that publish.
package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"sync"
	"sync/atomic"
)

// Key is the digest of what an entry depends on, SHA-256.
type Key [sha256.Size]byte

// ErrDamaged is the error of a blob that is not what was put there.
var ErrDamaged = errors.New("a part of the store is damaged: build again")

// Blob is a part of an entry that is not read yet. The zero Blob is empty.
type Blob struct {
	pack   *pack
	offset int64
	size   uint32
	sum    uint32 // CRC-32 (Castagnoli)
}

// Len returns how many bytes a blob has.
func (b Blob) Len() int { return int(b.size) }

// Append appends a blob's bytes to dst. The error is an [ErrDamaged]. In a pack
// with a damaged blob nothing is found from then on, and it is removed, so that the
// next build makes all of it again.
func (b Blob) Append(dst []byte) ([]byte, error) {
	dst, err := b.append(dst)
	if err != nil {
		b.pack.damaged.Store(true)
	}
	return dst, err
}

func (b Blob) append(dst []byte) ([]byte, error) {
	if b.size == 0 {
		return dst, nil
	}
	from := len(dst)
	dst = append(dst, make([]byte, b.size)...)
	if n, err := b.pack.file.ReadAt(dst[from:], b.offset); n < int(b.size) {
		return dst[:from], fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if checksum(dst[from:]) != b.sum {
		return dst[:from], ErrDamaged
	}
	return dst, nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(b []byte) uint32 { return crc32.Checksum(b, castagnoli) }

// entry says where an entry lies.
type entry struct {
	meta  Blob
	blobs []Blob
	used  atomic.Bool // by this build
}

func (e *entry) size() int64 {
	n := int64(e.meta.size)
	for _, b := range e.blobs {
		n += int64(b.size)
	}
	return n
}

// Store is a folder of packs. It may be used by many goroutines.
type Store struct {
	dir   string // empty for a store that keeps nothing
	bound int64  // see defaultBound

	mu      sync.RWMutex
	entries map[Key]*entry
	packs   []*pack // the folder's, oldest first
	written *pack   // what this build puts; nil before the first
	end     int64   // of written
	failed  bool    // the folder cannot be written
}

// defaultBound is how many bytes unused packs may take beside twice what a build
// uses.
const defaultBound = 256 << 20

// Open opens the store in a folder, which is made if it is not there. Where dir is
// empty, or cannot be read, the store begins empty. Packs that are damaged, or of
// another form, are passed over.
func Open(dir string) *Store {
	s := &Store{dir: dir, bound: defaultBound, entries: map[Key]*entry{}}
	if dir != "" {
		s.load()
	}
	return s
}

// Has reports whether the store has an entry, as far as is known without reading
// it.
func (s *Store) Has(key Key) bool {
	e := s.entry(key)
	if e != nil {
		e.used.Store(true)
	}
	return e != nil
}

// entry returns where an entry lies, or nil if there is none.
func (s *Store) entry(key Key) *entry {
	s.mu.RLock()
	defer s.mu.RUnlock()
	e := s.entries[key]
	if e == nil || e.meta.pack.damaged.Load() {
		return nil
	}
	return e
}

// Get returns an entry, if there is one whose meta is undamaged.
func (s *Store) Get(key Key) (meta []byte, blobs []Blob, found bool) {
	e := s.entry(key)
	if e == nil {
		return nil, nil, false
	}
	meta, err := e.meta.append(nil)
	if err != nil {
		s.mu.Lock()
		if s.entries[key] == e { // nobody has put it again
			delete(s.entries, key)
		}
		s.mu.Unlock()
		return nil, nil, false
	}
	e.used.Store(true)
	return meta, e.blobs, true
}

// Put keeps an entry and returns its blobs, in the order given. One that is there
// already is replaced: it was damaged. The error is that there is no room for it,
// not even in the system's temporary folder.
func (s *Store) Put(key Key, meta []byte, blobs ...[]byte) ([]Blob, error) {
	parts := append([][]byte{meta}, blobs...)
	p, offset, err := s.write(parts)
	if err != nil {
		return nil, err
	}
	e := &entry{}
	for i, part := range parts {
		blob := Blob{p, offset, uint32(len(part)), checksum(part)}
		if offset += int64(len(part)); i == 0 {
			e.meta = blob
		} else {
			e.blobs = append(e.blobs, blob)
		}
	}
	e.used.Store(true)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.entries == nil {
		return nil, errClosed
	}
	s.entries[key] = e
	return e.blobs, nil
}

// write appends parts, side by side, to the pack of this build. Where the folder has
// no room, it goes on in a temporary file.
func (s *Store) write(parts [][]byte) (*pack, int64, error) {
	size := 0
	for _, part := range parts {
		size += len(part)
	}
	for {
		p, offset, err := s.reserve(int64(size))
		if err != nil {
			return nil, 0, err
		}
		if err = p.write(parts, offset); err == nil {
			return p, offset, nil
		}
		if p.temporary {
			return nil, 0, fmt.Errorf("keep what was read: %w", err)
		}
		s.mu.Lock()
		if s.written == p { // nobody has gone over yet
			s.failed, s.written, s.end = true, nil, 0
			s.packs = append(s.packs, p) // read from until the end
		}
		s.mu.Unlock()
	}
}

// write writes parts side by side, with few calls of the system.
func (p *pack) write(parts [][]byte, offset int64) error {
	const atOnce = 256 << 10
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	waiting := (*buffer)[:0]
	for i, part := range parts {
		waiting = append(waiting, part...)
		if len(waiting) < atOnce && i < len(parts)-1 {
			continue
		}
		if _, err := p.file.WriteAt(waiting, offset); err != nil {
			return err
		}
		offset, waiting = offset+int64(len(waiting)), waiting[:0]
	}
	if *buffer = waiting; cap(waiting) > 2*atOnce {
		*buffer = nil // of a part that was long
	}
	return nil
}

// buffers are what parts are gathered in.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// reserve returns the pack that this build writes and where in it there is room.
func (s *Store) reserve(n int64) (*pack, int64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.entries == nil {
		return nil, 0, errClosed
	}
	if s.written == nil {
		p, err := s.create()
		if err != nil {
			return nil, 0, fmt.Errorf("make room for what is read: %w", err)
		}
		s.written, s.end = p, int64(len(packHead))
	}
	offset := s.end
	s.end += n
	return s.written, offset, nil
}

var errClosed = errors.New("the store is closed")

// Close lets go of the files, and of everything that was not committed. No blob
// can be read after, and nothing put.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var errs []error
	for _, p := range s.packs {
		if p.damaged.Load() {
			s.remove(p)
		}
		errs = append(errs, p.close())
	}
	if s.written != nil {
		errs = append(errs, s.written.close())
	}
	s.packs, s.written, s.entries = nil, nil, nil
	return errors.Join(errs...)
}

// create makes the file of a new pack.
func (s *Store) create() (*pack, error) {
	if s.dir != "" && !s.failed {
		if p, err := newPack(s.dir); err == nil {
			return p, nil
		}
		s.failed = true
	}
	file, err := os.CreateTemp("", "docsite-*")
	if err != nil {
		return nil, err
	}
	// Where an open file can lose its name, nothing is left behind by a crash.
	os.Remove(file.Name())
	return &pack{file: file, temporary: true}, nil
}
