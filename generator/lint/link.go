package lint

import (
	"bytes"
	"regexp"
	"strings"

	"docsite/generator/diag"
)

// address is what can be the address of a link in a prose: one that is a link already, or
// a relative one.
const address = `(?:\x02+|(?:https?://|mailto:|tel:|\.{1,2}/|/|#)[^\s()（）\[\]]+|[^\s()（）\[\]]+` + ending + `)`

// ending is that of a file's name.
const ending = `\.(?i:pdf|png|jpe?g|gif|webp|svg|docx?|xlsx?|pptx?|csv|zip|html?|md|txt|odt|ods|odp)\b`

// linkForms are what is surely meant as a link or a picture and is none, the first
// that fits a place first.
var linkForms = []struct {
	form *regexp.Regexp
	at   int // the group that is shown
	tell func(groups []string) (message, hint string)
}{
	{regexp.MustCompile(`(?:^|[^\\])!\[[^\[\]\n]*(\])\s+\(` + address + `\)`), 1, func([]string) (string, string) {
		return "this is no picture: between ] and ( stands a space", "write ![what it shows](file)"
	}},
	{regexp.MustCompile(`\[[^\[\]\n]*[^\[\]\d\s][^\[\]\n]*(\])\s+\(` + address + `[^()\n]*\)`), 1, func([]string) (string, string) {
		return "this is no link: between ] and ( stands a space", "write [text](address)"
	}},
	{regexp.MustCompile(`(!?)\[([^\[\]\n]+)\]\(([^()<>\n\x02]*\s[^()<>\n\x02]*)\)`), 0, func(groups []string) (string, string) {
		what := "link"
		if groups[1] != "" {
			what = "picture"
		}
		switch {
		case unquotedTitle.MatchString(groups[3]):
			return "this is no " + what + ": behind its address stands something that is no title", "write " + groups[1] + "[" + groups[2] + "](address \"title\"), or delete what is no address"
		case !isAddress.MatchString(groups[3]):
			return "", ""
		}
		return "this is no " + what + ": in its address stands a space", "write " + groups[1] + "[" + groups[2] + "](<" + strings.TrimSpace(groups[3]) + ">)"
	}},
	{regexp.MustCompile(`\[[^\[\]\n]+\]\(\s*` + address + `\s+["“”«'][^()\n]*\)`), 0, func([]string) (string, string) {
		return "this is no link: its title is not closed", "write [text](address \"title\"), with straight quotation marks"
	}},
	{regexp.MustCompile(`\[[^\[\]\n]+\]\(\s*(?:mailto:|\x02)[^()<>\n]*\s[^()<>\n]*\)`), 0, func([]string) (string, string) {
		return "this is no link: in its address stands a space", "write %20 in the place of the space, or delete it"
	}},
	{regexp.MustCompile(`\[[^\[\]\n]+\]\(\s*<[^<>\n]*\)`), 0, func([]string) (string, string) {
		return "this is no link: the < before its address is not closed", "write [text](<address>)"
	}},
	{regexp.MustCompile(`\[[^\[\]\n]+\](?:\(\s*\x02+|\(` + address + `(?:\s|$))`), 0, func([]string) (string, string) {
		return "this is no link: behind its address no ) follows", "write [text](address)"
	}},
	{regexp.MustCompile(`(?:［[^\[\]［］\n]+[\]］]\s?[(（]|\[[^\[\]［］\n]+(?:］\s?[(（]|\]\s?（))\s*` + address + `\s*[)）]`), 0, func([]string) (string, string) {
		return "this is no link: its brackets are full-width", "write [text](address) with plain brackets"
	}},
	{regexp.MustCompile(`\[[^\[\]\n]+\]\[\s*` + address + `\s*\]`), 0, func([]string) (string, string) {
		return "this is no link: its address stands in square brackets", "write [text](address)"
	}},
	{regexp.MustCompile(`\([^()\n]*[^()\s][^()\n]*\)\[\s*` + address + `\s*\]`), 0, func([]string) (string, string) {
		return "this is no link: its brackets are the wrong way round", "write [text](address)"
	}},
	{regexp.MustCompile(`\[(?:url|URL)(?:=[^\]\n]*)?\][^\[\]\n]*\[/(?:url|URL)\]`), 0, func([]string) (string, string) {
		return "this is no link: it is written as in a forum", "write [text](address)"
	}},
}

// unquotedTitle is a file and what was perhaps meant as its title.
var unquotedTitle = regexp.MustCompile(`^\s*[^\s()<>]+` + ending + `\s+[^\s"'“«][^()]*$`)

var isAddress = regexp.MustCompile(`^\s*(?:https?:|mailto:|tel:|\.{1,2}/|/|#)|\.[A-Za-z0-9]{2,5}\s*$|\.[A-Za-z0-9]{2,5}\s+["'(]`)

// almostLinks returns what is surely meant as a link and is none. Whatever is one is no
// part of a prose.
func almostLinks(text []byte) []Finding {
	if bytes.IndexByte(text, '[') < 0 && !bytes.Contains(text, []byte("［")) {
		return nil
	}
	var found []Finding
	for _, f := range linkForms {
		for _, m := range f.form.FindAllSubmatchIndex(text, -1) {
			groups := make([]string, len(m)/2)
			for i := range groups {
				if m[2*i] >= 0 {
					groups[i] = string(readable(text[m[2*i]:m[2*i+1]]))
				}
			}
			if message, hint := f.tell(groups); message != "" {
				found = append(found, Finding{m[2*f.at], diag.AlmostMarkdown, message, hint})
			}
		}
	}
	return found
}
