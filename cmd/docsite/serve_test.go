package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// served runs serve with arguments until the test ends it.
type served struct {
	url    string
	stderr *safeBuffer
	end    func() int // returns the exit status
}

func serve(t *testing.T, args ...string) served {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out, in := io.Pipe()
	stderr := &safeBuffer{}
	status := make(chan int, 1)
	go func() {
		status <- execute(ctx, append([]string{"serve", "--cache", "none"}, args...), in, stderr)
		in.Close()
	}()
	end := sync.OnceValue(func() int { cancel(); return <-status })
	t.Cleanup(func() { end() })
	line, err := bufio.NewReader(out).ReadString('\n')
	found := regexp.MustCompile(`http://\S+`).FindString(line)
	if found == "" {
		t.Fatalf("no address: %q %v %s", line, err, stderr)
	}
	return served{found, stderr, end}
}

// safeBuffer is one that two goroutines may use.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *safeBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

func fetch(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

// TestServeTwice: two servers of one folder have a port each, say which, write
// nothing, and end without a fault.
func TestServeTwice(t *testing.T) {
	site := t.TempDir()
	for name, text := range map[string]string{
		"docsite.yaml":            "title: Press office\nbase_url: https://press.example.org/newsroom/\nlanguages: [en]\n",
		"releases/2020/one/en.md": "---\ntitle: One\ndate: 2020-01-01\nembargo_until: 2031-01-01T00:00:00Z\n---\n\nText.\n",
	} {
		file := filepath.Join(site, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	first := serve(t, "--site", site, "--addr", "127.0.0.1:0", "--now", "2030-01-01T00:00:00Z")
	address := strings.TrimSuffix(strings.TrimPrefix(first.url, "http://"), "/")
	second := serve(t, "--site", site, "--addr", address, "--now", "2032-01-01T00:00:00Z")
	if _, port, _ := net.SplitHostPort(address); first.url == second.url || !strings.Contains(second.stderr.String(), "port "+port+" is taken, so it is ") {
		t.Errorf("the second server is at %s: %s", second.url, second.stderr)
	}
	const heldBack = "embargo"
	if code, body := fetch(t, first.url+"newsroom/en/releases/2020/one/"); code != 200 || !strings.Contains(strings.ToLower(body), heldBack) {
		t.Errorf("an embargoed release: %d, or it is not marked", code)
	}
	if code, body := fetch(t, second.url+"newsroom/en/releases/2020/one/"); code != 200 || strings.Contains(strings.ToLower(body), heldBack) {
		t.Errorf("a release after its embargo: %d, or it is marked", code)
	}
	if code, _ := fetch(t, first.url); code != 200 {
		t.Errorf("the root of the server: %d", code)
	}
	for _, s := range []served{first, second} {
		deadline := time.Now().Add(time.Minute)
		for !strings.Contains(s.stderr.String(), "nothing to mend") {
			if time.Now().After(deadline) {
				t.Fatalf("what the check found is not told: %s", s.stderr)
			}
			time.Sleep(10 * time.Millisecond)
		}
		if got := s.end(); got != 0 {
			t.Errorf("the exit status is %d: %s", got, s.stderr)
		}
		if strings.Contains(s.stderr.String(), "warning:") {
			t.Errorf("warned of an address of this machine: %s", s.stderr)
		}
	}
	entries, err := os.ReadDir(site)
	if err != nil || len(entries) != 2 {
		t.Errorf("serve wrote into the folder: %v %v", entries, err)
	}
}

// TestServeEverywhere warns who lets other machines in.
func TestServeEverywhere(t *testing.T) {
	s := serve(t, "--site", "testdata/old", "--addr", "0.0.0.0:0")
	if !strings.Contains(s.stderr.String(), "warning: whoever can reach this machine can read drafts") {
		t.Errorf("no warning: %s", s.stderr)
	}
	if code, _ := fetch(t, s.url); code != 200 {
		t.Errorf("%s: %d", s.url, code)
	}
	if got := s.end(); got != 0 {
		t.Errorf("the exit status is %d", got)
	}
}

func TestServeWronglyUsed(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--site", "testdata/none"}, "there is no folder testdata/none"},
		{[]string{"--site", "testdata/script"}, "there is no docsite.yaml in testdata/script"},
		{[]string{"--site", "testdata/old", "--addr", "1313"}, "is not a host and a port"},
		{[]string{"--site", "testdata/old", "--now", "today"}, "--now"},
	} {
		var out, stderr bytes.Buffer
		if got := execute(context.Background(), append([]string{"serve"}, c.args...), &out, &stderr); got != 2 || !strings.Contains(stderr.String(), c.want) || out.Len() > 0 {
			t.Errorf("%q: %d %s%s", c.args, got, &out, &stderr)
		}
	}
}
