package main

import (
	"errors"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/history"
)

func newCheck() *cobra.Command {
	var f siteFlags
	var archive bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Tell everything that needs mending, and write nothing",
		Long: `check finds what build would find, and writes nothing. It tells besides why a release is
not public although its moment has come, so what it prints is for the office alone. What
is not public yet is checked with --preview.

With --archive, all releases are compared with each other besides: a name, a title or an
office that is translated differently in two releases, and a quotation that is told
differently in two places of one, are told as notes, with both places.`,
		Example: `  docsite check --preview
  docsite check --archive
  docsite check --site ~/newsroom --now 2026-04-01T09:00:00+09:00`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runCheck(cmd, &f, archive) },
	}
	f.add(cmd)
	addMeasures(cmd, func([]string) (string, error) { return f.folder() })
	cmd.Flags().BoolVar(&archive, "archive", false, "compare all releases with each other: names, titles and offices that are translated differently, quotations that are told differently")
	return cmd
}

func runCheck(cmd *cobra.Command, f *siteFlags, archive bool) (err error) {
	if _, err := f.folder(); err != nil {
		return err
	}
	now, err := f.moment()
	if err != nil {
		return err
	}
	engine, closeSite, err := f.engine(cmd.Context(), false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeSite()) }()
	if f.report, err = engine.Check(cmd.Context(), now); err != nil {
		return f.explain(err)
	}
	found, err := f.withHistory(cmd, engine, now)
	if err != nil {
		return err
	}
	if archive {
		varied, suppressed, err := engine.Inconsistencies(cmd.Context(), now)
		if err != nil {
			return err
		}
		found = diag.Sort(append(found, varied...))
		f.report.Suppressed += suppressed
	}
	if err := f.tellReport(cmd, found); err != nil {
		return err
	}
	if f.text() && len(found) == 0 {
		say(cmd.OutOrStdout(), "nothing to mend")
	}
	return nil
}

// withHistory returns everything that was found, with what Git knows of approvals, if the
// site lies in a repository.
func (f *siteFlags) withHistory(cmd *cobra.Command, engine *generator.Engine, now time.Time) (found []diag.Diagnostic, err error) {
	found = diag.Sort(slices.Concat(f.report.Diagnostics, f.report.Waiting))
	if f.report.Approve == 0 {
		return found, nil
	}
	past, err := history.Open(cmd.Context(), f.site)
	if none := history.None(""); errors.As(err, &none) {
		return found, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, past.Close()) }()
	site, _, err := engine.Survey(cmd.Context(), now)
	if err != nil || site == nil {
		return found, err
	}
	waiting, err := engine.Waiting(cmd.Context(), site, f.preview, past)
	found = slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Code == diag.HeldBack || d.Code == diag.NotApproved })
	return diag.Sort(append(found, waiting...)), err
}
