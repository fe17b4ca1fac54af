package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	newsroom "docsite/generator/edit"
	"docsite/generator/layout"
	"docsite/generator/markdown"
	"docsite/generator/press"
)

// copies reads the files that go with a text, gives them names that are free in its folder, and
// puts these into the text. A file that another text of the release has already is not
// copied again.
func (w *writer) copies(t *text, folder string, taken names, shared map[string]string, budget *int64) ([]newsroom.File, references) {
	var made []newsroom.File
	renamed := map[string]string{}
	lost := map[string]bool{}
	for _, f := range t.Files {
		if name := shared[f.Path]; name != "" {
			renamed[f.Name] = name
			continue
		}
		content, fault := w.content(f.Path, budget)
		if fault != "" {
			t.note(AboutLoss, 0, "the file %s, %s", f.Path, fault)
			lost[f.Name] = true
			continue
		}
		wish := portable(path.Base(f.Name))
		name := taken.free(wish)
		if name != path.Base(f.Path) {
			t.note(AboutName, 0, "the file %s is called %s", f.Path, name)
		}
		renamed[f.Name], shared[f.Path] = name, name
		t.copied = append(t.copied, name)
		made = append(made, newsroom.File{Path: folder + "/" + name, Content: content})
	}
	if t.Image != nil {
		image := *t.Image
		if image.File = renamed[t.Image.File]; image.File == "" {
			if !lost[t.Image.File] {
				t.note(AboutLoss, 0, "the lead picture %s, which is not in the archive", t.Image.File)
			}
			t.Image = nil
		} else {
			t.Image = &image
		}
	}
	var attachments []Attachment
	for _, a := range t.Attachments {
		if a.File != "" {
			name := renamed[a.File]
			if name == "" {
				if !lost[a.File] {
					t.note(AboutLoss, 0, "the attachment %s, which is not in the archive", a.File)
				}
				continue
			}
			a.File = name
		}
		attachments = append(attachments, a)
	}
	t.Attachments = attachments
	return made, references{renamed, lost}
}

// references are the files that a text refers to.
type references struct {
	names map[string]string // in the release's folder, by those that the text has for them
	lost  map[string]bool   // those that could not be copied
}

// content reads a file of the archive within the bounds, or says why it is not copied.
func (w *writer) content(name string, budget *int64) (content []byte, fault string) {
	if !fs.ValidPath(name) {
		return nil, "which is outside of the archive"
	}
	info, err := fs.Lstat(w.files, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "which is not in the archive"
	case err != nil:
		return nil, "which cannot be read: " + err.Error()
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, "which is a symbolic link, and none is followed"
	case !info.Mode().IsRegular():
		return nil, "which is no file"
	case info.Size() > mostFile:
		return nil, fmt.Sprintf("which has more than %d MB", mostFile/1_000_000)
	case info.Size() > *budget:
		return nil, fmt.Sprintf("for the files of the release have more than %d MB", mostRelease/1_000_000)
	}
	content, whole, err := readBounded(w.files, name, mostFile)
	switch {
	case err != nil:
		return nil, "which cannot be read: " + err.Error()
	case !whole:
		return nil, fmt.Sprintf("which has more than %d MB", mostFile/1_000_000)
	}
	*budget -= int64(len(content))
	return content, ""
}

// resolve lets a text refer to its files by the names that they have now, and makes links to old
// addresses links to the releases that stand there now.
func (w *writer) resolve(t *text, r *release, files references) {
	t.Body = rewrite(w.markdown, t.Body, func(l press.Link, places []string) (string, bool) {
		switch name := files.names[l.Dest]; {
		case name != "":
			return name, true
		case l.Kind == press.Picture:
			t.note(AboutLoss, 0, "the picture %s in the text, which is not there: its words stay", l.Dest)
			return "", false
		case files.lost[l.Dest]:
			t.note(AboutLoss, 0, "the link to the file %s: its words stay", l.Dest)
			return "", false
		case strings.HasPrefix(l.Dest, "#") && slices.Contains(places, l.Dest[1:]):
			return l.Dest, true
		case !strings.HasPrefix(l.Dest, "/"):
			if !t.told(l.Dest) {
				t.note(AboutLoss, 0, "a link to %s, which is not in the archive: its words stay", l.Dest)
			}
			return "", false
		}
		old, fragment, _ := strings.Cut(l.Dest, "#")
		to, known := w.leads[layout.Fold(strings.TrimSuffix(path.Clean(old), "/"))]
		switch {
		case !known:
			t.note(AboutLoss, 0, "a link to %s, which is not in the archive: its words stay", l.Dest)
			return "", false
		case to.release.id == "":
			t.note(AboutLoss, 0, "a link to %s, which was taken away: its words stay", l.Dest)
			return "", false
		case to.release.draft && !r.draft:
			t.note(AboutLoss, 0, "a link to %s, which is a draft, %s: its words stay", l.Dest, to.release.id)
			return "", false
		case to.release == r && to.text == t && slices.Contains(places, fragment):
			return "#" + fragment, true
		case to.release == r && to.text == t:
			return "../" + path.Base(r.id) + "/", true
		case to.release == r && !r.page:
			return "../" + path.Base(r.id) + "/" + to.text.Lang + ".md", true
		case to.release.page:
			lang := to.text.Lang
			if to.release.in(t.Lang) != nil {
				lang = t.Lang
			}
			return "/" + strings.ToLower(lang) + "/" + path.Base(to.release.id) + "/", true
		}
		way := "../" + path.Base(to.release.id) + "/"
		if path.Dir(to.release.id) != path.Dir(r.id) {
			way = "../../" + to.release.id + "/"
		}
		if to.release.in(t.Lang) == nil {
			way += to.text.Lang + ".md"
		}
		return way, true
	})
}

