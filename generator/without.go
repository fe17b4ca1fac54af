package generator

import (
	"context"
	"slices"
	"time"

	"docsite/generator/diag"
	"docsite/generator/layout"
)

// AnalyzeWithout analyzes the site without the releases in which the errors among
// ds are that keep pages from being made, and without those that then have one. There is no site where an error is no
// release's.
func (e *Engine) AnalyzeWithout(ctx context.Context, now time.Time, ds []diag.Diagnostic) (*Analysis, error) {
	in, err := e.read(ctx)
	if err != nil {
		return nil, err
	}
	without := map[string]bool{}
	for {
		more := false
		for _, d := range ds {
			id := layout.ReleaseOf(d.File)
			if !stopsPages([]diag.Diagnostic{d}) || without[id] {
				continue
			}
			if id == "" {
				return &Analysis{found: ds}, nil
			}
			without[id], more = true, true
		}
		if !more {
			return &Analysis{found: ds}, nil
		}
		a, err := e.analyze(ctx, in.without(without), now)
		if err != nil || a.Site != nil {
			return a, err
		}
		ds = a.Diagnostics()
	}
}

// without returns the inputs but for some releases, by ID, and what was found in
// their folders' names.
func (in *inputs) without(ids map[string]bool) *inputs {
	own := &inputs{config: in.config}
	for i, id := range in.ids {
		if !ids[id] {
			own.ids, own.keys = append(own.ids, id), append(own.keys, in.keys[i])
		}
	}
	own.found = slices.DeleteFunc(slices.Clone(in.found), func(d diag.Diagnostic) bool { return ids[layout.ReleaseOf(d.File)] })
	return own
}
