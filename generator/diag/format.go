package diag

import (
	"encoding/json"
	"io"
)

// Format is a form in which diagnostics are written.
type Format string

const (
	Text   Format = "text"   // for people: place, severity, message, help
	JSON   Format = "json"   // one object
	GitHub Format = "github" // workflow commands, a line each
	SARIF  Format = "sarif"  // SARIF 2.1.0
)

// Formats lists every format, the usual one first.
var Formats = []Format{Text, JSON, GitHub, SARIF}

// Options say how diagnostics are written.
type Options struct {
	Format  Format
	Folder  string // the site's folder as seen from the repository's root, for annotations: "." where they are the same
	Version string // of docsite

	// What SARIF says of a rule besides, as text that is Markdown too; empty where
	// there is nothing.
	Help func(Code) string

	// What the text form shows besides.
	Read    func(file string) ([]byte, error) // a file of the site, to show the line; nil shows none, nor does an error
	Columns int                               // how wide the terminal is; 0 where that is not known
	Colour  bool

	// What shows every diagnostic, such as the flag “--all”: the text form then
	// shows the first hundred, errors before warnings, and counts the rest. Where it
	// is empty every diagnostic is shown.
	ShowAll string
}

// Write writes diagnostics, which must be sorted. The error is the writer's.
func Write(w io.Writer, ds []Diagnostic, o Options) error {
	switch o.Format {
	case JSON:
		return writeJSON(w, ds)
	case GitHub:
		return writeGitHub(w, ds, o.Folder)
	case SARIF:
		return writeSARIF(w, ds, o)
	}
	return writeText(w, ds, o)
}

type jsonDiagnostic struct {
	Code     Code          `json:"code"`
	Severity string        `json:"severity"`
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Message  string        `json:"message"`
	Hint     string        `json:"hint"`
	Related  []jsonRelated `json:"related,omitempty"`
}

type jsonRelated struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

func writeJSON(w io.Writer, ds []Diagnostic) error {
	n := Count(ds)
	list := make([]jsonDiagnostic, len(ds))
	for i, d := range ds {
		list[i] = jsonDiagnostic{d.Code, d.Severity.String(), d.File, max(d.Line, 1), max(d.Column, 1), d.Message, d.Hint, nil}
		for _, r := range d.Related {
			list[i].Related = append(list[i].Related, jsonRelated{r.File, max(r.Line, 1), max(r.Column, 1), r.Message})
		}
	}
	return encode(w, struct {
		Diagnostics []jsonDiagnostic `json:"diagnostics"`
		Errors      int              `json:"errors"`
		Warnings    int              `json:"warnings"`
		Notes       int              `json:"notes"`
	}{list, n.Errors, n.Warnings, n.Notes})
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
