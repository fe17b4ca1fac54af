package edit

import (
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// Withdraw returns the content of a translation's file with “withdrawn” at the end of its
// front matter, and all else byte for byte as it is. Reasons stand in the order of languages.
// The diagnostics tell why it cannot be written; then there is no content.
func Withdraw(file string, content []byte, w press.Withdrawn, languages []string) ([]byte, []diag.Diagnostic) {
	return state(file, content, "withdrawn", w.Date, w.Reason, languages, pair{"superseded_by", w.SupersededBy})
}

// Bury does the same with “gone”.
func Bury(file string, content []byte, g press.Gone, languages []string) ([]byte, []diag.Diagnostic) {
	return state(file, content, "gone", g.Date, g.Reason, languages, pair{"merged", g.Merged})
}

// state appends a key of a date, reasons and a release, which may be empty.
func state(file string, content []byte, key string, date time.Time, reason press.Text, languages []string, release pair) ([]byte, []diag.Diagnostic) {
	f, ds := openMatter(file, content)
	if ds != nil {
		return nil, ds
	}
	day := date.Format(time.DateOnly)
	should := map[string]any{"date": day}
	text := key + ":\n" + block("  ", []pair{{"date", day}})
	reasons := map[string]any{}
	var lines []pair
	for _, lang := range languages {
		if words := reason[lang]; words != "" {
			reasons[lang] = words
			lines = append(lines, pair{Scalar(lang), Scalar(words)})
		}
	}
	if len(lines) > 0 {
		should["reason"] = reasons
		text += "  reason:\n" + block("    ", lines)
	}
	if release.value != "" {
		should[release.key] = release.value
		text += block("  ", []pair{{release.key, Scalar(release.value)}})
	}
	if _, stated := f.values[key]; stated {
		return f.finish(-1, text, key, nil)
	}
	return f.append(key, text, should)
}

// Supersede returns the content of a translation's file that states “withdrawn” already,
// with which release takes its place, and all else byte for byte as it is.
func Supersede(file string, content []byte, by string) ([]byte, []diag.Diagnostic) {
	f, ds := openMatter(file, content)
	if ds != nil {
		return nil, ds
	}
	const key, name = "withdrawn", "superseded_by"
	should := map[string]any{name: by}
	old, _ := f.values[key].(map[string]any)
	for k, v := range old {
		if k == name {
			return f.finish(-1, name+": "+by, key, nil)
		}
		should[k] = v
	}
	if closing := f.bracket(key); closing >= 0 {
		return f.within(closing, name+": "+Item(by), key, should)
	}
	m := f.m.Map(key)
	if m == nil || len(m.Names()) == 0 {
		return f.finish(-1, name+": "+by, key, nil)
	}
	at := m.Names()[0].At
	indent := string(f.lines[at.Line-1][:column(f.lines[at.Line-1], at.Column)])
	if strings.Trim(indent, " ") != "" {
		return f.finish(-1, name+": "+by, key, nil)
	}
	behind := f.last(key)
	return f.finish(f.offset(behind), f.ends(behind, indent+name+": "+Scalar(by)+"\n"), key, should)
}
