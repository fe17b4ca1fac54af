package read

import (
	"path"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/locale"
	"docsite/generator/press"
)

func (k keys) attachments() {
	for _, m := range k.m.Maps("attachments") {
		a := press.Attachment{At: m.At}
		file := m.Text("file")
		a.URL = webAddress(m, "url")
		files, several := m.KeyAt("files")
		switch {
		case several && (file.Set || a.URL != ""):
			m.Report(diag.New(diag.WrongType, files, "an attachment is one file, an address, or a file for each language").
				WithHint("keep one of “file”, “url” and “files”"))
		case several:
			a.Files, a.At = documentFiles(m.Map("files")), files
		case file.Set && a.URL != "":
			m.Report(diag.New(diag.WrongType, file.At, "an attachment is a file or an address, not both").WithHint("keep one of the two"))
		case file.Set:
			a.File, a.At = norm.NFC.String(file.Value), file.At
		case !m.Text("url").Set:
			m.Report(missing(m.At, "file", "file: slides.pdf"))
		}
		k.documentTitle(m, &a)
		if t := m.Text("lang"); t.Set && several {
			m.Report(diag.New(diag.WrongType, t.At, "“files” says in which languages the document is").WithHint("delete “lang”"))
		} else if t.Set {
			var err error
			if a.Lang, err = locale.Canonical(t.Value); err != nil {
				m.Report(diag.New(diag.BadLanguageTag, t.At, "%v", err).WithHint("use a BCP 47 tag, such as en or fr-CA"))
			}
		}
		m.Done("an attachment")
		k.t.Attachments = append(k.t.Attachments, a)
	}
}

// documentFiles reads the files of a document by their languages.
func documentFiles(m *fields.Map) []press.DocumentFile {
	var list []press.DocumentFile
	if m == nil {
		return nil // which was told
	}
	for _, name := range m.Names() {
		tag, err := locale.Canonical(name.Value)
		if err != nil {
			m.Report(diag.New(diag.BadLanguageTag, name.At, "%v", err).WithHint("use BCP 47 tags, such as en or fr-CA: files: {en: report-en.pdf}"))
		}
		if file := m.Text(name.Value); file.Set && err == nil {
			list = append(list, press.DocumentFile{Lang: tag, File: norm.NFC.String(file.Value), At: file.At})
		}
	}
	if len(m.Names()) == 0 {
		m.Report(missing(m.At, "files", "files: {en: report-en.pdf}"))
	}
	return list
}

// documentTitle reads what a document is called: in the language of the text, or in
// several. One without a title is called by its file.
func (k keys) documentTitle(m *fields.Map, a *press.Attachment) {
	if a.Titles = texts(m, "title", []string{k.t.Lang}); len(a.Titles) > 0 {
		settings := press.Settings{Languages: k.languages}
		a.Title, a.TitleLang = settings.Called(a, k.t.Lang)
		return
	}
	a.Titles = nil
	switch {
	case len(a.Files) > 0:
		a.Title = path.Base(a.Version(k.t.Lang).File)
	case a.File != "":
		a.Title = path.Base(a.File)
	default:
		a.Title = a.URL
	}
}
