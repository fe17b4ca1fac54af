package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"docsite/generator/audit"
	"docsite/generator/diag"
)

// auditFlags are the flags of audit. Those of what is told are a site's, whose folder
// is the one that is audited.
type auditFlags struct {
	siteFlags
	base          string
	against, seed string
	sample        int
}

func newAudit() *cobra.Command {
	var f auditFlags
	cmd := &cobra.Command{
		Use:   "audit DIR",
		Short: "Tell what is wrong with a finished site, whoever built it",
		Long: `audit reads a folder of finished files as a stranger would who comes to the site: links and
anchors, redirects, languages, what search engines and screen readers read, feeds, sitemaps, structured data,
weight, and files that were left there by mistake. It knows nothing of how the site was made, so it is for
sites of other programs too. Nothing is written, and nothing is asked of the network.

With --against it looks instead in every byte and name for what is not public of a newsroom at a moment;
with --sample it draws pages for a test of accessibility.

The site's own address is --base, else the one that its pages state.

The exit status is 0 where no error and no warning was found, 1 where one was, and 2 where the folder could
not be read.`,
		Example: `  docsite audit public
  docsite audit ~/old-site --base https://www.example.org/press/ --format json
  docsite audit public --against . --now 2026-04-01T09:00:00+09:00
  docsite audit public --sample 40 --format csv`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case cmd.Flag("sample").Changed:
				return sampleOf(cmd, &f, args[0])
			case f.against != "":
				return auditAgainst(cmd, &f, args[0])
			}
			f.site = args[0]
			return runAudit(cmd, &f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.base, "base", "", "the site's `address`, with the path under which it is served (default the one that its pages state)")
	flags.StringVar(&f.format, "format", string(diag.Text), "the `form` of what is found: text, json, github or sarif; of a sample text, json or csv")
	flags.BoolVar(&f.all, "all", false, "print every diagnostic as text, and not only the first 100")
	addAgainst(cmd, &f)
	addMeasures(cmd, func(args []string) (string, error) { return args[0], nil })
	return cmd
}

func runAudit(cmd *cobra.Command, f *auditFlags) error {
	if err := wrongFormat(f.format, diag.Formats...); err != nil {
		return err
	}
	if f.jobs < 0 {
		return errors.New("--jobs takes a number from 1 on, or 0 for one a core")
	}
	root, err := openFinished(f.site)
	if err != nil {
		return err
	}
	defer root.Close()
	f.files = root.FS()
	ds, summary, err := audit.Audit(cmd.Context(), f.files, audit.Options{Base: f.base, Jobs: f.jobs})
	if err != nil {
		return err
	}
	if summary.Files == 0 {
		return fmt.Errorf("%s is empty: name the folder of a finished site", filepath.Clean(f.site))
	}
	return f.tellAudit(cmd, ds, summary)
}

// tellAudit prints what was found, and returns errToMend where that is more than notes.
func (f *auditFlags) tellAudit(cmd *cobra.Command, ds []diag.Diagnostic, summary audit.Summary) error {
	to := cmd.OutOrStdout()
	if f.text() {
		to = cmd.ErrOrStderr()
	}
	if err := f.write(to, ds); err != nil {
		return err
	}
	n := diag.Count(ds)
	if f.text() {
		if len(ds) > 0 {
			io.WriteString(to, f.summary(ds, false))
		}
		where := summary.Base
		if where == "" {
			where = "nowhere that it says; with --base more can be checked"
		}
		say(cmd.OutOrStdout(), "%s and %s read of the site at %s", count(summary.Pages, "page"), count(summary.Files-summary.Pages, "other file"), where)
		if len(ds) == 0 {
			say(cmd.OutOrStdout(), "nothing to mend")
		}
	}
	if n.Errors+n.Warnings > 0 {
		return errToMend
	}
	return nil
}

// wrongFormat is told of a form that there is not.
func wrongFormat(format string, forms ...diag.Format) error {
	if slices.Contains(forms, diag.Format(format)) {
		return nil
	}
	return fmt.Errorf("there is no format “%s”: --format takes text, json, github or sarif, and for a sample text, json or csv", format)
}
