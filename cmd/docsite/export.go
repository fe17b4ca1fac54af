package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/edit"
	"docsite/generator/exchange"
	"docsite/generator/press"
	"docsite/generator/revision"
	"docsite/generator/translate"
)

// tmx is the format of a translation memory, which no document has.
const tmx = "tmx"

// exportFlags say what goes out to translators.
type exportFlags struct {
	siteFlags
	release, to, from, format, out string
	all                            bool
	memories                       []string
}

func newExport() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export RELEASE",
		Short: "Write a text for a translator's program",
		Long: `export writes a text of a release or a page for a translator's program: its sentences
with the translation that they have, as far as there is one, markup as placeholders, and how
the same was translated before. docsite merge takes what comes back.

The formats are xliff (XLIFF 2.1), xliff12 (XLIFF 1.2, which most programs read), po (gettext)
and tmx, a translation memory of what is translated already. With --all the memory is that of
all that is public; what is not is never in it.`,
		Example: `  docsite export 2020/online-conference --to fr --format xliff12 --out fr.xlf
  docsite export 2020/online-conference --from en --to ja --format po
  docsite export --all --format tmx --out archive.tmx`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				f.release = args[0]
			}
			return runExport(cmd, &f)
		},
	}
	f.addSurvey(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.to, "to", "", "the `language` to translate into")
	flags.StringVar(&f.from, "from", "", "the `language` to translate from (default that of the original)")
	flags.StringVar(&f.format, "format", string(exchange.XLIFF), "the `form` of the file: xliff, xliff12, po or tmx")
	flags.StringVar(&f.out, "out", "", "the `file` to write (default standard output)")
	flags.StringArrayVar(&f.memories, "memory", nil, "a translation memory to take suggestions from besides, a TMX `file`; may be given several times")
	flags.BoolVar(&f.all, "all", false, "write the memory of all releases, which --format tmx needs")
	flags.StringVar(&f.now, "now", "", "the `moment` that decides what is public, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
	return cmd
}

func runExport(cmd *cobra.Command, f *exportFlags) error {
	formats := []string{string(exchange.XLIFF), string(exchange.XLIFF12), string(exchange.PO), tmx}
	switch {
	case !slices.Contains(formats, f.format):
		return fmt.Errorf("there is no format “%s”: --format takes xliff, xliff12, po or tmx", f.format)
	case len(f.memories) > 0 && f.format == tmx:
		return errors.New("--memory is for suggestions, which a memory has not: leave it out, or choose xliff, xliff12 or po")
	case f.all && f.release != "":
		return errors.New("--all is every release: name none, or leave --all out")
	case f.all && f.format != tmx:
		return errors.New("--all is a translation memory: write --all --format tmx")
	case !f.all && f.release == "":
		return errors.New("which release goes out? docsite export 2020/online-conference --to fr, or --all --format tmx for the memory")
	case !f.all && f.to == "":
		return fmt.Errorf("--to names no language: docsite export %s --to fr", f.release)
	}
	format := f.format
	f.siteFlags.format = "text"
	s, err := f.survey(cmd)
	if err != nil {
		return err
	}
	defer s.Close()
	for _, lang := range []*string{&f.to, &f.from} {
		if *lang != "" {
			if *lang, err = edit.Language(s.Languages, *lang); err != nil {
				return err
			}
		}
	}
	var b bytes.Buffer
	if format == tmx {
		err = f.memory(cmd, s, &b)
	} else {
		err = f.document(cmd, s, exchange.Format(format), &b)
	}
	if err != nil {
		return err
	}
	if f.out == "" {
		_, err := b.WriteTo(cmd.OutOrStdout())
		return err
	}
	return whole(cmd, func() error { return edit.Put(f.out, b.Bytes()) })
}

// document writes a text of a release.
func (f *exportFlags) document(cmd *cobra.Command, s *survey, format exchange.Format, out io.Writer) error {
	r, source, err := f.source(cmd, s)
	if err != nil {
		return err
	}
	d, err := s.engine.Desk()
	if err != nil {
		return err
	}
	text, err := s.text(d, source)
	if err != nil {
		return err
	}
	others, err := f.others(cmd, s, source.Lang)
	if err != nil {
		return err
	}
	memory, err := s.engine.Memory(cmd.Context(), public(s.Site), source.Lang, f.to, others)
	if err != nil {
		return err
	}
	o := translate.Options{Suggest: func(sentence exchange.Inline) []exchange.Suggestion { return memory.Lookup(sentence, r.ID) }}
	if o.Terms, err = s.engine.ExchangedTerms(source.Lang, f.to); err != nil {
		return err
	}
	var translation *translate.Text
	if t := r.In(f.to); t != nil {
		there, err := s.text(d, t)
		if err != nil {
			return err
		}
		translation = &there
		if o.Doubtful = doubtful(source, t); o.Doubtful {
			if o.Then, err = s.then(cmd.Context(), r, t, source); err != nil {
				return err
			}
		}
	}
	return exchange.Write(out, format, d.Export(text, translation, f.to, o))
}

