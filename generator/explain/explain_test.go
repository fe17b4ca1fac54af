package explain_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator"
	"docsite/generator/audit"
	"docsite/generator/diag"
	"docsite/generator/exchange"
	"docsite/generator/explain"
	"docsite/generator/history"
	"docsite/generator/translate"
)

var update = flag.Bool("update", false, "write what docsite says into the pages, and the table of codes into releases/README.md")

func TestEveryCodeHasAPage(t *testing.T) {
	var want []string
	for _, r := range diag.Rules() {
		want = append(want, string(r.Code)+".txtar")
	}
	entries, err := os.ReadDir("pages")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("codes and pages differ (-codes +pages); the package's comment says how to write a page\n%s", diff)
	}
}

// TestExamples holds every page to its word: the wrong example raises the code
// and says what the page says, the right one leaves nothing to mend.
func TestExamples(t *testing.T) {
	for _, rule := range diag.Rules() {
		t.Run(string(rule.Code), func(t *testing.T) {
			t.Parallel()
			page, err := explain.Read(rule)
			if err != nil {
				t.Fatal(err)
			}
			if ds := raised(t, rule.Code, page.Given, page.Right); len(ds) > 0 {
				t.Errorf("the right example raises\n%s", said(t, ds))
			}
			ds := raised(t, rule.Code, page.Given, page.Wrong)
			if !slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Code == rule.Code && d.Severity == rule.Severity }) {
				t.Errorf("the wrong example raises\n%s", said(t, ds))
			}
			for _, d := range ds {
				if d.Code != rule.Code && !strings.Contains(page.Meaning, string(d.Code)) {
					t.Errorf("the wrong example raises what the page does not name:\n%s", said(t, []diag.Diagnostic{d}))
				}
			}
			if *update {
				rewrite(t, rule.Code, said(t, ds))
			} else if diff := cmp.Diff(page.Says, said(t, ds)); diff != "" {
				t.Errorf("docsite says something else (-page +docsite): run with -update, and read it\n%s", diff)
			}
		})
	}
}

// publishedList is the file of an example that --published names.
const publishedList = "published.txt"

