package audit

import (
	"strconv"
	"strings"
	"time"

	"docsite/generator/diag"
)

// rssFeed reads a feed of RSS 2.0 (its specification, of 2009).
type rssFeed struct {
	*reader
	has  map[string]bool
	item map[string]bool
	at   int // where the item begins
	ids  map[uint64]bool
	self bool
}

func (f *rssFeed) start(path []string, n *node) {
	switch {
	case len(path) == 0:
		f.has, f.ids = map[string]bool{}, map[uint64]bool{}
		if _, told := n.get("version"); !told {
			f.find(diag.FeedLacks, n.offset, "the feed does not say its version", `write <rss version="2.0">`)
		}
	case len(path) == 2 && n.name == "item":
		f.item, f.at = map[string]bool{}, n.offset
	case len(path) == 2 && strings.HasSuffix(n.name, ":link"):
		if rel, _ := n.get("rel"); rel == "self" {
			address, _ := n.get("href")
			f.self = true
			f.itself(address, n.offset)
		}
	case len(path) == 3 && n.name == "enclosure":
		f.enclosure(n)
	}
}

// enclosure looks at a file that goes with an item.
func (f *rssFeed) enclosure(n *node) {
	for _, name := range []string{"url", "length", "type"} {
		if _, told := n.get(name); !told {
			f.findf(diag.FeedLacks, n.offset, "RSS 2.0 requires url, length and type of an enclosure", "an enclosure has no %s", name)
		}
	}
	if address, told := n.get("url"); told {
		f.feedAddress(address, n.offset)
	}
	if length, told := n.get("length"); told {
		if _, err := strconv.ParseUint(length, 10, 64); err != nil {
			f.findf(diag.FeedLacks, n.offset, "write the size of the file in bytes", "the length of an enclosure is %s", quoted(length))
		}
	}
}

func (f *rssFeed) end(path []string, n *node) {
	text := strings.TrimSpace(string(n.text))
	switch {
	case len(path) == 2 && n.name == "item":
		if !f.item["title"] && !f.item["description"] {
			f.findf(diag.FeedLacks, f.at, "RSS 2.0 requires one of them", "an item has neither a title nor a description")
		}
		f.item = nil
	case len(path) == 2:
		f.has[n.name] = f.has[n.name] || text != "" || n.name == "description"
		switch n.name {
		case "link":
			f.feedAddress(text, n.offset)
		case "pubDate", "lastBuildDate":
			f.date(text, n.offset)
		}
	case len(path) == 3 && path[2] == "item":
		f.item[n.name] = text != ""
		switch n.name {
		case "link":
			f.feedAddress(text, n.offset)
		case "pubDate":
			f.date(text, n.offset)
		case "guid":
			f.once(f.ids, text, n.offset)
			if permanent, told := n.get("isPermaLink"); (!told || permanent == "true") && text != "" {
				if _, _, web := cutScheme(text); !web {
					f.findf(diag.FeedLacks, n.offset, `write isPermaLink="false"`, "the guid %s is no address", quoted(text))
				} else {
					f.report(f.lead(f.tree.address(f.number), "", text), text, n.offset)
				}
			}
		}
	}
}

// rssDates are the forms of a date of RFC 822, as RSS 2.0 has it.
var rssDates = []string{
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04 MST",
	"2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04:05 MST", "2 Jan 06 15:04 -0700", "2 Jan 06 15:04 MST",
}

// date tells of a date that is none, or whose day of the week is another.
func (f *rssFeed) date(text string, at int) {
	day, date, weekday := strings.Cut(text, ",")
	if !weekday {
		date = text
	}
	date = strings.TrimSpace(date)
	for _, layout := range rssDates {
		moment, err := time.Parse(layout, date)
		if err != nil {
			continue
		}
		if weekday && !strings.EqualFold(strings.TrimSpace(day), moment.Weekday().String()[:3]) {
			f.findf(diag.FeedDate, at, "it was a "+moment.Weekday().String(), "%s is another day of the week", quoted(text))
		}
		return
	}
	f.findf(diag.FeedDate, at, "write a date of RFC 822, such as Thu, 03 Dec 2020 09:00:00 +0900", "%s is no date and time", quoted(text))
}

func (f *rssFeed) done() {
	for _, name := range []string{"title", "link", "description"} {
		if !f.has[name] {
			f.find(diag.FeedLacks, whole, "the channel has no "+name, "RSS 2.0 requires title, link and description of a channel")
		}
	}
	if !f.self {
		f.find(diag.FeedSelf, whole, "the feed does not give its own address", `write <atom:link rel="self" type="application/rss+xml" href="https://…"/> into its channel`)
	}
}