// doubtful reports whether a translation is not known to say what a text says.
func doubtful(source, t *press.Translation) bool {
	return t.Status == press.Machine || t.Source.Lang != source.Lang || !revision.Follows(t.Source, source.Body.Digest)
}

// then returns the text that a translation was made from, as far as the history has it.
func (s *survey) then(ctx context.Context, r *press.Release, t, source *press.Translation) ([]press.Passage, error) {
	if t.Status == press.Machine || t.Source.Lang != source.Lang {
		return nil, nil
	}
	stale, _, err := s.findStale(ctx, func(other *press.Release, behind *press.Translation) bool { return other == r && behind == t })
	if err != nil || len(stale) == 0 || stale[0].Stamped != t {
		return nil, err
	}
	return stale[0].Then, nil
}

// source finds the release and the text that goes out.
func (f *exportFlags) source(cmd *cobra.Command, s *survey) (*press.Release, *press.Translation, error) {
	r, err := s.release(cmd, edit.ID(f.release))
	if err != nil {
		return nil, nil, err
	}
	if len(r.Original.Unread) > 0 {
		return nil, nil, s.tell(cmd, s.brokenIn(r.ID))
	}
	source := r.Original
	if f.from != "" {
		if source = r.In(f.from); source == nil {
			return nil, nil, fmt.Errorf("%s has no text in “%s” to translate from; its original is “%s”", r.ID, f.from, r.Original.Lang)
		}
	}
	if source.Lang == f.to {
		return nil, nil, fmt.Errorf("the text to translate is in “%s” itself: --to names another language, or --from does", f.to)
	}
	return r, source, nil
}

// text reads a text of a release.
func (s *survey) text(d *translate.Desk, t *press.Translation) (translate.Text, error) {
	content, err := fs.ReadFile(s.folder, t.File)
	if err != nil {
		return translate.Text{}, err
	}
	text, ok := d.Read(t.File, content)
	if !ok {
		return text, fmt.Errorf("%s cannot be read: docsite check tells why", t.File)
	}
	return text, nil
}

// public are the releases that everybody may read, and the pages.
func public(site *press.Site) []*press.Release {
	return slices.DeleteFunc(slices.Clone(site.Releases), func(r *press.Release) bool { return r.Visibility != press.Public })
}

// memory writes what is translated already: of one release, or of all that are public.
func (f *exportFlags) memory(cmd *cobra.Command, s *survey, out io.Writer) error {
	releases, from := public(s.Site), s.Languages
	if !f.all {
		r, source, err := f.source(cmd, s)
		if err != nil {
			return err
		}
		releases, from = []*press.Release{r}, []string{source.Lang}
	} else if f.from != "" {
		from = []string{f.from}
	}
	var all []iter.Seq[exchange.Pair]
	for n, source := range from {
		for i, target := range s.Languages {
			// Of two languages one is the source, unless a flag says which.
			if source == target || f.to != "" && target != f.to || len(from) > 1 && f.to == "" && i < n {
				continue
			}
			m, err := s.engine.Memory(cmd.Context(), releases, source, target, nil)
			if err != nil {
				return err
			}
			all = append(all, m.Pairs(source, target))
		}
	}
	source := "*all*"
	if len(from) == 1 {
		source = from[0]
	}
	return exchange.WriteTMX(out, source, func(yield func(exchange.Pair) bool) {
		for _, pairs := range all {
			for p := range pairs {
				if !yield(p) {
					return
				}
			}
		}
	})
}

// languageOf returns the site's language that a file means by a tag: some programs put the
// region that they were set to, fr-FR for fr.
func languageOf(languages []string, tag string) string {
	for _, known := range languages {
		if strings.EqualFold(known, tag) {
			return known
		}
	}
	for _, known := range languages {
		if rest, ok := strings.CutPrefix(strings.ToLower(tag), strings.ToLower(known)); ok && len(rest) == 3 && rest[0] == '-' {
			return known
		}
	}
	return ""
}
