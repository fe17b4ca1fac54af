package exchange_test

import (
	"fmt"
	"strings"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/exchange"
)

// TestCostGrowsWithLength reads files that are within all bounds and have as much of one thing as
// these allow. What grew with a square would take hours.
func TestCostGrowsWithLength(t *testing.T) {
	list := func(n int, each func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(each(i))
		}
		return b.String()
	}
	same := func(text string) func(int) string { return func(int) string { return text } }
	const entry = "\nmsgctxt \"p1.s1\"\n"
	for _, test := range []struct {
		name, text string
		segments   int
		says       string // the only mistake; empty for none
	}{
		{"marks within a text", in12(tu12("p1.s1", "A", list(190_000, same("<mrk mtype='x'>"+strings.Repeat("a", 100)+"</mrk>")))), 1, ""},
		{"comments within a text", in12(tu12("p1.s1", "A", list(500_000, same("text<!-- -->")))), 1, ""},
		{"units", in12(list(60_000, func(i int) string { return tu12(fmt.Sprintf("p%d.s1", i), "A", "B") })), 60_000, ""},
		{"segments", in2("<unit id='p1'>" + list(60_000, func(i int) string {
			return fmt.Sprintf("<segment id='s%d'><source>A</source><target>B</target></segment>", i)
		}) + "</unit>"), 60_000, ""},
		{"white space between segments", in2("<unit id='p1'><segment id='s1'><source>A</source></segment>" + list(90_000, same("<ignorable><source>   </source></ignorable>")) + "</unit>"), 1, ""},
		{"suggestions", in2("<unit id='p1'><m:matches xmlns:m='urn:oasis:names:tc:xliff:matches:2.0'>" + list(30_000, func(i int) string {
			return fmt.Sprintf("<m:match ref='#s%d' matchQuality='80'><source>A</source><target>B</target></m:match>", i)
		}) + "</m:matches>" + list(30_000, func(i int) string {
			return fmt.Sprintf("<segment id='s%d'><source>A</source></segment>", i)
		}) + "</unit>"), 30_000, ""},
		{"codes", in12(tu12("p1.s1", list(50_000, func(i int) string { return fmt.Sprintf("<bpt id='%d'/>", i) }), list(50_000, func(i int) string { return fmt.Sprintf("<bpt id='%d'/>", i) }))), 0, "DS902 the segment “p1.s1” has more than 1000 placeholders"},
		{"lines of a string", poHead + entry + "msgid \"A\"\nmsgstr \"\"\n" + list(2_000_000, same("\"abcdefg\"\n")), 1, ""},
		{"codes and their comments", poHead + "\n" + list(200_000, func(i int) string { return fmt.Sprintf("#. <%d/>: \"x\"\n", i) }) + entry[1:] + "msgid \"" + list(200_000, func(i int) string { return fmt.Sprintf("<%d/>", i) }) + "\"\nmsgstr \"\"\n", 0, "DS902 the segment “p1.s1” has more than 1000 placeholders"},
		{"backslashes", poHead + entry + "msgid \"A\"\nmsgstr \"" + strings.Repeat(`\\`, 4<<20) + "\"\n", 1, ""},
	} {
		file, ds, err := exchange.Read("x", strings.NewReader(test.text))
		if err != nil || file == nil {
			t.Errorf("%s: %v %s", test.name, err, told(ds))
			continue
		}
		got := ""
		for _, d := range ds {
			got += fmt.Sprint(d.Code, " ", d.Message)
		}
		if got != test.says {
			t.Errorf("%s: %s", test.name, got)
		}
		n := 0
		for _, u := range file.Units {
			n += len(u.Segments)
		}
		if n != test.segments {
			t.Errorf("%s: %d segments", test.name, n)
		}
		if n == test.segments && n > 0 {
			if ds := exchange.Compare(&file.Document, file); diag.Count(ds).Errors > 0 {
				t.Errorf("%s: compared with itself: %s", test.name, told(ds))
			}
		}
	}
}
