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
	separator := string(os.PathSeparator)
	within := func(inner, outer string) bool {
		return inner == outer || strings.HasPrefix(inner, strings.TrimSuffix(outer, separator)+separator)
	}
	for _, dir := range layout.SourceDirs() {
		if within(cache, site+separator+dir) {
			return fmt.Errorf("the cache %s lies in the site's folder %s; choose another one with --cache", cache, dir)
		}
	}
	switch {
	case within(cache, out):
		return fmt.Errorf("the cache %s lies in the output folder, where all could read it; choose another one with --cache", cache)
	case within(site, cache):
		return fmt.Errorf("the cache %s holds the site itself; choose another one with --cache, such as .cache", cache)
	}
	return nil
}

// Outside returns an error if building into a folder would write among a
// site's own files. Both are given as absolute, cleaned paths.
func Outside(site, out string) error {
	for _, dir := range layout.SourceDirs() {
		inner := site + string(os.PathSeparator) + dir
		if out == inner || strings.HasPrefix(out, inner+string(os.PathSeparator)) {
			return fmt.Errorf("the output folder %s lies in the site's folder %s; choose another one with --out", out, dir)
		}
	}
	if out == site || strings.HasPrefix(site, strings.TrimSuffix(out, string(os.PathSeparator))+string(os.PathSeparator)) {
		return fmt.Errorf("the output folder %s holds the site itself; choose another one with --out, such as public", out)
	}
	return nil
}
