package generator_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"docsite/generator"
	"docsite/generator/progress"
)

// stoppedAt returns a context that is done as soon as its log asks for the time once more than so often: at the
// beginning or the end of a stage.
func stoppedAt(t *testing.T, times int) (context.Context, *progress.Log) {
	ctx, stop := context.WithCancel(t.Context())
	asked := 0
	log := progress.New(func() time.Time {
		if asked++; asked > times {
			stop()
		}
		return noon
	})
	return log.With(ctx), log
}

// TestABuildIsStopped: at the beginning and the end of every stage, a build can be stopped, and the
// folder is as it was, until the site is replaced.
func TestABuildIsStopped(t *testing.T) {
	site := fstest.MapFS{
		"docsite.yaml":             {Data: []byte("title: {en: Press office}\nbase_url: https://press.example.org/\nlanguages: [en]\n")},
		"releases/2020/a/en.md":    {Data: []byte("---\ntitle: A quay is open\ndate: 2020-05-04\nimage: {file: quay.jpg, alt: The quay}\ncontacts: [{office: Press office, tel: \"+81 3 0000 0000\"}]\n---\n\nIt was opened on Monday.\n")},
		"releases/2020/a/quay.jpg": {Data: photograph(t, 460, 300, 6)},
	}
	out := filepath.Join(t.TempDir(), "public")
	build := func(ctx context.Context) error {
		e, err := generator.Open(generator.Options{Folder: site, MakeCopies: true, Jobs: 1})
		if err != nil {
			t.Fatal(err)
		}
		defer e.Close()
		report, _, err := e.Build(ctx, noon, out, generator.BuildOptions{Audit: true})
		if err == nil && report.Stops(false) {
			t.Fatal(report.Diagnostics)
		}
		return err
	}
	for range 2 { // there is no folder; there is an older site
		before := map[string][]byte{}
		if _, err := os.Stat(out); err == nil {
			before = written(t, out)
		}
		var last []progress.Status
		for times := 1; ; times++ {
			ctx, log := stoppedAt(t, times)
			err := build(ctx)
			if err == nil {
				break
			}
			last = log.Stages()
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("stopped after %d times: %v", times, err)
			}
			if len(before) == 0 {
				if _, err := os.Stat(out); err == nil {
					t.Fatalf("stopped after %d times, it leaves a folder", times)
				}
			} else if d := cmp.Diff(before, written(t, out)); d != "" {
				t.Fatalf("stopped after %d times, the folder is another:\n%s", times, d)
			}
			if log.Changed() {
				t.Fatalf("stopped after %d times, it says that it changed something", times)
			}
		}
		names := map[progress.Name]bool{}
		for _, s := range last {
			names[s.Name] = true
		}
		for _, name := range []progress.Name{progress.Settings, progress.Read, progress.Recall, progress.Link, progress.Check, progress.Plan, progress.Try, progress.Media, progress.Search, progress.Audit, progress.Scan, progress.Render, progress.Probe, progress.Replace} {
			if !names[name] {
				t.Errorf("no stage %s was stopped; there were %v", name, slices.Sorted(maps.Keys(names)))
			}
		}
		site["releases/2020/a/en.md"].Data = append(site["releases/2020/a/en.md"].Data, "\nOne paragraph more.\n"...)
	}
}

// TestAFreezeIsStopped: so can a bag be, of which nothing is left.
func TestAFreezeIsStopped(t *testing.T) {
	parent := t.TempDir()
	for times := 1; ; times++ {
		e, err := generator.Open(generator.Options{Folder: woven(t), MakeCopies: true, Jobs: 1})
		if err != nil {
			t.Fatal(err)
		}
		ctx, log := stoppedAt(t, times)
		_, _, err = e.Freeze(ctx, noon, 2020, filepath.Join(parent, "bag"), "docsite test")
		e.Close()
		if err == nil {
			if times < 10 {
				t.Errorf("only %d moments were found at which it can be stopped", times)
			}
			return
		}
		left, _ := os.ReadDir(parent)
		if !errors.Is(err, context.Canceled) || len(left) > 0 || log.Changed() {
			t.Fatalf("stopped after %d times: %v, it leaves %v", times, err, left)
		}
	}
}
