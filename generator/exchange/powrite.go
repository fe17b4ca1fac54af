package exchange

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// PO (GNU gettext's manual, “The Format of PO Files”). A segment is an entry, whose msgctxt
// is the IDs of its unit and its own with a dot between them; codes are tags, which the
// comments in front of it explain; Draft is fuzzy.
//
//	#. kind: paragraph
//	#. note: …                     of the unit, as all but the codes and suggestions
//	#. term: quay = quai           as Term.String writes it
//	#. <1>: "[" "shown"            the original of a code, and what is shown of it
//	#. translation <1>: "["        where the target's differs
//	#. suggestion 85% "2025/x": "source" = "target"
//	#. suggested <1>: "["          its codes
//	#. suggested translation <1>: "["
//	#. docsite: "digest" "digest of the target" "glue"
//
// In a header are the languages, the release, the file and its digest.
const (
	poKind       = "kind: "
	poNote       = "note: "
	poTerm       = "term: "
	poCode       = ""
	poTargetCode = "translation "
	poSuggestion = "suggestion "
	poSuggested  = "suggested "
	poMachine    = "docsite: "
)

type poWriter struct {
	w   io.Writer
	err error
}

func (p *poWriter) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func writePO(w io.Writer, d *Document) error {
	p := &poWriter{w: w}
	p.line("# %s", strings.ReplaceAll(d.File, "\n", " "))
	p.line("# <1>…</1> and <2/> are placeholders: keep them, in the order that the language asks for.")
	p.line(`msgid ""`)
	p.line(`msgstr ""`)
	for _, h := range [][2]string{
		{"Project-Id-Version", d.Release}, {"PO-Revision-Date", ""}, {"Last-Translator", ""}, {"Language-Team", ""},
		{"Language", strings.ReplaceAll(d.Target, "-", "_")}, {"MIME-Version", "1.0"}, {"Content-Type", "text/plain; charset=UTF-8"},
		{"Content-Transfer-Encoding", "8bit"}, {"X-Source-Language", d.Source}, {"X-Target-Language", d.Target},
		{"X-Docsite-Release", d.Release}, {"X-Docsite-File", d.File}, {"X-Docsite-Digest", d.Digest},
	} {
		p.line("%s", poQuote(h[0]+": "+h[1]+"\n"))
	}
	for _, u := range d.Units {
		for _, s := range u.Segments {
			p.entry(d, u, s)
		}
	}
	return p.err
}

func (p *poWriter) entry(d *Document, u Unit, s Segment) {
	p.line("")
	p.line("#. %s%s", poKind, u.Kind)
	for _, n := range u.Notes {
		p.line("#. %s%s", poNote, noteEscaper.Replace(n))
	}
	for _, t := range u.Terms {
		p.line("#. %s%s", poTerm, t)
	}
	p.codes(poCode, s.Source, nil)
	p.codes(poTargetCode, s.Target, s.Source)
	for _, g := range s.Suggestions {
		p.line("#. %s%d%% %s: %s = %s", poSuggestion, g.Score, strconv.Quote(g.From), strconv.Quote(g.Source.tagged()), strconv.Quote(g.Target.tagged()))
		p.codes(poSuggested, g.Source, nil)
		p.codes(poSuggested+poTargetCode, g.Target, g.Source)
	}
	p.line("#. %s%q %q %q", poMachine, u.Digest, u.Target, s.Glue)
	p.line("#: %s", strings.ReplaceAll(d.File, " ", "%20"))
	if s.State == Draft {
		p.line("#, fuzzy")
	}
	p.line("msgctxt %s", poQuote(u.ID+"."+s.ID))
	p.string("msgid", s.Source.tagged())
	p.string("msgstr", s.Target.tagged())
}

// codes explains codes of a text that are not those of another.
func (p *poWriter) codes(prefix string, in, known Inline) {
	told := map[key]Code{}
	for _, part := range known {
		if part.Code != nil {
			told[key{part.Code.ID, part.Code.Form}] = *part.Code
		}
	}
	for _, part := range in {
		c := part.Code
		if c == nil || told[key{c.ID, c.Form}] == *c {
			continue
		}
		told[key{c.ID, c.Form}] = *c
		shown := ""
		if c.Shown != "" {
			shown = " " + strconv.Quote(c.Shown)
		}
		p.line("#. %s%s: %s%s", prefix, c.tag(), strconv.Quote(c.Original), shown)
	}
}

// string writes a keyword with its string, a line of the file for each of the text.
func (p *poWriter) string(keyword, text string) {
	lines := strings.SplitAfter(text, "\n")
	if lines[len(lines)-1] == "" && len(lines) > 1 {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 1 {
		p.line("%s %s", keyword, poQuote(text))
		return
	}
	p.line(`%s ""`, keyword)
	for _, l := range lines {
		p.line("%s", poQuote(l))
	}
}

func poQuote(text string) string { return `"` + poEscaper.Replace(text) + `"` }

var (
	poEscaper   = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`)
	noteEscaper = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)
	noteReader  = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\r`, "\r")
)
