// Package captions reads files of captions in the WebVTT format (W3C, “WebVTT: The Web Video
// Text Tracks Format”), closely enough to say of one whether every viewer will see what
// its author wrote, and to take its words out as a text.
//
//	track, faults := captions.Read(raw)
//	track.End()  // when the last caption goes
//	track.Text() // what is said, for those who read instead
//
// Browsers say nothing of a wrong file: they leave out what they cannot read, and a film
// has no captions in the middle. So whatever a browser would leave out or show
// otherwise than it is written is a [Fault], by the syntax of section 4 and the parser of
// section 6. What is allowed and only unusual, such as captions that overlap, is none.
//
//	captions.go  the file: its signature, blocks
//	format.go    what a file is that is no WebVTT
//	timing.go    the line of times
//	text.go      the text of a cue
package captions

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"docsite/generator/charset"
)

const (
	// Longest is how many bytes a file has at most: hours of talk are a few hundred
	// thousand.
	Longest = 2 << 20
	// MostFaults is how many faults are told of one file. Behind them it is read no further.
	MostFaults = 50
)

// Track is what was understood of a file.
type Track struct{ Cues []Cue } // in the order of the file

// Cue is a caption and when it is seen.
type Cue struct {
	Start, End time.Duration // from the beginning of the film
	Text       string        // plain: without tags, character references replaced, lines kept
}

// Fault is one thing that is wrong.
type Fault struct {
	Line, Column int    // from 1, in characters
	Message      string // in a sentence without a full stop
	Hint         string // what to do
}

// End returns when the last cue goes, 0 if there is none.
func (t Track) End() time.Duration {
	var end time.Duration
	for _, c := range t.Cues {
		end = max(end, c.End)
	}
	return end
}

// Text returns what is said as a plain text: a line for each line of a cue, without cues
// that have no text.
func (t Track) Text() string {
	var lines []string
	for _, c := range t.Cues {
		if c.Text != "" {
			lines = append(lines, c.Text)
		}
	}
	return strings.Join(lines, "\n")
}

// Read reads a file. Where there are faults, the track is what else was understood: no
// more than that may be relied on.
func Read(raw []byte) (Track, []Fault) {
	if len(raw) > Longest {
		return Track{}, []Fault{{1, 1, fmt.Sprintf("the file has %d bytes; captions have at most %d", len(raw), Longest),
			"give the file of captions, not that of the film"}}
	}
	text, unclean := charset.Clean("", raw)
	if len(unclean) > 0 {
		d := unclean[0]
		return Track{}, []Fault{{d.Line, d.Column, d.Message, d.Hint}}
	}
	r := reader{lines: strings.Split(string(text), "\n")}
	if r.signature() {
		for len(r.faults) <= MostFaults && r.block() {
		}
		if len(r.track.Cues) == 0 && len(r.faults) == 0 {
			r.fault(0, 0, "the file holds no caption", "write a line of times and the text under it: 00:01.000 --> 00:04.000")
		}
	}
	if len(r.faults) > MostFaults {
		last := &r.faults[MostFaults]
		last.Message, last.Hint = "there are more faults, from here on; the file is read no further", "mend those before, and check again"
	}
	return r.track, r.faults
}

// reader goes through the lines of a file.
type reader struct {
	lines  []string
	at     int // the line that is read next, from 0
	track  Track
	faults []Fault
}

// fault tells of a place: a line from 0, and the byte in it. It keeps one more than are told.
func (r *reader) fault(line, offset int, message, hint string) {
	if len(r.faults) > MostFaults {
		return
	}
	column := utf8.RuneCountInString(r.lines[line][:offset]) + 1
	r.faults = append(r.faults, Fault{line + 1, column, message, hint})
}

const arrow = "-->"

// signature reads the first line and what else stands before the first blank one. It
// reports whether the file is WebVTT.
func (r *reader) signature() bool {
	rest, ok := strings.CutPrefix(r.lines[0], "WEBVTT")
	if !ok || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		line, message, hint := instead(r.lines)
		r.fault(line, 0, message, hint)
		return false
	}
	if at := strings.Index(r.lines[0], arrow); at >= 0 {
		r.fault(0, at, "“-->” stands in the first line", "write WEBVTT alone there, and a blank line under it")
	}
	for r.at = 1; r.at < len(r.lines) && !blank(r.lines[r.at]); r.at++ {
		// Lines such as “Kind: captions”, which older programs write, are passed over.
		if strings.Contains(r.lines[r.at], arrow) {
			r.fault(r.at, 0, "a blank line is missing between WEBVTT and the first caption", "leave a line blank under the first")
			break
		}
	}
	return true
}

// blank reports whether a line ends a block. One that holds spaces does not.
func blank(line string) bool { return line == "" }

// block reads what stands up to the next blank line. It reports whether there was any.
func (r *reader) block() bool {
	for r.at < len(r.lines) && blank(r.lines[r.at]) {
		r.at++
	}
	if r.at == len(r.lines) {
		return false
	}
	first, end := r.at, r.at
	for end < len(r.lines) && !blank(r.lines[end]) {
		end++
	}
	switch kind := strings.TrimRight(r.lines[first], " \t"); {
	case kind == "NOTE" || strings.HasPrefix(kind, "NOTE ") || strings.HasPrefix(kind, "NOTE\t"):
		for i := first; i < end; i++ {
			if at := strings.Index(r.lines[i], arrow); at >= 0 {
				r.fault(i, at, "a note holds “-->”, by which browsers know a caption", "write → in its place")
			}
		}
		r.at = end
	case (kind == "STYLE" || kind == "REGION") && !contains(r.lines[first:end], arrow):
		if len(r.track.Cues) > 0 {
			r.fault(first, 0, kind+" stands behind a caption, where it has no effect", "write it before the first one")
		}
		r.at = end
	default:
		r.cue(first, end)
	}
	return true
}

func contains(lines []string, text string) bool {
	for _, line := range lines {
		if strings.Contains(line, text) {
			return true
		}
	}
	return false
}

// cue reads a caption, which has lines from first to end. Its times are in its first line
// or in the second; a further line of times begins another caption.
func (r *reader) cue(first, end int) {
	r.at = end
	times := first
	if !strings.Contains(r.lines[times], arrow) {
		times++
	}
	if times >= end || !strings.Contains(r.lines[times], arrow) {
		r.untimed(first, end)
		return
	}
	until := times + 1
	for until < end && !strings.Contains(r.lines[until], arrow) {
		until++
	}
	if until < end {
		r.fault(until, 0, "“-->” stands in the text of a caption, which ends there for browsers",
			"leave a line blank before the next caption, without spaces in it; in a text write --&gt;")
		r.at = until
	}
	cue, ok := r.timing(times)
	cue.Text = r.text(times+1, until)
	if ok {
		r.track.Cues = append(r.track.Cues, cue)
	}
}

// untimed tells of lines without times, and what may have been meant.
func (r *reader) untimed(first, end int) {
	for i := first; i < min(end, first+2); i++ {
		if at := otherArrow.FindStringIndex(r.lines[i]); at != nil {
			r.fault(i, at[0], "the line of times has no “-->”", "write 00:01.000 --> 00:04.000")
			return
		}
	}
	r.fault(first, 0, "this text has no times, so nobody will see it",
		"write a line such as 00:01.000 --> 00:04.000 above it; if it belongs to the caption before, take out the blank line")
}
