package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"sync"
	"testing"
	"testing/fstest"

	"docsite/generator"
)

// TestTogether: builds and a preview that use one store at the same time, each with
// texts of its own, do each other no harm.
func TestTogether(t *testing.T) {
	const builders, rounds = 3, 3
	store := t.TempDir()
	make := func(builder, round int) fstest.MapFS {
		site := woven(t)
		for n := range 12 { // most are of all of them, some of one
			text := fmt.Sprintf("Text %d of all.", n)
			if n%4 == builder {
				text = fmt.Sprintf("Text %d of %d in round %d.", n, builder, round)
			}
			site[fmt.Sprintf("releases/2022/more-%d/en.md", n)] = &fstest.MapFile{Data: []byte(fmt.Sprintf("---\ntitle: More %d\ndate: 2022-01-01\n---\n\n%s\n", n, text))}
		}
		return site
	}
	var all sync.WaitGroup
	for builder := range builders {
		all.Go(func() {
			out := t.TempDir()
			for round := range rounds {
				site := make(builder, round)
				want := clean(t, site)
				e, err := generator.Open(generator.Options{Folder: site, Preview: true, Cache: store, Version: "test", MakeCopies: true})
				if err != nil {
					t.Error(err)
					return
				}
				r, _, err := e.Build(context.Background(), noon, out, generator.BuildOptions{})
				if err != nil || r.Stops(false) {
					t.Errorf("builder %d, round %d: %v %v", builder, round, r.Diagnostics, err)
				}
				if got := written(t, out); !maps.EqualFunc(got, want, bytes.Equal) {
					t.Errorf("builder %d, round %d: the output is another than that of a clean build", builder, round)
				}
				if err := e.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Go(func() {
		for round := range rounds {
			e, err := generator.Open(generator.Options{Folder: make(3, round), Preview: true, Cache: store, Version: "test", MakeCopies: true})
			if err != nil {
				t.Error(err)
				return
			}
			a, err := e.Analyze(context.Background(), noon)
			if err != nil {
				t.Error(err)
				return
			}
			want := clean(t, make(3, round))
			e.Keep(t.Context())
			for name, content := range files(t, a.Site) {
				if !bytes.Equal(content, want[name]) {
					t.Errorf("round %d: %s is another in the preview than in a clean build", round, name)
				}
			}
			e.Keep(t.Context())
			if err := e.Close(); err != nil {
				t.Error(err)
			}
		}
	})
	all.Wait()
}

// clean returns what a build of a preview writes that has no store.
func clean(t *testing.T, site fstest.MapFS) map[string][]byte {
	e, err := generator.Open(generator.Options{Folder: site, Preview: true, Version: "test", MakeCopies: true})
	if err != nil {
		t.Error(err)
		return nil
	}
	defer e.Close()
	out := t.TempDir()
	if r, _, err := e.Build(context.Background(), noon, out, generator.BuildOptions{}); err != nil || r.Stops(false) {
		t.Error(r.Diagnostics, err)
	}
	return written(t, out)
}
