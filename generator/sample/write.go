package sample

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// Text writes a sample as a table for people.
func Text(w io.Writer, s Sample) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "PART\tLANG\tPAGE\tWHY")
	for _, d := range s.Drawn {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", d.Part, d.Lang, d.Path, strings.Join(d.Why, "; "))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	n := s.Counts()
	_, err := fmt.Fprintf(w, "%d of %d pages: %d structured, %d of processes, %d by lot; seed %s\n",
		len(s.Drawn), s.Pages, n[Structured], n[Process], n[Random], s.Seed)
	return err
}

// Counts returns how many pages there are of each part.
func (s Sample) Counts() map[Part]int {
	n := map[Part]int{}
	for _, d := range s.Drawn {
		n[d.Part]++
	}
	return n
}

// JSON writes a sample as one object.
func JSON(w io.Writer, s Sample) error {
	type page struct {
		Path  string   `json:"path"`
		Lang  string   `json:"lang"`
		Title string   `json:"title"`
		Part  Part     `json:"part"`
		Why   []string `json:"why"`
	}
	file := struct {
		Seed  string `json:"seed"`
		Pages int    `json:"pages"`
		Drawn []page `json:"drawn"`
	}{s.Seed, s.Pages, []page{}}
	for _, d := range s.Drawn {
		file.Drawn = append(file.Drawn, page(d))
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(file)
}

// CSV writes a sample as RFC 4180 has it, with a header. What a spreadsheet would take for a formula
// begins with an apostrophe.
func CSV(w io.Writer, s Sample) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	rows := [][]string{{"part", "lang", "path", "title", "why"}}
	for _, d := range s.Drawn {
		row := []string{string(d.Part), d.Lang, d.Path, d.Title, strings.Join(d.Why, "; ")}
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				row[i] = "'" + cell
			}
		}
		rows = append(rows, row)
	}
	return c.WriteAll(rows)
}
