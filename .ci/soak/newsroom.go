package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"docsite/generator/bench/corpus"
)

// The first marks are of files that stand on many pages.
const (
	everyPage    = iota // templates/base.html
	everyEnglish        // locales/en.yaml
	firstText
)

// text is a translation of the newsroom.
type text struct {
	index int // of its mark
	r     *release
	lang  int
}

// release is one of the newsroom, which is in one of two folders.
type release struct {
	corpus.Release
	moved bool
	texts []*text
}

// newsroom is a site's folder that is being changed.
type newsroom struct {
	dir      string
	base     string // docsite's own template of every page
	releases []*release
	texts    []*text // by their mark's number, behind the first
}

// newNewsroom writes a newsroom of n releases into a folder. base is the file
// of docsite's template of every page.
func newNewsroom(dir string, n int, base string) (*newsroom, *ledger, error) {
	template, err := os.ReadFile(base)
	if err != nil {
		return nil, nil, err
	}
	if err := corpus.WriteFrame(dir); err != nil {
		return nil, nil, err
	}
	room := &newsroom{dir: dir, base: string(template)}
	known := states{everyPage: {still: true}, everyEnglish: {still: true}}
	l := &ledger{paths: map[string]int{}}
	for i := range n {
		r := &release{Release: corpus.New(i, n)}
		room.releases = append(room.releases, r)
		for _, lang := range r.Languages {
			t := &text{index: firstText + len(room.texts), r: r, lang: lang}
			room.texts, r.texts = append(room.texts, t), append(r.texts, t)
			known = append(known, &state{at: t.page(), still: true})
			l.paths[t.page()] = t.index
			r.moved = true
			l.paths[t.page()] = t.index
			r.moved = false
			if err := room.replace(t, 0); err != nil {
				return nil, nil, err
			}
		}
	}
	l.current.Store(&known)
	return room, l, errors.Join(room.template(0), room.message(0))
}

// folder returns the name of the release's folder.
func (r *release) folder() string {
	if r.moved {
		return r.Path() + "-moved"
	}
	return r.Path()
}

// page returns the path of the text's page on the server.
func (t *text) page() string {
	return "/" + corpus.Languages[t.lang] + "/releases/" + t.r.folder() + "/"
}

func (n *newsroom) file(t *text) string {
	return filepath.Join(n.dir, "releases", filepath.FromSlash(t.r.folder()), corpus.Languages[t.lang]+".md")
}

// content returns the text with its mark, in its title and in its first passage.
func content(t *text, number int) string {
	m := mark(t.index, number)
	head, body, _ := strings.Cut(t.r.File(t.lang), "\n---\n")
	head = strings.Replace(head, `title: "`, `title: "`+m+" ", 1)
	return head + "\n---\n\n" + m + " " + strings.TrimSpace(body) + "\n"
}

// replace writes a text as most editors do: beside it, and moved into its place.
func (n *newsroom) replace(t *text, number int) error { return replace(n.file(t), content(t, number)) }

// overwrite writes a text into its file, in two halves, as a slow program does.
func (n *newsroom) overwrite(t *text, number int, between func()) error {
	f, err := os.Create(n.file(t))
	if err != nil {
		return err
	}
	whole := content(t, number)
	_, first := f.WriteString(whole[:len(whole)/2])
	between()
	_, second := f.WriteString(whole[len(whole)/2:])
	return errors.Join(first, second, f.Close())
}

// checkOut writes a text as git does: what was there is removed first.
func (n *newsroom) checkOut(t *text, number int) error {
	if err := os.Remove(n.file(t)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return os.WriteFile(n.file(t), []byte(content(t, number)), 0o644)
}

// spoil makes a text one that keeps the site from being made.
func (n *newsroom) spoil(t *text) error {
	return replace(n.file(t), "---\ntitle: [\n---\n\nThis is no front matter.\n")
}

func (n *newsroom) remove(t *text) error { return os.Remove(n.file(t)) }

// move renames a release's folder.
func (n *newsroom) move(r *release) error {
	from := filepath.Dir(n.file(r.texts[0]))
	r.moved = !r.moved
	return os.Rename(from, filepath.Dir(n.file(r.texts[0])))
}

// template changes what stands on every page.
func (n *newsroom) template(number int) error {
	m := "<p>" + mark(everyPage, number) + "</p>\n</body>"
	if !strings.Contains(n.base, "</body>") {
		return errors.New("templates/base.html has no </body>")
	}
	return replace(filepath.Join(n.dir, "templates", "base.html"), strings.Replace(n.base, "</body>", m, 1))
}

// message changes what stands on every English page.
func (n *newsroom) message(number int) error {
	return replace(filepath.Join(n.dir, "locales", "en.yaml"), fmt.Sprintf("messages:\n  page.skip: Skip to content %s\n", mark(everyEnglish, number)))
}

// complete returns the releases of which every text is there, and that have one
// besides the original.
func (n *newsroom) complete(known states) []*release {
	return slices.DeleteFunc(slices.Clone(n.releases), func(r *release) bool {
		return len(r.texts) < 2 || slices.ContainsFunc(r.texts, func(t *text) bool { return known[t.index].at == "" })
	})
}

// replace writes a file beside its place, and moves it into its place.
func replace(file, content string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(file+"~", []byte(content), 0o644); err != nil {
		return err
	}
	return os.Rename(file+"~", file)
}
