package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// Decode returns an old file's text in UTF-8 and the name of the encoding that it was
// read in, as the WHATWG's Encoding Standard, section 4.2, calls it: UTF-8 wherever the
// bytes are, else what the file declares itself to be, where it does and the bytes
// agree, else what they look like. For texts of other programs alone: what is written
// for a site comes in through [Clean].
func Decode(raw []byte, declared string) (text []byte, name string) {
	if bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		if text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(raw); err == nil {
			return text, "utf-16"
		}
	}
	if raw = bytes.TrimPrefix(raw, mark); utf8.Valid(raw) && !bytes.Contains(raw, []byte("\x1b$")) {
		return raw, "utf-8"
	}
	if e, err := htmlindex.Get(strings.TrimSpace(declared)); err == nil {
		if text, ok := decoded(raw, e); ok {
			name, _ = htmlindex.Name(e) // which it has, for it was found by one
			return text, name
		}
	}
	var guess encoding.Encoding = charmap.Windows1252
	if bytes.Contains(raw, []byte("\x1b$")) {
		guess = japanese.ISO2022JP
	} else if sjis, euc := japaneseShare(raw, japanese.ShiftJIS), japaneseShare(raw, japanese.EUCJP); euc > 0 && euc >= sjis {
		guess = japanese.EUCJP
	} else if sjis > 0 {
		guess = japanese.ShiftJIS
	}
	text, _ = decoded(raw, guess)
	name, _ = htmlindex.Name(guess)
	return text, name
}

// decoded reads bytes in an encoding; ok is false where some of them are none of its
// characters, which then read U+FFFD.
func decoded(raw []byte, e encoding.Encoding) (text []byte, ok bool) {
	text, err := e.NewDecoder().Bytes(raw)
	return bytes.ToValidUTF8(text, []byte("\uFFFD")), err == nil && !bytes.Contains(text, []byte("\uFFFD"))
}
