package read

import (
	"slices"
	"strings"
	"sync"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// Memory is what earlier readings found, so that the next one reads only what
// changed. It holds true while settings and converters are the same and every
// path that changes is forgotten. Many goroutines may use one; a nil one
// remembers nothing.
type Memory struct {
	mu      sync.Mutex
	age     int                // how often something was forgotten
	folders map[string]listing // by a release's folder
	heads   map[string]head    // by a translation's file
	bodies  map[string]content // likewise
}

// listing is what walking through a release's folder found.
type listing struct {
	files []source
	found []diag.Diagnostic
}

// NewMemory returns an empty memory.
func NewMemory() *Memory {
	return &Memory{folders: map[string]listing{}, heads: map[string]head{}, bodies: map[string]content{}}
}

// Forget forgets paths in the site's folder, with all that lies below them, and
// what is known of the folders that they lie in. “.” is everything.
func (m *Memory) Forget(paths ...string) {
	const many = 100 // from which on it is as well to read everything again
	m.mu.Lock()
	defer m.mu.Unlock()
	m.age++
	if len(paths) > many || slices.Contains(paths, ".") {
		clear(m.folders)
		clear(m.heads)
		clear(m.bodies)
		return
	}
	for _, p := range paths {
		forget(m.folders, func(known string) bool { return within(known, p) || within(p, known) })
		forget(m.heads, func(known string) bool { return within(known, p) })
		forget(m.bodies, func(known string) bool { return within(known, p) })
	}
}

func within(inner, outer string) bool {
	return inner == outer || strings.HasPrefix(inner, outer) && inner[len(outer)] == '/'
}

func forget[V any](m map[string]V, stale func(string) bool) {
	for known := range m {
		if stale(known) {
			delete(m, known)
		}
	}
}

// moment is handed to keep, which then knows whether what was read may be out
// of date already.
func (m *Memory) moment() int {
	if m == nil {
		return 0
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.age
}

// recall returns what one of a memory's maps, which of picks, holds of a path.
func recall[V any](m *Memory, of func(*Memory) map[string]V, path string) (v V, known bool) {
	if m == nil {
		return v, false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	v, known = of(m)[path]
	return v, known
}

// keep remembers what was read since a moment, unless something was forgotten
// in between.
func keep[V any](m *Memory, of func(*Memory) map[string]V, path string, v V, since int) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.age == since {
		of(m)[path] = v
	}
}

func folders(m *Memory) map[string]listing { return m.folders }
func heads(m *Memory) map[string]head      { return m.heads }
func bodies(m *Memory) map[string]content  { return m.bodies }

// own returns a copy of a translation that its caller may change, as far as
// later stages do.
func (h head) own() *press.Translation {
	if h.t == nil {
		return nil
	}
	t := *h.t
	t.Changes = slices.Clone(t.Changes)
	return &t
}
