// Command soak reads a preview for a long time, as many people would, while its
// newsroom is changed, and fails where one of these does not hold:
//
//   - No page is stale: a request that began when the server was known to have taken a
//     change is not answered with what was before it.
//   - No page is half a page, and none is told to be loaded anew that is the same.
//   - What is there is found, and what was removed is not.
//   - Memory stays as it was.
//   - Files and connections are closed when the readers have left.
//   - The server ends within a second, although pages listen to it.
//
// A docsite that is built already is given to it:
//
//	go build -o /tmp/docsite ./cmd/docsite
//	go run ./.ci/soak /tmp/docsite                       200 readers and 1,000 files, ten minutes
//	go run ./.ci/soak -for 20s -files 80 /tmp/docsite    80 files, twenty seconds
//
// The newsroom is the corpus of package bench in a folder for temporary files. Each change of a
// text puts a word into it that says which text it is, and which change (ledger.go);
// the writer makes one change after the other, and waits until its page shows it. It needs
// Linux, which tells what a process has open. All requests go to 127.0.0.1.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"time"
)

func main() {
	o := options{}
	flag.DurationVar(&o.long, "for", 10*time.Minute, "how long files are changed; readers begin a fifth of it before")
	flag.IntVar(&o.files, "files", 1000, "how many files are changed, if the machine is fast enough")
	flag.IntVar(&o.clients, "clients", 200, "how many read at the same time")
	flag.IntVar(&o.releases, "releases", 1000, "how many releases the newsroom has")
	flag.DurationVar(&o.pause, "stay", 2*time.Second, "how long a reader stays on a page, on average")
	flag.StringVar(&o.template, "template", "templates/base.html", "docsite's own template of every page")
	flag.Uint64Var(&o.seed, "seed", 1, "of what readers and writer choose")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	o.program = flag.Arg(0)
	held, err := soak(o)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if !held {
		os.Exit(1)
	}
}

type options struct {
	program, template        string
	long, pause              time.Duration
	files, clients, releases int
	seed                     uint64
}

// soak does all of it, and prints what it saw. It reports whether all properties held.
func soak(o options) (held bool, err error) {
	dir, err := os.MkdirTemp("", "soak-")
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	room, known, err := newNewsroom(dir, o.releases, o.template)
	if err != nil {
		return false, err
	}
	server, err := startServer(o.program, dir)
	if err != nil {
		return false, err
	}
	defer server.cmd.Process.Kill() // which has ended where all went well
	ctx, cancel := context.WithTimeout(context.Background(), 2*o.long+10*time.Minute)
	defer cancel()
	s := newSite(server.address)
	if err := server.settled(s); err != nil {
		return false, err
	}
	f := &findings{o: o, texts: len(room.texts)}
	if f.filesBefore, err = server.files(); err != nil {
		return false, err
	}

	read := &readers{site: s, ledger: known, pause: o.pause}
	reading, leave := context.WithCancel(ctx)
	defer leave()
	var all sync.WaitGroup
	for i := range o.clients {
		all.Go(func() { read.run(reading, rand.New(rand.NewPCG(o.seed, uint64(i)))) })
	}
	sleep(ctx, o.long/5)
	f.begin = time.Now()
	watched := server.watch(reading, o.long/300)
	w := &writer{ctx: ctx, room: room, ledger: known, site: s, lots: rand.New(rand.NewPCG(o.seed, 1<<32))}
	err = w.run(o.files, o.long)
	f.end = time.Now()
	leave()
	all.Wait()
	var one failure
	if errors.As(err, &one) {
		read.fail(err)
	} else if err != nil {
		return false, fmt.Errorf("%w\n%s", err, server.words())
	}
	f.memory, f.filesMost = watched.end()
	f.heaps, f.writer, f.readers = server.collected(f.begin), w, read
	if f.filesAfter, err = server.filesDownTo(f.filesBefore, s); err != nil {
		return false, err
	}
	if err := f.stop(ctx, server, s); err != nil {
		return false, err
	}
	return f.print(server), nil
}
