package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator"
	"docsite/generator/bitext"
	"docsite/generator/edit"
	"docsite/generator/press"
	"docsite/generator/record"
	"docsite/generator/revision"
)

func newDiff() *cobra.Command {
	var f siteFlags
	var exitCode bool
	cmd := &cobra.Command{
		Use:   "diff RELEASE LANGUAGE",
		Short: "Show what changed in the original since a translation was made",
		Long: `diff shows what changed in the text that a translation was made from since it was
stamped: every passage that was altered, added or removed, with its line there, and
where it can be told the line in the translation that is to be changed. What was
there before comes from Git. RELEASE is <year>/<name>, or pages/<name>.`,
		Example: `  docsite diff 2020/online-conference fr`,
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDiff(cmd, &f, args[0], args[1], exitCode)
		},
	}
	f.addSurvey(cmd)
	cmd.Flags().BoolVar(&exitCode, "exit-code", false, "end with 1 if the translation is behind")
	return cmd
}

func runDiff(cmd *cobra.Command, f *siteFlags, release, language string, exitCode bool) error {
	id := edit.ID(release)
	s, err := f.survey(cmd, id)
	if err != nil {
		return err
	}
	defer s.Close()
	r, err := s.release(cmd, id)
	if err != nil {
		return err
	}
	lang, err := edit.Language(s.Languages, language)
	if err != nil {
		return err
	}
	t, err := s.translation(cmd, r, lang, "is compared with it")
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	switch revision.Of(r, lang) {
	case revision.Unknown:
		say(out, "%s does not say what it was made from, so nothing can be compared; once it is up to date: docsite stamp %s %s", t.File, r.ID, lang)
		return nil
	case revision.Current:
		say(out, "%s was made from what %s says now", t.File, r.In(t.Source.Lang).File)
		return nil
	}
	stale, why, err := s.findStale(cmd.Context(), func(_ *press.Release, other *press.Translation) bool { return other == t })
	if err != nil {
		return err
	}
	d := difference{Staleness: stale[0], why: why, zone: s.Zone, marks: marks{terminalOf(out).colour(os.Getenv)}}
	if d.Then != nil {
		if err := d.locate(s); err != nil {
			return err
		}
	}
	if _, err := io.WriteString(out, d.text()); err != nil {
		return err
	}
	if exitCode {
		return errToMend
	}
	return nil
}

// difference is what diff prints.
type difference struct {
	*generator.Staleness
	why   string // the history is not there, or not all of it
	zone  *time.Location
	marks marks
	own   []press.Passage // the translation's
	there []bitext.Span   // where in it the passages of Then are
}

// locate finds the places in the translation.
func (d *difference) locate(s *survey) error {
	desk, err := s.engine.Desk()
	if err != nil {
		return err
	}
	base := desk.Base
	content, err := fs.ReadFile(s.folder, d.Translation.File)
	if err != nil {
		return err
	}
	then, read := base.AnalyzeFile(d.Source.File, d.Text)
	own, also := base.AnalyzeFile(d.Translation.File, content)
	var sides bitext.Bitext
	if read && also {
		sides, _ = base.Aligner().Align(bitextOf(then), bitextOf(own))
	}
	d.own = own.Passages
	for i := range d.Then {
		d.there = append(d.there, sides.Counterpart(i))
	}
	return nil
}

func bitextOf(a record.Analyzed) bitext.Text {
	return bitext.Text{Lang: a.Translation.Lang, Passages: a.Passages, Analysis: a.Analysis}
}

