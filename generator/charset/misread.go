package charset

import (
	"bytes"
	"mime"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// Misread is a part of a text that some program read in another encoding than it
// was written in, and saved so: “cafÃ©”.
type Misread struct {
	At, End int
	Was     string // how it read, “café”; empty where that is lost
}

// FindMisread returns what of a text was surely misread. The places are in order
// and do not overlap. Looked for is what the programs of our languages leave
// behind: UTF-8 read as Windows-1252, Mac OS Roman, code page 850 or Shift_JIS,
// Shift_JIS and EUC-JP read as Windows-1252, and texts that are still packed for
// the mail (RFC 2045, 2047).
func FindMisread(text []byte) []Misread {
	var found []Misread
	for at := 0; at < len(text); {
		if c := text[at]; c < utf8.RuneSelf && c != '=' {
			at++
			continue
		}
		r, size := utf8.DecodeRune(text[at:])
		m, ok := misreadAt(text, at, r)
		if !ok {
			at += size
			continue
		}
		if n := len(found); n > 0 && m.At < found[n-1].End {
			m.At = found[n-1].End
		}
		found = append(found, m)
		at = m.End
	}
	return found
}

// misreadAt looks at the character r of a text at an offset.
func misreadAt(text []byte, at int, r rune) (Misread, bool) {
	switch r {
	case '=':
		return packed(text, at)
	case '縺', '繧', '繝':
		return shiftJIS(text, at)
	case '‚', 'ƒ':
		if m, ok := japaneseAsLatin(text, at, japanese.ShiftJIS, "‚ƒ"); ok {
			return m, true
		}
	case '¤', '¥':
		return japaneseAsLatin(text, at, japanese.EUCJP, "¤¥")
	}
	var reading *latinReading
	switch {
	case 'Â' <= r && r <= 'ô': // what begins a sequence of UTF-8, 0xC2 to 0xF4
		reading = &asWindows
		if n := asCodePage.damage(text, at); r == 'Ô' && n > 0 {
			reading = &asCodePage
		}
	case r == '√' || r == '‚':
		reading = &asMacintosh
	case r == '├':
		reading = &asCodePage
	default:
		return Misread{}, false
	}
	n := reading.damage(text, at)
	if n == 0 {
		return Misread{}, false
	}
	return reading.word(text, at, n), true
}

// latinReading is an encoding of a byte a character in which programs read UTF-8.
type latinReading struct {
	encoding *charmap.Charmap
	sure     func(before rune, sequence []byte, after rune) bool
}

// Of the last two no more is looked for than what UTF-8 has for Latin letters and for
// punctuation: √© ‚Äô, ├® ÔÇÖ.
var (
	asWindows   = latinReading{charmap.Windows1252, sureInWindows}
	asMacintosh = latinReading{charmap.Macintosh, func(before rune, s []byte, after rune) bool {
		return s[0] == 0xC3 && (unicode.IsLower(before) || unicode.IsLower(after)) && bytes.IndexByte([]byte{0xB9, 0xBD, 0xB0, 0xB7, 0xA1}, s[1]) < 0 ||
			len(s) == 3 && s[0] == 0xE2 && s[1] == 0x80
	}}
	asCodePage = latinReading{charmap.CodePage850, func(before rune, s []byte, after rune) bool {
		return s[0] == 0xC3 && (unicode.IsLetter(before) || unicode.IsLetter(after)) || len(s) == 3 && s[0] == 0xE2 && s[1] == 0x80
	}}
)

// sureInWindows reports whether a sequence of UTF-8 that was found in the characters of
// a text is one, and not a capital with a quotation mark behind it.
func sureInWindows(before rune, s []byte, after rune) bool {
	if unicode.IsUpper(before) && s[0] != 0xE2 {
		return false // LE PALÂ»
	}
	beside := unicode.IsLetter(before) || unicode.IsLetter(after)
	switch lead, next := s[0], s[1]; {
	case lead == 0xC2:
		return next != 0xA0 || unicode.IsLetter(before) || unicode.IsDigit(before)
	case lead == 0xC3:
		return beside || next < 0xA0 || next == 0xA9 || next == 0xA0
	case lead == 0xC4 || lead == 0xC5:
		return beside
	case lead == 0xCC:
		return unicode.IsLower(before) // an accent beside its letter
	case lead == 0xE1:
		return unicode.IsLetter(after)
	case lead == 0xE2:
		return true
	case lead == 0xE3:
		return next == 0x82 || next == 0x83 // kana
	case lead == 0xEF:
		return next == 0xBC || next == 0xBD || next == 0xBB && s[2] == 0xBF // full-width forms, the byte order mark
	case lead == 0xF0:
		return next == 0x9F
	}
	return false
}

// runs are leads of sequences that are sure where several follow each other.
var runs = map[byte]int{0xCE: 3, 0xCF: 3, 0xD0: 3, 0xD1: 3, 0xE3: 2, 0xE4: 2, 0xE5: 2, 0xE6: 2, 0xE7: 2, 0xE8: 2, 0xE9: 2}

// damage returns how many bytes of a text at an offset are surely UTF-8 that was
// misread; 0 for none.
func (l *latinReading) damage(text []byte, at int) int {
	sequence, length := l.sequence(text[at:])
	if length == 0 {
		return 0
	}
	before, _ := utf8.DecodeLastRune(text[:at])
	after, _ := utf8.DecodeRune(text[at+length:])
	if at == 0 {
		before = 0
	}
	if l.sure(before, sequence[:utf8Length(sequence[0])], after) {
		return length
	}
	if l.encoding != charmap.Windows1252 {
		return 0
	}
	wanted := runs[sequence[0]]
	if wanted == 0 {
		return 0
	}
	total := length
	for n := 1; n < wanted; n++ {
		next, more := l.sequence(text[at+total:])
		if more == 0 || runs[next[0]] == 0 && next[0] != 0xE2 && next[0] != 0xEF {
			return 0
		}
		total += more
	}
	return total
}

func utf8Length(lead byte) int {
	switch {
	case lead >= 0xF0:
		return 4
	case lead >= 0xE0:
		return 3
	}
	return 2
}

// sequence returns the bytes of one character of UTF-8 that the characters at the
// beginning of a text stand for, and how long these are; 0 if they stand for none.
func (l *latinReading) sequence(text []byte) (sequence [4]byte, length int) {
	want := 1
	for n := 0; n < want; n++ {
		r, size := utf8.DecodeRune(text[length:])
		if r < utf8.RuneSelf || size == 0 {
			if n == 2 && sequence[0] == 0xE2 && sequence[1] == 0x80 && l.encoding == charmap.Windows1252 {
				sequence[2] = 0x9D // of ”, which Windows-1252 has no character for and programs leave out
				return sequence, length
			}
			return sequence, 0
		}
		b, ok := l.encoding.EncodeRune(r)
		if !ok || n > 0 && (b < 0x80 || b > 0xBF) {
			return sequence, 0
		}
		if n == 0 {
			if b < 0xC2 || b > 0xF4 {
				return sequence, 0
			}
			want = utf8Length(b)
		}
		sequence[n] = b
		length += size
	}
	if r, _ := utf8.DecodeRune(sequence[:want]); r == utf8.RuneError || unicode.IsControl(r) {
		return sequence, 0
	}
	return sequence, length
}

// longestWord is how many bytes of a word are shown on either side of what is damaged.
const longestWord = 40

// word returns the word around the damage at an offset, and how it read.
func (l *latinReading) word(text []byte, at, length int) Misread {
	from, to := at, at+length
	for from > 0 && at-from < longestWord {
		r, size := utf8.DecodeLastRune(text[:from])
		if !isWordRune(r) {
			break
		}
		from -= size
	}
	end := to
	for to < len(text) && to-at < 2*longestWord {
		if _, n := l.sequence(text[to:]); n > 0 {
			to += n
			end = to
			continue
		}
		r, size := utf8.DecodeRune(text[to:])
		if !isWordRune(r) {
			break
		}
		to += size
		end = to
	}
	var was strings.Builder
	for i := from; i < end; {
		if s, n := l.sequence(text[i:end]); n > 0 && i >= at {
			was.Write(s[:utf8Length(s[0])])
			i += n
			continue
		}
		_, size := utf8.DecodeRune(text[i:])
		was.Write(text[i : i+size])
		i += size
	}
	return Misread{from, end, strings.Trim(was.String(), "\u00A0\uFEFF")}
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '-'
}

// shiftJIS looks for UTF-8 that was read as Shift_JIS, 縺薙ｌ縺ｯ: whatever was kana
// begins with one of three kanji that are rare, and never stand so close together.
func shiftJIS(text []byte, at int) (Misread, bool) {
	end, marks, hiragana := at, 0, false
	encoder := japanese.ShiftJIS.NewEncoder()
	var raw []byte
	for end < len(text) && end-at < 4*longestWord {
		r, size := utf8.DecodeRune(text[end:])
		if r < utf8.RuneSelf {
			break
		}
		encoded, err := encoder.Bytes(text[end : end+size])
		if err != nil {
			break
		}
		raw = append(raw, encoded...)
		if r == '縺' || r == '繧' || r == '繝' {
			marks++
		}
		hiragana = hiragana || unicode.Is(unicode.Hiragana, r)
		end += size
	}
	var was strings.Builder
	kana := 0
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		if r == utf8.RuneError {
			break
		}
		if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			kana++
		}
		was.WriteRune(r)
		raw = raw[size:]
	}
	switch {
	case kana >= 2:
		return Misread{at, end, was.String()}, true
	case marks >= 3 && !hiragana:
		return Misread{at, end, ""}, true
	}
	return Misread{}, false
}

