package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/layout"
	"docsite/generator/press"
	"docsite/generator/progress"
)

// survey is a site as those see it who keep it: status, stamp and diff.
type survey struct {
	*press.Site
	*siteFlags
	engine *generator.Engine
	folder *layout.Site
	tidied func()
	broken []diag.Diagnostic // errors of files that could not be read
}

// addSurvey adds the flags of commands that make a survey.
func (f *siteFlags) addSurvey(cmd *cobra.Command) {
	f.format = string(diag.Text)
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.site, "site", ".", "the site's `folder`, with docsite.yaml in it")
}

// survey reads the site, and of its releases those that are named, by ID or
// year; all of them where none is. It must be closed. Where the settings cannot be
// understood, they are told of, and the error is errToMend.
func (f *siteFlags) survey(cmd *cobra.Command, named ...string) (*survey, error) {
	now, err := f.moment()
	if err != nil {
		return nil, err
	}
	o, folder, err := f.options()
	if err != nil {
		return nil, err
	}
	engine, err := generator.Open(o)
	if err != nil {
		return nil, errors.Join(err, folder.Close())
	}
	s := &survey{siteFlags: f, engine: engine, folder: folder, tidied: progress.Untidy(cmd.Context(), engine.Abandon)}
	site, ds, err := engine.Survey(cmd.Context(), now, named...)
	if err == nil && site == nil {
		err = f.tell(cmd, ds)
	}
	if err != nil {
		return nil, errors.Join(f.explain(err), s.Close())
	}
	s.Site = site
	read := map[string]bool{}
	for _, r := range site.Releases {
		for _, t := range r.Translations {
			read[t.File] = true
		}
	}
	for _, d := range ds {
		if d.Severity == diag.Error && !read[d.File] {
			s.broken = append(s.broken, d)
		}
	}
	return s, nil
}

func (s *survey) Close() error {
	defer s.tidied()
	return errors.Join(s.engine.Close(), s.folder.Close())
}

// tell prints diagnostics for people and returns errToMend.
func (f *siteFlags) tell(cmd *cobra.Command, ds []diag.Diagnostic) error {
	to := cmd.ErrOrStderr()
	screen := terminalOf(to)
	if err := diag.Write(to, ds, diag.Options{Format: diag.Text, Read: f.read, Columns: screen.columns, Colour: screen.colour(os.Getenv)}); err != nil {
		return err
	}
	return errToMend
}

// release finds a release by its ID. Where its files cannot be read, that is told
// and the error is errToMend.
func (s *survey) release(cmd *cobra.Command, id string) (*press.Release, error) {
	for _, r := range s.Releases {
		if r.ID == id {
			return r, nil
		}
	}
	if broken := s.brokenIn(id); broken != nil {
		return nil, s.tell(cmd, broken)
	}
	var ids []string
	for _, shelf := range []string{"[0-9][0-9][0-9][0-9]", layout.Pages} {
		folders, err := fs.Glob(s.folder, layout.Folder(shelf+"/[^.]*"))
		if err != nil {
			return nil, err
		}
		for _, folder := range folders {
			ids = append(ids, strings.TrimPrefix(folder, layout.Releases+"/"))
		}
	}
	return nil, fmt.Errorf("there is no %s “%s”: %s", layout.Kind(id), id, edit.ReleaseHint(id, ids, "docsite status lists all of them"))
}

// brokenIn are the errors of files of one release.
func (s *survey) brokenIn(id string) []diag.Diagnostic {
	var broken []diag.Diagnostic
	for _, d := range s.broken {
		if layout.ReleaseOf(d.File) == id {
			broken = append(broken, d)
		}
	}
	return broken
}

// translation finds a translation of a release, which must be there and not be
// the original. Where a file of the release cannot be read, that is told instead:
// it may be the original.
func (s *survey) translation(cmd *cobra.Command, r *press.Release, lang, verb string) (*press.Translation, error) {
	if len(r.Original.Unread) > 0 {
		return nil, s.tell(cmd, s.brokenIn(r.ID))
	}
	switch t := r.In(lang); {
	case t == nil:
		return nil, fmt.Errorf("%s has no translation “%s”: docsite new translation %s %s makes one", r.ID, lang, r.ID, lang)
	case t == r.Original:
		return nil, fmt.Errorf("“%s” is the original of %s: only what was made from it %s", lang, r.ID, verb)
	default:
		return t, nil
	}
}
