package edit

import (
	"docsite/generator/layout"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"

	"docsite/generator/locale"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/revision"
	"docsite/locales"
)

// starter is what a new newsroom begins with: site.yml and settings.json for
// programs, and for people, by language, README.<lang>.md, release.<lang>.md and the pages,
// accessibility.<lang>.md and contact.<lang>.md.
//
//go:embed starter
var starter embed.FS

// Start says what a new newsroom is.
type Start struct {
	Languages []string // BCP 47, in order of preference; at least one
	Title     string   // in the first language; else an ordinary one in each
	BaseURL   string   // else an example
	Zone      string   // of the IANA database; else UTC
	Country   string   // of the ministry to begin with; else where the first language is mostly spoken
	Action    string   // the GitHub action that its workflow uses, as owner/docsite@ and a commit's 40 digits; else NoAction
	Now       time.Time
	Schemas   []File // JSON Schemas for editors' programs: schema/settings.json, schema/ministries.json …; may be nil
}

// NoAction stands in a workflow where nobody said which action it is to use. GitHub finds no such
// action, so a workflow that nobody completed fails and does not take whatever is newest.
const NoAction = "OWNER/docsite@0000000000000000000000000000000000000000"

// pinnedAction is an action of a repository at a full commit, which nobody can move as a tag or a branch can be.
var pinnedAction = regexp.MustCompile(`^[A-Za-z0-9-]+/[A-Za-z0-9._-]+@[0-9a-f]{40}$`)

// exampleRelease is the name of the release that a newsroom begins with.
const exampleRelease = "newsroom-opens"

// Files returns the files of a new newsroom, which can be built as they are. A
// language without built-in messages gets a file of them to translate. The error
// says what is wrong with the values.
func (s Start) Files() ([]File, error) {
	s, err := s.validate()
	if err != nil {
		return nil, err
	}
	files, settings, err := s.configuration()
	if err != nil {
		return nil, err
	}
	files[0].Content = append(files[0].Content, menus...) // which lead to pages that only these files have
	register, id := s.register()
	releases := s.releases(settings, id)
	files = append(append(files, File{layout.Register, register}), releases...)
	files = append(files, s.pages(settings)...)
	rest, err := s.surroundings(releases)
	return append(files, rest...), err
}

// Settings returns docsite.yaml, and a file of messages for each language that has none
// built in: as much of a newsroom as releases that come from elsewhere need.
func (s Start) Settings() ([]File, *press.Settings, error) {
	s, err := s.validate()
	if err != nil {
		return nil, nil, err
	}
	return s.configuration()
}

// configuration returns the files that the settings are read from, and what they say.
func (s Start) configuration() ([]File, *press.Settings, error) {
	site, err := s.settings()
	if err != nil {
		return nil, nil, err
	}
	files := []File{{layout.Settings, site}}
	for _, lang := range s.Languages {
		if locale.BuiltIn(locales.Files, lang) {
			continue
		}
		messages, err := locale.Pattern(locales.Files, lang)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, File{"locales/" + lang + ".yaml", messages})
	}
	settings, ds, err := read.Settings(tree(files), "")
	if err != nil {
		return nil, nil, err
	}
	for _, d := range ds {
		return nil, nil, fmt.Errorf("%s: %s", d.Message, d.Hint)
	}
	return files, settings, nil
}

