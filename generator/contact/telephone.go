package contact

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// whole is how many digits a number has that can be dialled from anywhere in its
	// country: fewer may be a short number, an area code or the last digits of another.
	whole = 6
	// long is how many digits a number has that nothing else does that stands beside one.
	long = 9
	// longest is more than any value that somebody writes.
	longest = 500

	example = "write it as +81 3 5253 5111, or with an extension as +81 3 5253 5111 ext. 5432; anything else may stand behind it in brackets"
)

// Telephones returns the numbers of a value. The error is an [*Error].
func Telephones(value string, words Words) ([]Link, error) {
	if len(value) > longest {
		return nil, &Error{"a text of this length is not a telephone number", example}
	}
	r := reader{text: value, words: words}
	if err := r.all(); err != nil {
		return nil, err
	}
	return r.links, nil
}

// Dial returns the address of a text that is one telephone number and nothing else.
func Dial(number string) (href string, ok bool) {
	links, err := Telephones(strings.TrimSpace(number), Words{})
	if err != nil || len(links) != 1 || links[0].Start > 0 || links[0].End < len(strings.TrimSpace(number)) {
		return "", false
	}
	return links[0].Href, true
}

// reader goes through a value.
type reader struct {
	text  string
	words Words
	at    int
	links []Link
	last  number // that was read last
}

// all reads numbers with what stands between them.
func (r *reader) all() error {
	expected, named := true, false // whether a number must follow, and behind a word that says so
	for {
		noted := r.notes()
		if len(r.links) > 0 && (!expected || noted) && (r.at == len(r.text) || r.text[r.at:] == ".") {
			return nil
		}
		n, ok := r.number()
		if !ok || !expected && !noted && n.digits() < long {
			return r.unclear()
		}
		if !n.whole() && !n.marked() && r.last.whole() && (!named || n.abridges(r.last)) {
			return &Error{fmt.Sprintf("“%s” is not a whole telephone number", r.text[n.start:n.end]),
				"write each number whole, and an extension as ext. 5432"}
		}
		if err := r.behind(n); err != nil {
			return err
		}
		expected, named = r.separator()
	}
}

// notes goes over words that are no part of a number, such as 代表 and （直通）, and
// reports whether there were any. A letter that stands at a digit is a slip instead.
func (r *reader) notes() (found bool) {
	for {
		from := r.at
		r.spaces()
		switch c := r.peek(); {
		case c == '(':
			inside, end, ok := r.brackets()
			if _, number := r.only(inside); !ok || number || r.find(inside) != nil || isGroup(strings.TrimSpace(plain(r.text[inside.start:inside.end])), true) {
				r.at = from
				return found
			}
			r.at = end
		case c == ':' && found:
			r.next()
		case isNote(c):
			if r.extensionWord() || r.word(r.words.Between) || !r.noted() {
				r.at = from
				return found
			}
		default:
			return found
		}
		found = true
	}
}

// noted reads one word.
func (r *reader) noted() bool {
	last := rune(0)
	for c := r.peek(); isNote(c) || last != 0 && (strings.ContainsRune(".'’-", c) || isStroke(c) && r.noteBehind()); c = r.peek() {
		last = c
		r.next()
	}
	return !isDigit(r.peek()) || !isLatin(last) && last != '-'
}

// noteBehind reports whether a word goes on behind a stroke, as in TEL/FAX.
func (r *reader) noteBehind() bool {
	_, size := normal(r.text[r.at:])
	next, _ := normal(r.text[r.at+size:])
	return isNote(next)
}

// isNote reports whether a character is one of words, or a sign that stands for one: ㈹, ☎.
func isNote(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsMark(c) || unicode.Is(unicode.So, c)
}

func (r *reader) unclear() error {
	return &Error{fmt.Sprintf("“%s” is not a telephone number", r.text), example}
}

// behind reads what belongs to a number: extensions, and words in brackets.
func (r *reader) behind(n number) error {
	r.last = n
	link := Link{n.start, n.end, n.href()}
	extended := false
	for {
		from := r.at
		r.spaces()
		switch c := r.peek(); {
		case c == '(':
			inside, end, ok := r.brackets()
			if !ok {
				return &Error{"a bracket is not closed", "close it, or leave it out"}
			}
			if extensions := r.find(inside); extensions != nil && !extended {
				extended = true
				r.extend(&link, n, extensions)
				others := r.others(span{link.End, inside.end})
				if len(extensions) == 1 && len(others) == 0 {
					link.End = end
				}
				r.follow(&link, others)
			} else if extensions := r.extensionBehind(inside, end); extensions != nil && !extended {
				extended = true
				r.extend(&link, n, extensions)
				continue
			} else if other, ok := r.only(inside); ok {
				if !other.whole() {
					return &Error{fmt.Sprintf("what “%s” in brackets is cannot be told", r.text[inside.start:inside.end]),
						"write an extension as ext. 5432, and each number whole"}
				}
				r.follow(&link, []number{other})
			} else {
				r.follow(&link, r.others(inside))
			}
			r.at = end
		default:
			extensions := r.extensions()
			if extensions == nil && r.notes() {
				extensions = r.extensions()
			}
			if extensions == nil || extended {
				r.at = from
				r.links = append(r.links, link)
				return nil
			}
			extended = true
			r.extend(&link, n, extensions)
		}
	}
}

