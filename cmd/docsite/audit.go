package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
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
	base string
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

The site's own address is --base, else the one that its pages state.

The exit status is 0 where no error and no warning was found, 1 where one was, and 2 where the folder could
not be read.`,
		Example: `  docsite audit public
  docsite audit ~/old-site --base https://www.example.org/press/ --format json`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.site = args[0]
			return runAudit(cmd, &f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.base, "base", "", "the site's `address`, with the path under which it is served (default the one that its pages state)")
	flags.StringVar(&f.format, "format", string(diag.Text), "the `form` of diagnostics: text, json, github or sarif")
	flags.BoolVar(&f.all, "all", false, "print every diagnostic as text, and not only the first 100")
	flags.IntVar(&f.jobs, "jobs", 0, "`how many` files to read at the same time (default one a core)")
	return cmd
}

func runAudit(cmd *cobra.Command, f *auditFlags) error {
	if !slices.Contains(diag.Formats, diag.Format(f.format)) {
		return fmt.Errorf("there is no format “%s”: --format takes text, json, github or sarif", f.format)
	}
	if f.jobs < 0 {
		return errors.New("--jobs takes a number from 1 on, or 0 for one a core")
	}
	root, err := openAudited(f.site)
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

// openAudited opens the folder of a finished site. Nothing outside it can be reached.
func openAudited(dir string) (*os.Root, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no folder %s: name the folder of a finished site, such as public", filepath.Clean(dir))
	case err == nil && !info.IsDir():
		return nil, fmt.Errorf("%s is a file, not a folder: name the folder of a finished site", filepath.Clean(dir))
	case err != nil:
		return nil, err
	}
	return os.OpenRoot(dir)
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
