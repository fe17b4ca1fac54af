package exchange_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"docsite/generator/diag"
	"docsite/generator/exchange"
	"docsite/generator/hostile"
)

// FuzzRoundTrip writes documents of everything that may stand in one, reads them and writes
// them again.
func FuzzRoundTrip(f *testing.F) {
	for seed := range uint64(40) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		d := anyDocument(rand.New(rand.NewPCG(seed, 0)))
		if err := d.Valid(); err != nil {
			t.Fatal(err)
		}
		for _, f := range formats {
			first := write(t, f, d)
			file, ds, err := exchange.Read("x", strings.NewReader(first))
			if err != nil || diag.Count(ds).Errors > 0 || file == nil {
				t.Fatalf("%s: %v %v\n%s", f, ds, err, first)
			}
			if diff := cmp.Diff(d, &file.Document); diff != "" {
				t.Fatalf("%s (-written +read):\n%s\n%s", f, diff, first)
			}
			if second := write(t, f, &file.Document); second != first {
				t.Fatalf("%s: written again (-first +second):\n%s", f, cmp.Diff(first, second))
			}
			if ds := exchange.Compare(d, file); len(ds) > 0 {
				t.Fatalf("%s: compared with itself: %v", f, ds)
			}
		}
	})
}

// pieces are what formats may stumble over.
var pieces = []string{
	"quay", " ", "  ", "\n", "\t", "\r", "\r\n", "&", "<", ">", "\"", "'", "\\", "\\n", "<1>", "</1>", "\\<2/>", "]]>", "&amp;", "&#13;", "%s",
	"函館", "の", "é", "👩‍👩‍👧", "\u00a0", "\u3000", "\u202f", "\u200b", "\ufeff", "\ufffd", "—", "# ", "msgid \"", "; not: ", " = ", " / ", "note: ", "-",
}

