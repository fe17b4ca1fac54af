package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/explain"
)

func newExplain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [CODE]",
		Short: "Explain a code of what docsite tells, such as DS205",
		Long: `explain says what a code means, with an example that raises it, the same example
mended, and the reason. DS may be left out, and small letters do. Without a code it
lists them all.`,
		Example: `  docsite explain DS205
  docsite explain 205`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				_, err := io.WriteString(cmd.OutOrStdout(), explain.List())
				return err
			}
			return runExplain(cmd.OutOrStdout(), args[0])
		},
	}
}

func runExplain(w io.Writer, code string) error {
	rule, near, found := explain.Find(code)
	switch {
	case !found && near != nil:
		return fmt.Errorf("there is no code “%s”: did you mean %s?", code, strings.Join(near, " or "))
	case !found:
		return fmt.Errorf("there is no code “%s”: “docsite explain” lists them all", code)
	}
	page, err := explain.Read(rule)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, page.Text())
	return err
}
