package main

import (
	"bytes"
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"docsite/generator/exchange"
)

// translator is the command of scripts that does what a translator's program does with a file:
//
//	translator FILE ['SOURCE => TARGET']...
//
// Each sentence of the source gets its translation, in which <1>, </1> and <2/> are its
// placeholders. “=” accepts the translation that is there, “-” takes the whole unit out, and
// for * in the place of a source every sentence is meant.
func translator(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: translator FILE ['SOURCE => TARGET']...")
	}
	name := ts.MkAbs(args[0])
	content, err := os.ReadFile(name)
	ts.Check(err)
	file, _, err := exchange.Read(name, bytes.NewReader(content))
	ts.Check(err)
	if file == nil {
		ts.Fatalf("%s cannot be read", args[0])
	}
	for _, arg := range args[1:] {
		source, target, parted := strings.Cut(arg, " => ")
		if !parted || !translateIn(&file.Document, source, target) {
			ts.Fatalf("%s has no sentence “%s”", args[0], source)
		}
	}
	var b bytes.Buffer
	ts.Check(exchange.Write(&b, file.Format, &file.Document))
	ts.Check(os.WriteFile(name, b.Bytes(), 0o666))
}

func translateIn(d *exchange.Document, source, target string) (found bool) {
	units := d.Units[:0:0]
	for _, u := range d.Units {
		out := false
		for i := range u.Segments {
			s := &u.Segments[i]
			if source != "*" && s.Source.Plain() != source {
				continue
			}
			found = true
			switch {
			case target == "-":
				out = true
			case target != "=":
				s.Target, s.State = withCodes(target, s.Source), exchange.Translated
			case len(s.Target) > 0:
				s.State = exchange.Translated
			}
		}
		if !out {
			units = append(units, u)
		}
	}
	d.Units = units
	return found
}

// withCodes reads a text with tags for the codes of a source.
func withCodes(text string, source exchange.Inline) exchange.Inline {
	var in exchange.Inline
	for text != "" {
		at, found := len(text), exchange.Part{}
		tag := ""
		for _, p := range source {
			if p.Code == nil {
				continue
			}
			written := [...]string{"<" + p.Code.ID + "/>", "<" + p.Code.ID + ">", "</" + p.Code.ID + ">"}[p.Code.Form]
			if i := strings.Index(text, written); i >= 0 && i < at {
				at, found, tag = i, p, written
			}
		}
		in = append(in, exchange.Part{Text: text[:at]})
		if tag != "" {
			in = append(in, found)
		}
		text = text[at+len(tag):]
	}
	return in.Joined()
}
