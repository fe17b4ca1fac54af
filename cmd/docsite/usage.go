package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"docsite/generator/diag"
)

// groups are the commands by who needs them, in the order of the help.
var groups = []struct {
	id, title string
	commands  []string
}{
	{"editors", "For editors:", []string{"init", "new", "import", "serve", "check", "explain", "status", "schedule", "stamp", "export", "merge", "approve", "diff", "glossary", "parity", "correct", "withdraw", "supersede", "bury"}},
	{"ci", "For continuous integration and hosts:", []string{"build", "audit", "host", "deploy", "ping", "freeze"}},
	{"about", "About docsite:", []string{"schema", "completion", "man", "version"}},
}

// arrange gives a finished tree of commands what all of them have alike: their
// group in the help, what completes them, and what wrong use is told.
func arrange(root *cobra.Command) {
	cobra.EnableCommandSorting = false // the order is that of the groups
	for _, g := range groups {
		root.AddGroup(&cobra.Group{ID: g.id, Title: g.title})
		for _, name := range g.commands {
			for _, cmd := range root.Commands() {
				if cmd.Name() == name {
					cmd.GroupID = g.id
					root.RemoveCommand(cmd)
					root.AddCommand(cmd)
				}
			}
		}
	}
	root.SetHelpCommand(newHelp())
	root.SetHelpCommandGroupID("about")
	root.InitDefaultHelpCmd()
	root.SetFlagErrorFunc(wrongFlag)
	for _, cmd := range root.Commands() {
		takeSite(cmd)
	}
	complete(root)
	checkArguments(root)
}

// takeSite lets a command that needs no site be called with --site as the others
// are.
func takeSite(cmd *cobra.Command) {
	if cmd.Runnable() && cmd.Flags().Lookup("site") == nil {
		cmd.Flags().String("site", ".", "the site's `folder`, which this command does not need")
		cmd.Flag("site").Hidden = true
	}
	for _, sub := range cmd.Commands() {
		takeSite(sub)
	}
}

func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Tell what a command does, and its flags",
		Long: `help tells what docsite does, or of a command what it does, how it is called and which
flags it takes. docsite COMMAND --help tells the same.`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err == nil && about.HasSubCommands() && len(rest) > 0 {
				err = unknownCommand(about, rest[0])
			}
			if err != nil {
				return err
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
	}
}

// checkArguments lets a command, and those below it, tell wrong arguments in
// its own words.
func checkArguments(cmd *cobra.Command) {
	check := cmd.Args
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if cmd.HasSubCommands() && len(args) > 0 {
			return unknownCommand(cmd, args[0])
		}
		if check == nil || check(cmd, args) == nil {
			return nil
		}
		return wrongArguments(cmd, args, check(cmd, args))
	}
	for _, sub := range cmd.Commands() {
		checkArguments(sub)
	}
}

func unknownCommand(cmd *cobra.Command, word string) error {
	var known []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			known = append(known, sub.Name())
		}
	}
	return fmt.Errorf("unknown command %q: %s", word, diag.DidYouMean(word, known, cmd.CommandPath()+" --help lists the commands"))
}

func wrongArguments(cmd *cobra.Command, args []string, err error) error {
	wanted := arguments(cmd)
	usage := strings.Join(append([]string{cmd.CommandPath()}, wanted...), " ")
	switch {
	case len(wanted) == 0 && isFolder(args[0]) && cmd.Flag("site") != nil:
		return fmt.Errorf("unknown command %q for %q: did you mean --site %s?", args[0], cmd.CommandPath(), args[0])
	case len(wanted) == 0:
		return fmt.Errorf("unknown command %q for %q, which takes flags alone", args[0], cmd.CommandPath())
	case len(args) > len(wanted):
		return fmt.Errorf("“%s” is one argument too many: write %s", args[len(wanted)], usage)
	case len(args) < len(wanted) && !strings.HasPrefix(wanted[len(args)], "["):
		return fmt.Errorf("%s is missing: write %s", strings.TrimSuffix(wanted[len(args)], "..."), usage)
	}
	return err
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// wrongFlag returns what is wrong with a flag, and what it should be.
func wrongFlag(cmd *cobra.Command, err error) error {
	help := cmd.CommandPath() + " --help lists the flags"
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		var known []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		near := diag.Nearest(unknown.GetSpecifiedName(), known)
		for i := range near {
			near[i] = "“--" + near[i] + "”"
		}
		if len(near) > 0 {
			help = "did you mean " + strings.Join(near, " or ") + "?"
		}
		return fmt.Errorf("%w: %s", err, help)
	case errors.As(err, &empty):
		_, usage := pflag.UnquoteUsage(empty.GetFlag())
		return fmt.Errorf("--%s needs a value: %s", empty.GetSpecifiedName(), usage)
	case errors.As(err, &wrong):
		if _, usage := pflag.UnquoteUsage(wrong.GetFlag()); wrong.GetFlag().Value.Type() == "int" {
			return fmt.Errorf("--%s takes a whole number, not “%s”: %s", wrong.GetFlag().Name, wrong.GetValue(), usage)
		}
		return fmt.Errorf("--%s cannot be “%s”", wrong.GetFlag().Name, wrong.GetValue())
	}
	return fmt.Errorf("%w: %s", err, help)
}
