package deploy

import (
	"net/url"
	"slices"
	"strings"
)

// Purge returns the addresses that hold something else after a plan than before, sorted: what an
// older cache before the host, which does not ask whether its copies hold, is to
// forget. Those of new files are among them, as it may have kept that they were missing.
func (p Plan) Purge() []string {
	var list []string
	for _, s := range p.Stages {
		for _, f := range s.Files {
			address := p.Base + (&url.URL{Path: f.Path}).EscapedPath()
			list = append(list, address)
			if folder, is := strings.CutSuffix(address, "index.html"); is && strings.HasSuffix(folder, "/") {
				list = append(list, folder)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
