package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// site is the server as its readers see it.
type site struct {
	address string // such as http://127.0.0.1:1313
	client  *http.Client
}

func newSite(address string) *site {
	return &site{address, &http.Client{
		Transport: &http.Transport{MaxIdleConnsPerHost: 1000},
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}}
}

// answer is what came of a request.
type answer struct {
	path   string
	status int
	html   bool
	body   string
	took   time.Duration
}

func (a answer) has(s string) bool { return strings.Contains(a.body, s) }

// get asks for a path. A redirect is followed once.
func (s *site) get(ctx context.Context, path string) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	begin := time.Now()
	for range 2 {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.address+path, nil)
		if err != nil {
			return answer{}, err
		}
		response, err := s.client.Do(request)
		if err != nil {
			return answer{}, err
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			return answer{}, fmt.Errorf("%s: %w", path, err)
		}
		if to := response.Header.Get("Location"); response.StatusCode == http.StatusFound && to != "" {
			path = to
			continue
		}
		return answer{path, response.StatusCode, strings.HasPrefix(response.Header.Get("Content-Type"), "text/html"), string(body), time.Since(begin)}, nil
	}
	return answer{}, fmt.Errorf("%s: it leads to a redirect", path)
}

var (
	aTag  = regexp.MustCompile(`/\.docsite/reload\.js\?sent=([0-9a-f]+)`)
	aLink = regexp.MustCompile(`(?:href|src)="([^"#]+)`)
)

// sent returns what the page's script says of itself to the server.
func (a answer) sent() string {
	if m := aTag.FindStringSubmatch(a.body); m != nil {
		return m[1]
	}
	return ""
}

// links returns the paths of the site that a page leads to.
func (s *site) links(a answer) []string {
	base, err := url.Parse(s.address + a.path)
	if err != nil || !a.html {
		return nil
	}
	var all []string
	for _, m := range aLink.FindAllStringSubmatch(a.body, -1) {
		to, err := base.Parse(strings.ReplaceAll(m[1], "&amp;", "&"))
		if err == nil && to.Host == base.Host && !strings.HasPrefix(to.Path, "/.docsite/") {
			all = append(all, to.EscapedPath())
		}
	}
	return all
}

// news is what an event stream has told.
type news struct {
	name string // reload or told
	data string
}

// stream is an event stream that is open.
type stream struct {
	news   <-chan news // closed when it ends
	cancel context.CancelFunc
	ended  chan struct{}
}

// listen opens the event stream of a page, as its script does.
func (s *site) listen(ctx context.Context, page, sent string) (*stream, error) {
	ctx, cancel := context.WithCancel(ctx)
	ask := url.Values{"page": {page}, "sent": {sent}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.address+"/.docsite/events?"+ask.Encode(), nil)
	if err != nil {
		cancel()
		return nil, err
	}
	response, err := s.client.Do(request)
	if err != nil {
		cancel()
		return nil, err
	}
	told := make(chan news, 100)
	st := &stream{told, cancel, make(chan struct{})}
	go func() {
		defer close(st.ended)
		defer close(told)
		defer response.Body.Close()
		lines := bufio.NewScanner(response.Body)
		lines.Buffer(nil, 10<<20)
		var n news
		for lines.Scan() {
			switch line := lines.Text(); {
			case strings.HasPrefix(line, "event: "):
				n.name = line[len("event: "):]
			case strings.HasPrefix(line, "data: "):
				n.data = line[len("data: "):]
			case line == "" && n.name != "":
				select {
				case told <- n:
				case <-ctx.Done():
					return
				}
				n = news{}
			}
		}
	}()
	return st, nil
}

func (s *stream) close() {
	s.cancel()
	<-s.ended
}

// tellsErrors reports whether news are of mistakes that keep the site from being made.
func (n news) tellsErrors() bool {
	var told struct {
		Errors int `json:"errors"`
	}
	return n.name == "told" && json.Unmarshal([]byte(n.data), &told) == nil && told.Errors > 0
}

// waitFor waits until the stream tells something.
func (s *stream) waitFor(atMost time.Duration, something func(news) bool) error {
	late := time.After(atMost)
	for {
		select {
		case n, open := <-s.news:
			if !open {
				return failure{errors.New("its event stream ended")}
			}
			if something(n) {
				return nil
			}
		case <-late:
			return failure{fmt.Errorf("nothing is told of it within %v", atMost)}
		}
	}
}
