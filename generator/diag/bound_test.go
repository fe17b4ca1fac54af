package diag

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// many returns diagnostics of a code, each in a file of its own: prefix-0000.md
// and so on.
func many(code Code, prefix string, n int) []Diagnostic {
	ds := make([]Diagnostic, n)
	for i := range ds {
		ds[i] = New(code, at(fmt.Sprintf("%s-%04d.md", prefix, i), 1, 1), "wrong")
	}
	return ds
}

// files returns names as many makes them.
func files(prefix string, n int) []string {
	var names []string
	for _, d := range many(BadYAML, prefix, n) {
		names = append(names, d.File)
	}
	return names
}

func TestBound(t *testing.T) {
	// Files named a… come before those named b… by place.
	for _, c := range []struct {
		name    string
		ds      [][]Diagnostic
		printed []string // the files, in order
		rest    string   // what is said of those that are not printed
	}{
		{"none", nil, nil, ""},
		{"all fit", [][]Diagnostic{many(BodyEmpty, "a", 100)}, files("a", 100), ""},
		{"all fit, in the order of place", [][]Diagnostic{many(BodyEmpty, "a", 60), many(BadYAML, "b", 40)},
			slices.Concat(files("a", 60), files("b", 40)), ""},
		{"one too many", [][]Diagnostic{many(BodyEmpty, "a", 101)}, files("a", 100), "and 1 more: DS414 × 1"},
		{"only errors", [][]Diagnostic{many(BadYAML, "a", 103)}, files("a", 100), "and 3 more: DS113 × 3"},
		{"errors first", [][]Diagnostic{many(BodyEmpty, "a", 100), many(BadYAML, "b", 1)},
			slices.Concat(files("b", 1), files("a", 99)), "and 1 more: DS414 × 1"},
		{"errors alone fill it", [][]Diagnostic{many(BodyEmpty, "a", 5), many(BadYAML, "b", 100)},
			files("b", 100), "and 5 more: DS414 × 5"},
		{"errors alone are too many", [][]Diagnostic{many(BodyEmpty, "a", 2), many(BadYAML, "b", 107)},
			files("b", 100), "and 9 more: DS113 × 7, DS414 × 2"},
		{"the most frequent code first", [][]Diagnostic{many(BodyEmpty, "a", 100), many(HeadingOne, "b", 7), many(TextsDiffer, "c", 12_345), many(DateDiffers, "d", 7)},
			files("a", 100), "and 12,359 more: DS306 × 12,345, DS308 × 7, DS412 × 7"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ds := Sort(slices.Concat(c.ds...))
			before := slices.Clone(ds)
			got := written(t, ds, Options{Format: Text, ShowAll: "--all"})
			want := ""
			for _, file := range c.printed {
				i := slices.IndexFunc(ds, func(d Diagnostic) bool { return d.File == file })
				want += written(t, ds[i:i+1], Options{Format: Text})
			}
			if c.rest != "" {
				want += c.rest + "\n--all shows all of them, as --format json does\n"
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if !slices.EqualFunc(ds, before, func(a, b Diagnostic) bool { return a.Pos == b.Pos && a.Code == b.Code }) {
				t.Error("what is written was put into another order")
			}
		})
	}
}

// Programs are given everything, and so are people who ask for it.
func TestBoundIsOfTextAlone(t *testing.T) {
	ds := many(BodyEmpty, "a", 250)
	for name, c := range map[string]struct {
		o   Options
		one string // what stands once for each
	}{
		"json":   {Options{Format: JSON, ShowAll: "--all"}, `"file": "a-`},
		"github": {Options{Format: GitHub, ShowAll: "--all"}, "::warning file=a-"},
		"sarif":  {Options{Format: SARIF, ShowAll: "--all"}, `"uri": "a-`},
		"text":   {Options{Format: Text}, ": warning DS414: "},
	} {
		if got := strings.Count(written(t, ds, c.o), c.one); got != len(ds) {
			t.Errorf("%s has %d of %d", name, got, len(ds))
		}
	}
}

// No file is read of which no line is shown.
func TestBoundReadsOnlyWhatIsShown(t *testing.T) {
	var reads []string
	read := func(file string) ([]byte, error) {
		reads = append(reads, file)
		return []byte("a line\n"), nil
	}
	written(t, Sort(slices.Concat(many(HeadingOne, "a", 200), many(BadYAML, "b", 3))), Options{Read: read, ShowAll: "--all"})
	if want := slices.Concat(files("b", 3), files("a", 97)); !slices.Equal(reads, want) {
		t.Errorf("read are %q, want %q", reads, want)
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 7: "7", 999: "999", 1000: "1,000", 17_900: "17,900", 123_456: "123,456", 1_234_567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("%d is written %s, want %s", n, got, want)
		}
	}
}
