package sample_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator/sample"
)

// html is a page of a language, with a main part.
func html(lang, title, main string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(fmt.Sprintf("<!doctype html><html lang=%q><head><title>%s | Office</title></head><body><header><form role=search action=/%s/search/><input name=q></form></header><main>%s</main></body></html>", lang, title, lang, main))}
}

// site is one of two languages with a hundred releases each.
func site() fstest.MapFS {
	s := fstest.MapFS{
		"index.html": html("en", "Choose", "<ul><li>English</ul>"),
		"404.html":   html("en", "Not found", "<div class=choice>No</div>"),
		"old.html":   {Data: []byte(`<title>Moved</title><meta http-equiv="Refresh" content="0; url=/en/">`)},
		"part.html":  {Data: []byte("<p>A part of a page</p>")},
		"report.pdf": {Data: []byte("%PDF-1.4")},
	}
	for _, lang := range []string{"en", "ja"} {
		s[lang+"/index.html"] = html(lang, "Home", "<div class=front><p>Latest</p></div>")
		s[lang+"/search/index.html"] = html(lang, "Search", "<form class=query><input name=q><select name=c></select></form>")
		s[lang+"/releases/index.html"] = html(lang, "Releases", `<ol class="list"><li>1</li></ol><a rel="next" href="2/">More</a>`)
		s[lang+"/releases/2/index.html"] = html(lang, "Releases", `<ol class="list"><li>2</li></ol><a rel="prev" href="../">Back</a>`)
		for n := range 100 {
			body := "<article class=release><p>Text.</p></article>"
			switch n {
			case 17:
				body = "<article class=release><table><tr><td>1</table></article>"
			case 42:
				body = "<article class=release><video controls></video></article>"
			case 71:
				body = `<article class=release><a href="/media/report.PDF?v=1">Report</a><img src=a.png alt="A quay"></article>`
			case 88:
				body = `<article class=release><form action="/` + lang + `/thanks/"><label>Name<input name=n></label><textarea></textarea></form></article>`
			}
			s[fmt.Sprintf("%s/releases/2029/%02d/index.html", lang, n)] = html(lang, fmt.Sprintf("Release %d", n), body)
		}
		s[lang+"/thanks/index.html"] = html(lang, "Thank you", "<article class=release><p>Thank you.</p></article>")
	}
	s["en/contact/index.html"] = html("en", "Contact", "<article class=page><p>Call us</p></article>")
	s["ja/renraku/index.html"] = html("ja", "お問い合わせ", "<article class=page><p>電話</p></article>")
	s["en/accessibility/index.html"] = html("en", "Accessibility", "<article class=page><p>We test</p></article>")
	s["ja/a/index.html"] = html("ja", "アクセシビリティ方針", "<article class=page><p>試験</p></article>")
	return s
}

