package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/sample"
)

// addAgainst adds the flags of what is not public, and of samples.
func addAgainst(cmd *cobra.Command, f *auditFlags) {
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.against, "against", "", "the `folder` of the newsroom of which nothing may stand in DIR that is not public")
	flags.StringVar(&f.now, "now", "", "the `moment` that decides what is public, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
	flags.StringVar(&f.cache, "cache", "", "the `folder` that keeps for the next time what was read and made, or none (default that of the user, such as ~/.cache/docsite)")
	flags.IntVar(&f.jobs, "jobs", 0, "`how many` files to work on at the same time (default one a core)")
	flags.IntVar(&f.sample, "sample", 0, "draw at least so `many` pages for a test of accessibility")
	flags.StringVar(&f.seed, "seed", "", "a `word` that another random sample comes of (default a digest of the list of pages)")
}

// auditAgainst looks in a folder for what is not public of the site --against.
func auditAgainst(cmd *cobra.Command, f *auditFlags, dir string) (err error) {
	if err := wrongFormat(f.format, diag.Formats...); err != nil {
		return err
	}
	finished, err := openFinished(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, finished.Close()) }()
	now, err := f.moment()
	if err != nil {
		return err
	}
	f.site = f.against
	engine, closeSite, err := f.engine(cmd.Context(), true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeSite()) }()
	leaks, err := engine.FindLeaks(cmd.Context(), finished.FS(), now)
	if err != nil {
		return f.explain(err)
	}
	if err := f.tellFindings(cmd, dir, leaks.Diagnostics); err != nil {
		return err
	}
	if f.text() {
		say(cmd.OutOrStdout(), "%s searched, %.1f MB: nothing of %s that %s not public",
			count(leaks.Read.Files, "file"), float64(leaks.Read.Bytes)/1e6, count(leaks.Withheld, "release"), map[bool]string{true: "is", false: "are"}[leaks.Withheld == 1])
	}
	return nil
}

// tellFindings prints what was found in a finished site, and returns errToMend if that is
// anything. Of texts no line is shown: it could hold what is not public.
func (f *auditFlags) tellFindings(cmd *cobra.Command, dir string, ds []diag.Diagnostic) error {
	to := cmd.OutOrStdout()
	if f.text() {
		to = cmd.ErrOrStderr()
	}
	hidden := func(string) ([]byte, error) { return nil, fs.ErrPermission }
	screen := terminalOf(to)
	if err := diag.Write(to, ds, diag.Options{
		Format: diag.Format(f.format), Folder: filepath.ToSlash(dir), Version: version(), Help: help,
		Read: hidden, Columns: screen.columns, Colour: screen.colour(os.Getenv),
	}); err != nil {
		return err
	}
	if len(ds) == 0 {
		return nil
	}
	if f.text() {
		say(to, "%v\nmore about a code: docsite explain %s", diag.Count(ds), ds[0].Code)
	}
	return errToMend
}

// openFinished opens the folder of a finished site.
func openFinished(dir string) (*os.Root, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no folder %s: name that of a finished site, such as public", dir)
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s is a file, not a folder", dir)
	}
	return os.OpenRoot(dir)
}

// sampleOf draws pages of a finished site.
func sampleOf(cmd *cobra.Command, f *auditFlags, dir string) (err error) {
	write, known := map[string]func(io.Writer, sample.Sample) error{"text": sample.Text, "json": sample.JSON, "csv": sample.CSV}[f.format]
	if !known {
		return fmt.Errorf("there is no format “%s”: of a sample --format takes text, json or csv", f.format)
	}
	if f.sample < 1 {
		return errors.New("--sample takes a number from 1 on")
	}
	finished, err := openFinished(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, finished.Close()) }()
	drawn, err := sample.Draw(finished.FS(), f.sample, f.seed)
	if err != nil {
		return err
	}
	return write(cmd.OutOrStdout(), drawn)
}
