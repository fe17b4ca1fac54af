package importer

import (
	"regexp"
	"sort"
	"strings"
)

// What is read here of Markdown is what a change of addresses needs: where code is, and
// where links and pictures are. It follows CommonMark 0.31, 4.5, 6.1, 6.3 and 6.4.

// stretch is a part of a text, from a byte to another.
type stretch struct{ from, to int }

// holding returns whether a byte lies in one of some stretches, which are in order.
func holding(all []stretch, at int) bool {
	i := sort.Search(len(all), func(i int) bool { return all[i].to > at })
	return i < len(all) && all[i].from <= at
}

var fenceForm = regexp.MustCompile("^(?:[ >]|[-*+] |[0-9]+[.)] )*(`{3,}|~{3,})(.*)")

// findCode returns where a text is code or a comment: blocks between fences, spans between backticks.
func findCode(text string) []stretch {
	var found []stretch
	fence, begun, at := "", 0, 0
	runs := map[int][]int{} // where runs of so many backticks begin, outside blocks
	var order []stretch
	for line := range strings.Lines(text) {
		m := fenceForm.FindStringSubmatch(strings.TrimRight(line, "\n"))
		switch {
		case fence == "" && m != nil && !(m[1][0] == '`' && strings.Contains(m[2], "`")):
			fence, begun = m[1], at
		case fence != "":
			if m != nil && m[1][0] == fence[0] && len(m[1]) >= len(fence) && strings.TrimSpace(m[2]) == "" {
				found = append(found, stretch{begun, at + len(line)})
				fence = ""
			}
		default:
			for i := 0; i < len(line); i++ {
				if line[i] == '\\' {
					i++
					continue
				}
				if line[i] != '`' {
					continue
				}
				end := i
				for end < len(line) && line[end] == '`' {
					end++
				}
				runs[end-i] = append(runs[end-i], at+i)
				order = append(order, stretch{at + i, at + end})
				i = end - 1
			}
		}
		at += len(line)
	}
	if fence != "" {
		found = append(found, stretch{begun, len(text)})
	}
	// A span ends at the next run of as many, in the same paragraph.
	past := 0
	for _, r := range order {
		if r.from < past {
			continue
		}
		same := runs[r.to-r.from]
		next := sort.SearchInts(same, r.to)
		if next == len(same) {
			continue
		}
		end := same[next] + r.to - r.from
		if gap := strings.Index(text[r.to:min(end, r.to+maxSpan)], "\n\n"); gap >= 0 || end-r.to > maxSpan {
			continue
		}
		past = end
		found = append(found, stretch{r.from, end})
	}
	sort.Slice(found, func(i, j int) bool { return found[i].from < found[j].from })
	return found
}

// maxSpan is how many bytes are looked through for the end of a span or a destination.
const maxSpan = 4000

// maxDepth is how many parentheses an address may hold in each other (CommonMark 6.3 asks for three).
const maxDepth = 32

// reference is a link or a picture of a text: [words](address "title"), <img src>, <a href>.
type reference struct {
	stretch
	picture     bool
	html        bool   // it is a tag; words are its alt, and of an <a> it is the start tag alone
	loose       bool   // its address holds spaces, as other Markdowns allow
	defines     bool   // it is a line [words]: address "title"
	words       string // in Markdown
	destination string
	title       string
	at          stretch // of the destination in a tag
}

// findReferences returns the pictures of a text, or its links, in order.
func findReferences(text string, pictures bool) []reference {
	code := findCode(text)
	var found []reference
	var opened []int // [
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '\n':
			if i+1 < len(text) && text[i+1] == '\n' {
				opened = opened[:0]
			}
		case '[':
			if !holding(code, i) {
				opened = append(opened, i)
			}
		case ']':
			if len(opened) == 0 || holding(code, i) {
				continue
			}
			open := opened[len(opened)-1]
			opened = opened[:len(opened)-1]
			if i+1 >= len(text) {
				continue
			}
			isPicture := open > 0 && text[open-1] == '!' && !(open > 1 && text[open-2] == '\\')
			r := reference{stretch: stretch{open, 0}, picture: isPicture, words: text[open+1 : i]}
			var ok bool
			switch {
			case text[i+1] == '(':
				r.destination, r.title, r.to, ok = readDestination(text, i+2, ')')
			case text[i+1] == ':' && !pictures && !strings.HasPrefix(r.words, "^") && strings.TrimLeft(text[strings.LastIndexByte(text[:open], '\n')+1:open], " ") == "":
				r.defines = true
				r.destination, r.title, r.to, ok = readDestination(text, i+2, '\n')
			}
			if !ok && text[i+1] == '(' {
				r.destination, r.title, r.to, ok = readSpaced(text, i+2)
				r.loose = ok
			}
			if isPicture {
				r.from--
			}
			if ok && isPicture == pictures {
				if n := len(found); n > 0 && found[n-1].from > r.from {
					found = found[:n-1] // it stands in the words of this one
				}
				found = append(found, r)
			}
		}
	}
	for _, t := range findTags(text, code) {
		if t.end {
			continue
		}
		switch {
		case t.name == "img" && pictures:
			found = append(found, reference{stretch: t.stretch, picture: true, html: true, words: t.value("alt"), destination: t.value("src"), title: t.value("title"), at: t.place("src")})
		case t.name == "a" && !pictures && t.value("href") != "":
			found = append(found, reference{stretch: t.stretch, html: true, destination: t.value("href"), title: t.value("title"), at: t.place("href")})
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].from < found[j].from })
	return found
}

