package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/exchange"
	"docsite/generator/layout"
	"docsite/generator/press"
	"docsite/generator/translate"
	"docsite/generator/worksheet"
)

func newMerge() *cobra.Command {
	var f siteFlags
	cmd := &cobra.Command{
		Use:     "merge FILE...",
		Aliases: []string{"import-translation"},
		Short:   "Take a translation from a translator's program",
		Long: `merge takes a file that docsite export wrote and a translator's program gave back, XLIFF or
PO: each sentence goes to its place in the translation's file, and nothing else of that changes.
Where there is no translation yet it is made.

What somebody changed in the file since the export stays, and is told where the translator
changed it too; what the original no longer says is told and left. Once all is translated, the
translation is stamped with the text that it was made from. Where something is wrong, all of
it is told and nothing is written.`,
		Example: `  docsite merge fr.xlf
  docsite merge fr.xlf ja.po`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runMerge(cmd, &f, args) },
	}
	f.addSurvey(cmd)
	return cmd
}

// merging is several files on their way into a site.
type merging struct {
	*survey
	desk  *translate.Desk
	now   map[string][]byte // files as they will be, by path
	old   map[string][]byte // and as they are; none of those that are new
	paths []string          // of them, in order
	said  []string
	found []diag.Diagnostic
}

func runMerge(cmd *cobra.Command, f *siteFlags, names []string) error {
	s, err := f.survey(cmd)
	if err != nil {
		return err
	}
	defer s.Close()
	m := &merging{survey: s, now: map[string][]byte{}, old: map[string][]byte{}}
	if m.desk, err = s.engine.Desk(); err != nil {
		return err
	}
	for _, name := range names {
		if err := m.take(cmd.Context(), name); err != nil {
			return err
		}
	}
	if len(m.found) > 0 {
		if err := s.tell(cmd, diag.Sort(m.found)); diag.Count(m.found).Errors > 0 {
			return err
		}
	}
	if err := whole(cmd, m.write); err != nil {
		return err
	}
	for _, line := range m.said {
		say(cmd.OutOrStdout(), "%s", line)
	}
	return nil
}

// take takes a file.
func (m *merging) take(ctx context.Context, name string) error {
	in, err := os.Open(name)
	if err != nil {
		return err
	}
	if info, err := in.Stat(); err == nil && info.IsDir() {
		return errors.Join(fmt.Errorf("%s is a folder: name the files in it", name), in.Close())
	}
	file, ds, err := exchange.Read(filepath.ToSlash(name), in)
	in.Close()
	// What lacks a placeholder is told where it was changed: see [translate.Desk.Merge].
	ds = slices.DeleteFunc(ds, func(d diag.Diagnostic) bool { return d.Code == diag.CodeMissing })
	m.found = append(m.found, ds...)
	if err != nil || file == nil || diag.Count(ds).Errors > 0 {
		return err
	}
	r, source, lang := m.whose(name, file)
	if r == nil {
		return nil
	}
	job := translate.Job{Lang: lang, File: file, Path: layout.File(r.ID, lang)}
	if job.Source, err = m.text(m.desk, source); err != nil {
		return err
	}
	if err := m.standing(ctx, &job, r, source); err != nil {
		return err
	}
	want := m.desk.Export(job.Source, job.Translation, lang, translate.Options{Then: job.Then})
	compared := exchange.Compare(want, file)
	m.found = append(m.found, compared...)
	if diag.Count(compared).Errors > 0 {
		return nil
	}
	result, err := m.desk.Merge(job)
	if err != nil {
		return err
	}
	m.found = append(m.found, result.Diagnostics...)
	if result.Content == nil {
		if diag.Count(result.Diagnostics).Errors == 0 {
			m.said = append(m.said, filepath.ToSlash(name)+": nothing of it is translated yet")
		}
		return nil
	}
	if _, again := m.now[result.Path]; !again {
		m.paths = append(m.paths, result.Path)
	}
	m.now[result.Path] = result.Content
	m.said = append(m.said, told(name, &result))
	return nil
}

