package preview_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"docsite/generator"
	"docsite/generator/layout"
	"docsite/generator/preview"
)

var noon = time.Date(2030, 1, 1, 12, 0, 0, 0, time.UTC)

// patience is how long a test waits for what must happen. It is never how long
// something takes.
const patience = time.Minute

// served is a newsroom and the server of its preview.
type served struct {
	*testing.T
	dir, url string
	news     chan preview.News
	stop     func() error // ends the server, and returns what Run returned
}

const settings = "title: {en: Press office, fr: Bureau de presse}\nbase_url: https://press.example.org/newsroom/\nlanguages: [en, fr]\n"

// small is a newsroom of two releases.
func small() map[string]string {
	return map[string]string{
		"docsite.yaml":            settings,
		"releases/2020/one/en.md": "---\ntitle: The first\ndate: 2020-01-01\n---\n\nOne text.\n",
		"releases/2020/one/fr.md": "---\ntitle: Le premier\n---\n\nUn texte.\n",
		"releases/2020/two/en.md": "---\ntitle: The second\ndate: 2020-02-02\n---\n\nAnother text.\n",
	}
}

// serve serves a folder that holds these files. see is what the site is read
// through; nil for the folder itself.
func serve(t *testing.T, files map[string]string, see func(fs.FS) fs.FS) *served {
	t.Helper()
	r := &served{T: t, dir: t.TempDir(), news: make(chan preview.News, 1000)}
	for name, text := range files {
		r.write(name, text)
	}
	root, err := layout.Open(r.dir)
	if err != nil {
		t.Fatal(err)
	}
	var folder fs.FS = root
	if see != nil {
		folder = see(folder)
	}
	n, err := generator.Open(generator.Options{Folder: folder, Preview: true, MakeCopies: true, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := preview.New(ctx, preview.Options{
		Engine: n, Folder: folder, Dir: r.dir, Host: "127.0.0.1",
		Now: func() time.Time { return noon }, Notify: func(n preview.News) { r.news <- n },
	})
	web := httptest.NewServer(s.Handler())
	r.url = web.URL
	ran := make(chan error, 1)
	go func() { ran <- s.Run() }()
	r.stop = sync.OnceValue(func() error {
		cancel()
		var err error
		select {
		case err = <-ran:
		case <-time.After(patience):
			err = errors.New("the server does not end")
		}
		web.Close()
		return errors.Join(err, n.Close(), root.Close())
	})
	t.Cleanup(func() {
		if err := r.stop(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// write replaces a file as most editors do: what is new is written beside it
// and moved into its place.
func (r *served) write(name, text string) {
	r.Helper()
	file := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		r.Fatal(err)
	}
	if err := os.WriteFile(file+"~", []byte(text), 0o666); err != nil {
		r.Fatal(err)
	}
	if err := os.Rename(file+"~", file); err != nil {
		r.Fatal(err)
	}
}

func (r *served) edit(name, from, to string) {
	r.Helper()
	text, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(name)))
	if err != nil || !bytes.Contains(text, []byte(from)) {
		r.Fatalf("%s does not hold %q: %v", name, from, err)
	}
	r.write(name, strings.Replace(string(text), from, to, 1))
}

func (r *served) rename(from, to string) {
	r.Helper()
	if err := os.Rename(filepath.Join(r.dir, from), filepath.Join(r.dir, to)); err != nil {
		r.Fatal(err)
	}
}

func (r *served) get(address string) (*http.Response, string) {
	r.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Get(r.url + address)
	if err != nil {
		r.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		r.Fatal(err)
	}
	return response, string(body)
}

var tag = regexp.MustCompile(`<script src="/\.docsite/reload\.js\?sent=([0-9a-f]+)" async></script>`)

// told is what a page hears of mistakes.
type told struct {
	Errors, Warnings int
	Title, HTML      string
}

// view is a page that is open in a browser.
type view struct {
	*served
	address string
	events  chan event
	close   func()
}

type event struct{ name, data string }

// open opens a page, and listens as its script does.
func (r *served) open(address string) *view {
	r.Helper()
	_, body := r.get(address)
	sent := tag.FindStringSubmatch(body)
	if sent == nil {
		r.Fatalf("%s has no script: %s", address, body)
	}
	ctx, cancel := context.WithCancel(context.Background())
	q := url.Values{"page": {(&url.URL{Path: address}).EscapedPath()}, "sent": {sent[1]}}
	request, err := http.NewRequestWithContext(ctx, "GET", r.url+"/.docsite/events?"+q.Encode(), nil)
	if err != nil {
		r.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		r.Fatal(err)
	}
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		r.Fatalf("events are %s", got)
	}
	v := &view{r, address, make(chan event, 1000), cancel}
	r.Cleanup(cancel)
	go func() {
		defer close(v.events)
		defer response.Body.Close()
		var e event
		for lines := bufio.NewScanner(response.Body); lines.Scan(); {
			key, value, _ := strings.Cut(lines.Text(), ": ")
			switch {
			case key == "event":
				e.name = value
			case key == "data":
				e.data = value
			case key == "" && e.name != "":
				v.events <- e
				e = event{}
			}
		}
	}()
	return v
}

// next waits for the next event of a name, and returns those before it.
func (v *view) next(name string) (e event, before []event) {
	v.Helper()
	late := time.After(patience)
	for {
		select {
		case e, open := <-v.events:
			if !open {
				v.Fatalf("%s: no more events, and no %s", v.address, name)
			}
			if e.name == name {
				return e, before
			}
			before = append(before, e)
		case <-late:
			v.Fatalf("%s: there is no event %s", v.address, name)
		}
	}
}

// reloaded waits until the page is to be loaded anew, and returns where to and
// what is there.
func (v *view) reloaded() (to, body string) {
	v.Helper()
	e, _ := v.next("reload")
	var data struct{ To string }
	if err := json.Unmarshal([]byte(e.data), &data); err != nil {
		v.Fatal(err)
	}
	if to = v.address; data.To != "" {
		to = data.To
	}
	_, body = v.get(to)
	return data.To, body
}

// hears waits until the page is told something that is accepted.
func (v *view) hears(accept func(told) bool) told {
	v.Helper()
	for {
		e, _ := v.next("told")
		var data told
		if err := json.Unmarshal([]byte(e.data), &data); err != nil {
			v.Fatal(err)
		}
		if accept(data) {
			return data
		}
	}
}

func holds(words ...string) func(told) bool {
	return func(t told) bool {
		for _, w := range words {
			if !strings.Contains(t.Title+t.HTML, w) {
				return false
			}
		}
		return true
	}
}

func nothing(t told) bool { return t.Errors+t.Warnings == 0 }
