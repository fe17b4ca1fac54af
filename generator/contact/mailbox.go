package contact

import (
	"fmt"
	"net/mail"
	"net/url"
	"strings"
	"unicode"
)

// Mailboxes returns the e-mail addresses of a value: one or several, each alone or
// behind a name, as in “Press office <press@example.org>”. The error is an [*Error].
func Mailboxes(value string, words Words) ([]Link, error) {
	if len(value) > longest {
		return nil, &Error{"a text of this length is not an e-mail address", "write it as press@example.org"}
	}
	r := reader{text: value, words: words}
	var links []Link
	for {
		r.spaces()
		from := r.at
		end, next, more := r.mailbox()
		written := r.text[from:end]
		address, err := mail.ParseAddress(strings.TrimSpace(written))
		if err != nil || strings.IndexByte(written, '@') < 0 || !strings.Contains(written, address.Address) {
			return nil, &Error{fmt.Sprintf("“%s” is not an e-mail address", value), "write it as press@example.org"}
		}
		at := from + strings.LastIndex(written, address.Address)
		links = append(links, Link{at, at + len(address.Address), "mailto:" + strings.ReplaceAll(url.PathEscape(address.Address), "%40", "@")})
		if !more {
			return links, nil
		}
		r.at = next
	}
}

// mailbox goes to the end of one address: what parts it from the next one follows,
// or nothing. In quotation marks, and in a name before an <, nothing does.
func (r *reader) mailbox() (end, next int, more bool) {
	quoted, found := false, false
	for r.at < len(r.text) {
		c := r.peek()
		switch {
		case c == '"':
			quoted = !quoted
		case c == '@':
			found = true
		case found && !quoted && (isList(c) || c == '/' || c == '・' || unicode.IsSpace(c)):
			end = r.at
			if more, _ := r.separator(); more {
				return end, r.at, true
			}
		}
		r.next()
	}
	return len(r.text), len(r.text), false
}
