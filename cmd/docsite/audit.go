package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
)

// auditFlags say what a finished site is read for.
type auditFlags struct {
	siteFlags
	against, seed string
	sample        int
}

func newAudit() *cobra.Command {
	var f auditFlags
	cmd := &cobra.Command{
		Use:   "audit DIR",
		Short: "Read a finished site as a stranger would",
		Long: `audit reads a finished site, whoever built it. With --against it looks in every byte
and name for what is not public of a newsroom at a moment; with --sample it draws pages
for a test of accessibility.`,
		Example: `  docsite audit public --against . --now 2026-04-01T09:00:00+09:00
  docsite audit public --sample 40 --format csv`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case cmd.Flag("sample").Changed:
				return sampleOf(cmd, &f, args[0])
			case f.against != "":
				return auditAgainst(cmd, &f, args[0])
			}
			return errors.New("audit needs --against SITE, or --sample N")
		},
	}
	addAgainst(cmd, &f)
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", string(diag.Text), "the `form` of what is found: text, json, github or sarif; of a sample text, json or csv")
	return cmd
}

// wrongFormat is told of a form that there is not.
func wrongFormat(format string, forms ...diag.Format) error {
	if slices.Contains(forms, diag.Format(format)) {
		return nil
	}
	return fmt.Errorf("there is no format “%s”: --format takes text, json, github or sarif, and for a sample text, json or csv", format)
}
