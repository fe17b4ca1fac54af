package preview

import (
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"docsite/generator"
)

// one is a newsroom of one release.
var one = map[string]string{
	"docsite.yaml":            "title: {en: Press office}\nbase_url: https://press.example.org/\nlanguages: [en]\n",
	"releases/2020/one/en.md": "---\ntitle: The first\ndate: 2020-01-01\n---\n\nOne text.\n",
}

// edited returns an edition of a newsroom.
func edited(t *testing.T, files map[string]string) *edition {
	t.Helper()
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	engine, err := generator.Open(generator.Options{Folder: folder, Preview: true, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	s := New(t.Context(), Options{Engine: engine, Folder: folder, Now: func() time.Time { return time.Date(2030, 1, 1, 12, 0, 0, 0, time.UTC) }})
	b := &rebuilder{Server: s}
	if err := b.load(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s.current
}

// TestDigestIsRemembered: a page that many have open is made once for all of them.
func TestDigestIsRemembered(t *testing.T) {
	e := edited(t, one)
	for _, address := range []string{"/en/releases/2020/one/", "/en/", "/en/feed.atom", "/nowhere/"} {
		first, digest := e.digest(address)
		if first.content == nil {
			t.Errorf("%s: the page was not made", address)
		}
		if want := e.answer(address).digest(); digest != want {
			t.Errorf("%s: the digest is %s, and that of what is sent %s", address, digest, want)
		}
		again, second := e.digest(address)
		if again.content != nil || again.status != first.status || again.page != first.page || second != digest {
			t.Errorf("%s: it was made again, or is another one", address)
		}
	}
	if n := len(e.site.making); n != 0 {
		t.Errorf("%d pages are being made still", n)
	}
	if _, err := e.site.open(e.site.Plan.Open("404.html")); err != nil {
		t.Error(err)
	}
}

// TestMakingIsBounded: a page waits for its turn, and one that cannot be made gives its turn back.
func TestMakingIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := edited(t, one)
		page := e.site.Plan.Open("404.html")
		unknown := *page
		unknown.Path = "nothing/is/here"
		for range makers() + 1 {
			if _, err := e.site.open(&unknown); err == nil {
				t.Fatal("it was made")
			}
		}
		for range makers() {
			e.site.making <- struct{}{}
		}
		done := false
		go func() {
			if _, err := e.site.open(page); err != nil {
				t.Error(err)
			}
			done = true
		}()
		synctest.Wait()
		if done {
			t.Error("it did not wait for its turn")
		}
		<-e.site.making
		synctest.Wait()
		if !done {
			t.Error("it was not made when it was its turn")
		}
	})
}
