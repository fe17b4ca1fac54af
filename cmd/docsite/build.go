package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator"
)

// buildFlags are those of build.
type buildFlags struct {
	siteFlags
	manifest string
	audit    bool
	atomic   bool
}

func newBuild() *cobra.Command {
	var f buildFlags
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Check the releases and write the site",
		Long: `build reads the site's folder, tells everything that needs mending, and if there is
nothing writes the site. The folder that it writes into is changed only when every
page is made; files in it that docsite did not write stay. With --audit what is to be
published is read as docsite audit reads it, before it is: what it finds, with its path in the
site, stops the build too.

With --atomic readers see all of the old site or all of the new one, never some of each:
the new site is put together in a folder beside --out and takes its place in one step. That needs the
right to write beside it, a file system with hard links, and Linux or macOS, where folders can be
exchanged; or that --out is a symbolic link to a folder, which leads to another one then. Without --atomic each
page is whole at every moment, and no page leads to what is not there yet. A host that takes
a deploy has its own way: docsite deploy.`,
		Example: `  docsite build
  docsite build --preview --out ../preview
  docsite build --strict --format github
  docsite build --audit --manifest next.jsonl
  docsite build --atomic --out /srv/press`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runBuild(cmd, &f) },
	}
	f.add(cmd)
	addMeasures(cmd, func([]string) (string, error) { return f.folder() })
	cmd.Flags().StringVar(&f.manifest, "manifest", "", "write into a `file` what the site consists of, for docsite deploy: each file with its digest")
	cmd.Flags().BoolVar(&f.audit, "audit", false, "audit what is to be published before it is, as docsite audit does")
	cmd.Flags().BoolVar(&f.atomic, "atomic", false, "put the new site into the place of the old one in one step")
	cmd.Flags().BoolVar(&f.verify, "verify", false, "compare the bytes of every file that was written before, whatever its size and time say")
	return cmd
}

func runBuild(cmd *cobra.Command, f *buildFlags) (err error) {
	started := time.Now()
	out, err := f.folder()
	if err != nil {
		return err
	}
	if f.manifest != "" {
		if within(f.manifest, out) {
			return fmt.Errorf("--manifest %s lies in the folder that is published: choose a file elsewhere", f.manifest)
		}
		if err := named("--manifest", f.manifest); err != nil {
			return err
		}
	}
	now, err := f.moment()
	if err != nil {
		return err
	}
	engine, closeSite, err := f.engine(cmd.Context(), true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeSite()) }()
	report, result, err := engine.Build(cmd.Context(), now, out, generator.BuildOptions{Strict: f.strict, Verify: f.verify, Audit: f.audit, Atomic: f.atomic})
	if err != nil {
		return f.explain(err)
	}
	f.report = report
	if err := f.tellReport(cmd, report.Diagnostics); err != nil {
		return err
	}
	if f.manifest != "" {
		if err := writeManifest(cmd.Context(), engine, now, out, f.manifest); err != nil {
			return fmt.Errorf("the new site is in %s, but not its manifest in %s: %w", out, f.manifest, err)
		}
	}
	if f.text() {
		say(cmd.OutOrStdout(), "%s in %s%s written as %s into %s (%d new or changed, %d unchanged, %d removed) in %.1f s",
			count(report.Releases, "release"), count(report.Translations, "translation"), andPages(report),
			count(result.Written+result.Unchanged, "file"), out, result.Written, result.Unchanged, result.Removed, time.Since(started).Seconds())
		f.sayNext(cmd)
	}
	return nil
}

// sayNext tells when the site changes although no file does, where it ever does: nothing
// but the moment.
func (f *siteFlags) sayNext(cmd *cobra.Command) {
	if zone, err := time.LoadLocation(f.report.Zone); err == nil && !f.report.Next.IsZero() {
		say(cmd.OutOrStdout(), "The site changes by itself at %s (%s): build it again then", f.report.Next.Add(time.Second-1).Truncate(time.Second).In(zone).Format(time.RFC3339), zone)
	}
}

// andPages counts pages that are no releases behind releases, where there are any: “ and 2
// pages in 6”.
func andPages(r generator.Report) string {
	if r.Pages == 0 {
		return ""
	}
	return fmt.Sprintf(" and %s in %d", count(r.Pages, "page"), r.PageTranslations)
}
