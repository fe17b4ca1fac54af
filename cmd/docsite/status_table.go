package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"docsite/generator/layout"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// statusTable is what docsite status prints, in one of several forms.
type statusTable struct {
	out       io.Writer
	zone      *time.Location // of dates
	languages []string       // columns
	rows      []standing
	why       string // there is no history, or not all of it
}

func (t *statusTable) lacks() bool {
	return slices.ContainsFunc(t.rows, func(r standing) bool { return slices.ContainsFunc(r.cells, cell.lacks) })
}

// counted counts releases and, where there are any, pages: “5 releases and 2 pages”.
func (t *statusTable) counted() string {
	pages := 0
	for _, r := range t.rows {
		if layout.IsPage(r.ID) {
			pages++
		}
	}
	switch releases := len(t.rows) - pages; {
	case pages == 0:
		return count(releases, "release")
	case releases == 0:
		return count(pages, "page")
	default:
		return count(releases, "release") + " and " + count(pages, "page")
	}
}

// word is a state for people.
func (c cell) word() string {
	if c.state == revision.Missing && c.required {
		return "missing!"
	}
	return string(c.state)
}

// about says since when a translation is behind and what was changed, to be read behind the word behind.
func (t *statusTable) about(c cell) string {
	if c.staleness == nil {
		return ""
	}
	var parts []string
	if c.staleness.Stamped != c.staleness.Translation {
		parts = append(parts, "as "+c.staleness.Stamped.Lang+" is")
	}
	switch {
	case c.staleness.Then == nil:
	case c.staleness.Since.IsZero():
		parts = append(parts, "by a change that is not committed")
	default:
		parts = append(parts, "since "+c.staleness.Since.In(t.zone).Format(time.DateOnly))
	}
	text := ""
	if parts != nil {
		text = " " + strings.Join(parts, ", ")
	}
	changed := tallyParts(revision.Count(c.staleness.Changes))
	switch n := len(c.staleness.Pending); {
	case n > 0 && len(c.staleness.Stamped.Source.Pending) > 0:
		text += ": " + count(n, "passage") + " pending"
		if changed != "" {
			text += " (" + changed + ")"
		}
	case changed != "":
		text += ": " + tallyText(revision.Count(c.staleness.Changes))
	}
	return text
}

// tallyText counts passages for people: “2 passages altered, 1 added”.
func tallyText(n revision.Tally) string {
	first, rest, _ := strings.Cut(tallyParts(n), " ")
	switch first {
	case "":
		return ""
	case "1":
		return "1 passage " + rest
	}
	return first + " passages " + rest
}

