package diag

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// holding returns a reader of one file.
func holding(file, text string) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if name != file {
			return nil, errors.New("there is no such file")
		}
		return []byte(text), nil
	}
}

var (
	paragraph = strings.Repeat("総務省は、発表した。", 60)
	ascii     = strings.Repeat("abcdefghij", 30)
)

func TestSnippet(t *testing.T) {
	for _, c := range []struct {
		name, text   string
		line, column int
		want         string // what stands behind the bar, and below it
	}{
		{"Latin", "a\ncountries: [jpp]\nb\n", 2, 13, "countries: [jpp]\n            ^"},
		{"Japanese is two columns wide", "場所: 東京都\n", 1, 6, "場所: 東京都\n        ^"},
		{"full-width forms and the space", "Ａ１　x", 1, 4, "Ａ１　x\n      ^"},
		{"half-width katakana is one", "ｱｲｳx", 1, 4, "ｱｲｳx\n   ^"},
		{"ambiguous width is one", "“é” §x", 1, 6, "“é” §x\n     ^"},
		{"marks take no column", "re\u0301union à", 1, 9, "re\u0301union à\n       ^"},
		{"a voicing mark", "か\u3099いx", 1, 4, "か\u3099いx\n    ^"},
		{"an emoji", "👍 x", 1, 3, "👍 x\n   ^"},
		{"tabs are spaces", "\ta:\tb", 1, 5, "    a:    b\n          ^"},
		{"carriage return", "a: b\r\nc\r\n", 1, 4, "a: b\n   ^"},
		{"byte order mark", "\uFEFFabc", 1, 2, "abc\n ^"},
		{"last line", "a\nbc", 2, 2, "bc\n ^"},
		{"end of a line", "abc\ndef\n", 1, 4, "abc\n   ^"},
		{"beyond the end of a line", "abc\ndef\n", 1, 9, "abc\n   ^"},
		{"end of the file", "abc\n", 1, 4, "abc\n   ^"},
		{"beyond the file", "abc\n", 3, 1, ""},
		{"an empty line", "abc\n\n", 2, 1, ""},
		{"a line of spaces", "abc\n \t\u3000\n", 2, 2, ""},
		{"the fence of a front matter", "---\ntitle: A\n---\n", 1, 1, ""},
		{"a file as a whole", "abc\n", 0, 0, ""},
		{"an empty file", "", 1, 1, ""},
		{"not UTF-8", "caf\xe9\n", 1, 1, ""},

		{"escape", "a\x1b[31mb", 1, 8, "a⟨U+001B⟩[31mb\n              ^"},
		{"carriage return alone", "a\rb", 1, 3, "a⟨U+000D⟩b\n         ^"},
		{"C1", "a\u009b31mb", 1, 2, "a⟨U+009B⟩31mb\n ^"},
		{"the other direction", "a\u202Egnp.exe\u202C b", 1, 3, "a⟨U+202E⟩gnp.exe⟨U+202C⟩ b\n         ^"},
		{"isolates and marks", "\u2066a\u2069\u200E\u200F", 1, 2, "⟨U+2066⟩a⟨U+2069⟩⟨U+200E⟩⟨U+200F⟩\n        ^"},
		{"nothing to see", "a\u200Bb\u00ADc\uFEFFd", 1, 7, "a⟨U+200B⟩b⟨U+00AD⟩c⟨U+FEFF⟩d\n                           ^"},
		{"line separators", "a\u2028b", 1, 3, "a⟨U+2028⟩b\n         ^"},
		{"joiners stay", "👩\u200D🚀x", 1, 4, "👩\u200D🚀x\n    ^"},

		{"long, at its start", ascii, 1, 1, ascii[:89] + "…\n^"},
		{"long, at its end", ascii, 1, 300, "…" + ascii[300-89:] + "\n" + strings.Repeat(" ", 89) + "^"},
		{"long, behind its end", ascii, 1, 301, "…" + ascii[300-89:] + "\n" + strings.Repeat(" ", 90) + "^"},
		{"long, in the middle", ascii, 1, 151, "…" + ascii[150-44:150+45] + "…\n" + strings.Repeat(" ", 45) + "^"},
		{"a Japanese paragraph, in the middle", paragraph, 1, 302,
			"…。" + strings.Repeat("総務省は、発表した。", 4) + "総務省…\n" + strings.Repeat(" ", 45) + "^"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := New(BadYAML, at("a.md", c.line, c.column), "wrong")
			got := strings.TrimSuffix(written(t, []Diagnostic{d}, Options{Read: holding("a.md", c.text)}), "\n")
			_, got, _ = strings.Cut(got, "\n")
			want := ""
			if shown, caret, ok := strings.Cut(c.want, "\n"); ok {
				want = fmt.Sprintf("%6d | %s\n       | %s", c.line, shown, caret)
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestTextShowsBothPlaces(t *testing.T) {
	read := func(file string) ([]byte, error) {
		return []byte("---\ntitle: " + file + "\ndate: 2020-10-22\ndate: 2020-10-23\n"), nil
	}
	got := written(t, []Diagnostic{
		New(Contradiction, at("fr.md", 3, 7), "differs").WithRelated(at("en.md", 4, 7), "the original").WithHint("correct one"),
		New(KeyTwice, at("fr.md", 4, 1), "twice").WithRelated(at("fr.md", 4, 7), "in the same line"),
		New(NameNotNFC, at("fr.md", 1, 1), "a name"),
	}, Options{Read: read})
	want := `fr.md:3:7: error DS301: differs
     3 | date: 2020-10-22
       |       ^
  see: en.md:4:7: the original
     4 | date: 2020-10-23
       |       ^
  help: correct one
fr.md:4:1: error DS114: twice
     4 | date: 2020-10-23
       | ^
  see: fr.md:4:7: in the same line
fr.md:1:1: error DS102: a name
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestLineOfAFileThatIsOnlyNamed(t *testing.T) {
	read := holding("fr.yaml", "language: {name: Français}\n")
	got := written(t, []Diagnostic{
		New(MessageMissing, at("fr.yaml", 1, 1), "missing"),
		New(MessageMissing, at("fr.yaml", 1, 12), "asked for here"),
	}, Options{Read: read})
	want := "fr.yaml:1:1: error DS703: missing\nfr.yaml:1:12: error DS703: asked for here\n" +
		"     1 | language: {name: Français}\n       |            ^\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A file's name comes from a disk and may hold anything.
func TestNameOfAFileDoesNothing(t *testing.T) {
	got := written(t, []Diagnostic{New(NameNotPortable, at("a\x1b[31m\u202Eb", 1, 1), "wrong")}, Options{})
	if want := "a\uFFFD[31m\uFFFDb:1:1: error DS103: wrong\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestColumns(t *testing.T) {
	d := []Diagnostic{New(BadYAML, at("a.md", 1, 151), "wrong")}
	for columns, want := range map[int]int{0: 100, 60: 60, 200: 100, 10: 40, -1: 100} {
		got := written(t, d, Options{Read: holding("a.md", ascii), Columns: columns})
		if shown := utf8.RuneCountInString(strings.Split(got, "\n")[1]); shown != want {
			t.Errorf("in %d columns the line takes %d, want %d", columns, shown, want)
		}
	}
}

// TestColour holds that colours add nothing but themselves.
func TestColour(t *testing.T) {
	ds := some()
	read := func(string) ([]byte, error) { return []byte(strings.Repeat("date: 総務省\n", 10)), nil }
	plain := written(t, ds, Options{Read: read})
	painted := written(t, ds, Options{Read: read, Colour: true})
	if strings.Contains(plain, "\x1b") {
		t.Errorf("without colour there are escape sequences: %q", plain)
	}
	escape := regexp.MustCompile("\x1b\\[[0-9;]*m")
	if got := escape.ReplaceAllString(painted, ""); got != plain || len(painted) == len(plain) {
		t.Errorf("without its colours the text is\n%s\nwant\n%s", got, plain)
	}
	for i, line := range strings.Split(painted, "\n") {
		if codes := escape.FindAllString(line, -1); len(codes) > 0 && codes[len(codes)-1] != "\x1b[0m" {
			t.Errorf("line %d ends in colour: %q", i+1, line)
		}
	}
}

// A paragraph of which very much is reported is neither read nor walked through anew
// for each: this test would not end.
func TestManyInOneLine(t *testing.T) {
	text := strings.Repeat("総務省は、発表した。", 100_000)
	reads := 0
	read := func(string) ([]byte, error) {
		reads++
		return []byte(text), nil
	}
	var ds []Diagnostic
	for i := range 20_000 {
		ds = append(ds, New(BadScheme, at("ja.md", 1, 50*i+1), "wrong").WithRelated(at("ja.md", 2, 1), "no such line"))
	}
	got := written(t, ds, Options{Read: read})
	if n := strings.Count(got, "^\n"); n != len(ds) || reads != 1 {
		t.Errorf("%d of %d are shown, the file is read %d times", n, len(ds), reads)
	}
}

// TestTextsAreKeptForAWhile: those of a large site are not all held.
func TestTextsAreKeptForAWhile(t *testing.T) {
	w := writer{texts: map[string]lineIndex{}, o: Options{Read: func(file string) ([]byte, error) { return []byte(file), nil }}}
	for i := range 100 {
		name := fmt.Sprint(i, ".md")
		if got := w.text(name).text; got != name {
			t.Fatalf("the text of %s is %q", name, got)
		}
	}
	if len(w.texts) > keptTexts {
		t.Errorf("%d texts are kept", len(w.texts))
	}
}

// TestLineIsWhereTheSourceSays holds the two ways together.
func TestLineIsWhereTheSourceSays(t *testing.T) {
	text := "\uFEFFtitle: 総務省\r\n\n" + strings.Repeat("é👍x", 100) + "\nend"
	n, ok := indexLines([]byte(text))
	if !ok {
		t.Fatal("the text is not taken")
	}
	body := strings.TrimPrefix(text, "\uFEFF")
	source := NewSource("a.md", []byte(body))
	for offset := range body {
		place := source.At(offset)
		line, in, ok := n.line(place)
		if end := strings.HasPrefix(body[offset:], "\n") || strings.HasPrefix(body[offset:], "\r\n"); end && ok && in == len(line) {
			continue
		}
		if !ok || !strings.HasPrefix(body[offset:], line[in:]) {
			t.Fatalf("byte %d, %s, is %q", offset, place, line[in:])
		}
	}
}

// FuzzWindow holds that whatever stands in a line, what is shown of it fits, does
// nothing to a terminal, and has the character at the caret.
func FuzzWindow(f *testing.F) {
	f.Add("countries: [jpp]", 12, 91)
	f.Add(paragraph, 300, 31)
	f.Add("a\u0301\u0301\u0301b", 3, 31)
	f.Add("\x1b[2J\u202E\t\u200D", 5, 40)
	f.Add(strings.Repeat("\u0301", 5000)+"x"+strings.Repeat("\u0301", 5000), 10_000, 31)
	f.Fuzz(func(t *testing.T, line string, at, columns int) {
		if !utf8.ValidString(line) || strings.Contains(line, "\n") || columns < 31 || columns > 200 || at < 0 || at > len(line) || at < len(line) && !utf8.RuneStart(line[at]) {
			t.Skip()
		}
		shown, before := window(line, at, columns)
		total, reached := 0, ""
		for i, r := range shown {
			narrow := unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
			if total == before && reached == "" && !narrow {
				reached = shown[i:]
			}
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
				t.Fatalf("%q shows U+%04X", shown, r)
			}
			switch kind := width.LookupRune(r).Kind(); {
			case narrow:
			case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
				total += 2
			default:
				total++
			}
		}
		if total > columns {
			t.Errorf("%q takes %d columns of %d", shown, total, columns)
		}
		if r, _ := utf8.DecodeRuneInString(line[at:]); at < len(line) {
			if text, wide := visible(r); wide > 0 && !strings.HasPrefix(reached, text) {
				t.Errorf("the caret in %q, behind %d columns, is at %q, not at %q", shown, before, reached, text)
			}
		}
	})
}