// follow begins a link for each further number.
func (r *reader) follow(link *Link, numbers []number) {
	for _, n := range numbers {
		r.links = append(r.links, *link)
		r.last, *link = n, Link{n.start, n.end, n.href()}
	}
}

// others returns the numbers that stand among words in brackets, （夜間：03-5253-5112）. They
// are long ones: dates and times stand there, too.
func (r *reader) others(brackets span) []number {
	var found []number
	in := r.within(brackets)
	for in.at < len(in.text) {
		if c := in.peek(); isDigit(c) || c == '+' {
			n, ok := in.number()
			if ok && n.digits() >= long && n.digits() <= most-5 {
				found = append(found, n)
			}
			if ok {
				continue
			}
		}
		in.next()
	}
	return found
}

type span struct{ start, end int }

// within reads a part of the value.
func (r *reader) within(part span) *reader {
	return &reader{text: r.text[:part.end], words: r.words, at: part.start}
}

// only returns the number that brackets hold, if they hold nothing else.
func (r *reader) only(brackets span) (number, bool) {
	if strings.Trim(plain(r.text[brackets.start:brackets.end]), "0123456789+#*-. ") != "" {
		return number{}, false
	}
	in := r.within(brackets)
	in.spaces()
	n, ok := in.number()
	in.spaces()
	return n, ok && in.at == len(in.text)
}

// separator reads what stands between two numbers, and tells whether it is a word.
func (r *reader) separator() (found, word bool) {
	from := r.at
	for {
		r.spaces()
		switch c := r.peek(); {
		case isStroke(c) || isList(c):
			r.next()
			found = true
		case r.word(r.words.Between):
			found, word = true, true
		case c == '-' && r.isAlone():
			r.next()
			found = true
		default:
			if !found {
				r.at = from
			}
			return found, word
		}
	}
}

// isAlone reports whether the character here stands between spaces.
func (r *reader) isAlone() bool {
	last, _ := utf8.DecodeLastRuneInString(r.text[:r.at])
	_, size := normal(r.text[r.at:])
	next, _ := utf8.DecodeRuneInString(r.text[r.at+size:])
	return unicode.IsSpace(last) && unicode.IsSpace(next)
}

// word reads the longest of words that stands here.
func (r *reader) word(words []string) bool {
	best := 0
	for _, w := range words {
		if len(w) <= best || len(r.text)-r.at < len(w) || !strings.EqualFold(r.text[r.at:r.at+len(w)], w) {
			continue
		}
		last, size := utf8.DecodeLastRuneInString(w)
		next, _ := utf8.DecodeRuneInString(r.text[r.at+len(w):])
		if (isLatin(last) || size == len(w)) && unicode.IsLetter(next) {
			continue // the beginning of another word
		}
		best = len(w)
	}
	r.at += best
	return best > 0
}

func (r *reader) is(prefix string) bool { return strings.HasPrefix(r.text[r.at:], prefix) }

func isLatin(c rune) bool { return unicode.Is(unicode.Latin, c) }

// brackets returns what stands in the brackets that open here, and where they end.
func (r *reader) brackets() (inside span, end int, ok bool) {
	depth := 0
	for i := r.at; i < len(r.text); {
		c, size := normal(r.text[i:])
		switch c {
		case '(':
			if depth++; depth == 1 {
				inside.start = i + size
			}
		case ')':
			if depth--; depth == 0 {
				inside.end = i
				return inside, i + size, true
			}
		}
		i += size
	}
	return span{}, 0, false
}

func (r *reader) spaces() {
	for r.peek() == ' ' {
		r.next()
	}
}

// peek returns the character here in its plain form, or 0 at the end.
func (r *reader) peek() rune {
	c, _ := normal(r.text[r.at:])
	return c
}

func (r *reader) next() {
	_, size := normal(r.text[r.at:])
	r.at += size
}
