package generator

import (
	"context"
	"io/fs"
	"maps"
	"path"
	"slices"
	"time"

	"docsite/generator/diag"
	"docsite/generator/leak"
	"docsite/generator/progress"
)

// Leaks are what a folder holds of what is not public of a newsroom.
type Leaks struct {
	Diagnostics []diag.Diagnostic // sorted; of the folder's files, or of the newsroom's settings if these cannot be understood
	Withheld    int               // releases that are not public
	Read        leak.Read
}

// FindLeaks looks in a folder, such as a finished site, for what is not public of the
// engine's newsroom at a moment. The error is one of the disk.
func (e *Engine) FindLeaks(ctx context.Context, folder fs.FS, now time.Time) (Leaks, error) {
	return retryDamaged(e, func() (Leaks, error) { return e.findLeaks(ctx, folder, now) })
}

func (e *Engine) findLeaks(ctx context.Context, folder fs.FS, now time.Time) (Leaks, error) {
	in, err := e.read(ctx)
	if err != nil {
		return Leaks{}, err
	}
	if in.config.settings == nil {
		return Leaks{Diagnostics: diag.Sort(in.found)}, nil
	}
	records, err := e.records(ctx, in)
	if err != nil {
		return Leaks{}, err
	}
	held := in.heldBackOf(records, now)
	withheld, err := e.withheldOf(ctx, held, recordsByID(records))
	if err != nil {
		return Leaks{}, err
	}
	// The newsroom as it would be if there were nothing of that: whatever it says is public.
	open, err := e.analyzeRecords(ctx, in.withoutBodies(held), held.open(records), now)
	if err != nil {
		return Leaks{}, err
	}
	secrets := leak.New(withheld)
	if err := e.subtractPublic(ctx, secrets, open); err != nil {
		return Leaks{}, err
	}
	secrets.Ready()
	stage := progress.Begin(ctx, progress.Leak, 0)
	found, read, err := leak.Search(ctx, folder, secrets, e.options.Jobs)
	stage.Done(read.Files)
	stage.End()
	if err != nil {
		return Leaks{}, err
	}
	if open.Site != nil {
		found = withoutPublic(ctx, open, secrets, folder, found)
	}
	return Leaks{leak.Tell(found), len(held.releases), read}, nil
}

// withoutBodies returns the inputs of a newsroom whose register lacks the bodies that only
// what is held back names.
func (in *inputs) withoutBodies(h heldBack) *inputs {
	config := *in.config
	config.ministries = maps.Clone(config.ministries)
	for id := range h.bodies {
		delete(config.ministries, id)
	}
	return &inputs{config: &config}
}

// withoutPublic returns findings but for those that a site has too which has nothing
// of the secrets, at the same path: a word of its messages, a date, a country. Beyond
// the first files with findings, none is looked at.
func withoutPublic(ctx context.Context, open *Analysis, secrets *leak.Secrets, folder fs.FS, found []leak.Finding) []leak.Finding {
	const most = 500
	var paths map[string]bool // of files and folders
	if slices.ContainsFunc(found, func(f leak.Finding) bool { return f.Weak || f.Kind == leak.Path }) {
		paths = open.Site.paths(ctx)
	}
	foreign := !own(folder, paths)
	there := map[string][]leak.Finding{}
	return slices.DeleteFunc(found, func(f leak.Finding) bool {
		if f.Kind == leak.Unread {
			return false
		}
		if f.Weak && foreign {
			return true
		}
		if f.Kind == leak.Path {
			return paths[f.File]
		}
		same, known := there[f.File]
		if !known && len(there) < most {
			same, _ = leak.SearchFile(open.Site, secrets, f.File) // a file that is not there has none
			there[f.File] = same
		}
		return slices.ContainsFunc(same, func(s leak.Finding) bool {
			return s.Kind == f.Kind && s.Of == f.Of && s.Words == f.Words && s.Inside == f.Inside && s.More >= f.More
		})
	})
}

// own reports whether a folder is a site that was made of the same newsroom: whether more than
// half of its pages, if there are any, have the addresses that they have there. In another one, words of everybody's
// and turns of phrase are no find.
func own(folder fs.FS, paths map[string]bool) bool {
	all, known := 0, 0
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ".html" {
			if all++; paths[name] {
				known++
			}
		}
		return err
	})
	return err == nil && (2*known > all || all == 0)
}

// paths are all files of the site and the folders that they lie in.
func (s *Site) paths(ctx context.Context) map[string]bool {
	paths := map[string]bool{".": true}
	pages, _ := s.Pages(ctx) // what cannot be made is not there
	for _, page := range pages {
		paths[page.Path] = true
		for i, c := range page.Path {
			if c == '/' {
				paths[page.Path[:i]] = true
			}
		}
	}
	return paths
}
