package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"docsite/generator/edit"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// stampFlags say which passages are accepted, by the numbers that diff prints or by their names; all
// where none is named.
type stampFlags struct {
	siteFlags
	passages, except []string
}

func newStamp() *cobra.Command {
	var f stampFlags
	cmd := &cobra.Command{
		Use:   "stamp RELEASE LANGUAGE...",
		Short: "Record that a translation is up to date",
		Long: `stamp writes into a translation's file from which text it was made, as the key
source: the language, and a digest of the text that it has now. Nothing else of the
file changes. RELEASE is <year>/<name>, or pages/<name>. A translation that was made from another
translation stays with that one.

Where a translation follows some passages of a change and others not yet, --passage names
those that it follows, by the numbers that docsite diff prints, or by the names that stand on
its page: when some are accepted the rest is counted anew, and names stay. What it does not
follow is noted as the key pending. What the original said before comes from Git.`,
		Example: `  docsite stamp 2020/online-conference fr
  docsite stamp 2020/online-conference fr en
  docsite stamp 2020/online-conference fr --passage 1,3`,
		Args: cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error { return runStamp(cmd, &f, args[0], args[1:]) },
	}
	f.addSurvey(cmd)
	cmd.Flags().StringSliceVar(&f.passages, "passage", nil, "the `numbers` of passages that the translation follows, as diff prints them, or their names")
	cmd.Flags().StringSliceVar(&f.except, "except", nil, "the `numbers` of passages that it does not follow yet, all others being followed")
	cmd.MarkFlagsMutuallyExclusive("passage", "except")
	return cmd
}

func runStamp(cmd *cobra.Command, f *stampFlags, release string, languages []string) error {
	partly := f.passages != nil || f.except != nil
	if partly && len(languages) > 1 {
		return errors.New("--passage and --except are about one translation: name one language")
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
		var pending []press.Pending
		if partly {
			if pending, err = f.pending(cmd.Context(), s, r, t); err != nil {
				return err
			}
		}
		if err := stamp(cmd, s, r, t, pending); err != nil {
			return err
		}
	}
	return nil
}

// pending returns what of its source a translation does not follow yet once the passages that
// were named are accepted.
func (f *stampFlags) pending(ctx context.Context, s *survey, r *press.Release, t *press.Translation) ([]press.Pending, error) {
	switch revision.Of(r, t.Lang) {
	case revision.Unknown:
		return nil, fmt.Errorf("%s does not say what it was made from, so it has no passages to accept; once it is up to date: docsite stamp %s %s", t.File, r.ID, t.Lang)
	case revision.Current:
		return nil, fmt.Errorf("%s follows all of %s: there is no passage to accept", t.File, r.In(t.Source.Lang).File)
	}
	stale, why, err := s.findStale(ctx, func(_ *press.Release, other *press.Translation) bool { return other == t })
	if err != nil {
		return nil, err
	}
	behind := stale[0]
	switch {
	case behind.Stamped != t:
		return nil, fmt.Errorf("%s follows all of %s, which is behind itself: docsite stamp %s %s", t.File, r.In(t.Source.Lang).File, r.ID, behind.Stamped.Lang)
	case behind.Then == nil && behind.Pending == nil:
		if why == "" {
			why = fmt.Sprintf("no version of %s that is committed or staged is that text", behind.Source.File)
		}
		return nil, fmt.Errorf("the text %s@%s that %s was made from is not to be had, so nobody knows which passages were changed: %s. Go through the whole translation, then: docsite stamp %s %s",
			t.Source.Lang, t.Source.Digest, t.File, why, r.ID, t.Lang)
	}
	var names []string
	for i, p := range behind.Pending {
		names = append(names, strconv.Itoa(i+1), revision.NamePending(p))
	}
	named := f.passages
	if f.except != nil {
		named = f.except
	}
	for _, n := range named {
		if !slices.Contains(names, n) {
			return nil, fmt.Errorf("there is no passage “%s”: docsite diff %s %s shows %s, with their numbers", n, r.ID, t.Lang, count(len(behind.Pending), "passage"))
		}
	}
	var pending []press.Pending
	for i, p := range behind.Pending {
		chosen := slices.Contains(named, strconv.Itoa(i+1)) || slices.Contains(named, revision.NamePending(p))
		if chosen == (f.except != nil) {
			pending = append(pending, p)
		}
	}
	return pending, nil
}

// stamp writes into the file of a translation what it was made from, but for what is pending of that.
func stamp(cmd *cobra.Command, s *survey, r *press.Release, t *press.Translation, pending []press.Pending) error {
	from := r.In(t.Source.Lang)
	if from == nil {
		from = r.Original
	}
	source := press.Source{Lang: from.Lang, Digest: from.Body.Digest[:revision.Digits], Pending: pending}
	if t.Source.Lang == from.Lang && revision.Matches(t.Source, from.Body.Digest) && slices.Equal(t.Source.Pending, pending) {
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
	if err := whole(cmd, func() error { return edit.Replace(s.folder.Root(), t.File, old, stamped) }); err != nil {
		return err
	}
	if pending == nil {
		say(cmd.OutOrStdout(), "%s: source: %s@%s", t.File, source.Lang, source.Digest)
	} else {
		say(cmd.OutOrStdout(), "%s: source: %s@%s, %s pending", t.File, source.Lang, source.Digest, count(len(pending), "passage"))
	}
	return nil
}
