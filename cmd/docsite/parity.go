package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/history"
	"docsite/generator/parity"
	"docsite/generator/progress"
)

// parityFlags say which years are measured, and in which form.
type parityFlags struct {
	siteFlags
	form, file, language string
	year                 int
}

func newParity() *cobra.Command {
	var f parityFlags
	cmd := &cobra.Command{
		Use:   "parity",
		Short: "Measure how each language keeps up: delay, completeness, staleness",
		Long: `parity counts, for each ministry, year and language, how many public releases are there in
the language, how long after the first language they came, and how long translations have
been behind their originals. When a text came, and since when it is behind, Git tells; without
it that is not known. What docsite.yaml marks under parity is held against it.`,
		Example: `  docsite parity --year 2026
  docsite parity --format csv --out parity.csv
  docsite parity --format html --lang fr --out parity.html`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runParity(cmd, &f) },
	}
	f.addSurvey(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.form, "format", "text", "the `form` of the ledger: text, json, csv or html")
	flags.IntVar(&f.year, "year", 0, "only releases of this `year`")
	flags.StringVar(&f.language, "lang", "", "the `language` of an html page (default the first of the site)")
	flags.StringVar(&f.file, "out", "", "the `file` to write into, in the place of what stands there (default standard output)")
	flags.StringVar(&f.now, "now", "", "the `moment` that decides what is public, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
	return cmd
}

func runParity(cmd *cobra.Command, f *parityFlags) (err error) {
	if !slices.Contains([]string{"text", "json", "csv", "html"}, f.form) {
		return fmt.Errorf("there is no format “%s”: --format takes text, json, csv or html", f.form)
	}
	now, err := f.moment()
	if err != nil {
		return err
	}
	o, folder, err := f.options()
	if err != nil {
		return err
	}
	engine, err := generator.Open(o)
	if err != nil {
		return errors.Join(err, folder.Close())
	}
	defer progress.Untidy(cmd.Context(), engine.Abandon)()
	defer func() { err = errors.Join(err, engine.Close(), folder.Close()) }()
	ledger, why, ds, err := f.measure(cmd.Context(), engine, folder.Root().Name(), now)
	if err != nil {
		return f.explain(err)
	}
	errorsOnly := slices.DeleteFunc(slices.Clone(ds), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	if ledger == nil {
		return f.tell(cmd, errorsOnly)
	}
	if f.year != 0 {
		ledger.Ledger = ledger.In(f.year)
	}
	content, err := f.write(ledger, why)
	if err != nil {
		return err
	}
	if f.file == "" {
		if _, err := cmd.OutOrStdout().Write(content); err != nil {
			return err
		}
	} else if err := whole(cmd, func() error { return edit.Put(f.file, content) }); err != nil {
		return err
	}
	if len(errorsOnly) > 0 {
		return f.tell(cmd, errorsOnly)
	}
	return nil
}

// measure measures a site by its history. why says what of that there is not, or nothing.
func (f *parityFlags) measure(ctx context.Context, engine *generator.Engine, folder string, now time.Time) (ledger *generator.Parity, why string, ds []diag.Diagnostic, err error) {
	var past generator.History
	repository, err := history.Open(ctx, folder)
	var none history.None
	switch {
	case errors.As(err, &none):
		why = string(none)
	case err != nil:
		return nil, "", nil, err
	default:
		past = repository
		defer func() { err = errors.Join(err, repository.Close()) }()
		if repository.Shallow {
			why = "this copy of the Git repository has only the end of its history: git fetch --unshallow brings the rest"
		}
	}
	ledger, ds, err = engine.MeasureParity(ctx, now, past, why == "")
	return ledger, why, ds, err
}

// write returns the ledger in the form that is asked for.
func (f *parityFlags) write(l *generator.Parity, why string) ([]byte, error) {
	switch f.form {
	case "html":
		if l.Locales == nil {
			return nil, errors.New("the messages of the site cannot be used: docsite check tells why")
		}
		lang, err := edit.Language(l.Languages, cmp.Or(f.language, l.Languages[0]))
		if err != nil {
			return nil, err
		}
		return l.HTML(lang, l.Locales, l.Ministries)
	case "json":
		return l.JSON()
	case "csv":
		return l.CSV()
	}
	return []byte(parityText(l.Ledger, why)), nil
}

// parityText writes the rows for a terminal.
func parityText(l *parity.Ledger, why string) string {
	var b strings.Builder
	rows := l.Rows()
	if rows == nil {
		return "no public release is like this\n"
	}
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ministry\tyear\tlanguage\tcomplete\tdelay: median\tlongest\tbehind\tmedian\tlongest\tin time")
	for _, r := range rows {
		ministry, year, inTime := "all", "all", ""
		if r.Ministry != "" {
			ministry = r.Ministry
		}
		if r.Year != 0 {
			year = fmt.Sprint(r.Year)
		}
		if r.Mark > 0 {
			inTime = fmt.Sprintf("%d, late %d", r.Kept, r.Late)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%d of %d\t%s\t%s\t%d\t%s\t%s\t%s\n", ministry, year, r.Lang, r.Published, r.Releases,
			elapsed(r.Delay.Median, r.Delay.Known), elapsed(r.Delay.Longest, r.Delay.Known),
			r.Behinds, elapsed(r.Behind.Median, r.Behind.Known), elapsed(r.Behind.Longest, r.Behind.Known), inTime)
	}
	w.Flush() // into memory
	text := strings.Builder{}
	for line := range strings.Lines(b.String()) {
		text.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	if why != "" {
		fmt.Fprintf(&text, "\nWhen texts were published is not known: %s\n", why)
	}
	return text.String()
}

// elapsed writes a duration of which so many are known: in days and hours, hours and minutes,
// or minutes.
func elapsed(d time.Duration, known int) string {
	days, hours, minutes := int(d/(24*time.Hour)), int(d/time.Hour)%24, int(d/time.Minute)%60
	switch {
	case known == 0:
		return "-"
	case days > 0:
		return fmt.Sprintf("%d d %d h", days, hours)
	case hours > 0:
		return fmt.Sprintf("%d h %d min", hours, minutes)
	}
	return fmt.Sprintf("%d min", minutes)
}
