package preview

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator"
)

// FuzzRequest: whatever is asked for, by whatever name of the machine, is answered; nobody is sent to
// another host; and who names another one reads nothing.
func FuzzRequest(f *testing.F) {
	for _, path := range []string{"/", "//", "/en", "/en/", "//en", "/en//", "/../docsite.yaml", "/en/../en/", "/.docsite/reload.js", "/.docsite/events/", "/%2e%2e/", "/\\evil.example", "//evil.example/..", "/en/releases/2020/a", "/404.html", "/a b\x00", "/n", "/n/en"} {
		f.Add(path, "localhost:1313", "a=b", false)
		f.Add(path, "[::1]", "", true)
		f.Add(path, "localhost.evil.example", "", true)
	}
	var servers []*Server
	for _, base := range []string{"https://press.example/", "https://press.example/n/"} {
		folder := fstest.MapFS{
			"docsite.yaml":          {Data: []byte("title: {en: Office}\nbase_url: " + base + "\nlanguages: [en]\n")},
			"releases/2020/a/en.md": {Data: []byte("---\ntitle: A secret\ndate: 2020-01-01\ndraft: true\n---\n\nText.\n")},
		}
		engine, err := generator.Open(generator.Options{Folder: folder, Preview: true, Version: "test"})
		if err != nil {
			f.Fatal(err)
		}
		f.Cleanup(func() { engine.Close() })
		analysis, err := engine.Analyze(context.Background(), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
		if err != nil || analysis.Site == nil {
			f.Fatal("there is no site to be shown: ", err)
		}
		s := New(context.Background(), Options{Engine: engine, Folder: folder, Host: "127.0.0.1"})
		s.publish(&edition{folder: folder, site: s.show(analysis.Site)})
		servers = append(servers, s)
	}
	f.Fuzz(func(t *testing.T, path, host, query string, head bool) {
		if path == ours+"events" {
			t.Skip("which goes on as long as somebody listens")
		}
		for _, s := range servers {
			r := &http.Request{Method: http.MethodGet, URL: &url.URL{Path: path, RawQuery: query}, Host: host, Header: http.Header{}}
			if head {
				r.Method = http.MethodHead
			}
			w := httptest.NewRecorder()
			s.Handler().ServeHTTP(w, r.WithContext(t.Context()))
			body := w.Body.String()
			switch w.Code {
			case http.StatusOK, http.StatusNotFound, http.StatusMisdirectedRequest:
			case http.StatusFound:
				to := w.Header().Get("Location")
				if u, err := url.Parse(to); err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "/\\") {
					t.Errorf("%q leads to %q", path, to)
				}
			default:
				t.Errorf("%q is answered with %d: %s", path, w.Code, body)
			}
			if strings.Contains(host, "evil") && (w.Code != http.StatusMisdirectedRequest || strings.Contains(body, "A secret")) {
				t.Errorf("%q of %q is answered with %d", path, host, w.Code)
			}
			if head && body != "" && w.Code != http.StatusMisdirectedRequest {
				t.Errorf("HEAD %q has a body", path)
			}
		}
	})
}