func draw(t *testing.T, folder fs.FS, n int, seed string) sample.Sample {
	s, err := sample.Draw(folder, n, seed)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// why is why a page was drawn; empty for one that was not.
func why(s sample.Sample, path string) string {
	for _, d := range s.Drawn {
		if d.Path == path {
			return string(d.Part) + ": " + strings.Join(d.Why, "; ")
		}
	}
	return ""
}

func TestStructured(t *testing.T) {
	s := draw(t, site(), 40, "")
	if s.Pages != 216 {
		t.Errorf("there are %d pages", s.Pages)
	}
	for path, want := range map[string]string{
		"index.html": "home", "en/index.html": "home", "ja/index.html": "home", "404.html": "error page",
		"en/search/index.html": "search", "ja/search/index.html": "search",
		"en/contact/index.html": "contact", "ja/renraku/index.html": "contact",
		"en/accessibility/index.html": "accessibility statement", "ja/a/index.html": "accessibility statement",
		"en/releases/2029/17/index.html": "has a table", "ja/releases/2029/17/index.html": "has a table",
		"en/releases/2029/42/index.html": "has a film", "ja/releases/2029/71/index.html": "has a PDF; has a picture",
	} {
		if got := why(s, path); !strings.HasPrefix(got, "structured: ") || !strings.Contains(got, want) {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	lists := 0
	for _, path := range []string{"en/releases/index.html", "en/releases/2/index.html"} {
		if why(s, path) != "" {
			lists++
		}
	}
	if lists != 2 {
		t.Error("one page of a series is drawn without the other")
	}
	for _, path := range []string{"old.html", "part.html", "report.pdf"} {
		if got := why(s, path); got != "" {
			t.Errorf("%s: %s", path, got)
		}
	}
}

func TestProcess(t *testing.T) {
	folder := site()
	folder["en/search/index.html"] = html("en", "Search", `<form class=query action="/en/thanks/?q=1"><input name=q><select name=c></select></form>`)
	if got := why(draw(t, folder, 1, "a"), "en/thanks/index.html"); !strings.HasPrefix(got, "process: goes on from en/search/index.html") {
		t.Errorf("the page that a form leads to: %q", got)
	}
}

// TestNumbers: at least as many as are asked for, of these five eighths by lot, and never
// fewer by lot than a tenth of the others.
func TestNumbers(t *testing.T) {
	for _, n := range []int{1, 10, 40, 41, 100, 216, 1000} {
		s := draw(t, site(), n, "")
		parts := s.Counts()
		structured := parts[sample.Structured] + parts[sample.Process]
		random := max(n-structured, (5*n+7)/8, (structured+9)/10)
		if want := min(structured+random, s.Pages); len(s.Drawn) != want {
			t.Errorf("%d: %d are drawn, want %d: %v", n, len(s.Drawn), want, parts)
		}
		seen := map[string]bool{}
		for _, d := range s.Drawn {
			if seen[d.Path] || len(d.Why) == 0 {
				t.Errorf("%d: %s twice, or without a reason", n, d.Path)
			}
			seen[d.Path] = true
		}
	}
	if n := draw(t, site(), 40, "").Counts()[sample.Random]; n != 25 {
		t.Errorf("of 40 pages %d are drawn by lot", n)
	}
}

func byLot(s sample.Sample) (paths []string) {
	for _, d := range s.Drawn {
		if d.Part == sample.Random {
			paths = append(paths, d.Path)
		}
	}
	return paths
}

// TestSeed: the same seed draws the same pages; without one the list of pages decides.
func TestSeed(t *testing.T) {
	one, two := draw(t, site(), 40, "2031"), draw(t, site(), 40, "2031")
	if !slices.EqualFunc(one.Drawn, two.Drawn, func(a, b sample.Drawn) bool { return a.Path == b.Path && slices.Equal(a.Why, b.Why) }) || one.Seed != "2031" {
		t.Error("the same seed draws other pages")
	}
	if slices.Equal(byLot(one), byLot(draw(t, site(), 40, "2032"))) {
		t.Error("another seed draws the same pages")
	}
	plain := draw(t, site(), 40, "")
	if again := draw(t, site(), 40, plain.Seed); !slices.Equal(byLot(plain), byLot(again)) {
		t.Error("the seed that is told draws other pages")
	}
	more := site()
	more["en/new/index.html"] = html("en", "New", "<p>New</p>")
	if draw(t, more, 40, "").Seed == plain.Seed {
		t.Error("another list of pages has the same seed")
	}
}

// TestLot: over many seeds, each page that nothing else asks for is drawn about as often.
func TestLot(t *testing.T) {
	folder := fstest.MapFS{}
	for n := range 50 {
		folder[fmt.Sprintf("%02d.html", n)] = html("en", "A", "<p>A</p>")
	}
	times := map[string]int{}
	for seed := range 400 {
		for _, d := range draw(t, folder, 10, fmt.Sprint(seed)).Drawn {
			times[d.Path]++
		}
	}
	for path, n := range times { // 400 × 10 / 50 = 80 are expected, with a deviation of 8
		if n < 45 || n > 115 {
			t.Errorf("%s is drawn %d times", path, n)
		}
	}
}

func TestNothing(t *testing.T) {
	if _, err := sample.Draw(fstest.MapFS{"a.pdf": {}}, 1, ""); !errors.Is(err, sample.ErrNoPages) {
		t.Error(err)
	}
}

func TestForms(t *testing.T) {
	folder := site()
	folder["en/formula/index.html"] = html("en", "=cmd|' /C calc'!A0, &lt;b>", "<div class=odd></div>")
	s := draw(t, folder, 3, "x")
	var text, object, table bytes.Buffer
	if err := errors.Join(sample.Text(&text, s), sample.JSON(&object, s), sample.CSV(&table, s)); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Split(strings.TrimSpace(text.String()), "\n"); len(lines) != len(s.Drawn)+2 || !strings.HasSuffix(lines[len(lines)-1], "; seed x") {
		t.Error(text.String())
	}
	var file struct {
		Seed  string
		Pages int
		Drawn []struct{ Path, Lang, Title, Part string }
	}
	if err := json.Unmarshal(object.Bytes(), &file); err != nil || file.Seed != "x" || len(file.Drawn) != len(s.Drawn) || file.Drawn[0].Part != "structured" {
		t.Error(file, err)
	}
	rows, err := csv.NewReader(&table).ReadAll()
	if err != nil || len(rows) != len(s.Drawn)+1 {
		t.Error(rows, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a spreadsheet would reckon %q", cell)
			}
		}
	}
}

// FuzzDraw: no page is too strange to be read.
func FuzzDraw(f *testing.F) {
	for _, page := range []string{"<title>a", "<title></title><main><p class='a b'", "<!--<title>", "<title>a</title><body class=x1><a href=://?#>", "<script><title>", "<title>a</title><form action=..//..><input><input></form>"} {
		f.Add([]byte(page))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		s, err := sample.Draw(fstest.MapFS{"a/b.html": {Data: page}, "c.html": html("en", "C", "")}, 2, "")
		if err != nil || len(s.Drawn) != s.Pages {
			t.Error(s, err)
		}
	})
}
