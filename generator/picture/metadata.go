package picture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/press"
)

// metadata is what a file says besides its pixels, as it stands there, as far as it can
// tell where the picture comes from.
type metadata struct {
	exif  []byte // a TIFF file
	iim   []byte // resources of Photoshop
	xmp   []byte // a packet
	jumbf []byte // of C2PA
	made  bool   // there is a credential of C2PA
}

// The bounds of what is read of it. A packet of XMP that an editor wrote has a few
// thousand bytes, and one that holds its history some hundred thousand.
const (
	mostMetadata = 1 << 20 // bytes of each kind
	mostWord     = 1000    // characters of one text
	mostCreators = 8
)

// provenance reads what of it is of use to others. Of what several kinds say, XMP counts
// first, then IPTC-IIM, then EXIF, as IPTC asks of those who read them (IPTC Photo Metadata
// Standard, mapping guidelines).
func (m *metadata) provenance() press.Provenance {
	var p press.Provenance
	for _, read := range []func() press.Provenance{
		func() press.Provenance { return readXMP(bounded(m.xmp)) },
		func() press.Provenance { return readIIM(bounded(m.iim)) },
		func() press.Provenance { return readEXIF(bounded(m.exif)) },
	} {
		next := read()
		if p.Creators == nil {
			p.Creators = next.Creators
		}
		for _, text := range []struct{ own, other *string }{
			{&p.Credit, &next.Credit}, {&p.Rights, &next.Rights}, {&p.License, &next.License}, {&p.Licensor, &next.Licensor},
		} {
			if *text.own == "" {
				*text.own = *text.other
			}
		}
		if p.Source == "" {
			p.Source = next.Source
		}
	}
	p.Signed = m.made
	p.Claims = claims(m.jumbf)
	if p.Source == "" && len(p.Claims) == 1 {
		p.Source = p.Claims[0]
	}
	return p
}

func bounded(b []byte) []byte { return b[:min(len(b), mostMetadata)] }

// add appends what several parts of a file hold together, as far as it is read.
func add(dst *[]byte, part []byte) {
	*dst = append(*dst, part[:min(len(part), max(0, mostMetadata-len(*dst)))]...)
}

// word is a text as it can stand on a page and in a packet: of one line, without
// characters that are none, and no longer than it is read.
func word(s string) string {
	s = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, ""), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	s = strings.Map(func(r rune) rune {
		if r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
	if utf8.RuneCountInString(s) > mostWord {
		s = strings.TrimSpace(string([]rune(s)[:mostWord]))
	}
	return s
}

// address is one of the web, or nothing.
func address(s string) string {
	s = strings.TrimSpace(s)
	lower := strings.ToLower(s)
	if len(s) > mostWord || !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") ||
		strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`<>"`, r) }) || !utf8.ValidString(s) {
		return ""
	}
	return s
}

// creators are those who have a name.
func creators(names []string) []string {
	var list []string
	for _, name := range names {
		if name = word(name); name != "" && len(list) < mostCreators {
			list = append(list, name)
		}
	}
	return list
}

// legacy is a text of a program that may know no Unicode: bytes that are no UTF-8 are taken
// for Latin-1.
func legacy(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	runes := make([]rune, len(b))
	for i, c := range b {
		runes[i] = rune(c)
	}
	return string(runes)
}
