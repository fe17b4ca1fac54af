package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/layout"
	"docsite/generator/press"
)

// translationFlags say which translation is made.
type translationFlags struct {
	scaffoldFlags
	release, lang, from string
	text                bool
	draft               string
}

func newNewTranslation() *cobra.Command {
	var f translationFlags
	cmd := &cobra.Command{
		Use:   "translation RELEASE LANGUAGE",
		Short: "Make the file of another language of a release or a page",
		Long: `translation makes the file of a release or a page in another language, from its original: the
keys that are translated, with the original's words above them, the structure of the
text, and what it was made from. The words of the text stand in remarks above the place
for their translation, or with --text as they are, to be written over.

Nothing of the file can be published before its title is written.

` + draftHelp,
		Example: `  docsite new translation 2026/agreement-signed fr
  docsite new translation 2026/agreement-signed ja --from en --text
  docsite new translation pages/about fr
  docsite new translation 2026/agreement-signed ja --draft "./translate --model small"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 2:
				return fmt.Errorf("a translation is of one release into one language: docsite new translation %s %s", args[0], args[1])
			case len(args) == 2:
				f.lang = args[1]
				fallthrough
			case len(args) == 1:
				f.release = args[0]
			}
			if cmd.Flags().Changed("draft") {
				if f.release == "" || f.lang == "" || f.text {
					return errors.New("--draft needs a release and a language, and no --text: docsite new translation 2026/agreement-signed fr --draft ./translate")
				}
				return runDraft(cmd, &f, f.draft)
			}
			return runNewTranslation(cmd, &f)
		},
	}
	flags := cmd.Flags()
	f.add(cmd)
	flags.StringVar(&f.from, "from", "", "the `language` to translate from (default that of the original)")
	flags.BoolVar(&f.text, "text", false, "put the text itself there, to be written over, and no remarks")
	flags.StringVar(&f.draft, "draft", "", "a `program` that drafts the passages that nobody has translated")
	return cmd
}

func runNewTranslation(cmd *cobra.Command, f *translationFlags) error {
	a := askerOf(cmd)
	if (f.release == "" || f.lang == "") && a == nil {
		return errors.New("a translation needs a release and a language: docsite new translation 2026/agreement-signed fr")
	}
	scaffolder, folder, err := f.open(cmd)
	if err != nil {
		return err
	}
	defer folder.Close()
	now, err := f.whole().moment()
	if err != nil {
		return err
	}
	engine, err := generator.Open(generator.Options{Folder: folder, Cache: f.whole().cacheFolder(), Version: identity()})
	if err != nil {
		return err
	}
	defer engine.Close()
	site, ds, err := engine.Survey(cmd.Context(), now)
	if site == nil || err != nil {
		return f.failed(cmd, ds, err)
	}
	if err := f.complete(site, scaffolder, a); err != nil {
		return err
	}
	release, err := edit.Find(site, f.release)
	if broken := unreadable(ds, f.release, release); broken != nil {
		return f.whole().tellReport(cmd, broken)
	} else if err != nil {
		return err
	}
	file, err := scaffolder.Translation(release, f.lang, f.from, f.text)
	if err != nil {
		return err
	}
	if err := whole(cmd, func() error { return edit.Create(folder.Root(), []edit.File{file}) }); err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	say(out, "made %s", f.path(file.Path))
	say(out, "next: write the translation there; docsite check --preview tells what is left to do")
	return nil
}

// complete asks for what the command line does not say. The newest release that
// lacks a language is the likeliest.
func (f *translationFlags) complete(site *press.Site, scaffolder *edit.Scaffolder, a *asker) (err error) {
	if f.release == "" {
		likely := ""
		for _, r := range site.Releases {
			if likely == "" && len(r.Translations) < len(site.Languages) {
				likely = r.ID
			}
		}
		f.release, err = a.ask("Release", likely, func(answer string) (string, error) {
			_, err := edit.Find(site, answer)
			return answer, err
		})
	}
	if err != nil || f.lang != "" {
		return err
	}
	r, err := edit.Find(site, f.release)
	if err != nil {
		return err
	}
	lacks := slices.DeleteFunc(slices.Clone(site.Languages), func(lang string) bool { return r.In(lang) != nil })
	if len(lacks) == 0 {
		return fmt.Errorf("the release %s has every language of the site already", r.ID)
	}
	f.lang, err = a.ask("Language", lacks[0], func(answer string) (string, error) {
		lang, err := scaffolder.Language(answer)
		if err == nil && r.In(lang) != nil {
			err = fmt.Errorf("%s exists already; it lacks %s", r.In(lang).File, strings.Join(lacks, ", "))
		}
		return lang, err
	})
	return err
}

// unreadable returns what is wrong with a release's files where that keeps them
// from being read, and nobody knows whether one of them is the original.
func unreadable(ds []diag.Diagnostic, name string, r *press.Release) []diag.Diagnostic {
	if r != nil && (r.Original.IsOriginal || len(r.Original.Unread) == 0) {
		return nil
	}
	var found []diag.Diagnostic
	for _, d := range ds {
		if d.Severity == diag.Error && layout.ReleaseOf(d.File) == edit.ID(name) {
			found = append(found, d)
		}
	}
	return found
}
