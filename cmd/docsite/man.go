package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"docsite/generator/edit"
)

func newMan() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write the manual pages of docsite",
		Long: `man writes a manual page for docsite and for each of its commands into a folder: docsite.1,
docsite-build.1 and so on. They say what docsite COMMAND --help says. A page that is there
already is not overwritten: write the pages of another version into a new folder.`,
		Example: `  docsite man ~/.local/share/man/man1
  man docsite-build`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			files := manualPages(cmd.Root(), built())
			err := whole(cmd, func() error { return edit.CreateIn(args[0], files) })
			var taken *edit.TakenError
			if errors.As(err, &taken) {
				return fmt.Errorf("%s has manual pages already (%s): delete them, or choose another folder", filepath.Clean(args[0]), taken.Paths[0])
			} else if err != nil {
				return err
			}
			say(cmd.OutOrStdout(), "wrote %s into %s", count(len(files), "manual page"), filepath.Clean(args[0]))
			return nil
		},
	}
}

// manualPages returns a page for a command and each below it, in the language that
// man and mandoc read, man(7). Its date is that of the commit.
func manualPages(cmd *cobra.Command, from origin) []edit.File {
	files := []edit.File{{Path: pageName(cmd) + ".1", Content: manualPage(cmd, from)}}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "help" {
			files = append(files, manualPages(sub, from)...)
		}
	}
	return files
}

func pageName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

func manualPage(cmd *cobra.Command, from origin) []byte {
	var b strings.Builder
	day, _, _ := strings.Cut(from.time, "T")
	fmt.Fprintf(&b, ".TH %s 1 %q %q\n", strings.ToUpper(pageName(cmd)), day, "docsite "+from.version)
	b.WriteString(".SH NAME\n" + roff(pageName(cmd)) + ` \- ` + roff(cmd.Short) + "\n")
	b.WriteString(".SH SYNOPSIS\n\\fB" + roff(cmd.CommandPath()) + "\\fP" + roff(strings.TrimPrefix(cmd.UseLine(), cmd.CommandPath())) + "\n")
	b.WriteString(".SH DESCRIPTION\n")
	writeParagraphs(&b, cmd.Long)
	writeFlags(&b, cmd)
	if cmd.HasAvailableSubCommands() {
		b.WriteString(".SH COMMANDS\n")
		for _, sub := range cmd.Commands() {
			if sub.IsAvailableCommand() {
				b.WriteString(".TP\n\\fB" + roff(sub.Name()) + "\\fP\n" + roff(sub.Short) + "\n")
			}
		}
	}
	if cmd.Example != "" {
		b.WriteString(".SH EXAMPLES\n")
		writeLiteral(&b, strings.Split(cmd.Example, "\n"))
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, s := range [][2]string{
		{"0", "All is done; there may be warnings."},
		{"1", "Somebody's files need mending, and no site was written."},
		{"2", "Wrong use, a fault of the disk, or one of docsite."},
	} {
		b.WriteString(".TP\n" + s[0] + "\n" + roff(s[1]) + "\n")
	}
	if cmd.HasParent() {
		b.WriteString(".SH SEE ALSO\n.BR " + roff(pageName(cmd.Parent())) + " (1)\n")
	}
	return []byte(b.String())
}

// writeParagraphs writes text as the help has it: paragraphs, and lines that stay as they are
// because they are indented by four.
func writeParagraphs(b *strings.Builder, text string) {
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			b.WriteString(".PP\n")
		}
		lines := strings.Split(strings.Trim(paragraph, "\n"), "\n")
		if strings.HasPrefix(lines[0], "    ") {
			writeLiteral(b, lines)
			continue
		}
		for _, line := range lines {
			b.WriteString(roff(line) + "\n")
		}
	}
}

// writeLiteral writes lines that stay lines.
func writeLiteral(b *strings.Builder, lines []string) {
	b.WriteString(".nf\n")
	for _, line := range lines {
		b.WriteString(roff(line) + "\n")
	}
	b.WriteString(".fi\n")
}

func writeFlags(b *strings.Builder, cmd *cobra.Command) {
	title := ".SH OPTIONS\n"
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" && f.DefValue != "[]" {
			usage += " (default " + f.DefValue + ")"
		}
		b.WriteString(title + ".TP\n\\fB" + roff("--"+f.Name) + "\\fP")
		if value != "" {
			b.WriteString(" \\fI" + roff(value) + "\\fP")
		}
		b.WriteString("\n" + roff(usage) + "\n")
		title = ""
	})
}

// roff writes a line so that man shows it as it is: a dot or an apostrophe that begins it is no
// request, a backslash no escape, and a hyphen, a quotation mark or a tilde is the one of the keyboard,
// which can be copied into a shell.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(line)
	if strings.HasPrefix(line, ".") {
		line = `\&` + line
	}
	return line
}
