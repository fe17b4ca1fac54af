package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/importer"
	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/progress"
	"docsite/locales"
)

// archives are what can be imported.
var archives = []struct {
	name, short string
	source      importer.Source
}{
	{"html", "Bring over a folder of HTML files, or one", importer.HTML{}},
	{"hugo", "Bring over a site made with Hugo", importer.Hugo{}},
	{"jekyll", "Bring over a site made with Jekyll", importer.Jekyll{}},
	{"wordpress", "Bring over a WordPress export", importer.WordPress{}},
	{"word", "Bring over Word files", importer.Word{Convert: pandoc}},
	{"csv", "Bring over texts that a table of metadata names", importer.CSV{}},
}

// importFlags say what is imported, and where to.
type importFlags struct {
	kind                             string
	source                           importer.Source
	archive                          string
	into, report, element, zone, now string
	links                            string
	languages                        []string
	reads                            siteFlags // by which the newsroom is checked
}

func newImport() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Bring an archive over from another program",
		Long: `import brings releases and pages over that another program published, with their
pictures, documents, translations and old addresses. It makes a newsroom in a folder, or adds to
one, and writes over nothing. A later run adds what is new. What could not be kept is listed,
release by release; so are texts that may be translations of each other, which are never
joined before somebody confirms it with --links.

The exit status is 0 where all was kept, 1 where something is listed, and 2 where nothing
was done.`,
		Example: `  docsite import html old-site --into newsroom --languages en,fr --report report.md
  docsite import html old-site --into newsroom --element "#article .text" --zone Europe/Paris
  docsite import csv releases.csv --into newsroom --links links.yaml`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			var names []string
			for _, a := range archives {
				names = append(names, a.name)
			}
			return fmt.Errorf("import needs what to bring over, one of %s: docsite import html old-site --into newsroom", strings.Join(names, ", "))
		},
	}
	for _, a := range archives {
		cmd.AddCommand(newImportOf(a.name, a.short, a.source))
	}
	return cmd
}

