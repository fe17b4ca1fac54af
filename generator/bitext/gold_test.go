package bitext_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"docsite/generator"
	"docsite/generator/bitext"
	"docsite/generator/press"
)

// gold is what a person says of two texts, the first of which is the original: what
// [bitext.Align] is measured by. testdata/gold/README.md tells how it is written.
type gold struct {
	Name          string // of its file, without .txtar
	First, Second goldText
	Pairs         []goldPair      // of every passage of both texts
	Sentences     []goldSentences // of every sentence of the passages that are paired
	Facts         []goldFact      // of the first text, in its order
}

// goldText is one of the texts.
type goldText struct {
	Lang      string
	File      []byte // the text as its author wrote it, with its front matter
	Passages  []press.Passage
	Sentences [][]bitext.Sentence // of each passage
}

// goldPair is some passages that tell the same, by their indexes; one side may be empty.
type goldPair struct {
	First, Second []int
	Moved         bool // the second stands elsewhere among its neighbours than the first
}

// goldSentences are some sentences that tell the same; one side may be empty.
type goldSentences struct{ First, Second []goldPlace }

// goldPlace is a sentence, by the index of its passage and its own within it.
type goldPlace struct{ Passage, Sentence int }

// goldFact is a fact of the first text, where its words stand, and where the second tells it.
type goldFact struct {
	First  bitext.Sentence
	Second bitext.Sentence
	Told   bool // by the second text
}

// goldSite is the site that the texts are read in.
const goldSite = `title: {en: Newsroom, fr: Salle de presse, ja: 報道}
base_url: https://press.example.org/
languages: [en, fr, ja]
time_zone: Europe/Paris
`

// readPassages returns the function that reads the passages of a text.
var readPassages = sync.OnceValues(func() (func(string, []byte) ([]press.Passage, bool), error) {
	engine, err := generator.Open(generator.Options{Version: "gold", Folder: fstest.MapFS{
		"docsite.yaml":             {Data: []byte(goldSite)},
		"releases/ministries.yaml": {Data: []byte("{}\n")},
	}})
	if err != nil {
		return nil, err
	}
	defer engine.Close()
	return engine.Passages()
})

// goldFiles returns the paths of the texts that are marked.
func goldFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/gold/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts that are marked: %v", err)
	}
	return files
}

// readGold reads two texts with their marks. The test fails at what is not as the format
// says.
func readGold(t *testing.T, file string) gold {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	g, err := parseGold(raw)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	g.Name = strings.TrimSuffix(filepath.Base(file), ".txtar")
	return g
}

func parseGold(raw []byte) (gold, error) {
	files := map[string][]byte{}
	for _, f := range txtar.Parse(raw).Files {
		files[f.Name] = f.Data
	}
	if len(files) != 3 || files["gold"] == nil {
		return gold{}, fmt.Errorf("two texts and a file named gold are wanted")
	}
	r := goldReader{files: files}
	for n, line := range strings.Split(string(files["gold"]), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := r.read(line); err != nil {
			return gold{}, fmt.Errorf("gold:%d: %w: %s", n+1, err, line)
		}
	}
	if err := r.complete(); err != nil {
		return gold{}, err
	}
	return r.gold, nil
}

// goldReader reads the lines of a file named gold.
type goldReader struct {
	gold
	files map[string][]byte
	told  map[string]int // how often words of a passage of the second text have been named
}

var (
	sentencesLine = regexp.MustCompile(`^S([12]) (\d+): (.+)$`)
	passagesLine  = regexp.MustCompile(`^P (.+?) (~?)= (.+)$`)
	alignedLine   = regexp.MustCompile(`^A (.+?) = (.+)$`)
	factLine      = regexp.MustCompile(`^F (\d+):"([^"]+)" = (?:(\d+):"([^"]+)"|-)$`)
)

