package translate

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"docsite/generator/charset"
	"docsite/generator/markdown"
	"docsite/generator/read"
)

// begin makes what a new translation begins with: the front matter of a skeleton, and the
// body of the source without its remarks. Its places are those of the source's body.
func (m *merger) begin() error {
	front, _, err := divide(m.result.Path, m.Skeleton)
	if err != nil {
		return err
	}
	_, body, err := divide(m.Source.Translation.File, m.source.Text)
	if err != nil {
		return err
	}
	for _, content := range [][]byte{slices.Concat(front, []byte("\n"), withoutRemarks(body)), slices.Concat(front, []byte("\n"), bytes.TrimLeft(body, "\n"))} {
		text, ok := m.Read(m.result.Path, content)
		if !ok {
			continue
		}
		m.places = map[int]int{}
		if m.matchBody(text) {
			m.skeleton = text
			return nil
		}
	}
	return fmt.Errorf("the text of %s cannot be taken over into a translation", m.Source.Translation.File)
}

// matchBody finds each place of the source's body in a text that should have the same.
func (m *merger) matchBody(text Text) bool {
	var ours, theirs []int
	for n, at := range m.source.Places {
		if at.Value.Path == "" {
			ours = append(ours, n)
		}
	}
	for n, at := range text.Places {
		if at.Value.Path == "" {
			theirs = append(theirs, n)
		}
	}
	if len(ours) != len(theirs) {
		return false
	}
	for i := range ours {
		a, b := m.source.Places[ours[i]], text.Places[theirs[i]]
		p, q := m.source.Passages[a.Passage], text.Passages[b.Passage]
		if p.Kind != q.Kind || p.Level != q.Level || b.Opaque || closed(p.Text[a.Start:a.End]) != closed(q.Text[b.Start:b.End]) {
			return false
		}
		m.places[ours[i]] = theirs[i]
	}
	return true
}

// closed returns a text without its spaces, which the ends of lines make in some languages.
func closed(text string) string { return strings.ReplaceAll(text, " ", "") }

// divide returns a file's front matter with its fences, and its body.
func divide(file string, content []byte) (front, body []byte, err error) {
	text, ds := charset.Clean(file, content)
	if ds == nil {
		var at int
		if _, at, ds = read.FrontMatter(file, text); ds == nil {
			return text[:at], text[at:], nil
		}
	}
	return nil, nil, fmt.Errorf("%s: %s", ds[0].Pos, ds[0].Message)
}

// withoutRemarks returns the blocks of a body that readers see.
func withoutRemarks(body []byte) []byte {
	var list [][]byte
	for _, b := range markdown.New(markdown.Options{}).Blocks(body, 0) {
		if b.Kind != markdown.Remark {
			list = append(list, b.Text)
		}
	}
	return bytes.Join(list, []byte("\n"))
}
