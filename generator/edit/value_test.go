package edit

import (
	"strings"
	"testing"
)

func TestSetText(t *testing.T) {
	for _, c := range []struct{ name, matter, path, text, want string }{
		{"plain", "title: Old words\ndate: 2020-01-01\n", "title", "New words", "title: New words\ndate: 2020-01-01\n"},
		{"plain that needs signs", "title: Old\n", "title", "New: words # and", "title: \"New: words # and\"\n"},
		{"plain with a comment", "title: Old # why\n", "title", "New", "title: New # why\n"},
		{"plain in two lines", "summary: Old\n  words\nplace: P\n", "summary", "New", "summary: New\nplace: P\n"},
		{"double signs", "title: \"Old \\\"x\\\" y\" # why\n", "title", "New", "title: \"New\" # why\n"},
		{"single signs", "title: 'Old ''x'' y'\n", "title", "It's", "title: 'It''s'\n"},
		{"lines", "notes_to_editors: |\n  One\n\n  two\nplace: P\n", "notes_to_editors", "Un\n\ndeux\n", "notes_to_editors: |\n  Un\n\n  deux\nplace: P\n"},
		{"lines without the last end", "notes_to_editors: |-\n    One\n\nplace: P\n", "notes_to_editors", "Un", "notes_to_editors: |-\n    Un\n\nplace: P\n"},
		{"folded", "summary: >\n  One\n  two\nplace: P\n", "summary", "Un\n", "summary: >\n  Un\nplace: P\n"},
		{"braces", "image: {file: a.png, alt: Old, caption: C}\n", "image.alt", "New, and more", "image: {file: a.png, alt: \"New, and more\", caption: C}\n"},
		{"list of maps", "gallery:\n  - file: a.png\n    alt: A\n  - file: b.png\n    alt: B\n", "gallery[1].alt", "New", "gallery:\n  - file: a.png\n    alt: A\n  - file: b.png\n    alt: New\n"},
		{"list of words", "quick_facts:\n- One\n- Two\n", "quick_facts[1]", "Deux", "quick_facts:\n- One\n- Deux\n"},
		{"list in brackets", "quick_facts: [One, Two]\n", "quick_facts[0]", "Un, deux", "quick_facts: [\"Un, deux\", Two]\n"},
		{"no value", "title: \"\"\nsummary:\nplace: P\n", "summary", "New", "title: \"\"\nsummary: New\nplace: P\n"},
		{"empty signs", "title: \"\"\nplace: P\n", "title", "New", "title: \"New\"\nplace: P\n"},
		{"no key", "title: T\nplace: P\n", "summary", "New", "title: T\nsummary: New\nplace: P\n"},
		{"no key in a map", "image:\n  file: a.png\n  alt: A\n", "image.caption", "New", "image:\n  file: a.png\n  caption: New\n  alt: A\n"},
		{"line ends", "title: T\r\nplace: P\r\n", "place", "New", "title: T\r\nplace: New\r\n"},
		{"lines with line ends", "notes_to_editors: |\r\n  One\r\n", "notes_to_editors", "Un\ndeux\n", "notes_to_editors: |\r\n  Un\r\n  deux\r\n"},
		{"no map", "title: T\n", "image.alt", "New", ""},
		{"another item", "quick_facts:\n  - One\nplace: P\n", "quick_facts[1]", "New: two", "quick_facts:\n  - One\n  - \"New: two\"\nplace: P\n"},
		{"another item in brackets", "quick_facts: [One]\n", "quick_facts[1]", "New", "quick_facts: [One, New]\n"},
		{"the first item", "title: T\n", "quick_facts[0]", "New", "title: T\nquick_facts:\n  - New\n"},
		{"no item", "quick_facts: [One]\n", "quick_facts[2]", "New", ""},
		{"alias", "title: &t T\nsummary: *t\n", "summary", "New", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			fence := "---\n"
			if strings.Contains(c.matter, "\r") {
				fence = "---\r\n"
			}
			got, ds := SetText("en.md", []byte(fence+c.matter+fence+"Body.\n"), c.path, c.text)
			want := ""
			if c.want != "" {
				want = fence + c.want + fence + "Body.\n"
			}
			if string(got) != want || (want == "") != (len(ds) == 1) {
				t.Errorf("got  %q %v\nwant %q", got, ds, want)
			}
		})
	}
}
