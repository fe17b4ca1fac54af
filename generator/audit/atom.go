package audit

import (
	"strings"
	"time"

	"docsite/generator/diag"
)

// atomFeed reads a feed of Atom (RFC 4287).
type atomFeed struct {
	*reader
	has    map[string]bool // what the feed has; that of an entry, within one
	entry  map[string]bool
	at     int // where the entry begins
	ids    map[uint64]bool
	author bool // the feed has one
	self   bool
	lacks  bool // an entry has no author
	based  bool // xml:base
}

func (f *atomFeed) start(path []string, n *node) {
	if _, based := n.get("base"); based {
		f.based = true
	}
	switch {
	case len(path) == 0:
		f.has, f.ids = map[string]bool{}, map[uint64]bool{}
		if space, _ := n.get("xmlns"); space != "http://www.w3.org/2005/Atom" {
			f.find(diag.FeedUnreadable, n.offset, "the feed is not in the namespace of Atom", `write <feed xmlns="http://www.w3.org/2005/Atom">`)
		}
	case len(path) == 1 && n.name == "entry":
		f.entry, f.at = map[string]bool{}, n.offset
	case n.name == "link" && len(path) <= 2:
		f.follow(n, len(path) == 1)
	case n.name == "content" && len(path) == 2:
		f.entry["content"] = true
		if address, told := n.get("src"); told && !f.based {
			f.feedAddress(address, n.offset)
		}
	}
}

// follow looks at a link of the feed or of an entry.
func (f *atomFeed) follow(n *node, ofFeed bool) {
	address, told := n.get("href")
	rel, _ := n.get("rel")
	switch {
	case !told:
		f.find(diag.FeedLacks, n.offset, "a link has no href", "RFC 4287, section 4.2.7: write where it leads")
		return
	case ofFeed && rel == "self":
		f.self = true
		f.itself(address, n.offset)
		return
	case rel == "" || rel == "alternate":
		if !ofFeed {
			f.entry["link"] = true
		}
	}
	if !f.based {
		f.feedAddress(address, n.offset)
	}
}

func (f *atomFeed) end(path []string, n *node) {
	switch {
	case len(path) == 1 && n.name == "entry":
		f.ended()
	case len(path) == 1:
		f.child(f.has, n)
		f.author = f.author || n.name == "author"
	case len(path) == 2 && path[1] == "entry":
		f.child(f.entry, n)
	}
}

// child takes in a child of the feed or of an entry.
func (f *atomFeed) child(has map[string]bool, n *node) {
	text := strings.TrimSpace(string(n.text))
	switch n.name {
	case "id":
		has["id"] = text != ""
		if scheme, _, _ := cutScheme(text); scheme == "" && text != "" {
			f.findf(diag.FeedLacks, n.offset, "RFC 4287, section 4.2.6: write a whole address, or a tag: of your own", "the id %s is no whole address", quoted(text))
		}
		if n.name == "id" && f.entry != nil && text != "" {
			f.once(f.ids, text, n.offset)
		}
	case "updated", "published":
		has[n.name] = true
		if _, err := time.Parse(time.RFC3339, text); err != nil {
			f.findf(diag.FeedDate, n.offset, "RFC 4287, section 3.3: write a moment of RFC 3339, such as 2020-12-03T09:00:00+09:00", "%s is no date and time", quoted(text))
		}
	default:
		has[n.name] = true
	}
}

func (f *atomFeed) ended() {
	for _, name := range []string{"id", "title", "updated"} {
		if !f.entry[name] {
			f.findf(diag.FeedLacks, f.at, "RFC 4287, section 4.1.2", "an entry has no %s", name)
		}
	}
	if !f.entry["content"] && !f.entry["link"] {
		f.findf(diag.FeedLacks, f.at, "RFC 4287, section 4.1.1.1", "an entry has neither content nor a link to its page")
	}
	if !f.entry["author"] && !f.entry["source"] {
		f.lacks = true
	}
	f.entry = nil
}

func (f *atomFeed) done() {
	for _, name := range []string{"id", "title", "updated"} {
		if !f.has[name] {
			f.find(diag.FeedLacks, whole, "the feed has no "+name, "RFC 4287, section 4.1.1")
		}
	}
	if f.lacks && !f.author {
		f.find(diag.FeedLacks, whole, "neither the feed nor each of its entries has an author", "RFC 4287, section 4.1.1")
	}
	if !f.self {
		f.find(diag.FeedSelf, whole, "the feed does not give its own address", `write <link rel="self" href="https://…"/> into it`)
	}
}
