package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/edit"
	"docsite/generator/layout"
)

// pageFlags say what a new page is.
type pageFlags struct {
	scaffoldFlags
	edit.Page
	text string
}

func newNewPage() *cobra.Command {
	var f pageFlags
	cmd := &cobra.Command{
		Use:   "page NAME --lang LANGUAGE",
		Short: "Make a new page that is no release",
		Long: `page makes releases/pages/<name>/<lang>.md: a page without a date, which stands in no
list and no feed, such as one about the office or about privacy. Without a text it is a
draft, which nobody sees. Its address is made of its name.

A line under menu or footer in docsite.yaml leads to it.`,
		Example: `  docsite new page privacy --lang en --title "Privacy"
  docsite new page about --lang ja --title 報道室について --text about.md
  docsite new translation pages/about fr`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fmt.Errorf("the name of a page is one word with hyphens: docsite new page %s", strings.Join(args, "-"))
			}
			f.Name = strings.TrimPrefix(strings.Join(args, ""), layout.PageID(""))
			return runNewPage(cmd, &f)
		},
	}
	flags := cmd.Flags()
	f.add(cmd)
	flags.StringVar(&f.Lang, "lang", "", "the `language` that it is written in first")
	flags.StringVar(&f.Title, "title", "", "its `title` (default none, which is to be written)")
	flags.StringVar(&f.Summary, "summary", "", "one or two `sentences` for the lead of the page")
	flags.StringVar(&f.text, "text", "", "the `file` with its text in Markdown, or - for standard input")
	flags.BoolVar(&f.Draft, "draft", false, "hold it back until its line “draft: true” is deleted (default where there is no --text)")
	return cmd
}

func runNewPage(cmd *cobra.Command, f *pageFlags) error {
	a := askerOf(cmd)
	if f.Name == "" && a == nil {
		return errors.New("a page needs a name and a language: docsite new page about --lang en")
	}
	scaffolder, folder, err := f.open(cmd)
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := f.complete(scaffolder, a); err != nil {
		return err
	}
	if f.Text, err = textIn(cmd, f.text); err != nil {
		return err
	}
	if f.Text == nil && !cmd.Flags().Changed("draft") {
		f.Draft = true
	}
	file, err := scaffolder.Page(f.Page)
	if err != nil {
		return err
	}
	if err := whole(cmd, func() error { return edit.Create(folder.Root(), []edit.File{file}) }); err != nil {
		return err
	}
	next := "write its text there"
	if f.Text != nil {
		next = "docsite check"
	}
	out := cmd.OutOrStdout()
	say(out, "made %s", f.path(file.Path))
	say(out, "next: %s; then docsite new translation %s LANGUAGE, and a line {page: %s} under menu or footer in docsite.yaml", next, releaseOf(file.Path), f.Name)
	return nil
}

// complete fills in what the command line does not say.
func (f *pageFlags) complete(scaffolder *edit.Scaffolder, a *asker) (err error) {
	languages := scaffolder.Settings.Languages
	all := f.Name == "" // then everything is asked for
	if all {
		f.Name, err = a.ask("A short name for its address, such as about", "", func(name string) (string, error) { return name, scaffolder.PageName(name) })
	}
	if err == nil && f.Lang == "" {
		switch {
		case a != nil:
			f.Lang, err = a.ask("Language", languages[0], scaffolder.Language)
		case len(languages) == 1:
			f.Lang = languages[0]
		default:
			err = fmt.Errorf("a page needs a language, one of %s: docsite new page %s --lang %s", strings.Join(languages, ", "), f.Name, languages[0])
		}
	}
	if err == nil && all && f.Title == "" {
		f.Title, err = a.ask("Title", "", func(answer string) (string, error) { return edit.Line("title", answer) })
	}
	return err
}
