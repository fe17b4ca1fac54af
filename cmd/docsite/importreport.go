package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/edit"
	"docsite/generator/importer"
	"docsite/generator/progress"
)

// tell writes the report, and says in short what it says: the file first, for whom the words are piped to may
// stop reading.
func (f *importFlags) tell(cmd *cobra.Command, report *importer.Report, made []edit.File) error {
	if f.report != "" {
		if err := f.write(cmd.Context(), report); err != nil {
			return err
		}
	}
	out := cmd.OutOrStdout()
	for _, file := range made {
		say(out, "made %s", filepath.Join(f.into, file.Path))
	}
	say(out, "%s", report.Summary())
	for _, kind := range report.Frequent() {
		say(out, "  %s", kind)
	}
	const most = 20
	lines := report.Lines()
	for _, line := range lines[:min(len(lines), most)] {
		say(out, "  %s", line)
	}
	if more := len(lines) - most; more > 0 {
		say(out, "  and %d more", more)
	}
	if f.report != "" {
		say(out, "the report is in %s", f.report)
		return nil
	}
	if len(report.Proposals) > 0 {
		say(out, "texts that may be translations of each other; save the lines of those that are, and give the file to the next run with --links:")
		say(out, "%s", strings.TrimRight(importer.WriteLinks(report.Proposals), "\n"))
	}
	if len(lines) > most {
		say(out, "the whole report: --report FILE with the next run, into a new folder")
	}
	return nil
}

// write writes the report into its file.
func (f *importFlags) write(ctx context.Context, report *importer.Report) error {
	var content []byte
	var err error
	switch strings.ToLower(filepath.Ext(f.report)) {
	case ".json":
		content, err = report.JSON()
	case ".md":
		content = []byte(report.Markdown())
	default:
		content = []byte(report.Text())
	}
	if err != nil {
		return err
	}
	dir, name := filepath.Split(f.report)
	if dir == "" {
		dir = "."
	}
	ctx = context.WithoutCancel(ctx) // of what was done until an import is stopped it is the only word
	return progress.Whole(ctx, func() error { return edit.CreateIn(dir, []edit.File{{Path: name, Content: content}}) })
}
