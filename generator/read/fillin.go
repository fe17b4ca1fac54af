package read

import (
	"cmp"
	"fmt"
	"slices"
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

// namedPlaces is how many lines of further places one diagnostic names.
const namedPlaces = 10

// placesTogether makes of all places of a text that are to be filled in one diagnostic, at
// the first: a newsroom that has just begun has dozens.
func placesTogether(ds []diag.Diagnostic) []diag.Diagnostic {
	var places, others []diag.Diagnostic
	for _, d := range ds {
		if d.Code == diag.NotFilledIn {
			places = append(places, d)
		} else {
			others = append(others, d)
		}
	}
	if len(places) < 2 {
		return ds
	}
	slices.SortStableFunc(places, func(a, b diag.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	var lines []string
	for _, d := range places[1:] {
		if line := fmt.Sprint(d.Line); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	if len(lines) > namedPlaces {
		lines = append(lines[:namedPlaces], "…")
	}
	first := places[0]
	first.Message = strings.TrimSuffix(first.Message, " is to be filled in") + fmt.Sprintf(" is to be filled in, the first of %d places", len(places))
	first.Hint = "write what each names in its place, without the brackets; the others are in " + inLines(lines)
	return append(others, first)
}

func inLines(lines []string) string {
	if len(lines) == 1 {
		return "line " + lines[0]
	}
	return "lines " + strings.Join(lines, ", ")
}
