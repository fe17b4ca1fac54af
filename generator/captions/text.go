package captions

import (
	"html"
	"regexp"
	"strings"
)

// tag is what stands between < and > in a cue's text: a name with what is said of it
// (section 4.2.2, “WebVTT cue components”), or the time from which on what follows has
// been said.
var tag = regexp.MustCompile(`^(?:(/?)(c|i|b|u|v|lang|ruby|rt)(?:$|[. \t\n])|[\d:.]+$)`)

// text reads the text of a cue, which stands in the lines from first to end, and returns
// it without tags. Readings over characters, <rt>, are left out.
func (r *reader) text(first, end int) string {
	source := strings.Join(r.lines[first:end], "\n")
	var out strings.Builder
	var reading bool
	add := func(part string) {
		if !reading {
			out.WriteString(part)
		}
	}
	for at := 0; at < len(source) && len(r.faults) <= MostFaults; {
		i := strings.IndexByte(source[at:], '<')
		if i < 0 {
			add(source[at:])
			break
		}
		add(source[at : at+i])
		at += i
		var m []string
		end := strings.IndexByte(source[at:], '>')
		if end > 0 {
			m = tag.FindStringSubmatch(source[at+1 : at+end])
		}
		if m != nil {
			if m[2] == "rt" || m[2] == "ruby" {
				reading = m[2] == "rt" && m[1] == ""
			}
			at += end + 1
		} else {
			before := source[:at]
			line := first + strings.Count(before, "\n")
			r.fault(line, at-(strings.LastIndexByte(before, '\n')+1), "“<” begins no tag of captions: browsers leave out what follows, up to “>” or the end",
				"write &lt; where the sign is meant; tags are <i>, <b>, <u>, <c>, <v Name>, <lang fr>, <ruby> and <rt>")
			add("<")
			at++
		}
	}
	var lines []string
	for line := range strings.SplitSeq(html.UnescapeString(out.String()), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
