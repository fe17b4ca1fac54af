package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
)

func newFreeze() *cobra.Command {
	var f siteFlags
	cmd := &cobra.Command{
		Use:   "freeze YEAR",
		Short: "Make a bag of a year for an archive",
		Long: `freeze writes a bag (BagIt, RFC 8493) of the releases of a year that are public: their
texts with the files beside them, the entries of the register that they need, their pages in
every language with all that they show, a description of each release for programs, and a digest of
every file. Nothing of what is not public is in it. The folder must not be there yet, or be
empty; it appears when the whole bag is written and was read back.`,
		Example: `  docsite freeze 2025 --out ../archive/press-2025
  docsite freeze 2025 --out ../archive/press-2025 --now 2026-01-15T09:00:00+09:00`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runFreeze(cmd, &f, args[0]) },
	}
	f.format = "text"
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.out, "out", "", "the `folder` to make")
	flags.StringVar(&f.site, "site", ".", "the site's `folder`, with docsite.yaml in it")
	flags.StringVar(&f.baseURL, "base-url", "", "the site's `address`, in the place of base_url in docsite.yaml")
	flags.StringVar(&f.now, "now", "", "the `moment` that decides what is public, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
	flags.StringVar(&f.cache, "cache", "", "the `folder` that keeps for the next build what was read and made, or none (default that of the user, such as ~/.cache/docsite)")
	flags.IntVar(&f.jobs, "jobs", 0, "`how many` files to work on at the same time (default one a core)")
	addMeasures(cmd, func([]string) (string, error) { return f.folder() })
	return cmd
}

func runFreeze(cmd *cobra.Command, f *siteFlags, typed string) (err error) {
	year, err := strconv.Atoi(typed)
	if err != nil || len(typed) != 4 || year < 1 {
		return fmt.Errorf("“%s” is not a year: write four digits, such as 2025", typed)
	}
	if f.out == "" {
		return errors.New("--out names no folder: name the one to make, such as --out ../archive/press-" + typed)
	}
	out, err := f.folder()
	if err != nil {
		return err
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
	report, result, err := engine.Freeze(cmd.Context(), now, year, out, "docsite "+version())
	if err != nil {
		return f.explain(err)
	}
	f.report = report
	if err := f.tellReport(cmd, report.Diagnostics); err != nil {
		return err
	}
	say(cmd.OutOrStdout(), "%s, %d bytes, in the bag %s", count(result.Files, "file"), result.Bytes, out)
	return nil
}
