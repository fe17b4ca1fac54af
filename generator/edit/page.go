package edit

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"docsite/generator/charset"
	"docsite/generator/layout"
	"docsite/generator/plan"
)

// Page says what a new page is that is no release. Empty fields are left to its author.
type Page struct {
	Name    string // of its folder
	Lang    string
	Title   string
	Summary string
	Text    []byte // Markdown; nil for a place to write it
	Draft   bool
}

// Page returns the file of a new page, which is the original of what will be translated
// from it.
func (s *Scaffolder) Page(p Page) (File, error) {
	err := s.PageName(p.Name)
	if err != nil {
		return File{}, err
	}
	if p.Lang, err = s.Language(p.Lang); err != nil {
		return File{}, err
	}
	if p.Title != "" {
		if p.Title, err = Line("title", p.Title); err != nil {
			return File{}, err
		}
	}
	if p.Summary != "" {
		if p.Summary, err = Line("summary", p.Summary); err != nil {
			return File{}, err
		}
	}
	if p.Text != nil {
		text, ds := charset.Clean("the text", p.Text)
		if ds != nil {
			return File{}, fmt.Errorf("%s: %s: %s", ds[0].Pos, ds[0].Message, ds[0].Hint)
		}
		p.Text = text
	}
	w, err := wordsOf(p.Lang)
	if err != nil {
		return File{}, err
	}
	return File{layout.File(layout.PageID(p.Name), p.Lang), standing(p, w)}, nil
}

// PageName returns an error if a page cannot have a name, or another one has it.
func (s *Scaffolder) PageName(name string) error {
	if err := NameFault(name); err != nil {
		return err
	}
	if plan.IsOwnName(name) {
		return fmt.Errorf("a page cannot be called “%s”: its address would be one of the site's own; choose another name", name)
	}
	folder := layout.Folder(layout.PageID(name))
	if _, err := fs.Stat(s.folder, folder); err == nil {
		return fmt.Errorf("%s exists already, and nothing is overwritten: choose another name, or add a language to it with docsite new translation %s LANGUAGE", folder, layout.PageID(name))
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// standing writes the file of a page.
func standing(p Page, w words) []byte {
	var b strings.Builder
	remark := func(name string, pairs ...string) { b.WriteString(comment("", w.with(name, pairs...))) }
	b.WriteString("---\n")
	if p.Title == "" {
		b.WriteString("title: " + unwritten + "\n")
	} else {
		b.WriteString("title: " + Scalar(p.Title) + "\n")
	}
	if remark("guide.page.summary"); p.Summary == "" {
		b.WriteString("summary:\n")
	} else {
		b.WriteString("summary: " + Scalar(p.Summary) + "\n")
	}
	remark("guide.original")
	b.WriteString("original: true\n")
	if p.Draft {
		remark("guide.page.draft", "{name}", p.Name)
		b.WriteString("draft: true\n")
	}
	remark("guide.more")
	for _, line := range []string{
		"image: {file: picture.jpg, alt: " + Item(w["example.picture"]) + ", caption: " + Item(w["example.caption"]) + "}",
		"attachments: [{file: programme.pdf, title: " + Item(w["example.document"]) + "}]",
		"contacts: [{office: " + Item(w["office"]) + ", tel: +00 0 0000 0000, email: press@example.org}]",
	} {
		b.WriteString("# " + line + "\n")
	}
	b.WriteString("---\n\n")
	if p.Text != nil {
		b.WriteString(strings.Trim(string(p.Text), "\n") + "\n")
	} else {
		b.WriteString("<!-- " + w["guide.page.text"] + " -->\n")
	}
	return []byte(b.String())
}
