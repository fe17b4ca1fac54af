package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"

	"docsite/generator/diag"
)

// jsonItem is an entry of a JSON Feed (jsonfeed.org, version 1.1).
type jsonItem struct {
	ID            any     `json:"id"`
	URL           string  `json:"url"`
	Image         string  `json:"image"`
	Banner        string  `json:"banner_image"`
	HTML          *string `json:"content_html"`
	Text          *string `json:"content_text"`
	DatePublished *string `json:"date_published"`
	DateModified  *string `json:"date_modified"`
	Attachments   []struct {
		URL  string `json:"url"`
		Type string `json:"mime_type"`
	} `json:"attachments"`
}

// jsonHead is how much of a file of JSON says what it is.
const jsonHead = 512

// json reads a JSON Feed, or a web app manifest. Other files of JSON are not ours to judge.
func (r *reader) json() error {
	manifest := ending(r.path) == ".webmanifest" || strings.HasSuffix(r.path, "manifest.json")
	if !manifest {
		head, err := readFile(r.fsys, r.path, jsonHead)
		if err != nil || !bytes.Contains(head, []byte("jsonfeed.org/version")) {
			return err
		}
	}
	if err := r.load(mostOfData); err != nil {
		return err
	}
	if manifest {
		r.manifest()
	} else {
		r.jsonFeed()
	}
	return nil
}

func (r *reader) jsonFeed() {
	var feed struct {
		Version string      `json:"version"`
		Title   *string     `json:"title"`
		Home    string      `json:"home_page_url"`
		Self    string      `json:"feed_url"`
		Next    string      `json:"next_url"`
		Items   *[]jsonItem `json:"items"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(r.text, []byte("\uFEFF")), &feed); err != nil {
		at := whole
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			at = max(int(syntax.Offset)-1, 0)
		} else if kind := (*json.UnmarshalTypeError)(nil); errors.As(err, &kind) {
			at = max(int(kind.Offset)-1, 0)
		}
		r.find(diag.FeedUnreadable, at, "the feed cannot be read: "+plain(err), "readers of feeds leave it out: mend what made it")
		return
	}
	if feed.Title == nil || strings.TrimSpace(*feed.Title) == "" {
		r.find(diag.FeedLacks, whole, "the feed has no title", "jsonfeed.org, version 1.1")
	}
	if feed.Items == nil {
		r.find(diag.FeedLacks, whole, "the feed has no items", "jsonfeed.org, version 1.1: an empty list will do")
		return
	}
	if feed.Self == "" {
		r.find(diag.FeedSelf, whole, "the feed does not give its own address", "write it as feed_url")
	} else {
		r.itself(feed.Self, r.valueOf(feed.Self))
	}
	for _, address := range []string{feed.Home, feed.Next} {
		if address != "" {
			r.feedAddress(address, r.valueOf(address))
		}
	}
	ids := map[uint64]bool{}
	for i, item := range *feed.Items {
		r.item(&item, i, ids)
	}
}

// item looks at an entry.
func (r *reader) item(item *jsonItem, i int, ids map[uint64]bool) {
	at := whole
	switch id := item.ID.(type) {
	case string:
		at = r.valueOf(id)
		r.once(ids, id, at)
	case nil:
		r.findf(diag.FeedLacks, whole, "jsonfeed.org, version 1.1: each item needs an id of its own", "item %d has no id", i+1)
	default:
		r.findf(diag.FeedLacks, whole, "jsonfeed.org, version 1.1: write it in quotation marks", "the id of item %d is no string", i+1)
	}
	if item.HTML == nil && item.Text == nil {
		r.findf(diag.FeedLacks, at, "jsonfeed.org, version 1.1: write one of them", "item %d has neither content_html nor content_text", i+1)
	}
	for _, date := range []*string{item.DatePublished, item.DateModified} {
		if date == nil {
			continue
		}
		if _, err := time.Parse(time.RFC3339, *date); err != nil {
			r.findf(diag.FeedDate, r.valueOf(*date), "write a moment of RFC 3339, such as 2020-12-03T09:00:00+09:00", "%s is no date and time", quoted(*date))
		}
	}
	addresses := []string{item.URL, item.Image, item.Banner}
	for _, a := range item.Attachments {
		addresses = append(addresses, a.URL)
		if a.URL == "" || a.Type == "" {
			r.findf(diag.FeedLacks, at, "jsonfeed.org, version 1.1: an attachment needs url and mime_type", "an attachment of item %d lacks what it needs", i+1)
		}
	}
	for _, address := range addresses {
		if address != "" {
			r.feedAddress(address, r.valueOf(address))
		}
	}
}

// valueOf is where a text stands in the file, behind the one that was looked for last,
// or whole. What is escaped in the file is not found, and after some of these no other.
func (r *reader) valueOf(text string) int {
	if len(text) > longestText || r.lost > mostLost {
		return whole
	}
	written := strconv.AppendQuote(nil, text)
	for _, from := range []int{r.last, 0} {
		if i := bytes.Index(r.text[from:], written); i >= 0 {
			r.last = from + i
			return r.last
		}
	}
	r.lost++
	return whole
}

// mostLost is how many texts may be looked for in vain.
const mostLost = 100

// manifest reads a web app manifest (W3C): its pictures and its first page must be there.
func (r *reader) manifest() {
	var m struct {
		Start string `json:"start_url"`
		Icons []struct {
			Src string `json:"src"`
		} `json:"icons"`
	}
	if json.Unmarshal(r.text, &m) != nil {
		return // not a manifest
	}
	from := r.tree.address(r.number)
	if m.Start != "" {
		r.report(r.lead(from, "", m.Start), m.Start, r.valueOf(m.Start))
	}
	for _, icon := range m.Icons {
		if icon.Src != "" {
			r.report(r.lead(from, "", icon.Src), icon.Src, r.valueOf(icon.Src))
		}
	}
}
