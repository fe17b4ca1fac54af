package main

import (
	"io/fs"

	"github.com/spf13/cobra"

	"docsite/generator/edit"
	"docsite/generator/press"
	"docsite/generator/revision"
)

func newStamp() *cobra.Command {
	var f siteFlags
	cmd := &cobra.Command{
		Use:   "stamp RELEASE LANGUAGE...",
		Short: "Record that a translation is up to date",
		Long: `stamp writes into a translation's file from which text it was made, as the key
source: the language, and a digest of the text that it has now. Nothing else of the
file changes. RELEASE is <year>/<name>, or pages/<name>. A translation that was made from another
translation stays with that one.`,
		Example: `  docsite stamp 2020/online-conference fr
  docsite stamp 2020/online-conference fr en`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error { return runStamp(cmd, &f, args[0], args[1:]) },
	}
	f.addSurvey(cmd)
	return cmd
}

func runStamp(cmd *cobra.Command, f *siteFlags, release string, languages []string) error {
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
	var translations []*press.Translation
	for _, typed := range languages {
		lang, err := edit.Language(s.Languages, typed)
		if err != nil {
			return err
		}
		t, err := s.translation(cmd, r, lang, "is stamped")
		if err != nil {
			return err
		}
		translations = append(translations, t)
	}
	for _, t := range translations {
		if err := stamp(cmd, s, r, t); err != nil {
			return err
		}
	}
	return nil
}

func stamp(cmd *cobra.Command, s *survey, r *press.Release, t *press.Translation) error {
	from := r.In(t.Source.Lang)
	if from == nil {
		from = r.Original
	}
	source := press.Source{Lang: from.Lang, Digest: from.Body.Digest[:revision.Digits]}
	if t.Source.Lang == from.Lang && revision.Matches(t.Source, from.Body.Digest) {
		say(cmd.OutOrStdout(), "%s says already that it was made from %s@%s", t.File, t.Source.Lang, t.Source.Digest)
		return nil
	}
	old, err := fs.ReadFile(s.folder, t.File)
	if err != nil {
		return err
	}
	stamped, ds := edit.Stamp(t.File, old, source)
	if ds != nil {
		return s.tell(cmd, ds)
	}
	if err := edit.Replace(s.folder.Root(), t.File, old, stamped); err != nil {
		return err
	}
	say(cmd.OutOrStdout(), "%s: source: %s@%s", t.File, source.Lang, source.Digest)
	return nil
}
