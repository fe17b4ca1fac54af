package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/edit"
	"docsite/generator/locale"
	"docsite/generator/schema"
)

// initFlags say what a new newsroom is.
type initFlags struct {
	dir       string
	languages []string
	now       string
	start     edit.Start
}

func newInit() *cobra.Command {
	var f initFlags
	cmd := &cobra.Command{
		Use:   "init DIR",
		Short: "Make a new newsroom",
		Long: `init makes a small newsroom in a folder that is new or empty: its settings, a
register of ministries, an example release, a contact page and an accessibility
statement in every language that there is one in, a guide for editors and a workflow for
GitHub. It can be built at once; docsite check tells of every place of the two pages that
is to be filled in. A language that docsite does not know gets a file of messages to
translate. The workflow uses one commit of docsite, that of this docsite if it was built
from one: name the repository that has it with --action, or write it into the workflow.

Without arguments, on a terminal, it asks.`,
		Example: `  docsite init newsroom --languages en,fr,ja
  docsite init hanoi --languages vi,en --country vn --time-zone Asia/Ho_Chi_Minh`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				f.dir = args[0]
			}
			return runInit(cmd, &f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringSliceVar(&f.languages, "languages", []string{"en", "fr", "ja"}, "the `languages` of the site, in order of preference")
	flags.StringVar(&f.start.Title, "title", "", "the newsroom's `name`, in the first language")
	flags.StringVar(&f.start.BaseURL, "base-url", "", "the `address` where it will be published")
	flags.StringVar(&f.start.Zone, "time-zone", "", "the time `zone` in which days begin, such as Asia/Tokyo (default UTC)")
	flags.StringVar(&f.start.Country, "country", "", "the `code` of the ministry's country (default where the first language is mostly spoken)")
	flags.StringVar(&f.start.Action, "action", "", "the GitHub `action` that the workflow uses, as owner/docsite@ and the 40 digits of a commit")
	flags.StringVar(&f.now, "now", "", "the `moment` that dates the example, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
	return cmd
}

func runInit(cmd *cobra.Command, f *initFlags) error {
	if f.dir == "" {
		a := askerOf(cmd)
		if a == nil {
			return errors.New("init needs the folder to make the newsroom in: docsite init newsroom --languages en,fr,ja")
		}
		if err := f.ask(a); err != nil {
			return err
		}
	}
	var err error
	if f.start.Now, err = (&siteFlags{now: f.now}).moment(); err != nil {
		return err
	}
	if f.start.Action == "" {
		f.start.Action = ownAction(built())
	}
	f.start.Languages = words(strings.Join(f.languages, ","))
	f.start.Schemas = []edit.File{
		{Path: "schema/front-matter.json", Content: schema.FrontMatter(nil)},
		{Path: "schema/page.json", Content: schema.Page(nil)},
		{Path: "schema/settings.json", Content: schema.Settings()},
		{Path: "schema/ministries.json", Content: schema.Ministries(nil)},
		{Path: "schema/people.json", Content: schema.People(nil)},
		{Path: "schema/glossary.json", Content: schema.Glossary(nil)},
	}
	files, err := f.start.Files()
	if err != nil {
		return err
	}
	files, kept, err := edit.Creatable(f.dir, files)
	if err == nil {
		err = whole(cmd, func() error { return edit.CreateIn(f.dir, files) })
	}
	var taken *edit.TakenError
	if errors.As(err, &taken) {
		return fmt.Errorf("%s is not empty: %s; choose another folder, or move away what is in it", filepath.Clean(f.dir), strings.Join(taken.Paths, ", "))
	} else if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	say(out, "made a newsroom in %s: %s", filepath.Clean(f.dir), count(len(files), "file"))
	for _, name := range kept {
		say(out, "kept your own %s", name)
	}
	for _, file := range files {
		if strings.HasPrefix(file.Path, "locales/") {
			say(out, "translate %s: it is what the site says, and still English", filepath.Join(f.dir, file.Path))
		}
	}
	say(out, "next: docsite serve --site %s shows it; docsite.yaml, releases/ministries.yaml and the [[places]] in releases/pages are yours to fill in", filepath.Clean(f.dir))
	return nil
}

// ask asks for what makes a newsroom.
func (f *initFlags) ask(a *asker) (err error) {
	if f.dir, err = a.ask("Folder", "newsroom", anything); err != nil {
		return err
	}
	if f.languages, err = a.askList("Languages, in order of preference", strings.Join(f.languages, ","), locale.Canonical); err != nil {
		return err
	}
	if len(f.languages) == 0 {
		f.languages = []string{"en"}
	}
	try := func(change func(*edit.Start, string)) func(string) (string, error) {
		return func(answer string) (string, error) {
			s := f.start
			s.Languages = f.languages
			change(&s, answer)
			_, err := s.Files()
			return answer, err
		}
	}
	first := f.languages[0]
	if f.start.Title, err = a.ask("The newsroom's name in "+first+"; empty for an ordinary one", f.start.Title, try(func(s *edit.Start, t string) { s.Title = t })); err != nil {
		return err
	}
	if f.start.BaseURL, err = a.ask("Its address", or(f.start.BaseURL, "https://press.example.org/"), try(func(s *edit.Start, t string) { s.BaseURL = t })); err != nil {
		return err
	}
	if f.start.Zone, err = a.ask("Its time zone", or(f.start.Zone, "UTC"), try(func(s *edit.Start, t string) { s.Zone = t })); err != nil {
		return err
	}
	f.start.Country, err = a.ask("Its country's code", or(f.start.Country, locale.Territory(first)), try(func(s *edit.Start, t string) { s.Country = t }))
	return err
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// ownAction names the docsite that runs as an action, whose repository nobody knows here.
func ownAction(from origin) string {
	owner, _, _ := strings.Cut(edit.NoAction, "@")
	if len(from.commit) != 40 {
		return edit.NoAction
	}
	return owner + "@" + from.commit
}
