// Package explain holds a page for every code of package diag: what it means,
// an example that raises it, the same example mended, and why docsite asks for
// it. The command's “explain” prints it ([Page.Text]), and the table of all codes
// in releases/README.md is [Table].
//
// A page is a file of pages/, named by its code, in the form of txtar
// (github.com/rogpeppe/go-internal/txtar): words first, then files.
//
//	What it means, in two to four sentences. The rule's own sentence is its
//	title in diag/codes.go and is not repeated.
//
//	Why: the reason, in the last paragraph.
//	-- wrong/releases/2026/new-quay/en.md --
//	the file that raises the code
//	-- right/releases/2026/new-quay/en.md --
//	the same file, mended
//	-- says --
//	what docsite says of the wrong one
//
// A file given/… lies under both examples and is shown once. What stands under
// “says” is written by “go test ./generator/explain -update”: to add a code, write
// the page without it, run that, and read what docsite says.
//
// The tests lay each example over the small site of testdata/base.txtar or, for codes of
// a finished site, whose files are those under public/, of testdata/audit.txtar. The
// wrong one must raise the code and no other, unless the page names that one; the
// right one must leave nothing to mend. What a page cannot hold, or nobody could
// see in it, is written in ⟨ ⟩, as a character ⟨U+0301⟩ or a byte ⟨E9⟩; a file of
// one line in brackets, such as [a photograph], is made by the tests (made_test.go).
package explain

import (
	"embed"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator/diag"
)

//go:embed pages/*.txtar
var pages embed.FS

// Page explains a rule. Its texts are lines of at most 80 characters.
type Page struct {
	diag.Rule
	Meaning string // paragraphs with an empty line between them
	Reason  string // a paragraph that begins with “Why: ”
	Given   []File // what lies under both examples
	Wrong   []File // what raises the code
	Right   []File // the same, mended
	Says    string // what docsite says of the wrong example
}

// File is a file of an example.
type File struct {
	Name    string // its path in the site's folder
	Content string
}

// Find returns the rule that somebody means by a code, in whatever case, with
// DS or without. Where there is none it returns the nearest codes, if any.
func Find(code string) (rule diag.Rule, near []string, found bool) {
	code = strings.ToUpper(strings.TrimSpace(code))
	if !strings.HasPrefix(code, "DS") {
		code = "DS" + code
	}
	var all []string
	for _, r := range diag.Rules() {
		if string(r.Code) == code {
			return r, nil, true
		}
		all = append(all, string(r.Code))
	}
	return diag.Rule{}, diag.Nearest(code, all), false
}

// Read returns the page of a rule. An error is a mistake in docsite: a code
// without a page, or a page of another form than this package's.
func Read(rule diag.Rule) (Page, error) {
	name := "pages/" + string(rule.Code) + ".txtar"
	raw, err := pages.ReadFile(name)
	if err != nil {
		return Page{}, fmt.Errorf("explain %s: %w", rule.Code, err)
	}
	archive := txtar.Parse(raw)
	p := Page{Rule: rule}
	words := strings.TrimSpace(string(archive.Comment))
	why := strings.LastIndex(words, "\n\nWhy: ")
	if why < 0 {
		return Page{}, fmt.Errorf("%s: the last paragraph does not begin with “Why: ”", name)
	}
	p.Meaning, p.Reason = words[:why], words[why+2:]
	for _, f := range archive.Files {
		role, file, _ := strings.Cut(f.Name, "/")
		switch one := (File{file, string(f.Data)}); role {
		case "given":
			p.Given = append(p.Given, one)
		case "wrong":
			p.Wrong = append(p.Wrong, one)
		case "right":
			p.Right = append(p.Right, one)
		case "says":
			p.Says = string(f.Data)
		default:
			return Page{}, fmt.Errorf("%s: “%s” is neither given/…, wrong/…, right/… nor says", name, f.Name)
		}
	}
	if p.Wrong == nil || p.Right == nil {
		return Page{}, fmt.Errorf("%s: an example is missing", name)
	}
	return p, nil
}
