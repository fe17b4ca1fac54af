package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"
)

// What is held. Memory is what is alive behind a collection of garbage.
const (
	growth    = 1.1 // the last third of the time to the first
	slack     = 4   // megabytes, beyond that
	endWithin = time.Second
)

// findings are what was seen.
type findings struct {
	o           options
	texts       int
	begin, end  time.Time // of the changes
	heaps       []sample
	memory      []sample // what was resident
	filesBefore int
	filesMost   int
	filesAfter  int
	ended       time.Duration
	endError    error
	unended     int // streams
	writer      *writer
	readers     *readers
}

// stop ends the server while as many pages as there were readers listen to it.
func (f *findings) stop(ctx context.Context, server *server, s *site) error {
	var open []*stream
	for range f.o.clients {
		st, err := s.listen(ctx, "/en/", "")
		if err != nil {
			return err
		}
		defer st.close()
		open = append(open, st)
	}
	f.ended, f.endError = server.stop()
	late := time.After(endWithin)
	for _, st := range open {
		select {
		case <-st.ended:
		case <-late:
			f.unended++
		}
	}
	return nil
}

// thirds returns the medians of the first and the last third of the time.
func (f *findings) thirds(all []sample) (first, last float64) {
	third := f.end.Sub(f.begin) / 3
	var a, b []float64
	for _, s := range all {
		switch {
		case s.at.Before(f.begin.Add(third)):
			a = append(a, s.mb)
		case s.at.After(f.end.Add(-third)):
			b = append(b, s.mb)
		}
	}
	return share(a, 0.5), share(b, 0.5)
}

// share returns the value that so large a part of a list does not exceed, or nothing
// where there is none.
func share[T cmp.Ordered](list []T, part float64) (v T) {
	if len(list) == 0 {
		return v
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[min(len(sorted)-1, int(math.Ceil(part*float64(len(sorted))))-1)]
}

// print prints a table and what did not hold. It reports whether all did.
func (f *findings) print(server *server) bool {
	wrong := f.readers.wrong
	row := func(what, format string, figures ...any) {
		fmt.Printf("%-42s %s\n", what, fmt.Sprintf(format, figures...))
	}
	spread := func(all []time.Duration) string {
		ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
		return fmt.Sprintf("%6d   %8.1f %8.1f %8.1f ms", len(all), ms(share(all, 0.5)), ms(share(all, 0.99)), ms(share(all, 1)))
	}
	c := f.readers.counts
	took := f.end.Sub(f.begin)
	row("readers, releases, texts", "%d, %d, %d", f.o.clients, f.o.releases, f.texts)
	row("files changed, changes", "%d of %d in %.0f s, %d", f.writer.files, f.o.files, took.Seconds(), f.writer.number)
	row("event streams, pages loaded anew", "%d, %d", c.streams, c.reloads)
	row("not found", "%d", c.notFound)
	row("", "number     median  99 of 100    worst")
	row("requests", "%s", spread(f.readers.took))
	for _, name := range slices.Sorted(maps.Keys(f.writer.took)) {
		row(name, "%s", spread(f.writer.took[name]))
	}
	row("processor", "%.1f s", server.cpu().Seconds())
	kept, keeps := f.thirds(f.heaps)
	row("memory alive, first and last third", "%.0f, %.0f MB", kept, keeps)
	first, last := f.thirds(f.memory)
	row("memory resident, first and last third", "%.0f, %.0f MB", first, last)
	row("open files before, at most, after", "%d, %d, %d", f.filesBefore, f.filesMost, f.filesAfter)
	row("ended within", "%.3f s, %d pages listening", f.ended.Seconds(), f.o.clients)

	if len(f.heaps) == 0 {
		wrong.add(fmt.Errorf("no collection of garbage was told of, so it is not known what memory was kept"))
	}
	if keeps > kept*growth+slack {
		wrong.add(fmt.Errorf("memory grew from %.0f to %.0f MB", kept, keeps))
	}
	if f.filesAfter > f.filesBefore {
		wrong.add(fmt.Errorf("%d files were open before readers came, and %d when they had left", f.filesBefore, f.filesAfter))
	}
	if f.endError != nil {
		wrong.add(fmt.Errorf("it did not end as it should: %w\n%s", f.endError, server.words()))
	}
	if f.ended > endWithin {
		wrong.add(fmt.Errorf("it took %v to end", f.ended))
	}
	if f.unended > 0 {
		wrong.add(fmt.Errorf("%d event streams did not end with it", f.unended))
	}
	for _, one := range wrong.first {
		fmt.Println("wrong:", one)
	}
	if more := wrong.count - len(wrong.first); more > 0 {
		fmt.Println("wrong: and", more, "more")
	}
	return wrong.count == 0
}
