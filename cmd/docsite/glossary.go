package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/glossary"
	"docsite/generator/layout"
)

func newGlossary() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "glossary",
		Short: "Show, export and import the terms of the site",
		Long: `glossary keeps locales/glossary.yaml: which terms must be used, may be used and must not
be used for one thing, in each language. docsite check holds every text against it.`,
		Example: `  docsite glossary show "Digital Agency"
  docsite glossary export --format tbx --out terms.tbx
  docsite glossary import terms.tbx`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newGlossaryShow(), newGlossaryExport(), newGlossaryImport())
	return cmd
}

func newGlossaryShow() *cobra.Command {
	var f scaffoldFlags
	cmd := &cobra.Command{
		Use:   "show TERM...",
		Short: "Print the entries of a term, in all languages",
		Long: `show prints the entries that have a term in some language, or the ID, with all that is to be
used, may be and must not be in each language.`,
		Example: `  docsite glossary show "Digital Agency"
  docsite glossary show デジタル庁`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runGlossaryShow(cmd, &f, args) },
	}
	cmd.Flags().StringVar(&f.site, "site", ".", "the site's `folder`, with docsite.yaml in it")
	cmd.ValidArgsFunction = completeTerms
	return cmd
}

func runGlossaryShow(cmd *cobra.Command, f *scaffoldFlags, args []string) error {
	s, folder, err := f.glossary(cmd)
	if err != nil {
		return err
	}
	defer folder.Close()
	term := strings.Join(args, " ")
	found := entriesOf(s.Glossary, term)
	if found == nil {
		return fmt.Errorf("the glossary has no term “%s”: %s", term, diag.DidYouMean(term, allTerms(s.Glossary), "docsite glossary export --format csv lists all"))
	}
	for i, e := range found {
		if i > 0 {
			say(cmd.OutOrStdout(), "")
		}
		fmt.Fprint(cmd.OutOrStdout(), shownEntry(e, s.Settings.Languages))
	}
	return nil
}

// glossary opens a site that has one. The folder is the caller's to close.
func (f *scaffoldFlags) glossary(cmd *cobra.Command) (*edit.Scaffolder, *layout.Site, error) {
	s, folder, err := f.open(cmd)
	if err != nil {
		return nil, nil, err
	}
	if s.Glossary == nil || len(s.Glossary.Entries) == 0 {
		return nil, nil, errors.Join(fmt.Errorf("the site has no terms: write them into %s, or docsite glossary import FILE", f.path(layout.Glossary)), folder.Close())
	}
	return s, folder, nil
}

// entriesOf returns the entries that have a term, in whatever capitals, or an ID.
func entriesOf(g *glossary.Glossary, term string) []*glossary.Entry {
	var found []*glossary.Entry
	for _, e := range g.Entries {
		has := e.ID == term
		for _, terms := range e.Terms {
			has = has || slices.ContainsFunc(terms, func(t glossary.Term) bool { return strings.EqualFold(t.Text, term) })
		}
		if has {
			found = append(found, e)
		}
	}
	return found
}