// whose finds the text that a file was made from, and the language of its translation; no
// release where that is told.
func (m *merging) whose(name string, file *exchange.File) (*press.Release, *press.Translation, string) {
	tell := func(code diag.Code, hint, format string, args ...any) (*press.Release, *press.Translation, string) {
		m.found = append(m.found, diag.New(code, file.At("", ""), format, args...).WithHint("%s", hint))
		return nil, nil, ""
	}
	id := layout.ReleaseOf(file.Document.File)
	from, to := languageOf(m.Languages, file.Source), languageOf(m.Languages, file.Target)
	i := slices.IndexFunc(m.Releases, func(r *press.Release) bool { return r.ID == id })
	switch {
	case id == "" || i < 0:
		return tell(diag.ExchangeOther, "merge it in the folder of the site from which it was exported", "the file is of %s, which this site has not, or which cannot be read", file.Document.File)
	case len(m.Releases[i].Original.Unread) > 0:
		m.found = append(m.found, m.brokenIn(id)...)
		return nil, nil, ""
	case from == "" || m.Releases[i].In(from) == nil:
		return tell(diag.ExchangeLanguage, "merge it where that language is", "the file translates from “%s”, in which %s has no text", file.Source, id)
	case to == "" || to == from:
		return tell(diag.ExchangeLanguage, "the languages of docsite.yaml are "+strings.Join(m.Languages, ", "), "the file translates into “%s”, which this site has not", file.Target)
	case m.Releases[i].Original.Lang == to:
		return tell(diag.ExchangeLanguage, "an original is written, and not translated: change it in its file", "“%s” is the original of %s", to, id)
	}
	return m.Releases[i], m.Releases[i].In(from), to
}

// standing adds to a job what it is merged into: the translation as it is, or as the files
// before have made it, or what a new one begins with.
func (m *merging) standing(ctx context.Context, job *translate.Job, r *press.Release, source *press.Translation) error {
	content, made := m.now[job.Path]
	t := r.In(job.Lang)
	if !made {
		if t == nil {
			scaffolder, ds, err := edit.Open(m.folder)
			if scaffolder == nil {
				m.found = append(m.found, ds...)
				return err
			}
			file, err := scaffolder.Translation(r, job.Lang, source.Lang, false)
			job.Skeleton = file.Content
			return err
		}
		var err error
		if content, err = fs.ReadFile(m.folder, t.File); err != nil {
			return err
		}
		job.Path, m.old[t.File] = t.File, content
	}
	text, ok := m.desk.Read(job.Path, content)
	if !ok {
		return fmt.Errorf("%s cannot be read: docsite check tells why", job.Path)
	}
	job.Translation = &text
	if t == nil {
		return nil
	}
	var err error
	if job.Gone, err = m.gone(ctx, r, t, source); err != nil || !doubtful(source, t) {
		return err
	}
	job.Then, err = m.then(ctx, r, t, source)
	return err
}

// gone returns the passages of a translation that tell what was taken out of its source since
// it was made, as far as Git knows that.
func (m *merging) gone(ctx context.Context, r *press.Release, t, source *press.Translation) ([]string, error) {
	if !doubtful(source, t) || t.Source.Lang != source.Lang {
		return nil, nil
	}
	stale, why, err := m.findStale(ctx, func(other *press.Release, behind *press.Translation) bool { return other == r && behind == t })
	if err != nil || len(stale) == 0 || stale[0].Stamped != t {
		return nil, err
	}
	sheet, err := m.engine.Worksheet(stale[0], why, m.Zone)
	if err != nil {
		return nil, err
	}
	var list []string
	for _, p := range sheet.Passages {
		moved := p.Old != nil && slices.ContainsFunc(stale[0].Now, func(now press.Passage) bool { return now.Text == p.Old.Text })
		if p.Change != worksheet.Removed || moved {
			continue
		}
		for _, place := range p.Translation {
			list = append(list, place.Text)
		}
	}
	return list, nil
}

// write writes what was changed.
func (m *merging) write() error {
	var fresh []edit.File
	for _, path := range m.paths {
		if _, old := m.old[path]; !old {
			fresh = append(fresh, edit.File{Path: path, Content: m.now[path]})
		}
	}
	if err := edit.Create(m.folder.Root(), fresh); err != nil {
		return err
	}
	for _, path := range m.paths {
		if old, is := m.old[path]; is && string(old) != string(m.now[path]) {
			if err := edit.Replace(m.folder.Root(), path, old, m.now[path]); err != nil {
				return err
			}
		}
	}
	return nil
}

// told is what is said of a file that was merged.
func told(name string, r *translate.Result) string {
	var parts []string
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	add(r.Taken, "taken")
	add(r.Same, "as they were")
	add(r.Missing, "not translated, or not wholly")
	add(r.Unsure, "still to be looked at")
	add(r.Conflicts, "in conflict")
	add(r.Left, "left")
	text := fmt.Sprintf("%s into %s: %s", filepath.ToSlash(name), r.Path, strings.Join(parts, ", "))
	if r.Stamped {
		return text + "; it is stamped"
	}
	return text + "; it is not stamped"
}