// tallyParts is the same without the word: “2 altered, 1 added”.
func tallyParts(n revision.Tally) string {
	var parts []string
	for _, c := range []struct {
		n    int
		what string
	}{{n.Altered, "altered"}, {n.Added, "added"}, {n.Removed, "removed"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	return strings.Join(parts, ", ")
}

var heldBack = map[press.Visibility]string{press.Draft: "draft", press.Embargoed: "under embargo", press.Scheduled: "dated ahead", press.Held: "held back", press.Unapproved: "not approved"}

// writeStatusText writes a table for a terminal. The languages stand before
// the release, whose name may be as long as it likes.
func writeStatusText(t *statusTable) error {
	if len(t.rows) == 0 {
		say(t.out, "no release is like this")
		return nil
	}
	widths := make([]int, len(t.languages))
	for i, lang := range t.languages {
		widths[i] = len(lang)
		for _, r := range t.rows {
			widths[i] = max(widths[i], len(r.cells[i].word()))
		}
	}
	var b strings.Builder
	for i, lang := range t.languages {
		fmt.Fprintf(&b, "%-*s  ", widths[i], lang)
	}
	b.WriteString("release\n")
	tally, seen := map[string]int{}, map[string]bool{}
	for _, r := range t.rows {
		for i, c := range r.cells {
			fmt.Fprintf(&b, "%-*s  ", widths[i], c.word())
			tally[string(c.state)]++
			seen[c.word()] = true
			if c.word() == "missing!" {
				tally["required"]++
			}
		}
		b.WriteString(r.ID)
		if why := heldBack[r.Visibility]; why != "" {
			b.WriteString(" (" + why + ")")
		}
		b.WriteString("\n")
		for _, c := range r.cells {
			if about := t.about(c); about != "" {
				fmt.Fprintf(&b, "  %s is behind%s\n", c.lang, about)
			}
		}
	}
	b.WriteString("\n")
	for _, legend := range []struct{ word, means string }{
		{"behind", "the original was changed since: docsite diff RELEASE LANGUAGE shows what"},
		{"unknown", "what it was made from is not known: docsite stamp RELEASE LANGUAGE once it is up to date"},
		{"missing", "there is no such translation"},
		{"missing!", "and docsite.yaml requires it"},
	} {
		if seen[legend.word] {
			fmt.Fprintf(&b, "%-8s  %s\n", legend.word, legend.means)
		}
	}
	fmt.Fprintf(&b, "%s: %s current, %d behind, %d unknown, %d missing (%d required)\n",
		t.counted(), count(tally["current"], "translation"), tally["behind"], tally["unknown"], tally["missing"], tally["required"])
	if t.why != "" {
		fmt.Fprintf(&b, "what changed, and since when, is not wholly known: %s\n", t.why)
	}
	_, err := io.WriteString(t.out, b.String())
	return err
}

// writeStatusJSON writes what programs read.
func writeStatusJSON(t *statusTable) error {
	type state struct {
		State   revision.State  `json:"state"`
		Since   *string         `json:"since"`
		Changed *revision.Tally `json:"changed"`
		Pending *int            `json:"pending"` // passages that it does not follow; null where that is not known
	}
	type release struct {
		ID           string           `json:"id"`
		Original     *string          `json:"original"` // null where it may be a file that cannot be read
		Translations map[string]state `json:"translations"`
	}
	releases := []release{}
	for _, r := range t.rows {
		all := map[string]state{}
		for _, c := range r.cells {
			s := state{State: c.state}
			if c.staleness != nil && c.staleness.Pending != nil {
				n := len(c.staleness.Pending)
				s.Pending = &n
			}
			if c.staleness != nil && c.staleness.Then != nil {
				tally := revision.Count(c.staleness.Changes)
				s.Changed = &tally
				if since := t.since(c); since != "" {
					s.Since = &since
				}
			}
			all[c.lang] = s
		}
		one := release{ID: r.ID, Translations: all}
		if revision.Of(r.Release, r.Original.Lang) == revision.Original {
			one.Original = &r.Original.Lang
		}
		releases = append(releases, one)
	}
	encoder := json.NewEncoder(t.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(map[string]any{"releases": releases})
}

// since is the moment in RFC 3339, or nothing.
func (t *statusTable) since(c cell) string {
	if c.staleness == nil || c.staleness.Since.IsZero() {
		return ""
	}
	return c.staleness.Since.In(t.zone).Format(time.RFC3339)
}

// writeStatusCSV writes a line for every release and language (RFC 4180).
func writeStatusCSV(t *statusTable) error {
	w := csv.NewWriter(t.out)
	w.UseCRLF = true
	lines := [][]string{{"release", "language", "state", "required", "since", "added", "removed", "altered"}}
	for _, r := range t.rows {
		for _, c := range r.cells {
			line := []string{r.ID, c.lang, string(c.state), strconv.FormatBool(c.required), t.since(c), "", "", ""}
			if c.staleness != nil && c.staleness.Then != nil {
				n := revision.Count(c.staleness.Changes)
				line[5], line[6], line[7] = strconv.Itoa(n.Added), strconv.Itoa(n.Removed), strconv.Itoa(n.Altered)
			}
			lines = append(lines, line)
		}
	}
	return w.WriteAll(lines)
}

// writeStatusMarkdown writes a table for a pull request or an issue (GitHub
// Flavored Markdown, 4.10).
func writeStatusMarkdown(t *statusTable) error {
	var b strings.Builder
	row := func(cells []string) {
		for i, c := range cells {
			cells[i] = strings.ReplaceAll(c, "|", `\|`)
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	row(append([]string{"release"}, t.languages...))
	b.WriteString("|---" + strings.Repeat("|---", len(t.languages)) + "|\n")
	for _, r := range t.rows {
		line := []string{"`" + r.ID + "`"}
		if why := heldBack[r.Visibility]; why != "" {
			line[0] += " (" + why + ")"
		}
		for _, c := range r.cells {
			word := string(c.state)
			switch {
			case c.lacks() && c.state == revision.Missing:
				word = "**missing, required**"
			case c.lacks():
				word = "**behind**" + t.about(c)
			}
			line = append(line, word)
		}
		row(line)
	}
	_, err := io.WriteString(t.out, b.String())
	return err
}
