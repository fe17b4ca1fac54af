package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/press"
)

func newWithdraw() *cobra.Command {
	var f publicationFlags
	var by string
	cmd := &cobra.Command{
		Use:   "withdraw RELEASE",
		Short: "Say of a release that it no longer holds",
		Long: `withdraw writes the key withdrawn into the original of a release: since when it no
longer holds, and why. Nothing else of the file changes. Its page stays, and says so in
every language. What was published in error is taken down by “docsite bury”.
RELEASE is <year>/<name>.`,
		Example: `  docsite withdraw 2020/online-conference --reason en="The conference was called off." --reason fr="La conférence est annulée."
  docsite withdraw 2020/online-conference --reason en="The figures were wrong." --superseded-by 2020/new-figures`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runWithdraw(cmd, &f, args[0], by) },
	}
	f.add(cmd)
	f.addReasons(cmd)
	cmd.Flags().StringVar(&by, "superseded-by", "", "the `release` that takes its place")
	return cmd
}

func runWithdraw(cmd *cobra.Command, f *publicationFlags, release, by string) error {
	p, err := f.published(cmd, release)
	if err != nil {
		return err
	}
	defer p.Close()
	if err := p.notStated("withdrawn", "gone"); err != nil {
		return err
	}
	w := press.Withdrawn{Date: p.day}
	var lacking []string
	if w.Reason, lacking, err = f.reason(p); err != nil {
		return err
	}
	if by != "" {
		next, err := p.successor(cmd, by)
		if err != nil {
			return err
		}
		w.SupersededBy = next.ID
	}
	err = p.write(cmd, []*press.Translation{p.Original}, func(file string, content []byte) ([]byte, []diag.Diagnostic) {
		return edit.Withdraw(file, content, w, p.Languages)
	})
	if err != nil {
		return err
	}
	say(cmd.OutOrStdout(), "%s: withdrawn since %s", p.Original.File, w.Date.Format("2006-01-02"))
	sayLacking(cmd, lacking)
	return nil
}

// sayLacking names the languages in which a reason is not told.
func sayLacking(cmd *cobra.Command, languages []string) {
	if len(languages) > 0 {
		say(cmd.OutOrStdout(), "The reason is not told in %s: add it to “reason” there", strings.Join(languages, ", "))
	}
}

// successor finds the release that takes the place of this one, and that this one does not
// take the place of.
func (p *publication) successor(cmd *cobra.Command, by string) (*press.Release, error) {
	next, err := p.other(cmd, by, "superseded by")
	if err != nil {
		return nil, err
	}
	way := []string{p.ID}
	for r := next; r != nil && r.Withdrawn != nil && len(way) <= len(p.Releases); {
		way = append(way, r.ID)
		if r.Withdrawn.SupersededBy == p.ID {
			return nil, fmt.Errorf("these releases would supersede each other in a ring: %s", strings.Join(append(way, p.ID), " → "))
		}
		r = p.find(r.Withdrawn.SupersededBy)
	}
	return next, nil
}

// find returns a release by its ID, or nil.
func (p *publication) find(id string) *press.Release {
	for _, r := range p.Releases {
		if r.ID == id {
			return r
		}
	}
	return nil
}
