package contact

import (
	"fmt"
	"net/mail"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mailboxes returns the e-mail addresses of a value: one or several, with words around
// them, as in “Press office <press@example.org>” and “press@example.org（報道）”. The error is
// an [*Error].
func Mailboxes(value string, words Words) ([]Link, error) {
	if len(value) > longest {
		return nil, &Error{"a text of this length is not an e-mail address", mailboxExample}
	}
	unclear := &Error{fmt.Sprintf("“%s” is not an e-mail address", value), mailboxExample}
	var links []Link
	at := 0
	for {
		sign := at + strings.IndexAny(value[at:], "@＠")
		if sign < at {
			break
		}
		_, size := utf8.DecodeRuneInString(value[sign:])
		start, end := localStart(value[at:sign])+at, domainEnd(value, sign+size)
		address := plain(value[start:end])
		if !isMailbox(address) || !isBeside(value[at:start], value[end:], len(links) > 0, words) {
			return nil, unclear
		}
		links = append(links, Link{start, end, mailto(address)})
		at = end
	}
	rest := strings.TrimSuffix(value[at:], ".")
	if parted, _ := (&reader{text: rest, words: words}).separator(); len(links) == 0 || parted || !isAround(rest, words) {
		return nil, unclear
	}
	return links, nil
}

const mailboxExample = "write it as press@example.org, with other words in brackets"

// localStart returns where the part before the @ begins at the end of a text: the
// characters of RFC 5322, section 3.2.3, or letters of one other script.
func localStart(text string) int {
	at, ascii := len(text), false
	for at > 0 {
		c, size := utf8.DecodeLastRuneInString(text[:at])
		p, _ := normal(string(c))
		switch {
		case p < utf8.RuneSelf && isAtom(p):
			ascii = ascii || isDigit(p) || isLatin(p)
		case (unicode.IsLetter(c) || unicode.IsMark(c) || c == '’') && (!ascii || isLatin(c) || unicode.IsMark(c) || c == '’'):
		default:
			return at
		}
		at -= size
	}
	return at
}

// domainEnd returns where a domain ends that begins at a place: behind its last letter or
// digit. A word of another script behind one in Latin letters is none of its.
func domainEnd(text string, at int) int {
	end, latin, dotted := at, false, false
	for at < len(text) {
		c, size := utf8.DecodeRuneInString(text[at:])
		p, _ := normal(string(c))
		switch {
		case isDigit(p) || isLatin(p) || unicode.IsMark(c):
			latin = latin || isLatin(p)
			end = at + size
		case unicode.IsLetter(c):
			if latin && dotted {
				return end
			}
			end = at + size
		case p == '.':
			latin, dotted = false, true
		case p != '-':
			return end
		}
		at += size
	}
	return end
}

// isMailbox reports whether an address can be one: of RFC 5322, at a domain of two
// labels or more.
func isMailbox(address string) bool {
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address {
		return false
	}
	labels := strings.Split(address[strings.LastIndexByte(address, '@')+1:], ".")
	for _, label := range labels {
		if label == "" || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") {
			return false
		}
	}
	return len(labels) > 1 && len(labels[len(labels)-1]) > 1
}

// isBeside reports whether a text may stand before an address: a name with an opening <,
// words with a colon or none, and behind another address what parts them.
func isBeside(before, behind string, further bool, words Words) bool {
	if strings.HasSuffix(before, "<") {
		return strings.HasPrefix(behind, ">")
	}
	return isAround(before, words) && (!further || before != "") && !strings.HasSuffix(strings.ToLower(before), "mailto:")
}

// isAround reports whether a text is nothing but words, brackets, and what parts addresses.
func isAround(text string, words Words) bool {
	r := reader{text: strings.TrimPrefix(text, ">"), words: words}
	for from := -1; r.at > from; {
		from = r.at
		r.notes()
		r.separator()
		r.spaces()
	}
	return r.at == len(r.text)
}

func isAtom(c rune) bool {
	return isDigit(c) || isLatin(c) || strings.ContainsRune("!#$%&'*+-/=?^_`{|}~.", c)
}

// mailto encodes what RFC 6068, section 2, says must be.
func mailto(address string) string {
	return "mailto:" + strings.NewReplacer("%40", "@", "&", "%26", ";", "%3B", "=", "%3D").Replace(url.PathEscape(address))
}
