// Package corpus makes the newsroom that docsite is measured with: releases in English,
// French and Japanese, the same bytes on every machine. [New] returns a release by its
// number, [Write] writes a whole site.
package corpus

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Release is one of the corpus: its facts, which are the same in every language.
type Release struct {
	Key       string // the name of its folder
	Day       time.Time
	Languages []int // by their place in [Languages]; the first is the original's
	Countries []string

	number     int
	ministries []int // numbers of the register
	kind       string
}

// Text is what a release says in a language.
type Text struct {
	Title, Summary, Body string
	Place                string // that the title and the text name: a word to change
}

const seed = 20260101

// first and last bound the days of the releases.
var (
	first = time.Date(1998, 1, 5, 0, 0, 0, 0, time.UTC)
	last  = time.Date(2025, 12, 19, 0, 0, 0, 0, time.UTC)
)

// New returns release i of n. The same numbers give the same release.
func New(i, n int) Release {
	lots := rand.New(rand.NewPCG(seed, uint64(i)))
	day := first.AddDate(0, 0, int(last.Sub(first).Hours()/24)*i/n)
	r := Release{number: i, Day: day, Languages: lots.Perm(3), kind: kinds[lots.IntN(len(kinds))]}
	r.Key = fmt.Sprintf("%s-%s-%05d", word(lots), word(lots), i)
	if lots.IntN(5) == 0 { // a fifth lacks one language or two, so there are 2.7 on the average
		r.Languages = r.Languages[:1+lots.IntN(2)]
	}
	for _, c := range lots.Perm(len(countries))[:1+lots.IntN(3)] {
		r.Countries = append(r.Countries, countries[c][0])
	}
	r.ministries = lots.Perm(len(countries) * len(bodies))[:1+lots.IntN(3)]
	return r
}

// word returns an English noun as it can stand in an address.
func word(lots *rand.Rand) string {
	return strings.ReplaceAll(nouns[lots.IntN(len(nouns))][English], " ", "-")
}

// Path returns the folder of the release in an address or in the site's releases.
func (r Release) Path() string { return strconv.Itoa(r.Day.Year()) + "/" + r.Key }

// ministryID returns the ID of body i of the register.
func ministryID(i int) string {
	return countries[i/len(bodies)][0] + "-" + bodies[i%len(bodies)][0]
}

// ministryName returns the name of body i of the register in a language.
func ministryName(i, lang int) string {
	c, b := countries[i/len(bodies)], bodies[i%len(bodies)]
	if lang == Japanese {
		return c[3] + b[3]
	}
	return b[1+lang] + " " + c[1+lang]
}

// teller writes one text. Tellers of one release draw the same lots in every
// language, so that their texts tell the same.
type teller struct {
	lang int
	lots *rand.Rand
	r    Release
	b    strings.Builder
}

// Tell returns the text of the release in a language.
func (r Release) Tell(lang int) Text {
	t := &teller{lang: lang, lots: rand.New(rand.NewPCG(seed+1, uint64(r.number))), r: r}
	place := t.place()
	told := Text{Place: place, Title: t.fill(title, place), Summary: t.sentence(plain)}
	t.block(t.fill(lead, place) + t.gap() + t.sentences(4))
	// Each section has a paragraph and something else.
	for section, h := range t.lots.Perm(len(headings))[:4] {
		t.block("## " + headings[h][lang])
		t.block(t.sentences(4))
		switch section {
		case 0:
			t.list("- ", func(int) string { return t.sentence(plain) })
		case 1:
			t.table()
			t.block(t.sentence(plain) + "[^1]")
		case 2:
			t.block("> " + t.sentences(2))
			t.list("1. ", func(i int) string {
				return fmt.Sprintf("[%s](https://example.org/%d/%d)%s**%s** %s", t.sentence1(anchor), r.number, i, colon[lang], emphasis[lang], t.sentence(figures))
			})
		default:
			t.block(t.sentences(4))
			t.block(t.sentences(4))
		}
	}
	t.block("[^1]: " + t.sentence1(note))
	told.Body = t.b.String()
	return told
}

// colon stands between a link and what is said of it.
var colon = [3]string{": ", " : ", "："}