// raised returns what docsite has to say of the base site with files over it: of its
// sources, at a moment behind all their dates, or of the finished site.
func raised(t *testing.T, code diag.Code, layers ...[]explain.File) []diag.Diagnostic {
	if code >= diag.ExchangeUnread && code <= diag.TranslatorNote {
		return returned(t, layers...)
	}
	if code >= diag.MergedNothing && code <= diag.MergedExtra {
		return merged(t, layers...)
	}
	finished := diag.PartRead <= code && code <= diag.PageHeavy // which lies in public
	site := fstest.MapFS{}
	base, err := txtar.ParseFile(map[bool]string{false: "testdata/base.txtar", true: "testdata/audit.txtar"}[finished])
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range base.Files {
		if !slices.Contains(without[code], f.Name) {
			site[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	for _, f := range slices.Concat(layers...) {
		if f.Content == link {
			site[f.Name] = &fstest.MapFile{Data: []byte("../elsewhere"), Mode: fs.ModeSymlink | 0o777}
			continue
		}
		site[unescape(f.Name)] = &fstest.MapFile{Data: content(t, f.Content)}
	}
	if finished {
		public, err := fs.Sub(site, "public")
		if err != nil {
			t.Fatal(err)
		}
		ds, _, err := audit.Audit(t.Context(), public, audit.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return ds
	}
	preview := code == diag.OutOfHours // which is told of what is to come
	options := generator.Options{Folder: site, Version: "test", MakeCopies: true, Preview: preview}
	if list := site[publishedList]; list != nil {
		options.Published = &generator.List{Name: publishedList, Content: list.Data}
	}
	engine, err := generator.Open(options)
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	if code == diag.ApprovedByAuthor || code == diag.ApprovalUnsigned {
		now = time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC)
	}
	if code >= diag.LeakedText { // of a finished site, which lies in public
		return leaked(t, engine, site, now)
	}
	report, err := engine.Check(t.Context(), now)
	if err != nil {
		t.Fatal(err)
	}
	found := slices.Concat(report.Diagnostics, report.Waiting)
	if code.InArchive() {
		varied, _, err := engine.Inconsistencies(t.Context(), now)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, varied...)
	}
	if report.Approve > 0 {
		survey, _, err := engine.Survey(t.Context(), now)
		if err != nil {
			t.Fatal(err)
		}
		waiting, err := engine.Waiting(t.Context(), survey, false, committed{site})
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, waiting...)
	}
	return diag.Sort(found)
}

// returned returns what docsite has to say of a translator's file, which is compared with the
// one that was exported where there is one.
func returned(t *testing.T, layers ...[]explain.File) []diag.Diagnostic {
	files := map[string]*exchange.File{}
	var found []diag.Diagnostic
	for _, f := range slices.Concat(layers...) {
		file, ds, err := exchange.Read(f.Name, bytes.NewReader(content(t, f.Content)))
		if err != nil {
			t.Fatal(err)
		}
		name, _, _ := strings.Cut(f.Name, ".")
		files[name] = file
		found = append(found, ds...)
	}
	if exported := files["exported"]; exported != nil && files["fr"] != nil {
		found = append(found, exchange.Compare(&exported.Document, files["fr"])...)
	}
	return diag.Sort(found)
}

// merged returns what docsite has to say of a translator's file that is merged into the French of
// the release of the base site.
func merged(t *testing.T, layers ...[]explain.File) []diag.Diagnostic {
	const source, translation = "releases/2026/new-quay/en.md", "releases/2026/new-quay/fr.md"
	base, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{}
	for _, f := range base.Files {
		site[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, f := range slices.Concat(layers...) {
		site[f.Name] = &fstest.MapFile{Data: content(t, f.Content)}
	}
	engine, err := generator.Open(generator.Options{Folder: site, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	desk, err := engine.Desk()
	if err != nil {
		t.Fatal(err)
	}
	file, _, err := exchange.Read("fr.po", bytes.NewReader(site["fr.po"].Data))
	if err != nil || file == nil {
		t.Fatal(err)
	}
	from, ok := desk.Read(source, site[source].Data)
	to, also := desk.Read(translation, site[translation].Data)
	if !ok || !also {
		t.Fatal("a text cannot be read")
	}
	result, err := desk.Merge(translate.Job{Source: from, Translation: &to, Lang: "fr", File: file})
	if err != nil {
		t.Fatal(err)
	}
	return result.Diagnostics
}

// committed is a history of two commits: one by ann@example.org of everything but the
// approvals, and one of these, by whom a comment behind them says.
type committed struct{ files fstest.MapFS }

var committer = regexp.MustCompile(`approve:.* # committed by ([^,\n]+)(, signed)?\n`)

func (c committed) Versions(_ context.Context, files []string) (map[string][]history.Version, error) {
	versions := map[string][]history.Version{}
	for _, file := range files {
		who := "ann@example.org"
		if m := committer.FindSubmatch(c.files[file].Data); m != nil {
			who = string(m[1])
		}
		versions[file] = []history.Version{
			{ID: file, Commit: fmt.Sprintf("%x", sha256.Sum256([]byte(file))), Author: who, At: time.Unix(2, 0)},
			{ID: "before " + file, Commit: "before", Author: "ann@example.org", At: time.Unix(1, 0)},
		}
	}
	return versions, nil
}

func (c committed) Read(_ context.Context, id string) ([]byte, error) {
	if file, before := strings.CutPrefix(id, "before "); before {
		return committer.ReplaceAll(c.files[file].Data, nil), nil
	}
	return c.files[id].Data, nil
}

func (c committed) Signature(_ context.Context, commit string) (history.Signature, error) {
	for file, f := range c.files {
		if m := committer.FindSubmatch(f.Data); commit == fmt.Sprintf("%x", sha256.Sum256([]byte(file))) && m != nil && m[2] != nil {
			return history.Signed, nil
		}
	}
	return history.Unsigned, nil
}

// leaked returns what docsite audit --against has to say of the folder public of a site.
func leaked(t *testing.T, engine *generator.Engine, site fs.FS, now time.Time) []diag.Diagnostic {
	finished, err := fs.Sub(site, "public")
	if err != nil {
		t.Fatal(err)
	}
	leaks, err := engine.FindLeaks(t.Context(), finished, now)
	if err != nil {
		t.Fatal(err)
	}
	return leaks.Diagnostics
}

// said returns diagnostics as docsite prints them, in what a page can hold.
func said(t *testing.T, ds []diag.Diagnostic) string {
	var text strings.Builder
	if err := diag.Write(&text, ds, diag.Options{Format: diag.Text}); err != nil {
		t.Fatal(err)
	}
	return visible(text.String())
}

func rewrite(t *testing.T, code diag.Code, says string) {
	name := "pages/" + string(code) + ".txtar"
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == "says" })
	archive.Files = append(archive.Files, txtar.File{Name: "says", Data: []byte(says)})
	if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestPagesReadWell: a page is read in a terminal, and at once.
func TestPagesReadWell(t *testing.T) {
	for _, rule := range diag.Rules() {
		page, err := explain.Read(rule)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, text := range []string{page.Meaning, page.Reason} {
			for line := range strings.Lines(text) {
				if utf8.RuneCountInString(strings.TrimSuffix(line, "\n")) > 80 {
					t.Errorf("%s: a line is longer than 80 characters: %s", rule.Code, line)
				}
			}
		}
		for _, f := range slices.Concat(page.Given, page.Wrong, page.Right) {
			if n := strings.Count(f.Content, "\n"); n > 20 {
				t.Errorf("%s: %s has %d lines", rule.Code, f.Name, n)
			}
		}
		if strings.Contains(page.Meaning, rule.Title) {
			t.Errorf("%s: the page repeats its sentence", rule.Code)
		}
	}
}

func TestFind(t *testing.T) {
	for _, word := range []string{"DS205", "ds205", "205", " Ds205 "} {
		if rule, near, found := explain.Find(word); !found || rule.Code != diag.CountryUnknown || near != nil {
			t.Errorf("%q finds %v %v", word, rule, near)
		}
	}
	if _, near, found := explain.Find("DS25"); found || !slices.Contains(near, "DS205") {
		t.Errorf("near to DS25 is %v", near)
	}
	for _, word := range []string{"", "DS", "DS99999", "country", "２０５"} {
		if rule, near, found := explain.Find(word); found || near != nil {
			t.Errorf("%q finds %v %v", word, rule, near)
		}
	}
}

// Every code stands in the list and in the table, once.
func TestListAndTable(t *testing.T) {
	for _, rule := range diag.Rules() {
		for _, text := range []string{explain.List(), explain.Table()} {
			if n := strings.Count(text, string(rule.Code)); n != 1 || !strings.Contains(strings.ReplaceAll(text, `\`, ""), rule.Title) {
				t.Errorf("%s stands %d times in\n%s", rule.Code, n, text)
			}
		}
	}
}

// TestGuide holds the editors' guide to the codes that there are.
func TestGuide(t *testing.T) {
	const file, begin, end = "../../releases/README.md", "<!-- codes: go test ./generator/explain -update -->\n\n", "<!-- end of codes -->\n"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, begun := strings.Cut(string(text), begin)
	got, after, ended := strings.Cut(rest, end)
	if !begun || !ended {
		t.Fatalf("%s has no place for the codes", file)
	}
	if *update {
		if err := os.WriteFile(file, []byte(before+begin+explain.Table()+end+after), 0o666); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(explain.Table(), got); diff != "" {
		t.Errorf("%s tells other codes (-want +guide): run with -update\n%s", file, diff)
	}
}
