package diag

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// The text form shows each diagnostic with the line that it is about, and a caret
// under the character:
//
//	releases/2020/x/en.md:9:13: error DS205: there is no country “JPP”
//	     9 | countries: [jpp]
//	       |             ^
//	  help: did you mean “JP”?
//
// Colours repeat what the words say. Of very many the first are shown and the rest
// counted, unless all are asked for (bound.go).

const (
	// widest is how many columns a shown line may take where nothing is known of
	// the terminal; a narrow one has fewer.
	widest = 100
	// narrowest is what a line needs to be of any use.
	narrowest = 40
	// digits is how many a line's number usually has room for.
	digits = 6
	// keptTexts is how many texts are kept at a time: diagnostics come a file
	// after the other, with places of some more.
	keptTexts = 16
)

// ofFiles are the rules about a file as a whole, or about what is not in it: reported
// at the file's beginning, they have no line to show.
var ofFiles = []Code{
	NameNotNFC, NameNotPortable, Misplaced, LanguageUnknown, LanguageTwice, FileTooLarge,
	TitleMissing, KeyMissing, TranslationMissing, BadBaseURL, BadSetting,
	TemplateBroken, MessageMissing, LocaleMissing, TemplateUnused, NameTwice, LocaleUnused,
}

// paint is the parameter of an ANSI escape sequence, “Select Graphic Rendition”
// (ECMA-48, section 8.3.117).
type paint string

const (
	strong paint = "1"
	red    paint = "1;31"
	yellow paint = "1;33"
	blue   paint = "34"
	cyan   paint = "36"
)

func (s Severity) paint() paint {
	switch s {
	case Warning:
		return yellow
	case Note:
		return cyan
	}
	return red
}

// writer writes diagnostics as text.
type writer struct {
	strings.Builder
	o     Options
	texts map[string]lineIndex // of files; without lines where a file cannot be shown
}

func writeText(w io.Writer, ds []Diagnostic, o Options) error {
	t := writer{o: o, texts: map[string]lineIndex{}}
	printed, rest := ds, []Diagnostic(nil)
	if o.ShowAll != "" {
		printed, rest = bound(ds)
	}
	for _, d := range printed {
		t.diagnostic(d)
	}
	if len(rest) > 0 {
		writeRest(&t, rest, o.ShowAll)
	}
	_, err := io.WriteString(w, t.String())
	return err
}

func (w *writer) diagnostic(d Diagnostic) {
	fmt.Fprintf(w, "%s %s %s\n", w.in(strong, place(d.Pos)+":"),
		w.in(d.Severity.paint(), fmt.Sprintf("%s %s:", d.Severity, d.Code)), d.Message)
	w.snippet(d.Code, d.Pos, d.Severity.paint())
	for _, r := range d.Related {
		fmt.Fprintf(w, "  %s %s: %s\n", w.in(cyan, "see:"), place(r.Pos), r.Message)
		if r.File != d.File || r.Line != d.Line {
			w.snippet(d.Code, r.Pos, cyan)
		}
	}
	if d.Hint != "" {
		fmt.Fprintf(w, "  %s %s\n", w.in(cyan, "help:"), d.Hint)
	}
}

// place is a place as it is printed: a file's name may hold anything.
func place(at Pos) string {
	return strings.Map(func(r rune) rune {
		if acting(r) {
			return '\uFFFD'
		}
		return r
	}, at.String())
}

// snippet shows the line of a place, unless it holds nothing, or no more than the
// fence at which places of a file as a whole stand.
func (w *writer) snippet(code Code, at Pos, caret paint) {
	if at.Line == 1 && at.Column == 1 && slices.Contains(ofFiles, code) {
		return
	}
	text, offset, ok := w.text(at.File).line(at)
	if !ok || strings.Trim(text, "- \t\u3000") == "" {
		return
	}
	columns := widest
	if w.o.Columns > 0 {
		columns = max(min(w.o.Columns, widest), narrowest)
	}
	number := fmt.Sprintf("%*d", digits, at.Line)
	text, before := window(text, offset, columns-len(number)-len(" | "))
	fmt.Fprintf(w, "%s %s\n", w.in(blue, number+" |"), text)
	fmt.Fprintf(w, "%s %s%s\n", w.in(blue, strings.Repeat(" ", len(number))+" |"), strings.Repeat(" ", before), w.in(caret, "^"))
}

// text returns a file's text, of which only a few are kept.
func (w *writer) text(file string) lineIndex {
	known, ok := w.texts[file]
	if ok || w.o.Read == nil {
		return known
	}
	if len(w.texts) == keptTexts {
		clear(w.texts)
	}
	if raw, err := w.o.Read(file); err == nil {
		known, _ = indexLines(raw)
	}
	w.texts[file] = known
	return known
}

// in paints a text, where colours are wanted.
func (w *writer) in(p paint, text string) string {
	if !w.o.Colour {
		return text
	}
	return "\x1b[" + string(p) + "m" + text + "\x1b[0m"
}
