package charset

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"docsite/generator/diag"
)

func TestCleanKeeps(t *testing.T) {
	for raw, want := range map[string]string{
		"":                        "",
		"\uFEFF":                  "",
		"\uFEFFA\r\nB\r\n":        "A\nB\n",
		"A\nB":                    "A\nB",
		"A\tB\n":                  "A\tB\n",
		"総務省\u3000発表\u00a0\u2028": "総務省\u3000発表\u00a0\u2028",
		"A\uFEFFB":                "A\uFEFFB",
	} {
		if text, ds := Clean("en.md", []byte(raw)); ds != nil || string(text) != want {
			t.Errorf("%q is %q %v, want %q", raw, text, ds, want)
		}
	}
}

// A file in another encoding is told with that encoding's name, at the first
// character that cannot be UTF-8.
func TestCleanNamesEncoding(t *testing.T) {
	const japanese = "title: 総務省の発表\n本文はカタカナと漢字である。\n"
	const french = "title: Réunion à Genève\nL’été s’achève.\n"
	for _, c := range []struct {
		encoding, text string
		code           diag.Code
		says           string
		line, column   int
	}{
		{"shift_jis", japanese, diag.NotUTF8, "Shift_JIS", 1, 8},
		{"shift_jis", strings.Repeat("plain text\n", 50) + "省\n", diag.NotUTF8, "Shift_JIS", 51, 1},
		{"euc-jp", japanese, diag.NotUTF8, "EUC-JP", 1, 8},
		{"iso-2022-jp", japanese, diag.ControlCharacter, "ISO-2022-JP", 1, 8},
		{"windows-1252", french, diag.NotUTF8, "Latin-1", 1, 9},
		{"windows-1252", "É\n", diag.NotUTF8, "Latin-1", 1, 1},
		{"utf-16le", japanese, diag.NotUTF8, "UTF-16", 0, 0},
		{"utf-16be", french, diag.NotUTF8, "UTF-16", 0, 0},
		{"utf-16le", "plain text\n", diag.ControlCharacter, "UTF-16", 1, 2},
		{"utf-16be", "plain text\n", diag.ControlCharacter, "UTF-16", 1, 1},
		{"utf-16le", "\uFEFFplain text\n", diag.NotUTF8, "UTF-16", 1, 1},
	} {
		e, err := htmlindex.Get(c.encoding)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := e.NewEncoder().String(c.text)
		if err != nil {
			t.Fatal(err)
		}
		_, ds := Clean("en.md", []byte(raw))
		if len(ds) != 1 || ds[0].Code != c.code || !strings.Contains(ds[0].Message+ds[0].Hint, c.says) {
			t.Errorf("%s %q: %v, want %s with %s", c.encoding, c.text, ds, c.code, c.says)
			continue
		}
		if c.line != 0 && (ds[0].Line != c.line || ds[0].Column != c.column) {
			t.Errorf("%s %q: at %s, want %d:%d", c.encoding, c.text, ds[0].Pos, c.line, c.column)
		}
	}
}

// A control that is a part of UTF-8 which was read as Latin-1 tells what that was.
func TestCleanReadAsLatin1(t *testing.T) {
	for raw, hint := range map[string]string{
		"x: \u00e3\u0081\u0093\u00e3\u0082\u008c": "it read “これ”",
		"L\u00e2\u0080\u0099accord":               "it read “’”",
		"\u0081":                                  "delete it",
		"L\u0092accord":                           "write “’” in its place",
		"é\u0081":                                 "delete it",
	} {
		_, ds := Clean("en.md", []byte(raw))
		if len(ds) != 1 || ds[0].Code != diag.ControlCharacter || !strings.Contains(ds[0].Hint, hint) {
			t.Errorf("%q: %v, want %q", raw, ds, hint)
		}
	}
}

func TestCleanControl(t *testing.T) {
	for raw, want := range map[string]string{
		"A\x00":        "en.md:1:2 U+0000",
		"A\n\x07":      "en.md:2:1 U+0007",
		"A\rB":         "en.md:1:2 U+000D",
		"\uFEFF省\x7f":  "en.md:1:2 U+007F",
		"A\r\n\u0085B": "en.md:2:1 U+0085",
		"\u009f":       "en.md:1:1 U+009F",
	} {
		_, ds := Clean("en.md", []byte(raw))
		place, character, _ := strings.Cut(want, " ")
		if len(ds) != 1 || ds[0].Code != diag.ControlCharacter || ds[0].Pos.String() != place || !strings.Contains(ds[0].Message, character) {
			t.Errorf("%q: %v, want %s", raw, ds, want)
		}
	}
}
