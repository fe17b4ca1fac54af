package captions

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// timestamp is how WebVTT writes a time: hours of two figures or more may be left out
// (section 4.3, “WebVTT timestamp”).
var timestamp = regexp.MustCompile(`^(?:(\d{2,5}):)?([0-5]\d):([0-5]\d)\.(\d{3})$`)

// otherArrow is what people write for the arrow between two times.
var otherArrow = regexp.MustCompile(`^\s*[\d:.,]+\s*(->|—+>?|–+>?|→|⟶|--|-{3,}>|--＞|――>|=>|to)\s*[\d:.,]+`)

// settings are what may be said of where a cue stands (section 4.4).
var settings = []string{"vertical", "line", "position", "size", "align", "region"}

// timing reads a line of times. What is wrong is told; then ok is false.
func (r *reader) timing(line int) (cue Cue, ok bool) {
	text := r.lines[line]
	at := strings.Index(text, arrow)
	start, end, rest := strings.Trim(text[:at], " \t"), strings.TrimLeft(text[at+len(arrow):], " \t"), ""
	if i := strings.IndexAny(end, " \t"); i >= 0 {
		end, rest = end[:i], end[i:]
	}
	from, good := r.time(line, start, strings.Index(text, start))
	to, also := r.time(line, end, at+len(arrow)+strings.Index(text[at+len(arrow):], end))
	if !good || !also {
		return Cue{}, false
	}
	if to <= from {
		r.fault(line, 0, "the caption ends at "+end+", which is not behind its start", "write first when it is shown, then when it goes")
		return Cue{}, false
	}
	if n := len(r.track.Cues); n > 0 && from < r.track.Cues[n-1].Start {
		r.fault(line, 0, "the caption begins before the one above it", "put the captions into the order in which they are shown")
	}
	for _, setting := range strings.Fields(rest) {
		if name, value, _ := strings.Cut(setting, ":"); value == "" || !slices.Contains(settings, name) {
			offset := len(text) - len(rest) + strings.Index(rest, setting)
			r.fault(line, offset, "“"+setting+"” behind the times says nothing to a browser",
				"write the text in the next line; settings are "+strings.Join(settings, ", ")+", such as align:start")
			break
		}
	}
	return Cue{Start: from, End: to}, true
}

// time reads a time, which stands at a byte of a line.
func (r *reader) time(line int, text string, offset int) (time.Duration, bool) {
	m := timestamp.FindStringSubmatch(text)
	if m == nil {
		message, hint := "“"+text+"” is no time of WebVTT", "write minutes, seconds and thousandths in 2, 2 and 3 figures, 01:02.500, and hours before them where there are any, 01:01:02.500"
		switch {
		case text == "":
			message = "a time is missing beside “-->”"
		case timestamp.MatchString(strings.Replace(text, ",", ".", 1)):
			hint = "write a full stop for the comma: " + strings.Replace(text, ",", ".", 1)
		case timestamp.MatchString("0" + text):
			hint = "write 0" + text
		}
		r.fault(line, max(offset, 0), message, hint)
		return 0, false
	}
	var n [4]int64
	for i, figures := range m[1:] {
		n[i], _ = strconv.ParseInt(figures, 10, 64) // no more than five figures; none is 0
	}
	return time.Duration(n[0])*time.Hour + time.Duration(n[1])*time.Minute + time.Duration(n[2])*time.Second + time.Duration(n[3])*time.Millisecond, true
}