func (r *goldReader) read(line string) error {
	if lang, ok := strings.CutPrefix(line, "first: "); ok {
		return r.First.open(lang, r.files)
	}
	if lang, ok := strings.CutPrefix(line, "second: "); ok {
		return r.Second.open(lang, r.files)
	}
	if m := sentencesLine.FindStringSubmatch(line); m != nil {
		of := &r.First
		if m[1] == "2" {
			of = &r.Second
		}
		passage, _ := strconv.Atoi(m[2])
		return of.cut(passage, m[3])
	}
	if m := passagesLine.FindStringSubmatch(line); m != nil {
		first, err := indexes(m[1], len(r.First.Passages))
		if err != nil {
			return err
		}
		second, err := indexes(m[3], len(r.Second.Passages))
		if err != nil {
			return err
		}
		r.Pairs = append(r.Pairs, goldPair{first, second, m[2] != ""})
		return nil
	}
	if m := alignedLine.FindStringSubmatch(line); m != nil {
		first, err := r.First.places(m[1])
		if err != nil {
			return err
		}
		second, err := r.Second.places(m[2])
		if err != nil {
			return err
		}
		r.Sentences = append(r.Sentences, goldSentences{first, second})
		return nil
	}
	if m := factLine.FindStringSubmatch(line); m != nil {
		return r.fact(m)
	}
	return fmt.Errorf("not a line of the format")
}

// open reads the passages of a text, each of which is one sentence until it is cut.
func (t *goldText) open(lang string, files map[string][]byte) error {
	passages, err := readPassages()
	if err != nil {
		return err
	}
	content, ok := files[lang+".md"]
	if !ok {
		return fmt.Errorf("there is no %s.md", lang)
	}
	t.Lang, t.File = lang, content
	t.Passages, ok = passages("releases/2000/gold/"+lang+".md", content)
	if !ok {
		return fmt.Errorf("%s.md cannot be read", lang)
	}
	for i, p := range t.Passages {
		t.Sentences = append(t.Sentences, []bitext.Sentence{trimmed(i, p.Text, 0, len(p.Text))})
	}
	return nil
}

// trimmed is a part of a passage's text, without the white space around it.
func trimmed(passage int, text string, from, to int) bitext.Sentence {
	part := text[from:to]
	from += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	to -= len(part) - len(strings.TrimRightFunc(part, unicode.IsSpace))
	return bitext.Sentence{Passage: passage, From: from, To: max(from, to)}
}

// cut divides a passage where its text has a ¦.
func (t *goldText) cut(passage int, marked string) error {
	if passage >= len(t.Passages) {
		return fmt.Errorf("there is no passage %d", passage)
	}
	text := t.Passages[passage].Text
	parts := strings.Split(marked, "¦")
	if got := strings.Join(parts, ""); got != text {
		return fmt.Errorf("the passage is not that, but %q", text)
	}
	if len(parts) == 1 || len(t.Sentences[passage]) > 1 {
		return fmt.Errorf("a passage of more than one sentence, told once, is wanted")
	}
	t.Sentences[passage] = nil
	from := 0
	for _, part := range parts {
		s := trimmed(passage, text, from, from+len(part))
		if s.From == s.To {
			return fmt.Errorf("a sentence is empty")
		}
		t.Sentences[passage] = append(t.Sentences[passage], s)
		from += len(part)
	}
	return nil
}

// indexes reads indexes below a count, in ascending order, or "-" for none.
func indexes(list string, count int) ([]int, error) {
	if list == "-" {
		return nil, nil
	}
	var all []int
	for field := range strings.FieldsSeq(list) {
		i, err := strconv.Atoi(field)
		if err != nil || i < 0 || i >= count || len(all) > 0 && i <= all[len(all)-1] {
			return nil, fmt.Errorf("%q is no passage here", field)
		}
		all = append(all, i)
	}
	return all, nil
}

// places reads sentences, such as 3.0 3.1, or "-" for none.
func (t *goldText) places(list string) ([]goldPlace, error) {
	if list == "-" {
		return nil, nil
	}
	var all []goldPlace
	for field := range strings.FieldsSeq(list) {
		var p goldPlace
		if n, err := fmt.Sscanf(field, "%d.%d", &p.Passage, &p.Sentence); n != 2 || err != nil ||
			p.Passage >= len(t.Sentences) || p.Sentence >= len(t.Sentences[p.Passage]) {
			return nil, fmt.Errorf("%q is no sentence", field)
		}
		all = append(all, p)
	}
	return all, nil
}

