package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// digest returns what tells two folders apart: names and bytes of all files.
func digest(t *testing.T, dir string) string {
	h := sha256.New()
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, path))
		fmt.Fprintf(h, "%s %d\n%s", path, len(content), content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}

// TestSameCorpusEverywhere: figures of two days or two machines are of the same
// texts. Whoever changes the corpus measures everything anew.
func TestSameCorpusEverywhere(t *testing.T) {
	for range 2 {
		site, hugo := t.TempDir(), t.TempDir()
		texts, err := writeCorpus(site, 40)
		if err != nil {
			t.Fatal(err)
		}
		if err := writeHugo(hugo, 40); err != nil {
			t.Fatal(err)
		}
		if got, want := texts, 110; got != want {
			t.Errorf("%d texts, want %d", got, want)
		}
		if got, want := digest(t, site), "af12860764074399"; got != want {
			t.Errorf("the corpus has the digest %s, want %s", got, want)
		}
		if got, want := digest(t, hugo), "c9a06c68a5bb5aff"; got != want {
			t.Errorf("the corpus for Hugo has the digest %s, want %s", got, want)
		}
	}
}

func TestCorpusIsAsItIsSaidToBe(t *testing.T) {
	const n = 500
	var texts, size, whole int
	keys, years := map[string]bool{}, map[int]bool{}
	for i := range n {
		r := newRelease(i, n)
		keys[r.key], years[r.day.Year()] = true, true
		if len(r.languages) == 3 {
			whole++
		}
		for _, lang := range r.languages {
			texts++
			size += len(r.file(lang))
		}
		if !slices.Contains([]int{1, 2, 3}, len(r.ministries)) || !slices.Contains([]int{1, 2, 3}, len(r.countries)) {
			t.Errorf("release %d has %d ministries and %d countries", i, len(r.ministries), len(r.countries))
		}
	}
	if len(keys) != n || len(years) != 28 {
		t.Errorf("%d keys and %d years, want %d and 28", len(keys), len(years), n)
	}
	if each := float64(texts) / n; each < 2.6 || each > 2.8 {
		t.Errorf("%.2f languages each, want about 2.7 (%d have all)", each, whole)
	}
	if each := size / texts; each < 4500 || each > 5500 {
		t.Errorf("%d bytes a text, want about 5,000", each)
	}
	if got := strings.Count(register(), "country: "); got != 60 {
		t.Errorf("%d bodies in the register, want 60", got)
	}
}

// shape is what a text is made of, apart from its words.
type shape struct {
	headings, items, steps, rows, links, quotations, bold, notes, paragraphs int
	facts                                                                    string // sorted
}

func shapeOf(body string, lang int) shape {
	lines := func(pattern string) int { return len(regexp.MustCompile(`(?m)^`+pattern).FindAllString(body, -1)) }
	return shape{
		headings: lines(`## \S`), items: lines(`- \S`), steps: lines(`1\. \S`), rows: lines(`\|`), quotations: lines(`> `),
		links: strings.Count(body, "](https://example.org/"), bold: strings.Count(body, "**"), notes: strings.Count(body, "[^1]"),
		paragraphs: strings.Count(body, "\n\n"), facts: strings.Join(facts(body, lang), " "),
	}
}

// The figures of a text: a day, a sum, then shares and numbers.
var figurePatterns = [3][3]*regexp.Regexp{
	english:  {regexp.MustCompile(`(\d+) ([A-Z][a-z]+) (\d{4})`), regexp.MustCompile(`(\d+) million euros`), regexp.MustCompile(`\d[\d,]*(\.\d)?%?`)},
	french:   {regexp.MustCompile(`(\d+)(?:er)? (\pL+) (\d{4})`), regexp.MustCompile(`(\d+) millions d’euros`), regexp.MustCompile(`\d[\d\x{202f}]*(,\d\x{a0}%)?`)},
	japanese: {regexp.MustCompile(`(\d{4})年(\d+)月(\d+)日`), regexp.MustCompile(`(\d)億(\d),000万ユーロ`), regexp.MustCompile(`\d[\d,]*(\.\d)?%?`)},
}

