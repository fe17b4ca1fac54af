package importer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	newsroom "docsite/generator/edit"
	"docsite/generator/layout"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/progress"
	"docsite/generator/revision"
)

// Bounds of what is copied, in bytes.
const (
	mostFile    = 64_000_000
	mostRelease = 500_000_000 // all files of one, which are held at once
)

// Options are what an import must know of the newsroom.
type Options struct {
	Settings *press.Settings
	Types    []string // of releases that it has
	Links    []Link   // of texts to each other, which somebody confirmed
}

// Import writes an archive's documents into a newsroom's folder, each release whole or not at all,
// and none over a file that exists. files is the archive that they are from. What an earlier
// run brought over is left alone. On an error the report says what was done so far.
func Import(ctx context.Context, archive *Archive, files fs.FS, into *os.Root, o Options) (*Report, error) {
	k, err := readKnown(into)
	if err != nil {
		return nil, err
	}
	w := &writer{files: unpacked{files}, into: into, options: o, known: k, report: &Report{}, folders: map[string]names{}, markdown: markdown.New(markdown.Options{})}
	texts := w.accept(archive)
	releases, notes := group(texts, o.Links, o.Settings)
	w.report.Lost = append(w.report.Lost, notes...)
	w.report.Proposals = propose(releases, o.Settings.Languages)
	if err := w.place(releases); err != nil {
		return w.report, err
	}
	w.addresses(releases)
	stage := progress.Begin(ctx, progress.Import, len(releases))
	defer stage.End()
	for _, r := range releases {
		if err := progress.Whole(ctx, func() error { return w.write(r) }); err != nil {
			return w.report, err
		}
		stage.Done(1)
	}
	w.report.sort()
	return w.report, nil
}

// writer writes one archive.
type writer struct {
	files   fs.FS
	into    *os.Root
	options Options
	known   *known
	report  *Report
	folders map[string]names   // names in each year's folder
	leads   map[string]address // by old address

	markdown *markdown.Converter // which finds links
}

// address is what stands now where an old address led to.
type address struct {
	release *release
	text    *text
}

// accept takes up the documents that can be brought over.
func (w *writer) accept(archive *Archive) []*text {
	var texts []*text
	seen := map[string]bool{}
	for _, d := range archive.Documents {
		if seen[d.Origin] {
			w.report.Left = append(w.report.Left, Text{Origin: d.Origin, Notes: []Note{{About: AboutLoss, What: "another text of the archive has the same origin"}}})
			continue
		}
		seen[d.Origin] = true
		t, left := accept(d, w.options)
		if left != nil {
			w.report.Left = append(w.report.Left, Text{Origin: d.Origin, Lang: d.Lang, Notes: []Note{*left}})
			continue
		}
		if e, before := w.known.entries[d.Origin]; before {
			if t.fresh, t.notes = false, nil; e.exists(w.into) {
				t.folder = e.folder()
			}
			w.report.Known++
		}
		texts = append(texts, t)
	}
	for _, l := range archive.Lost {
		w.report.Lost = append(w.report.Lost, Note{About: AboutLoss, Origin: l.Origin, Line: l.Line, What: l.What})
	}
	return texts
}

// place gives each release its folder: that of a text which an earlier run brought over, where it
// is still there, else a new one.
func (w *writer) place(releases []*release) error {
	for _, r := range releases {
		for _, t := range r.texts {
			if t.folder != "" {
				r.id = strings.TrimPrefix(t.folder, layout.Releases+"/")
				break
			}
		}
	}
	for _, r := range releases {
		if r.id != "" || !r.fresh() {
			continue
		}
		taken, err := w.folder(r.year())
		if err != nil {
			return err
		}
		wish := r.wish()
		name := taken.free(wish)
		r.id = r.year() + "/" + name
		if name != wish {
			r.texts[0].note(AboutName, 0, "another release has the name %s: it is called %s", wish, name)
		}
	}
	return nil
}

// folder returns the names that are taken in the folder of a year.
func (w *writer) folder(year string) (names, error) {
	if taken := w.folders[year]; taken != nil {
		return taken, nil
	}
	taken := names{}
	entries, err := fs.ReadDir(w.into.FS(), layout.Releases+"/"+year)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("look into the folder of the year %s: %w", year, err)
	}
	for _, e := range entries {
		taken[layout.Fold(e.Name())] = true
	}
	w.folders[year] = taken
	return taken, nil
}

// addresses notes where each old address leads, of which no two texts can have the same.
func (w *writer) addresses(releases []*release) {
	w.leads = map[string]address{}
	for _, r := range releases {
		for _, t := range r.texts {
			t.Aliases = slices.DeleteFunc(t.Aliases, func(alias string) bool {
				key := layout.Fold(strings.TrimSuffix(alias, "/"))
				if other, taken := w.leads[key]; taken {
					if t.fresh {
						t.note(AboutAddress, 0, "the old address %s, which %s has", alias, other.text.Origin)
					}
					return true
				}
				w.leads[key] = address{r, t}
				return false
			})
		}
	}
}

