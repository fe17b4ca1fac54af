package plan

import (
	"path"
	"regexp"

	"docsite/generator/layout"
)

// What [Plan.IndexPages] and [Plan.FilePages] call files.
var (
	indexFile = regexp.MustCompile(`^(index\.json|filters\.bin|terms-\d+\.bin|releases-\d+\.json)$`)
	hashFile  = regexp.MustCompile(`\.[0-9a-f]{10}(\.[^.]*)?$`)
)

// reserved reports whether a path leads through what may be a file of a search index
// or of a release: these are planned when they are made, and their names are known
// before.
func (p *Plan) reserved(file string) bool {
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		name := path.Base(dir)
		if indexFile.MatchString(layout.Fold(name)) && p.IndexOf(layout.Fold(dir)) != "" ||
			hashFile.MatchString(name) && p.ReleaseOf(dir) != nil {
			return true
		}
	}
	return false
}
