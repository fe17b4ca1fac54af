package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"
)

// readers are all that read the site at the same time.
type readers struct {
	site   *site
	ledger *ledger
	pause  time.Duration // that a reader stays on a page, on average

	mu     sync.Mutex
	counts struct{ requests, notFound, streams, reloads int }
	took   []time.Duration
	wrong  failures
}

// failures are properties that did not hold. The first are kept.
type failures struct {
	count int
	first []string
}

const shownFailures = 20

func (f *failures) add(err error) {
	f.count++
	if len(f.first) < shownFailures {
		f.first = append(f.first, err.Error())
	}
}

// failure is an error by which a property of the server does not hold, and not the
// trouble of this program.
type failure struct{ error }

// run lets one reader read until ctx is done: it opens a page, stays on it for a while
// with its event stream open, loads it anew when it is told to, and follows a link.
func (r *readers) run(ctx context.Context, lots *rand.Rand) {
	starts := []string{"/", "/en/", "/fr/", "/ja/", "/en/releases/", "/fr/releases/", "/ja/releases/", "/en/search/"}
	page := starts[lots.IntN(len(starts))]
	for ctx.Err() == nil {
		a, ok := r.read(ctx, page)
		stay := time.Duration(lots.Float64() * 2 * float64(r.pause))
		if ok && a.sent() != "" {
			a = r.stay(ctx, a, stay)
		} else {
			sleep(ctx, stay)
		}
		links := r.site.links(a)
		if len(links) == 0 || lots.IntN(20) == 0 {
			page = starts[lots.IntN(len(starts))]
			continue
		}
		page = links[lots.IntN(len(links))]
	}
}

// read asks for a page and judges it. It reports whether there was an answer.
func (r *readers) read(ctx context.Context, page string) (answer, bool) {
	before := r.ledger.now()
	a, err := r.site.get(ctx, page)
	after := r.ledger.now()
	if ctx.Err() != nil {
		return a, false
	}
	wrong := err
	if err == nil {
		wrong = r.ledger.judge(a, before, after)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.counts.requests++
	r.took = append(r.took, a.took)
	if a.status == 404 {
		r.counts.notFound++
	}
	if wrong != nil {
		r.wrong.add(fmt.Errorf("%s: %w", page, wrong))
	}
	return a, err == nil
}

// stay stays on a page and follows its event stream. It returns the page as it was at
// the end.
func (r *readers) stay(ctx context.Context, a answer, long time.Duration) answer {
	leave := time.After(long)
	for {
		st, err := r.site.listen(ctx, a.path, a.sent())
		if err != nil {
			if ctx.Err() == nil {
				r.fail(fmt.Errorf("%s: its event stream: %w", a.path, err))
			}
			return a
		}
		r.count(func() { r.counts.streams++ })
		reload := false
		for !reload {
			select {
			case n, open := <-st.news:
				if !open {
					st.close()
					if ctx.Err() == nil {
						r.fail(fmt.Errorf("%s: its event stream ended", a.path))
					}
					return a
				}
				reload = n.name == "reload"
			case <-leave:
				st.close()
				return a
			case <-ctx.Done():
				st.close()
				return a
			}
		}
		st.close()
		r.count(func() { r.counts.reloads++ })
		again, ok := r.read(ctx, a.path)
		if !ok {
			return a
		}
		if again.sent() == a.sent() {
			r.fail(fmt.Errorf("%s: it was told to be loaded anew, and is the same", a.path))
		}
		if a = again; a.sent() == "" {
			return a
		}
	}
}

func (r *readers) fail(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.wrong.add(err)
}

func (r *readers) count(do func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	do()
}

func sleep(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}
