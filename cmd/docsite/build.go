package main

import (
	"time"

	"github.com/spf13/cobra"

	"docsite/generator"
)

func newBuild() *cobra.Command {
	var f siteFlags
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Check the releases and write the site",
		Long: `build reads the site's folder, tells everything that needs mending, and if there is
nothing writes the site. The folder that it writes into is changed only when every
page is made; files in it that docsite did not write stay.`,
		Example: `  docsite build
  docsite build --preview --out ../preview
  docsite build --strict --format github`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runBuild(cmd, &f) },
	}
	f.add(cmd)
	return cmd
}

func runBuild(cmd *cobra.Command, f *siteFlags) error {
	started := time.Now()
	out, err := f.folder()
	if err != nil {
		return err
	}
	o, root, err := f.options()
	if err != nil {
		return err
	}
	defer root.Close()
	site, ds, err := generator.Load(cmd.Context(), o)
	if err != nil {
		return f.explain(err)
	}
	if site == nil {
		return f.report(cmd, ds)
	}
	defer site.Close()
	if f.strict && len(ds) > 0 {
		return f.report(cmd, ds)
	}
	result, failed, err := generator.Build(cmd.Context(), site, out, f.jobs)
	if err != nil {
		return err
	}
	if err := f.report(cmd, append(ds, failed...)); err != nil {
		return err
	}
	if f.text() {
		say(cmd.OutOrStdout(), "%s in %s written as %s into %s (%d new or changed, %d unchanged, %d removed) in %.1f s",
			count(len(site.Plan.Site.Releases), "release"), count(translations(site), "translation"),
			count(len(site.Plan.Pages), "file"), out, result.Written, result.Unchanged, result.Removed, time.Since(started).Seconds())
	}
	return nil
}

func translations(site *generator.Site) int {
	n := 0
	for _, r := range site.Plan.Site.Releases {
		n += len(r.Translations)
	}
	return n
}
