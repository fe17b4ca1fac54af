package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/history"
	"docsite/generator/layout"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// statusFlags say which releases and languages are asked for, and in which form.
type statusFlags struct {
	siteFlags
	form              string
	languages, states []string
	ministry, country string
	required, public  bool
	exitCode          bool
	releases          []string
	wanted            []string // languages, of those of the site
	chosen            map[revision.State]bool
}

func newStatus() *cobra.Command {
	var f statusFlags
	cmd := &cobra.Command{
		Use:   "status [RELEASE | YEAR]...",
		Short: "Show how every release and page stands in every language",
		Long: `status shows for every release and page, drafts and what is under embargo among them,
which language is the original, and which translations are current, behind, of unknown
age or missing; of those that are behind, since when and how much, if the site lies
in a Git repository. RELEASE is <year>/<name>, or pages/<name> for a page; pages is all of
them.`,
		Example: `  docsite status 2020 --state behind,unknown
  docsite status pages
  docsite status --public --required --exit-code`,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.releases = args
			return runStatus(cmd, &f)
		},
	}
	f.addSurvey(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.form, "format", "text", "the `form` of the table: text, json, csv or markdown")
	flags.StringSliceVar(&f.languages, "lang", nil, "only these `languages`")
	flags.StringSliceVar(&f.states, "state", nil, "only releases of which a language is in one of these `states`: original, current, behind, unknown, missing")
	flags.StringVar(&f.ministry, "ministry", "", "only releases of the ministry with this `ID`")
	flags.StringVar(&f.country, "country", "", "only releases of the country with this `code`")
	flags.BoolVar(&f.required, "required", false, "only languages that docsite.yaml requires")
	flags.BoolVar(&f.public, "public", false, "only releases that are public")
	flags.BoolVar(&f.exitCode, "exit-code", false, "end with 1 if a translation is behind, or missing and required")
	flags.StringVar(&f.now, "now", "", "the `moment` that decides what is public, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
	addMeasures(cmd, func([]string) (string, error) { return f.folder() })
	return cmd
}

// standing is how a release stands in the languages that are asked for.
type standing struct {
	*press.Release
	cells []cell
}

// cell is one language of it.
type cell struct {
	lang      string
	state     revision.State
	required  bool                 // by docsite.yaml
	staleness *generator.Staleness // of one that is behind
}

// lacks reports what --exit-code is about.
func (c cell) lacks() bool {
	return c.state == revision.Behind || c.state == revision.Missing && c.required
}

func runStatus(cmd *cobra.Command, f *statusFlags) error {
	print, known := map[string]func(*statusTable) error{"text": writeStatusText, "json": writeStatusJSON, "csv": writeStatusCSV, "markdown": writeStatusMarkdown}[f.form]
	if !known {
		return fmt.Errorf("there is no format “%s”: --format takes text, json, csv or markdown", f.form)
	}
	for i, typed := range f.releases {
		f.releases[i] = edit.ID(typed)
	}
	s, err := f.survey(cmd, f.releases...)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := f.check(cmd, s); err != nil {
		return err
	}
	table := &statusTable{out: cmd.OutOrStdout(), zone: s.Zone, languages: f.wanted}
	for _, r := range s.Releases {
		if row, ok := f.row(s, r); ok {
			table.rows = append(table.rows, row)
		}
	}
	if err := f.past(cmd.Context(), s, table); err != nil {
		return err
	}
	if err := print(table); err != nil {
		return err
	}
	if s.broken != nil {
		return s.tell(cmd, s.broken)
	}
	if f.exitCode && table.lacks() {
		return errToMend
	}
	return nil
}

// shelf is a year, or the word in its place for pages that are no releases.
var shelf = regexp.MustCompile(`^(\d{4}|` + layout.Pages + `)$`)

