package importer

import (
	"cmp"
	"slices"
)

// Report says what an import did.
type Report struct {
	Releases  []Release  `json:"releases"`  // that were written to, or of which there is something to tell, by ID
	Left      []Text     `json:"left"`      // texts that were not brought over
	Lost      []Note     `json:"lost"`      // what is of no text
	Proposals []Proposal `json:"proposals"` // texts that may be translations of each other
	Known     int        `json:"known"`     // texts that an earlier run brought over

	files map[string]*Text // that were written, by their names in the newsroom
}

// Release is one release, or page, of a report.
type Release struct {
	ID    string `json:"id"` // <year>/<name>, or pages/<name>
	Texts []Text `json:"texts"`
}

// Text is one text of it.
type Text struct {
	Origin string `json:"origin"`
	File   string `json:"file,omitempty"` // in the newsroom; empty for one that was not written
	Lang   string `json:"lang,omitempty"`
	Files  int    `json:"files,omitempty"` // pictures and documents that were copied for it
	Notes  []Note `json:"notes,omitempty"`
}

// Note is something that somebody should know of a text.
type Note struct {
	About  string `json:"about"`            // what kind it is, such as [Loss]
	Origin string `json:"origin,omitempty"` // where it stands in the archive, where that is not the text's own
	Line   int    `json:"line,omitempty"`   // from 1: of the archive's file; of a check, of the newsroom's
	What   string `json:"what"`
}

// The kinds of notes.
const (
	AboutLoss     = "lost"     // it could not be kept
	AboutLanguage = "language" // nothing states it
	AboutDate     = "date"     // none can be read
	AboutName     = "name"     // another one was taken
	AboutAddress  = "address"  // an old one that cannot be kept
	AboutFact     = "fact"     // the release says otherwise
	AboutLink     = "link"     // of texts to each other
	AboutCheck    = "check"    // what docsite check says
)

// Proposal names two texts that may be translations of each other.
type Proposal struct {
	Original    string    `json:"original"` // origins
	Translation string    `json:"translation"`
	Langs       [2]string `json:"langs"`
	Reasons     []string  `json:"reasons"`
}

// Written counts the texts that were written, and the files that were copied.
func (r *Report) Written() (texts, files int) {
	for _, release := range r.Releases {
		for _, t := range release.Texts {
			if t.File != "" {
				texts, files = texts+1, files+t.Files
			}
		}
	}
	return texts, files
}

// Kept reports whether everything was kept, and nothing is to be confirmed or mended.
func (r *Report) Kept() bool { return r.Notes() == 0 && len(r.Left) == 0 && len(r.Proposals) == 0 }

// Notes counts what is listed.
func (r *Report) Notes() int {
	n := len(r.Lost)
	for _, t := range r.Left {
		n += len(t.Notes)
	}
	for _, release := range r.Releases {
		for _, t := range release.Texts {
			n += len(t.Notes)
		}
	}
	return n
}

// Check adds what docsite check says of a file of the newsroom, if import wrote it.
func (r *Report) Check(file string, line int, what string) {
	if t := r.of(file); t != nil {
		t.Notes = append(t.Notes, Note{About: AboutCheck, Line: line, What: what})
	}
}

// Has reports whether something of a kind is told of a file of the newsroom.
func (r *Report) Has(file, about string) bool {
	t := r.of(file)
	return t != nil && slices.ContainsFunc(t.Notes, func(n Note) bool { return n.About == about })
}

// of returns the text that a file of the newsroom is, or nil.
func (r *Report) of(file string) *Text {
	if r.files == nil {
		r.files = map[string]*Text{}
		for i := range r.Releases {
			for j := range r.Releases[i].Texts {
				t := &r.Releases[i].Texts[j]
				r.files[t.File] = t
			}
		}
	}
	if file == "" {
		return nil
	}
	return r.files[file]
}

// sort puts everything in order, and losses of the archive that belong to a text to it.
func (r *Report) sort() {
	slices.SortStableFunc(r.Releases, func(a, b Release) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortStableFunc(r.Left, func(a, b Text) int { return cmp.Compare(a.Origin, b.Origin) })
	slices.SortStableFunc(r.Proposals, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(a.Original, b.Original), cmp.Compare(a.Translation, b.Translation))
	})
}
