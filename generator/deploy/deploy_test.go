package deploy_test

import (
	"bytes"
	"context"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/deploy"
	"docsite/generator/host"
	"docsite/generator/hostile"
)

var described = &host.Description{Root: "/", Moved: []host.Move{{File: "old.html", To: "/en/"}}}

// manifest is that of files with their contents.
func manifest(t testing.TB, files map[string]string) deploy.Manifest {
	t.Helper()
	folder := fstest.MapFS{}
	var paths []string
	for name, content := range files {
		folder[name] = &fstest.MapFile{Data: []byte(content)}
		paths = append(paths, name)
	}
	m, err := deploy.Scan(context.Background(), folder, paths, base, described)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// stages are a plan in short.
func stages(p deploy.Plan) []string {
	var list []string
	for _, s := range p.Stages {
		line := string(s.Action) + " " + s.Name + ":"
		for _, f := range s.Files {
			line += " " + f.Path
		}
		list = append(list, line)
	}
	return list
}

func TestMake(t *testing.T) {
	old := map[string]string{
		"en/index.html": "1", "en/search/index.json": "1", "en/search/terms-1.bin": "1", "en/search/terms-2.bin": "1", "en/feed.atom": "1",
		"assets/site.0123456789.css": "1", "gone/index.html": "1", "media/2026/a/b.0123456789.png": "1", "stays.html": "1", "_redirects": "1",
	}
	new := map[string]string{
		"en/index.html": "2", "en/search/index.json": "2", "en/search/terms-1.bin": "2", "en/search/terms-3.bin": "2", "en/feed.atom": "2",
		"assets/site.abcdef0123.css": "2", "new/index.html": "2", "stays.html": "1", "_redirects": "2", "_headers": "2", "new/feed.json": "2",
	}
	got := deploy.Make(manifest(t, old), manifest(t, new))
	want := []string{
		"add what new pages load: assets/site.abcdef0123.css en/search/terms-3.bin",
		"add new pages: new/feed.json new/index.html",
		"replace changed pages: en/index.html",
		"replace what pages load anew: en/search/terms-1.bin",
		"replace feeds, sitemaps, heads of search indexes: en/feed.atom en/search/index.json",
		"replace the host's settings: _headers _redirects",
		"remove pages that are gone: gone/index.html",
		"remove what they loaded: assets/site.0123456789.css en/search/terms-2.bin media/2026/a/b.0123456789.png",
	}
	if diff := cmp.Diff(want, stages(got)); diff != "" {
		t.Error(diff)
	}
	if got.Added != 5 || got.Changed != 5 || got.Removed != 4 || got.Stayed != 1 {
		t.Errorf("%d added, %d changed, %d removed, %d stayed", got.Added, got.Changed, got.Removed, got.Stayed)
	}
	if p := deploy.Make(manifest(t, new), manifest(t, new)); p.Stages != nil || p.Stayed != len(new) {
		t.Errorf("from a site to itself: %q", stages(p))
	}
}

// A file where a folder is to be goes first, and a folder where a file is to be.
func TestInTheWay(t *testing.T) {
	got := deploy.Make(
		manifest(t, map[string]string{"a.html": "1", "b.html/index.html": "1", "b.html/deep/x.html": "1", "c/index.html": "1"}),
		manifest(t, map[string]string{"a.html/index.html": "2", "b.html": "2", "c/index.html": "1"}))
	want := []string{
		"remove what is in the way: a.html b.html/deep/x.html b.html/index.html",
		"add new pages: a.html/index.html b.html",
	}
	if diff := cmp.Diff(want, stages(got)); diff != "" {
		t.Error(diff)
	}
}

// What a host is told of a file is deployed as its bytes are.
func TestTypeIsAChange(t *testing.T) {
	old := manifest(t, map[string]string{"en/index.html": "1"})
	old.Files[0].Type = "text/html"
	if p := deploy.Make(old, manifest(t, map[string]string{"en/index.html": "1"})); p.Changed != 1 {
		t.Errorf("%d changed", p.Changed)
	}
}

func TestManifest(t *testing.T) {
	m := manifest(t, map[string]string{"en/index.html": "a", "旧/<b>&.html": ""})
	text, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	want := `{"docsite":"manifest","version":1,"base":"https://press.example.org/"}
{"path":"en/index.html","size":1,"sha256":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb","type":"text/html; charset=utf-8","cache":"no-cache"}
{"path":"旧/<b>&.html","size":0,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","type":"text/html; charset=utf-8","cache":"no-cache"}
`
	if string(text) != want {
		t.Errorf("%s", text)
	}
	if got, err := deploy.Decode(bytes.NewReader(text)); err != nil || !cmp.Equal(got, m) {
		t.Errorf("%v: %v", got, err)
	}
}

func TestDecodeMistakes(t *testing.T) {
	const head = `{"docsite":"manifest","version":1,"base":"https://press.example.org/"}` + "\n"
	const sum = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
	file := func(path, sum string) string {
		return `{"path":"` + path + `","size":1,"sha256":"` + sum + `","type":"t","cache":"c"}` + "\n"
	}
	tests := map[string]struct{ text, want string }{
		"nothing":         {"", "the manifest is empty"},
		"no manifest":     {"<html>\n", "this is no manifest of docsite: docsite build --manifest FILE writes one"},
		"another":         {`{"docsite":"report","version":1,"base":""}`, "this is no manifest of docsite: docsite build --manifest FILE writes one"},
		"a newer one":     {`{"docsite":"manifest","version":2,"base":""}`, "the manifest has the form 2, and this docsite reads form 1"},
		"out of the site": {head + file("../etc/passwd", sum), `line 2 of the manifest: "../etc/passwd" is not the path of a file`},
		"absolute":        {head + file("/etc/passwd", sum), `line 2 of the manifest: "/etc/passwd" is not the path of a file`},
		"a line":          {head + file(`a\nb`, sum), `line 2 of the manifest: "a\nb" is not the path of a file`},
		"no digest":       {head + file("a", "ca97"), `line 2 of the manifest: "ca97" is not a digest`},
		"twice":           {head + file("a", sum) + file("a", sum), `line 3 of the manifest: "a" stands behind "a", which is not sorted`},
		"half a line":     {head + file("a", sum) + `{"path":`, "line 3 of the manifest: unexpected EOF"},
		"another key":     {head + `{"path":"a","mode":"0777"}`, `line 2 of the manifest: json: unknown field "mode"`},
		"two values":      {head + strings.TrimSpace(file("a", sum)) + file("b", sum), "line 2 of the manifest: there is more than one value"},
	}
	for name, test := range tests {
		if _, err := deploy.Decode(strings.NewReader(test.text)); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A manifest that is read is written as it was, whatever it holds.
func FuzzDecode(f *testing.F) {
	m := manifest(f, map[string]string{"en/index.html": "a", "旧.html": "b"})
	text, err := m.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"docsite":"manifest","version":1,"base":"\ud800"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		var m deploy.Manifest
		var err error
		if n, most := hostile.Allocated(func() { m, err = deploy.Decode(bytes.NewReader(text)) }), uint64(1<<20+1000*len(text)); n > most {
			t.Errorf("of %d bytes %d are allocated", len(text), n)
		}
		if err != nil {
			return
		}
		text, err = m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := deploy.Decode(bytes.NewReader(text)); err != nil || !cmp.Equal(again, m) {
			t.Errorf("%v became %v: %v", m, again, err)
		}
	})
}

// A shell takes every word as it is.
func FuzzQuote(f *testing.F) {
	for _, word := range []string{"", "a b", "'", `"`, "$(rm -rf .)", "`id`", "a\nb", "~", "*", "-n", "a;b&c|d", "\\", "旧", "!", "#x", "a=b", "\xff"} {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if strings.ContainsRune(word, 0) {
			t.Skip("no word of a command has a NUL")
		}
		out, err := exec.Command("sh", "-c", "printf %s "+deploy.Quote(word)).Output()
		if err != nil || string(out) != word {
			t.Errorf("%q became %q: %v", word, out, err)
		}
	})
}

func TestShell(t *testing.T) {
	got := deploy.Shell([]deploy.Command{
		{Comment: "two files", Args: []string{"cat"}, Input: []string{"END", "$x"}},
		{Args: []string{"printf", "%s", "it's"}},
	})
	want := "#!/bin/sh\nset -eu\n\n# two files\ncat <<'END_'\nEND\n$x\nEND_\nprintf %s 'it'\\''s'\n"
	if got != want {
		t.Errorf("%s", got)
	}
	if out, err := exec.Command("sh", "-c", got).Output(); err != nil || string(out) != "END\n$x\nit's" {
		t.Errorf("%q, %v", out, err)
	}
}

func TestPurge(t *testing.T) {
	p := deploy.Make(
		manifest(t, map[string]string{"en/index.html": "1", "a.html": "1", "stays.html": "1"}),
		manifest(t, map[string]string{"en/index.html": "2", "旧/index.html": "1", "stays.html": "1"}))
	want := []string{
		"https://press.example.org/%E6%97%A7/", "https://press.example.org/%E6%97%A7/index.html", "https://press.example.org/a.html",
		"https://press.example.org/en/", "https://press.example.org/en/index.html",
	}
	if got := p.Purge(); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
