package render

import (
	"html/template"
	"net/url"
	"strings"

	"docsite/generator/contact"
	"docsite/generator/press"
)

// AttachmentView is a document. About is its type and size, Language the one
// it is in where that is another, External is set for one that lies elsewhere. Of a
// document in several languages it is the version for the page's readers, and Versions are
// the others; Only is the language of one that is in that alone.
type AttachmentView struct {
	Href, Title, TitleLang, MediaType, Lang, About, External string
	Language                                                 *Other
	Versions                                                 []VersionView
	Only                                                     *Other
}

// VersionView is a document in another language than the one that is shown first.
type VersionView struct {
	Href, MediaType, About string
	Language               *Other
}

func (b *builder) attachments(rv *ReleaseView, r *press.Release, t *press.Translation) error {
	for _, a := range t.Attachments {
		view := AttachmentView{Title: a.Title, TitleLang: a.TitleLang, Lang: a.Lang, Href: a.URL}
		name := a.File
		if len(a.Files) > 0 {
			first := a.Version(t.Lang)
			name, view.Lang = first.File, first.Lang
			if err := b.versions(&view, r, a, first); err != nil {
				return err
			}
		}
		if f := b.plan.Files(r)[name]; f != nil {
			file, err := b.file(f)
			if err != nil {
				return err
			}
			view.Href, view.MediaType, view.About = file.Href, file.MediaType, file.About
		} else {
			view.External = b.external(a.URL)
		}
		if view.Lang != "" && view.Lang != t.Lang && view.Only == nil {
			view.Language = b.other(view.Lang)
		}
		rv.Attachments = append(rv.Attachments, view)
	}
	if len(rv.Attachments) > 0 {
		return b.accessible(rv, r, t)
	}
	return nil
}

// versions are a document's files in other languages than the first that is shown.
func (b *builder) versions(view *AttachmentView, r *press.Release, a press.Attachment, first press.DocumentFile) error {
	if len(a.Files) == 1 {
		view.Only = b.other(first.Lang)
	}
	for _, v := range a.Files {
		f := b.plan.Files(r)[v.File]
		if v == first || f == nil {
			continue
		}
		file, err := b.file(f)
		if err != nil {
			return err
		}
		view.Versions = append(view.Versions, VersionView{file.Href, file.MediaType, file.About, b.other(v.Lang)})
	}
	return nil
}

// AskView leads to somebody whom a reader can ask.
type AskView struct {
	Href template.URL // of a scheme that package read has checked, or a place of the page
}

// accessible leads readers who cannot use a document to somebody who can send them
// another one: by e-mail with a subject where there is an address, else to the contacts on the
// page. There is no line where nobody can be reached.
func (b *builder) accessible(rv *ReleaseView, r *press.Release, t *press.Translation) error {
	for _, c := range b.plan.Site.Contacts(r, t) {
		if mail := b.links(contact.Mailboxes, c.Email); len(mail) > 0 {
			subject, err := b.locale.Format("document.accessible_subject", "Title", t.Title)
			// RFC 6068, section 2: as in a query, but a space is none of a plus sign.
			rv.Accessible = &AskView{Href: template.URL(mail[0].Href + "?subject=" + strings.ReplaceAll(url.QueryEscape(subject), "+", "%20"))}
			return err
		}
		if c.Reaches() && rv.Accessible == nil {
			rv.Accessible = &AskView{Href: "#_contacts"}
		}
	}
	return nil
}