// facts returns the figures of a text as each language would write them for a machine.
func facts(body string, lang int) []string {
	var all []string
	body = regexp.MustCompile(`\(https:\S+\)|\[\^1\]|(?m)^1\.`).ReplaceAllString(body, "")
	take := func(pattern *regexp.Regexp, fact func([]string) string) {
		body = pattern.ReplaceAllStringFunc(body, func(s string) string {
			all = append(all, fact(pattern.FindStringSubmatch(s)))
			return ""
		})
	}
	take(figurePatterns[lang][0], func(m []string) string {
		if lang == japanese {
			return "day:" + m[1] + "-" + m[2] + "-" + m[3]
		}
		return "day:" + m[3] + "-" + strconv.Itoa(slices.Index(months[lang][:], m[2])+1) + "-" + m[1]
	})
	take(figurePatterns[lang][1], func(m []string) string { return "sum:" + strings.TrimSuffix(strings.Join(m[1:], ""), "0") })
	take(figurePatterns[lang][2], func(m []string) string {
		if lang == french {
			return strings.NewReplacer("\u202f", "", ",", ".", "\u00a0", "").Replace(m[0])
		}
		return strings.ReplaceAll(m[0], ",", "")
	})
	slices.Sort(all)
	return all
}

// TestLanguagesTellTheSame: a release has the same structure and the same figures in
// each language, so that comparing them finds nothing.
func TestLanguagesTellTheSame(t *testing.T) {
	for i := range 60 {
		r := newRelease(i, 60)
		want := shapeOf(r.tell(english).body, english)
		if want.headings != 4 || want.items != 4 || want.steps != 4 || want.rows != 7 || want.quotations != 1 || want.links != 4 || want.notes != 2 || strings.Count(want.facts, " ") < 20 {
			t.Errorf("release %d in English is %+v", i, want)
		}
		for _, lang := range []int{french, japanese} {
			if got := shapeOf(r.tell(lang).body, lang); got != want {
				t.Errorf("release %d in %s is %+v\nand in English %+v", i, languages[lang], got, want)
			}
		}
	}
}

// TestDocsiteHasNothingToMend: of a corpus with mistakes, telling them would be
// measured, too; nor does a change that is measured make one.
func TestDocsiteHasNothingToMend(t *testing.T) {
	if testing.Short() {
		t.Skip("builds docsite")
	}
	docsite := filepath.Join(t.TempDir(), "docsite")
	if runtime.GOOS == "windows" {
		docsite += ".exe"
	}
	if said, err := exec.Command("go", "build", "-o", docsite, "docsite/cmd/docsite").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	b := &workplace{dir: t.TempDir(), tree: filepath.Join("..", "..")}
	if _, err := writeCorpus(b.site(), 100); err != nil {
		t.Fatal(err)
	}
	check := func(when string) {
		said, err := exec.Command(docsite, b.command("check", "--strict")...).CombinedOutput()
		if err != nil || string(said) != "nothing to mend\n" {
			t.Errorf("%s: %v\n%s", when, err, said)
		}
	}
	check("as it is written")
	r, err := inTheMiddle(100)
	if err != nil {
		t.Fatal(err)
	}
	c, err := b.newChanges(r)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := c.text()
	if err != nil {
		t.Fatal(err)
	}
	changed, err := os.ReadFile(c.source)
	if err != nil {
		t.Fatal(err)
	}
	if was := strings.Fields(c.said); len(strings.Fields(string(changed))) != len(was) || strings.Contains(c.said, fresh) || strings.Count(string(changed), fresh) != 1 {
		t.Errorf("not one word is changed: %s", changed)
	}
	if err := c.template(); err != nil {
		t.Fatal(err)
	}
	if err := c.message(); err != nil {
		t.Fatal(err)
	}
	check("after every change")
}