// readDestination reads an address and its title up to a closing sign, which is behind them.
func readDestination(text string, at int, closing byte) (destination, title string, end int, ok bool) {
	limit := min(len(text), at+maxSpan)
	space := func() {
		for at < limit && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' && closing == ')') {
			at++
		}
	}
	space()
	if at < limit && text[at] == '<' {
		to := strings.IndexAny(text[at+1:limit], ">\n")
		if to < 0 || text[at+1+to] != '>' {
			return "", "", 0, false
		}
		destination = text[at+1 : at+1+to]
		at += to + 2
	} else {
		from, depth := at, 0
		for ; at < limit && text[at] > ' '; at++ {
			if text[at] == '\\' && at+1 < limit && text[at+1] > ' ' {
				at++
				continue
			}
			if text[at] == '(' {
				if depth++; depth > maxDepth {
					return "", "", 0, false
				}
			}
			if text[at] == ')' && closing == ')' {
				if depth == 0 {
					break
				}
				depth--
			}
		}
		destination = unescape(text[from:min(at, limit)])
	}
	spaced := at
	space()
	if at < limit && at > spaced && strings.IndexByte("\"'(", text[at]) >= 0 {
		quote := text[at]
		if quote == '(' {
			quote = ')'
		}
		from := at + 1
		for at++; at < limit && text[at] != quote; at++ {
			if text[at] == '\\' {
				at++
			}
			if at+1 < limit && text[at] == '\n' && text[at+1] == '\n' {
				return "", "", 0, false
			}
		}
		if at >= limit {
			return "", "", 0, false
		}
		title = unescape(text[from:at])
		at++
		space()
	}
	switch {
	case closing == '\n' && (at >= len(text) || text[at] == '\n'):
		return destination, title, at, destination != ""
	case closing == ')' && at < limit && text[at] == ')':
		return destination, title, at + 1, true
	}
	return "", "", 0, false
}

// spacedForm is an address with spaces, and a title, up to a closing parenthesis.
var spacedForm = regexp.MustCompile(`^[ \t]*([^\s()<>"][^()<>"\n]*?)(?:[ \t]+"([^"\n]*)")?[ \t]*\)`)

// readSpaced is readDestination for an address with spaces.
func readSpaced(text string, at int) (destination, title string, end int, ok bool) {
	m := spacedForm.FindStringSubmatchIndex(text[at:min(len(text), at+maxSpan)])
	if m == nil {
		return "", "", 0, false
	}
	if m[4] >= 0 {
		title = text[at+m[4] : at+m[5]]
	}
	return text[at+m[2] : at+m[3]], title, at + m[1], true
}

var escaped = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)

// unescape takes away the backslashes before signs (CommonMark 2.4).
func unescape(s string) string { return escaped.ReplaceAllString(s, "$1") }

// linkTo writes a link in Markdown.
func linkTo(words, address string) string {
	return "[" + words + "](" + destination(address) + ")"
}

// pictureOf writes a picture in Markdown, with a caption.
func pictureOf(alt, address, caption string) string {
	if caption = squeeze(caption); caption != "" {
		caption = ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(caption) + `"`
	}
	return "![" + plainWords(alt) + "](" + destination(address) + caption + ")"
}

// destination writes an address so that Markdown takes it for one.
func destination(address string) string {
	address = strings.NewReplacer("\n", "", "<", "%3C", ">", "%3E").Replace(address)
	if address == "" || strings.ContainsAny(address, " \t()\\") {
		return "<" + address + ">"
	}
	return address
}

var special = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`)

// plainWords writes a plain text as words of Markdown, in one line.
func plainWords(s string) string { return special.Replace(squeeze(s)) }
