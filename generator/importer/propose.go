package importer

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// What makes a proposal. Nothing is joined by it.
const (
	mostDays     = 3  // between the days of two texts
	leastDigits  = 3  // of a figure: those of fewer stand in every text
	mostSharers  = 40 // texts that have the same figure or picture: more are of no use to tell them apart
	fewestShared = 2  // figures without another reason
)

var numberForm = regexp.MustCompile(`\d{1,3}(?:[\x{00A0}\x{202F}\x{2009} ,.'’]\d{3})+\b|\d+`)

// figures returns the numbers of three digits and more in a text, as their digits alone: 1,250
// and 1 250 and １２５０ are the same. The year of the text itself is none, nor are the years beside it.
func figures(text string, date time.Time) []string {
	var found []string
	for _, m := range numberForm.FindAllString(norm.NFKC.String(text), -1) {
		n := strings.TrimLeft(strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, m), "0")
		if len(n) < leastDigits || slices.Contains(found, n) {
			continue
		}
		if year, err := strconv.Atoi(n); err == nil && !date.IsZero() && date.Year()-1 <= year && year <= date.Year()+1 {
			continue
		}
		found = append(found, n)
	}
	return found
}

// evidence is what speaks for two texts being translations of each other.
type evidence struct {
	days    int
	undated bool // neither has a date
	figures []string
	files   []string
	path    bool // the same but for the language
}

func (e evidence) weight() int {
	w := 2*len(e.figures) + 4*len(e.files) + mostDays - e.days
	if e.path {
		w += 8
	}
	return w
}

// enough reports whether somebody should look at it.
func (e evidence) enough() bool {
	if e.undated {
		return e.path || len(e.files) > 0 && len(e.figures) > 0
	}
	return e.path || len(e.files) > 0 || len(e.figures) >= fewestShared || len(e.figures) == 1 && e.days == 0
}

func (e evidence) reasons() []string {
	list := []string{"the same day"}
	if e.days == 1 {
		list[0] = "a day between them"
	} else if e.days > 1 {
		list[0] = fmt.Sprintf("%d days between them", e.days)
	} else if e.undated {
		list = nil
	}
	if e.path {
		list = append(list, "the same path or address but for the language")
	}
	some := func(what, several string, items []string) {
		const most = 6
		if len(items) == 0 {
			return
		}
		if len(items) > 1 {
			what = several
		}
		text := what + " " + strings.Join(items[:min(len(items), most)], ", ")
		if len(items) > most {
			text += fmt.Sprintf(" and %d more", len(items)-most)
		}
		list = append(list, text)
	}
	some("the figure", "the figures", e.figures)
	some("the file", "the files", e.files)
	return list
}

// candidate is the text of a release that others are compared with.
type candidate struct {
	text    *text
	release *release
	day     time.Time
	figures []string
	files   []string
	stems   []string // its path and its old addresses, without a language
}

