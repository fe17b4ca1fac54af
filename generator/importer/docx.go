package importer

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// unpacked is an archive in which a path may go on behind a Word file, into what that
// file holds: report.docx/word/media/image1.png.
type unpacked struct{ fs.FS }

// split cuts a path behind a Word file.
func (unpacked) split(name string) (outer, inner string, is bool) {
	at := strings.Index(strings.ToLower(name), ".docx/")
	if at < 0 {
		return name, "", false
	}
	return name[:at+len(".docx")], name[at+len(".docx/"):], true
}

// Open implements fs.FS.
func (u unpacked) Open(name string) (fs.File, error) {
	outer, inner, is := u.split(name)
	if !is {
		return u.FS.Open(name)
	}
	if info, err := fs.Stat(u.FS, outer); err != nil || info.IsDir() {
		return u.FS.Open(name)
	}
	raw, whole, err := readBounded(u.FS, outer, maxDocx)
	if err != nil {
		return nil, err
	}
	packed, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil || !whole {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return packed.Open(inner)
}

// Lstat implements fs.ReadLinkFS.
func (u unpacked) Lstat(name string) (fs.FileInfo, error) {
	if _, _, is := u.split(name); !is {
		return fs.Lstat(u.FS, name)
	}
	file, err := u.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	return info, errors.Join(err, file.Close())
}

// ReadLink implements fs.ReadLinkFS.
func (u unpacked) ReadLink(name string) (string, error) { return fs.ReadLink(u.FS, name) }

const (
	maxDocx  = 100 << 20 // bytes of a Word file
	maxParts = 5_000     // files in it
	maxXML   = 20 << 20  // bytes of its XML parts together, unpacked: pandoc takes many times as much memory
	maxMedia = 400 << 20 // bytes of all else together, unpacked
)

// docx is a Word file, of which nothing is larger than the bounds allow.
type docx struct {
	raw   []byte
	parts map[string][]byte // the XML parts
	media []string
}

// openDocx reads a Word file. The error says, to its author, why that cannot be.
func openDocx(raw []byte) (*docx, error) {
	if bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")) {
		return nil, errors.New("it is protected by a password, or in Word’s older form: save it again as .docx without one")
	}
	packed, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, errors.New("it is no Word file, or damaged")
	}
	if len(packed.File) > maxParts {
		return nil, fmt.Errorf("it holds more than %d files", maxParts)
	}
	d := &docx{raw: raw, parts: map[string][]byte{}}
	texts, media := int64(maxXML), int64(maxMedia)
	for _, f := range packed.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		part, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("its part %s cannot be read", f.Name)
		}
		// What a file says of its parts' sizes may be wrong, so they are counted.
		if ext := path.Ext(f.Name); ext == ".xml" || ext == ".rels" {
			content, err := io.ReadAll(io.LimitReader(part, texts+1))
			if texts -= int64(len(content)); texts < 0 {
				return nil, fmt.Errorf("its text has more than %d bytes when it is unpacked", maxXML)
			}
			if err != nil {
				return nil, fmt.Errorf("its part %s is damaged", f.Name)
			}
			d.parts[f.Name] = content
			continue
		}
		n, err := io.Copy(io.Discard, io.LimitReader(part, media+1))
		if media -= n; media < 0 {
			return nil, fmt.Errorf("its pictures have more than %d bytes when they are unpacked", maxMedia)
		}
		if err != nil {
			return nil, fmt.Errorf("its part %s is damaged", f.Name)
		}
		d.media = append(d.media, f.Name)
	}
	if d.parts["word/document.xml"] == nil {
		return nil, errors.New("it is no Word file: it holds no text")
	}
	if err := d.rewriteRuby(); err != nil {
		return nil, err
	}
	return d, nil
}

// properties returns what a file says of itself (ECMA-376, part 2, 11: core properties), by the names of the elements.
func (d *docx) properties() map[string]string {
	found := map[string]string{}
	decoder := xml.NewDecoder(bytes.NewReader(d.parts["docProps/core.xml"]))
	for {
		token, err := decoder.Token()
		if err != nil { // what can be read is taken
			return found
		}
		if start, is := token.(xml.StartElement); is && start.Name.Local != "coreProperties" {
			if text, err := readElement(decoder); err == nil {
				found[start.Name.Local] = strings.TrimSpace(text)
			}
		}
	}
}

// paragraphs returns the words of each paragraph of a part, in order (ECMA-376, part 1, 17.3). What stands
// twice, for older programs, is taken once; what was deleted with changes tracked is no word of it.
func (d *docx) paragraphs(part string) []string {
	var found []string
	var open []*strings.Builder // paragraphs, the innermost last: one may stand in a text box of another
	decoder := xml.NewDecoder(bytes.NewReader(d.parts[part]))
	for {
		token, err := decoder.Token()
		if err != nil {
			return found
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "Fallback":
				if decoder.Skip() != nil {
					return found
				}
			case "p":
				open = append(open, &strings.Builder{})
			case "t":
				if text, err := readElement(decoder); err == nil && len(open) > 0 {
					open[len(open)-1].WriteString(text)
				}
			case "tab", "br", "cr":
				if len(open) > 0 {
					open[len(open)-1].WriteString(" ")
				}
			}
		case xml.EndElement:
			if t.Name.Local == "p" && len(open) > 0 {
				if words := squeeze(open[len(open)-1].String()); words != "" {
					found = append(found, words)
				}
				open = open[:len(open)-1]
			}
		}
	}
}

// sortedParts returns the names of parts, the text's first.
func sortedParts(parts map[string][]byte) []string {
	const text = "word/document.xml"
	names := slices.Sorted(maps.Keys(parts))
	slices.SortStableFunc(names, func(a, b string) int { return btoi(b == text) - btoi(a == text) })
	return names
}
