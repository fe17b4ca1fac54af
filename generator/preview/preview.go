// Package preview shows a newsroom to those who work in it: it serves the site
// on this machine, looks at the folder, and tells open pages when there is
// something new.
//
// A [Server] keeps an edition, a site and what is wrong with it. When files
// change (watch.go) it makes the next one: [generator.Engine.Analyze] is quick,
// because only what changed is read and a page is made when it is opened. What the files
// beside releases hold is looked at behind it. Where there are errors that keep a site from being
// made, the last one that could be made stays, and the mistakes are told over it;
// at the beginning it is the site without the releases in which they are.
//
// A page is sent as [generator.Site] makes it, with one script before its end
// (page.go). The script hears of every edition (events.go). What it hears
// depends on what it was sent: its page is loaded anew only if its bytes are now
// others, or leads to where its release has gone. Mistakes are shown by the
// script over the page (mistakes.go, reload.js).
//
// Nothing is sent to the network, and requests that do not name this machine are
// refused (guard.go): a page of the web could else read drafts through a name of
// its own that leads here.
package preview

import (
	"context"
	"errors"
	"io/fs"
	"sync"
	"time"

	"docsite/generator"
	"docsite/generator/diag"
)

// Options say what is shown.
type Options struct {
	Engine *generator.Engine // with Preview and MakeCopies
	Folder fs.FS             // the site's folder, as the engine has it
	Dir    string            // the same folder's name on the disk, to look at
	Now    func() time.Time  // the moment of each edition
	Host   string            // by which the machine is called, besides localhost
	Notify func(News)        // what happens, for a terminal; called by one goroutine
}

// News is what has happened: a fault or a notice, or else the site was checked.
type News struct {
	Mistakes []diag.Diagnostic // of the check, sorted
	Fault    error             // why the folder cannot be read
	Notice   string            // what else somebody should know
}

// Server is a preview. Its handler answers while [Server.Run] runs.
type Server struct {
	o      Options
	ended  context.Context // when Run is to end
	first  chan struct{}   // closed with the first edition
	making chan struct{}   // see shownSite

	mu      sync.Mutex
	current *edition
	next    chan struct{} // closed when current is no longer
}

// edition is the newsroom at a moment. It does not change.
type edition struct {
	folder   fs.FS             // of the site
	site     *shownSite        // the last that could be made; nil if none could
	mistakes []diag.Diagnostic // sorted
	fault    error             // why the folder cannot be read
}

// New returns a server that runs until ctx is done.
func New(ctx context.Context, o Options) *Server {
	return &Server{o: o, ended: ctx, first: make(chan struct{}), making: make(chan struct{}, makers()), next: make(chan struct{})}
}

// Run keeps the edition up to date until the server's context is done, and then
// returns nil. The error is that the folder is not a site's: it has no
// docsite.yaml.
func (s *Server) Run() error {
	ctx, stop := context.WithCancel(s.ended)
	var work sync.WaitGroup
	defer work.Wait()
	defer stop()
	b := &rebuilder{Server: s, results: make(chan result)}
	if err := b.load(ctx); errors.Is(err, fs.ErrNotExist) {
		return err
	}
	// To watch ten thousand folders takes a while, and somebody waits for a page. So
	// they are read again when all are watched: some may have changed before.
	w := newWatcher(s.o.Dir)
	work.Go(func() { w.run(ctx) })
	b.o.Engine.Forget(".")
	b.load(ctx)
	for {
		ctx, cancel := context.WithCancel(ctx)
		if number, loaded := b.number, b.loaded; loaded != nil {
			work.Go(func() { b.check(ctx, number, loaded) })
		}
		waiting := true
		for waiting {
			select {
			case <-s.ended.Done():
				cancel()
				return nil
			case r := <-b.results:
				b.take(ctx, r)
			case text := <-w.notices:
				s.notify(News{Notice: text})
			case paths := <-w.changes:
				b.forget(paths)
				waiting = false
			case <-b.again:
				waiting = false
			case <-b.due:
				waiting = false
			}
		}
		cancel()
		b.load(s.ended)
	}
}

func (s *Server) notify(n News) {
	if s.o.Notify != nil {
		s.o.Notify(n)
	}
}

// show returns a site as it is shown.
func (s *Server) show(site *generator.Site) *shownSite {
	return &shownSite{Site: site, making: s.making}
}

// publish makes an edition the current one.
func (s *Server) publish(e *edition) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.current == nil {
		close(s.first)
	}
	s.current = e
	close(s.next)
	s.next = make(chan struct{})
}

// look returns the current edition, and what is closed when there is another.
// There is none before the first, for which it waits until ctx is done.
func (s *Server) look(ctx context.Context) (*edition, <-chan struct{}) {
	select {
	case <-s.first:
	case <-ctx.Done():
	case <-s.ended.Done():
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.current, s.next
}
