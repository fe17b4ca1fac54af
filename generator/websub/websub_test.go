package websub_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/websub"
)

func atom(self, hub string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(`<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="` + self + `"></link>` +
		strings.Repeat(`<link rel="hub" href="`+hub+`"></link>`, min(len(hub), 1)) + `<entry><link rel="self" href="https://other.example.org/"/></entry></feed>`)}
}

func TestFeeds(t *testing.T) {
	site := fstest.MapFS{
		"en/feed.atom":       atom("https://press.example.org/en/feed.atom", "https://hub.example.org/?a&amp;b"),
		"en/feed.json":       {Data: []byte(`{"feed_url":"https://press.example.org/en/feed.json","hubs":[{"type":"rssCloud","url":"https://cloud.example.org/"},{"type":"WebSub","url":"https://hub.example.org/"}]}`)},
		"fr/feed.atom":       atom("https://press.example.org/fr/feed.atom", ""),
		"en/index.json":      {Data: []byte(`{"kind":"list"}`)},
		"en/search/index.js": {Data: []byte(`none`)},
	}
	feeds, err := websub.Feeds(site)
	if err != nil {
		t.Fatal(err)
	}
	want := []websub.Feed{
		{"en/feed.atom", "https://press.example.org/en/feed.atom", "https://hub.example.org/?a&b"},
		{"en/feed.json", "https://press.example.org/en/feed.json", "https://hub.example.org/"},
		{"fr/feed.atom", "https://press.example.org/fr/feed.atom", ""},
	}
	if diff := cmp.Diff(want, feeds); diff != "" {
		t.Error(diff)
	}
	earlier := fstest.MapFS{"en/feed.atom": site["en/feed.atom"], "en/feed.json": {Data: []byte("{}")}}
	changed, err := websub.Changed(feeds, site, earlier)
	if diff := cmp.Diff(want[1:], changed); diff != "" || err != nil {
		t.Error(diff, err)
	}
	for name, text := range map[string]string{"a.atom": "<rss/>", "feed.json": "{", "b.atom": `<feed xmlns="http://www.w3.org/2005/Atom"></feed>`} {
		if _, err := websub.Feeds(fstest.MapFS{name: {Data: []byte(text)}}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// hub answers with one status after the other, and remembers what it was asked.
type hub struct {
	*httptest.Server
	statuses []int
	asked    []string
	waited   []time.Duration
}

func newHub(t *testing.T, statuses ...int) *hub {
	h := &hub{statuses: statuses}
	h.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		status := h.statuses[min(len(h.asked), len(h.statuses)-1)]
		h.asked = append(h.asked, r.Method+" "+r.URL.Path+" "+r.Header.Get("Content-Type")+" "+string(body))
		switch status {
		case http.StatusTooManyRequests:
			w.Header().Set("Retry-After", "7")
		case http.StatusServiceUnavailable:
			w.Header().Set("Retry-After", "3600")
		case http.StatusTemporaryRedirect, http.StatusFound:
			w.Header().Set("Location", "/moved")
		}
		w.WriteHeader(status)
		io.WriteString(w, "so\x1b[2J\nit is")
	}))
	t.Cleanup(h.Close)
	return h
}

func (h *hub) publish(topic string) error {
	p := websub.NewPublisher()
	p.Wait = func(_ context.Context, d time.Duration) error {
		h.waited = append(h.waited, d)
		return nil
	}
	return p.Publish(context.Background(), h.URL+"/hub", topic)
}

func TestPublish(t *testing.T) {
	const second = time.Second
	for _, c := range []struct {
		name     string
		statuses []int
		waits    []time.Duration
		err      string // empty for none
	}{
		{"taken", []int{204}, nil, ""},
		{"accepted", []int{202}, nil, ""},
		{"refused, which is final", []int{400, 204}, nil, "400 Bad Request: so [2J it is"},
		{"a fault that passes", []int{500, 204}, []time.Duration{second}, ""},
		{"a fault that passes late", []int{500, 502, 204}, []time.Duration{second, 4 * second}, ""},
		{"a fault that stays", []int{500, 500, 500, 204}, []time.Duration{second, 4 * second}, "500 Internal Server Error: so [2J it is"},
		{"too much to do, and says how long", []int{429, 204}, []time.Duration{7 * second}, ""},
		{"says too long", []int{503, 204}, []time.Duration{30 * second}, ""},
		{"moved, and stays a POST", []int{307, 204}, nil, ""},
		{"moved to a page", []int{302, 204}, nil, "302 Found: so [2J it is"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHub(t, c.statuses...)
			err := h.publish("https://press.example.org/en/feed.atom")
			if got := said(err); got != c.err {
				t.Errorf("%q, want %q", got, c.err)
			}
			if diff := cmp.Diff(c.waits, h.waited); diff != "" {
				t.Error(diff)
			}
			want := "POST /hub application/x-www-form-urlencoded hub.mode=publish&hub.url=https%3A%2F%2Fpress.example.org%2Fen%2Ffeed.atom"
			if h.asked[0] != want {
				t.Errorf("%s, want %s", h.asked[0], want)
			}
			if len(h.asked) > websub.Tries+1 {
				t.Errorf("asked %d times", len(h.asked))
			}
		})
	}
}

func said(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestAHubThatDoesNotAnswer(t *testing.T) {
	h := newHub(t, 204)
	h.Close()
	if err := h.publish("https://press.example.org/en/feed.atom"); !errors.Is(err, websub.ErrSilent) || len(h.waited) != websub.Tries-1 {
		t.Errorf("%v after %v", err, h.waited)
	}
}

func TestStopped(t *testing.T) {
	h := newHub(t, 500)
	ctx, stop := context.WithCancel(context.Background())
	p := websub.NewPublisher()
	p.Wait = func(ctx context.Context, d time.Duration) error {
		stop()
		return websub.Sleep(ctx, time.Hour)
	}
	if err := p.Publish(ctx, h.URL, "https://press.example.org/"); !errors.Is(err, context.Canceled) || len(h.asked) != 1 {
		t.Errorf("%v after %d requests", err, len(h.asked))
	}
}
