package parity

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"time"
)

// everything stands in CSV in the place of an ID or a year where all are counted.
const everything = "*"

// Columns are those of the CSV, in order. Durations are whole seconds, shares are from 0 to 1;
// what is not known, or of no mark, is empty.
var Columns = []string{
	"ministry", "year", "language", "required", "releases", "published", "complete",
	"delay_known", "delay_median_seconds", "delay_longest_seconds",
	"behind", "behind_known", "behind_median_seconds", "behind_longest_seconds",
	"unknown", "mark_seconds", "kept", "late",
}

// CSV writes the rows (RFC 4180, with line feeds), under a line of [Columns].
func (l *Ledger) CSV() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	lines := [][]string{Columns}
	for _, r := range l.Rows() {
		ministry, year, mark, kept, late := everything, everything, "", "", ""
		if r.Ministry != "" {
			ministry = r.Ministry
		}
		if r.Year != 0 {
			year = strconv.Itoa(r.Year)
		}
		if r.Mark > 0 {
			mark, kept, late = seconds(r.Mark), strconv.Itoa(r.Kept), strconv.Itoa(r.Late)
		}
		line := []string{ministry, year, r.Lang, strconv.FormatBool(r.Required), strconv.Itoa(r.Releases), strconv.Itoa(r.Published), strconv.FormatFloat(r.Complete(), 'f', 4, 64)}
		line = append(append(line, r.Delay.cells()...), strconv.Itoa(r.Behinds))
		line = append(append(line, r.Behind.cells()...), strconv.Itoa(r.Unknown), mark, kept, late)
		lines = append(lines, line)
	}
	err := w.WriteAll(lines)
	return b.Bytes(), err
}

func seconds(d time.Duration) string { return strconv.FormatInt(int64(d/time.Second), 10) }

// cells are those of durations: how many are known, their median, the longest.
func (m Measured) cells() []string {
	if m.Known == 0 {
		return []string{"0", "", ""}
	}
	return []string{strconv.Itoa(m.Known), seconds(m.Median), seconds(m.Longest)}
}

// The JSON form of a ledger. Moments are RFC 3339 in the site's zone, and what is not known is
// null.
type (
	ledgerJSON struct {
		Version   int              `json:"version"` // 1: of this form
		Now       string           `json:"now"`
		TimeZone  string           `json:"time_zone"`
		Languages []string         `json:"languages"`
		Required  []string         `json:"required"`
		Marks     map[string]int64 `json:"marks_seconds"`
		Rows      []rowJSON        `json:"rows"`
		Releases  []releaseJSON    `json:"releases"`
	}
	rowJSON struct {
		Ministry  *string      `json:"ministry"` // null: of all releases
		Year      *int         `json:"year"`     // null: of all years
		Language  string       `json:"language"`
		Required  bool         `json:"required"`
		Releases  int          `json:"releases"`
		Published int          `json:"published"`
		Complete  float64      `json:"complete"`
		Delay     measuredJSON `json:"delay"`
		Behind    behindJSON   `json:"behind"`
		Unknown   int          `json:"unknown"`
		Mark      *int64       `json:"mark_seconds"`
		Kept      *int         `json:"kept"`
		Late      *int         `json:"late"`
	}
	measuredJSON struct {
		Known   int    `json:"known"`
		Median  *int64 `json:"median_seconds"`
		Longest *int64 `json:"longest_seconds"`
	}
	behindJSON struct {
		Count int `json:"count"`
		measuredJSON
	}
	releaseJSON struct {
		ID         string     `json:"id"`
		Year       int        `json:"year"`
		Ministries []string   `json:"ministries"`
		Opened     string     `json:"opened"`
		First      string     `json:"first"`
		Texts      []textJSON `json:"texts"`
	}
	textJSON struct {
		Language  string  `json:"language"`
		State     string  `json:"state"`
		Published *string `json:"published"`
		Delay     *int64  `json:"delay_seconds"`
		Since     *string `json:"behind_since"`
	}
)

// JSON writes the rows and the releases that they are counted from.
func (l *Ledger) JSON() ([]byte, error) {
	out := ledgerJSON{
		Version: 1, Now: l.moment(l.Now), TimeZone: l.Zone.String(), Languages: l.Languages, Required: append([]string{}, l.Required...),
		Marks: map[string]int64{}, Rows: []rowJSON{}, Releases: []releaseJSON{},
	}
	for lang, mark := range l.Marks {
		out.Marks[lang] = int64(mark / time.Second)
	}
	for _, r := range l.Rows() {
		row := rowJSON{
			Language: r.Lang, Required: r.Required, Releases: r.Releases, Published: r.Published, Complete: r.Complete(),
			Delay: r.Delay.json(), Behind: behindJSON{r.Behinds, r.Behind.json()}, Unknown: r.Unknown,
		}
		if r.Ministry != "" {
			row.Ministry = &r.Ministry
		}
		if r.Year != 0 {
			row.Year = &r.Year
		}
		if r.Mark > 0 {
			mark := int64(r.Mark / time.Second)
			row.Mark, row.Kept, row.Late = &mark, &r.Kept, &r.Late
		}
		out.Rows = append(out.Rows, row)
	}
	for _, r := range l.Releases {
		release := releaseJSON{r.ID, r.Year, append([]string{}, r.Ministries...), l.moment(r.Opened), l.moment(r.First), []textJSON{}}
		for _, t := range r.Texts {
			text := textJSON{Language: t.Lang, State: string(t.State), Published: l.known(t.Published), Since: l.known(t.Since)}
			if delay, known := r.Delay(t); known {
				whole := int64(delay / time.Second)
				text.Delay = &whole
			}
			release.Texts = append(release.Texts, text)
		}
		out.Releases = append(out.Releases, release)
	}
	text, err := json.MarshalIndent(out, "", "  ")
	return append(text, '\n'), err
}

func (m Measured) json() measuredJSON {
	if m.Known == 0 {
		return measuredJSON{}
	}
	median, longest := int64(m.Median/time.Second), int64(m.Longest/time.Second)
	return measuredJSON{m.Known, &median, &longest}
}

func (l *Ledger) moment(t time.Time) string { return t.In(l.Zone).Format(time.RFC3339) }

func (l *Ledger) known(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	text := l.moment(t)
	return &text
}
