package main

import (
	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/press"
)

func newBury() *cobra.Command {
	var f publicationFlags
	var merged string
	cmd := &cobra.Command{
		Use:   "bury RELEASE",
		Short: "Take down a release that was published in error",
		Long: `bury writes the key gone into the original of a release: since when it is gone, and
why. Nothing else of the file changes. From the next build on a tombstone stands in its
place in every language, and nothing of its text, pictures and documents is in the site;
its text may then be deleted, but for the front matter. What was right once and no longer
holds stays, and is told by “docsite withdraw”. RELEASE is <year>/<name>.`,
		Example: `  docsite bury 2020/online-conference --reason en="A draft was published by mistake." --reason fr="Un projet a été publié par erreur."
  docsite bury 2020/figures --reason en="It was published twice." --merged 2020/new-figures`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runBury(cmd, &f, args[0], merged) },
	}
	f.add(cmd)
	f.addReasons(cmd)
	cmd.Flags().StringVar(&merged, "merged", "", "the `release` that says now what it said")
	return cmd
}

func runBury(cmd *cobra.Command, f *publicationFlags, release, merged string) error {
	p, err := f.published(cmd, release)
	if err != nil {
		return err
	}
	defer p.Close()
	if err := p.notStated("gone", "withdrawn"); err != nil {
		return err
	}
	g := press.Gone{Date: p.day}
	var lacking []string
	if g.Reason, lacking, err = f.reason(p); err != nil {
		return err
	}
	if merged != "" {
		into, err := p.other(cmd, merged, "merged into")
		if err != nil {
			return err
		}
		g.Merged = into.ID
	}
	err = p.write(cmd, []*press.Translation{p.Original}, func(file string, content []byte) ([]byte, []diag.Diagnostic) {
		return edit.Bury(file, content, g, p.Languages)
	})
	if err != nil {
		return err
	}
	say(cmd.OutOrStdout(), "%s: gone since %s; build and publish the site now, and have caches of it emptied", p.Original.File, g.Date.Format("2006-01-02"))
	sayLacking(cmd, lacking)
	return nil
}
