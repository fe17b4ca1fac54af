package edit

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/glossary"
	"docsite/generator/layout"
)

// Terms is text for the end of the glossary.
type Terms struct {
	Text  []byte
	After int64 // bytes that the glossary has now, or -1 where there is none yet
}

// Write writes the entries.
func (t Terms) Write(folder *os.Root) error {
	if t.After < 0 {
		return Create(folder, []File{{layout.Glossary, t.Text}})
	}
	return Append(folder, layout.Glossary, t.After, t.Text)
}

// Terms returns entries as they are added to the glossary. What stands there is not changed. The
// diagnostics say why nothing can be added: the entries contradict each other, or those that are
// there; the places are those that the glossary would have.
func (s *Scaffolder) Terms(entries []*glossary.Entry) (Terms, []diag.Diagnostic, error) {
	raw, err := fs.ReadFile(s.folder, layout.Glossary)
	t := Terms{After: int64(len(raw))}
	if errors.Is(err, fs.ErrNotExist) {
		t.After = -1
	} else if err != nil {
		return Terms{}, nil, fmt.Errorf("read the glossary: %w", err)
	}
	var b strings.Builder
	for i, e := range entries {
		if i > 0 {
			b.WriteString("\n")
		}
		s.term(&b, e)
	}
	text := b.String()
	switch {
	case len(bytes.TrimSpace(raw)) == 0:
	case bytes.HasSuffix(raw, []byte("\n")):
		text = "\n" + text
	default:
		text = "\n\n" + text
	}
	if 2*bytes.Count(raw, []byte("\r\n")) > bytes.Count(raw, []byte("\n")) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	t.Text = []byte(text)
	whole, ds := glossary.Make(slices.Concat(raw, t.Text), s.Settings.Languages, s.Locales)
	if whole == nil {
		return Terms{}, ds, nil
	}
	before := 0
	if s.Glossary != nil {
		before = len(s.Glossary.Entries)
	}
	if len(whole.Entries) != before+len(entries) {
		return Terms{}, nil, fmt.Errorf("%s is written in a way that nothing can be added to its end: write each entry on lines of its own", layout.Glossary)
	}
	return t, nil, nil
}

// term writes an entry as YAML.
func (s *Scaffolder) term(b *strings.Builder, e *glossary.Entry) {
	fmt.Fprintf(b, "%s:\n", Scalar(e.ID))
	if e.Domain != "" {
		fmt.Fprintf(b, "  domain: %s\n", Scalar(e.Domain))
	}
	written := s.languagesOf(e)
	if len(e.Note) > 0 {
		b.WriteString("  note:\n")
		for _, lang := range written {
			if note := e.Note[lang]; note != "" {
				fmt.Fprintf(b, "    %s: %s\n", Scalar(lang), Scalar(note))
			}
		}
	}
	for _, lang := range written {
		terms := e.Terms[lang]
		if len(terms) == 1 && terms[0].Status == glossary.Use {
			fmt.Fprintf(b, "  %s: %s\n", Scalar(lang), Scalar(terms[0].Text))
			continue
		}
		if len(terms) > 0 {
			fmt.Fprintf(b, "  %s:\n", Scalar(lang))
		}
		for status := glossary.Use; status <= glossary.Not; status++ {
			var of []string
			for _, t := range terms {
				if t.Status == status {
					of = append(of, t.Text)
				}
			}
			switch len(of) {
			case 0:
			case 1:
				fmt.Fprintf(b, "    %s: %s\n", status, Scalar(of[0]))
			default:
				fmt.Fprintf(b, "    %s:\n", status)
				for _, text := range of {
					fmt.Fprintf(b, "      - %s\n", Scalar(text))
				}
			}
		}
	}
}

// languagesOf are those of an entry, in the order of the site, others behind them.
func (s *Scaffolder) languagesOf(e *glossary.Entry) []string {
	var list, others []string
	for _, lang := range s.Settings.Languages {
		if e.Terms[lang] != nil || e.Note[lang] != "" {
			list = append(list, lang)
		}
	}
	for lang := range e.Terms {
		others = append(others, lang)
	}
	for lang := range e.Note {
		others = append(others, lang)
	}
	slices.Sort(others)
	for _, lang := range others {
		if !slices.Contains(list, lang) {
			list = append(list, lang)
		}
	}
	return list
}