// rewrite exchanges the destinations of a text's links into the site, or takes links away: then
// their words stay. places are the anchors that the text has.
func rewrite(c *markdown.Converter, body string, by func(l press.Link, places []string) (dest string, keep bool)) string {
	doc := c.Convert("text", []byte(body), 0)
	if len(doc.Links) == 0 {
		return body
	}
	starts := []int{0}
	for i := range len(body) {
		if body[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	type change struct {
		from, to int
		by       string
	}
	var changes []change
	seen := map[int]bool{}
	for _, l := range doc.Links {
		if l.At.Line < 1 || l.At.Line > len(starts) {
			continue
		}
		at := starts[l.At.Line-1]
		for range l.At.Column - 1 {
			_, size := utf8.DecodeRuneInString(body[at:])
			at += size
		}
		if at < len(body) && body[at] == '[' { // by a definition that stands elsewhere
			if at = definitionOf(body, l.Dest); at < 0 {
				continue
			}
		}
		if seen[at] { // a definition that several links have
			continue
		}
		seen[at] = true
		end := destinationEnd(body, at)
		dest, keep := by(l, doc.IDs)
		switch {
		case keep && dest != l.Dest:
			changes = append(changes, change{at, end, strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29").Replace(dest)})
		case !keep:
			if from, inner, to, ok := linkAround(body, at, end, l.Kind == press.Picture); ok {
				changes = append(changes, change{from, to, inner})
			}
		}
	}
	slices.SortFunc(changes, func(a, b change) int { return b.from - a.from })
	last := len(body) + 1
	for _, c := range changes {
		if c.to <= last {
			body = body[:c.from] + c.by + body[c.to:]
			last = c.from
		}
	}
	return body
}

var definitionForm = regexp.MustCompile(`(?m)^ {0,3}\[[^\]\n]+\]:[ \t]*<?([^\s>]+)`)

// definitionOf returns where the destination of a definition stands, or -1.
func definitionOf(body, dest string) int {
	for _, m := range definitionForm.FindAllStringSubmatchIndex(body, -1) {
		written := body[m[2]:m[3]]
		if plain, err := url.PathUnescape(written); written == dest || err == nil && plain == dest {
			return m[2]
		}
	}
	return -1
}

// destinationEnd returns where a destination that begins at an offset ends.
func destinationEnd(body string, at int) int {
	before := byte(' ')
	if at > 0 {
		before = body[at-1]
	}
	closing, isClosed := map[byte]byte{'<': '>', '"': '"', '\'': '\''}[before]
	depth := 0
	for i := at; i < len(body); i++ {
		switch c := body[i]; {
		case isClosed && c == closing, c == '\n', !isClosed && (c == ' ' || c == '\t' || c == '>'):
			return i
		case isClosed:
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth < 0 {
				return i
			}
		}
	}
	return len(body)
}

var (
	anchorBefore = regexp.MustCompile(`<a\s[^<>]*$`)
	imageBefore  = regexp.MustCompile(`<img\s[^<>]*$`)
	altForm      = regexp.MustCompile(`\salt="([^"]*)"`)
)

// linkAround finds the link or picture whose destination stands from at to end: where it begins and
// ends, and its words.
func linkAround(body string, at, end int, picture bool) (from int, words string, to int, ok bool) {
	open := at
	if open > 0 && body[open-1] == '<' {
		open--
	}
	if strings.HasSuffix(body[:open], "](") {
		depth := 0
		for i := open - 2; i >= 0; i-- {
			if i > 0 && body[i-1] == '\\' {
				continue
			}
			switch body[i] {
			case ']':
				depth++
			case '[':
				depth--
			}
			if depth > 0 {
				continue
			}
			close := strings.IndexByte(body[end:], ')')
			if close < 0 {
				return 0, "", 0, false
			}
			if from = i; picture && i > 0 && body[i-1] == '!' {
				from--
			}
			return from, body[i+1 : open-2], end + close + 1, true
		}
		return 0, "", 0, false
	}
	line := strings.LastIndexByte(body[:at], '\n') + 1
	if m := imageBefore.FindStringIndex(body[line:at]); m != nil && picture {
		close := strings.IndexByte(body[end:], '>')
		if close < 0 {
			return 0, "", 0, false
		}
		from, to = line+m[0], end+close+1
		if alt := altForm.FindStringSubmatch(body[from:to]); alt != nil {
			words = alt[1]
		}
		return from, words, to, true
	}
	if m := anchorBefore.FindStringIndex(body[line:at]); m != nil {
		tag, close := strings.IndexByte(body[end:], '>'), strings.Index(body[end:], "</a>")
		if tag < 0 || close < tag {
			return 0, "", 0, false
		}
		return line + m[0], body[end+tag+1 : end+close], end + close + len("</a>"), true
	}
	return 0, "", 0, false
}
