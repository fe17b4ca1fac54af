package main

import (
	"io/fs"
	"math"
	"os"
	"path"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"

	"github.com/KimMachineGun/automemlimit/memlimit"

	"docsite/generator/layout"
	"docsite/generator/media"
)

// What a build may take of memory before it collects what is not needed any more
// more often: much is made for each release and little of it kept.
const (
	memoryAtLeast    = 64 << 20 // bytes
	memoryPerRelease = 15 << 10 // bytes
	garbagePercent   = 400      // of what is kept, while there is room
)

// containerMemory is how many bytes a container, or a control group of another kind, allows this
// process (Linux); 0 where nothing bounds it.
var containerMemory = sync.OnceValue(func() int64 {
	bytes, err := memlimit.FromCgroup()
	if err != nil || bytes > math.MaxInt64 {
		return 0
	}
	return int64(bytes)
})

// decodeMemory is how many bytes pictures may take that are decoded at the same time, where so many
// are allowed in all.
func decodeMemory(allowed int64) int64 {
	if allowed == 0 {
		return media.DecodeMemory
	}
	return max(1, min(media.DecodeMemory, allowed/4))
}

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
	bound, most := bounds(releases, containerMemory())
	debug.SetGCPercent(garbagePercent)
	debug.SetMemoryLimit(bound)
	keepRoom(bound, most)
}

// bounds returns the bound for a site of so many releases, and what a limit may grow to where so many
// bytes are allowed: the program itself and what the system keeps for it need room beside Go's heap.
func bounds(releases int, allowed int64) (bound, most int64) {
	bound, most = int64(memoryAtLeast+releases*memoryPerRelease), math.MaxInt64
	if allowed > 0 {
		most = allowed / 10 * 8
	}
	return min(bound, most), most
}

// keepRoom sets the limit anew after each collection: a text of a megabyte can need
// more than the bound, and Go would do little but collect what is kept.
func keepRoom(bound, most int64) {
	// What nobody holds is cleaned up after the next collection.
	runtime.AddCleanup(new([32]byte), func(bound int64) {
		kept := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(kept)
		debug.SetMemoryLimit(limit(bound, most, int64(kept[0].Value.Uint64())))
		keepRoom(bound, most)
	}, bound)
}

// limit returns the limit of memory where so much was kept by the last collection:
// the bound or, where less than a quarter of it is left, twice of what was kept, but no more than most.
func limit(bound, most, kept int64) int64 {
	if kept <= bound/4*3 {
		return bound
	}
	return min(2*kept, most)
}