// japaneseAsLatin looks for Japanese that was read as Windows-1252, ‚±‚ê‚Í: three
// characters of kana, each of which begins with one of the leads.
func japaneseAsLatin(text []byte, at int, e encoding.Encoding, leads string) (Misread, bool) {
	var raw []byte
	end := at
	for end < len(text) && end-at < 4*longestWord {
		r, size := utf8.DecodeRune(text[end:])
		b, ok := charmap.Windows1252.EncodeRune(r)
		if !ok || r <= ' ' || r == '\u00A0' {
			break
		}
		raw = append(raw, b)
		end += size
	}
	rest := text[at:end]
	for n := range 3 {
		lead, size := utf8.DecodeRune(rest)
		if !strings.ContainsRune(leads, lead) || len(rest) <= size {
			return Misread{}, false
		}
		_, trail := utf8.DecodeRune(rest[size:])
		pair, err := e.NewDecoder().Bytes(raw[2*n : 2*n+2])
		if r, _ := utf8.DecodeRune(pair); err != nil || !unicode.In(r, unicode.Hiragana, unicode.Katakana) && r != 'ー' {
			return Misread{}, false
		}
		rest = rest[size+trail:]
	}
	was, err := e.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(was, utf8.RuneError) {
		return Misread{at, end, ""}, true
	}
	return Misread{at, end, string(was)}, true
}

