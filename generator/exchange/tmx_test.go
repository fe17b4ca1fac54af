package exchange_test

import (
	"bytes"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/exchange"
)

// repeated reads a text that begins, goes on with a unit so many times, and ends.
type repeated struct {
	begin, unit, end string
	times            int
	rest             string
}

func (r *repeated) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		if r.rest == "" {
			switch {
			case r.begin != "":
				r.rest, r.begin = r.begin, ""
			case r.times > 0:
				r.times--
				r.rest = r.unit
			case r.end != "":
				r.rest, r.end = r.end, ""
			default:
				if n == 0 {
					return 0, io.EOF
				}
				return n, nil
			}
		}
		c := copy(p[n:], r.rest)
		n += c
		r.rest = r.rest[c:]
	}
	return n, nil
}

const tmxHead = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en"/><body>
`

// TestTMXOfFiveHundredMegabytes: the heap that it takes does not grow with its length.
func TestTMXOfFiveHundredMegabytes(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	unit := `<tu><tuv xml:lang="en"><seg><ph>x</ph>` + strings.Repeat("The quay is closed. ", 250) + `</seg></tuv>
<tuv xml:lang="fr"><seg>` + strings.Repeat("Le quai est fermé. ", 250) + "</seg></tuv></tu>\n"
	times := 500 << 20 / len(unit)
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var most uint64
	pairs := 0
	ds, err := exchange.ReadTMX("x.tmx", &repeated{begin: tmxHead, unit: unit, times: times, end: "</body></tmx>"}, func(exchange.Pair) bool {
		if pairs++; pairs%5000 == 0 {
			runtime.ReadMemStats(&now)
			most = max(most, now.HeapAlloc)
		}
		return true
	})
	if err != nil || len(ds) > 0 || pairs != times {
		t.Errorf("%d pairs of %d: %v %v", pairs, times, err, ds)
	}
	if grown := int64(most) - int64(before.HeapAlloc); grown > 64<<20 {
		t.Errorf("the heap grew by %d MB", grown>>20)
	}
}

func TestTMXWithNothingButMistakes(t *testing.T) {
	ds, err := exchange.ReadTMX("x.tmx", &repeated{begin: tmxHead, unit: `<tu><tuv xml:lang="en"/></tu>`, times: 200_000, end: "</body></tmx>"}, func(exchange.Pair) bool { return true })
	if err != nil || len(ds) != 1000 {
		t.Errorf("%d mistakes, %v", len(ds), err)
	}
}

func TestTMXHostile(t *testing.T) {
	for _, test := range []struct{ name, text, says string }{
		{"another file", "<xliff/>", "1:1 DS905 the file begins with <xliff>, and is no TMX\n"},
		{"entities", `<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY a "b">]><tmx/>`, "1:1 DS901 the file declares entities, or other things, in its DOCTYPE\n"},
		{"a long unit", tmxHead + "<tu>" + strings.Repeat("<tuv>"+strings.Repeat("a", 1<<19)+"</tuv>", 9), "4:1 DS902 <tu> has more than 4 megabytes\n"},
		{"cut off", tmxHead + "<tu><tuv", "4:9 DS900 this is not XML: unexpected EOF\n"},
		{"languages without end", tmxHead + "<tu>" + strings.Repeat(`<tuv xml:lang="en"><seg>a</seg></tuv>`, 101) + "</tu></body></tmx>", "4:1 DS902 this <tu> has more than 100 languages\n"},
	} {
		ds, err := exchange.ReadTMX("x.tmx", strings.NewReader(test.text), func(exchange.Pair) bool { return true })
		if err != nil || told(ds) != test.says {
			t.Errorf("%s: %v\n%swant\n%s", test.name, err, told(ds), test.says)
		}
	}
}

func pairs() []exchange.Pair {
	u := sample().Units[1].Segments[0]
	return []exchange.Pair{
		{SourceLang: "en", TargetLang: "fr", Source: u.Suggestions[0].Source, Target: u.Suggestions[0].Target, Release: "2025/old-quay", Date: "2025-03-01"},
		{SourceLang: "ja", TargetLang: "en", Source: exchange.Inline{text("函館 <港> & "), code("1", exchange.Alone, "[^1]", "")}, Target: exchange.Inline{text("Hakodate"), code("1", exchange.Alone, "[^1]", "")}},
		{SourceLang: "en", TargetLang: "fr", Source: exchange.Inline{code("1", exchange.Closes, "**", ""), text("a")}, Target: exchange.Inline{text("b"), code("1", exchange.Closes, "**", "")}},
	}
}

// nothingShown returns pairs as TMX has them: it knows not what is shown of a code.
func nothingShown(list []exchange.Pair) []exchange.Pair {
	for _, p := range list {
		for _, in := range []exchange.Inline{p.Source, p.Target} {
			for i := range in {
				if in[i].Code != nil {
					c := *in[i].Code
					c.Shown = ""
					in[i].Code = &c
				}
			}
		}
	}
	return list
}

func writeTMX(t *testing.T, list []exchange.Pair) string {
	t.Helper()
	var b bytes.Buffer
	if err := exchange.WriteTMX(&b, "en", slices.Values(list)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func readTMX(t *testing.T, text string) []exchange.Pair {
	t.Helper()
	var list []exchange.Pair
	ds, err := exchange.ReadTMX("x.tmx", strings.NewReader(text), func(p exchange.Pair) bool {
		list = append(list, p)
		return true
	})
	if err != nil || len(ds) > 0 {
		t.Fatal(err, told(ds))
	}
	return list
}

func TestTMXRoundTrip(t *testing.T) {
	first := writeTMX(t, pairs())
	back := readTMX(t, first)
	if diff := cmp.Diff(nothingShown(pairs()), back); diff != "" {
		t.Errorf("(-written +read):\n%s\n%s", diff, first)
	}
	if second := writeTMX(t, back); second != first {
		t.Error(cmp.Diff(first, second))
	}
	if err := exchange.WriteTMX(io.Discard, "en", slices.Values([]exchange.Pair{{SourceLang: "en", TargetLang: "fr", Source: exchange.Inline{text("a\x02")}, Target: exchange.Inline{text("b")}}})); err == nil {
		t.Error("a control character is written")
	}
	if err := exchange.WriteTMX(io.Discard, "en", slices.Values([]exchange.Pair{{SourceLang: "en", TargetLang: "fr", Source: exchange.Inline{text("a")}}})); err == nil {
		t.Error("a pair without a target is written")
	}
}

func TestTMXOfOthers(t *testing.T) {
	got := readTMX(t, tmxHead+`<tu srclang="*all*"><tuv lang="EN-US"><seg>A <hi>b</hi><ut>x</ut></seg></tuv><tuv xml:lang="fr-FR"><seg>B<it pos="begin">i</it></seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>C</seg></tuv><tuv xml:lang="en-GB"><seg><![CDATA[<D>]]></seg></tuv><tuv xml:lang="en"><seg/></tuv></tu></body></tmx>`)
	i := exchange.Inline{text("B"), code("u2", exchange.Opens, "i", "")}
	want := []exchange.Pair{
		{SourceLang: "EN-US", TargetLang: "fr-FR", Source: exchange.Inline{text("A b")}, Target: i},
		{SourceLang: "fr-FR", TargetLang: "EN-US", Source: i, Target: exchange.Inline{text("A b")}},
		{SourceLang: "en-GB", TargetLang: "fr", Source: exchange.Inline{text("<D>")}, Target: exchange.Inline{text("C")}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
