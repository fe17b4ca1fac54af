package render

import (
	"html"
	"html/template"
	"slices"
	"strings"

	"docsite/generator/locale"
)

// phrases is what templates call to show a heading or a title: the text as
// HTML, with <wbr> where its line had best end. A second argument names the
// text's language where it is not that of the page, as lang attributes do. Of a
// language that the site does not have, nothing is known.
func (r *Renderer) phrases(page *locale.Locale, text string, lang []string) template.HTML {
	of := page
	if len(lang) > 0 && lang[0] != "" {
		i := slices.IndexFunc(r.plan.Locales, func(l *locale.Locale) bool { return l.Tag == lang[0] })
		if i < 0 {
			return template.HTML(html.EscapeString(text))
		}
		of = r.plan.Locales[i]
	}
	parts := of.Phrases(text)
	for i := range parts {
		parts[i] = html.EscapeString(parts[i])
	}
	return template.HTML(strings.Join(parts, "<wbr>"))
}