// propose finds texts of different releases that may be translations of each other. At least one of two is
// new: of others was told before.
func propose(releases []*release, languages []string) []Proposal {
	var list []*candidate
	for _, r := range releases {
		if r.page {
			continue
		}
		for _, t := range r.texts {
			c := &candidate{text: t, release: r, day: dayOf(r.date, r.dateOnly), figures: figures(t.Title+"\n"+t.Body, r.date), stems: []string{stemOf(t.Origin, languages)}}
			for _, alias := range t.Aliases {
				if stem := stemOf(alias, languages); !slices.Contains(c.stems, stem) {
					c.stems = append(c.stems, stem)
				}
			}
			for _, f := range t.Files {
				c.files = append(c.files, f.Path)
			}
			list = append(list, c)
		}
	}
	shared := map[string][]*candidate{}
	for _, c := range list {
		for _, n := range c.figures {
			shared["n"+n] = append(shared["n"+n], c)
		}
		for _, f := range c.files {
			shared["f"+f] = append(shared["f"+f], c)
		}
		for _, stem := range c.stems {
			shared["p"+stem] = append(shared["p"+stem], c)
		}
	}
	type pair struct{ a, b *candidate }
	found := map[pair]*evidence{}
	for key, group := range shared {
		if len(group) > mostSharers {
			continue
		}
		for i, a := range group {
			for _, b := range group[i+1:] {
				if a.release == b.release || a.text.Lang == b.text.Lang || !a.text.fresh && !b.text.fresh || overlap(a.release, b.release) {
					continue
				}
				days := int(a.day.Sub(b.day).Abs().Hours()) / 24
				if days > mostDays || a.release.date.IsZero() != b.release.date.IsZero() {
					continue
				}
				p := pair{a, b}
				if rank(b, languages) < rank(a, languages) {
					p = pair{b, a}
				}
				e := found[p]
				if e == nil {
					e = &evidence{days: days, undated: a.release.date.IsZero()}
					found[p] = e
				}
				switch key[0] {
				case 'n':
					e.figures = append(e.figures, key[1:])
				case 'f':
					e.files = append(e.files, key[1:])
				case 'p':
					e.path = true
				}
			}
		}
	}
	// Of each text, in each other language, the best alone: the one that is also the other's best.
	best := map[string]int{}
	for p, e := range found {
		for _, key := range []string{p.a.text.Origin + "\x00" + p.b.text.Lang, p.b.text.Origin + "\x00" + p.a.text.Lang} {
			best[key] = max(best[key], e.weight())
		}
	}
	// Of two releases, the texts that have most in common.
	type releasePair struct{ a, b *release }
	strongest := map[releasePair]pair{}
	for p, e := range found {
		w := e.weight()
		if !e.enough() || w < best[p.a.text.Origin+"\x00"+p.b.text.Lang] || w < best[p.b.text.Origin+"\x00"+p.a.text.Lang] {
			continue
		}
		key := releasePair{p.a.release, p.b.release}
		if _, turned := strongest[releasePair{key.b, key.a}]; turned {
			key = releasePair{key.b, key.a}
		}
		other, isOther := strongest[key]
		if !isOther || cmp.Or(cmp.Compare(found[other].weight(), w), strings.Compare(p.a.text.Origin+p.b.text.Origin, other.a.text.Origin+other.b.text.Origin)) < 0 {
			strongest[key] = p
		}
	}
	var proposals []Proposal
	for _, p := range strongest {
		e := found[p]
		slices.SortFunc(e.figures, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
		slices.Sort(e.files)
		proposals = append(proposals, Proposal{p.a.text.Origin, p.b.text.Origin, [2]string{p.a.text.Lang, p.b.text.Lang}, e.reasons()})
	}
	return proposals
}

// overlap reports whether two releases have a language in common, so that they cannot be one.
func overlap(a, b *release) bool {
	for _, t := range a.texts {
		if b.in(t.Lang) != nil {
			return true
		}
	}
	return false
}

// rank puts texts of the languages that stand first before others, and then by their origins.
func rank(c *candidate, languages []string) string {
	return fmt.Sprintf("%04d %s", slices.Index(languages, c.text.Lang), c.text.Origin)
}

// dayOf returns the day of a date, as one in UTC.
func dayOf(at time.Time, _ bool) time.Time {
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
}

var nameParts = regexp.MustCompile(`[^._-]+|[._-]`)

// stemOf returns a path without what it says of a language: its folders, and parts of the file's name between
// dots, dashes or underscores.
func stemOf(origin string, languages []string) string {
	isLanguage := func(part string) bool {
		return slices.ContainsFunc(languages, func(lang string) bool { return strings.EqualFold(part, lang) })
	}
	dir, name := path.Split(origin)
	folders := slices.DeleteFunc(strings.Split(dir, "/"), isLanguage)
	var parts []string
	for i, part := range nameParts.FindAllString(name, -1) {
		if i > 0 && isLanguage(part) {
			parts = parts[:len(parts)-1] // with the sign before it
			continue
		}
		parts = append(parts, part)
	}
	return path.Join(append(folders, strings.Join(parts, ""))...)
}
