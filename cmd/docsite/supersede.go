package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/press"
)

func newSupersede() *cobra.Command {
	var f publicationFlags
	cmd := &cobra.Command{
		Use:   "supersede RELEASE SUCCESSOR",
		Short: "Say of a release that another one takes its place",
		Long: `supersede withdraws a release and names the one that takes its place; of one that is
withdrawn already it names that one, and no reason is needed. The two pages lead to each other.
Nothing else of the file changes. RELEASE and SUCCESSOR are <year>/<name>.`,
		Example: `  docsite supersede 2020/figures 2020/new-figures --reason en="The figures were wrong." --reason ja=数値の誤り`,
		Args:    cobra.ExactArgs(2),
		RunE:    func(cmd *cobra.Command, args []string) error { return runSupersede(cmd, &f, args[0], args[1]) },
	}
	f.add(cmd)
	f.addReasons(cmd)
	return cmd
}

func runSupersede(cmd *cobra.Command, f *publicationFlags, release, successor string) error {
	p, err := f.published(cmd, release)
	if err != nil {
		return err
	}
	defer p.Close()
	if !p.Original.States("withdrawn") {
		return runWithdraw(cmd, f, release, successor)
	}
	if p.Withdrawn != nil && p.Withdrawn.SupersededBy != "" {
		return fmt.Errorf("%s is superseded by %s already: see line %d of %s", p.ID, p.Withdrawn.SupersededBy, p.Original.At("withdrawn").Line, p.Original.File)
	}
	if f.reasons != nil || f.date != "" {
		return fmt.Errorf("%s is withdrawn already: give neither --reason nor --date, and change them in %s", p.ID, p.Original.File)
	}
	next, err := p.successor(cmd, successor)
	if err != nil {
		return err
	}
	var texts []*press.Translation // that state it must state it alike
	for _, t := range p.Translations {
		if t.States("withdrawn") {
			texts = append(texts, t)
		}
	}
	err = p.write(cmd, texts, func(file string, content []byte) ([]byte, []diag.Diagnostic) {
		return edit.Supersede(file, content, next.ID)
	})
	if err != nil {
		return err
	}
	for _, t := range texts {
		say(cmd.OutOrStdout(), "%s: superseded by %s", t.File, next.ID)
	}
	return nil
}
