package edit

import (
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// pair is a key and a value of it.
type pair struct{ key, value string }

// block writes pairs in lines of their own.
func block(indent string, pairs []pair) string {
	var b strings.Builder
	for _, p := range pairs {
		b.WriteString(indent + p.key + ": " + p.value + "\n")
	}
	return b.String()
}

// AddChange returns the content of a translation's file with one more note of a change at
// the end of “changes”, and all else byte for byte as it is. The change's date is written as
// a day of its own zone. The diagnostics tell why it cannot be written; then there is no
// content.
func AddChange(file string, content []byte, c press.Change) ([]byte, []diag.Diagnostic) {
	f, ds := openMatter(file, content)
	if ds != nil {
		return nil, ds
	}
	const key = "changes"
	said := []pair{{"date", c.Date.Format(time.DateOnly)}, {"kind", string(c.Kind)}, {"note", c.Note}, {"was", c.Was}, {"now", c.Now}}
	item := map[string]any{}
	var lines, words []pair // as they are written in lines of their own, and in braces
	for _, p := range said {
		if p.value == "" {
			continue
		}
		item[p.key] = p.value
		if p.key == "date" { // which is no text
			lines, words = append(lines, p), append(words, p)
			continue
		}
		lines, words = append(lines, pair{p.key, Scalar(p.value)}), append(words, pair{p.key, Item(p.value)})
	}
	old, _ := f.values[key].([]any)
	should := append(append([]any{}, old...), item)
	list := func(dash string) string { return dash + "- " + strings.TrimPrefix(block(dash+"  ", lines), dash+"  ") }
	if _, stated := f.values[key]; !stated {
		return f.append(key, key+":\n"+list("  "), should)
	}
	if closing := f.bracket(key); closing >= 0 {
		return f.within(closing, braces(words), key, should)
	}
	items := f.m.Maps(key)
	if len(items) == 0 {
		return f.finish(-1, list(""), key, nil)
	}
	at := items[0].At
	before := string(f.lines[at.Line-1][:column(f.lines[at.Line-1], at.Column)])
	dash := before[:len(before)-len(strings.TrimLeft(before, " "))]
	behind := f.last(key)
	return f.finish(f.offset(behind), f.ends(behind, list(dash)), key, should)
}

// braces writes pairs in a line.
func braces(pairs []pair) string {
	words := make([]string, len(pairs))
	for i, p := range pairs {
		words[i] = p.key + ": " + p.value
	}
	return "{" + strings.Join(words, ", ") + "}"
}
