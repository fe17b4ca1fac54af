package captions

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"docsite/generator/hostile"
)

// FuzzRead: whatever a file holds, each fault has a place of the file, a message and help;
// and of a file without faults each cue ends behind its start, the cues are in order, and
// the track that is written anew from what was read is read as the same.
func FuzzRead(f *testing.F) {
	f.Add([]byte(good))
	for _, seed := range []string{
		"", "WEBVTT", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>a<b", "1\n00:00:01,000 --> 00:00:02,000\nx", "WEBVTT\n\n-->", "WEBVTT\n\n--> -->\n-->",
		"WEBVTT\n\nNOTE", "WEBVTT\n\nSTYLE\n\na\n-->", "WEBVTT\n\n00:01.000 --> 00:02.000 a:b\n&#10;&amp;lt;&#0;<rt>x", "WEBVTT\n\n1 -> 2", "\xff\xfeW\x00",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var track Track
		var faults []Fault
		if n, most := hostile.Allocated(func() { track, faults = Read(raw) }), uint64(1<<20+300*len(raw)); n > most {
			t.Errorf("of %d bytes %d are allocated", len(raw), n)
		}
		lines := bytes.Split(bytes.TrimPrefix(raw, []byte("\uFEFF")), []byte("\n"))
		for _, fault := range faults {
			if fault.Message == "" || fault.Hint == "" || strings.Contains(fault.Message+fault.Hint, "\n") {
				t.Errorf("the fault %q, %q", fault.Message, fault.Hint)
			}
			if fault.Line < 1 || fault.Line > len(lines) || fault.Column < 1 || fault.Column > utf8.RuneCount(lines[fault.Line-1])+1 {
				t.Errorf("%v is at no place of the file", fault)
			}
		}
		if len(faults) > MostFaults+1 {
			t.Errorf("%d faults", len(faults))
		}
		if len(faults) > 0 {
			return
		}
		if len(track.Cues) == 0 {
			t.Fatal("no cue, and no fault")
		}
		var again strings.Builder
		again.WriteString("WEBVTT\n")
		before := time.Duration(0)
		for _, c := range track.Cues {
			if c.End <= c.Start || c.Start < before {
				t.Errorf("a cue from %s to %s, behind one from %s", c.Start, c.End, before)
			}
			before = c.Start
			again.WriteString("\n" + written(c.Start) + " --> " + written(c.End) + "\n")
			again.WriteString(strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(c.Text) + "\n")
		}
		if !utf8.ValidString(track.Text()) {
			t.Errorf("the text %q", track.Text())
		}
		if strings.ContainsFunc(track.Text(), func(r rune) bool {
			return r < ' ' && r != '\n' && r != '\t' || 0x7f <= r && r < 0xa0 || r >= 0xfffe && r <= 0xffff
		}) {
			return // a reference gave a character that no file may hold
		}
		second, faults := Read([]byte(again.String()))
		if len(faults) > 0 || len(second.Cues) != len(track.Cues) || second.Text() != track.Text() || second.End() != track.End() {
			t.Errorf("%q is read as %q, %v", again.String(), second.Text(), faults)
		}
	})
}

// written is a time as WebVTT writes it.
func written(d time.Duration) string {
	return fmt.Sprintf("%02d:%s", d/time.Hour, time.Time{}.Add(d%time.Hour).Format("04:05.000"))
}
