package sample

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"html"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// page is a page of a site, by what its HTML says.
type page struct {
	path, lang, title string
	signature         string   // of its type
	features          []string // what it holds, sorted
	steps             []string // paths of pages of this site that go on with it
	lot               [sha256.Size]byte
}

// read reads all pages of a site, sorted by path. Those that lead on to another one at
// once are none.
func read(site fs.FS) ([]*page, error) {
	var pages []*page
	err := fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || path.Ext(name) != ".html" && path.Ext(name) != ".htm" {
			return err
		}
		text, err := head(site, name)
		if err != nil {
			return err
		}
		if p := parse(name, text); p != nil {
			pages = append(pages, p)
		}
		return nil
	})
	slices.SortFunc(pages, func(a, b *page) int { return strings.Compare(a.path, b.path) })
	return pages, err
}

// head returns a file, or the beginning of one that is too large for a page.
func head(site fs.FS, name string) (text []byte, err error) {
	const most = 8 << 20
	f, err := site.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(io.LimitReader(f, most))
}

// parse reads a page; nil for one that leads on to another, or is no page: of a text
// without a title.
func parse(name string, text []byte) *page {
	p := &page{path: name}
	r := reader{page: p, marks: map[string]bool{}, holds: map[string]bool{}}
	r.read(text)
	if r.leadsOn || !r.titled {
		return nil
	}
	if len(r.marks) == 0 {
		r.marks["plain"] = true
	}
	p.signature = strings.Join(slices.Sorted(maps.Keys(r.marks)), " ")
	p.features = slices.Sorted(maps.Keys(r.holds))
	return p
}

// reader reads the tags of a page.
type reader struct {
	*page
	marks, holds    map[string]bool
	titled, leadsOn bool
	main            int // how deep the reader is in main, from 1; 0 for outside
	fields          int // of the form that is read
}

// void are elements without an end tag (HTML Standard, section 13.1.2).
var void = map[string]bool{
	"area": true, "base": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true,
	"link": true, "meta": true, "source": true, "track": true, "wbr": true,
}

func (r *reader) read(text []byte) {
	hasMain := bytes.Contains(text, []byte("<main"))
	for {
		i := bytes.IndexByte(text, '<')
		if i < 0 || i+1 == len(text) {
			return
		}
		text = text[i+1:]
		if rest, comment := bytes.CutPrefix(text, []byte("!--")); comment {
			_, text, _ = bytes.Cut(rest, []byte("-->"))
			continue
		}
		end := tagEnd(text)
		t := parseTag(text[:end])
		text = text[min(end+1, len(text)):]
		switch t.name {
		case "":
			continue
		case "script", "style":
			if _, rest, found := bytes.Cut(text, []byte("</"+t.name)); found {
				text = rest
			}
			continue
		case "title":
			if title, _, found := bytes.Cut(text, []byte("</title")); found && !r.titled {
				r.titled, r.title = true, html.UnescapeString(string(bytes.Join(bytes.Fields(title), []byte(" "))))
			}
		}
		if t.closing {
			r.close(t)
			continue
		}
		r.open(t, hasMain)
	}
}

func (r *reader) close(t tag) {
	if r.main > 0 && !void[t.name] {
		r.main--
	}
	if t.name == "form" {
		if r.fields > 1 {
			r.holds["a form"] = true
		}
		r.fields = 0
	}
}

func (r *reader) open(t tag, hasMain bool) {
	switch t.name {
	case "html":
		r.lang = strings.ToLower(t.of["lang"])
	case "meta":
		r.leadsOn = r.leadsOn || strings.EqualFold(t.of["http-equiv"], "refresh")
	case "body":
		for word := range strings.FieldsSeq(t.of["class"]) {
			if !strings.ContainsAny(word, "0123456789") {
				r.marks["body."+word] = true
			}
		}
	case "form":
		r.step(t.of["action"])
	case "link", "a":
		if rel := " " + t.of["rel"] + " "; strings.Contains(rel, " prev ") || strings.Contains(rel, " next ") {
			r.step(t.of["href"])
		}
	}
	if r.main == 1 && t.name != "p" && t.name[0] != 'h' || r.main == 1 && t.of["class"] != "" {
		class, _, _ := strings.Cut(t.of["class"], " ")
		r.marks[strings.TrimSuffix(t.name+"."+class, ".")] = true
	}
	if r.main > 0 {
		r.feature(t)
	}
	if t.name == "main" || t.name == "body" && !hasMain {
		r.main = 1
	} else if r.main > 0 && !void[t.name] && !t.empty {
		r.main++
	}
}

