package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/edit"
	"docsite/generator/history"
	"docsite/generator/link"
	"docsite/generator/press"
	"docsite/generator/revision"
)

func newApprove() *cobra.Command {
	var f siteFlags
	var who string
	cmd := &cobra.Command{
		Use:   "approve RELEASE [LANGUAGE]...",
		Short: "Record that somebody has approved a text as it is",
		Long: `approve writes into the files of a release who approved them, and a digest of the text
that each has now, as an item of the key approve; all of its languages where none is
named. An approval by the same person is exchanged. Nothing else of the file changes.
RELEASE is <year>/<name>. With approve in docsite.yaml, a text is in the site only while so
many people have approved it as it is.

It is a reminder, not a lock: whoever can write the file can write the line. With Git,
docsite check tells of an approval that was committed by the author of the text, or
without a signature.`,
		Example: `  docsite approve 2020/online-conference
  docsite approve 2020/online-conference fr --who "Marie Laurent"`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runApprove(cmd, &f, who, args[0], args[1:]) },
	}
	f.addSurvey(cmd)
	cmd.Flags().StringVar(&who, "who", "", "the `name` of who approves it (default user.name in Git’s settings)")
	return cmd
}

func runApprove(cmd *cobra.Command, f *siteFlags, who, release string, languages []string) error {
	if who = strings.Join(strings.Fields(who), " "); who == "" {
		who = history.UserName(cmd.Context(), f.site)
	}
	if who == "" {
		return errors.New("nobody is named who approves it: write --who NAME")
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
	texts := r.Translations
	if len(languages) > 0 {
		texts = nil
	}
	for _, typed := range languages {
		lang, err := edit.Language(s.Languages, typed)
		if err != nil {
			return err
		}
		t := r.In(lang)
		if t == nil {
			return fmt.Errorf("%s has no text in “%s”: docsite new translation %s %s makes one", r.ID, lang, r.ID, lang)
		}
		texts = append(texts, t)
	}
	return approve(cmd, s, texts, who)
}

// approve writes nothing unless all texts can be written.
func approve(cmd *cobra.Command, s *survey, texts []*press.Translation, who string) error {
	type change struct{ old, approved []byte }
	changes := map[*press.Translation]change{}
	for _, t := range texts {
		if approved(t, who) {
			continue
		}
		old, err := fs.ReadFile(s.folder, t.File)
		if err != nil {
			return err
		}
		content, ds := edit.Approve(t.File, old, press.Approval{Who: who, Digest: t.Body.Digest[:revision.Digits]})
		if ds != nil {
			return s.tell(cmd, ds)
		}
		changes[t] = change{old, content}
	}
	if len(changes) == 0 {
		return fmt.Errorf("%s has approved this already, as it is: there is nothing to write", who)
	}
	for _, t := range texts {
		c, there := changes[t]
		if !there {
			say(cmd.OutOrStdout(), "%s says already that %s approved it", t.File, who)
			continue
		}
		if err := whole(cmd, func() error { return edit.Replace(s.folder.Root(), t.File, c.old, c.approved) }); err != nil {
			return err
		}
		say(cmd.OutOrStdout(), "%s: approved by %s as %s", t.File, who, t.Body.Digest[:revision.Digits])
	}
	return nil
}

// approved reports whether somebody has approved a text as it is.
func approved(t *press.Translation, who string) bool {
	valid, _ := link.Approvals(t)
	for _, a := range valid {
		if strings.EqualFold(a.Who, who) {
			return true
		}
	}
	return false
}
