package read

import (
	"net/url"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/locale"
	"docsite/generator/press"
)

func missing(at diag.Pos, key, example string) diag.Diagnostic {
	return diag.New(diag.KeyMissing, at, "“%s” is missing", key).WithHint("add a line such as “%s”", example)
}

// texts reads a text in several languages. A plain text counts for the first
// of the languages.
func texts(m *fields.Map, key string, languages []string) press.Text {
	found := press.Text{}
	if m.IsText(key) {
		if t := m.Text(key); line(m, t, key) && len(languages) > 0 {
			found[languages[0]] = t.Value
		}
		return found
	}
	section := m.Map(key)
	for _, name := range section.Names() {
		t := section.Text(name.Value)
		tag, err := locale.Canonical(name.Value)
		if err != nil {
			m.Report(diag.New(diag.BadLanguageTag, name.At, "%v", err).WithHint("use BCP 47 tags, such as en, fr-CA or zh-Hant"))
		} else if t.Set && line(m, t, key) {
			found[tag] = t.Value
		}
	}
	return found
}

// line reports whether a text that is set is one line, and tells if not.
func line(m *fields.Map, t fields.Text, key string) bool {
	if t.Set && strings.TrimSpace(t.Value) == "" {
		m.Report(diag.New(diag.NotOneLine, t.At, "“%s” is empty", key).WithHint("write one line of text"))
		return false
	}
	if t.Set && !oneLine(t.Value) {
		m.Report(diag.New(diag.NotOneLine, t.At, "“%s” must be one line of text", key).WithHint("write it in one line"))
		return false
	}
	return t.Set
}

// webAddress reads an absolute http or https address.
func webAddress(m *fields.Map, key string) string {
	t := m.Text(key)
	if !t.Set {
		return ""
	}
	u, err := url.Parse(t.Value)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.ContainsAny(t.Value, " <>\"") {
		m.Report(diag.New(diag.BadURL, t.At, "“%s” is not an address of the web", t.Value).
			WithHint("write it whole, beginning with https://"))
		return ""
	}
	return t.Value
}

// oneLine reports whether a text is a line: not empty, and no line break in it.
func oneLine(s string) bool {
	return strings.TrimSpace(s) != "" && !strings.ContainsAny(s, "\n\u2028\u2029")
}