// check understands the filters by what the site has.
func (f *statusFlags) check(cmd *cobra.Command, s *survey) error {
	for _, id := range f.releases {
		if !shelf.MatchString(id) {
			if _, err := s.release(cmd, id); err != nil {
				return err
			}
		} else if !slices.ContainsFunc(s.Releases, func(r *press.Release) bool { return strings.HasPrefix(r.ID, id+"/") }) {
			if id == layout.Pages {
				return errors.New("there is no page that is no release")
			}
			return fmt.Errorf("there is no release of %s", id)
		}
	}
	f.wanted = s.Languages
	if len(f.languages) > 0 {
		var asked []string
		for _, typed := range f.languages {
			lang, err := edit.Language(s.Languages, typed)
			if err != nil {
				return err
			}
			asked = append(asked, lang)
		}
		f.wanted = slices.DeleteFunc(slices.Clone(s.Languages), func(l string) bool { return !slices.Contains(asked, l) })
	}
	if f.required {
		f.wanted = slices.DeleteFunc(slices.Clone(f.wanted), func(l string) bool { return !slices.Contains(s.Require, l) })
		if len(f.wanted) == 0 {
			return errors.New("docsite.yaml requires none of these languages")
		}
	}
	f.chosen = map[revision.State]bool{}
	for _, name := range f.states {
		var known []string
		for _, state := range revision.States {
			known = append(known, string(state))
		}
		if !slices.Contains(known, name) {
			return fmt.Errorf("there is no state “%s”: %s", name, diag.DidYouMean(name, known, "--state takes "+strings.Join(known, ", ")))
		}
		f.chosen[revision.State(name)] = true
	}
	if f.ministry != "" && s.Ministries[f.ministry] == nil {
		var known []string
		for id := range s.Ministries {
			known = append(known, id)
		}
		slices.Sort(known)
		return fmt.Errorf("there is no ministry “%s”: %s", f.ministry, diag.DidYouMean(f.ministry, known, layout.Register+" lists all of them"))
	}
	return nil
}

// row returns how a release stands, and whether the filters ask for it.
func (f *statusFlags) row(s *survey, r *press.Release) (standing, bool) {
	row := standing{Release: r}
	year, _, _ := strings.Cut(r.ID, "/")
	if len(f.releases) > 0 && !slices.Contains(f.releases, r.ID) && !slices.Contains(f.releases, year) ||
		f.ministry != "" && !slices.Contains(r.Ministries, f.ministry) ||
		f.country != "" && !slices.Contains(r.Countries, strings.ToUpper(f.country)) ||
		f.public && r.Visibility != press.Public {
		return row, false
	}
	asked := len(f.chosen) == 0
	for _, lang := range f.wanted {
		c := cell{lang: lang, state: revision.Of(r, lang), required: slices.Contains(s.Require, lang)}
		asked = asked || f.chosen[c.state]
		row.cells = append(row.cells, c)
	}
	return row, asked
}

// past finds out since when translations are behind, and by what.
func (f *statusFlags) past(ctx context.Context, s *survey, table *statusTable) error {
	behind := map[*press.Translation]*cell{}
	for i := range table.rows {
		for j := range table.rows[i].cells {
			if c := &table.rows[i].cells[j]; c.state == revision.Behind {
				behind[table.rows[i].In(c.lang)] = c
			}
		}
	}
	if len(behind) == 0 {
		return nil
	}
	stale, why, err := s.findStale(ctx, func(_ *press.Release, t *press.Translation) bool { return behind[t] != nil })
	if err != nil {
		return err
	}
	table.why = why
	for _, staleness := range stale {
		behind[staleness.Translation].staleness = staleness
	}
	return nil
}

// findStale reads the history of translations that are behind. why says what of it
// there is not, or nothing.
func (s *survey) findStale(ctx context.Context, ask func(*press.Release, *press.Translation) bool) (stale []*generator.Staleness, why string, err error) {
	var past generator.History
	repository, err := history.Open(ctx, s.folder.Root().Name())
	var none history.None
	switch {
	case errors.As(err, &none):
		why = string(none)
	case err != nil:
		return nil, "", err
	default:
		past = repository
	}
	stale, err = s.engine.FindStale(ctx, s.Site, past, ask)
	if repository != nil {
		err = errors.Join(err, repository.Close())
		if repository.Shallow && slices.ContainsFunc(stale, func(s *generator.Staleness) bool { return s.Then == nil }) {
			why = "this copy of the Git repository has only the end of its history: git fetch --unshallow brings the rest"
		}
	}
	return stale, why, err
}
