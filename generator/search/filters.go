package search

import (
	"encoding/binary"
	"slices"
	"time"

	"docsite/generator/press"
)

// filters is filters.bin: see the package's comment.
func filters(stamp []byte, documents []Document, zone *time.Location) []byte {
	types := columnOf(documents, typeOf)
	countries := columnOf(documents, func(r *press.Release) []string { return r.Countries })
	ministries := columnOf(documents, func(r *press.Release) []string { return r.Ministries })
	topics := columnOf(documents, func(r *press.Release) []string { return r.Topics })
	implied := countries.implied(ministries)
	countries.leave(ministries, implied)
	out := append([]byte(nil), stamp...)
	for _, c := range []*column{types, countries, ministries, topics} {
		out = binary.AppendUvarint(out, uint64(len(c.values)))
		for _, value := range c.values {
			out = append(binary.AppendUvarint(out, uint64(len(value))), value...)
		}
	}
	for _, country := range implied {
		out = binary.AppendUvarint(out, uint64(country+1))
	}
	before := int64(0)
	for _, d := range documents {
		day := dayOf(d.Release.Date, zone)
		out = binary.AppendVarint(out, day-before)
		before = day
	}
	for _, c := range []*column{types, countries, ministries, topics} {
		out = c.append(out)
	}
	return out
}

// typeOf is the type of a release; a page that is none has none.
func typeOf(r *press.Release) []string {
	if r.Type == "" {
		return nil
	}
	return []string{r.Type}
}

// column is what documents are filed under of one kind.
type column struct {
	values []string
	rows   [][]int // rising indexes into values, by document
}

func columnOf(documents []Document, of func(*press.Release) []string) *column {
	c := &column{rows: make([][]int, len(documents))}
	numbers := map[string]int{}
	for i, d := range documents {
		for _, value := range of(d.Release) {
			n, known := numbers[value]
			if !known {
				n = len(c.values)
				numbers[value] = n
				c.values = append(c.values, value)
			}
			c.rows[i] = append(c.rows[i], n)
		}
		slices.Sort(c.rows[i])
		c.rows[i] = slices.Compact(c.rows[i])
	}
	return c
}

// implied returns of each value of another column the first of these that all
// documents have that have it; -1 for none.
func (c *column) implied(by *column) []int {
	shared := make([][]int, len(by.values))
	for i, row := range by.rows {
		for _, n := range row {
			if shared[n] == nil {
				shared[n] = slices.Clone(c.rows[i])
				continue
			}
			shared[n] = slices.DeleteFunc(shared[n], func(v int) bool { return !slices.Contains(c.rows[i], v) })
		}
	}
	first := make([]int, len(by.values))
	for n := range first {
		if first[n] = -1; len(shared[n]) > 0 {
			first[n] = shared[n][0]
		}
	}
	return first
}

// leave takes out what other values imply.
func (c *column) leave(by *column, implied []int) {
	for i, row := range by.rows {
		c.rows[i] = slices.DeleteFunc(c.rows[i], func(v int) bool {
			return slices.ContainsFunc(row, func(n int) bool { return implied[n] == v })
		})
	}
}

// append writes how many values each document has, and then the values, each as how far
// it lies behind the one before.
func (c *column) append(out []byte) []byte {
	for _, row := range c.rows {
		out = binary.AppendUvarint(out, uint64(len(row)))
	}
	for _, row := range c.rows {
		next := 0
		for _, n := range row {
			out = binary.AppendUvarint(out, uint64(n-next))
			next = n + 1
		}
	}
	return out
}

// dayOf counts the days from 1 January 1970 to that of a moment.
func dayOf(at time.Time, zone *time.Location) int64 {
	year, month, day := at.In(zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
}