// fact reads a fact. Its words stand in the first text behind those of the fact before
// it; the nth time that the same words of the second text are named, they are the nth there,
// or the last.
func (r *goldReader) fact(m []string) error {
	passage, _ := strconv.Atoi(m[1])
	if passage >= len(r.First.Passages) {
		return fmt.Errorf("there is no passage %d", passage)
	}
	from := 0
	if n := len(r.Facts); n > 0 {
		last := r.Facts[n-1].First
		if passage < last.Passage {
			return fmt.Errorf("a fact stands behind one of a later passage")
		}
		if passage == last.Passage {
			from = last.To
		}
	}
	var f goldFact
	for _, s := range standing(r.First.Passages[passage].Text, m[2], passage) {
		if s.From >= from {
			f.First = s
			break
		}
	}
	if f.First.To == 0 {
		return fmt.Errorf("the first text does not say that here in %q", r.First.Passages[passage].Text[from:])
	}
	if m[3] != "" {
		f.Told = true
		passage, _ = strconv.Atoi(m[3])
		if passage >= len(r.Second.Passages) {
			return fmt.Errorf("there is no passage %d", passage)
		}
		all := standing(r.Second.Passages[passage].Text, m[4], passage)
		if len(all) == 0 {
			return fmt.Errorf("the second text does not say that here in %q", r.Second.Passages[passage].Text)
		}
		if r.told == nil {
			r.told = map[string]int{}
		}
		key := m[3] + ":" + m[4]
		f.Second = all[min(r.told[key], len(all)-1)]
		r.told[key]++
	}
	r.Facts = append(r.Facts, f)
	return nil
}

// standing returns where words stand in a text, and no part of a longer figure.
func standing(text, words string, passage int) []bitext.Sentence {
	var all []bitext.Sentence
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return all
		}
		i += from
		end := i + len(words)
		first, _ := utf8.DecodeRuneInString(words)
		last, _ := utf8.DecodeLastRuneInString(words)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if !(unicode.IsDigit(first) && unicode.IsDigit(before)) && !(unicode.IsDigit(last) && unicode.IsDigit(after)) {
			all = append(all, bitext.Sentence{Passage: passage, From: i, To: end})
			from = end
		} else {
			from = i + utf8.RuneLen(first)
		}
	}
}

// complete reports what is told twice, or not at all.
func (r *goldReader) complete() error {
	if r.First.Lang == "" || r.Second.Lang == "" || r.First.Lang == r.Second.Lang {
		return fmt.Errorf("the languages are not told")
	}
	for side, text := range []*goldText{&r.First, &r.Second} {
		passages := make([]int, len(text.Passages))
		paired := make([]bool, len(text.Passages))
		for _, p := range r.Pairs {
			own, other := p.First, p.Second
			if side == 1 {
				own, other = other, own
			}
			if len(own) == 0 && len(other) == 0 {
				return fmt.Errorf("a pair of nothing")
			}
			for _, i := range own {
				passages[i]++
				paired[i] = len(other) > 0
			}
		}
		sentences := map[goldPlace]int{}
		for _, s := range r.Sentences {
			own := s.First
			if side == 1 {
				own = s.Second
			}
			for _, p := range own {
				sentences[p]++
			}
		}
		for i, n := range passages {
			if n != 1 {
				return fmt.Errorf("%s: passage %d stands in %d pairs: %q", text.Lang, i, n, text.Passages[i].Text)
			}
			for j := range text.Sentences[i] {
				n := sentences[goldPlace{i, j}]
				if n > 1 || n == 0 && paired[i] {
					return fmt.Errorf("%s: sentence %d.%d is aligned %d times", text.Lang, i, j, n)
				}
			}
		}
	}
	if !slices.IsSortedFunc(r.Facts, func(a, b goldFact) int { return a.First.Passage - b.First.Passage }) {
		return fmt.Errorf("the facts are not in the order of the first text")
	}
	return nil
}
