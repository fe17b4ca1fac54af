package edit

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/press"
)

// Approve returns the content of a text's file with an approval in its front matter, and all
// else byte for byte as it is. An approval by the same person is exchanged; another one
// stands behind those that are there, in their form. The diagnostics tell why a file cannot
// be written to; then there is no content.
func Approve(file string, content []byte, approval press.Approval) ([]byte, []diag.Diagnostic) {
	before, end, ds := header(file, content)
	if ds != nil {
		return nil, ds
	}
	item := "{who: " + Item(approval.Who) + ", digest: " + Item(approval.Digest) + "}"
	lines := slices.Collect(bytes.Lines(content))
	names := before.Names()
	at, done := diag.Pos{File: file, Line: 1, Column: 1}, false
	i := slices.IndexFunc(names, func(n fields.Text) bool { return n.Value == "approve" })
	if i < 0 {
		lines, done = insert(lines, names, end, "title", "approve: ["+item+"]")
	} else {
		at = names[i].At
		if i+1 < len(names) {
			end = names[i+1].At.Line - 1
		}
		for end > at.Line && (len(bytes.TrimSpace(lines[end-1])) == 0 || bytes.TrimSpace(lines[end-1])[0] == '#') {
			end--
		}
		lines, done = addApproval(lines, before, names[i], end, approval, item)
	}
	approved := bytes.Join(lines, nil)
	if done {
		after, _, ds := header(file, approved)
		without := func(m *fields.Map) []fields.Text {
			return slices.DeleteFunc(m.Names(), func(n fields.Text) bool { return n.Value == "approve" })
		}
		done = ds == nil && slices.Equal(approvals(after), withApproval(approvals(before), approval)) && after.Text("title").Value == before.Text("title").Value &&
			slices.EqualFunc(without(after), without(before), func(a, b fields.Text) bool { return a.Value == b.Value })
	}
	if !done {
		return nil, []diag.Diagnostic{diag.New(diag.BadSource, at, "the front matter is written in a way in which “approve” cannot be set").
			WithHint("write it yourself, in a line of its own: approve: [%s]", item)}
	}
	return approved, nil
}

var dash = regexp.MustCompile(`^ *-[ \t]+$`)

// addApproval puts an approval into the value of the key, which ends with the line end.
func addApproval(lines [][]byte, m *fields.Map, key fields.Text, end int, approval press.Approval, item string) ([][]byte, bool) {
	line := lines[key.At.Line-1]
	if m.IsEmptyList("approve") {
		if from := bytes.Index(line, []byte("[]")); from >= 0 {
			lines[key.At.Line-1] = splice(line, from, from+2, "["+item+"]")
			return lines, true
		}
	}
	items := m.Maps("approve")
	if len(items) == 0 {
		return lines, exchange(lines, key, fields.Text{}, "["+item+"]")
	}
	for _, known := range items {
		if !strings.EqualFold(known.Text("who").Value, approval.Who) {
			continue
		}
		old := known.Text("digest")
		return lines, old.Set && exchangeDigest(lines, old, approval.Digest)
	}
	first := items[len(items)-1].At
	line = lines[first.Line-1]
	if before := line[:column(line, first.Column)]; dash.Match(before) {
		lineEnd := "\n"
		if bytes.HasSuffix(lines[end-1], []byte("\r\n")) {
			lineEnd = "\r\n"
		}
		indent := string(before[:bytes.IndexByte(before, '-')])
		return slices.Insert(lines, end, []byte(indent+"- "+item+lineEnd)), true
	}
	line = lines[end-1]
	if closing := bytes.LastIndexByte(line, ']'); closing >= 0 {
		lines[end-1] = splice(line, closing, closing, ", "+item)
		return lines, true
	}
	return lines, false
}

// exchangeDigest puts a digest into the place of another one. It may need quotation marks
// where the other one had none: it may be of figures alone.
func exchangeDigest(lines [][]byte, old fields.Text, digest string) bool {
	line := lines[old.At.Line-1]
	from := column(line, old.At.Column)
	for _, quote := range []string{`"`, `'`, ""} {
		if written := quote + old.Value + quote; bytes.HasPrefix(line[from:], []byte(written)) {
			value := quote + digest + quote
			if quote == "" {
				value = Item(digest)
			}
			lines[old.At.Line-1] = splice(line, from, from+len(written), value)
			return true
		}
	}
	return false
}

// approval is one as it is written.
type approval struct{ who, digest string }

func approvals(m *fields.Map) []approval {
	var list []approval
	for _, item := range m.Maps("approve") {
		list = append(list, approval{item.Text("who").Value, item.Text("digest").Value})
	}
	return list
}

// withApproval returns a list with an approval in the place of the first by the same
// person, or behind all.
func withApproval(list []approval, a press.Approval) []approval {
	i := slices.IndexFunc(list, func(known approval) bool { return strings.EqualFold(known.who, a.Who) })
	if i < 0 {
		return append(list, approval{a.Who, a.Digest})
	}
	list[i].digest = a.Digest
	return list
}
