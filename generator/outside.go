package generator

import (
	"fmt"
	"os"
	"strings"

	"docsite/generator/layout"
)

// CacheOutside returns an error if a cache in a folder would be published, or
// would lie among a site's own files: what it holds may be under embargo. All
// three are given as absolute, cleaned paths.
func CacheOutside(site, out, cache string) error {
	return folders(os.PathSeparator).cacheOutside(site, out, cache)
}

// Outside returns an error if building into a folder would write among a
// site's own files. Both are given as absolute, cleaned paths.
func Outside(site, out string) error { return folders(os.PathSeparator).outside(site, out) }

// folders compares the paths of folders, whose parts are parted by it.
type folders rune

func (f folders) cacheOutside(site, out, cache string) error {
	for _, dir := range layout.SourceDirs() {
		if f.within(cache, f.join(site, dir)) {
			return fmt.Errorf("the cache %s lies in the site's folder %s; choose another one with --cache", cache, dir)
		}
	}
	switch {
	case f.within(cache, out):
		return fmt.Errorf("the cache %s lies in the output folder, where all could read it; choose another one with --cache", cache)
	case f.within(site, cache):
		return fmt.Errorf("the cache %s holds the site itself; choose another one with --cache, such as .cache", cache)
	}
	return nil
}

func (f folders) outside(site, out string) error {
	for _, dir := range layout.SourceDirs() {
		if f.within(out, f.join(site, dir)) {
			return fmt.Errorf("the output folder %s lies in the site's folder %s; choose another one with --out", out, dir)
		}
	}
	if f.within(site, out) {
		return fmt.Errorf("the output folder %s holds the site itself; choose another one with --out, such as public", out)
	}
	return nil
}

// within reports whether a folder is another one or lies in it, on a system that holds names for one which
// differ in case (Windows, macOS): it is safe on all.
func (f folders) within(inner, outer string) bool {
	inner, outer = layout.Fold(inner), layout.Fold(outer)
	return inner == outer || strings.HasPrefix(inner, f.join(outer, ""))
}

// join puts a name behind a folder, which may be the root of all or of a drive.
func (f folders) join(folder, name string) string {
	return strings.TrimSuffix(folder, string(f)) + string(f) + name
}
