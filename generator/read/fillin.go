package read

import (
	"strings"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/lint"
)

// notFilledIn reports the places that were to be filled in in the values of a front matter,
// which ends at body.
func notFilledIn(file string, text []byte, body int, m *fields.Map) []diag.Diagnostic {
	var ds []diag.Diagnostic
	var lines []int
	for _, value := range m.Texts() {
		if !strings.Contains(value.Value, "[[") {
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
