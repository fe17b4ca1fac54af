package captions

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const good = "WEBVTT - Press conference\nKind: captions\n\nNOTE\nA note\nof two lines.\n\nSTYLE\n::cue { color: white }\n\nREGION\nid:low\n\n" +
	"opening\n00:01.000 --> 00:04.500 align:start line:90% region:low\n<v Ana Silva>Good <i>morning</i>,\nladies &amp; gentlemen.\n\n" +
	"00:00:03.000 --> 01:00:06.001\n- 皆さん、<c.loud>おはよう</c>\n- <ruby>今日<rt>きょう</rt></ruby>は<00:05.000>。\n\n\n" +
	"2\n00:04.000-->00:04.001\n\n100:00:00.000\t--> 100:00:00.500\n 5 &lt; 6 \n"

func TestRead(t *testing.T) {
	for name, text := range map[string]string{
		"as it is": good, "with a byte order mark": "\uFEFF" + good, "with CRLF": strings.ReplaceAll(good, "\n", "\r\n"), "without an end of the last line": strings.TrimRight(good, "\n"),
	} {
		track, faults := Read([]byte(text))
		if len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
		if len(track.Cues) != 4 || track.End() != 100*time.Hour+500*time.Millisecond {
			t.Errorf("%s: %d cues up to %s", name, len(track.Cues), track.End())
		}
		if c := track.Cues[1]; c.Start != 3*time.Second || c.End != time.Hour+6*time.Second+time.Millisecond {
			t.Errorf("%s: from %s to %s", name, c.Start, c.End)
		}
		const want = "Good morning,\nladies & gentlemen.\n- 皆さん、おはよう\n- 今日は。\n5 < 6"
		if track.Text() != want {
			t.Errorf("%s: %q", name, track.Text())
		}
	}
}

// The end of a track is that of the cue that goes last, which need not be the last cue.
func TestEnd(t *testing.T) {
	track, faults := Read([]byte("WEBVTT\n\n00:01.000 --> 00:09.000\na\n\n00:02.000 --> 00:03.000\nb\n"))
	if len(faults) > 0 || track.End() != 9*time.Second {
		t.Errorf("%s, %v", track.End(), faults)
	}
	if (Track{}).End() != 0 || (Track{}).Text() != "" {
		t.Error("no cue has an end or a text")
	}
}

