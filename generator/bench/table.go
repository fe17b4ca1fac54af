package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// table is what was measured on one corpus.
type table struct {
	releases int
	rows     []row
}

// The rows that others are compared with.
const (
	fullRow  = "docsite build: full"
	floorRow = "floor"
	hugoRow  = "Hugo"
)

// markdown returns one table of all corpora. A ratio is of processor time / of time.
func markdown(tables []table) string {
	var b strings.Builder
	b.WriteString("| releases | | CPU s | wall s | worst wall s | memory MB | files | ÷ floor CPU / wall | ÷ full CPU / wall | ÷ Hugo CPU / wall |\n")
	b.WriteString("|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, t := range tables {
		for _, r := range t.rows {
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", grouped(t.releases), r.what,
				seconds(r.cpu), seconds(r.wall), seconds(r.worst), megabytes(r.memory), count(r.files),
				t.ratio(r, floorRow), t.ratio(r, fullRow), t.ratio(r, hugoRow))
		}
	}
	return b.String()
}

// ratio returns how much a row takes of what another one takes.
func (t table) ratio(r row, of string) string {
	for _, other := range t.rows {
		if other.what == of && other.cpu > 0 && r.cpu > 0 && r.what != of {
			return fmt.Sprintf("%s / %s", short(float64(r.cpu)/float64(other.cpu)), short(float64(r.wall)/float64(other.wall)))
		}
	}
	return ""
}

// short returns a number with two digits that count.
func short(f float64) string {
	switch {
	case f < 1:
		return strconv.FormatFloat(f, 'f', 2, 64)
	case f < 10:
		return strconv.FormatFloat(f, 'f', 1, 64)
	}
	return strconv.FormatFloat(f, 'f', 0, 64)
}

func seconds(d time.Duration) string {
	switch {
	case d == 0:
		return ""
	case d < time.Second:
		return fmt.Sprintf("%.3f", d.Seconds())
	}
	return fmt.Sprintf("%.2f", d.Seconds())
}

func megabytes(n int64) string {
	if n == 0 {
		return ""
	}
	return grouped(int(n / 1e6))
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return grouped(n)
}

// grouped returns a number with commas between thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
