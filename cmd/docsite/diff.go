package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/edit"
	"docsite/generator/press"
	"docsite/generator/revision"
	"docsite/generator/worksheet"
)

// diffFlags say in which form the passages are told.
type diffFlags struct {
	siteFlags
	form, file, language string
	exitCode             bool
}

func newDiff() *cobra.Command {
	var f diffFlags
	cmd := &cobra.Command{
		Use:   "diff RELEASE [LANGUAGE]...",
		Short: "Show what changed in the original since a translation was made",
		Long: `diff shows what changed in the text that a translation was made from since it was
stamped: every passage that was altered, added or removed, as it was and as it is, and what the
translation says there, each with its line. Without a LANGUAGE it shows every
translation that is behind. What was there before comes from Git. RELEASE is <year>/<name>,
or pages/<name>.

docsite stamp accepts passages by the numbers that diff prints.

With --format html it makes a page to work by: the original as it was, as it is, and the
translation, side by side. With --format json the object has release, title, language (the
original's) and translations, a list of those that are behind. Each has language, file, from (language,
file, digest, date, current: the file says that still), stamp (the language to be stamped), since, lacks (why the old original is
not to be had, or empty), partly (some passages were accepted) and passages: null where they are not known, or
a list of objects with number, name (which stamp takes, too), change (altered, added, removed), old and new (file, line,
column, text; or null), words (text, and change: added, removed or none), level (true where that of a
heading or list is another), references (kind, old, new), translation (a list of file, line, column, text) and
after (the passage of the translation behind which it belongs, or null).`,
		Example: `  docsite diff 2020/online-conference
  docsite diff 2020/online-conference fr
  docsite diff 2020/online-conference fr --format html --out follow.html`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runDiff(cmd, &f, args[0], args[1:]) },
	}
	f.addSurvey(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.form, "format", "text", "the `form` of the passages: text, json or html")
	flags.StringVar(&f.language, "lang", "", "the `language` of an html page (default that of the translation)")
	flags.StringVar(&f.file, "out", "", "the `file` to write into, in the place of what stands there (default standard output)")
	flags.BoolVar(&f.exitCode, "exit-code", false, "end with 1 if a translation is behind")
	return cmd
}

func runDiff(cmd *cobra.Command, f *diffFlags, release string, languages []string) error {
	if !slices.Contains([]string{"text", "json", "html"}, f.form) {
		return fmt.Errorf("there is no format “%s”: --format takes text, json or html", f.form)
	}
	id := edit.ID(release)
	s, err := f.survey(cmd, id)
	if err != nil {
		return err
	}
	defer s.Close()
	r, err := s.release(cmd, id)
	if err != nil {
		return err
	}
	asked, err := s.translations(cmd, r, languages)
	if err != nil {
		return err
	}
	sheet, err := s.sheet(cmd, r, asked)
	if err != nil {
		return err
	}
	content, err := f.write(cmd, s, r, asked, sheet)
	if err != nil {
		return err
	}
	if f.file == "" {
		if _, err := cmd.OutOrStdout().Write(content); err != nil {
			return err
		}
	} else if err := whole(cmd, func() error { return edit.Put(f.file, content) }); err != nil {
		return err
	}
	if f.exitCode && len(sheet.Translations) > 0 {
		return errToMend
	}
	return nil
}

// translations are those that are named; all of a release where none is.
func (s *survey) translations(cmd *cobra.Command, r *press.Release, languages []string) ([]*press.Translation, error) {
	if len(r.Original.Unread) > 0 {
		return nil, s.tell(cmd, s.brokenIn(r.ID))
	}
	var list []*press.Translation
	for _, typed := range languages {
		lang, err := edit.Language(s.Languages, typed)
		if err != nil {
			return nil, err
		}
		t, err := s.translation(cmd, r, lang, "is compared with it")
		if err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	if languages != nil && len(list) > 0 {
		return list, nil
	}
	for _, t := range r.Translations {
		if t != r.Original {
			list = append(list, t)
		}
	}
	return list, nil
}

// sheet tells what those of some translations that are behind do not follow.
func (s *survey) sheet(cmd *cobra.Command, r *press.Release, asked []*press.Translation) (*worksheet.Sheet, error) {
	sheet := &worksheet.Sheet{Release: r.ID, Title: r.Original.Title, Language: r.Original.Lang, Translations: []worksheet.Translation{}}
	stale, why, err := s.findStale(cmd.Context(), func(_ *press.Release, t *press.Translation) bool { return slices.Contains(asked, t) })
	if err != nil {
		return nil, err
	}
	for _, one := range stale {
		t, err := s.engine.Worksheet(one, why, s.Zone)
		if err != nil {
			return nil, err
		}
		sheet.Translations = append(sheet.Translations, t)
	}
	return sheet, nil
}

// write returns the sheet in the form that is asked for.
func (f *diffFlags) write(cmd *cobra.Command, s *survey, r *press.Release, asked []*press.Translation, sheet *worksheet.Sheet) ([]byte, error) {
	switch f.form {
	case "html":
		locales, err := s.engine.Locales()
		if err != nil {
			return nil, err
		}
		if locales == nil {
			return nil, errors.New("the messages of the site cannot be used: docsite check tells why")
		}
		own := s.Languages[0]
		if len(asked) > 0 {
			own = asked[0].Lang
		}
		if len(sheet.Translations) > 0 {
			own = sheet.Translations[0].Language
		}
		lang, err := edit.Language(s.Languages, cmp.Or(f.language, own))
		if err != nil {
			return nil, err
		}
		return sheet.HTML(lang, locales)
	case "json":
		var b strings.Builder
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		err := encoder.Encode(sheet)
		return []byte(b.String()), err
	}
	return []byte(f.text(cmd, r, asked, sheet)), nil
}

// text says of each translation that is asked for how it stands.
func (f *diffFlags) text(cmd *cobra.Command, r *press.Release, asked []*press.Translation, sheet *worksheet.Sheet) string {
	var parts []string
	w := diffWriter{release: r.ID, marks: f.marks(cmd)}
	for _, t := range asked {
		switch revision.Of(r, t.Lang) {
		case revision.Unknown:
			parts = append(parts, fmt.Sprintf("%s does not say what it was made from, so nothing can be compared; once it is up to date: docsite stamp %s %s\n", t.File, r.ID, t.Lang))
		case revision.Current:
			parts = append(parts, fmt.Sprintf("%s was made from what %s says now\n", t.File, r.In(t.Source.Lang).File))
		default:
			i := slices.IndexFunc(sheet.Translations, func(one worksheet.Translation) bool { return one.Language == t.Lang })
			parts = append(parts, w.translation(sheet.Translations[i]))
		}
	}
	if parts == nil {
		return r.ID + " has no translation\n"
	}
	return strings.Join(parts, "\n")
}