func (d *difference) text() string {
	var b strings.Builder
	stamp := d.Stamped.Source
	fmt.Fprintf(&b, "%s was made from %s@%s", d.Stamped.File, stamp.Lang, stamp.Digest)
	if !d.Of.At.IsZero() {
		fmt.Fprintf(&b, " (%s)", d.Of.At.In(d.zone).Format(time.DateOnly))
	}
	b.WriteString(", and that text has changed since")
	if !d.Since.IsZero() {
		fmt.Fprintf(&b, " %s", d.Since.In(d.zone).Format(time.DateOnly))
	}
	if d.Stamped != d.Translation {
		fmt.Fprintf(&b, ";\n%s was made from it and does not have the changes either", d.Translation.File)
	}
	if d.Then == nil {
		b.WriteString(".\nWhat was changed cannot be shown: ")
		if d.why != "" {
			b.WriteString(d.why)
		} else {
			fmt.Fprintf(&b, "no version of %s that is committed or staged is that text", d.Source.File)
		}
		fmt.Fprintf(&b, ".\nOnce the translation is up to date: docsite stamp %s %s\n", d.Release.ID, d.Stamped.Lang)
		return b.String()
	}
	fmt.Fprintf(&b, ":\n%s\n", tallyText(revision.Count(d.Changes)))
	before := -1 // the last passage of Then that is still there
	i, j := 0, 0
	for _, c := range d.Changes {
		for (c.Old < 0 || i < c.Old) && (c.New < 0 || j < c.New) {
			before = i
			i, j = i+1, j+1
		}
		b.WriteString("\n" + d.change(c, before))
		if c.Old >= 0 {
			before, i = c.Old, c.Old+1
		}
		if c.New >= 0 {
			j = c.New + 1
		}
	}
	return b.String()
}

// change is one change: where it stands, where its counterpart is, and the
// passage with its marks. before is the passage that stood before it.
func (d *difference) change(c revision.Change, before int) string {
	switch {
	case c.Added():
		now := d.Now[c.New]
		return d.heads("added", now.At.String(), "after ", before) +
			d.passage([]revision.Piece{{Text: now.Text, Added: true}}) + d.references(nil, now.Refs)
	case c.Removed():
		then := d.Then[c.Old]
		return d.heads("removed", fmt.Sprintf("%s, where it was line %d", then.At.File, then.At.Line), "", c.Old) +
			d.passage([]revision.Piece{{Text: then.Text, Removed: true}}) + d.references(then.Refs, nil)
	}
	then, now := d.Then[c.Old], d.Now[c.New]
	text := d.heads("altered", now.At.String(), "", c.Old) + d.passage(revision.Words(then.Text, now.Text)) + d.references(then.Refs, now.Refs)
	if then.Level != now.Level || then.Again != now.Again {
		text += "    (its level among headings or lists is another)\n"
	}
	return text
}

// heads says what was done at which place, and to which place of the
// translation it belongs: that of a passage of Then, as far as it is known.
func (d *difference) heads(what, at, relation string, passage int) string {
	text := fmt.Sprintf("%-8s %s\n", what, at)
	if passage >= 0 && !d.there[passage].Empty() {
		return text + fmt.Sprintf("%-8s %s%s\n", "  in", relation, d.own[d.there[passage].From].At)
	}
	for ; passage >= 0; passage-- {
		if at := d.there[passage]; !at.Empty() && d.Then[passage].Kind == press.Heading {
			return text + fmt.Sprintf("%-8s under %s\n", "  in", d.own[at.From].At)
		}
	}
	return text
}

func (d *difference) passage(pieces []revision.Piece) string {
	if len(pieces) == 0 {
		return ""
	}
	return "    " + strings.ReplaceAll(d.marks.mark(pieces), "\n", "\n    ") + "\n"
}

// references shows links and pictures that lead elsewhere, in their order.
func (d *difference) references(then, now []press.Ref) string {
	text := ""
	for n := range max(len(then), len(now)) {
		var pieces []revision.Piece
		kind := press.Hyperlink
		if n < len(then) {
			pieces, kind = append(pieces, revision.Piece{Text: then[n].Dest, Removed: true}), then[n].Kind
		}
		if n < len(now) {
			pieces, kind = append(pieces, revision.Piece{Text: now[n].Dest, Added: true}), now[n].Kind
		}
		if len(pieces) == 2 && then[n].Kind == now[n].Kind && then[n].Dest == now[n].Dest {
			continue
		}
		what := "link"
		if kind == press.Picture {
			what = "picture"
		}
		text += "    " + what + " " + d.marks.mark(pieces) + "\n"
	}
	return text
}

// marks stand around what was removed and added: those of git diff
// --word-diff, on a terminal in colour.
type marks struct{ colour bool }

func (m marks) mark(pieces []revision.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.Removed:
			b.WriteString(m.paint("31", "[-"+p.Text+"-]"))
		case p.Added:
			b.WriteString(m.paint("32", "{+"+p.Text+"+}"))
		default:
			b.WriteString(p.Text)
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
