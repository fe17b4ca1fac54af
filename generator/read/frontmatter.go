package read

import (
	"bufio"
	"bytes"
	"io"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"

	"docsite/generator/diag"
)

// mostFront is the size of a front matter in bytes; one with a hundred attachments
// has a fifth of it. What reads YAML takes longer the more there is of one thing.
const mostFront = 100_000

// FrontMatter divides a cleaned text as it is divided for [Translations].
func FrontMatter(file string, text []byte) (block []byte, body int, ds []diag.Diagnostic) {
	return split(file, text)
}

// split divides a cleaned text into its front matter and its body. body is the
// byte offset of the body. The front matter begins in line 2 of the file.
//
// The scan is ours, because the library takes an unclosed fence for a body and
// an indented “---” for a fence; the division itself is the library's.
func split(file string, text []byte) (block []byte, body int, ds []diag.Diagnostic) {
	at := diag.Pos{File: file, Line: 1, Column: 1}
	first, rest, more := bytes.Cut(text, []byte("\n"))
	if !isFence(first) {
		d := diag.New(diag.NoFrontMatter, at, "the file does not begin with front matter").
			WithHint("begin the file with a line “---”, then title and date, then another line “---”")
		if bytes.Equal(bytes.TrimSpace(first), []byte("+++")) {
			d = d.WithHint("docsite reads YAML between two lines “---”, not TOML between “+++”")
		} else if i := fenceLine(text); i == 1 {
			d = d.WithHint("delete what stands before the “---” in line 1")
		} else if i > 1 {
			d = d.WithHint("a line “---” stands in line %d: delete what stands before it", i)
		}
		return nil, 0, []diag.Diagnostic{d}
	}
	closing := -1
	offset := len(first) + 1
	if more {
		for line := range bytes.Lines(rest) {
			if isFence(bytes.TrimSuffix(line, []byte("\n"))) {
				closing = offset
				offset += len(line)
				break
			}
			offset += len(line)
		}
	}
	if closing < 0 {
		return nil, 0, []diag.Diagnostic{diag.New(diag.FrontMatterOpen, at, "the front matter is not closed").
			WithHint("put a line “---” between the front matter and the text")}
	}
	if closing-len(first)-1 > mostFront {
		return nil, 0, []diag.Diagnostic{diag.New(diag.FileTooLarge, at, "the front matter is larger than %d kB", mostFront/1000).
			WithHint("write what is text behind its closing “---”")}
	}
	block, err := header(text[len(first)+1 : closing])
	if err != nil {
		return nil, 0, []diag.Diagnostic{diag.New(diag.BadYAML, at, "the front matter cannot be read: %v", err)}
	}
	return block, offset, nil
}

// isFence reports whether a line is “---” from its first column on.
func isFence(line []byte) bool {
	return bytes.Equal(bytes.TrimRight(line, " \t"), []byte("---"))
}

// fenceLine returns the number of the first line that is a fence, indented or
// not, or 0.
func fenceLine(text []byte) int {
	n := 0
	for line := range bytes.Lines(text) {
		n++
		if isFence(bytes.TrimSpace(line)) {
			return n
		}
	}
	return 0
}

// proseLine returns the number of the first line of a block that follows an
// empty one and cannot be YAML's, or 0: where somebody forgot the closing fence,
// a thematic break of the text is taken for it.
func proseLine(block []byte) int {
	n, afterEmpty := 0, false
	for line := range bytes.Lines(block) {
		n++
		words := bytes.TrimSpace(line)
		if afterEmpty && len(words) > 0 && line[0] != ' ' && !bytes.ContainsAny(words[:1], "#-]}") && !bytes.Contains(words, []byte(":")) {
			return n
		}
		afterEmpty = len(words) == 0
	}
	return 0
}

// unclosed reports that the text begins in a line of the file although a later
// one is its first fence.
func unclosed(file string, line, fence int) []diag.Diagnostic {
	return []diag.Diagnostic{diag.New(diag.FrontMatterOpen, diag.Pos{File: file, Line: line, Column: 1}, "the front matter is not closed before the text").
		WithHint("put a line “---” before this one; now the “---” in line %d is taken for its end", fence)}
}

// header hands a block to the library between fences that no line of the block
// can be taken for. The body behind it is known already and need not be copied.
func header(block []byte) ([]byte, error) {
	longest, run := 2, 0
	for _, c := range block {
		if run++; c != '-' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence := strings.Repeat("-", longest+1)
	var found []byte
	format := frontmatter.NewFormat(fence, fence, func(data []byte, v any) error {
		*v.(*[]byte) = data
		return nil
	})
	// The library would make a reader of its own of anything but this kind.
	r := readers.Get().(*bufio.Reader)
	defer readers.Put(r)
	r.Reset(io.MultiReader(strings.NewReader(fence+"\n"), bytes.NewReader(block), strings.NewReader(fence+"\n")))
	if _, err := frontmatter.MustParse(r, &found, format); err != nil {
		return nil, err
	}
	return found, nil
}

var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}
