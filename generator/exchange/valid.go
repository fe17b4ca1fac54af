package exchange

import (
	"fmt"
	"slices"
	"strings"
)

// Valid returns an error that names the first place where a document is not as the types of
// this package say, nil for none. [Write] refuses such a document, and [Read] returns none.
func (d *Document) Valid() error {
	switch {
	case d.File == "":
		return fmt.Errorf("exchange: a document without a file")
	case d.Source == "" || d.Target == "":
		return fmt.Errorf("exchange: a document without its languages")
	}
	for _, text := range d.texts() {
		if at := unwritable(text); at >= 0 {
			return unwritableError(text, at)
		}
	}
	units := map[string]bool{}
	for _, u := range d.Units {
		if err := u.valid(); err != nil {
			return fmt.Errorf("exchange: unit %q: %w", u.ID, err)
		}
		if units[u.ID] {
			return fmt.Errorf("exchange: two units %q", u.ID)
		}
		units[u.ID] = true
	}
	return nil
}

// texts returns every text of a document whose characters nothing else bounds.
func (d *Document) texts() []string {
	list := []string{d.Release, d.File, d.Source, d.Target, d.Digest}
	add := func(in Inline) {
		for _, p := range in {
			list = append(list, p.Text)
			if p.Code != nil {
				list = append(list, p.Code.Original, p.Code.Shown)
			}
		}
	}
	for _, u := range d.Units {
		list = append(append(list, u.Digest, u.Target), u.Notes...)
		for _, t := range u.Terms {
			list = append(append(append(list, t.Source, t.Note), t.Targets...), t.Refused...)
		}
		for _, s := range u.Segments {
			list = append(list, s.Glue)
			add(s.Source)
			add(s.Target)
			for _, g := range s.Suggestions {
				list = append(list, g.From)
				add(g.Source)
				add(g.Target)
			}
		}
	}
	return list
}

func (u *Unit) valid() error {
	if !isID(u.ID) {
		return fmt.Errorf("an ID is of letters, digits, - and _")
	}
	if !isID(u.Kind) {
		return fmt.Errorf("a kind %q is of letters, digits, - and _", u.Kind)
	}
	if strings.ContainsFunc(u.Digest+u.Target, isSpace) {
		return fmt.Errorf("a digest with a space")
	}
	for _, t := range u.Terms {
		if err := t.valid(); err != nil {
			return err
		}
	}
	if len(u.Segments) == 0 {
		return fmt.Errorf("it has no segment")
	}
	taken := map[string]bool{}
	for _, s := range u.Segments {
		if !isID(s.ID) || taken[s.ID] {
			return fmt.Errorf("segment %q has no ID of its own", s.ID)
		}
		taken[s.ID] = true
	}
	for _, s := range u.Segments {
		for _, text := range []Inline{s.Source, s.Target} {
			if err := text.valid(taken); err != nil {
				return fmt.Errorf("segment %q: %w", s.ID, err)
			}
		}
		if (s.State == Untranslated) != (len(s.Target) == 0) || s.State > Translated {
			return fmt.Errorf("segment %q: its state is not that of its target", s.ID)
		}
		for _, g := range s.Suggestions {
			if g.Score < 1 || g.Score > 100 || len(g.Source) == 0 || len(g.Target) == 0 {
				return fmt.Errorf("segment %q: a suggestion without its texts, or a score out of 1 to 100", s.ID)
			}
			for _, text := range []Inline{g.Source, g.Target} {
				if err := text.valid(nil); err != nil {
					return fmt.Errorf("segment %q: a suggestion: %w", s.ID, err)
				}
			}
		}
	}
	return nil
}

func (t Term) valid() error {
	for _, text := range slices.Concat([]string{t.Source, t.Note}, t.Targets, t.Refused) {
		if text != strings.TrimSpace(text) || strings.ContainsAny(text, "\r\n") {
			return fmt.Errorf("a term with space at its end, or a line break: %q", text)
		}
	}
	if t.Source == "" || slices.Contains(t.Targets, "") || slices.Contains(t.Refused, "") {
		return fmt.Errorf("a term without a text")
	}
	return nil
}

func (in Inline) valid(taken map[string]bool) error {
	for _, p := range in {
		if p.Code == nil {
			continue
		}
		if !isID(p.Code.ID) || taken[p.Code.ID] {
			return fmt.Errorf("code %q has no ID of its own", p.Code.ID)
		}
		if p.Text != "" || p.Code.Form > Closes {
			return fmt.Errorf("code %q has a text, or no form", p.Code.ID)
		}
	}
	return nil
}

// isID reports whether a text may stand as an ID in every format: XML's NMTOKEN without the
// dot and the colon, which part IDs.
func isID(s string) bool {
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return s != ""
}

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == '\n' }
