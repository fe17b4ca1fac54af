package exchange

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"docsite/generator/diag"
)

// Format is a form of file, by the name that the command has for it.
type Format string

const (
	XLIFF   Format = "xliff"   // XLIFF 2.1
	XLIFF12 Format = "xliff12" // XLIFF 1.2
	PO      Format = "po"      // of GNU gettext
)

// Extension returns how names of files end that have the format, with the dot.
func (f Format) Extension() string {
	if f == PO {
		return ".po"
	}
	return ".xlf"
}

// Write writes a document, which must be valid, in a format. The same document becomes the
// same bytes. An error is a document that is not valid, has a character that the format cannot
// have, or of w.
func Write(w io.Writer, f Format, d *Document) error {
	if err := d.Valid(); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	var err error
	switch f {
	case XLIFF:
		err = writeXLIFF2(out, d)
	case XLIFF12:
		err = writeXLIFF12(out, d)
	case PO:
		err = writePO(out, d)
	default:
		return fmt.Errorf("exchange: no format %q", f)
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// File is a document that was read.
type File struct {
	Document
	Format Format

	at       diag.Pos
	segments map[[2]string]diag.Pos
}

// At returns the place of a segment, by the IDs of its unit and its own: that of its translation
// where it has one. For a segment that the file has not it is the place of the document.
func (f *File) At(unit, segment string) diag.Pos {
	if at, ok := f.segments[[2]string{unit, segment}]; ok {
		return at
	}
	return f.at
}

// maxDocument is how many bytes a file may have that is no memory.
const maxDocument = 32 << 20

// Read reads a file in whatever format of [Format] it is, whose name is only told. It returns
// what is wrong with it, sorted; where that has no error, the document is valid and each target
// has the codes of its source, but for those that a warning tells of. Of a segment with an
// error the target is left out; the file is nil where it could not be read at all. The error is
// r's alone.
//
// A program may have joined or split segments of a unit (XLIFF 2.1 lets it): then the unit has
// others, and their sources together, with their glue, are what they were.
func Read(name string, r io.Reader) (*File, []diag.Diagnostic, error) {
	b := &builder{units: map[string]int{}, file: File{at: diag.Pos{File: name, Line: 1, Column: 1}, segments: map[[2]string]diag.Pos{}}}
	in := bufio.NewReader(&bounded{r: r, left: maxDocument, at: b.file.at})
	err := b.read(name, in)
	ds, err := told(b.ds, err)
	if b.file.Format == "" {
		return nil, ds, err
	}
	return &b.file, ds, err
}

func (b *builder) read(name string, in *bufio.Reader) error {
	// A letter or # begins a PO file; markup, in UTF-8 or UTF-16, one of XML.
	if head, err := in.Peek(64); !bytes.ContainsRune(head, '<') || bytes.HasPrefix(bytes.TrimPrefix(head, []byte("\uFEFF")), []byte("#")) {
		if len(head) == 0 && err != nil && err != io.EOF {
			return err
		}
		return b.readPO(name, in)
	}
	x := newXMLReader(name, in)
	root, err := x.root()
	if err != nil {
		return err
	}
	if err := x.fill(root, maxDocument); err != nil {
		return err
	}
	if err := x.end(); err != nil {
		return err
	}
	switch {
	case root.name.Local == "xliff" && (root.name.Space == ns12 || root.name.Space == "" && root.attr("version") == "1.2"):
		return b.readXLIFF12(root)
	case root.name.Local == "xliff" && (root.name.Space == ns2 || root.name.Space == ns22):
		return b.readXLIFF2(root)
	}
	return stop(diag.New(diag.ExchangeForm, root.at, "the file begins with <%s>, and is neither XLIFF 1.2 nor 2 nor PO", root.name.Local).
		WithHint("let the translator's program save it in the form in which it was exported"))
}

// bounded is a reader that refuses what is too long.
type bounded struct {
	r    io.Reader
	left int
	at   diag.Pos
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= n; b.left < 0 {
		return 0, stop(diag.New(diag.ExchangeTooMuch, b.at, "the file has more than %d megabytes", maxDocument>>20).
			WithHint("no text of a release has: export again and translate that file"))
	}
	return n, err
}
