package corpus

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
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
		site := t.TempDir()
		texts, err := Write(site, 40)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := texts, 110; got != want {
			t.Errorf("%d texts, want %d", got, want)
		}
		if got, want := digest(t, site), "af12860764074399"; got != want {
			t.Errorf("the corpus has the digest %s, want %s", got, want)
		}
	}
}

func TestCorpusIsAsItIsSaidToBe(t *testing.T) {
	const n = 500
	var texts, size, whole int
	keys, years := map[string]bool{}, map[int]bool{}
	for i := range n {
		r := New(i, n)
		keys[r.Key], years[r.Day.Year()] = true, true
		if len(r.Languages) == 3 {
			whole++
		}
		for _, lang := range r.Languages {
			texts++
			size += len(r.File(lang))
		}
		if !slices.Contains([]int{1, 2, 3}, len(r.ministries)) || !slices.Contains([]int{1, 2, 3}, len(r.Countries)) {
			t.Errorf("release %d has %d ministries and %d countries", i, len(r.ministries), len(r.Countries))
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
	English:  {regexp.MustCompile(`(\d+) ([A-Z][a-z]+) (\d{4})`), regexp.MustCompile(`(\d+) million euros`), regexp.MustCompile(`\d[\d,]*(\.\d)?%?`)},
	French:   {regexp.MustCompile(`(\d+)(?:er)? (\pL+) (\d{4})`), regexp.MustCompile(`(\d+) millions d’euros`), regexp.MustCompile(`\d[\d\x{202f}]*(,\d\x{a0}%)?`)},
	Japanese: {regexp.MustCompile(`(\d{4})年(\d+)月(\d+)日`), regexp.MustCompile(`(\d)億(\d),000万ユーロ`), regexp.MustCompile(`\d[\d,]*(\.\d)?%?`)},
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
		if lang == Japanese {
			return "day:" + m[1] + "-" + m[2] + "-" + m[3]
		}
		return "day:" + m[3] + "-" + strconv.Itoa(slices.Index(months[lang][:], m[2])+1) + "-" + m[1]
	})
	take(figurePatterns[lang][1], func(m []string) string { return "sum:" + strings.TrimSuffix(strings.Join(m[1:], ""), "0") })
	take(figurePatterns[lang][2], func(m []string) string {
		if lang == French {
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
		r := New(i, 60)
		want := shapeOf(r.Tell(English).Body, English)
		if want.headings != 4 || want.items != 4 || want.steps != 4 || want.rows != 7 || want.quotations != 1 || want.links != 4 || want.notes != 2 || strings.Count(want.facts, " ") < 20 {
			t.Errorf("release %d in English is %+v", i, want)
		}
		for _, lang := range []int{French, Japanese} {
			if got := shapeOf(r.Tell(lang).Body, lang); got != want {
				t.Errorf("release %d in %s is %+v\nand in English %+v", i, Languages[lang], got, want)
			}
		}
	}
}
