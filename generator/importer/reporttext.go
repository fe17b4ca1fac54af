package importer

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Text writes a report for people to read.
func (r *Report) Text() string { return r.write(plainForm) }

// Markdown writes a report as Markdown.
func (r *Report) Markdown() string { return r.write(markdownForm) }

// JSON writes a report for programs: its fields, and links, the file of links that confirms
// all proposals.
func (r *Report) JSON() ([]byte, error) {
	own := *r
	if own.Releases == nil {
		own.Releases = []Release{}
	}
	if own.Left == nil {
		own.Left = []Text{}
	}
	if own.Lost == nil {
		own.Lost = []Note{}
	}
	if own.Proposals == nil {
		own.Proposals = []Proposal{}
	}
	text, err := json.MarshalIndent(struct {
		Report
		Links string `json:"links"`
	}{own, WriteLinks(r.Proposals)}, "", "  ")
	return append(text, '\n'), err
}

// form is how a report is written.
type form struct {
	head, item, note, code, end string
	escape                      *strings.Replacer
}

var (
	plainForm    = form{head: "", item: "", note: "  - ", code: "", end: "", escape: strings.NewReplacer()}
	markdownForm = form{head: "## ", item: "### ", note: "- ", code: "```yaml\n", end: "```\n",
		escape: strings.NewReplacer("<", "&lt;", "*", `\*`, "_", `\_`, "[", `\[`, "`", "\\`", "#", `\#`)}
)

func (r *Report) write(f form) string {
	var b strings.Builder
	head := func(text string) { b.WriteString("\n" + f.head + text + "\n\n") }
	b.WriteString(strings.TrimPrefix(f.head, "#") + r.Summary() + "\n")
	if frequent := r.Frequent(); len(frequent) > 0 {
		head("Most often")
		for _, kind := range frequent {
			b.WriteString(f.note + f.escape.Replace(kind) + "\n")
		}
	}
	if len(r.Releases) > 0 {
		head("Releases")
		for _, release := range r.Releases {
			fmt.Fprintf(&b, "%s%s\n", f.item, f.escape.Replace(release.ID))
			for _, t := range release.Texts {
				r.text(&b, f, t)
			}
			b.WriteString("\n")
		}
	}
	if len(r.Left) > 0 {
		head("Not brought over")
		for _, t := range r.Left {
			r.text(&b, f, t)
		}
	}
	if len(r.Lost) > 0 {
		head("Of no release")
		for _, n := range r.Lost {
			b.WriteString(f.note + f.escape.Replace(place(n.Origin, n.Line)+n.What) + "\n")
		}
	}
	if len(r.Proposals) > 0 {
		head("May be translations of each other")
		b.WriteString("They are releases of their own. To join those that are, delete the other lines below, save them in a file\nand give it to the same command: --links FILE\n\n")
		b.WriteString(f.code + WriteLinks(r.Proposals) + f.end)
	}
	return b.String()
}

// text writes what is told of a text.
func (r *Report) text(b *strings.Builder, f form, t Text) {
	line := f.escape.Replace(t.Origin)
	if t.File != "" {
		line += " → " + f.escape.Replace(t.File)
		if t.Files > 0 {
			line += ", " + counted(t.Files, "file")
		}
	}
	if f == markdownForm {
		line = "- " + line
	}
	b.WriteString(line + "\n")
	indent := ""
	if f == markdownForm {
		indent = "  "
	}
	alike := map[string][]Note{}
	for _, n := range t.Notes {
		alike[n.About+n.kind()] = append(alike[n.About+n.kind()], n)
	}
	for _, n := range t.Notes {
		key := n.About + n.kind()
		several := alike[key]
		if several == nil {
			continue
		}
		where := place(n.Origin, n.Line)
		if n.About == AboutCheck {
			where = fmt.Sprintf("docsite check, line %d: ", n.Line)
		}
		more := ""
		if len(several) > mostAlike {
			more = others(several[1:])
			delete(alike, key)
		}
		b.WriteString(indent + f.note + f.escape.Replace(where+n.What+more) + "\n")
	}
}

// mostAlike is how many notes of a kind a text has that are written each in a line of its own.
const mostAlike = 3

// others says how many notes follow that are alike, and where.
func others(notes []Note) string {
	var lines []string
	for _, n := range notes {
		if n.Line > 0 {
			lines = append(lines, strconv.Itoa(n.Line))
		}
	}
	text := fmt.Sprintf("; and %d more like it", len(notes))
	if len(lines) > 0 {
		text += ", in lines " + strings.Join(lines, ", ")
	}
	return text
}

// place says where a note is about.
func place(origin string, line int) string {
	switch {
	case origin != "" && line > 0:
		return fmt.Sprintf("%s:%d: ", origin, line)
	case origin != "":
		return origin + ": "
	case line > 0:
		return fmt.Sprintf("line %d: ", line)
	}
	return ""
}

// Summary says in a line what was done.
func (r *Report) Summary() string {
	texts, files := r.Written()
	written := map[string]bool{}
	for _, release := range r.Releases {
		for _, t := range release.Texts {
			if t.File != "" {
				written[release.ID] = true
			}
		}
	}
	s := fmt.Sprintf("%s in %s, with %s", counted(texts, "text"), counted(len(written), "release"), counted(files, "file"))
	if texts == 0 {
		s = "nothing new"
	}
	if r.Known > 0 {
		s += fmt.Sprintf("; %s known", counted(r.Known, "text"))
	}
	if len(r.Left) > 0 {
		s += fmt.Sprintf("; %s not brought over", counted(len(r.Left), "text"))
	}
	if n := r.Notes(); n > 0 {
		s += fmt.Sprintf("; %s listed", counted(n, "thing"))
	}
	if len(r.Proposals) > 0 {
		s += fmt.Sprintf("; %s to be confirmed", counted(len(r.Proposals), "translation"))
	}
	return s
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Lines are what a report lists but for proposals, each in a line.
func (r *Report) Lines() []string {
	var lines []string
	for _, release := range r.Releases {
		for _, t := range release.Texts {
			for _, n := range t.Notes {
				if n.About == AboutCheck {
					lines = append(lines, fmt.Sprintf("%s:%d: %s", t.File, n.Line, n.What))
					continue
				}
				lines = append(lines, t.line(n))
			}
		}
	}
	for _, t := range r.Left {
		for _, n := range t.Notes {
			lines = append(lines, t.line(n))
		}
	}
	for _, n := range r.Lost {
		lines = append(lines, place(n.Origin, n.Line)+n.What)
	}
	return lines
}

// line says in a line what is noted of a text.
func (t Text) line(n Note) string {
	if n.Origin != "" {
		return place(n.Origin, n.Line) + n.What
	}
	return place(t.Origin, n.Line) + n.What
}
