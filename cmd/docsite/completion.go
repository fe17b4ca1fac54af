package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// shells are those that cobra can write a script for.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func newCompletion() *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a script by which a shell completes commands, releases and ministries",
		Long: `completion prints a script for bash, zsh, fish or powershell. With it, the Tab key completes
commands, flags and their values: releases, languages, ministries, countries and codes.

    bash        docsite completion bash > ~/.local/share/bash-completion/completions/docsite
    zsh         docsite completion zsh > "${fpath[1]}/_docsite"
    fish        docsite completion fish > ~/.config/fish/completions/docsite.fish
    powershell  docsite completion powershell >> $PROFILE

Then open a new shell. In bash, the package bash-completion must be installed.`,
		Example: `  source <(docsite completion bash)`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root, to := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(to, true)
			case "zsh":
				return root.GenZshCompletion(to)
			case "fish":
				return root.GenFishCompletion(to, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(to)
			}
			return fmt.Errorf("there is no script for “%s”: completion takes %s", args[0], alternatives(shells))
		},
	}
}
