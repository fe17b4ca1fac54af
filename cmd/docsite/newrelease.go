package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/edit"
	"docsite/generator/layout"
)

// releaseFlags say what a new release is.
type releaseFlags struct {
	scaffoldFlags
	edit.Release
	text       string
	countries  []string
	ministries []string
}

func newNewRelease() *cobra.Command {
	var f releaseFlags
	cmd := &cobra.Command{
		Use:   `release "TITLE" --lang LANGUAGE`,
		Short: "Make a new release",
		Long: `release makes releases/<year>/<name>/<lang>.md. Without a text it is a draft, which
nobody sees, so that a half-written release never stops the site of others. The name is
made of the title; of a title that has no Latin letters, or others besides, it is the
date, unless --name gives another.`,
		Example: `  docsite new release "Agreement signed" --lang en --countries vn,jp --ministries jp-mic
  docsite new release "協定に署名" --lang ja --name agreement-signed
  docsite new release "Office closed" --lang en --text notice.md`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fmt.Errorf(`a title of several words stands in quotation marks: docsite new release "%s"`, strings.Join(args, " "))
			}
			f.Title = strings.Join(args, "")
			return runNewRelease(cmd, &f)
		},
	}
	flags := cmd.Flags()
	f.add(cmd)
	flags.StringVar(&f.Lang, "lang", "", "the `language` that it is written in first")
	flags.StringSliceVar(&f.countries, "countries", nil, "`codes` of the countries that it is about, such as vn,jp")
	flags.StringSliceVar(&f.ministries, "ministries", nil, "`IDs` of the ministries that issue it, in order of precedence")
	flags.StringSliceVar(&f.Topics, "topics", nil, "`words` such as digital-economy")
	flags.StringVar(&f.Type, "type", "", "the `kind` of release (default press-release)")
	flags.StringVar(&f.Date, "date", "", "the `day` 2026-03-01, or a moment with its zone (default today)")
	flags.StringVar(&f.Name, "name", "", "the `name` of its folder and address (default made of the title)")
	flags.StringVar(&f.Summary, "summary", "", "one or two `sentences` for lists and the lead of the page")
	flags.StringVar(&f.text, "text", "", "the `file` with its text in Markdown, or - for standard input")
	flags.BoolVar(&f.Draft, "draft", false, "hold it back until its line “draft: true” is deleted (default where there is no --text)")
	return cmd
}

func runNewRelease(cmd *cobra.Command, f *releaseFlags) error {
	a := askerOf(cmd)
	if f.Title == "" && a == nil {
		return errors.New(`a release needs a title and a language: docsite new release "Agreement signed" --lang en`)
	}
	now, err := f.whole().moment()
	if err != nil {
		return err
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
	file, err := scaffolder.Release(f.Release, now)
	if err != nil {
		return err
	}
	if err := whole(cmd, func() error { return edit.Create(folder.Root(), []edit.File{file}) }); err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	say(out, "made %s", f.path(file.Path))
	id := releaseOf(file.Path)
	if f.Name == "" && edit.Slug(f.Title) == "" {
		say(out, "it is called %s, for no address can be made of the title; another name is given with --name", id[5:])
	}
	next := "write its text there"
	if f.Text != nil {
		next = "docsite check"
	}
	say(out, "next: %s; then docsite new translation %s LANGUAGE", next, id)
	return nil
}

// complete fills in what the command line does not say.
func (f *releaseFlags) complete(scaffolder *edit.Scaffolder, a *asker) (err error) {
	languages := scaffolder.Settings.Languages
	f.Countries, f.Ministries = words(strings.Join(f.countries, ",")), words(strings.Join(f.ministries, ","))
	all := f.Title == "" // then everything is asked for
	if all {
		f.Title, err = a.ask("Title", "", func(answer string) (string, error) { return edit.Line("title", answer) })
	}
	if err == nil && f.Lang == "" {
		switch {
		case a != nil:
			f.Lang, err = a.ask("Language", languages[0], scaffolder.Language)
		case len(languages) == 1:
			f.Lang = languages[0]
		default:
			err = fmt.Errorf("a release needs a language, one of %s: docsite new release %q --lang %s", strings.Join(languages, ", "), f.Title, languages[0])
		}
	}
	if err == nil && all && f.countries == nil {
		f.Countries, err = a.askList("Countries that it is about, such as vn, jp", "", scaffolder.Country)
	}
	if err == nil && all && f.ministries == nil && len(scaffolder.Ministries) > 0 {
		f.Ministries, err = a.askList("Ministries that issue it, by ID, such as "+slices.Sorted(maps.Keys(scaffolder.Ministries))[0], "", func(id string) (string, error) { return id, scaffolder.HasMinistry(id) })
	}
	if err == nil && a != nil && f.Name == "" && edit.Slug(f.Title) == "" {
		f.Name, err = a.ask("A short name for its address, such as agreement-signed; empty for the date", "", func(name string) (string, error) {
			if name == "" {
				return "", nil
			}
			return name, edit.NameFault(name)
		})
	}
	return err
}

// releaseOf returns the ID of the release that a file belongs to.
func releaseOf(file string) string {
	return layout.ReleaseOf(file)
}
