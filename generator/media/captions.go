package media

import (
	"io"

	"docsite/generator/captions"
	"docsite/generator/diag"
)

// readCaptions reads a file of captions, and keeps what is wrong with it. It reads no
// more than captions can have.
func (w *wanted) readCaptions(from io.Reader) error {
	raw, err := io.ReadAll(io.LimitReader(from, captions.Longest+1))
	if err != nil {
		return err
	}
	_, w.captions = captions.Read(raw)
	return nil
}

// tellCaptions returns what is wrong with a file of captions, at a place that names it.
func (w *wanted) tellCaptions(at diag.Pos) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, f := range w.captions {
		ds = append(ds, diag.New(diag.BadCaptions, at, "“%s”, line %d: %s", w.Name, f.Line, f.Message).
			WithHint("%s", f.Hint).
			WithRelated(diag.Pos{File: w.Path, Line: f.Line, Column: f.Column}, "it stands here"))
	}
	return ds
}
