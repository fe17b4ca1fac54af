package leak

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"docsite/generator/compress"
)

// Bounds of what is unpacked, in bytes.
const (
	mostUnpacked = 64 << 20  // of one part
	mostTogether = 256 << 20 // of all parts of a file
	deepest      = 4         // archives in one another
	mostEntries  = 100_000   // of an archive
)

// reader reads files, one after the other, and collects what it finds. It keeps its
// buffers from one to the next.
type reader struct {
	secrets *Secrets
	left    int64 // bytes that may still be unpacked of the file
	file    string
	found   []Finding
	match   matcher
	whole   []byte // a file

	raw                  []byte              // of the part that is read
	layers               []*layer            // from those bytes to what is read, in order
	inside               string              // the part
	first                map[*Withheld]*told // in the part
	escapes, again, tags layer
	units                layer
}

func newReader(s *Secrets) *reader {
	r := &reader{secrets: s}
	r.match = matcher{Secrets: s, foundRun: r.foundRun, foundTerm: r.foundTerm}
	r.match.foundWindow = r.match.compare
	return r
}

// unread tells of what could not be read.
func (r *reader) unread(inside, format string, args ...any) {
	r.found = append(r.found, Finding{Kind: Unread, File: r.file, Inside: inside, Words: fmt.Sprintf(format, args...)})
}

// content reads a file, or a part of one, with all that is packed in it.
// Its name says whether it is Brotli, and nothing else; it is empty where it has none.
func (r *reader) content(content []byte, name, inside string, depth int) {
	if f, found := r.secrets.fileIn(content); found {
		of := &r.secrets.withheld[f.of]
		r.found = append(r.found, Finding{Kind: Content, File: r.file, Inside: inside, Of: of, Words: f.file.Name})
	}
	kind := kindOf(content, name)
	r.part(content, inside, kind == other || kind == isTar)
	if kind.packs() && depth >= deepest {
		r.unread(inside, "lies in more than %d archives", deepest)
		return
	}
	switch kind {
	case isGzip:
		unpacked, err := gzip.NewReader(bytes.NewReader(content))
		r.unpack(unpacked, err, "gzip", within("what is packed", inside), inside, depth)
	case isBzip2:
		r.unpack(bzip2.NewReader(bytes.NewReader(content)), nil, "bzip2", within("what is packed", inside), inside, depth)
	case isBrotli:
		r.unpack(compress.NewBrotliReader(bytes.NewReader(content)), nil, "Brotli", within("what is packed", inside), inside, depth)
	case isZip:
		r.zip(content, inside, depth)
	case isTar:
		r.tar(content, inside, depth)
	case isPNG:
		r.png(content, inside)
	case isJPEG:
		r.jpeg(content, inside)
	case isPDF:
		r.pdf(content, inside, depth)
	case isClosed:
		r.unread(inside, "is packed in a form that is not opened (%s)", closedForm(content))
	}
}

// unpack reads a stream that is packed.
func (r *reader) unpack(from io.Reader, err error, form, part, inside string, depth int) {
	if err == nil {
		var content []byte
		content, err = r.bounded(from, part)
		r.content(content, "", part, depth+1)
	}
	if err != nil {
		r.unread(inside, "is no whole %s file: %v", form, plain(err))
	}
}

// bounded reads a stream as far as it may be unpacked, and tells where it goes on. The
// error is one of the stream, whose beginning is returned.
func (r *reader) bounded(from io.Reader, inside string) ([]byte, error) {
	most := max(0, min(r.left, mostUnpacked))
	content, err := io.ReadAll(io.LimitReader(from, most+1))
	if int64(len(content)) > most {
		content, err = content[:most], nil
		r.unread(inside, "was read to %d MB only", most>>20)
	}
	r.left -= int64(len(content))
	return content, err
}