// validate checks the values and brings them into form.
func (s Start) validate() (Start, error) {
	if len(s.Languages) == 0 {
		return s, fmt.Errorf("a newsroom needs a language, such as en")
	}
	var tags []string
	for _, l := range s.Languages {
		tag, err := locale.Canonical(l)
		if err != nil {
			return s, fmt.Errorf("%w: use BCP 47 tags, such as en, fr-CA or ja", err)
		}
		if !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	s.Languages = tags
	if s.BaseURL == "" {
		s.BaseURL = "https://press.example.org/"
	}
	if s.Zone == "" {
		s.Zone = "UTC"
	}
	if s.Action == "" {
		s.Action = NoAction
	} else if !pinnedAction.MatchString(s.Action) {
		return s, fmt.Errorf("“%s” is no action at a commit: write owner/docsite@ and all 40 digits of the commit, since tags and branches can be moved", s.Action)
	}
	if s.Country == "" {
		s.Country = locale.Territory(s.Languages[0])
	}
	code, err := country(s.Country, nil)
	s.Country = strings.ToLower(code)
	if err == nil && s.Title != "" {
		s.Title, err = Line("title", s.Title)
	}
	return s, err
}

// perLanguage writes a text of words in every language, as a mapping.
func (s Start) perLanguage(b *strings.Builder, indent, name string) {
	for _, lang := range s.Languages {
		if w, err := wordsOf(lang); err == nil && w[name] != "" {
			b.WriteString(indent + lang + ": " + Scalar(w[name]) + "\n")
		}
	}
}

func (s Start) settings() ([]byte, error) {
	w, err := wordsOf(s.Languages[0])
	var b strings.Builder
	b.WriteString("# The settings of this newsroom.\n\n# Its name, by language.\ntitle:\n")
	if s.Title != "" {
		b.WriteString("  " + s.Languages[0] + ": " + Scalar(s.Title) + "\n")
		for _, lang := range s.Languages[1:] {
			b.WriteString("  " + lang + ":\n")
		}
	} else {
		s.perLanguage(&b, "  ", "newsroom")
	}
	b.WriteString("\n# Where it is published. A path is allowed: https://example.org/newsroom/\nbase_url: " + Scalar(s.BaseURL) + "\n" +
		"\n# In order of preference: the first stands in where another has no text.\nlanguages: " + List(s.Languages) + "\n" +
		"\n# In which days begin: a name of the IANA database, such as Asia/Tokyo or Europe/Paris.\ntime_zone: " + Scalar(s.Zone) + "\n" +
		"\n# Languages that every published release must have.\n# require: " + List(s.Languages) + "\n" +
		"\n# Who answers for the site.\n# publisher: {name: {" + s.Languages[0] + ": " + Scalar(w["newsroom"]) + "}, url: https://www.example.org/}\n")
	return []byte(b.String()), err
}

// register returns the register of ministries and the ID of its one entry.
func (s Start) register() ([]byte, string) {
	id := s.Country + "-example"
	var b strings.Builder
	b.WriteString("# The ministries and public bodies that issue releases, by an ID that becomes part of their address.\n" +
		"# This one is an example: give it the ID, the names and the address of your own, and correct the ID in the\n" +
		"# example release. “docsite new ministry” adds others.\n\n" + id + ":\n  country: " + Scalar(s.Country) + "\n  name:\n")
	s.perLanguage(&b, "    ", "ministry")
	b.WriteString("  short:\n")
	s.perLanguage(&b, "    ", "short")
	for _, lang := range s.Languages {
		if w, err := wordsOf(lang); err == nil && w["reading"] != "" {
			b.WriteString("  reading: " + Scalar(w["reading"]) + "\n")
			break
		}
	}
	b.WriteString("  url: https://www.example.org/\n  contact:\n    email: press@example.org\n")
	return []byte(b.String()), id
}

// releases returns the example release.
func (s Start) releases(settings *press.Settings, ministry string) []File {
	day := s.Now.In(settings.Zone)
	facts := "date: " + day.Format(time.DateOnly) + "\nministries: " + List([]string{ministry}) + "\n"
	return s.told("release", folderOf(day.Year(), exampleRelease), facts, settings)
}

// told returns a text of the starter as the files of a folder, in the languages in which
// there is one; in the first language's file, if there is none. The first is the
// original, and has the facts.
func (s Start) told(name, folder, facts string, settings *press.Settings) []File {
	texts := map[string][]byte{}
	var langs []string
	for _, lang := range s.Languages {
		if text := inLanguage(name, lang); text != nil {
			texts[lang] = text
			langs = append(langs, lang)
		}
	}
	if langs == nil {
		langs = s.Languages[:1]
		texts[langs[0]] = inLanguage(name, fallback)
	}
	facts += "original: true\n"
	var files []File
	for i, lang := range langs {
		if i > 0 {
			facts = "source: " + langs[0] + "@" + Digest(files[0], settings)[:revision.Digits] + "\n"
		}
		files = append(files, File{folder + "/" + lang + ".md", []byte(strings.Replace(string(texts[lang]), "{facts}", facts, 1))})
	}
	return files
}

// Digest returns the digest of a release's text. What it needs to know of
// languages has no part in it.
func Digest(f File, settings *press.Settings) string {
	converters := map[string]*markdown.Converter{}
	for _, lang := range settings.Languages {
		converters[lang] = markdown.New(markdown.Options{})
	}
	passages, _ := read.Reader{Settings: settings, Converters: converters}.Passages(f.Path, f.Content)
	return revision.Digest(passages)
}

// surroundings are the files for people and programs around the releases.
func (s Start) surroundings(releases []File) ([]File, error) {
	guide := inLanguage("README", s.Languages[0])
	if guide == nil {
		guide = inLanguage("README", fallback)
	}
	into := "fr" // a newsroom of one language may get another
	if len(s.Languages) > 1 {
		into = s.Languages[1]
	}
	guide = []byte(strings.NewReplacer("{release}", releases[0].Path, "{original}", s.Languages[0], "{translation}", into).Replace(string(guide)))
	workflow, err := fs.ReadFile(starter, "starter/site.yml")
	if err != nil {
		return nil, err
	}
	workflow = []byte(strings.ReplaceAll(string(workflow), NoAction, s.Action))
	files := []File{
		{"README.md", guide},
		{".gitignore", []byte("/public/\n/.docsite-*\n")},
		{".github/workflows/site.yml", workflow},
	}
	if s.Schemas != nil {
		settings, err := fs.ReadFile(starter, "starter/settings.json")
		if err != nil {
			return nil, err
		}
		files = append(append(files, File{".vscode/settings.json", settings}), s.Schemas...)
	}
	return files, nil
}

// inLanguage returns what the starter has under a name in a language or its
// parent, or nil.
func inLanguage(name, lang string) []byte {
	var text []byte
	for _, tag := range locale.Lineage(lang) {
		if found, err := starter.ReadFile("starter/" + name + "." + tag + ".md"); err == nil {
			text = found
		}
	}
	return text
}

// Creatable returns those of the files that can be made in a folder, which need not
// exist, and the names of those that are there already and stay: a README and what
// Git ignores are often older than the newsroom. Anything else in the folder that
// neither begins with a dot nor is a licence is in the way: a [TakenError].
func Creatable(dir string, files []File) (free []File, kept []string, err error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return files, nil, nil
	} else if err != nil {
		return nil, nil, err
	}
	stays := map[string]bool{"README.md": true, ".gitignore": true}
	var taken []string
	for _, e := range entries {
		name := e.Name()
		if !stays[name] && !strings.HasPrefix(name, ".") && !strings.HasPrefix(strings.ToUpper(name), "LICEN") {
			taken = append(taken, name)
		}
	}
	if taken != nil {
		return nil, nil, &TakenError{taken}
	}
	for _, f := range files {
		if stays[f.Path] && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == f.Path }) {
			kept = append(kept, f.Path)
		} else {
			free = append(free, f)
		}
	}
	return free, kept, nil
}