func (t *teller) block(s string) { t.b.WriteString(s + "\n\n") }

func (t *teller) list(mark string, item func(int) string) {
	for i := range 4 {
		t.b.WriteString(mark + item(i) + "\n")
	}
	t.b.WriteString("\n")
}

func (t *teller) table() {
	t.b.WriteString(columns[t.lang] + "\n|---|--:|--:|\n")
	for _, n := range t.lots.Perm(len(nouns))[:5] {
		name := nouns[n][t.lang]
		fmt.Fprintf(&t.b, "| %s | %s | %s |\n", name, t.number(), t.share())
	}
	t.b.WriteString("\n")
}

// gap stands between two sentences.
func (t *teller) gap() string {
	if t.lang == Japanese {
		return ""
	}
	return " "
}

// sentences returns n sentences without figures, and one with them.
func (t *teller) sentences(n int) string {
	var all []string
	for range n {
		all = append(all, t.sentence(plain))
	}
	return strings.Join(append(all, t.sentence(figures)), t.gap())
}

func (t *teller) sentence(of [][3]string) string { return t.sentence1(of[t.lots.IntN(len(of))]) }

func (t *teller) sentence1(frame [3]string) string { return t.fill(frame, t.place()) }

// fill puts words and figures into a frame. It draws all that a frame can ask for,
// so that the lots of the languages stay in step.
func (t *teller) fill(frame [3]string, place string) string {
	n := t.lots.Perm(len(nouns))[:3]
	a, b, c := t.noun(n[0]), t.noun(n[1]), t.noun(n[2])
	return strings.NewReplacer(
		"{a}", a, "{b}", b, "{c}", c, "{A}", upper(a), "{of a}", t.of(a), "{of b}", t.of(b),
		"{P}", place, "{M}", t.ministry(),
		"{n}", t.number(), "{p}", t.share(), "{m}", t.money(), "{d}", t.date(),
	).Replace(frame[t.lang])
}

// noun returns noun i with its article.
func (t *teller) noun(i int) string {
	if t.lang == English {
		return "the " + nouns[i][English]
	}
	return nouns[i][t.lang]
}

// of returns the genitive of a noun with its article.
func (t *teller) of(noun string) string {
	switch t.lang {
	case English:
		return "of " + noun
	case French:
		return contracted(noun)
	}
	return noun
}

func contracted(noun string) string {
	if rest, ok := strings.CutPrefix(noun, "le "); ok {
		return "du " + rest
	}
	return "de " + noun
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// ministry returns the first issuer as it stands at the beginning of a sentence.
func (t *teller) ministry() string {
	name := ministryName(t.r.ministries[0], t.lang)
	switch t.lang {
	case English:
		return "The " + name
	case French:
		return "L’" + name
	}
	return name
}

// place returns the name of a place. There are some thousands, as names in real
// releases are what lets a vocabulary grow.
func (t *teller) place() string {
	var latin, kana string
	for range 3 {
		s := syllables[t.lots.IntN(len(syllables))]
		latin, kana = latin+s[0], kana+s[1]
	}
	if t.lang == Japanese {
		return kana
	}
	return upper(latin)
}

// FreshPlace returns the name of a place that no text has: it is longer than theirs.
func FreshPlace(i int) string {
	name := ""
	for range 5 {
		name += syllables[i%len(syllables)][0]
		i /= len(syllables)
	}
	return upper(name)
}

// number returns a number of 101 to 9,999.
func (t *teller) number() string {
	n := 101 + t.lots.IntN(9899)
	mark := ","
	if t.lang == French {
		mark = "\u202f" // a narrow space that does not break
	}
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d%s%03d", n/1000, mark, n%1000)
}

// share returns a share of 13.1 to 97.9 per cent.
func (t *teller) share() string {
	whole, tenth := 13+t.lots.IntN(85), 1+t.lots.IntN(9)
	if t.lang == French {
		return fmt.Sprintf("%d,%d\u00a0%%", whole, tenth)
	}
	return fmt.Sprintf("%d.%d%%", whole, tenth)
}

// money returns a sum of 110 to 990 million euros.
func (t *teller) money() string {
	hundreds, tens := 1+t.lots.IntN(9), 1+t.lots.IntN(9)
	switch t.lang {
	case English:
		return fmt.Sprintf("%d%d0 million euros", hundreds, tens)
	case French:
		return fmt.Sprintf("%d%d0 millions d’euros", hundreds, tens)
	}
	return fmt.Sprintf("%d億%d,000万ユーロ", hundreds, tens)
}

// date returns a day in the weeks after that of the release.
func (t *teller) date() string {
	d := t.r.Day.AddDate(0, 0, 1+t.lots.IntN(90))
	switch t.lang {
	case Japanese:
		return fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month(), d.Day())
	case French:
		day := strconv.Itoa(d.Day())
		if d.Day() == 1 {
			day = "1er"
		}
		return fmt.Sprintf("%s %s %d", day, months[French][d.Month()-1], d.Year())
	}
	return fmt.Sprintf("%d %s %d", d.Day(), months[English][d.Month()-1], d.Year())
}

