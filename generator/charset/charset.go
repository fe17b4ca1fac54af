// Package charset makes the bytes of a file a text: UTF-8, line feeds, no byte
// order mark, no control character. Every file that somebody writes for a site
// comes in through [Clean], which names the encoding that others look like.
package charset

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"docsite/generator/diag"
)

var mark = []byte("\uFEFF")

// Clean returns a file's text in UTF-8 with line feeds and without a byte order
// mark, or what is wrong with it.
func Clean(file string, raw []byte) ([]byte, []diag.Diagnostic) {
	raw = bytes.TrimPrefix(raw, mark)
	if !utf8.Valid(raw) {
		at := 0
		for at < len(raw) {
			r, size := utf8.DecodeRune(raw[at:])
			if r == utf8.RuneError && size == 1 {
				break
			}
			at += size
		}
		return nil, []diag.Diagnostic{diag.New(diag.NotUTF8, diag.NewSource(file, raw).At(at),
			"the file is not written in UTF-8%s", looksLike(raw)).WithHint("save it again as UTF-8")}
	}
	if bytes.IndexByte(raw, '\r') >= 0 {
		raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
	}
	if at := control(raw); at >= 0 {
		r, _ := utf8.DecodeRune(raw[at:])
		hint := "delete it: it cannot be seen, but it is there"
		switch r {
		case 0:
			hint = "the file looks like UTF-16: save it again as UTF-8"
		case '\r':
			hint = "end lines with a line feed, as UTF-8 text on every system can"
		case 0x1b:
			hint = "the file looks like ISO-2022-JP: save it again as UTF-8"
		default:
			was := readAsLatin1(raw, at)
			meant := rune(utf8.RuneError)
			if 0x80 <= r && r <= 0x9F {
				meant = charmap.Windows1252.DecodeByte(byte(r))
			}
			switch {
			case was == "" && meant != r && meant != utf8.RuneError:
				hint = "a program read Windows-1252 as Latin-1: write “" + string(meant) + "” in its place"
			case was != "":
				hint = "a program read UTF-8 as Latin-1; it read “" + was + "”: copy the text once more from where it came"
			}
		}
		return nil, []diag.Diagnostic{diag.New(diag.ControlCharacter, diag.NewSource(file, raw).At(at),
			"the control character U+%04X stands in the text", r).WithHint("%s", hint)}
	}
	return raw, nil
}

// control returns the offset of the first control character (C0, DEL, C1)
// that is neither a tab nor a line feed, or of the first that is none (U+FFFE,
// U+FFFF), or -1.
func control(text []byte) int {
	for i, b := range text {
		if !suspects[b] {
			continue
		}
		switch {
		case b < ' ' && b != '\n' && b != '\t', b == 0x7f:
			return i
		case b == 0xc2 && text[i+1] < 0xa0:
			return i
		case b == 0xef && text[i+1] == 0xbf && text[i+2] >= 0xbe: // U+FFFE, U+FFFF
			return i
		}
	}
	return -1
}

// suspects are the bytes that a control character is or begins with.
var suspects = func() (table [256]bool) {
	for c := range byte(' ') {
		table[c] = c != '\n' && c != '\t'
	}
	table[0x7f], table[0xc2], table[0xef] = true, true, true
	return table
}()

// looksLike guesses an encoding from bytes that are not UTF-8.
func looksLike(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}), bytes.HasPrefix(raw, []byte{0xfe, 0xff}), bytes.IndexByte(raw, 0) >= 0:
		return ": it looks like UTF-16"
	}
	sjis, euc := japaneseShare(raw, japanese.ShiftJIS), japaneseShare(raw, japanese.EUCJP)
	switch {
	case sjis == 0 && euc == 0:
		return ": it looks like Windows-1252 or ISO-8859-1 (Latin-1)"
	case euc >= sjis:
		return ": it looks like EUC-JP"
	}
	return ": it looks like Shift_JIS"
}

// japaneseShare returns which part of the characters beyond ASCII is kana or
// kanji when the bytes are read in an encoding; 0 where they cannot be.
func japaneseShare(raw []byte, e encoding.Encoding) float64 {
	text, err := e.NewDecoder().Bytes(raw)
	if err != nil || bytes.Contains(text, []byte("\uFFFD")) {
		return 0
	}
	var wide, japanese float64
	for _, r := range string(text) {
		if r < 0x80 {
			continue
		}
		wide++
		// Half-width katakana do not count: any Latin-1 text is full of them.
		if r >= 0x3000 && r <= 0x30ff || r >= 0x4e00 && r <= 0x9fff {
			japanese++
		}
	}
	if wide == 0 || japanese/wide < 0.5 {
		return 0
	}
	return japanese / wide
}
