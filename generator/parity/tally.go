package parity

import (
	"slices"
	"time"

	"docsite/generator/revision"
)

// Row is what is counted of one language in some of the releases.
type Row struct {
	Ministry string // ID; empty for all releases, also of no ministry
	Year     int    // 0 for all
	Lang     string
	Required bool
	Mark     time.Duration // how long the language may take; 0 for as long as it likes

	Releases  int      // of the ministry in the year; at least one
	Published int      // that have a text in the language
	Delay     Measured // of those of which it is known
	Behind    Measured // of translations that are behind, those of which it is known since when
	Behinds   int      // all translations that are behind
	Unknown   int      // translations of which it is not known what they were made from

	// Where there is a mark: releases whose text came in time and is not behind for longer,
	// and those whose text is missing, came late or is behind for longer. What is neither
	// is not known, or has time left.
	Kept, Late int
}

// Complete is the share of releases that have a text in the language, 0 to 1.
func (r Row) Complete() float64 { return float64(r.Published) / float64(r.Releases) }

// Measured are durations.
type Measured struct {
	Known   int
	Median  time.Duration // of an even number, the mean of the two in the middle, to the second below; 0 of none
	Longest time.Duration // 0 of none
}

// measure returns what there is to say of durations, which it sorts.
func measure(list []time.Duration) Measured {
	if len(list) == 0 {
		return Measured{}
	}
	slices.Sort(list)
	middle := len(list) / 2
	median := list[middle]
	if len(list)%2 == 0 {
		median = list[middle-1] + (list[middle]-list[middle-1])/2 // a sum could be too large
	}
	return Measured{len(list), median.Truncate(time.Second), list[len(list)-1]}
}

// Rows counts: all releases first, then each ministry's, by ID; of these all years first, then
// each, the newest first; of these the languages in the order of the site. A release of several
// ministries counts for each.
func (l *Ledger) Rows() []Row {
	groups := l.groups()
	var rows []Row
	for _, ministry := range append([]string{""}, l.ministries()...) {
		for _, year := range append([]int{0}, l.years()...) {
			some := groups[group{ministry, year}]
			if some == nil {
				continue
			}
			for i, lang := range l.Languages {
				row := l.row(some, i)
				row.Ministry, row.Year, row.Lang = ministry, year, lang
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// group is what releases are counted by; see Row.
type group struct {
	ministry string
	year     int
}

// groups returns the releases of each group. There are many groups, so each release is looked at once.
func (l *Ledger) groups() map[group][]*Release {
	groups := map[group][]*Release{}
	for i := range l.Releases {
		r := &l.Releases[i]
		add := func(ministry string) {
			for _, year := range slices.Compact([]int{0, r.Year}) {
				g := group{ministry, year}
				groups[g] = append(groups[g], r)
			}
		}
		add("")
		for n, ministry := range r.Ministries {
			if !slices.Contains(r.Ministries[:n], ministry) {
				add(ministry)
			}
		}
	}
	return groups
}

// row counts a language, by its place among those of the site.
func (l *Ledger) row(releases []*Release, language int) Row {
	lang := l.Languages[language]
	row := Row{Required: slices.Contains(l.Required, lang), Mark: l.Marks[lang], Releases: len(releases)}
	var delays, behind []time.Duration
	for _, r := range releases {
		t := r.Texts[language]
		if t.There() {
			row.Published++
		}
		if delay, known := r.Delay(t); known {
			delays = append(delays, delay)
		}
		switch t.State {
		case revision.Behind:
			if row.Behinds++; !t.Since.IsZero() {
				behind = append(behind, l.Now.Sub(t.Since))
			}
		case revision.Unknown:
			row.Unknown++
		}
		if row.Mark > 0 {
			switch kept, known := l.kept(r, t, row.Mark); {
			case known && kept:
				row.Kept++
			case known:
				row.Late++
			}
		}
	}
	row.Delay, row.Behind = measure(delays), measure(behind)
	return row
}

// kept reports whether a text keeps its language's mark. At the very moment of the mark a text
// that comes is in time, and one that is not there is late.
func (l *Ledger) kept(r *Release, t Text, mark time.Duration) (kept, known bool) {
	delay, published := r.Delay(t)
	switch {
	case !t.There():
		return false, !l.Now.Before(r.First.Add(mark))
	case t.State == revision.Behind && !t.Since.IsZero() && !l.Now.Before(t.Since.Add(mark)):
		return false, true
	}
	return delay <= mark, published
}
