package edit

import (
	"slices"
	"strings"

	"docsite/generator/press"
)

// attachments writes the documents of a text, to be called in another language. Where all
// of them say in which languages they are, the translation takes them over without a word.
func (f *front) attachments(t *press.Translation) {
	if !slices.ContainsFunc(t.Attachments, func(a press.Attachment) bool { return a.Files == nil }) {
		return
	}
	f.WriteString("attachments:\n")
	for _, a := range t.Attachments {
		f.item(func() {
			f.kept("    ", "file", a.File)
			f.kept("    ", "url", a.URL)
			f.kept("    ", "lang", a.Lang)
			if a.Files != nil {
				var files []string
				for _, file := range a.Files {
					files = append(files, file.Lang+": "+Item(file.File))
				}
				f.WriteString("    files: {" + strings.Join(files, ", ") + "}\n")
			}
			if len(a.Titles) > 0 { // else its file's name stands in for one
				f.translated("    ", "title", a.Title, unwritten)
			}
		})
	}
}