var encodedWord = regexp.MustCompile(`^=\?[A-Za-z0-9_-]+\?[BbQq]\?[!->@-~]*\?=`)

// packed looks for what a mail program did not unpack: =?UTF-8?B?…?=, =C3=A9.
func packed(text []byte, at int) (Misread, bool) {
	if m := encodedWord.Find(text[at:]); m != nil {
		was, err := new(mime.WordDecoder).Decode(string(m))
		if err != nil {
			was = ""
		}
		return Misread{at, at + len(m), was}, true
	}
	var raw []byte
	end := at
	for ; end+3 <= len(text) && text[end] == '=' && len(raw) < longestWord; end += 3 {
		b, err := strconv.ParseUint(string(text[end+1:end+3]), 16, 8)
		if err != nil || b < 0x80 || len(raw) == 0 && (b < 0xC2 || b > 0xF4) || strings.ContainsAny(string(text[end+1:end+3]), "abcdef") {
			break
		}
		raw = append(raw, byte(b))
	}
	if !utf8.Valid(raw) || len(raw) == 0 {
		return Misread{}, false
	}
	return Misread{at, end, string(raw)}, true
}

// readAsLatin1 returns how a run of characters read around the C1 control at an offset, if
// it is UTF-8 that was read as ISO-8859-1; empty if it is not.
func readAsLatin1(text []byte, at int) string {
	from, to := at, at
	for n := 0; n < longestWord && from > 0; n++ {
		r, size := utf8.DecodeLastRune(text[:from])
		if r < 0x80 || r > 0xFF {
			break
		}
		from -= size
	}
	var raw []byte
	for to = from; to < len(text) && len(raw) < 2*longestWord; {
		r, size := utf8.DecodeRune(text[to:])
		if r < 0x80 || r > 0xFF {
			break
		}
		raw = append(raw, byte(r))
		to += size
	}
	var was []byte
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		if r == utf8.RuneError {
			break
		}
		was = append(was, raw[:size]...)
		raw = raw[size:]
	}
	return string(was)
}
