package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"docsite/generator/websub"
)

// pinged runs docsite ping over a site of two feeds, at a hub that answers so. It returns what the hub was asked.
func pinged(t *testing.T, answer int, args ...string) (status int, out string, asked []string) {
	t.Helper()
	var lock sync.Mutex
	hub := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		lock.Lock()
		asked = append(asked, string(body))
		lock.Unlock()
		w.WriteHeader(answer)
	}))
	defer hub.Close()
	address := hub.URL
	dir := t.TempDir()
	for _, lang := range []string{"en", "fr"} {
		for site, said := range map[string]string{"public": "new", "before": map[string]string{"en": "new", "fr": "old"}[lang]} {
			text := `<feed xmlns="http://www.w3.org/2005/Atom"><title>` + said + `</title><link rel="self" href="https://press.example.org/` + lang + `/feed.atom"/><link rel="hub" href="` + address + `"/></feed>`
			name := filepath.Join(dir, site, lang, "feed.atom")
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i, arg := range args {
		args[i] = strings.ReplaceAll(arg, "DIR", dir)
	}
	var all bytes.Buffer
	status = execute(context.Background(), append([]string{"ping", "--site", dir}, args...), &all, &all)
	return status, strings.ReplaceAll(strings.ReplaceAll(all.String(), address, "HUB"), dir, "DIR"), asked
}

func TestPing(t *testing.T) {
	const en, fr = "hub.mode=publish&hub.url=https%3A%2F%2Fpress.example.org%2Fen%2Ffeed.atom", "hub.mode=publish&hub.url=https%3A%2F%2Fpress.example.org%2Ffr%2Ffeed.atom"
	for _, c := range []struct {
		name   string
		answer int
		args   []string
		status int
		asked  []string
		says   []string
	}{
		{"all", 204, nil, 0, []string{en, fr}, []string{"HUB was told of https://press.example.org/en/feed.atom\n"}},
		{"what differs", 204, []string{"--from", "DIR/before"}, 0, []string{fr}, []string{"HUB was told of https://press.example.org/fr/feed.atom\n"}},
		{"nothing differs", 204, []string{"--from", "DIR/public"}, 0, nil, []string{"no feed has changed\n"}},
		{"nobody is told", 204, []string{"--dry-run"}, 0, nil, []string{"HUB would be told of https://press.example.org/en/feed.atom\n"}},
		{"refused", 403, nil, 2, []string{en, fr}, []string{"HUB was not told of https://press.example.org/fr/feed.atom: 403 Forbidden\n", "docsite: 0 of 2 feeds were told"}},
		{"no folder", 204, []string{"--out", "DIR/none"}, 2, nil, []string{"there is no folder DIR/none: name that of the site with --out"}},
		{"no folder before", 204, []string{"--from", "DIR/none"}, 2, nil, []string{"--from: "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			status, out, asked := pinged(t, c.answer, c.args...)
			if status != c.status || !slices.Equal(asked, c.asked) {
				t.Errorf("status %d, asked %q:\n%s", status, asked, out)
			}
			for _, want := range c.says {
				if !strings.Contains(out, want) {
					t.Errorf("it says\n%s, and not %q", out, want)
				}
			}
		})
	}
}

// TestPingStopsAtASilentHub: who does not answer is not asked of every feed.
func TestPingStopsAtASilentHub(t *testing.T) {
	feed := func(lang string) websub.Feed {
		return websub.Feed{Topic: "https://press.example.org/" + lang + "/feed.atom", Hub: "http://127.0.0.1:1"} // where nobody listens
	}
	p := websub.NewPublisher()
	p.Wait = func(context.Context, time.Duration) error { return nil }
	var out bytes.Buffer
	cmd := newPing()
	cmd.SetContext(context.Background())
	cmd.SetErr(&out)
	err := ping(cmd, []websub.Feed{feed("en"), feed("fr")}, p, false)
	if err == nil || !strings.Contains(out.String(), "not tried: 1 more feed\n") || strings.Contains(out.String(), "/fr/") {
		t.Errorf("%v:\n%s", err, &out)
	}
}
