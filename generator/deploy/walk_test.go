package deploy_test

import (
	"bytes"
	"context"
	"io/fs"
	"maps"
	"math/rand/v2"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"docsite/generator"
	"docsite/generator/deploy"
)

const base = "https://press.example.org/"

// newsroom is a copy of this repository's newsroom.
func newsroom(t *testing.T) fstest.MapFS {
	site := fstest.MapFS{}
	own := os.DirFS("../..")
	for _, dir := range []string{"docsite.yaml", "releases", "locales", "templates"} {
		err := fs.WalkDir(own, dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			content, err := fs.ReadFile(own, name)
			site[name] = &fstest.MapFile{Data: content}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return site
}

// built are the files of a site, and its manifest.
func built(t *testing.T, folder fs.FS) (map[string]string, deploy.Manifest) {
	t.Helper()
	engine, err := generator.Open(generator.Options{Folder: folder, Version: "test", MakeCopies: true})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	a, err := engine.Analyze(context.Background(), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	if a.Site == nil {
		t.Fatal(a.Diagnostics())
	}
	pages, err := a.Site.Pages(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	files, made := map[string]string{}, fstest.MapFS{}
	for _, page := range pages {
		content, err := fs.ReadFile(a.Site, page.Path)
		if err != nil {
			t.Fatal(err)
		}
		files[page.Path], made[page.Path] = string(content), &fstest.MapFile{Data: content}
	}
	m, err := deploy.Scan(context.Background(), made, slices.Collect(maps.Keys(files)), base, a.Site.Plan.Serving())
	if err != nil {
		t.Fatal(err)
	}
	return files, m
}

// references are the files of the site that a file leads to, and those that it loads.
type references struct{ links, loads []string }

var (
	address = regexp.MustCompile(`https://press\.example\.org(/[^"'<>\s]*)`)
	record  = regexp.MustCompile(`"(/[a-z]{2}/[^"]*/)"`)
)

// refer reads a file of the site.
func refer(name, content string) (r references) {
	file := func(href string) (string, bool) {
		u, err := url.Parse(href)
		if err != nil || u.Host != "" && !strings.HasPrefix(href, base) || u.Scheme != "" && u.Scheme != "https" || u.Path == "" {
			return "", false
		}
		p := u.Path
		if !strings.HasPrefix(p, "/") {
			p = path.Join("/", path.Dir(name), p)
		}
		if strings.HasSuffix(u.Path, "/") {
			p = strings.TrimSuffix(p, "/") + "/index.html"
		}
		return strings.TrimPrefix(p, "/"), true
	}
	link := func(to *[]string, href string) {
		if f, ours := file(href); ours {
			*to = append(*to, f)
		}
	}
	switch path.Ext(name) {
	case ".html":
		z := html.NewTokenizer(strings.NewReader(content))
		for z.Next() != html.ErrorToken {
			token := z.Token()
			for _, a := range token.Attr {
				switch {
				case a.Key == "srcset":
					for part := range strings.SplitSeq(a.Val, ",") {
						link(&r.loads, strings.Fields(part)[0])
					}
				case a.Key == "src" || a.Key == "poster" || a.Key == "data-index":
					link(&r.loads, a.Val)
				case a.Key == "href" && token.Data == "link" && !strings.Contains(token.String(), `rel="alternate"`) && !strings.Contains(token.String(), `rel="canonical"`):
					link(&r.loads, a.Val)
				case a.Key == "href":
					link(&r.links, a.Val)
				case a.Key == "content" && strings.HasPrefix(a.Val, "0; url="):
					link(&r.links, strings.TrimPrefix(a.Val, "0; url="))
				}
			}
		}
	case ".atom", ".xml", ".opml", ".webmanifest", ".ics", ".txt", ".json":
		content = strings.ReplaceAll(content, "\r\n ", "") // folded lines of a calendar
		for _, m := range address.FindAllStringSubmatch(content, -1) {
			link(&r.links, m[1])
		}
		for _, m := range record.FindAllStringSubmatch(content, -1) {
			link(&r.links, m[1])
		}
	}
	return r
}

// A deploy from one newsroom to another is cut off at every file, with the files of each stage in
// any order. No page that stands lacks what it loads; none that a reader could be on, or come to
// from there, leads to a page that is not there; and every part of a search index is there that its
// head names.
func TestCutOffAnywhere(t *testing.T) {
	before := newsroom(t)
	after := maps.Clone(before)
	put := func(name, text string) { after[name] = &fstest.MapFile{Data: []byte(text)} }
	// Two releases go, one comes with the first release of a country, of a topic and of an event, a third
	// has another address, in a fourth a word is another, and a style changes.
	gone := regexp.MustCompile(`connect2recover-launch|beijing-tokyo-forum-digital-economy`)
	for name := range before {
		if gone.MatchString(name) {
			delete(after, name)
		}
	}
	register := string(before["releases/ministries.yaml"].Data)
	put("releases/ministries.yaml", register+"\nfr-harbour:\n  country: fr\n  name: {en: Harbour Office, fr: Office du port, ja: 港湾局}\n  reading: こうわんきょく\n")
	put("releases/2025/quay/en.md", "---\ntitle: A new quay opens\ndate: 2025-06-01\nministries: [fr-harbour]\ntopics: [quays]\nevent: opening\nimage: {file: quay.svg, alt: A quay}\naliases: [/old/quay.html]\n---\n\nThe zymurgical quay opens.\n")
	put("releases/2025/quay/fr.md", "---\ntitle: Un nouveau quai ouvre\n---\n\nLe quai ouvre.\n")
	put("releases/2025/quay/quay.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path d="M0 0h16v9z"/></svg>`)
	for name, file := range before {
		text := string(file.Data)
		switch {
		case gone.MatchString(name):
		case strings.HasPrefix(name, "releases/") && gone.MatchString(text):
			put(name, regexp.MustCompile(`\]\([^)]*(`+gone.String()+`)[^)]*\)`).ReplaceAllString(text, "](https://www.example.org/)"))
		case strings.HasPrefix(name, "releases/2020/vietnam-japan-digital-forum/en"):
			put(name, strings.Replace(text, "---\n", "---\nslug: forum-in-hanoi\n", 1))
		case name == "templates/assets/site.css":
			put(name, text+"\nbody { outline: 0 }\n")
		}
	}
	old, last := built(t, before)
	new, next := built(t, after)
	plan := deploy.Make(last, next)
	if plan.Added < 20 || plan.Changed < 20 || plan.Removed < 20 {
		t.Fatalf("too little changes: %d added, %d changed, %d removed", plan.Added, plan.Changed, plan.Removed)
	}

	known := map[string]references{}
	read := func(name, content string) references {
		key := name + "\n" + content
		r, is := known[key]
		if !is {
			r = refer(name, content)
			known[key] = r
		}
		return r
	}
	indexes := func(site map[string]string) map[string][]string { // parts by head and what it says
		parts := map[string][]string{}
		for name, content := range site {
			if strings.HasSuffix(name, "/search/index.json") {
				for part := range site {
					if path.Dir(part) == path.Dir(name) && path.Ext(part) != ".html" && path.Ext(part) != ".xml" {
						parts[name+content] = append(parts[name+content], part)
					}
				}
			}
		}
		return parts
	}
	parts := indexes(old)
	maps.Copy(parts, indexes(new))

	stand := maps.Clone(old)
	looked := 0
	look := func(where string, entrances map[string]string) {
		looked++
		seen := map[string]bool{}
		var open []string
		for name := range entrances {
			if _, there := stand[name]; there {
				seen[name] = true
				open = append(open, name)
			}
		}
		for len(open) > 0 {
			name := open[len(open)-1]
			open = open[:len(open)-1]
			for _, to := range read(name, stand[name]).links {
				if _, there := stand[to]; !there {
					t.Fatalf("%s: %s leads to %s, which is not there", where, name, to)
				}
				if !seen[to] {
					seen[to] = true
					open = append(open, to)
				}
			}
		}
		for name, content := range stand {
			for _, load := range read(name, content).loads {
				if _, there := stand[load]; !there {
					t.Fatalf("%s: %s loads %s, which is not there", where, name, load)
				}
			}
			for _, part := range parts[name+content] {
				if _, there := stand[part]; !there {
					t.Fatalf("%s: the index has no %s", where, part)
				}
			}
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	entrances := old
	for _, stage := range plan.Stages {
		if stage.Action == deploy.Remove {
			entrances = new
		}
		files := slices.Clone(stage.Files)
		random.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		for _, f := range files {
			if stage.Action == deploy.Remove {
				delete(stand, f.Path)
			} else {
				stand[f.Path] = new[f.Path]
			}
			look(stage.Name+", after "+f.Path, entrances)
		}
	}
	if !maps.Equal(stand, new) {
		t.Error("at the end of the plan it is not the new site that stands")
	}
	if looked < 100 || !bytes.Contains([]byte(new["en/search/index.json"]), []byte("stamp")) {
		t.Errorf("only %d states were looked at", looked)
	}
}
