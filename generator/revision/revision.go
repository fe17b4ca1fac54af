// Package revision tells whether a translation was made from the text that its
// original has now.
//
// A translation says what it was made from by a language and a digest of that
// language's text: source: ja@9f2c41d07a3e. The digest is of the text and not of
// a commit, so it holds wherever the files are, in a copy without history too.
//
// It is a digest of what a translator translates, passage by passage: title,
// summary, place, captions, names of documents, notes of changes, and the text
// with its structure, links and pictures. What is inherited, such as the date or
// the topics, has no part in it; nor has how the text is written: where its lines
// end, which mark makes emphasis, which of two spaces or apostrophes stands there.
//
// A translator who has followed some passages of a change, and others not, stamps those: then the
// translation says that it was made from the new text, and which passages of it are [press.Pending].
//
// [Of] says how a release stands in each language, by digests alone. Where the
// text that a translation was made from is at hand, as it is in a history,
// [Compare] tells which passages were changed since, and [Words] what of a passage.
package revision

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"docsite/generator/press"
)

// Digits is how many digits of a digest a source is written with.
const Digits = 12

// Digest returns the digest of a text, SHA-256 in 64 hexadecimal digits, of
// which a source gives the first.
func Digest(passages []press.Passage) string {
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	b := (*buffer)[:0]
	for _, p := range passages {
		b = appendPassage(b, p)
	}
	*buffer = b
	digest := sha256.Sum256(b)
	return hex.EncodeToString(digest[:])
}

var buffers = sync.Pool{New: func() any { return new([]byte) }}

// appendPassage appends what a digest knows of a passage. Every part is on a
// line of its own, and no part holds a line break, so two texts that differ never
// look the same.
func appendPassage(b []byte, p press.Passage) []byte {
	b = append(b, '0'+byte(p.Kind), ' ', '0'+byte(p.Level))
	if p.Again {
		b = append(b, '+')
	}
	b = append(appendNormal(append(b, '\n'), p.Text), '\n')
	for _, r := range p.Refs {
		b = append(appendNormal(append(b, '>', '0'+byte(r.Kind), ' '), r.Dest), '\n')
	}
	return b
}

// Normal returns a text without what makes no difference to who translates it:
// in Unicode's form NFC, with straight signs for curly ones, because docsite sets
// them anyway, and with single spaces, of which none stands beside a quotation
// mark or before a sign that ends a sentence.
func Normal(text string) string { return string(appendNormal(nil, text)) }

func appendNormal(b []byte, text string) []byte {
	if !plainlyNFC(text) {
		text = norm.NFC.String(unseen.Replace(text))
	}
	spaced, last := false, byte('\t')
	for i := 0; i < len(text); {
		if text[i] == ' ' {
			spaced = true
			i++
			continue
		}
		size := plain(text[i:])
		part := text[i : i+size]
		if size == 0 {
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			part = asTyped(r, text[i:i+size])
		}
		i += size
		switch {
		case part == "":
		case part == " ":
			spaced = true
		default:
			if spaced && last != '"' && last != '\t' && part[0] != '"' && kinds[part[0]] != tight {
				b = append(b, ' ')
			}
			spaced, last = false, part[len(part)-1]
			b = append(b, part...)
		}
	}
	return b
}

// unseen takes out soft hyphens and zero-width spaces, which nobody sees: a mark
// behind one of them stands on the letter before it.
var unseen = strings.NewReplacer("\u00AD", "", "\u200B", "")

// plain returns how many bytes at the beginning of a text stay as they are:
// characters of ASCII, Latin letters, kana and Han, and single spaces before them.
func plain(text string) int {
	for i := 0; i < len(text); i++ {
		k := kinds[text[i]]
		if k == kept || k == tight {
			continue
		}
		switch k {
		case altered:
			return i
		case kana:
			if i+1 == len(text) || text[i+1] == 0x80 {
				return i
			}
		case blank:
			if i == 0 || text[i-1] == '\t' || i+1 == len(text) || kinds[text[i+1]] != kept {
				return i
			}
		}
	}
	return len(text)
}

// kind is what a byte of a text is to [plain].
type kind uint8

const (
	altered kind = iota
	kept         // as it is
	tight        // likewise, and no space stands before it
	kana         // the first byte of kana, and of signs that are altered
	blank
)

var kinds = func() (table [256]kind) {
	for c := ' ' + 1; c < 0xC2; c++ { // ASCII, and the second byte of a character
		table[c] = kept
	}
	for c := 0xC3; c < 0xCC; c++ { // Latin letters
		table[c] = kept
	}
	for c := 0xE4; c <= 0xE9; c++ { // Han
		table[c] = kept
	}
	for _, c := range []byte(";:!?%\t") {
		table[c] = tight
	}
	table['"'], table[' '], table[0xE3] = altered, blank, kana
	return table
}()

// asTyped returns the sign that an author may type in the place of a character:
// which of the two is a matter of the keyboard.
func asTyped(r rune, itself string) string {
	switch r {
	case '’', '‘':
		return "'"
	case '“', '”', '„', '«', '»':
		return `"`
	case '…':
		return "..."
	case '\u00AD', '\u200B':
		return ""
	}
	if unicode.IsSpace(r) {
		return " "
	}
	return itself
}

// plainlyNFC reports texts that are in the form NFC at first sight: of ASCII,
// Latin letters, kana and Han alone, without marks to compose.
func plainlyNFC(text string) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < 0xCC, 0xE3 < c && c <= 0xE9:
		case c == 0xE3 && !(i+2 < len(text) && text[i+1] == 0x82 && (text[i+2] == 0x99 || text[i+2] == 0x9A)): // but U+3099, U+309A
		default:
			return false
		}
	}
	return true
}

// Matches reports whether a source's digest is of a text whose whole digest is
// known.
func Matches(source press.Source, digest string) bool {
	return source.Digest != "" && strings.HasPrefix(digest, source.Digest)
}

// Follows reports whether a translation has everything of the text whose whole digest is known.
func Follows(source press.Source, digest string) bool {
	return Matches(source, digest) && len(source.Pending) == 0
}
