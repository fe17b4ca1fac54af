package importer

import (
	"bufio"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// wxr is what the export files of a site hold (WordPress eXtended RSS 1.0 to 1.2).
type wxr struct {
	address  string // of the site
	language string // of the channel
	items    []*wxrItem
	terms    []wxrTerm
	lost     []Loss
}

// wxrItem is a post, a page, a file, or one of the things that themes and plug-ins keep as such.
type wxrItem struct {
	file                       string
	line                       int // of its start tag
	id, parent, kind, status   string
	title, link, name, guid    string
	content, excerpt           string
	contentLine, excerptLine   int
	date, dateGMT, pubDate     string
	password, attachment       string
	sticky                     bool
	terms                      []wxrTerm
	meta                       map[string]string
	comments                   int
	language, source, together string // of plug-ins that write elements of their own
}

// wxrTerm is a category, a tag, or another term.
type wxrTerm struct{ taxonomy, slug, name, description string }

const (
	maxExport  = 1 << 30   // bytes of an export file
	maxExports = 256 << 20 // bytes of all the texts in them
)

// read reads an export file. What is not well-formed ends it; what stands before that is kept.
func (w *wxr) read(ctx context.Context, archive fs.FS, name string, kept *int) error {
	file, err := archive.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	clean := &cleanReader{from: bufio.NewReaderSize(io.LimitReader(file, maxExport), 1<<16)}
	d := xml.NewDecoder(clean)
	d.Strict, d.Entity, d.AutoClose = false, xml.HTMLEntity, xml.HTMLAutoClose[:0]
	d.CharsetReader = func(encoding string, in io.Reader) (io.Reader, error) {
		return nil, encodingError(encoding)
	}
	lose := func(line int, what string) { w.lost = append(w.lost, Loss{Origin: name, Line: line, What: what}) }
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		token, err := d.Token()
		line, _ := d.InputPos()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			lose(line, "what stands from here on: "+faultOf(err))
			break
		}
		start, is := token.(xml.StartElement)
		if !is {
			continue
		}
		switch start.Name.Local {
		case "item":
			item, err := w.item(d, line, kept)
			if err != nil {
				lose(line, "an item, and what stands behind it: "+faultOf(err))
				return nil
			}
			item.file = name
			w.items = append(w.items, item)
		case "base_blog_url", "link", "language":
			text, err := readElement(d)
			if text = strings.TrimSpace(text); err != nil || text == "" {
				continue
			}
			switch {
			case start.Name.Local == "language":
				w.language = text
			case start.Name.Local == "base_blog_url" || w.address == "":
				w.address = text
			}
		case "category", "tag", "term":
			if t, err := readTerm(d, start.Name.Local); err == nil && t.slug != "" {
				w.terms = append(w.terms, t)
			}
		}
	}
	if clean.control > 0 {
		lose(clean.controlLine, fmt.Sprintf("%d control characters, which nobody sees, here and below", clean.control))
	}
	if clean.invalid > 0 {
		lose(clean.invalidLine, fmt.Sprintf("%d bytes that are not UTF-8, here and below: a � stands for each", clean.invalid))
	}
	return nil
}

// faultOf says what is wrong with an XML text, without the position that is told beside it.
func faultOf(err error) string {
	var syntax *xml.SyntaxError
	var encoding encodingError
	if errors.As(err, &encoding) {
		return encoding.Error()
	}
	if errors.As(err, &syntax) {
		return syntax.Msg
	}
	return strings.TrimPrefix(err.Error(), "xml: ")
}

// encodingError is an encoding that an export declares and that is not UTF-8.
type encodingError string

func (e encodingError) Error() string {
	return fmt.Sprintf("the file says that it is written in %s: save it again as UTF-8, and declare that", string(e))
}

// item reads an <item>, whose start tag was read.
func (w *wxr) item(d *xml.Decoder, line int, kept *int) (*wxrItem, error) {
	i := &wxrItem{line: line, meta: map[string]string{}}
	for {
		token, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return i, nil
		case xml.StartElement:
			at, _ := d.InputPos()
			if err := i.take(d, t, at); err != nil {
				return nil, err
			}
			if *kept += len(i.content) + len(i.excerpt); *kept > maxExports {
				return nil, fmt.Errorf("the texts of the exports have more than %d bytes: export years one by one", maxExports)
			}
		}
	}
}

