// Package lint finds what is surely a mistake in a text by its characters alone:
//
//	characters.go   characters that were lost, that nobody sees, that one font has
//	direction.go    controls for the direction of writing
//	compat.go       characters of PDFs and old encodings that stand for others (radicals.go)
//	emphasis.go     what is almost emphasis
//	link.go         what is almost a link
//	line.go         lines that are almost a heading or a list
//	table.go        lines that are almost a table
//	html.go         Markdown between tags of HTML, where it is text
//	plain.go        markup in texts that have none, such as a title
//	fillin.go       places that were to be filled in
//	breaks.go       lines that are meant to stay lines
//	code.go         code that is prose
//
// What a text is, its caller knows: package markdown hands over the prose of a block
// (see [Mask]), package read the values of a front matter. A place is a byte offset
// into what was handed over.
//
// A false finding costs more than a missed one. A rule is precise or it is left out:
// corpus_test.go of package markdown holds that nothing is told of texts that nobody
// wrote for it.
package lint

import (
	"slices"

	"docsite/generator/diag"
)

// Finding is something that is surely not as its author meant it.
type Finding struct {
	At            int // its first byte
	Code          diag.Code
	Message, Hint string
}

// Mask stands in a prose, byte for byte, for what is no plain text in it. Prose is the
// text of a block as it lies in its file, with its line feeds, where spaces stand for
// what belongs to the blocks around it.
type Mask byte

const (
	Code    Mask = 1 + iota // code within a line
	Address                 // an address that is a link
	Markup                  // markup that is understood, and what it hides
	Escape                  // a sign behind a backslash, and the backslash
)

// Prose returns what is almost Markdown in a prose: emphasis and links, and where
// the block is a paragraph, lines. It returns at most one finding a line, in order.
func Prose(text []byte, paragraph bool) []Finding {
	var found []Finding
	if paragraph {
		found = append(found, almostTable(text)...)
		found = append(found, almostLines(text)...)
	}
	found = append(found, almostEmphasis(text)...)
	found = append(found, almostLinks(text)...)
	found = append(found, openComment(text)...)
	return OneALine(text, found)
}

// OneALine returns the findings in order, the first of each line. It changes its
// argument.
func OneALine(text []byte, found []Finding) []Finding {
	slices.SortStableFunc(found, func(a, b Finding) int { return a.At - b.At })
	kept, end := found[:0], 0 // of the line that has one
	for _, f := range found {
		if f.At >= end {
			kept = append(kept, f)
			end = f.At + lineLength(text[f.At:])
		}
	}
	return kept
}