func (r *reader) zip(content []byte, inside string, depth int) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		r.unread(inside, "is no whole zip archive: %v", plain(err))
		return
	}
	if archive.Comment != "" {
		r.text([]byte(archive.Comment), within("the comment", inside))
	}
	for i, f := range archive.File {
		if i == mostEntries {
			r.unread(inside, "was read to its file %d only", mostEntries)
			return
		}
		part := within(f.Name, inside)
		r.text([]byte(f.Name), within("the name of a file", inside))
		if f.Comment != "" {
			r.text([]byte(f.Comment), within("the comment on "+f.Name, inside))
		}
		if f.FileInfo().IsDir() {
			continue
		}
		const locked = 1 // APPNOTE.TXT, section 4.4.4, bit 0
		if f.Flags&locked != 0 {
			r.unread(part, "is locked with a password")
			continue
		}
		stream, err := f.Open()
		if err != nil {
			r.unread(part, "cannot be unpacked: %v", plain(err))
			continue
		}
		entry, err := r.bounded(stream, part)
		r.content(entry, f.Name, part, depth+1)
		if err = errors.Join(err, stream.Close()); err != nil {
			r.unread(part, "cannot be unpacked whole: %v", plain(err))
		}
	}
}

func (r *reader) tar(content []byte, inside string, depth int) {
	archive := tar.NewReader(bytes.NewReader(content))
	for range mostEntries {
		header, err := archive.Next()
		if err == io.EOF {
			return
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			r.unread(inside, "is no whole tar archive: %v", plain(err))
			return
		}
		part := within(header.Name, inside)
		entry, err := r.bounded(archive, part)
		if kindOf(entry, header.Name).packs() { // the bytes of all others were read with the archive's
			r.content(entry, header.Name, part, depth+1)
		} else if f, found := r.secrets.fileIn(entry); found {
			r.found = append(r.found, Finding{Kind: Content, File: r.file, Inside: part, Of: &r.secrets.withheld[f.of], Words: f.file.Name})
		}
		if err != nil {
			r.unread(part, "is not whole: %v", plain(err))
			return
		}
	}
	r.unread(inside, "was read to its file %d only", mostEntries)
}

// within is where a part lies: “in word/document.xml inside report.docx”.
func within(part, inside string) string {
	if inside == "" {
		return "in " + part
	}
	return "in " + part + " inside " + strings.TrimPrefix(inside, "in ")
}

// plain is an error of a format without the name of the package.
func plain(err error) string {
	_, text, found := strings.Cut(err.Error(), ": ")
	if !found {
		return err.Error()
	}
	return text
}

// form is what a file is by its first bytes, or by its name where it has none.
type form int

const (
	other form = iota
	isGzip
	isBzip2
	isBrotli
	isZip
	isTar
	isPNG
	isJPEG
	isPicture // another one, whose bytes are read as they are
	isPDF
	isClosed
)

// packs reports whether other files can lie in one.
func (f form) packs() bool {
	return f == isGzip || f == isBzip2 || f == isBrotli || f == isZip || f == isTar || f == isPDF
}

func kindOf(content []byte, name string) form {
	begins := func(with string) bool { return bytes.HasPrefix(content, []byte(with)) }
	switch {
	case strings.EqualFold(path.Ext(name), ".br"): // RFC 7932 has no first bytes to know it by
		return isBrotli
	case begins("\x1f\x8b\x08"):
		return isGzip
	case begins("BZh"):
		return isBzip2
	case begins("PK\x03\x04"), begins("PK\x05\x06"):
		return isZip
	case begins("\x89PNG\r\n\x1a\n"):
		return isPNG
	case begins("\xff\xd8\xff"):
		return isJPEG
	case begins("RIFF") && len(content) > 12 && string(content[8:12]) == "WEBP", begins("wOFF"), begins("wOF2"), len(content) > 12 && string(content[4:8]) == "ftyp":
		return isPicture
	case bytes.Contains(content[:min(len(content), 1024)], []byte("%PDF-")): // ISO 32000-1, annex H, note 13
		return isPDF
	case closedForm(content) != "":
		return isClosed
	case len(content) > 265 && string(content[257:262]) == "ustar":
		return isTar
	}
	return other
}

// closedForm names a form of packed files that is not opened, by its first bytes; empty
// for others.
func closedForm(content []byte) string {
	for _, f := range [][2]string{{"7z\xbc\xaf\x27\x1c", "7z"}, {"Rar!\x1a\x07", "RAR"}, {"\xfd7zXZ\x00", "xz"}, {"\x28\xb5\x2f\xfd", "Zstandard"}} {
		if bytes.HasPrefix(content, []byte(f[0])) {
			return f[1]
		}
	}
	return ""
}
