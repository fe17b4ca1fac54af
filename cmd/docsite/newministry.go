package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/edit"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// ministryFlags say what a new ministry is.
type ministryFlags struct {
	scaffoldFlags
	edit.Ministry
	names, shorts []string
}

func newNewMinistry() *cobra.Command {
	var f ministryFlags
	cmd := &cobra.Command{
		Use:   "ministry ID",
		Short: "Add a ministry to the register",
		Long: `ministry adds an entry to the end of releases/ministries.yaml and leaves all that
stands there as it is. The ID becomes part of the ministry's address: its country's code,
a hyphen and a short name.`,
		Example: `  docsite new ministry jp-mic --name en="Ministry of Internal Affairs" --name ja=総務省 --reading そうむしょう
  docsite new ministry fr-culture --name "Ministry of Culture" --url https://www.culture.gouv.fr/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fmt.Errorf("an ID is one word: docsite new ministry %s", strings.ToLower(strings.Join(args, "-")))
			}
			f.ID = strings.Join(args, "")
			return runNewMinistry(cmd, &f)
		},
	}
	flags := cmd.Flags()
	f.add(cmd)
	flags.StringVar(&f.Country, "country", "", "its country's `code` (default the one that the ID begins with)")
	flags.StringArrayVar(&f.names, "name", nil, "its `name` in the site's first language, or fr=NAME; may be given again")
	flags.StringArrayVar(&f.shorts, "short", nil, "its `abbreviation`, likewise")
	flags.StringVar(&f.Reading, "reading", "", "its Japanese name in `kana`, by which lists are sorted")
	flags.StringVar(&f.URL, "url", "", "its `address` on the web")
	flags.StringVar(&f.Tel, "tel", "", "the telephone `number` of its press office")
	flags.StringVar(&f.Email, "email", "", "the e-mail `address` of its press office")
	return cmd
}

func runNewMinistry(cmd *cobra.Command, f *ministryFlags) error {
	a := askerOf(cmd)
	if a == nil && (f.ID == "" || f.names == nil) {
		return fmt.Errorf(`a ministry needs an ID and a name: docsite new ministry %s --name "Ministry of Culture"`, or(f.ID, "fr-culture"))
	}
	scaffolder, folder, err := f.open(cmd)
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := f.complete(scaffolder, a); err != nil {
		return err
	}
	entry, err := scaffolder.Ministry(f.Ministry)
	if err != nil {
		return err
	}
	if err := entry.Write(folder.Root()); err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	say(out, "added %s to %s", f.ID, f.path(layout.Register))
	if entry.Near != nil {
		say(out, "the register also has %s: take one away if they are the same body", strings.Join(entry.Near, ", "))
	}
	say(out, "next: name it in a release, as in ministries: [%s]", f.ID)
	return nil
}

// complete fills in what the command line does not say, or does by language.
func (f *ministryFlags) complete(scaffolder *edit.Scaffolder, a *asker) (err error) {
	languages := scaffolder.Settings.Languages
	if f.Name, err = byLanguage("names", f.names, languages); err != nil {
		return err
	}
	if f.Short, err = byLanguage("abbreviations", f.shorts, languages); err != nil {
		return err
	}
	if f.ID == "" {
		if f.ID, err = a.ask("ID, such as jp-mic", "", func(id string) (string, error) { return id, scaffolder.NewID(id) }); err != nil {
			return err
		}
	} else if err := scaffolder.NewID(f.ID); err != nil {
		return err
	}
	if f.Country == "" {
		f.Country = scaffolder.CountryOf(f.ID)
	}
	switch {
	case f.Country != "":
	case a == nil:
		return fmt.Errorf("the ID “%s” does not begin with a country's code: add --country, such as --country jp", f.ID)
	default:
		if f.Country, err = a.ask("Country's code", "", scaffolder.Country); err != nil {
			return err
		}
	}
	if f.names != nil {
		return nil
	}
	for i, lang := range languages {
		name, err := a.ask("Name in "+lang, "", func(answer string) (string, error) {
			if answer == "" && (i < len(languages)-1 || len(f.Name) > 0) {
				return "", nil
			}
			return edit.Line("name", answer)
		})
		if err != nil {
			return err
		}
		if name != "" {
			f.Name[lang] = name
		}
	}
	return nil
}

// byLanguage reads texts that may begin with a language of the site and =. One
// that does not is in the first language.
func byLanguage(what string, texts, languages []string) (press.Text, error) {
	t := press.Text{}
	for _, text := range texts {
		in := languages[0]
		for _, lang := range languages {
			if rest, ok := strings.CutPrefix(text, lang+"="); ok {
				in, text = lang, rest
				break
			}
		}
		if t[in] != "" {
			return nil, fmt.Errorf("there are two %s in “%s”: write the language before one of them, as in %s=%s", what, in, languages[len(languages)-1], text)
		}
		t[in] = text
	}
	return t, nil
}
