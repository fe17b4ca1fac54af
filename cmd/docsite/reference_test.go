package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// README.md beside this file is what the commands say of themselves. After a
// change of one of them, go test ./cmd/docsite -run Reference -update writes it
// anew.
func TestReference(t *testing.T) {
	want := reference(newRoot())
	if *update {
		if err := os.WriteFile("README.md", want, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile("README.md"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("README.md is not what the commands say (%v): go test ./cmd/docsite -run Reference -update", err)
	}
}

// Every command has a place in the help, and says what it does and how it is
// called.
func TestCommandsExplainThemselves(t *testing.T) {
	root := newRoot()
	for _, cmd := range root.Commands() {
		if cmd.GroupID == "" && cmd.IsAvailableCommand() {
			t.Errorf("%s is in no group of usage.go", cmd.Name())
		}
	}
	for _, cmd := range leaves(root) {
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") || cmd.Long == "" {
			t.Errorf("%s: Short is a line without a full stop, and Long says more", cmd.CommandPath())
		}
		if cmd.Args == nil {
			t.Errorf("%s does not say which arguments it takes", cmd.CommandPath())
		}
		if cmd.Example == "" && cmd.Name() != "version" && cmd.Name() != "help" {
			t.Errorf("%s has no example", cmd.CommandPath())
		}
	}
}

// leaves are the commands that do something, by their groups.
func leaves(cmd *cobra.Command) []*cobra.Command {
	if !cmd.HasSubCommands() {
		return []*cobra.Command{cmd}
	}
	var all []*cobra.Command
	for _, g := range append([]*cobra.Group{{}}, cmd.Groups()...) {
		for _, sub := range cmd.Commands() {
			if sub.GroupID == g.ID && !sub.Hidden {
				all = append(all, leaves(sub)...)
			}
		}
	}
	return all
}

func reference(root *cobra.Command) []byte {
	var b bytes.Buffer
	b.WriteString(`# The command

This is what ` + "`docsite help`" + ` and ` + "`docsite help COMMAND`" + ` say, written by ` + "`go test ./cmd/docsite -update`" + `.
Every command takes ` + "`--site`" + `, the site's folder.

| exit status | |
|--:|---|
| 0 | All is done; there may be warnings. |
| 1 | Somebody's files need mending, and no site was written. |
| 2 | Wrong use, a fault of the disk or of docsite, or the command was stopped. |
`)
	group := ""
	for _, cmd := range leaves(root) {
		top := cmd
		for top.Parent() != root {
			top = top.Parent()
		}
		for _, g := range root.Groups() {
			if g.ID == top.GroupID && g.ID != group {
				group = g.ID
				fmt.Fprintf(&b, "\n## %s\n", strings.TrimSuffix(g.Title, ":"))
			}
		}
		describe(&b, cmd)
	}
	return b.Bytes()
}

func describe(b *bytes.Buffer, cmd *cobra.Command) {
	fmt.Fprintf(b, "\n### %s\n\n%s.\n\n```\n%s\n```\n\n", cmd.CommandPath(), plain(cmd.Short), cmd.UseLine())
	for line := range strings.Lines(cmd.Long) {
		if !strings.HasPrefix(line, "    ") {
			line = plain(line)
		}
		b.WriteString(line)
	}
	if cmd.Example != "" {
		b.WriteString("\n\n```\n")
		for line := range strings.Lines(cmd.Example) {
			b.WriteString(strings.TrimPrefix(line, "  "))
		}
		b.WriteString("\n```")
	}
	b.WriteString("\n")
	flags := ""
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" && f.DefValue != "[]" {
			usage += fmt.Sprintf(" (default %s)", f.DefValue)
		}
		flags += fmt.Sprintf("| `%s` | %s |\n", strings.TrimSpace("--"+f.Name+" "+strings.ReplaceAll(strings.ToUpper(value), " ", "-")), plain(usage))
	})
	if flags != "" {
		b.WriteString("\n| flag | |\n|---|---|\n" + flags)
	}
}

// plain keeps what Markdown would take for HTML or for a cell's end.
func plain(text string) string {
	return strings.NewReplacer("<", "&lt;", ">", "&gt;", "|", `\|`).Replace(text)
}
