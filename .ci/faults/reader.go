package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// base is where the newsroom's site is to stand.
const base = "https://press.example.org/"

// linksOf returns the files of the site that a page leads to, or is made of.
func linksOf(page, text string) []string {
	at, err := url.Parse(base + strings.TrimSuffix(page, "index.html"))
	if err != nil {
		return nil
	}
	var found []string
	for z := html.NewTokenizer(strings.NewReader(text)); z.Next() != html.ErrorToken; {
		for _, a := range z.Token().Attr {
			if a.Key != "href" && a.Key != "src" {
				continue
			}
			to, err := at.Parse(a.Val)
			if err != nil {
				continue
			}
			p, own := strings.CutPrefix(to.Scheme+"://"+to.Host+to.Path, base)
			if !own {
				continue
			}
			if p == "" || strings.HasSuffix(p, "/") {
				p += "index.html"
			}
			found = append(found, p)
		}
	}
	return found
}

// dead returns a link of a site to a file that is not there and that one of the two has: of the
// pages that both have, and of all that these lead to. A page that is gone may
// for a moment lead to another one that is gone already; to it no page leads any more.
func (t *trial) dead(site files) string {
	seen, waiting := map[string]bool{}, []string{}
	for p := range site {
		if t.both(p) {
			seen[p], waiting = true, append(waiting, p)
		}
	}
	for len(waiting) > 0 {
		p := waiting[0]
		waiting = waiting[1:]
		if path.Ext(p) != ".html" {
			continue
		}
		for _, to := range linksOf(p, site[p]) {
			if _, there := site[to]; !there && t.has(to) {
				return p + " leads to " + to
			} else if there && !seen[to] {
				seen[to], waiting = true, append(waiting, to)
			}
		}
	}
	return ""
}

// both reports whether both sites have a file, and has whether one of them does.
func (t *trial) both(p string) bool {
	_, first := t.sites[0][p]
	_, second := t.sites[1][p]
	return first && second
}

func (t *trial) has(p string) bool {
	_, first := t.sites[0][p]
	_, second := t.sites[1][p]
	return first || second
}

// reader reads a folder by HTTP, as a host serves it, until it is told to stop.
type reader struct {
	*trial
	at    string
	rnd   *rand.Rand
	pages []string // of both sites
	read  int
}

// readers serves the folder and reads it; stop ends that and returns how many answers were looked
// at, and what was wrong with one.
func (t *trial) readers(out string) (stop func() (int, error), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: host(out)}
	go server.Serve(listener)
	r := &reader{trial: t, at: "http://" + listener.Addr().String() + "/", rnd: rand.New(rand.NewPCG(t.rnd.Uint64(), 1))}
	for _, site := range t.sites {
		for p := range site {
			r.pages = append(r.pages, p)
		}
	}
	slices.Sort(r.pages)
	done, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		for {
			select {
			case <-done:
				ended <- nil
				return
			case <-time.After(time.Millisecond): // builds need the machine, too
				if err := r.look(); err != nil {
					ended <- err
					return
				}
			}
		}
	}()
	return func() (int, error) {
		close(done)
		err := <-ended
		return r.read, joinClose(err, server.Close())
	}, nil
}

// host serves the files of a folder, as static hosts do: a folder without a page is not found.
func host(out string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if p == "" || strings.HasSuffix(r.URL.Path, "/") {
			p = path.Join(p, "index.html")
		}
		f, err := os.Open(filepath.Join(out, filepath.FromSlash(p)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		defer f.Close()
		io.Copy(w, f) // who goes away has no answer
	})
}

func joinClose(err, closing error) error {
	if err != nil {
		return err
	}
	return closing
}

// get returns a file as it is served; found is false where it is not there.
func (r *reader) get(p string) (text string, found bool, err error) {
	answer, err := http.Get(r.at + (&url.URL{Path: strings.TrimSuffix(p, "index.html")}).EscapedPath())
	if err != nil {
		return "", false, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	r.read++
	if err != nil || answer.StatusCode != http.StatusOK && answer.StatusCode != http.StatusNotFound {
		return "", false, fmt.Errorf("%s: %s, %w", p, answer.Status, err)
	}
	return string(body), answer.StatusCode == http.StatusOK, nil
}

// look reads a page, and some of what it leads to.
func (r *reader) look() error {
	p := r.pages[r.rnd.IntN(len(r.pages))]
	text, found, err := r.get(p)
	if err != nil {
		return err
	}
	switch {
	case !found && r.both(p):
		return fmt.Errorf("%s, which both sites have, was not there", p)
	case !found:
		return nil
	case text != r.sites[0][p] && text != r.sites[1][p]:
		return fmt.Errorf("%s was a page of neither site (%d bytes)", p, len(text))
	case !r.both(p):
		return nil
	}
	links := linksOf(p, text)
	for range min(3, len(links)) {
		if err := r.follow(p, links[r.rnd.IntN(len(links))]); err != nil {
			return err
		}
	}
	return nil
}

// follow follows a link of a page. A page that was read before the site changed can lead to what is
// gone: so where a link is dead, the page is read again, and the link is dead if it still has it.
func (r *reader) follow(page, to string) error {
	for range 5 {
		_, found, err := r.get(to)
		if err != nil || found || !r.has(to) {
			return err
		}
		text, found, err := r.get(page)
		if err != nil || !found || !slices.Contains(linksOf(page, text), to) {
			return err
		}
	}
	return fmt.Errorf("%s leads to %s, which is not there", page, to)
}
