package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/revision"
	"docsite/generator/worksheet"
)

// diffWriter tells for a terminal what translations do not follow.
type diffWriter struct {
	release string
	marks   marks
}

// marks are for a terminal, or for a file that is written.
func (f *diffFlags) marks(cmd *cobra.Command) marks {
	return marks{f.file == "" && terminalOf(cmd.OutOrStdout()).colour(os.Getenv)}
}

func (w diffWriter) translation(t worksheet.Translation) string {
	var b strings.Builder
	own := t.File
	if t.Stamp != t.Language {
		own = strings.TrimSuffix(t.File, t.Language+".md") + t.Stamp + ".md"
	}
	fmt.Fprintf(&b, "%s was made from %s@%s", own, t.From.Language, t.From.Digest)
	if t.From.Date != nil {
		fmt.Fprintf(&b, " (%s)", *t.From.Date)
	}
	switch {
	case t.From.Current:
		b.WriteString(", but for what is pending of it")
		if t.Since != nil {
			b.WriteString(" since")
		}
	case t.Partly:
		b.WriteString(", but for what was pending of it, and that text has changed since")
	default:
		b.WriteString(", and that text has changed since")
	}
	if t.Since != nil {
		b.WriteString(" " + *t.Since)
	}
	if t.Stamp != t.Language {
		fmt.Fprintf(&b, ";\n%s was made from it and does not have the changes either", t.File)
	}
	if t.Lacks != "" {
		if t.Passages == nil {
			fmt.Fprintf(&b, ".\nWhat was changed cannot be shown: %s.\nOnce the translation is up to date: docsite stamp %s %s\n", t.Lacks, w.release, t.Stamp)
			return b.String()
		}
		fmt.Fprintf(&b, ".\nWhat stood there before cannot be shown: %s.\n%s\n", t.Lacks, w.count(t))
	} else {
		fmt.Fprintf(&b, ":\n%s\n", w.count(t))
	}
	for _, p := range t.Passages {
		b.WriteString("\n" + w.passage(t, p))
	}
	return b.String()
}

// count counts the passages of a translation.
func (w diffWriter) count(t worksheet.Translation) string {
	var n revision.Tally
	for _, p := range t.Passages {
		switch p.Change {
		case worksheet.Added:
			n.Added++
		case worksheet.Removed:
			n.Removed++
		default:
			n.Altered++
		}
	}
	if len(t.Passages) == 0 {
		return fmt.Sprintf("no passage; the original says again what the translation follows: docsite stamp %s %s", w.release, t.Stamp)
	}
	return tallyText(n)
}

// passage is one change: what was done where, the passage with its marks, and what the
// translation says there.
func (w diffWriter) passage(t worksheet.Translation, p worksheet.Passage) string {
	var b strings.Builder
	at := "(its text is not to be had)"
	switch {
	case p.New != nil:
		at = spot(*p.New)
	case p.Old != nil:
		at = fmt.Sprintf("%s, where it was line %d", p.Old.File, p.Old.Line)
	}
	number := fmt.Sprintf("%-3d", p.Number)
	fmt.Fprintf(&b, "%s %-8s %s\n", number, p.Change, at)
	switch {
	case p.Change == worksheet.Altered && p.Old == nil:
		b.WriteString(indented(p.New.Text))
	case p.Change == worksheet.Altered:
		b.WriteString(indented(w.marks.mark(p.Words)))
	case p.New != nil:
		b.WriteString(indented(w.marks.mark([]worksheet.Word{{Text: p.New.Text, Change: worksheet.Added}})))
	case p.Old != nil:
		b.WriteString(indented(w.marks.mark([]worksheet.Word{{Text: p.Old.Text, Change: worksheet.Removed}})))
	}
	for _, r := range p.References {
		b.WriteString(indented(r.Kind + " " + w.marks.mark(pieces(r))))
	}
	if p.Level {
		b.WriteString(indented("(its level among headings or lists is another)"))
	}
	for _, told := range p.Translation {
		fmt.Fprintf(&b, "    %-8s %s\n%s", t.Language, spot(told), indented(told.Text))
	}
	if p.After != nil {
		fmt.Fprintf(&b, "    %-8s %s\n%s", t.Language, "after "+spot(*p.After), indented(p.After.Text))
	}
	return b.String()
}

func spot(p worksheet.Place) string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// indented sets a text below the line that tells where it stands.
func indented(text string) string {
	if text == "" {
		return ""
	}
	return "    " + strings.ReplaceAll(text, "\n", "\n    ") + "\n"
}

func pieces(r worksheet.Reference) []worksheet.Word {
	var list []worksheet.Word
	if r.Old != "" {
		list = append(list, worksheet.Word{Text: r.Old, Change: worksheet.Removed})
	}
	if r.New != "" {
		list = append(list, worksheet.Word{Text: r.New, Change: worksheet.Added})
	}
	return list
}

// marks stand around what was removed and added: those of git diff
// --word-diff, on a terminal in colour.
type marks struct{ colour bool }

func (m marks) mark(words []worksheet.Word) string {
	var b strings.Builder
	for _, w := range words {
		switch w.Change {
		case worksheet.Removed:
			b.WriteString(m.paint("31", "[-"+w.Text+"-]"))
		case worksheet.Added:
			b.WriteString(m.paint("32", "{+"+w.Text+"+}"))
		default:
			b.WriteString(w.Text)
		}
	}
	return b.String()
}

// paint writes in a colour (ECMA-48, 8.3.117, SGR).
func (m marks) paint(colour, text string) string {
	if !m.colour {
		return text
	}
	return "\x1b[" + colour + "m" + text + "\x1b[0m"
}