func anyText(r *rand.Rand, most int) string {
	var b strings.Builder
	for range r.IntN(most + 1) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// anyInline returns a text with the codes that are asked for, in an order in which pairs are
// nested or cross nothing.
func anyInline(r *rand.Rand, ids []string, whole bool) exchange.Inline {
	var in exchange.Inline
	var open []string
	text := func() {
		if s := anyText(r, 3); s != "" {
			if n := len(in); n > 0 && in[n-1].Code == nil {
				in[n-1].Text += s
			} else {
				in = append(in, exchange.Part{Text: s})
			}
		}
	}
	put := func(id string, form exchange.Form) {
		in = append(in, code(id, form, "o"+anyText(r, 2), anyText(r, 1)))
	}
	text()
	for _, id := range ids {
		switch r.IntN(3) {
		case 0:
			put(id, exchange.Alone)
		case 1:
			put(id, exchange.Opens)
			open = append(open, id)
		default:
			if !whole {
				put(id, exchange.Form(1+r.IntN(2)))
			}
		}
		text()
		if len(open) > 0 && r.IntN(2) == 0 {
			put(open[len(open)-1], exchange.Closes)
			open = open[:len(open)-1]
			text()
		}
	}
	for len(open) > 0 {
		put(open[len(open)-1], exchange.Closes)
		open = open[:len(open)-1]
		text()
	}
	return in
}

// translated returns a target with the codes of a source.
func translated(r *rand.Rand, source exchange.Inline) exchange.Inline {
	in := exchange.Inline{text("t" + anyText(r, 3))}
	for _, p := range source {
		if p.Code == nil {
			continue
		}
		c := *p.Code
		if r.IntN(3) == 0 {
			c.Original, c.Shown = "p"+anyText(r, 2), anyText(r, 1)
		}
		in = append(in, exchange.Part{Code: &c})
		if s := anyText(r, 2); s != "" {
			in = append(in, text(s))
		}
	}
	return in
}

func anyDocument(r *rand.Rand) *exchange.Document {
	word := func(prefix string) string { return prefix + strings.Join(strings.Fields(anyText(r, 3)), " ") }
	trimmed := func(prefix string) string { return strings.TrimSpace(word(prefix)) }
	d := &exchange.Document{Release: trimmed("2026/r"), File: trimmed("releases/"), Source: "en", Target: []string{"fr", "ja", "zh-Hant", "ja-simple"}[r.IntN(4)], Digest: []string{"", "abc"}[r.IntN(2)]}
	for i := range r.IntN(4) {
		u := exchange.Unit{ID: fmt.Sprint("p", i), Kind: "paragraph", Digest: []string{"", "d1"}[r.IntN(2)], Target: []string{"", "d2"}[r.IntN(2)]}
		for range r.IntN(3) {
			u.Notes = append(u.Notes, "n"+anyText(r, 4))
		}
		for range r.IntN(3) {
			term := exchange.Term{Source: trimmed("s")}
			for range r.IntN(3) {
				term.Targets = append(term.Targets, trimmed("t"))
			}
			for range r.IntN(3) {
				term.Refused = append(term.Refused, trimmed("r"))
			}
			if r.IntN(2) == 0 {
				term.Note = trimmed("n")
			}
			u.Terms = append(u.Terms, term)
		}
		for j := range 1 + r.IntN(3) {
			s := exchange.Segment{ID: fmt.Sprint("s", j), Glue: []string{"", " ", "\n", "\u3000", "\t"}[r.IntN(5)]}
			var ids []string
			for k := range r.IntN(4) {
				ids = append(ids, fmt.Sprint(10*j+k))
			}
			s.Source = anyInline(r, ids, false)
			if s.State = exchange.State(r.IntN(3)); s.State != exchange.Untranslated {
				s.Target = translated(r, s.Source)
			}
			for range r.IntN(3) {
				source := append(anyInline(r, ids, true), code("z", exchange.Alone, "z", ""))
				s.Suggestions = append(s.Suggestions, exchange.Suggestion{Source: source, Target: translated(r, source), Score: 1 + r.IntN(100), From: word("2025/")})
			}
			u.Segments = append(u.Segments, s)
		}
		d.Units = append(d.Units, u)
	}
	return d
}

// FuzzRead reads anything: there is a document, or there is a mistake with a place in the file;
// what was read can be written, and reads the same.
func FuzzRead(f *testing.F) {
	for _, format := range formats {
		f.Add([]byte(write(f, format, sample())))
	}
	for _, seed := range hostileTexts {
		if len(seed.text) < 4000 {
			f.Add([]byte(seed.text))
		}
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var file *exchange.File
		var ds []diag.Diagnostic
		var err error
		if n, most := hostile.Allocated(func() { file, ds, err = exchange.Read("x", bytes.NewReader(raw)) }), uint64(1<<20+3000*len(raw)); n > most {
			t.Errorf("of %d bytes %d are allocated", len(raw), n)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range ds {
			if d.File != "x" || d.Line < 1 || d.Column < 1 || d.Line > 1+bytes.Count(raw, []byte("\n"))+bytes.Count(raw, []byte("\r")) {
				t.Fatalf("no place: %+v", d)
			}
		}
		if file == nil {
			if diag.Count(ds).Errors == 0 {
				t.Fatal("neither a document nor a mistake")
			}
			return
		}
		if err := file.Valid(); err != nil {
			t.Fatal(err)
		}
		for _, format := range formats {
			var b bytes.Buffer
			if err := exchange.Write(&b, format, &file.Document); err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			again, ds, err := exchange.Read("y", &b)
			if err != nil || diag.Count(ds).Errors > 0 {
				t.Fatalf("%s: %v %v", format, ds, err)
			}
			if diff := cmp.Diff(targets(&file.Document), targets(&again.Document)); diff != "" {
				t.Fatalf("%s: %s", format, diff)
			}
		}
		_, err = exchange.ReadTMX("x", bytes.NewReader(raw), func(p exchange.Pair) bool {
			return exchange.WriteTMX(new(bytes.Buffer), p.SourceLang, func(yield func(exchange.Pair) bool) { yield(p) }) == nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// targets returns the translations of a document by the IDs of their segments.
func targets(d *exchange.Document) map[string]string {
	found := map[string]string{}
	for _, u := range d.Units {
		for _, s := range u.Segments {
			found[u.ID+"."+s.ID] = fmt.Sprint(s.State, s.Target.Plain())
		}
	}
	return found
}
