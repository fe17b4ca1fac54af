package glossary

import (
	"bytes"
	"encoding/xml"
	"slices"
)

// The statuses of terms in TBX-Basic (ISO 30042:2019; module “min”, administrativeStatus).
const (
	preferred  = "preferredTerm-admn-sts"
	admitted   = "admittedTerm-admn-sts"
	deprecated = "deprecatedTerm-admn-sts"
)

// tbxStatus is what stands there for a status.
var tbxStatus = [...]string{Use: preferred, May: admitted, Not: deprecated}

// TBX writes entries in the dialect TBX-Basic of ISO 30042:2019, with data categories as
// attributes (DCA): a subject field and notes of a concept, the terms of a language with their
// status. The languages are written in the order that is given, others behind them; the first
// is that of the file. The standard wants one concept at least.
func TBX(entries []*Entry, title string, languages []string) []byte {
	var b bytes.Buffer
	line := func(indent int, text string) {
		for range indent {
			b.WriteString("  ")
		}
		b.WriteString(text + "\n")
	}
	b.WriteString(xml.Header)
	line(0, `<tbx type="TBX-Basic" style="dca" xml:lang="`+escaped(first(languages))+`" xmlns="urn:iso:std:iso:30042:ed-2">`)
	line(1, "<tbxHeader>")
	line(2, "<fileDesc>")
	line(3, "<titleStmt><title>"+escaped(title)+"</title></titleStmt>")
	line(3, "<sourceDesc><p>locales/glossary.yaml</p></sourceDesc>")
	line(2, "</fileDesc>")
	line(1, "</tbxHeader>")
	line(1, "<text>")
	line(2, "<body>")
	for _, e := range entries {
		line(3, `<conceptEntry id="`+escaped(e.ID)+`">`)
		if e.Domain != "" {
			line(4, `<descrip type="subjectField">`+escaped(e.Domain)+"</descrip>")
		}
		for _, lang := range inOrder(e.Note, languages) {
			line(4, `<note xml:lang="`+escaped(lang)+`">`+escaped(e.Note[lang])+"</note>")
		}
		for _, lang := range inOrder(e.Terms, languages) {
			if len(e.Terms[lang]) == 0 {
				continue
			}
			line(4, `<langSec xml:lang="`+escaped(lang)+`">`)
			for _, t := range e.Terms[lang] {
				line(5, "<termSec>")
				line(6, "<term>"+escaped(t.Text)+"</term>")
				line(6, `<termNote type="administrativeStatus">`+tbxStatus[t.Status]+"</termNote>")
				line(5, "</termSec>")
			}
			line(4, "</langSec>")
		}
		line(3, "</conceptEntry>")
	}
	line(2, "</body>")
	line(1, "</text>")
	line(0, "</tbx>")
	return b.Bytes()
}

func escaped(text string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}

// inOrder returns the keys of a table in an order, those that it does not name sorted behind.
func inOrder[V any](table map[string]V, order []string) []string {
	var list, others []string
	for key := range table {
		others = append(others, key)
	}
	slices.Sort(others)
	for _, key := range order {
		if _, has := table[key]; has {
			list = append(list, key)
		}
	}
	for _, key := range others {
		if !slices.Contains(order, key) {
			list = append(list, key)
		}
	}
	return list
}
