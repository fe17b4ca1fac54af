package audit

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"docsite/generator/diag"
)

// node is an element of XML.
type node struct {
	name       string // with its prefix, if any
	attributes []xml.Attr
	offset     int
	text       []byte // once it is ended
}

// get is the value of an attribute by its name without a prefix.
func (n *node) get(name string) (string, bool) {
	for _, a := range n.attributes {
		if a.Name.Local == name {
			return a.Value, true
		}
	}
	return "", false
}

// document is what reads the elements of a kind of XML files. path are the names of
// the elements around one.
type document interface {
	start(path []string, n *node)
	end(path []string, n *node)
	done()
}

// xml reads a file of XML that has something to tell, by its first element.
func (r *reader) xml() {
	text := bytes.TrimPrefix(r.text, []byte("\uFEFF"))
	shift := len(r.text) - len(text)
	decoder := xml.NewDecoder(bytes.NewReader(text))
	decoder.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("it is written in %s: save it as UTF-8", charset)
	}
	var doc document
	var path []string
	var open []node
	var failed error
	at := 0
	for {
		at = int(decoder.InputOffset()) + shift
		token, err := decoder.RawToken()
		if err != nil {
			if err != io.EOF {
				failed = err
			} else if len(open) > 0 {
				failed = fmt.Errorf("<%s> is not ended", open[len(open)-1].name)
			}
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			name := qualified(t.Name)
			if len(path) == 0 {
				if doc = r.document(name); doc == nil {
					return
				}
			}
			open = append(open, node{name: name, attributes: t.Attr, offset: at})
			doc.start(path, &open[len(open)-1])
			path = append(path, name)
			if len(path) > deepestElement {
				failed = errors.New("its elements lie too deep in each other")
			}
		case xml.CharData:
			if n := len(open); n > 0 && len(open[n-1].text) < longestText {
				open[n-1].text = append(open[n-1].text, t...)
			}
		case xml.EndElement:
			n := len(open) - 1
			if n < 0 || open[n].name != qualified(t.Name) {
				failed = fmt.Errorf("</%s> ends nothing", qualified(t.Name))
				break
			}
			path = path[:n]
			doc.end(path, &open[n])
			open = open[:n]
		}
		if failed != nil {
			break
		}
	}
	switch {
	case failed != nil && len(r.text) == mostOfFeed: // what is missing was not read
	case failed != nil && (doc != nil || machines(r.path)):
		code := diag.FeedUnreadable
		if r.sitemap || doc == nil && strings.Contains(r.path, "sitemap") {
			code = diag.SitemapUnreadable
		}
		r.find(code, at, "the file is not well-formed XML: "+plain(failed), "programs read no further: mend what made it")
	case doc != nil:
		doc.done()
	}
}

// longestText is how much of the text of one element is kept, in bytes.
const longestText = 8 << 10

func qualified(n xml.Name) string {
	if n.Space != "" {
		return n.Space + ":" + n.Local
	}
	return n.Local
}

// machines reports whether a file is one that programs read, by its name.
func machines(path string) bool {
	name := strings.ToLower(path[strings.LastIndexByte(path, '/')+1:])
	for _, word := range []string{"feed", "rss", "atom", "sitemap"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// document is what reads files whose first element has a name; nil for others.
func (r *reader) document(root string) document {
	switch root {
	case "feed":
		return &atomFeed{reader: r}
	case "rss":
		return &rssFeed{reader: r}
	case "urlset", "sitemapindex":
		r.sitemap = true
		return &siteMap{reader: r}
	case "opml", "OpenSearchDescription":
		return &addressList{reader: r}
	}
	return nil
}

// addressList reads lists of addresses: of feeds (OPML 2.0), of searches (OpenSearch 1.1).
type addressList struct{ *reader }

func (l *addressList) start(_ []string, n *node) {
	for _, name := range []string{"xmlUrl", "htmlUrl", "template"} {
		if address, told := n.get(name); told {
			address, _, _ = strings.Cut(address, "{")
			l.report(l.lead(l.tree.address(l.number), "", address), address, n.offset)
		}
	}
}

func (l *addressList) end([]string, *node) {}
func (l *addressList) done()               {}

// feedAddress looks at an address in a feed, which must be whole: readers of feeds have
// no page to begin at.
func (r *reader) feedAddress(address string, at int) destination {
	d := r.lead(r.tree.address(r.number), "", address)
	if scheme, _, _ := cutScheme(trimmed(address)); scheme == "" && d.outcome != local {
		r.findf(diag.FeedLacks, at, "write it with https:// and the host", "%s is no whole address", quoted(address))
	}
	r.report(d, address, at)
	return d
}

// once notes an id of a feed's entry, and tells of one that stands twice.
func (r *reader) once(ids map[uint64]bool, id string, at int) {
	key := digest([]byte(id))
	if ids[key] {
		r.findf(diag.FeedIDTwice, at, "give each entry an id that stays its own: readers of feeds show one of them", "two entries have the id %s", quoted(id))
	}
	ids[key] = true
}

// itself compares the address that a feed says to be its own.
func (r *reader) itself(address string, at int) {
	if d := r.lead(r.tree.address(r.number), "", address); d.outcome != elsewhere && d.outcome != local && (d.outcome != found || d.file != r.number) {
		r.find(diag.FeedSelf, at, "the feed says that its address is "+quoted(address), "write that of this file: readers of feeds ask there for what is new")
	}
}
