// Package edit makes the files that editors then work on, so that nobody begins
// with an empty one, and records in them what was translated.
//
// Each of these files of the package has one thing to make, as values: [File]s
// with their contents, and no disk.
//
//	start.go        a newsroom: [Start] (startpages.go: the pages that it begins with)
//	release.go      a release in its first language: [Scaffolder.Release]
//	page.go         a page that is no release: [Scaffolder.Page]
//	translation.go  another language of it, from the original: [Scaffolder.Translation]
//	ministry.go     an entry of the register: [Scaffolder.Ministry]
//	glossary.go     entries at the end of the glossary: [Scaffolder.Terms]
//	stamp.go        what a translation was made from, and what of that is pending, in a file that is there: [Stamp]
//	changes.go      what was changed in a release that is public: [AddChange]
//	withdraw.go     that it no longer holds, or is gone: [Withdraw], [Supersede], [Bury]
//
// create.go writes new files, all of them or none. It never overwrites: what is in
// the way is told in a [TakenError]. replace.go exchanges the content of a file. No
// other stage touches what editors write.
//
// What is made is what the readers of a site take: quote.go writes texts as
// YAML, name.go finds names for folders. What is truly to be done in a new file
// is told by the checks, at its line: an empty title, a picture without
// alternative text.
//
// A [Scaffolder] makes files that agree with what a newsroom has. Wrong values, such
// as a country that does not exist, are errors whose text says what to do, for they
// stand on a command line and in no file. find.go understands how releases and
// languages are named there.
//
// What editors are told in new files stands in words/<lang>.yaml and starter/, in
// the language of the file.
package edit

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"docsite/generator/check"
	"docsite/generator/diag"
	"docsite/generator/glossary"
	"docsite/generator/layout"
	"docsite/generator/link"
	"docsite/generator/locale"
	"docsite/generator/locale/cldr"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/locales"
)

// Scaffolder makes new files of a newsroom. It is what the newsroom has, as far as
// they must agree with it.
type Scaffolder struct {
	Settings   *press.Settings
	Ministries map[string]*press.Ministry
	Locales    []*locale.Locale
	Glossary   *glossary.Glossary // nil if there is none
	folder     fs.FS
}

// Open reads a site's settings, register and messages, but no release: a mistake
// in one of them stops nobody from writing another. Where there are errors among
// the diagnostics the Scaffolder is nil. The error wraps [fs.ErrNotExist] where the
// folder has no docsite.yaml.
func Open(folder fs.FS) (*Scaffolder, []diag.Diagnostic, error) {
	settings, ds, err := read.Settings(folder, "")
	if settings == nil || err != nil {
		return nil, diag.Sort(ds), err
	}
	own := layout.Sub(folder, layout.Locales)
	locales, found, err := locale.Load(locales.Files, own, settings.Languages)
	if err != nil {
		return nil, nil, fmt.Errorf("read the folder locales: %w", err)
	}
	ds = append(ds, found...)
	ministries, found, err := read.Ministries(folder, settings.Languages, locale.ContactWords(locales))
	if err != nil {
		return nil, nil, err
	}
	ds = append(ds, found...)
	terms, found, err := glossary.Read(folder, settings.Languages, locales)
	if err != nil {
		return nil, nil, err
	}
	ds = diag.Sort(append(ds, found...))
	if diag.Count(ds).Errors > 0 {
		return nil, ds, nil
	}
	return &Scaffolder{settings, ministries, locales, terms, folder}, ds, nil
}

// Language returns the site's language that a tag names, as [Language] does.
func (s *Scaffolder) Language(tag string) (string, error) {
	return Language(s.Settings.Languages, tag)
}

// Country returns a country's code in upper case.
func (s *Scaffolder) Country(code string) (string, error) { return country(code, s.Locales) }

func country(code string, locales []*locale.Locale) (string, error) {
	upper := strings.ToUpper(code)
	if !cldr.Known(upper) {
		return "", fmt.Errorf("there is no country “%s”: %s", code, check.CountryHint(upper, locales))
	}
	return upper, nil
}

// HasMinistry returns an error if the register has no such ID.
func (s *Scaffolder) HasMinistry(id string) error {
	if s.Ministries[id] == nil {
		return fmt.Errorf("there is no ministry “%s” in the register: %s", id,
			diag.DidYouMean(id, slices.Sorted(maps.Keys(s.Ministries)), "add it first, as in “docsite new ministry "+example(id)+"”"))
	}
	return nil
}

// example returns an ID of a ministry to show, after the pattern of a word that
// may be none.
func example(id string) string {
	if read.IDFault(id) != "" {
		return "jp-mic"
	}
	return id
}

// Types returns the types of releases that the site knows, the usual one first.
func (s *Scaffolder) Types() []string {
	types := []string{link.DefaultType}
	for _, id := range s.Locales[0].Messages() {
		if name, ok := strings.CutPrefix(id, locale.TypePrefix); ok && name != link.DefaultType {
			types = append(types, name)
		}
	}
	return types
}

// hasType returns an error if the site knows no such type of release.
func (s *Scaffolder) hasType(name string) error {
	types := s.Types()
	if !slices.Contains(types, name) {
		return fmt.Errorf("there is no type of release “%s”: %s", name,
			diag.DidYouMean(name, types, "the types are "+strings.Join(types, ", ")))
	}
	return nil
}

// Date reads a day or a moment, as a release states it, and returns it in the
// site's zone.
func (s *Scaffolder) Date(text string) (time.Time, error) {
	if day, err := time.ParseInLocation(time.DateOnly, text, s.Settings.Zone); err == nil && day.Year() > 0 {
		return day, nil
	}
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil || moment.In(s.Settings.Zone).Year() < 1 {
		return time.Time{}, fmt.Errorf("“%s” is not a date: write a day as 2020-10-22, or a moment with its zone as 2020-10-22T09:00:00+09:00", text)
	}
	return moment.In(s.Settings.Zone), nil
}

// Line returns a text that must be one line, without the space around it.
func Line(what, text string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", fmt.Errorf("the %s is empty: write one line of text", what)
	}
	for _, r := range text {
		if r < ' ' || r == 0x7f || 0x80 <= r && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == 0xFFFE || r == 0xFFFF || r == 0xFFFD {
			return "", fmt.Errorf("the %s holds the character U+%04X: write one line of plain text", what, r)
		}
	}
	return text, nil
}
