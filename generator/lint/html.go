package lint

import (
	"bytes"
	"regexp"

	"docsite/generator/diag"
)

// htmlForms are what Markdown has for emphasis, links and blocks. Within HTML it is text.
var htmlForms = []struct {
	form          *regexp.Regexp // its first group is what is shown
	message, hint string
}{
	{regexp.MustCompile(`(\*\*)\s?[^\s*][^*]*\*\*`), "within HTML ** makes no emphasis", "write <strong>words</strong>, or put the paragraph between two empty lines"},
	{regexp.MustCompile(`(?:^|[^\p{L}\p{N}_])(__)[^\s_][^_]*__(?:[^\p{L}\p{N}_]|$)`), "within HTML __ makes no emphasis", "write <strong>words</strong>, or put the paragraph between two empty lines"},
	{regexp.MustCompile(`(~~)[^\s~][^~]*~~`), "within HTML ~~ strikes nothing out", "write <s>words</s>, or put the paragraph between two empty lines"},
	{regexp.MustCompile(`(!?\[)[^\[\]]*\]\(\s*<?` + address + `[^()]*\)`), "within HTML [ ]( ) makes no link and no picture", "write <a href=\"address\">text</a> or <img src=\"file\" alt=\"what it shows\">, or put the paragraph between two empty lines"},
	{regexp.MustCompile(`(?m)^[ \t]*(#{2,6})[ \x{00A0}\x{3000}]+[^\s#]`), "within HTML ## makes no heading", "write <h2>Heading</h2>, or put it between two empty lines"},
	{regexp.MustCompile(`(?m)^[ \t]*([-*+]) +\S.*\n[ \t]*[-*+] +\S`), "within HTML this is no list", "put the list between two empty lines, or write <ul><li>"},
	{regexp.MustCompile(`(?m)^[ \t]*(1[.)]) +\S.*\n[ \t]*2[.)] +\S`), "within HTML this is no list", "put the list between two empty lines, or write <ol><li>"},
	{regexp.MustCompile(`(?m)^[ \t]*(\|).*\|[ \t]*\n[ \t]*\|.*\|[ \t]*$`), "within HTML this is no table", "put the table between two empty lines, or write <table>"},
}

// SignsInHTML are those that a text has of which [HTML] may tell.
const SignsInHTML = "*_~[#|-+\n"

// HTML returns what is Markdown in a text between two tags of HTML, where its signs are
// shown. It returns at most one finding a line, in order.
func HTML(text []byte) []Finding {
	var found []Finding
	for _, f := range htmlForms {
		for _, m := range f.form.FindAllSubmatchIndex(text, -1) {
			if letters(text[m[0]:m[1]]) > 0 && m[1]-m[0] <= longestEmphasis {
				found = append(found, Finding{m[2], diag.AlmostMarkdown, f.message, f.hint})
			}
		}
	}
	if found == nil {
		return joinedLine(text)
	}
	return OneALine(text, found)
}

// joinedLine returns the first line of a text that is surely a line of its own (see [Breaks])
// and is none, for a line break in HTML is a space. Addresses are not sure enough.
func joinedLine(text []byte) []Finding {
	at := len(text) - len(bytes.TrimLeft(text, " \t\n"))
	var lines [][]byte
	for line := range bytes.Lines(text[at:]) {
		lines = append(lines, line)
	}
	for i, kept := range Breaks(lines) {
		if kept && startOf(lines[i]).is != plain {
			at += len(lines[i]) - len(bytes.TrimLeft(lines[i], " \t"))
			return []Finding{{at, diag.AlmostMarkdown, "within HTML this line is joined to the one above", "write <br> before it, or make a list of the lines: <ul><li>"}}
		}
		at += len(lines[i])
	}
	return nil
}

// openComment returns the first comment that is none, for nothing ends it.
func openComment(text []byte) []Finding {
	at := bytes.Index(text, []byte("<!--"))
	if at < 0 {
		return nil
	}
	return []Finding{{at, diag.AlmostMarkdown, "this is no comment: no --> follows in the paragraph", "write --> at its end; a comment with empty lines in it begins on a line of its own"}}
}
