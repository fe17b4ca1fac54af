// Package published reads lists of the addresses that a site had when it was published, so
// that those which are gone can be told (package plan).
//
// A list is in one of three forms, which its first character tells apart:
//
//	{…}    the manifest that “docsite build --manifest” writes: {"path": …} a line
//	<…>    a sitemap (sitemaps.org): the address of each loc
//	else   a text, an address a line: whole, or a path of the site; # begins a remark
//
// What is not understood is told with its line and column, all in one run: a list of
// which half is read would keep half of a promise.
package published

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"strings"

	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/press"
)

// Read reads a list. Its addresses come back as paths from the root of the server,
// without percent-encoding, as in /newsroom/en/, with their places. name is how diagnostics
// call the file. baseURL is the site's, of whose server whole addresses must be.
func Read(name string, content []byte, baseURL string) ([]press.Located, []diag.Diagnostic) {
	text, ds := charset.Clean(name, content)
	if ds != nil {
		return nil, ds
	}
	r := &reader{name: name, text: text, cursor: diag.NewCursor(text)}
	if base, err := url.Parse(baseURL); err == nil {
		r.host, r.prefix = base.Host, base.Path
	}
	switch first := bytes.TrimLeft(text, "\uFEFF \t\r\n"); {
	case len(first) == 0:
		r.fault(0, "the list holds no address", "give a list that was made of the site as it was published")
	case first[0] == '{':
		r.manifest()
	case first[0] == '<':
		r.sitemap()
	default:
		r.lines()
	}
	if len(r.found) == 0 && len(r.list) == 0 {
		r.fault(0, "the list holds no address", "give a list that was made of the site as it was published")
	}
	return r.list, r.found
}

type reader struct {
	name         string
	text         []byte
	cursor       diag.Cursor
	host, prefix string // of the site's address
	list         []press.Located
	found        []diag.Diagnostic
}

func (r *reader) at(offset int) diag.Pos {
	line, column := r.cursor.Move(offset)
	return diag.Pos{File: r.name, Line: line, Column: column}
}

func (r *reader) fault(offset int, message, hint string) {
	r.found = append(r.found, diag.New(diag.ListUnread, r.at(offset), "%s", message).WithHint("%s", hint))
}

// file adds the path of a file of the site.
func (r *reader) file(offset int, path string) {
	if !valid(path) || strings.HasPrefix(path, "/") {
		r.fault(offset, "“"+path+"” is not the path of a file", "write paths as they lie in the folder of the site, such as en/index.html")
		return
	}
	prefix := r.prefix
	if prefix == "" {
		prefix = "/"
	}
	r.list = append(r.list, press.Located{Text: prefix + path, At: r.at(offset)})
}

// address adds an address: whole, or a path from the root of the server.
func (r *reader) address(offset int, text string) {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Opaque != "" || u.Scheme != "" && u.Scheme != "https" && u.Scheme != "http" || u.Host == "" && u.Scheme != "":
		r.fault(offset, "“"+text+"” is not an address", "write whole addresses, or paths such as /en/releases/")
	case u.Host != "" && !strings.EqualFold(u.Host, r.host):
		r.fault(offset, "“"+text+"” is an address of another site than "+r.host, "take it out, or write its path alone if it was moved to this site, as in /en/releases/")
	case u.Host == "" && !strings.HasPrefix(text, "/"):
		r.file(offset, u.Path)
	case u.Path != "" && u.Path != "/" && !valid(strings.TrimPrefix(u.Path, "/")):
		r.fault(offset, "“"+text+"” is not an address", "write whole addresses, or paths such as /en/releases/")
	case u.Path == "":
		r.list = append(r.list, press.Located{Text: "/", At: r.at(offset)})
	default:
		r.list = append(r.list, press.Located{Text: u.Path, At: r.at(offset)})
	}
}

// valid reports whether a path, without a slash before it, leads through named folders to
// something.
func valid(path string) bool {
	for part := range strings.SplitSeq(strings.TrimSuffix(path, "/"), "/") {
		if part == "" || part == "." || part == ".." || strings.ContainsFunc(part, func(c rune) bool { return c < ' ' || c == 0x7f || c == '\uFFFD' }) {
			return false
		}
	}
	return true
}

// lines reads a text.
func (r *reader) lines() {
	offset := 0
	for line := range bytes.Lines(r.text) {
		text := strings.TrimLeft(string(line), "\uFEFF \t")
		begin := offset + len(line) - len(text)
		offset += len(line)
		if text = strings.TrimRight(text, " \t\r\n"); text == "" || text[0] == '#' {
			continue
		}
		if strings.ContainsAny(text, " \t") {
			r.fault(begin, "“"+text+"” is not one address", "write an address a line")
			continue
		}
		r.address(begin, text)
	}
}

// manifest reads the manifest of a build: JSON, a line for each file behind one that says
// what it is (package deploy).
func (r *reader) manifest() {
	const hint = "give the file that “docsite build --manifest” wrote"
	offset := 0
	for line := range bytes.Lines(r.text) {
		begin := offset
		offset += len(line)
		text := bytes.TrimSpace(line)
		if len(text) == 0 {
			continue
		}
		var entry struct {
			Docsite string  `json:"docsite"`
			Path    *string `json:"path"`
		}
		err := json.Unmarshal(text, &entry)
		var syntax *json.SyntaxError
		switch {
		case errors.As(err, &syntax):
			r.fault(begin+max(int(syntax.Offset)-1, 0), "the manifest is not JSON of the form that is needed", hint)
		case err != nil:
			r.fault(begin, "the manifest is not JSON of the form that is needed", hint)
		case entry.Docsite != "":
		case entry.Path == nil:
			r.fault(begin, "an entry of the manifest has no path", hint)
		default:
			r.file(begin+bytes.IndexByte(line, '{'), *entry.Path)
		}
	}
}

// sitemap reads a sitemap: of each url its loc. An index of sitemaps lists no page.
func (r *reader) sitemap() {
	d := xml.NewDecoder(bytes.NewReader(r.text))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // the bytes are UTF-8, which was seen
	var path []string
	loc, begin := "", 0
	for {
		before := int(d.InputOffset())
		token, err := d.Token()
		if errors.Is(err, io.EOF) && path == nil {
			return
		}
		if err != nil {
			r.fault(int(d.InputOffset()), "the sitemap is not well-formed XML", "give a sitemap of the site, or a text with an address a line")
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Local)
			switch strings.Join(path, "/") {
			case "urlset", "urlset/url":
			case "sitemapindex":
				r.fault(before, "this is an index of sitemaps, which lists no page", "give the sitemaps that it names, in one text with an address a line")
				return
			case "urlset/url/loc":
				loc, begin = "", int(d.InputOffset())
			default:
				if len(path) == 1 {
					r.fault(before, "this is no sitemap", "give a sitemap of the site, or a text with an address a line")
					return
				}
			}
		case xml.CharData:
			if len(path) == 3 && path[2] == "loc" {
				if loc == "" {
					begin += len(token) - len(bytes.TrimLeft(token, " \t\r\n"))
				}
				loc += string(token)
			}
		case xml.EndElement:
			if len(path) == 3 && path[2] == "loc" {
				r.address(begin, strings.TrimSpace(loc))
			}
			if path = path[:len(path)-1]; len(path) == 0 {
				path = nil
			}
		}
	}
}
