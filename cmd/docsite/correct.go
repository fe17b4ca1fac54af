package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/history"
	"docsite/generator/press"
	"docsite/generator/recurrence"
)

// correctFlags say what was changed.
type correctFlags struct {
	publicationFlags
	lang, kind, note, before, after string
	withoutPassages                 bool
}

func newCorrect() *cobra.Command {
	var f correctFlags
	cmd := &cobra.Command{
		Use:   "correct RELEASE",
		Short: "Tell readers that a release was corrected",
		Long: `correct writes a note of a change into one language of a release, as one more entry
of the key changes. Nothing else of the file changes. Correct the text first: where the
site lies in a Git repository, the passages that are otherwise than in the last version
stand beside the note, as they were and as they are. Translations are behind
from then on, and say to readers that they lack the correction, until they tell it too.
Where a figure was corrected, correct names every other place of the archive, in all languages,
that is seen to tell it still. RELEASE is <year>/<name>.`,
		Example: `  docsite correct 2020/online-conference --note "The number of participants was wrong."
  docsite correct 2020/online-conference --lang fr --note "Le nombre de participants était erroné."
  docsite correct 2020/online-conference --kind clarification --note "The times are those of Tokyo."`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runCorrect(cmd, &f, args[0]) },
	}
	f.publicationFlags.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.lang, "lang", "", "the `language` whose text was corrected (default that of the original)")
	flags.StringVar(&f.note, "note", "", "`what` was changed, in that language")
	flags.StringVar(&f.kind, "kind", string(press.Correction), "what `kind` of change it is: correction, clarification, update or minor")
	flags.StringVar(&f.before, "before", "", "the `passage` as it was, in the place of the one from Git")
	flags.StringVar(&f.after, "after", "", "the `passage` as it is")
	flags.BoolVar(&f.withoutPassages, "without-passages", false, "write the note alone")
	return cmd
}

func runCorrect(cmd *cobra.Command, f *correctFlags, release string) error {
	c := press.Change{Kind: press.ChangeKind(f.kind)}
	known := make([]string, len(press.ChangeKinds))
	found := false
	for i, kind := range press.ChangeKinds {
		known[i], found = string(kind), found || kind == c.Kind
	}
	if !found {
		return fmt.Errorf("a change cannot be a “%s”: %s", f.kind, diag.DidYouMean(f.kind, known, "write correction, clarification, update or minor"))
	}
	if f.note == "" && c.Kind != press.Minor {
		return errors.New("--note is missing: say what was changed, in the language of the text")
	}
	var err error
	for _, text := range []struct {
		what, given string
		to          *string
	}{{"note", f.note, &c.Note}, {"passage before", f.before, &c.Was}, {"passage after", f.after, &c.Now}} {
		if text.given == "" {
			continue
		}
		if *text.to, err = edit.Line(text.what, text.given); err != nil {
			return err
		}
	}
	p, err := f.published(cmd, release)
	if err != nil {
		return err
	}
	defer p.Close()
	t := p.Original
	if f.lang != "" {
		lang, err := edit.Language(p.Languages, f.lang)
		if err != nil {
			return err
		}
		if t = p.In(lang); t == nil {
			return fmt.Errorf("%s has no text in “%s”: docsite new translation %s %s makes one", p.ID, lang, p.ID, lang)
		}
	}
	c.Date = p.day
	figures, err := p.describe(cmd, t, &c, f.withoutPassages)
	if err != nil {
		return err
	}
	err = p.write(cmd, []*press.Translation{t}, func(file string, content []byte) ([]byte, []diag.Diagnostic) {
		return edit.AddChange(file, content, c)
	})
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	say(out, "%s: changes: %s of %s", t.File, c.Kind, c.Date.Format("2006-01-02"))
	if c.Was != "" {
		say(out, "  was: %s", c.Was)
	}
	if c.Now != "" {
		say(out, "  now: %s", c.Now)
	}
	if t == p.Original && c.Kind != press.Minor {
		p.sayWhoFollows(cmd, c)
	}
	return p.sayWhereElse(cmd, figures)
}

// describe fills in the passages that were changed, as far as c does not say them, and returns
// the figures that the text tells no longer.
func (p *publication) describe(cmd *cobra.Command, t *press.Translation, c *press.Change, withoutPassages bool) ([]recurrence.Figure, error) {
	if c.Was != "" {
		return p.engine.CorrectedFigures(t.File, alone(t, c.Was), alone(t, c.Now))
	}
	altered, err := p.altered(cmd, t)
	if err != nil || altered.Content == nil {
		return nil, err
	}
	if c.Now == "" && !withoutPassages && c.Corrects() {
		c.Was, c.Now = altered.Was, altered.Now
	}
	content, err := fs.ReadFile(p.folder, t.File)
	if err != nil {
		return nil, err
	}
	return p.engine.CorrectedFigures(t.File, altered.Content, content)
}

// alone is a file that holds one passage of a translation.
func alone(t *press.Translation, passage string) []byte {
	return fmt.Appendf(nil, "---\ntitle: %s\n---\n\n%s\n", strconv.Quote(t.Title), passage)
}

// sayWhereElse names the places of the archive that tell figures still that were corrected.
func (p *publication) sayWhereElse(cmd *cobra.Command, figures []recurrence.Figure) error {
	places, err := p.engine.Recurrences(cmd.Context(), figures)
	if err != nil || len(figures) == 0 {
		return err
	}
	out := cmd.OutOrStdout()
	var told []string
	for _, figure := range figures {
		told = append(told, "“"+figure.Mention.Text+"”")
	}
	if len(places) == 0 {
		say(out, "Nothing else in the archive is seen to tell %s.", strings.Join(told, ", "))
		return nil
	}
	say(out, "What tells %s still, as far as can be seen:", strings.Join(told, ", "))
	for _, place := range places {
		say(out, "  %s: “%s”: %s", place.At, place.Text, place.Sentence)
	}
	return nil
}

// sayWhoFollows names the translations that do not have a change of the original yet.
func (p *publication) sayWhoFollows(cmd *cobra.Command, c press.Change) {
	var behind []string
	for _, other := range p.Translations {
		if other != p.Original {
			behind = append(behind, other.Lang)
		}
	}
	if len(behind) == 0 {
		return
	}
	say(cmd.OutOrStdout(), "Translations that have to follow: %s. In each, mend the text; then", strings.Join(behind, ", "))
	for _, lang := range behind {
		say(cmd.OutOrStdout(), "  docsite correct %s --lang %s --kind %s --date %s --note …  and  docsite stamp %s %s", p.ID, lang, c.Kind, c.Date.Format("2006-01-02"), p.ID, lang)
	}
}

// altered returns how a text was changed since the last version in Git, if there is one.
func (p *publication) altered(cmd *cobra.Command, t *press.Translation) (altered generator.Alteration, err error) {
	repository, err := history.Open(cmd.Context(), p.folder.Root().Name())
	var none history.None
	if errors.As(err, &none) {
		return altered, nil
	}
	if err != nil {
		return altered, err
	}
	altered, err = p.engine.Altered(cmd.Context(), repository, t.File)
	return altered, errors.Join(err, repository.Close())
}
