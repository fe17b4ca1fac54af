package preview

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/plan"
)

//go:embed reload.js
var script []byte

//go:embed mistakes.html
var pages string

var templates = template.Must(template.New("").Parse(pages))

// most is how many mistakes are shown at a time.
const most = 50

// message is what an open page is told of what is wrong.
type message struct {
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	Notes    int    `json:"notes"`
	Title    string `json:"title"` // “2 errors, 1 warning”
	HTML     string `json:"html"`  // of the list
	Key      string `json:"key"`   // equal for equal messages
}

// message returns what is wrong, what concerns the page's own release first.
func (e *edition) message(page *plan.Page) message {
	view := e.view(page)
	m := message{Errors: view.Errors, Warnings: view.Warnings, Notes: view.Notes, Title: view.Counts.String()}
	if view.Counts != (diag.Counts{}) {
		m.HTML = view.execute("list")
	}
	sum := sha256.Sum256([]byte(m.Title + m.HTML))
	m.Key = hex.EncodeToString(sum[:8])
	return m
}

// page is a page of nothing but what is wrong.
func (e *edition) page() []byte { return []byte(e.view(nil).execute("page")) }

// view is what the templates of mistakes.html are given.
type view struct {
	diag.Counts
	Mistakes []mistake
	More     int // that are not shown
}

// mistake is one as it is shown. Line is that of the source, parted where the
// mistake is.
type mistake struct {
	Severity, Code, Place, Message, Help string
	Lang                                 string // of the line; empty where it is not known
	Before, Mark, After                  string
	See                                  []string
}

func (v view) execute(name string) string {
	var out bytes.Buffer
	if err := templates.ExecuteTemplate(&out, name, v); err != nil {
		return template.HTMLEscapeString(err.Error()) // a bug of ours
	}
	return out.String()
}

func (e *edition) view(page *plan.Page) view {
	var v view
	v.Counts = diag.Count(e.mistakes)
	if e.fault != nil {
		v.Errors++
		v.Mistakes = append(v.Mistakes, fault(e.fault))
	}
	shown := slices.Clone(e.mistakes)
	slices.SortStableFunc(shown, func(a, b diag.Diagnostic) int {
		return cmp.Or(cmp.Compare(distance(a, page), distance(b, page)), cmp.Compare(a.Severity, b.Severity))
	})
	files := map[string][]string{}
	for _, d := range shown[:min(most, len(shown))] {
		v.Mistakes = append(v.Mistakes, e.mistake(d, files))
	}
	v.More = len(shown) - min(most, len(shown))
	return v
}

// distance is 0 for a mistake of the file that a page shows, 1 for one of its
// release, 2 for all others.
func distance(d diag.Diagnostic, page *plan.Page) int {
	switch {
	case page == nil || page.Story() == nil:
		return 2
	case d.File == page.Story().Translation.File:
		return 0
	case layout.ReleaseOf(d.File) == page.Story().Release.ID:
		return 1
	}
	return 2
}

// mistake shows a diagnostic with the line of its place. files holds the lines
// of those that were read.
func (e *edition) mistake(d diag.Diagnostic, files map[string][]string) mistake {
	m := mistake{Severity: d.Severity.String(), Code: string(d.Code), Place: d.Pos.String(), Message: d.Message, Help: d.Hint}
	for _, r := range d.Related {
		m.See = append(m.See, r.Pos.String()+": "+r.Message)
	}
	lines, read := files[d.File]
	if !read {
		text, err := fs.ReadFile(e.folder, d.File)
		if err == nil {
			lines = strings.Split(strings.TrimPrefix(string(text), "\uFEFF"), "\n")
		}
		files[d.File] = lines
	}
	if d.Line < 1 || d.Line > len(lines) {
		return m
	}
	m.Before, m.Mark, m.After = cut(strings.TrimRight(lines[d.Line-1], "\r"), d.Column)
	if layout.ReleaseOf(d.File) != "" && path.Ext(d.File) == ".md" {
		m.Lang = strings.TrimSuffix(path.Base(d.File), ".md")
	}
	return m
}

// around is how many characters of a long line are shown on each side of a
// place.
const around = 60

// cut parts a line at a column, counted from 1 in characters, before and behind
// what stands there.
func cut(line string, column int) (before, mark, after string) {
	text := []rune(strings.ToValidUTF8(line, "\uFFFD"))
	at := min(max(column-1, 0), len(text))
	end := at
	for end < len(text) && word(text[end]) {
		end++
	}
	end = min(max(end, at+1), len(text))
	from, to := max(0, at-around), min(len(text), end+around)
	before, mark, after = string(text[from:at]), string(text[at:end]), string(text[end:to])
	if from > 0 {
		before = "…" + before
	}
	if to < len(text) {
		after += "…"
	}
	if mark == "" {
		mark = " " // the place is behind the line's end
	}
	return before, mark, after
}

// word reports whether a character goes on with what is marked: a word, a date, an
// address. Of scripts without spaces one character is marked.
func word(r rune) bool {
	return r > ' ' && r < 0x7F && !strings.ContainsRune("\"'`()[]{}<>,;", r) || r >= 0xC0 && r < 0x250
}

// fault shows why the folder cannot be read.
func fault(err error) mistake {
	m := mistake{Severity: "error", Message: err.Error()}
	var at *fs.PathError
	if errors.As(err, &at) {
		m.Place, m.Message = at.Path, at.Err.Error()
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		m.Message, m.Help = "this cannot be read: "+m.Message, "give yourself the right to read it (chmod u+rX), or move it out of the site"
	case errors.Is(err, fs.ErrNotExist):
		m.Message, m.Help = "this is not there", "put it back"
	}
	return m
}
