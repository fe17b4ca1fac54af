package store

import (
	"os"
	"path/filepath"
	"slices"
)

// mostPacks is how many packs a folder has before what is used of them is written
// into one.
const mostPacks = 12

// Commit keeps what this build put for the next one, and bounds what the folder
// holds. Of builds that put nothing it does nothing. What cannot be kept is made
// again: there is no error.
func (s *Store) Commit() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.written == nil || s.written.temporary {
		return
	}
	if s.finish(s.written, s.end, s.entries) != nil {
		return // and Close removes it
	}
	s.packs, s.written = append(s.packs, s.written), nil
	used, total := s.sizes()
	all := int64(0)
	for _, n := range used {
		all += n
	}
	bound := 2*all + s.bound
	var kept []*pack
	for _, p := range s.packs {
		if p.damaged.Load() || total > bound && used[p] == 0 {
			total -= p.length()
			s.remove(p)
			continue
		}
		kept = append(kept, p)
	}
	s.packs = kept
	if len(kept) > mostPacks || total > bound {
		s.gather(kept)
	}
}

// sizes returns how many bytes of each pack this build used, and what all packs
// take.
func (s *Store) sizes() (used map[*pack]int64, total int64) {
	used = map[*pack]int64{}
	for _, e := range s.entries {
		if e.used.Load() {
			used[e.meta.pack] += e.size()
		}
	}
	for _, p := range s.packs {
		total += p.length()
	}
	return used, total
}

func (p *pack) length() int64 {
	info, err := p.file.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}

// remove takes a pack out of the folder. It stays open, for who reads of it.
func (s *Store) remove(p *pack) { os.Remove(filepath.Join(s.dir, p.name)) }

// gather writes what this build used into one pack in the place of several. The
// largest stays as it is where most of it is used: to copy it would be most of the
// work.
func (s *Store) gather(packs []*pack) {
	used, _ := s.sizes()
	packs = slices.Clone(packs)
	largest := slices.MaxFunc(packs, func(a, b *pack) int { return int(a.length() - b.length()) })
	if used[largest]*2 > largest.length() {
		packs = slices.DeleteFunc(packs, func(p *pack) bool { return p == largest })
	}
	into, err := newPack(s.dir)
	if err != nil {
		return
	}
	end := int64(len(packHead))
	moved := map[Key]*entry{}
	for key, e := range s.entries {
		if !e.used.Load() || !slices.Contains(packs, e.meta.pack) {
			continue
		}
		bytes := make([]byte, e.size()) // its parts lie side by side
		if n, _ := e.meta.pack.file.ReadAt(bytes, e.meta.offset); n < len(bytes) {
			continue
		}
		if _, err := into.file.WriteAt(bytes, end); err != nil {
			into.close()
			return
		}
		copied := &entry{meta: e.meta}
		copied.meta.pack, copied.meta.offset = into, end
		end += int64(e.meta.size)
		for _, b := range e.blobs {
			b.pack, b.offset = into, end
			end += int64(b.size)
			copied.blobs = append(copied.blobs, b)
		}
		copied.used.Store(true)
		moved[key] = copied
	}
	if s.finish(into, end, moved) != nil {
		into.close()
		return
	}
	for key, e := range moved {
		s.entries[key] = e
	}
	for _, p := range packs {
		s.remove(p)
	}
	s.packs = append(slices.DeleteFunc(s.packs, func(p *pack) bool { return slices.Contains(packs, p) }), into)
}