func newImportOf(name, short string, source importer.Source) *cobra.Command {
	f := importFlags{kind: name, source: source}
	cmd := &cobra.Command{
		Use:     name + " SOURCE",
		Short:   short,
		Long:    importGuides[name],
		Example: "  docsite import " + name + " " + importExamples[name] + " --into newsroom --languages en,fr --report report.md",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			f.archive = args[0]
			return runImport(cmd, &f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&f.into, "into", "", "the `folder` of the newsroom, which is made if it is missing")
	flags.StringSliceVar(&f.languages, "languages", nil, "the `languages` of a newsroom that is made, in order of preference (default those of the archive)")
	flags.StringVar(&f.report, "report", "", "the `file` to write the whole report into: .md is Markdown, .json is JSON, others are text")
	flags.StringVar(&f.links, "links", "", "the `file` that says which texts are translations of each other, as a report prints it")
	flags.StringVar(&f.zone, "zone", "", "the time `zone` in which days begin, such as Asia/Tokyo (default that of the newsroom, else UTC)")
	if name == "html" || name == "csv" {
		flags.StringVar(&f.element, "element", "", "the `selector` of the element that holds the text of a page, such as main or #article .text (default the likeliest)")
	}
	flags.StringVar(&f.now, "now", "", "the `moment` that decides what is checked, in RFC 3339 (default the present, or SOURCE_DATE_EPOCH)")
	addMeasures(cmd, func([]string) (string, error) { return f.into, nil })
	return cmd
}

// importExamples are archives of each kind.
var importExamples = map[string]string{"html": "old-site", "hugo": "hugo-site", "jekyll": "jekyll-site", "wordpress": "export.xml", "word": "releases", "csv": "releases.csv"}

// importGuides say what is read of each kind.
var importGuides = map[string]string{
	"html": `html reads the pages of a folder, as they lie on a web server or as a program saved them.
The text is one element of a page: --element, else the likeliest. Title, date, language and
translations are those that the page states. What runs or loads something is taken out, and
told.`,
	"hugo": `hugo reads the content folder of a Hugo site, with its settings where they are there:
front matter in YAML, TOML or JSON, page bundles, and translations by the name of a file, by
folders or by translationKey. Shortcodes become Markdown where that has a form for them.`,
	"jekyll": `jekyll reads posts, collections and pages of a Jekyll site, with its settings where they are
there. Liquid and the attributes of kramdown become Markdown where that has a form for them.`,
	"wordpress": `wordpress reads the file that “Tools, Export” of WordPress makes (WXR), with the translations of
Polylang or WPML. Pictures and documents are copied where the folder wp-content/uploads lies beside
the file; others are listed.`,
	"word": `word reads a folder of Word files (.docx), or one. pandoc makes Markdown of them and must be
installed. Title, date and language are those of the text, else of the file.`,
	"csv": `csv reads a table whose first row names its columns, and the files that it names, Markdown,
text or HTML, which lie beside it. Columns are file, lang, group, original, page, title, summary, date, type, draft,
countries, ministries, topics, place, reference, slug, aliases, image, alt, caption, credit, attachments; several values
of one stand with a | or ; between them. The table may have commas, semicolons or tabs.`,
}

func runImport(cmd *cobra.Command, f *importFlags) error {
	if f.into == "" {
		return errors.New("import needs the folder of the newsroom: --into newsroom")
	}
	now, err := (&siteFlags{now: f.now}).moment()
	if err != nil {
		return err
	}
	if f.report != "" {
		if _, err := os.Lstat(f.report); err == nil {
			return fmt.Errorf("%s exists already, and nothing is overwritten: name another file with --report", f.report)
		}
	}
	archive, closeArchive, err := f.openArchive()
	if err != nil {
		return err
	}
	defer closeArchive()
	links, err := f.readLinks(cmd)
	if err != nil {
		return err
	}
	found, settings, types, made, err := f.read(cmd, archive)
	if err != nil {
		return err
	}
	folder, err := f.open(cmd.Context(), made)
	if err != nil {
		return err
	}
	report, err := importer.Import(cmd.Context(), found, archive, folder.Root(), importer.Options{Settings: settings, Types: types, Links: links})
	if err = errors.Join(err, folder.Close()); report != nil {
		if err == nil {
			err = f.check(cmd.Context(), report, now)
		}
		err = errors.Join(err, f.tell(cmd, report, made))
	}
	if err == nil && !report.Kept() {
		return errToMend
	}
	return err
}

// openArchive opens what is imported: a folder, or one file of it, whose neighbours can be
// opened but are not found. Nothing outside can be reached.
func (f *importFlags) openArchive() (fs.FS, func() error, error) {
	info, err := os.Stat(f.archive)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, fmt.Errorf("there is no file or folder %s to import", f.archive)
	case err != nil:
		return nil, nil, err
	case slices.Contains([]string{".zip", ".tar", ".gz", ".tgz", ".7z", ".rar", ".bz2", ".xz"}, strings.ToLower(filepath.Ext(f.archive))):
		return nil, nil, fmt.Errorf("%s is packed: unpack it, and import the folder", f.archive)
	case !info.IsDir() && !info.Mode().IsRegular():
		return nil, nil, fmt.Errorf("%s is neither a file nor a folder", f.archive)
	}
	dir, name := f.archive, ""
	if !info.IsDir() {
		dir, name = filepath.Split(f.archive)
		if dir == "" {
			dir = "."
		}
	} else if err := f.apart(); err != nil {
		return nil, nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	if name == "" {
		return root.FS(), root.Close, nil
	}
	return oneFile{root.FS(), name}, root.Close, nil
}

// apart returns an error where the newsroom lies in the archive, so that what is written
// would be read.
func (f *importFlags) apart() error {
	source, err := filepath.Abs(f.archive)
	if err != nil {
		return err
	}
	into, err := filepath.Abs(f.into)
	if err != nil {
		return err
	}
	if way, err := filepath.Rel(real(source), real(into)); err == nil && way != ".." && !strings.HasPrefix(way, ".."+string(filepath.Separator)) {
		return fmt.Errorf("the newsroom %s lies in the archive %s: choose a folder elsewhere", filepath.Clean(f.into), filepath.Clean(f.archive))
	}
	return nil
}

// oneFile is a folder in which one file alone is found of those that may be texts. What else
// is there goes with it.
type oneFile struct {
	fs.FS
	name string
}

// textEndings are the endings of files that are read as texts.
var textEndings = strings.Fields(".html .htm .xhtml .shtml .php .asp .aspx .jsp .xml .docx .doc .dot .docm .odt .rtf .pages .csv .tsv .md .markdown")

// ReadDir follows [fs.ReadDirFS].
func (o oneFile) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.FS, name)
	return slices.DeleteFunc(list, func(e fs.DirEntry) bool {
		return !e.IsDir() && path.Join(name, e.Name()) != o.name && (!e.Type().IsRegular() || slices.Contains(textEndings, strings.ToLower(path.Ext(e.Name()))))
	}), err
}

// Lstat follows [fs.ReadLinkFS].
func (o oneFile) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(o.FS, name) }

// ReadLink follows [fs.ReadLinkFS].
func (o oneFile) ReadLink(name string) (string, error) { return fs.ReadLink(o.FS, name) }