// write writes what is new of a release.
func (w *writer) write(r *release) error {
	told := Release{ID: r.id}
	var made []newsroom.File
	var entries []entry
	var moved []*text
	folder := path.Join(layout.Releases, r.id)
	taken, err := w.namesIn(folder)
	if err != nil {
		return err
	}
	budget := int64(mostRelease)
	shared := map[string]string{} // names of files by their paths
	source := ""
	for i, t := range r.texts {
		e := w.known.entries[t.Origin]
		if !t.fresh && t.folder == "" {
			continue // somebody took it away
		}
		if !t.fresh && t.folder != folder {
			if !w.movable(t, e, folder, taken) {
				told.Texts = append(told.Texts, told.text(t, ""))
				continue
			}
			moved = append(moved, t)
		} else if !t.fresh {
			if content, same := e.unchanged(w.into); i == 0 && same {
				source = t.Lang + "@" + newsroom.Digest(newsroom.File{Path: e.File, Content: content}, w.options.Settings)[:revision.Digits]
			}
			continue
		}
		file := folder + "/" + t.Lang + ".md"
		if taken[layout.Fold(t.Lang+".md")] {
			t.note(AboutLink, 0, "%s exists already, and nothing is overwritten", file)
			w.report.Left = append(w.report.Left, Text{Origin: t.Origin, Lang: t.Lang, Notes: t.notes})
			continue
		}
		taken[layout.Fold(t.Lang+".md")] = true
		copies, refs := w.copies(t, folder, taken, shared, &budget)
		w.resolve(t, r, refs)
		from := ""
		if t.stamp && i > 0 {
			from = source
		}
		made = append(made, newsroom.File{Path: file, Content: t.page(r, i == 0, from)})
		last := made[len(made)-1]
		if i == 0 {
			source = t.Lang + "@" + newsroom.Digest(last, w.options.Settings)[:revision.Digits]
		}
		made = append(made, copies...)
		entries = append(entries, entry{Origin: t.Origin, File: file, Digest: digestOf(last.Content), Beside: t.copied})
		told.Texts = append(told.Texts, told.text(t, file))
	}
	if len(told.Texts) > 0 {
		w.report.Releases = append(w.report.Releases, told)
	}
	if made == nil {
		return nil
	}
	if err := newsroom.Create(w.into, made); err != nil {
		w.report.Releases = w.report.Releases[:len(w.report.Releases)-1]
		return err
	}
	old := map[string]entry{}
	for _, t := range moved {
		old[t.Origin] = w.known.entries[t.Origin]
	}
	if err := w.known.add(w.into, entries); err != nil {
		return err
	}
	for _, t := range moved {
		if err := w.takeAway(old[t.Origin]); err != nil {
			return err
		}
	}
	return nil
}

// text is what a report says of a text.
func (Release) text(t *text, file string) Text {
	return Text{Origin: t.Origin, File: file, Lang: t.Lang, Files: len(t.copied), Notes: t.notes}
}

// namesIn returns the names that are taken in a release's folder.
func (w *writer) namesIn(folder string) (names, error) {
	taken := names{}
	if strings.HasSuffix(folder, "/") || folder == layout.Releases {
		return taken, nil
	}
	entries, err := fs.ReadDir(w.into.FS(), folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("look into %s: %w", folder, err)
	}
	for _, e := range entries {
		taken[layout.Fold(e.Name())] = true
	}
	return taken, nil
}

// movable reports whether a text that an earlier run brought over as a release of its own can go to the
// release that it is a translation of, and notes where not: nobody may have changed it.
func (w *writer) movable(t *text, e entry, folder string, taken names) bool {
	stay := func(format string, args ...any) bool {
		t.note(AboutLink, 0, "it is confirmed to be a translation of %s, but %s: move it yourself", folder, fmt.Sprintf(format, args...))
		return false
	}
	if _, same := e.unchanged(w.into); !same {
		return stay("%s was changed since it was imported", e.File)
	}
	entries, err := fs.ReadDir(w.into.FS(), e.folder())
	if err != nil {
		return stay("%s cannot be read", e.folder())
	}
	for _, found := range entries {
		if name := found.Name(); name != path.Base(e.File) && !slices.Contains(e.Beside, name) && !strings.HasPrefix(name, ".") {
			return stay("%s holds %s besides", e.folder(), name)
		}
	}
	if taken[layout.Fold(t.Lang+".md")] {
		return stay("%s has a text in %s", folder, t.Lang)
	}
	return true
}

// takeAway removes what an earlier run made for a text that lies elsewhere now.
func (w *writer) takeAway(e entry) error {
	remove := []string{e.File}
	for _, name := range e.Beside {
		remove = append(remove, e.folder()+"/"+name)
	}
	return newsroom.Remove(w.into, e.folder(), remove)
}
