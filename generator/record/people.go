package record

import (
	"html"
	"strings"

	"docsite/generator/locale"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/read"
)

// introduce writes the names of people into the texts of a release whose quotations name
// them by their IDs. They are part of the record, so that a page, a feed, a search and a comparison of
// languages see what readers see.
func (b *Base) introduce(r *press.Release, readings map[*press.Translation]*read.Reading) {
	for _, t := range r.Translations {
		if t.Body.Speakers == nil {
			continue
		}
		reading := readings[t]
		name := func(id string) string { return b.named(r, t.Lang, id, true) }
		reading.HTML = markdown.FillSpeakers(reading.HTML, name)
		for _, text := range markups(t) {
			*text = press.Markup(markdown.FillSpeakers([]byte(*text), name))
		}
		for i := range reading.Passages {
			if p := &reading.Passages[i]; p.Speaker != "" {
				dash, _, _ := strings.Cut(p.Text, "@")
				p.Text, p.Runs = dash+b.named(r, t.Lang, p.Speaker, false), nil
			}
		}
	}
}

// markups are the texts of a front matter that are written in Markdown and may quote
// somebody.
func markups(t *press.Translation) []*press.Markup {
	list := []*press.Markup{&t.Notes}
	for i := range t.QuickFacts {
		list = append(list, &t.QuickFacts[i])
	}
	for _, r := range []*press.Recording{t.Video, t.Audio} {
		if r != nil {
			list = append(list, &r.Transcript)
		}
	}
	return list
}

// named is how a release names a person, in HTML or in plain text, in which words of
// another language are left out. Somebody who is not in the register is the ID.
func (b *Base) named(r *press.Release, lang, id string, markup bool) string {
	p := b.people[id]
	if p == nil {
		return "@" + id
	}
	in := b.settings.Introduce(p, r, lang)
	word := func(text, other string) string {
		switch {
		case !markup && other != "":
			return ""
		case !markup:
			return text
		case other != "":
			return `<span lang="` + html.EscapeString(other) + `">` + html.EscapeString(text) + "</span>"
		}
		return html.EscapeString(text)
	}
	name, role := word(in.Name, in.NameLang), word(in.Role, in.RoleLang)
	if l := b.locales[lang]; markup && in.NameLang == "" && p.Reading != "" && l != nil && l.ByReading() {
		name = "<ruby>" + name + "<rp>（</rp><rt>" + html.EscapeString(p.Reading) + "</rt><rp>）</rp></ruby>"
	}
	if role == "" || name == "" {
		return name + role
	}
	return together(b.locales[lang], name, role)
}

// together puts a name and a title into the order of a language, with what stands between
// them.
func together(l *locale.Locale, name, role string) string {
	const nameMark, roleMark = "\uFFF9", "\uFFFA" // which no text holds
	if l != nil {
		if text, err := l.Format("person.named", "Name", nameMark, "Title", roleMark); err == nil {
			return strings.NewReplacer(nameMark, name, roleMark, role).Replace(html.EscapeString(text))
		}
	}
	return name + ", " + role
}
