package main

import (
	"errors"

	"github.com/spf13/cobra"
)

func newCheck() *cobra.Command {
	var f siteFlags
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Tell everything that needs mending, and write nothing",
		Long: `check finds what build would find, and writes nothing. What is not public yet is
checked with --preview.`,
		Example: `  docsite check --preview
  docsite check --site ~/newsroom --now 2026-04-01T09:00:00+09:00`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runCheck(cmd, &f) },
	}
	f.add(cmd)
	return cmd
}

func runCheck(cmd *cobra.Command, f *siteFlags) (err error) {
	if _, err := f.folder(); err != nil {
		return err
	}
	now, err := f.moment()
	if err != nil {
		return err
	}
	engine, closeSite, err := f.engine(false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeSite()) }()
	if f.report, err = engine.Check(cmd.Context(), now); err != nil {
		return f.explain(err)
	}
	if err := f.tellReport(cmd, f.report.Diagnostics); err != nil {
		return err
	}
	if f.text() && len(f.report.Diagnostics) == 0 {
		say(cmd.OutOrStdout(), "nothing to mend")
	}
	return nil
}
