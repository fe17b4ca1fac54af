package render

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/plan"
)

// set is the templates of one language.
type set struct {
	locale *locale.Locale
	pages  map[plan.Kind]*template.Template
	files  map[plan.Kind]string // for messages
	card   *template.Template
	menu   *template.Template
}

// kinds are the files whose “main” makes each kind of page.
var kinds = map[plan.Kind]string{
	plan.Chooser:   "chooser.html",
	plan.Home:      "home.html",
	plan.Release:   "release.html",
	plan.List:      "list.html",
	plan.Directory: "directory.html",
	plan.Search:    "search.html",
	plan.NotFound:  "notfound.html",
	plan.Alias:     "alias.html",
}

// parse reads the templates for a language: base.html and card.html, over
// which the file of a page's kind lays its “main”.
func (r *Renderer) parse(files fs.FS, l *locale.Locale) (*set, []diag.Diagnostic, error) {
	s := &set{l, map[plan.Kind]*template.Template{}, kinds, nil, nil}
	var ds []diag.Diagnostic
	funcs := template.FuncMap{
		"t":       l.T,
		"asset":   r.asset,
		"has":     func(name string) bool { return r.plan.Asset(name) != nil },
		"phrases": func(text string, lang ...string) template.HTML { return r.phrases(l, text, lang) },
		"cards":   func(es []Entry) (template.HTML, error) { return r.allCards(s, es) },
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		file := kinds[kind]
		t := template.New("set").Funcs(funcs).Option("missingkey=error")
		whole := true
		for _, name := range []string{"base.html", "card.html", file} {
			text, err := fs.ReadFile(files, name)
			if err != nil {
				return nil, nil, fmt.Errorf("read a template: %w", err)
			}
			text, unclean := charset.Clean("templates/"+name, text)
			if unclean != nil {
				ds = append(ds, unclean...)
				whole = false
			} else if _, err := t.New(name).Parse(string(text)); err != nil {
				ds = append(ds, broken(name, err))
				whole = false
			}
		}
		if !whole {
			continue
		}
		root := "base"
		if kind == plan.Alias {
			root = "alias"
		}
		s.pages[kind] = t.Lookup(root)
		s.card, s.menu = t.Lookup("card"), t.Lookup("menu")
		ds = append(ds, r.try(t, s, root, file)...)
	}
	return s, diag.Sort(ds), nil
}

// try finds what parsing does not: a template that is missing or cannot be
// escaped, and messages that the language does not have.
func (r *Renderer) try(t *template.Template, s *set, root, file string) []diag.Diagnostic {
	for _, name := range []string{root, "card", "menu"} {
		part := t.Lookup(name)
		if part == nil {
			return []diag.Diagnostic{diag.New(diag.TemplateBroken, diag.Pos{File: "templates/" + file, Line: 1, Column: 1}, "there is no template “%s”", name).
				WithHint("define it: {{define %q}}…{{end}}", name)}
		}
	}
	var ds []diag.Diagnostic
	for _, part := range t.Templates() {
		if part.Tree == nil {
			continue
		}
		walk(part.Tree.Root, func(n *parse.CommandNode) {
			id, ok := messageOf(n)
			if ok && !s.locale.Has(id) {
				ds = append(ds, diag.New(diag.MessageMissing, place(part.Tree, n), "locale %s has no message “%s”", s.locale.Tag, id).
					WithHint("%s", diag.DidYouMean(id, s.locale.Messages(), "add it to the site's locales/"+s.locale.Tag+".yaml")))
			}
		})
	}
	for _, part := range t.Templates() {
		if part.Tree != nil {
			foldConstants(part.Tree.Root, func(function, name string) (string, bool) { return r.constant(s.locale, function, name) })
		}
	}
	// The first run escapes the template, and fails for want of data.
	var escape *template.Error
	if err := t.Lookup(root).Execute(io.Discard, nil); errors.As(err, &escape) {
		ds = append(ds, broken(file, err))
	}
	return ds
}

// constant is the value of a call that needs nothing of the page.
func (r *Renderer) constant(l *locale.Locale, function, name string) (string, bool) {
	switch function {
	case "t":
		return l.Plain(name)
	case "asset":
		href, err := r.asset(name)
		return href, err == nil
	}
	return "", false
}

// messageOf returns the message that a call of t names.
func messageOf(n *parse.CommandNode) (string, bool) {
	if len(n.Args) < 2 {
		return "", false
	}
	name, isName := n.Args[0].(*parse.IdentifierNode)
	id, isText := n.Args[1].(*parse.StringNode)
	if !isName || name.Ident != "t" || !isText {
		return "", false
	}
	return id.Text, true
}

func walk(n parse.Node, visit func(*parse.CommandNode)) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, c := range n.Nodes {
				walk(c, visit)
			}
		}
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.TemplateNode:
		walk(n.Pipe, visit)
	case *parse.IfNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.RangeNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.WithNode:
		walkBranch(&n.BranchNode, visit)
	case *parse.PipeNode:
		if n != nil {
			for _, c := range n.Cmds {
				visit(c)
				for _, arg := range c.Args {
					walk(arg, visit)
				}
			}
		}
	}
}

func walkBranch(n *parse.BranchNode, visit func(*parse.CommandNode)) {
	walk(n.Pipe, visit)
	walk(n.List, visit)
	walk(n.ElseList, visit)
}

func place(t *parse.Tree, n parse.Node) diag.Pos {
	where, _ := t.ErrorContext(n)
	return position(where, t.ParseName)
}

var placeForm = regexp.MustCompile(`^(?:html/)?(?:template: ?)?([^:\s]+):(\d+)(?::(\d+))?`)

// position reads “name:line:column”; columns of templates count bytes from 0.
func position(where, file string) diag.Pos {
	m := placeForm.FindStringSubmatch(where)
	if m == nil {
		return diag.Pos{File: "templates/" + file, Line: 1, Column: 1}
	}
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3])
	return diag.Pos{File: "templates/" + m[1], Line: max(line, 1), Column: column + 1}
}

func broken(file string, err error) diag.Diagnostic {
	text := err.Error()
	message := strings.TrimLeft(placeForm.ReplaceAllString(text, ""), ": ")
	return diag.New(diag.TemplateBroken, position(text, file), "the template does not parse: %s", message).
		WithHint("compare it with the built-in template of the same name")
}

// fault makes a diagnostic of an error while a template ran.
func fault(file string, err error) error {
	text := err.Error()
	at := position(text, file)
	message := strings.TrimLeft(placeForm.ReplaceAllString(text, ""), ": ")
	return &Fault{diag.New(diag.TemplateFailed, at, "the template fails: %s", message).
		WithHint("templates/README.md lists what a template is given")}
}

// asset returns the address of a file below templates/assets/.
func (r *Renderer) asset(name string) (string, error) {
	page := r.plan.Asset(name)
	if page == nil {
		return "", fmt.Errorf("there is no asset %q", name)
	}
	return r.plan.Href(page), nil
}
