package preview

import (
	"io/fs"
	"runtime"
	"sync"

	"docsite/generator"
	"docsite/generator/plan"
)

// shownSite is a site as it is shown. A few of its pages are made at a time, so that many who
// read do not keep the next site from being made. Of a page that was made it remembers
// the digest: all who have it open ask for that again.
type shownSite struct {
	*generator.Site
	making  chan struct{} // holds one for each page that is being made; of all sites of a server
	digests sync.Map      // strings, by the paths of pages
}

// makers is how many pages are made at a time.
func makers() int { return 2 * runtime.GOMAXPROCS(0) }

// open returns the bytes of a page.
func (s *shownSite) open(page *plan.Page) ([]byte, error) {
	s.making <- struct{}{}
	defer func() { <-s.making }()
	return fs.ReadFile(s.Site, page.Path)
}