// take reads an element of an item.
func (i *wxrItem) take(d *xml.Decoder, start xml.StartElement, line int) error {
	switch start.Name.Local {
	case "postmeta":
		key, value := "", ""
		err := eachElement(d, func(name, text string) {
			switch name {
			case "meta_key":
				key = text
			case "meta_value":
				value = text
			}
		})
		if _, known := i.meta[key]; !known && key != "" {
			i.meta[key] = value
		}
		return err
	case "comment":
		i.comments++
		return d.Skip()
	case "category":
		t := wxrTerm{}
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "domain":
				t.taxonomy = a.Value
			case "nicename":
				t.slug = a.Value
			}
		}
		text, err := readElement(d)
		t.name = strings.TrimSpace(text)
		i.terms = append(i.terms, t)
		return err
	}
	text, err := readElement(d)
	if err != nil {
		return err
	}
	short := strings.TrimSpace(text)
	switch start.Name.Local {
	case "encoded":
		if strings.Contains(start.Name.Space, "excerpt") {
			i.excerpt, i.excerptLine = text, line
		} else {
			i.content, i.contentLine = text, line
		}
	case "title":
		i.title = short
	case "link":
		i.link = short
	case "guid":
		i.guid = short
	case "pubDate":
		i.pubDate = short
	case "post_id":
		i.id = short
	case "post_parent":
		i.parent = short
	case "post_date":
		i.date = short
	case "post_date_gmt":
		i.dateGMT = short
	case "post_name":
		i.name = short
	case "post_type":
		i.kind = short
	case "status":
		i.status = short
	case "post_password":
		i.password = short
	case "is_sticky":
		i.sticky = short == "1"
	case "attachment_url":
		i.attachment = short
	case "lang", "language", "language_code":
		i.language = short
	case "trid", "translation_group":
		i.together = short
	case "source_language", "source_language_code":
		i.source = short
	}
	return nil
}

// readTerm reads a <wp:category>, <wp:tag> or <wp:term>.
func readTerm(d *xml.Decoder, kind string) (wxrTerm, error) {
	t := wxrTerm{taxonomy: map[string]string{"tag": "post_tag"}[kind]}
	if t.taxonomy == "" {
		t.taxonomy = kind
	}
	err := eachElement(d, func(name, text string) {
		switch name {
		case "term_taxonomy":
			t.taxonomy = text
		case "category_nicename", "tag_slug", "term_slug":
			t.slug = text
		case "cat_name", "tag_name", "term_name":
			t.name = text
		case "category_description", "tag_description", "term_description":
			t.description = text
		}
	})
	return t, err
}

// eachElement hands over the elements in one whose start tag was read, up to its end.
func eachElement(d *xml.Decoder, take func(name, text string)) error {
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			text, err := readElement(d)
			if err != nil {
				return err
			}
			take(t.Name.Local, strings.TrimSpace(text))
		}
	}
}

// readElement returns the text in an element whose start tag was read. What is beyond maxText is an error.
func readElement(d *xml.Decoder) (string, error) {
	var b strings.Builder
	for depth := 1; ; {
		token, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			if depth--; depth == 0 {
				return b.String(), nil
			}
		case xml.CharData:
			if b.Len()+len(t) > maxText {
				return "", fmt.Errorf("a text has more than %d bytes", maxText)
			}
			b.Write(t)
		}
	}
}

// cleanReader leaves out the control characters that XML does not allow (XML 1.0, 2.2), and
// writes � for bytes that are not UTF-8.
type cleanReader struct {
	from                     *bufio.Reader
	line                     int // 0-based
	control, invalid         int
	controlLine, invalidLine int // 1-based
	left                     []byte
}

func (c *cleanReader) Read(p []byte) (int, error) {
	n := copy(p, c.left)
	c.left = c.left[n:]
	for n < len(p) {
		r, size, err := c.from.ReadRune()
		if err != nil {
			if n > 0 {
				return n, nil
			}
			return 0, err
		}
		switch {
		case r == '\n':
			c.line++
		case r == utf8.RuneError && size == 1:
			if c.invalid++; c.invalid == 1 {
				c.invalidLine = c.line + 1
			}
		case r < ' ' && r != '\t' && r != '\r', r == 0x7f, r == 0xFFFE, r == 0xFFFF, 0x80 <= r && r < 0xA0:
			if c.control++; c.control == 1 {
				c.controlLine = c.line + 1
			}
			continue
		}
		var buffer [utf8.UTFMax]byte
		encoded := buffer[:utf8.EncodeRune(buffer[:], r)]
		written := copy(p[n:], encoded)
		n += written
		c.left = append(c.left[:0], encoded[written:]...)
	}
	return n, nil
}
