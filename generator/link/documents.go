package link

import (
	"slices"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// documents gives the documents of the original that say in which languages they are to
// the translations that state no attachments of their own. A document that is one file
// stays the original's: nobody says that others can read it. One without a name in a
// language is told once.
func (l *linker) documents(r *press.Release) {
	for _, a := range r.Original.Attachments {
		var unnamed []string
		for _, t := range r.Translations {
			if t == r.Original || len(a.Files) == 0 || t.States("attachments") {
				continue
			}
			own := a
			if len(a.Titles) == 0 {
				own.TitleLang = "" // it is called by its file
			} else if own.Title, own.TitleLang = l.settings.Called(&a, t.Lang); own.TitleLang != "" {
				unnamed = append(unnamed, t.Lang)
			}
			t.Attachments = append(slices.Clip(t.Attachments), own)
		}
		if unnamed != nil {
			l.add(diag.New(diag.DocumentUnnamed, a.At, "the document “%s” has no title in %s", a.Title, languages(unnamed)).
				WithHint("name it in each language: title: {%s: %s, %s: …}", r.Original.Lang, a.Title, unnamed[0]))
		}
	}
}

// languages lists tags for a sentence.
func languages(tags []string) string {
	list := ""
	for i, tag := range tags {
		switch {
		case i > 0 && i == len(tags)-1:
			list += " and "
		case i > 0:
			list += ", "
		}
		list += "“" + tag + "”"
	}
	return list
}
