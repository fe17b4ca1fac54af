package importer

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// FuzzDocx asserts that a Word file, whatever lies in it, is a document or a loss, and that what is made of
// one is written so that it is read back.
func FuzzDocx(f *testing.F) {
	const core = `<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:title>Title</dc:title><dc:language>fr-FR</dc:language><created>2020-01-02T03:04:05Z</created></cp:coreProperties>`
	ruby := `<w:p><w:r><w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>`
	for _, text := range []string{paragraphsXML("One", "Two"), paragraphsXML("One") + ruby, "<w:document><w:p><w:t>a", ruby + ruby, strings.Repeat("<w:p>", 200), "<a:Fallback>", "\xff", ""} {
		f.Add([]byte(text), []byte(core), "# Title\n\nOne ![a](media/a.png)\n", uint16(0), byte(0))
	}
	f.Add([]byte(paragraphsXML("One")), []byte("<title>a</b>"), "---\ntitle: [a\n---\nb[^1]\n\n[^1]: c\n", uint16(60), byte(0xff))
	settings, _ := testSettings(f)
	f.Fuzz(func(t *testing.T, text, core []byte, markdown string, at uint16, with byte) {
		raw := packDocx(t, "word/document.xml", string(text), "docProps/core.xml", string(core), "word/media/a.png", "x", "word/footnotes.xml", string(text))
		if with != 0 { // a byte of the file is another
			raw[int(at)%len(raw)] ^= with
		}
		archive := fstest.MapFS{"fr/a.docx": {Data: raw, Mode: 0o644}}
		found, err := converts(markdown).Read(context.Background(), archive, settings)
		if err != nil {
			t.Fatal(err)
		}
		if len(found.Documents)+len(found.Lost) == 0 {
			t.Fatal("nothing was found, and nothing lost")
		}
		if file, err := openDocx(raw); err == nil {
			if again, err := openDocx(file.raw); err != nil || !bytes.Equal(again.parts["word/document.xml"], file.parts["word/document.xml"]) {
				t.Errorf("what is converted is another text: %v", err)
			}
			size := 0
			for _, p := range file.paragraphs("word/document.xml") {
				size += len(p)
			}
			if size > 3*len(file.parts["word/document.xml"]) { // a byte that is no UTF-8 becomes three
				t.Errorf("%d bytes of words in %d", size, len(file.parts["word/document.xml"]))
			}
		}
	})
}

// FuzzTable asserts that whatever a table holds, each of its rows is a document or a loss, and what is
// taken over is read back.
func FuzzTable(f *testing.F) {
	for _, table := range []string{
		"file,lang,title,date,countries,topics,aliases,image,alt,attachments\na.md,en,T,2020-01-02,\"jp, fr\",a; b,/x/,a.svg,A,a.svg\n", "file;text;lang;type\n;\"a\n\nb\";fr;speech\n",
		"file\ttitle\na.md\t=cmd|x\n", "file,lang\n../../etc/passwd,en\n/a.md,xx\na.md\n\n", "title,date\n\"a", "file,file\na.md,b.html\n", "\uFEFFfile\n" + strings.Repeat("a.md\n", 5), "\xff\xfef\x00i\x00", "original,group,page,lang,text\nx,y,p,en,# a",
	} {
		f.Add([]byte(table), "Text.\n")
	}
	settings, _ := testSettings(f)
	f.Fuzz(func(t *testing.T, table []byte, text string) {
		archive := fstest.MapFS{"t.csv": {Data: table, Mode: 0o644}, "a.md": {Data: []byte(text), Mode: 0o644}, "b.html": {Data: []byte("<h1>B</h1><p>1 May 2020</p>"), Mode: 0o644}, "a.svg": {Data: []byte("<svg/>"), Mode: 0o644}}
		found, err := CSV{}.Read(context.Background(), archive, settings)
		if err != nil {
			if err.Error() == "" || !utf8.ValidString(err.Error()) && utf8.Valid(table) {
				t.Errorf("%q", err)
			}
			return // it names no text
		}
		dir, report := outside(t, found, archive)
		readBack(t, dir, report)
	})
}
