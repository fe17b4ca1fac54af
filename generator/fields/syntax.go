package fields

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"docsite/generator/diag"
)

func isEmpty(text []byte) bool {
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// bomb returns an alias by which a text refers to itself or grows beyond
// maxNodes, or nil.
func bomb(root *yaml.Node) *yaml.Node {
	const underway = -1
	sizes := map[*yaml.Node]int{}
	var at *yaml.Node
	var size func(n *yaml.Node) int
	size = func(n *yaml.Node) int {
		switch s, seen := sizes[n]; {
		case s == underway:
			return maxNodes + 1
		case seen:
			return s
		}
		sizes[n] = underway
		total := 1
		if n.Kind == yaml.AliasNode {
			if total += size(n.Alias); total > maxNodes && at == nil {
				at = n
			}
		}
		for _, c := range n.Content {
			total = min(total+size(c), maxNodes+1)
		}
		sizes[n] = total
		return total
	}
	if !slices.ContainsFunc(root.Content, hasAlias) {
		return nil
	}
	if size(root) > maxNodes && at == nil {
		at = root
	}
	return at
}

func hasAlias(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || slices.ContainsFunc(n.Content, hasAlias)
}

// syntax turns the parser's error into words for somebody who does not know
// YAML by heart.
func syntax(r *report, err error) diag.Diagnostic {
	at := 0
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	var load *yaml.LoadError
	if errors.As(err, &load) {
		mark := load.Mark
		message = load.Message
		if strings.Contains(message, "end of stream") && load.ContextMark.Line > 0 {
			mark = load.ContextMark
		}
		at = r.offset(mark.Line, mark.Column)
	}
	if strings.Contains(message, "tab character") || strings.Contains(message, "cannot start any token") && bytes.HasPrefix(r.text[at:], []byte("\t")) {
		return diag.New(diag.TabIndent, r.place(at), "a tab stands at the beginning of a line").
			WithHint("indent with spaces: YAML does not take tabs")
	}
	hint := "put values that hold a colon, a quotation mark or a bracket into quotation marks"
	switch {
	case strings.Contains(message, "control characters"):
		at = max(bytes.IndexFunc(r.text, unprintable), 0)
		message = "a control character stands in the text"
		hint = "delete it: it cannot be seen, but it is there"
	case strings.Contains(message, "found multiple"):
		at = max(bytes.LastIndex(r.text, []byte("\n---")), bytes.LastIndex(r.text, []byte("\n..."))) + 1
		message = "a line of three dashes or dots ends the text before its end"
		hint = "delete the line"
	case r.separator(at) >= 0:
		at = r.separator(at)
		message = "an invisible line separator stands in the text"
		hint = "delete it: it cannot be seen, but it is there"
	case strings.Contains(message, "mapping values are not allowed") && !bytes.Contains(r.lineTo(at), []byte(": ")):
		message = "a key stands where the value of the line before goes on"
		hint = "look at the line before: its key needs a colon and a space behind it, and keys that belong together begin in one column"
	case strings.Contains(message, "mapping values are not allowed"):
		message = "a colon and a space stand inside a value that is not in quotation marks"
		hint = "put the whole value into quotation marks"
	case strings.Contains(message, "could not find expected ':'"):
		if load.ContextMark.Line > 0 {
			at = r.offset(load.ContextMark.Line, load.ContextMark.Column)
		}
		message = "a line has no key with a colon and a space behind it"
		hint = "write “key: value”, with a plain colon and a plain space"
	case strings.Contains(message, "did not find expected ',' or"):
		if load.ContextMark.Line > 0 {
			at = r.offset(load.ContextMark.Line, load.ContextMark.Column)
		}
		message = "a bracket is not closed, or a comma is missing between two values"
		hint = "write [first, second] or {key: value}, or put the whole value into quotation marks"
	case strings.Contains(message, "quoted scalar") || strings.Contains(message, "end of stream"):
		message = "a quotation mark or bracket is not closed"
		hint = "close it, or put the whole value into quotation marks"
	case strings.Contains(message, "cannot start any token"):
		message = "a value begins with a character that YAML keeps for itself"
		hint = "put the value into quotation marks"
	case strings.Contains(message, "unknown anchor"):
		message = "a value begins with * and is read as a reference"
		hint = "put the value into quotation marks"
	}
	return diag.New(diag.BadYAML, r.place(at), "not valid YAML: %s", message).WithHint("%s", hint)
}

// lineTo returns the text of a line before an offset.
func (r *report) lineTo(at int) []byte {
	before := r.text[:at]
	return before[bytes.LastIndexByte(before, '\n')+1:]
}

// separator returns the offset of a line separator of Unicode's in the line
// of an offset or in the one before, or -1.
func (r *report) separator(at int) int {
	start := at - len(r.lineTo(at))
	start -= len(r.lineTo(max(start-1, 0))) + 1
	start = max(start, 0)
	i := bytes.IndexAny(r.text[start:at], "\u0085\u2028\u2029")
	if i < 0 {
		return -1
	}
	return start + i
}

// unprintable reports what YAML takes for a control character.
func unprintable(c rune) bool {
	return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF
}
