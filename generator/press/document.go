package press

import (
	"strings"

	"docsite/generator/diag"
)

// Attachment is a document that goes with a release: a file beside it, one for each of
// its languages, or an address elsewhere.
type Attachment struct {
	File, URL, Title, Lang string
	At                     diag.Pos

	Files     []DocumentFile // of a document in several languages, in the order of the front matter; then File, URL and Lang are empty
	Titles    Text           // what it is called in several languages, where that is said
	TitleLang string         // of Title, where that is not the text's own
}

// DocumentFile is a document in one language.
type DocumentFile struct {
	Lang, File string
	At         diag.Pos
}

// Version returns the file of a document in several languages for a reader of one: its
// own, else one of the same base language (fr for fr-CA), else the first. There must be one.
func (a *Attachment) Version(lang string) DocumentFile {
	for _, f := range a.Files {
		if f.Lang == lang {
			return f
		}
	}
	base, _, _ := strings.Cut(lang, "-")
	for _, f := range a.Files {
		if other, _, _ := strings.Cut(f.Lang, "-"); other == base {
			return f
		}
	}
	return a.Files[0]
}

// Names are the files and addresses of a document, in all its languages.
func (a *Attachment) Names() []string {
	if a.Files == nil {
		return []string{a.File + a.URL}
	}
	names := make([]string, len(a.Files))
	for i, f := range a.Files {
		names[i] = f.File
	}
	return names
}

// Called is the name of a document in a language, of those that the settings prefer, with
// the tag of its language where that is another one.
func (s *Settings) Called(a *Attachment, lang string) (title, other string) {
	return s.in(a.Titles, lang)
}
