package explain

import (
	"fmt"
	"strings"

	"docsite/generator/diag"
)

// groups are the hundreds of codes.
var groups = []struct {
	digit byte
	name  string
}{
	{'1', "Files and their form"},
	{'2', "Values in the front matter and the register"},
	{'3', "What the languages of a release say together"},
	{'4', "Texts, links and pictures"},
	{'5', "The site's settings and its register"},
	{'6', "Addresses"},
	{'7', "Templates and messages"},
	{'8', "A finished site"},
	{'9', "Files that translators give back"},
}

// Text returns a page for reading in a terminal.
func (p Page) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s: %s\n\n%s\n", p.Code, article[p.Severity], p.Title, p.Meaning)
	block := func(head, text string) {
		fmt.Fprintf(&b, "\n%s\n\n", head)
		for line := range strings.Lines(text) {
			b.WriteString(strings.TrimRight("    "+line, " \n") + "\n")
		}
	}
	for _, f := range p.Given {
		block("Given: "+f.Name, f.Content)
	}
	for _, f := range p.Wrong {
		block("Wrong: "+f.Name, f.Content)
	}
	block("docsite says:", p.Says)
	for _, f := range p.Right {
		block("Right: "+f.Name, f.Content)
	}
	fmt.Fprintf(&b, "\n%s\n", p.Reason)
	return b.String()
}

var article = map[diag.Severity]string{diag.Error: "an error", diag.Warning: "a warning", diag.Note: "a note"}

// List returns all codes with their sentences, for reading in a terminal.
func List() string {
	var b strings.Builder
	for i, g := range groups {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%s\n", g.name)
		for _, r := range of(g.digit) {
			fmt.Fprintf(&b, "  %s  %-7s  %s\n", r.Code, r.Severity, r.Title)
		}
	}
	return b.String()
}

// Table returns all codes with their sentences as tables in Markdown.
func Table() string {
	var b strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&b, "### %s\n\n| code | | |\n|---|---|---|\n", g.name)
		for _, r := range of(g.digit) {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", r.Code, r.Severity, strings.ReplaceAll(r.Title, "<", `\<`))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func of(digit byte) []diag.Rule {
	var list []diag.Rule
	for _, r := range diag.Rules() {
		if r.Code[2] == digit {
			list = append(list, r)
		}
	}
	return list
}
