package bag

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Field is a line of bag-info.txt, such as Source-Organization (RFC 8493, section
// 2.2.2).
type Field struct{ Label, Value string }

// Labels that [Write] writes itself, or [Validate] looks into.
const (
	oxumLabel = "Payload-Oxum"
	dateLabel = "Bagging-Date"
)

// formatInfo writes fields in their order. An empty value is left out; one of several lines
// goes on in lines that are indented.
func formatInfo(fields []Field) ([]byte, error) {
	var b bytes.Buffer
	for _, f := range fields {
		if f.Label == "" || strings.ContainsFunc(f.Label, func(r rune) bool { return r == ':' || unicode.IsControl(r) }) || f.Label != strings.TrimSpace(f.Label) {
			return nil, fmt.Errorf("“%s” cannot be a label of %s", f.Label, infoName)
		}
		if !utf8.ValidString(f.Value) {
			return nil, fmt.Errorf("the value of “%s” is not written in UTF-8", f.Label)
		}
		var kept []string
		for _, line := range lines(f.Value) {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				kept = append(kept, line)
			}
		}
		if kept != nil {
			fmt.Fprintf(&b, "%s: %s\n", f.Label, strings.Join(kept, "\n  "))
		}
	}
	return b.Bytes(), nil
}

// ParseInfo reads bag-info.txt. A value that goes on in further lines is one line, its parts
// with a space between them.
func ParseInfo(text []byte) ([]Field, []Fault) {
	if !utf8.Valid(text) {
		return nil, []Fault{{infoName, 0, "it is not written in UTF-8"}}
	}
	var fields []Field
	var faults []Fault
	for i, line := range lines(string(text)) {
		if line != "" && (line[0] == ' ' || line[0] == '\t') && fields != nil {
			last := &fields[len(fields)-1]
			last.Value = strings.TrimSpace(last.Value + " " + strings.TrimSpace(line))
			continue
		}
		label, value, found := strings.Cut(line, ":")
		if !found || label == "" || label != strings.TrimSpace(label) {
			faults = append(faults, Fault{infoName, i + 1, "it is not a label, a colon and a value"})
			continue
		}
		fields = append(fields, Field{label, strings.TrimSpace(value)})
	}
	return fields, faults
}
