package importer

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/charset"
)

// maxText is how many bytes a text of an archive may have: as much as docsite reads of
// a release.
const maxText = 2_000_000

// readText returns a text of an archive in UTF-8 with line feeds. Control characters,
// which no text may hold, are taken out, and that is told. ok is false where the text
// cannot be read; the losses say why. The error is the disk's.
func readText(archive fs.FS, path string) (text string, lost []Loss, ok bool, err error) {
	raw, whole, err := readBounded(archive, path, maxText)
	if err != nil {
		return "", nil, false, err
	}
	if !whole {
		return "", []Loss{{Origin: path, What: fmt.Sprintf("the whole text: it has more than %d bytes", maxText)}}, false, nil
	}
	text, lost, ok = cleanText(path, raw)
	return text, lost, ok, nil
}

// skipped tells of what is in a folder and neither a file nor a folder, such as a symbolic link, which is not
// read. Nothing is told of what holds no text, by the ending of its name.
func skipped(p string, e fs.DirEntry, endings ...string) (lost Loss, is bool) {
	if e.IsDir() || e.Type().IsRegular() {
		return Loss{}, false
	}
	lost = Loss{Origin: p, What: "what is neither a file nor a folder"}
	if e.Type()&fs.ModeSymlink != 0 {
		lost.What = "a symbolic link, which is not followed"
	}
	ext := strings.ToLower(path.Ext(p))
	return lost, !strings.HasPrefix(e.Name(), ".") && (ext == "" || slices.Contains(endings, ext))
}

// readBounded returns the bytes of a file, and whether these are all: it reads most and no more.
func readBounded(archive fs.FS, path string, most int64) (raw []byte, whole bool, err error) {
	file, err := archive.Open(path)
	if err != nil {
		return nil, false, err
	}
	raw, err = io.ReadAll(io.LimitReader(file, most+1))
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, false, fmt.Errorf("reading %s: %w", path, err)
	}
	return raw, int64(len(raw)) <= most, nil
}

// cleanText is readText for bytes that were read.
func cleanText(path string, raw []byte) (text string, lost []Loss, ok bool) {
	if utf8.Valid(raw) {
		var told bool
		raw = []byte(strings.Map(func(r rune) rune {
			if r == '\r' || r == '\n' || r == '\t' || !unicode.IsControl(r) {
				return r
			}
			told = true
			return -1
		}, strings.ReplaceAll(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\r", "\n")))
		if told {
			lost = append(lost, Loss{Origin: path, What: "control characters, which nobody sees"})
		}
	}
	clean, found := charset.Clean(path, raw)
	if len(found) > 0 {
		return "", []Loss{{Origin: path, Line: found[0].Pos.Line, What: "the whole text: " + found[0].Message + "; " + found[0].Hint}}, false
	}
	return string(clean), lost, true
}

// draft is a text on its way to Markdown, which knows from which line of the archive's
// file each of its lines came.
type draft struct {
	text   string
	lines  []int // of the file, of each line
	starts []int // byte at which each line begins
}

// edit exchanges the bytes from From to To for others.
type edit struct {
	from, to int
	by       string
}

// newDraft returns a text that begins below so many lines of its file.
func newDraft(text string, above int) *draft {
	d := &draft{text: text}
	d.index()
	for i := range d.starts {
		d.lines = append(d.lines, above+i+1)
	}
	return d
}

func (d *draft) index() {
	d.starts = append(d.starts[:0], 0)
	for i := range len(d.text) {
		if d.text[i] == '\n' {
			d.starts = append(d.starts, i+1)
		}
	}
}

// number returns the index of the line in which a byte stands.
func (d *draft) number(at int) int {
	return sort.SearchInts(d.starts, at+1) - 1
}

// line returns the line of the file from which a byte came.
func (d *draft) line(at int) int { return d.lines[d.number(at)] }

// apply makes the edits, which are in order. One that begins within the one before it is left out.
func (d *draft) apply(edits []edit) {
	if len(edits) == 0 {
		return
	}
	var b strings.Builder
	lines := []int{d.line(0)}
	at := 0
	keep := func(to int) {
		part := d.text[at:to]
		b.WriteString(part)
		first := d.number(at)
		for i := range strings.Count(part, "\n") {
			lines = append(lines, d.lines[min(first+i+1, len(d.lines)-1)])
		}
		at = to
	}
	for _, e := range edits {
		if e.from < at {
			continue
		}
		keep(e.from)
		b.WriteString(e.by)
		for range strings.Count(e.by, "\n") {
			lines = append(lines, d.line(e.from))
		}
		at = e.to
	}
	keep(len(d.text))
	d.text, d.lines = b.String(), lines
	d.index()
}

// lose notes a loss of a document.
func (d *Document) lose(line int, format string, args ...any) {
	d.Lost = append(d.Lost, Loss{Origin: d.Origin, Line: line, What: fmt.Sprintf(format, args...)})
}