// readLinks reads --links.
func (f *importFlags) readLinks(cmd *cobra.Command) ([]importer.Link, error) {
	if f.links == "" {
		return nil, nil
	}
	raw, err := os.ReadFile(f.links)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s of links", f.links)
	} else if err != nil {
		return nil, err
	}
	links, ds := importer.ReadLinks(filepath.Base(f.links), raw)
	if len(ds) > 0 {
		return nil, (&siteFlags{files: os.DirFS(filepath.Dir(f.links))}).tell(cmd, ds)
	}
	return links, nil
}

// read reads the newsroom, as far as there is one, and the archive. made are the files of
// a newsroom that is to be made.
func (f *importFlags) read(cmd *cobra.Command, archive fs.FS) (found *importer.Archive, settings *press.Settings, types []string, made []edit.File, err error) {
	zone, err := time.LoadLocation(f.zone)
	if err != nil || f.zone == "Local" {
		return nil, nil, nil, nil, fmt.Errorf("there is no time zone “%s”: use a name of the IANA database, such as Asia/Tokyo or Europe/Paris", f.zone)
	}
	reads := importer.Settings{Zone: zone, Element: f.element}
	if _, missing := os.Stat(filepath.Join(f.into, layout.Settings)); missing == nil {
		scaffold := scaffoldFlags{site: f.into}
		scaffolder, folder, err := scaffold.open(cmd)
		if err != nil {
			return nil, nil, nil, nil, err
		}
		defer folder.Close()
		settings, types = scaffolder.Settings, scaffolder.Types()
		if f.languages != nil && !slices.Equal(f.languages, settings.Languages) {
			return nil, nil, nil, nil, fmt.Errorf("the languages of %s are %s, as its docsite.yaml says: leave --languages out", f.into, strings.Join(settings.Languages, ","))
		}
		if f.zone == "" {
			reads.Zone = settings.Zone
		}
		reads.Languages, reads.Locales = settings.Languages, scaffolder.Locales
	} else {
		reads.Languages = words(strings.Join(f.languages, ","))
		for i, l := range reads.Languages {
			if reads.Languages[i], err = locale.Canonical(l); err != nil {
				return nil, nil, nil, nil, err
			}
		}
		if reads.Locales, _, err = locale.Load(locales.Files, layout.Sub(os.DirFS(f.into), layout.Locales), known(reads.Languages)); err != nil {
			return nil, nil, nil, nil, err
		}
	}
	stage := progress.Begin(cmd.Context(), progress.Source, 0)
	found, err = f.source.Read(cmd.Context(), archive, reads)
	stage.End()
	if err != nil {
		return nil, nil, nil, nil, fmt.Errorf("%s: %w", f.archive, err)
	}
	if settings == nil {
		languages := reads.Languages
		if len(languages) == 0 {
			languages = found.Languages()
		}
		if len(languages) == 0 {
			return nil, nil, nil, nil, fmt.Errorf("nothing in %s says in which languages it is: name them with --languages", f.archive)
		}
		if made, settings, err = (edit.Start{Languages: languages, Zone: f.zone}).Settings(); err != nil {
			return nil, nil, nil, nil, err
		}
		types = (&edit.Scaffolder{Locales: reads.Locales}).Types()
	}
	return found, settings, types, made, nil
}

// known are the languages whose words for months are known: of those that are named, or all
// that are built in.
func known(languages []string) []string {
	var all []string
	files, err := fs.Glob(locales.Files, "*.yaml")
	if err != nil {
		panic(err) // the pattern is right
	}
	for _, file := range files {
		all = append(all, strings.TrimSuffix(path.Base(file), ".yaml"))
	}
	some := slices.DeleteFunc(slices.Clone(languages), func(l string) bool { return !locale.BuiltIn(locales.Files, l) })
	if len(some) == 0 {
		return all
	}
	return some
}

// open opens the newsroom, which it makes where it is to be made.
func (f *importFlags) open(ctx context.Context, made []edit.File) (*layout.Site, error) {
	if made != nil {
		if err := progress.Whole(ctx, func() error { return edit.CreateIn(f.into, made) }); err != nil {
			return nil, err
		}
	}
	return open(f.into)
}

// check asks what docsite check says of what was written, drafts too.
func (f *importFlags) check(ctx context.Context, report *importer.Report, now time.Time) (err error) {
	if texts, _ := report.Written(); texts == 0 {
		return nil
	}
	f.reads = siteFlags{site: f.into, preview: true, format: string(diag.Text)}
	engine, closeSite, err := f.reads.engine(ctx, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeSite()) }()
	checked, err := engine.Check(ctx, now)
	if err != nil {
		return err
	}
	for _, d := range checked.Diagnostics {
		if d.Code == diag.DateMissing && report.Has(d.File, importer.AboutDate) {
			continue // which is told already, with what to do
		}
		if d.Severity == diag.Error || d.Severity == diag.Warning {
			report.Check(d.File, d.Line, fmt.Sprintf("%s %s: %s", d.Severity, d.Code, d.Message))
		}
	}
	return nil
}
