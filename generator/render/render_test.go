package render

import (
	"errors"
	"html/template"
	"strings"
	"testing"

	"docsite/generator/diag"
)

func TestConstantsAreWrittenIntoTemplates(t *testing.T) {
	calls := 0
	funcs := template.FuncMap{"t": func(id string) string { calls++; return "called " + id }}
	page := template.Must(template.New("page").Funcs(funcs).Parse(
		`<p title="{{t "a&b"}}">{{if .}}{{t "one"}}{{else}}{{t "two"}}{{end}}{{range .}}{{t "three"}}{{end}}</p>` +
			`<script>x = {{t "four"}};</script>{{t "five"}}{{t "unknown"}}`))
	foldConstants(page.Tree.Root, func(function, name string) (string, bool) {
		return function + ":" + name, name != "unknown"
	})
	var out strings.Builder
	if err := page.Execute(&out, []int{1, 2}); err != nil {
		t.Fatal(err)
	}
	want := `<p title="t:a&amp;b">t:onet:threet:three</p><script>x = "called four";</script>t:fivecalled unknown`
	if out.String() != want {
		t.Errorf("got  %s\nwant %s", out.String(), want)
	}
	if calls != 2 {
		t.Errorf("%d calls while the page was made, want those in the script and of what is not known", calls)
	}
}

func TestTemplateErrorsHavePlaces(t *testing.T) {
	for text, want := range map[string]string{
		`template: list.html:12: unexpected EOF`:                                           "templates/list.html:12:1",
		`template: card.html:3:14: executing "card" at <.Nothing>: can't evaluate field`:   "templates/card.html:3:15",
		`html/template:base.html:7:4: {{.X}} appears in an ambiguous context within a URL`: "templates/base.html:7:5",
		`no place at all`: "templates/home.html:1:1",
	} {
		var f *Fault
		if err := fault("home.html", errors.New(text)); !errors.As(err, &f) || f.Pos.String() != want {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
		if d := broken("home.html", errors.New(text)); d.Pos.String() != want || d.Code != diag.TemplateBroken {
			t.Errorf("%s: %s, want %s", text, d.Pos, want)
		}
	}
}