// File returns the file of a release in a language as docsite reads it: the facts
// stand in the original alone.
func (r Release) File(lang int) string {
	told := r.Tell(lang)
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\nsummary: %q\n", told.Title, told.Summary)
	if lang == r.Languages[0] {
		fmt.Fprintf(&b, "date: %s\ntype: %s\ncountries: [%s]\nministries: [%s]\n", r.Day.Format(time.DateOnly), r.kind,
			strings.Join(r.Countries, ", "), strings.Join(r.Issuers(), ", "))
	}
	b.WriteString("---\n\n" + told.Body)
	return b.String()
}

// Issuers returns the IDs of the ministries of a release.
func (r Release) Issuers() []string {
	var ids []string
	for _, m := range r.ministries {
		ids = append(ids, ministryID(m))
	}
	return ids
}

// settings is the docsite.yaml of the corpus.
const settings = `title: {en: Press office, fr: Bureau de presse, ja: 報道室}
base_url: https://press.example.org/
languages: [en, fr, ja]
time_zone: UTC
`

// register returns the register of ministries.
func register() string {
	var b strings.Builder
	for i := range len(countries) * len(bodies) {
		c, body := countries[i/len(bodies)], bodies[i%len(bodies)]
		fmt.Fprintf(&b, "%s:\n  country: %s\n  name:\n", ministryID(i), c[0])
		for lang, tag := range Languages {
			fmt.Fprintf(&b, "    %s: %s\n", tag, ministryName(i, lang))
		}
		fmt.Fprintf(&b, "  reading: %s\n  url: https://%s.example.org/\n", c[4]+body[4], ministryID(i))
	}
	return b.String()
}

// WriteFrame writes a site without releases into a folder: its settings and the register of
// those who issue them.
func WriteFrame(dir string) error {
	return errors.Join(
		WriteFile(filepath.Join(dir, "docsite.yaml"), settings),
		WriteFile(filepath.Join(dir, "releases", "ministries.yaml"), register()),
	)
}

// Write writes a site of n releases into a folder, and returns how many
// texts they have. It holds one text at a time.
func Write(dir string, n int) (texts int, err error) {
	if err := WriteFrame(dir); err != nil {
		return 0, err
	}
	for i := range n {
		r := New(i, n)
		for _, lang := range r.Languages {
			if err := WriteFile(r.Source(dir, lang), r.File(lang)); err != nil {
				return 0, err
			}
			texts++
		}
	}
	return texts, nil
}

// Source returns where the file of a language of a release is.
func (r Release) Source(dir string, lang int) string {
	return filepath.Join(dir, "releases", filepath.FromSlash(r.Path()), Languages[lang]+".md")
}

// InTheMiddle returns a release that has an English text, the middle one of n or
// the next that has.
func InTheMiddle(n int) (Release, error) {
	for i := range n {
		if r := New((n/2+i)%n, n); slices.Contains(r.Languages, English) {
			return r, nil
		}
	}
	return Release{}, fmt.Errorf("none of %d releases has an English text: ask for more", n)
}

// WriteFile writes a file, and the folders that it lies in.
func WriteFile(path, content string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(content), 0o644)
}
