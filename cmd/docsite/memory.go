package main

import (
	"io/fs"
	"os"
	"path"
	"runtime/debug"

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
	debug.SetGCPercent(garbagePercent)
	debug.SetMemoryLimit(int64(memoryAtLeast + releases*memoryPerRelease))
}
