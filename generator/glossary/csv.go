package glossary

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"docsite/generator/charset"
	"docsite/generator/diag"
)

// columns are those of a table, in their order.
var columns = []string{"id", "domain", "language", "status", "term", "note"}

// CSV writes entries as comma-separated values (RFC 4180), a term a row. The note of a language
// stands beside its first term, or in a row of its own. The languages are written in the order
// that is given, others behind them.
func CSV(entries []*Entry, languages []string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write(columns) // a buffer takes everything
	for _, e := range entries {
		all := map[string]bool{}
		for lang := range e.Terms {
			all[lang] = true
		}
		for lang := range e.Note {
			all[lang] = true
		}
		for _, lang := range inOrder(all, languages) {
			note := e.Note[lang]
			if len(e.Terms[lang]) == 0 && note != "" {
				w.Write([]string{e.ID, e.Domain, lang, "", "", note})
			}
			for _, t := range e.Terms[lang] {
				w.Write([]string{e.ID, e.Domain, lang, t.Status.String(), t.Text, note})
				note = ""
			}
		}
	}
	w.Flush()
	return b.Bytes()
}

// ReadCSV reads what a table holds for a site of languages. Its first row names the columns, of
// which id, language and term are needed; semicolons may stand for commas. What is not taken over
// is told as notes; of what is no such table there is an error among the diagnostics, and no entry.
func ReadCSV(file string, raw []byte, languages []string) ([]*Entry, []diag.Diagnostic) {
	if len(raw) > MostFile {
		return nil, []diag.Diagnostic{diag.New(diag.FileTooLarge, diag.Pos{File: file}, "the file is larger than %d MB", MostFile/1_000_000).
			WithHint("take a part of it")}
	}
	text, ds := charset.Clean(file, raw)
	if ds != nil {
		return nil, ds
	}
	text = charset.Compose(text)
	r := csv.NewReader(bytes.NewReader(text))
	head, _, _ := bytes.Cut(text, []byte("\n"))
	if bytes.Count(head, []byte(";")) > bytes.Count(head, []byte(",")) {
		r.Comma = ';'
	}
	refuse := func(line, column int, why string) ([]*Entry, []diag.Diagnostic) {
		return nil, []diag.Diagnostic{diag.New(diag.BadGlossary, diag.Pos{File: file, Line: line, Column: column}, "the table cannot be read: %s", why).
			WithHint("write the columns %s in the first row; nothing was taken over", strings.Join(columns, ", "))}
	}
	named, err := r.Read()
	place := map[string]int{}
	for i, name := range named {
		place[strings.ToLower(strings.TrimSpace(name))] = i
	}
	for _, name := range []string{"id", "language", "term"} {
		if _, has := place[name]; !has || err != nil {
			return refuse(1, 1, "it has no column “"+name+"”")
		}
	}
	in := newIntake(file, languages)
	var order []*concept
	byID := map[string]*concept{}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var fault *csv.ParseError
		if errors.As(err, &fault) {
			return refuse(fault.Line, max(fault.Column, 1), fault.Err.Error())
		}
		get := func(name string) string {
			if i, has := place[name]; has {
				return strings.TrimSpace(row[i])
			}
			return ""
		}
		line, _ := r.FieldPos(0)
		at := diag.Pos{File: file, Line: line, Column: 1}
		c := byID[get("id")]
		if c == nil || get("id") == "" {
			c = &concept{id: get("id"), at: at}
			byID[c.id] = c
			order = append(order, c)
		}
		if domain := get("domain"); domain != "" {
			c.domain = domain
		}
		if note := get("note"); note != "" {
			c.addNote(get("language"), note)
		}
		if get("term") != "" {
			c.offers = append(c.offers, offer{get("language"), get("term"), strings.ToLower(get("status")), at})
		}
	}
	for _, c := range order {
		in.take(c)
	}
	return in.entries, in.told()
}

// Formats are those that glossaries are exchanged in.
var Formats = []string{"tbx", "csv"}

// ReadAny reads a file in one of the formats, by how it begins: XML is TBX.
func ReadAny(file string, raw []byte, languages []string) ([]*Entry, []diag.Diagnostic) {
	start := bytes.TrimLeft(bytes.TrimPrefix(raw, []byte("\uFEFF")), " \t\r\n")
	if bytes.HasPrefix(start, []byte("<")) {
		return ReadTBX(file, raw, languages)
	}
	return ReadCSV(file, raw, languages)
}
