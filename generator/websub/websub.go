// Package websub tells a hub which feeds have changed (WebSub, W3C Recommendation of 2018), so that who subscribes
// to them there learns of it at once.
//
// [Feeds] finds the feeds of a site as it was published, by what they say of themselves: their own address,
// which is the topic, and their hub. How a publisher tells a hub is left open by the Recommendation; all public
// hubs take what PubSubHubbub 0.4 has in section 7, a request with “hub.mode=publish” and “hub.url”.
package websub

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"path"
)

// Feed is a feed of a site that was published.
type Feed struct {
	Path  string // in the site's folder
	Topic string // its own address
	Hub   string // empty where it names none
}

// Feeds returns the feeds of a site, sorted by path. The error is one of the disk, or says which feed is none.
func Feeds(site fs.FS) ([]Feed, error) {
	var feeds []Feed
	err := fs.WalkDir(site, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		read := readers[path.Ext(name)]
		if read == nil || path.Ext(name) == ".json" && path.Base(name) != "feed.json" {
			return nil
		}
		text, err := fs.ReadFile(site, name)
		if err != nil {
			return err
		}
		feed, err := read(text)
		if err != nil {
			return fmt.Errorf("%s is no feed: %w", name, err)
		}
		if feed.Topic == "" {
			return fmt.Errorf("%s is no feed that says its own address", name)
		}
		feed.Path = name
		feeds = append(feeds, feed)
		return nil
	})
	return feeds, err
}

// readers read feeds by the ending of their files.
var readers = map[string]func([]byte) (Feed, error){".atom": readAtom, ".json": readJSON}

func readAtom(text []byte) (Feed, error) {
	var of struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"http://www.w3.org/2005/Atom link"`
	}
	if err := xml.Unmarshal(text, &of); err != nil {
		return Feed{}, err
	}
	var feed Feed
	for _, link := range of.Links {
		switch link.Rel {
		case "self":
			feed.Topic = link.Href
		case "hub":
			feed.Hub = link.Href
		}
	}
	return feed, nil
}

func readJSON(text []byte) (Feed, error) {
	var of struct {
		URL  string `json:"feed_url"`
		Hubs []struct{ Type, URL string }
	}
	if err := json.Unmarshal(text, &of); err != nil {
		return Feed{}, err
	}
	feed := Feed{Topic: of.URL}
	for _, hub := range of.Hubs {
		if hub.Type == "WebSub" {
			feed.Hub = hub.URL
		}
	}
	return feed, nil
}

// Changed returns those of the feeds of a site whose files are not the same in an earlier one, in which they may be
// missing.
func Changed(feeds []Feed, site, earlier fs.FS) ([]Feed, error) {
	var changed []Feed
	for _, feed := range feeds {
		now, err := fs.ReadFile(site, feed.Path)
		if err != nil {
			return nil, err
		}
		if before, err := fs.ReadFile(earlier, feed.Path); err != nil || !bytes.Equal(now, before) {
			changed = append(changed, feed)
		}
	}
	return changed, nil
}
