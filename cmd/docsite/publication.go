package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// What correct, withdraw, supersede and bury have in common: they write what happened to a
// release that is public into its front matter, and ask nothing.

// publicationFlags are theirs.
type publicationFlags struct {
	siteFlags
	date    string
	reasons []string
}

func (f *publicationFlags) add(cmd *cobra.Command) {
	f.addSurvey(cmd)
	cmd.Flags().StringVar(&f.date, "date", "", "the `day` of it, such as 2020-12-03 (default today in the site's time zone)")
	cmd.Flags().StringVar(&f.now, "now", "", "the `moment` that today is of, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
}

func (f *publicationFlags) addReasons(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.reasons, "reason", nil, "why, in a language, as `en=text`; once for each language")
}

// publication is a release that something happens to.
type publication struct {
	*survey
	*press.Release
	day time.Time // of it, in the site's zone
}

// published finds a release that is public, and the day on which something happens to it. It
// must be closed.
func (f *publicationFlags) published(cmd *cobra.Command, release string) (p *publication, err error) {
	id := edit.ID(release)
	s, err := f.survey(cmd)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}()
	if layout.IsPage(id) {
		return nil, fmt.Errorf("%s is no release but a page: change it, or delete its folder", id)
	}
	for _, stone := range s.Tombstones {
		if stone.ID == id {
			return nil, fmt.Errorf("%s is gone since %s: see “gone” in %s", id, stone.Gone.Date.In(s.Zone).Format(time.DateOnly), stone.Texts[stone.Original].File)
		}
	}
	r, err := s.release(cmd, id)
	if err != nil {
		return nil, err
	}
	if len(r.Original.Unread) > 0 {
		return nil, s.tell(cmd, s.brokenIn(r.ID))
	}
	switch r.Visibility {
	case press.Draft, press.Embargoed, press.Scheduled:
		return nil, fmt.Errorf("%s is not public yet: change its text, or delete its folder, and no reader will know", id)
	}
	day := s.Now
	if f.date != "" {
		if day, err = time.ParseInLocation(time.DateOnly, f.date, s.Zone); err != nil {
			return nil, fmt.Errorf("--date “%s” is not a day, such as 2020-12-03", f.date)
		}
	}
	p = &publication{s, r, day.In(s.Zone)}
	if released := r.Date.In(s.Zone).Format(time.DateOnly); p.day.Format(time.DateOnly) < released {
		return nil, fmt.Errorf("%s is of %s: nothing can happen to it on %s, before that", id, released, p.day.Format(time.DateOnly))
	}
	return p, nil
}

// reason reads why something happens, and says in which languages of the release it is not
// told.
func (f *publicationFlags) reason(p *publication) (reason press.Text, lacking []string, err error) {
	var examples []string
	for _, t := range p.Translations {
		examples = append(examples, fmt.Sprintf("--reason %s=…", t.Lang))
	}
	reason = press.Text{}
	for _, given := range f.reasons {
		tag, text, parted := strings.Cut(given, "=")
		if !parted {
			return nil, nil, fmt.Errorf("--reason “%s” names no language: write %s", given, strings.Join(examples, " "))
		}
		lang, err := edit.Language(p.Languages, tag)
		if err != nil {
			return nil, nil, err
		}
		if _, twice := reason[lang]; twice {
			return nil, nil, fmt.Errorf("--reason is given twice in “%s”: give one", lang)
		}
		if reason[lang], err = edit.Line("reason in “"+lang+"”", text); err != nil {
			return nil, nil, err
		}
	}
	if len(reason) == 0 {
		return nil, nil, fmt.Errorf("--reason is missing: say why, in each language of the release: %s", strings.Join(examples, " "))
	}
	for _, t := range p.Translations {
		if reason[t.Lang] == "" {
			lacking = append(lacking, t.Lang)
		}
	}
	return reason, lacking, nil
}

// other finds the release that a flag or an argument names beside the one it happens to: it
// must be another one, and public.
func (p *publication) other(cmd *cobra.Command, typed, role string) (*press.Release, error) {
	id := edit.ID(typed)
	if id == p.ID {
		return nil, fmt.Errorf("%s cannot be %s itself: name another release", id, role)
	}
	if layout.IsPage(id) {
		return nil, fmt.Errorf("%s is no release but a page", id)
	}
	if slices.ContainsFunc(p.Tombstones, func(stone *press.Tombstone) bool { return stone.ID == id }) {
		return nil, fmt.Errorf("%s is gone: name a release that readers find", id)
	}
	r, err := p.survey.release(cmd, id)
	if err == nil && r.Visibility != press.Public {
		err = fmt.Errorf("%s is not public yet: name it once it is", id)
	}
	return r, err
}

// notStated refuses what a front matter states already.
func (p *publication) notStated(keys ...string) error {
	for _, t := range p.Translations {
		for _, key := range keys {
			if t.States(key) {
				return fmt.Errorf("%s states “%s” already, in line %d: change it there", t.File, key, t.At(key).Line)
			}
		}
	}
	return nil
}

// write edits files of the release: all of them are edited before the first is written.
func (p *publication) write(cmd *cobra.Command, texts []*press.Translation, change func(file string, content []byte) ([]byte, []diag.Diagnostic)) error {
	type file struct {
		name     string
		old, new []byte
	}
	var files []file
	for _, t := range texts {
		old, err := fs.ReadFile(p.folder, t.File)
		if err != nil {
			return err
		}
		edited, ds := change(t.File, old)
		if ds != nil {
			return p.tell(cmd, ds)
		}
		files = append(files, file{t.File, old, edited})
	}
	return whole(cmd, func() error {
		for _, f := range files {
			if err := edit.Replace(p.folder.Root(), f.name, f.old, f.new); err != nil {
				return err
			}
		}
		return nil
	})
}