// allTerms are all texts of a glossary, once each.
func allTerms(g *glossary.Glossary) []string {
	var list []string
	if g == nil {
		return nil
	}
	for _, e := range g.Entries {
		for _, terms := range e.Terms {
			for _, t := range terms {
				list = append(list, t.Text)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// shownEntry is an entry for people.
func shownEntry(e *glossary.Entry, languages []string) string {
	var b strings.Builder
	b.WriteString(e.ID)
	if e.Domain != "" {
		b.WriteString(" (" + e.Domain + ")")
	}
	b.WriteString("\n")
	order := slices.Clone(languages)
	for lang := range e.Terms {
		if !slices.Contains(order, lang) {
			order = append(order, lang)
		}
	}
	slices.Sort(order[len(languages):])
	for _, lang := range order {
		for _, t := range e.Terms[lang] {
			fmt.Fprintf(&b, "  %-5s %-4s %s\n", lang, t.Status, t.Text)
		}
		if note := e.Note[lang]; note != "" {
			fmt.Fprintf(&b, "  %-5s note %s\n", lang, note)
		}
	}
	return b.String()
}

func newGlossaryExport() *cobra.Command {
	var f scaffoldFlags
	var format, out string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write all terms for other programs",
		Long: `export writes the glossary as TBX-Basic (ISO 30042:2019), which translators' programs read, or
as a table of comma-separated values.`,
		Example: `  docsite glossary export > terms.tbx
  docsite glossary export --format csv --out terms.csv`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runGlossaryExport(cmd, &f, format, out) },
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.site, "site", ".", "the site's `folder`, with docsite.yaml in it")
	cmd.Flags().StringVar(&format, "format", glossary.Formats[0], "the `format`: tbx or csv")
	cmd.Flags().StringVar(&out, "out", "", "the `file` to write, in the place of standard output")
	return cmd
}

func runGlossaryExport(cmd *cobra.Command, f *scaffoldFlags, format, out string) error {
	if !slices.Contains(glossary.Formats, format) {
		return fmt.Errorf("there is no format “%s”: --format takes %s", format, alternatives(glossary.Formats))
	}
	s, folder, err := f.glossary(cmd)
	if err != nil {
		return err
	}
	defer folder.Close()
	languages := s.Settings.Languages
	var text []byte
	switch format {
	case "tbx":
		text = glossary.TBX(s.Glossary.Entries, in(s.Settings.Title, languages), languages)
	case "csv":
		text = glossary.CSV(s.Glossary.Entries, languages)
	}
	if out != "" {
		return whole(cmd, func() error { return edit.Put(out, text) })
	}
	_, err = cmd.OutOrStdout().Write(text)
	return err
}

func newGlossaryImport() *cobra.Command {
	var f scaffoldFlags
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Add the terms of a file in TBX or CSV to the glossary",
		Long: `import adds the entries of a file to the end of locales/glossary.yaml: TBX-Basic of 2019 or of
2008, as translators' programs write it, or a table with the columns id, domain, language,
status (use, may or not), term and note.

What stands in the glossary stays as it is. An entry that it has and the file has otherwise is
told, and so is what of the file cannot be taken over.`,
		Example: `  docsite glossary import terms.tbx`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runGlossaryImport(cmd, &f, args[0]) },
	}
	cmd.Flags().StringVar(&f.site, "site", ".", "the site's `folder`, with docsite.yaml in it")
	cmd.ValidArgsFunction = completeFiles
	return cmd
}

func runGlossaryImport(cmd *cobra.Command, f *scaffoldFlags, name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	raw, err := io.ReadAll(io.LimitReader(file, glossary.MostFile+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	s, folder, err := f.open(cmd)
	if err != nil {
		return err
	}
	defer folder.Close()
	entries, ds := glossary.ReadAny(name, raw, s.Settings.Languages)
	out := cmd.OutOrStdout()
	for _, d := range ds {
		if d.Severity == diag.Error {
			return fmt.Errorf("%s: %s: %s", d.Pos, d.Message, d.Hint)
		}
		say(out, "%s: %s", d.Pos, d.Message)
	}
	var own []*glossary.Entry
	if s.Glossary != nil {
		own = s.Glossary.Entries
	}
	added, differ := glossary.Merge(own, entries)
	for _, d := range differ {
		say(out, "%s: %s", d.Other.At, differenceText(d))
	}
	if len(added) == 0 {
		say(out, "nothing is new: %s in the file, of which %d differ", entriesText(len(entries)), len(differ))
		return nil
	}
	terms, ds, err := s.Terms(added)
	if err != nil {
		return err
	}
	if terms.Text == nil {
		return f.failed(cmd, ds, nil)
	}
	if err := terms.Write(folder.Root()); err != nil {
		return err
	}
	say(out, "added %s to %s", entriesText(len(added)), f.path(layout.Glossary))
	return nil
}

func entriesText(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

// differenceText says what of an entry a file has otherwise.
func differenceText(d glossary.Difference) string {
	what := "its domain or its note differs"
	if len(d.Languages) > 0 {
		what = "its terms differ in " + strings.Join(d.Languages, ", ")
	}
	return fmt.Sprintf("“%s” stands at %s and stays as it is: %s", d.Own.ID, d.Own.At, what)
}

// completeTerms offers the terms of the glossary, each with what it is in the site's first
// language.
func completeTerms(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	site := siteOf(cmd)
	languages := languagesOf(site)
	if languages == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	g, _, err := glossary.Read(site, languages, nil)
	if g == nil || err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, term := range allTerms(g) {
		words = append(words, described(term, whatIs(entriesOf(g, term)[0], languages)))
	}
	return beginning(words, begun), cobra.ShellCompDirectiveNoFileComp
}

// whatIs says in a word or two what an entry is of.
func whatIs(e *glossary.Entry, languages []string) string {
	if note := in(e.Note, languages); note != "" {
		return note
	}
	return e.ID
}
