package render

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"text/template/parse"

	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/plan"
	compiler "docsite/generator/template"
)

// set is the templates of one language.
type set struct {
	locale *locale.Locale
	pages  map[plan.Kind]*compiler.Program // of a *View
	files  map[plan.Kind]string            // for messages
	card   *compiler.Program               // of an Entry
	menu   *compiler.Program               // of a []Link

	openGraph string // the language as ogp.me names it
}

// frame is what the frame's files define for the files of all kinds.
var frame = map[string]string{
	"base": "base.html", "name": "base.html", "menu": "base.html", "link": "base.html", "footer": "base.html", "entries": "base.html", "contacts": "base.html", "count": "base.html", "change": "base.html", "document": "base.html", "accessible": "base.html",
	"card": "card.html",
}

// Templates returns the names of all files that templates are read from, sorted.
func Templates() []string {
	return slices.Sorted(slices.Values(append(slices.Collect(maps.Values(kinds)), "base.html", "card.html")))
}

// kinds are the files whose “main” makes each kind of page.
var kinds = map[plan.Kind]string{
	plan.Chooser:         "chooser.html",
	plan.Home:            "home.html",
	plan.Release:         "release.html",
	plan.StandingPage:    "page.html",
	plan.List:            "list.html",
	plan.Directory:       "directory.html",
	plan.CorrectionsPage: "corrections.html",
	plan.UpcomingPage:    "upcoming.html",
	plan.Tombstone:       "tombstone.html",
	plan.SideBySide:      "sidebyside.html",
	plan.Search:          "search.html",
	plan.NotFound:        "notfound.html",
	plan.Alias:           "alias.html",
}

// FromTemplate reports whether pages of a kind are made by a template.
func FromTemplate(kind plan.Kind) bool { return kinds[kind] != "" }

// parse reads the templates for a language: base.html and card.html, over
// which the file of a page's kind lays its “main”.
func (r *Renderer) parse(files fs.FS, l *locale.Locale) (*set, []diag.Diagnostic, error) {
	s := &set{locale: l, pages: map[plan.Kind]*compiler.Program{}, files: kinds, openGraph: l.OpenGraph()}
	var ds []diag.Diagnostic
	funcs := template.FuncMap{
		"t":       l.Format,
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
		if found := lacking(t, root, file); len(found) > 0 {
			ds = append(ds, found...)
			continue
		}
		ds = append(ds, r.try(t, s, root, file)...)
		s.pages[kind] = compiler.Compile(t.Lookup(root), reflect.TypeFor[*View](), funcs)
		s.card = compiler.Compile(t.Lookup("card"), reflect.TypeFor[Entry](), funcs)
		s.menu = compiler.Compile(t.Lookup("menu"), reflect.TypeFor[[]Link](), funcs)
	}
	return s, diag.Sort(ds), nil
}

// try finds what parsing does not: a template that cannot be escaped, and
// messages that the language does not have.
func (r *Renderer) try(t *template.Template, s *set, root, file string) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, part := range t.Templates() {
		if part.Tree == nil {
			continue
		}
		walk(part.Tree.Root, func(n parse.Node) {
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
	// The first run escapes a template and those that it calls, and fails for want
	// of data.
	for _, name := range []string{root, "menu", "card"} {
		var escape *template.Error
		if err := t.Lookup(name).Execute(io.Discard, nil); errors.As(err, &escape) {
			ds = append(ds, broken(file, escape))
		}
	}
	return ds
}

// lacking reports templates that are called and not defined, each at the file
// that should define it: the frame's, that of the kind, or else where it is called.
func lacking(t *template.Template, root, file string) []diag.Diagnostic {
	var ds []diag.Diagnostic
	seen := map[string]bool{}
	var ask func(name string, at diag.Pos)
	ask = func(name string, at diag.Pos) {
		if seen[name] {
			return
		}
		seen[name] = true
		if part := t.Lookup(name); part != nil && part.Tree != nil {
			walk(part.Tree.Root, func(n parse.Node) {
				if call, ok := n.(*parse.TemplateNode); ok {
					ask(call.Name, place(part.Tree, n))
				}
			})
			return
		}
		hint := "define it: {{define %q}}…{{end}}"
		owner := frame[name]
		if name == "main" || name == "alias" {
			owner = file
		}
		if owner != "" {
			at = diag.Pos{File: "templates/" + owner, Line: 1, Column: 1}
			hint += ", as docsite's own " + owner + " does"
		}
		ds = append(ds, diag.New(diag.TemplateBroken, at, "there is no template “%s”", name).WithHint(hint, name))
	}
	for _, name := range []string{root, "menu", "card"} {
		ask(name, diag.Pos{})
	}
	return ds
}

// constant is the value of a call that needs nothing of the page.
func (r *Renderer) constant(l *locale.Locale, function, name string) (string, bool) {
	switch function {
	case "t":
		return l.Message(name)
	case "asset":
		href, err := r.asset(name)
		return href, err == nil
	}
	return "", false
}

// messageOf returns the message that a call of t names.
func messageOf(n parse.Node) (string, bool) {
	c, ok := n.(*parse.CommandNode)
	if !ok || len(c.Args) < 2 {
		return "", false
	}
	name, isName := c.Args[0].(*parse.IdentifierNode)
	id, isText := c.Args[1].(*parse.StringNode)
	if !isName || name.Ident != "t" || !isText {
		return "", false
	}
	return id.Text, true
}

// walk visits the commands of a template and its calls of others.
func walk(n parse.Node, visit func(parse.Node)) {
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
		visit(n)
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

func walkBranch(n *parse.BranchNode, visit func(parse.Node)) {
	walk(n.Pipe, visit)
	walk(n.List, visit)
	walk(n.ElseList, visit)
}

// asset returns the address of a file below templates/assets/.
func (r *Renderer) asset(name string) (string, error) {
	page := r.plan.Asset(name)
	if page == nil {
		return "", fmt.Errorf("there is no asset %q", name)
	}
	return r.plan.Href(page), nil
}
