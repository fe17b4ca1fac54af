package main

import (
	"io/fs"
	"os"
	"path"
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"docsite/generator/layout"
)

// What a build may take of memory before it collects what is not needed any more
// more often: much is made for each release and little of it kept.
const (
	memoryAtLeast    = 64 << 20 // bytes
	memoryPerRelease = 15 << 10 // bytes
	garbagePercent   = 400      // of what is kept, while there is room
)

// boundMemory bounds the memory of this process by the size of a site. Who sets
// GOGC or GOMEMLIMIT (package runtime) knows better.
func boundMemory(site fs.FS) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	releases := 0
	for _, year := range folders(site, layout.Releases) {
		releases += len(folders(site, path.Join(layout.Releases, year)))
	}
	bound := int64(memoryAtLeast + releases*memoryPerRelease)
	debug.SetGCPercent(garbagePercent)
	debug.SetMemoryLimit(bound)
	keepRoom(bound)
}

// keepRoom sets the limit anew after each collection: a text of a megabyte can need
// more than the bound, and Go would do little but collect what is kept.
func keepRoom(bound int64) {
	// What nobody holds is cleaned up after the next collection.
	runtime.AddCleanup(new([32]byte), func(bound int64) {
		kept := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(kept)
		debug.SetMemoryLimit(limit(bound, int64(kept[0].Value.Uint64())))
		keepRoom(bound)
	}, bound)
}

// limit returns the limit of memory where so much was kept by the last collection:
// the bound or, where less than a quarter of it is left, twice of what was kept.
func limit(bound, kept int64) int64 {
	if kept <= bound/4*3 {
		return bound
	}
	return 2 * kept
}
