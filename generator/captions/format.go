package captions

import (
	"regexp"
	"strings"
)

// subRip is the line of times of SubRip (.srt).
var subRip = regexp.MustCompile(`^\s*\d+:\d\d:\d\d,\d{1,3}\s*-->`)

// others are how files of other formats begin.
var others = []struct{ begins, name string }{
	{"<?xml", "an XML file, perhaps TTML"},
	{"<tt", "TTML"},
	{"[Script Info]", "SubStation Alpha (.ass)"},
	{"{\\rtf", "a text of a word processor (RTF)"},
	{"{1}", "MicroDVD (.sub)"},
	{"{", "JSON"},
	{"Scenarist_SCC", "Scenarist (.scc)"},
}

// instead says what a file is that does not begin as WebVTT does: the line, from 0, and
// what to do.
func instead(lines []string) (line int, message, hint string) {
	const first = "write WEBVTT in capital letters in the first line, and leave the second blank"
	for line < len(lines) && strings.TrimSpace(lines[line]) == "" {
		line++
	}
	if line == len(lines) {
		return 0, "the file is empty", first + "; the captions stand under it"
	}
	for i := line; i < min(len(lines), line+2); i++ {
		if subRip.MatchString(lines[i]) {
			return line, "the file is SubRip (.srt), not WebVTT",
				first + "; in the times write full stops for the commas: 00:00:01.000 --> 00:00:04.000. Programs for captions save as WebVTT, too"
		}
	}
	if line > 0 && strings.HasPrefix(lines[line], "WEBVTT") {
		return 0, "WEBVTT does not stand in the first line", "take out the blank lines above it"
	}
	for _, o := range others {
		if strings.HasPrefix(strings.TrimSpace(lines[line]), o.begins) {
			return line, "the file looks like " + o.name + ", not like WebVTT", "save the captions as WebVTT (.vtt)"
		}
	}
	return line, "the file does not begin with WEBVTT", first
}
