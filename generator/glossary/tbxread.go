package glossary

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"docsite/generator/charset"
	"docsite/generator/diag"
)

// What a file of another program may have.
const (
	MostFile  = 50_000_000 // bytes
	mostDepth = 40         // elements in each other; TBX has a dozen
)

// element is one of a file that is read, as far as it counts.
type element struct {
	name string // without a prefix
	kind string // its attribute “type”, or in a file with data categories as tags its name
	id   string
	lang string // its own, or that of what is around it
	text strings.Builder
	at   int
}

// ReadTBX reads what a file in TBX holds for a site of languages: of 2019 (ISO 30042:2019), with
// data categories as attributes or as tags, or of 2008 (ISO 30042:2008, “martif”). What is not
// taken over is told as notes. Of a file that is not well-formed, or no TBX, there is an error
// among the diagnostics, and no entry.
//
// A document type that declares anything, such as an entity, is refused; none is fetched.
func ReadTBX(file string, raw []byte, languages []string) ([]*Entry, []diag.Diagnostic) {
	if len(raw) > MostFile {
		return nil, []diag.Diagnostic{diag.New(diag.FileTooLarge, diag.Pos{File: file}, "the file is larger than %d MB", MostFile/1_000_000).
			WithHint("export a part of the collection")}
	}
	text, ds := charset.Clean(file, raw)
	if ds != nil {
		return nil, ds
	}
	text = charset.Compose(text)
	r := tbxReader{in: newIntake(file, languages), cursor: diag.NewCursor(text)}
	if at, err := r.read(text); err != nil {
		return nil, []diag.Diagnostic{diag.New(diag.BadGlossary, r.place(at), "the file cannot be read: %v", err).
			WithHint("export it once more as TBX, in UTF-8; nothing was taken over")}
	}
	return r.in.entries, r.in.told()
}

type tbxReader struct {
	in     *intake
	cursor diag.Cursor
	open   []*element

	concept *concept // that is read
	term    *offer
}

func (r *tbxReader) place(offset int) diag.Pos {
	line, column := r.cursor.Move(offset)
	return diag.Pos{File: r.in.file, Line: line, Column: column}
}

// read goes through a file. The error has the offset at which it is.
func (r *tbxReader) read(text []byte) (int, error) {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.CharsetReader = func(encoding string, _ io.Reader) (io.Reader, error) {
		return nil, encodingError(encoding)
	}
	begun := false
	for {
		at := int(d.InputOffset())
		token, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF) && len(r.open) > 0:
			return at, fmt.Errorf("<%s> is not ended", r.open[len(r.open)-1].name)
		case errors.Is(err, io.EOF) && !begun:
			return at, errors.New("it holds no element")
		case errors.Is(err, io.EOF):
			return 0, nil
		case err != nil:
			return int(d.InputOffset()), plainError(err)
		}
		switch t := token.(type) {
		case xml.Directive:
			if bytes.ContainsRune(t, '[') {
				return at, errors.New("its document type declares something, such as entities")
			}
		case xml.StartElement:
			if !begun && t.Name.Local != "tbx" && t.Name.Local != "martif" {
				return at, fmt.Errorf("it is no TBX: it begins with <%s>", t.Name.Local)
			} else if begun && len(r.open) == 0 {
				return at, errors.New("something stands behind its end")
			}
			begun = true
			if len(r.open) == mostDepth {
				return at, fmt.Errorf("more than %d elements lie in each other", mostDepth)
			}
			r.start(t, at)
		case xml.CharData:
			if n := len(r.open); n > 0 {
				r.open[n-1].text.Write(t)
			}
		case xml.EndElement:
			n := len(r.open) - 1
			if n < 0 || r.open[n].name != t.Name.Local {
				return at, fmt.Errorf("</%s> ends nothing", t.Name.Local)
			}
			e := r.open[n]
			r.open = r.open[:n]
			r.end(e)
		}
	}
}

// encodingError is the name of an encoding that is not UTF-8.
type encodingError string

func (e encodingError) Error() string {
	return fmt.Sprintf("it says that it is written in %s, and is in UTF-8", string(e))
}

// plainError is one of the decoder without its line, which is told beside it.
func plainError(err error) error {
	var encoding encodingError
	if errors.As(err, &encoding) {
		return encoding
	}
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return errors.New(syntax.Msg)
	}
	return err
}

func (r *tbxReader) start(t xml.StartElement, at int) {
	e := &element{name: t.Name.Local, kind: t.Name.Local, at: at}
	if n := len(r.open); n > 0 {
		e.lang = r.open[n-1].lang
	}
	for _, a := range t.Attr {
		switch a.Name.Local {
		case "type":
			e.kind = a.Value
		case "id":
			e.id = a.Value
		case "lang":
			e.lang = a.Value
		}
	}
	r.open = append(r.open, e)
	switch e.name {
	case "conceptEntry", "termEntry":
		r.concept = &concept{id: e.id, at: r.place(at)}
	case "termSec", "tig", "ntig":
		r.term = &offer{lang: e.lang}
	}
}

// around returns the nearest element around what ends now that has one of the names.
func (r *tbxReader) around(names ...string) *element {
	for i := len(r.open) - 1; i >= 0; i-- {
		for _, name := range names {
			if r.open[i].name == name {
				return r.open[i]
			}
		}
	}
	return nil
}

func (r *tbxReader) end(e *element) {
	text := foldSpaces(e.text.String())
	inTerm := r.around("termSec", "tig", "ntig") != nil
	switch {
	case e.name == "conceptEntry", e.name == "termEntry":
		if r.concept != nil {
			r.in.take(r.concept)
		}
		r.concept = nil
	case r.concept == nil:
	case e.name == "termSec", e.name == "tig", e.name == "ntig":
		if r.term != nil {
			r.concept.offers = append(r.concept.offers, *r.term)
		}
		r.term = nil
	case e.name == "term" && r.term != nil:
		r.term.text, r.term.at = text, r.place(e.at)
	case e.kind == "administrativeStatus" && r.term != nil, e.kind == "normativeAuthorization" && r.term != nil && r.term.status == "":
		r.term.status = text
	case e.kind == "subjectField":
		r.concept.domain = text
	case e.name == "note" && !inTerm:
		r.concept.addNote(e.lang, text)
	case e.kind == "definition" && !inTerm:
		r.concept.addDefinition(e.lang, text)
	case len(r.open) > 0: // emphasis within a term or a note
		if e.name == "hi" || e.name == "foreign" || e.name == "ph" {
			r.open[len(r.open)-1].text.WriteString(e.text.String())
		}
	}
}