// step notes a page of this site that an address leads to.
func (r *reader) step(address string) {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	if address == "" || strings.Contains(address, ":") || strings.HasPrefix(address, "//") {
		return
	}
	file := strings.TrimPrefix(address, "/")
	if !strings.HasPrefix(address, "/") {
		file = path.Join(path.Dir(r.path), address)
	}
	if strings.HasSuffix(address, "/") || file == "" {
		file = path.Join(file, "index.html")
	}
	if file = path.Clean(file); file != r.path {
		r.steps = append(r.steps, file)
	}
}

// documents are the files that pages lead to and that are no pages, by their extensions.
var documents = map[string]string{
	".pdf": "a PDF", ".doc": "an office document", ".docx": "an office document", ".odt": "an office document", ".rtf": "an office document",
	".xls": "a spreadsheet", ".xlsx": "a spreadsheet", ".ods": "a spreadsheet", ".csv": "a spreadsheet",
	".ppt": "slides", ".pptx": "slides", ".odp": "slides", ".epub": "an EPUB",
}

// feature notes what an element of the main part shows.
func (r *reader) feature(t tag) {
	switch t.name {
	case "table":
		r.holds["a table"] = true
	case "video":
		r.holds["a film"] = true
	case "audio":
		r.holds["a sound"] = true
	case "iframe", "embed", "object":
		r.holds["what is embedded"] = true
	case "img":
		if t.of["alt"] != "" {
			r.holds["a picture"] = true
		}
	case "svg", "canvas", "math":
		r.holds["a drawing or formula"] = true
	case "details":
		r.holds["what is folded"] = true
	case "ruby":
		r.holds["readings"] = true
	case "blockquote":
		r.holds["a quotation"] = true
	case "input", "select", "textarea":
		if t.of["type"] != "hidden" {
			r.fields++
		}
	case "a":
		address, _, _ := strings.Cut(t.of["href"], "?")
		if kind := documents[strings.ToLower(path.Ext(address))]; kind != "" {
			r.holds[kind] = true
		}
	}
}

// tag is one, with its attributes.
type tag struct {
	name           string
	closing, empty bool
	of             map[string]string
}

// tagEnd returns where a tag's > stands that is in no quotation, or the end.
func tagEnd(text []byte) int {
	const most = 1 << 16
	quote := byte(0)
	for i, c := range text[:min(len(text), most)] {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return min(len(text), bytes.IndexByte(append(text[:len(text):len(text)], '>'), '>'))
}

// parseTag reads what stands between < and >.
func parseTag(text []byte) tag {
	t := tag{of: map[string]string{}}
	text, t.closing = bytes.CutPrefix(text, []byte("/"))
	end := bytes.IndexAny(text, " \t\r\n\f/>")
	if end < 0 {
		end = len(text)
	}
	if end == 0 || text[0]|0x20 < 'a' || text[0]|0x20 > 'z' {
		return tag{}
	}
	t.name = strings.ToLower(string(text[:end]))
	t.empty = bytes.HasSuffix(text, []byte("/"))
	for rest := text[end:]; ; {
		rest = bytes.TrimLeft(rest, " \t\r\n\f/")
		if len(rest) == 0 {
			return t
		}
		end := bytes.IndexAny(rest, " \t\r\n\f=")
		if end < 0 {
			return t
		}
		name := strings.ToLower(string(rest[:end]))
		rest = bytes.TrimLeft(rest[end:], " \t\r\n\f")
		if value, found := bytes.CutPrefix(rest, []byte("=")); found {
			value = bytes.TrimLeft(value, " \t\r\n\f")
			var raw []byte
			if len(value) > 0 && (value[0] == '"' || value[0] == '\'') {
				raw, rest, _ = bytes.Cut(value[1:], value[:1])
			} else if end := bytes.IndexAny(value, " \t\r\n\f"); end >= 0 {
				raw, rest = value[:end], value[end:]
			} else {
				raw, rest = value, nil
			}
			t.of[name] = html.UnescapeString(string(raw))
		}
	}
}
