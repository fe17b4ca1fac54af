// Package read turns a site's folder into values: its settings, its register
// of ministries, and its translations, one for every file
// releases/<year>/<name>/<lang>.md.
//
// A file goes through four steps: its name and folder (walk.go), its bytes
// (file.go), its front matter (frontmatter.go finds it, translation.go
// understands it), and its body, which package markdown converts. What is read
// again and again is remembered (memory.go). This stage knows one file at a
// time. What the files of a release say together is a matter of package link,
// and whether a country or a ministry exists one of package check.
//
// Everything an author can mend is a diagnostic; an error is one of the disk.
package read

import (
	"context"
	"io/fs"
	"sync"

	"golang.org/x/sync/errgroup"

	"docsite/generator/align"
	"docsite/generator/diag"
	"docsite/generator/markdown"
	"docsite/generator/press"
)

// Options say how translations are read.
type Options struct {
	Settings   *press.Settings
	Converters map[string]*markdown.Converter        // one a language of the site
	Facts      map[string]*align.Reader              // one a language, of those whose texts are compared
	Keep       func(html []byte) (press.Kept, error) // where a body's HTML is put; nil where no page will be made
	Analyses   *sync.Map                             // takes the analysis of each translation that is compared
	Jobs       int                                   // files read at the same time, at least 1
	Memory     *Memory                               // of earlier readings with the same options; may be nil
	FrontOnly  bool                                  // leave the bodies alone: [Bodies] reads them when they are needed
}

// Translations reads every translation of the site, in the order of their
// paths. A file whose front matter cannot be read is left out: its diagnostic
// says so.
func Translations(ctx context.Context, site fs.FS, o Options) ([]*press.Translation, []diag.Diagnostic, error) {
	files, ds, err := walk(site, o.Settings.Languages, o.Memory)
	if err != nil {
		return nil, nil, err
	}
	type result struct {
		t  *press.Translation
		ds []diag.Diagnostic
	}
	results := make([]result, len(files))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(o.Jobs)
	for i, file := range files {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			var err error
			results[i].t, results[i].ds, err = translation(site, file, o)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	var ts []*press.Translation
	unread := map[string][]string{}
	for i, r := range results {
		if r.t == nil {
			unread[files[i].release] = append(unread[files[i].release], files[i].lang)
		} else {
			ts = append(ts, r.t)
		}
		ds = append(ds, r.ds...)
	}
	for _, t := range ts {
		t.Unread = unread[t.Release]
	}
	return ts, ds, nil
}