func TestFaults(t *testing.T) {
	const head = "WEBVTT\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "1:1 the file is empty | write WEBVTT"},
		{"blank", "\n \n\n", "1:1 the file is empty | write WEBVTT"},
		{"a mark alone", "\uFEFF", "1:1 the file is empty | write WEBVTT"},
		{"SubRip", "1\n00:00:01,000 --> 00:00:04,000\nHello\n", "1:1 the file is SubRip (.srt), not WebVTT | write WEBVTT in capital letters in the first line, and leave the second blank; in the times write full stops for the commas"},
		{"SubRip without numbers", "\n00:00:01,000 --> 00:00:04,000\nHello\n", "2:1 the file is SubRip"},
		{"SubRip under the name of WebVTT", "WEBVTT\n\n1\n00:00:01,000 --> 00:00:04,500\nHello\n", "4:1 “00:00:01,000” is no time of WebVTT | write a full stop for the comma: 00:00:01.000\n4:18 “00:00:04,500” is no time of WebVTT | write a full stop for the comma: 00:00:04.500"},
		{"TTML", "<?xml version=\"1.0\"?>\n<tt/>", "1:1 the file looks like an XML file, perhaps TTML"},
		{"SubStation", "[Script Info]\n", "1:1 the file looks like SubStation Alpha"},
		{"MicroDVD", "{1}{100}Hello", "1:1 the file looks like MicroDVD"},
		{"a text", "Hello\n", "1:1 the file does not begin with WEBVTT"},
		{"small letters", "webvtt\n\n", "1:1 the file does not begin with WEBVTT"},
		{"WEBVTTX", "WEBVTTX\n\n00:01.000 --> 00:02.000\na", "1:1 the file does not begin with WEBVTT"},
		{"a blank line above", "\nWEBVTT\n", "1:1 WEBVTT does not stand in the first line | take out the blank lines"},
		{"Latin-1", "WEBVTT\n\n00:01.000 --> 00:02.000\nd\xe9j\xe0\n", "4:2 the file is not written in UTF-8"},
		{"UTF-16", "W\x00E\x00B\x00", "1:2 the control character U+0000"},
		{"no caption", "WEBVTT\n\nNOTE nothing yet\n", "1:1 the file holds no caption"},
		{"no caption at all", "WEBVTT", "1:1 the file holds no caption"},
		{"no blank line above", "WEBVTT\n00:01.000 --> 00:02.000\na\n", "2:1 a blank line is missing between WEBVTT"},
		{"an arrow in the first line", "WEBVTT 00:01.000 --> 00:02.000\n\n00:01.000 --> 00:02.000\na", "1:18 “-->” stands in the first line"},
		{"an end at the start", head + "00:02.000 --> 00:02.000\na\n", "3:1 the caption ends at 00:02.000, which is not behind its start"},
		{"an end before the start", head + "00:02.000 --> 00:01.999\na\n", "3:1 the caption ends at 00:01.999"},
		{"no order", head + "00:02.000 --> 00:03.000\na\n\n00:01.999 --> 00:03.000\nb", "6:1 the caption begins before the one above it"},
		{"a minute of 60", head + "60:00.000 --> 61:00.000\na\n", "3:1 “60:00.000” is no time of WebVTT\n3:15 “61:00.000” is no time"},
		{"two figures of thousandths", head + "00:01.00 --> 00:02.000\na\n", "3:1 “00:01.00” is no time of WebVTT | write minutes, seconds and thousandths"},
		{"one figure of minutes", head + "0:01.000 --> 00:02.000\na\n", "3:1 “0:01.000” is no time of WebVTT | write 00:01.000"},
		{"one figure of hours", head + "1:00:01.000 --> 01:00:02.000\na\n", "3:1 “1:00:01.000” is no time of WebVTT | write 01:00:01.000"},
		{"more hours than anybody films", head + "00:01.000 --> 100000:00:02.000\na\n", "3:15 “100000:00:02.000” is no time"},
		{"no end", head + "00:01.000 -->\na\n", "3:14 a time is missing beside “-->”"},
		{"no start", head + "--> 00:01.000\na\n", "3:1 a time is missing beside “-->”"},
		{"a short arrow", head + "00:01.000 -> 00:02.000\na\n", "3:1 the line of times has no “-->” | write 00:01.000 --> 00:04.000"},
		{"an arrow of a word processor", head + "1\n00:01.000 —> 00:02.000\na\n", "4:1 the line of times has no “-->”"},
		{"no times", head + "00:01.000 --> 00:02.000\na\n\nb\nc\n", "6:1 this text has no times, so nobody will see it | write a line such as"},
		{"no blank line between", head + "00:01.000 --> 00:02.000\na\n2\n00:02.000 --> 00:03.000\nb\n", "6:1 “-->” stands in the text of a caption, which ends there for browsers | leave a line blank before the next caption"},
		{"text behind the times", head + "00:01.000 --> 00:02.000 align:left Hello there\n", "3:36 “Hello” behind the times says nothing"},
		{"a setting that is none", head + "00:01.000 --> 00:02.000 place:top\na", "3:25 “place:top” behind the times"},
		{"a setting of nothing", head + "00:01.000 --> 00:02.000 line:\na", "3:25 “line:” behind the times"},
		{"a note with an arrow", head + "NOTE\nsee -->\n\n00:01.000 --> 00:02.000\na", "4:5 a note holds “-->”"},
		{"a late style", head + "00:01.000 --> 00:02.000\na\n\nSTYLE\n::cue {}\n", "6:1 STYLE stands behind a caption"},
		{"a bare sign", head + "00:01.000 --> 00:02.000\nIci\nété : 5 < 6\n", "5:9 “<” begins no tag of captions: browsers leave out what follows, up to “>” or the end | write &lt;"},
		{"an open tag", head + "00:01.000 --> 00:02.000\n<i hello\n", "4:1 “<” begins no tag"},
		{"a tag of HTML", head + "00:01.000 --> 00:02.000\n<font color=red>hello</font>\n", "4:1 “<” begins no tag of captions: browsers leave out what follows, up to “>” or the end | write &lt; where the sign is meant; tags are <i>, <b>, <u>, <c>, <v Name>, <lang fr>, <ruby> and <rt>\n4:22 “<” begins no tag"},
		{"an empty tag", head + "00:01.000 --> 00:02.000\n<>\n", "4:1 “<” begins no tag"},
		{"faults together", head + "00:01,000 --> 00:02.000\na\n\nb\n\n00:02.000 --> 00:01.000\n5 < 6", "3:1 “00:01,000” is no time of WebVTT | write a full stop for the comma: 00:01.000\n6:1 this text has no times, so nobody will see it\n8:1 the caption ends at 00:01.000\n9:3 “<” begins no tag"},
	} {
		_, faults := Read([]byte(c.text))
		want := strings.Split(c.want, "\n") // the beginnings of what is told
		if len(faults) != len(want) {
			t.Errorf("%s: %d faults: %v", c.name, len(faults), faults)
			continue
		}
		for i, f := range faults {
			if got := fmt.Sprintf("%d:%d %s | %s", f.Line, f.Column, f.Message, f.Hint); !strings.HasPrefix(got, want[i]) {
				t.Errorf("%s:\n got %s\nwant %s", c.name, got, want[i])
			}
		}
	}
}

func TestBounds(t *testing.T) {
	head, cue := "WEBVTT\n\n", "00:01.000 --> 00:02.000\n"
	long := head + cue + strings.Repeat("a", Longest-len(head)-len(cue))
	if _, faults := Read([]byte(long)); len(faults) > 0 {
		t.Errorf("%d bytes: %v", len(long), faults)
	}
	if _, faults := Read([]byte(long + "a")); len(faults) != 1 || !strings.Contains(faults[0].Message, "the file has 2097153 bytes") {
		t.Errorf("%d bytes: %v", len(long)+1, faults)
	}
	wrong := "nobody sees this\n\n"
	_, faults := Read([]byte(head + strings.Repeat(wrong, MostFaults)))
	if len(faults) != MostFaults || strings.Contains(faults[MostFaults-1].Message, "more faults") {
		t.Errorf("%d faults: %v", len(faults), faults[len(faults)-1])
	}
	for name, text := range map[string]string{
		"one more": head + strings.Repeat(wrong, MostFaults+1),
		"texts":    head + strings.Repeat(wrong, 100_000),
		"signs":    head + cue + strings.Repeat("<v ", 600_000),
		"tags":     head + cue + strings.Repeat("<1", 900_000),
		"arrows":   head + strings.Repeat(cue, 80_000),
		"notes":    head + "NOTE\n" + strings.Repeat("-->\n", 500_000),
	} {
		_, faults := Read([]byte(text))
		if len(faults) != MostFaults+1 || !strings.Contains(faults[MostFaults].Message, "more faults") {
			t.Errorf("%s: %d faults, the last %v", name, len(faults), faults[len(faults)-1])
		}
	}
}
