package read

import (
	"strings"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/lint"
)

// notFilledIn reports the places that were to be filled in in the values of a front matter,
// which ends at body. Of those that are Markdown it is told when they are converted.
func notFilledIn(file string, text []byte, body int, m *fields.Map, markdown []markup) []diag.Diagnostic {
	converted := map[diag.Pos]bool{}
	for _, piece := range markdown {
		converted[piece.text.At] = true
	}
	var ds []diag.Diagnostic
	var lines []int
	for _, value := range m.Texts() {
		if !strings.Contains(value.Value, "[[") || converted[value.At] {
			continue
		}
		if lines == nil {
			lines = lineOffsets(text[:body])
		}
		begin := lines[min(value.At.Line, len(lines))-1]
		_, before := behindColumns(text[begin:body], value.At.Column-1)
		begin += before
		for _, f := range lint.ToFillIn([]byte(value.Value)) {
			at := value.At
			// Of a value that is written with escapes or folded, its beginning has to do.
			place, _, _ := strings.Cut(value.Value[f.At:], "]]")
			if n := strings.Index(string(text[begin:body]), place); n >= 0 {
				at = placeIn(file, text, lines, begin+n)
				begin += n + len(place)
			}
			ds = append(ds, diag.New(f.Code, at, "%s", f.Message).WithHint("%s", f.Hint))
		}
	}
	return ds
}
