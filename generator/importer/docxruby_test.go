package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"testing/fstest"
)

// A converter is given ruby as text, with the words that it stands over; nothing of it is told as missing.
func TestRubyOfWord(t *testing.T) {
	ruby := func(base, reading string) string {
		return `<w:r><w:rPr/><w:ruby><w:rubyPr><w:lid w:val="ja-JP"/></w:rubyPr><w:rt><w:r><w:t>` + reading + `</w:t></w:r></w:rt><w:rubyBase><w:r><w:t xml:space="preserve">` + base + `</w:t></w:r></w:rubyBase></w:ruby></w:r>`
	}
	document := `<w:document xmlns:w="w"><w:body><w:p>` + ruby("東京", "とうきょう") + `<w:r><w:t>で、</w:t></w:r>` + ruby("A&amp;B", "") + ruby("《印》", "しるし") + `<w:r><w:t>を発表。</w:t></w:r></w:p></w:body></w:document>`
	var given string
	source := Word{Convert: func(_ context.Context, raw []byte) ([]byte, error) {
		packed, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			return nil, err
		}
		for _, f := range packed.File {
			part, err := f.Open()
			if err != nil {
				return nil, err
			}
			content, err := io.ReadAll(part)
			if err != nil {
				return nil, err
			}
			if given += f.Name + " "; f.Name == "word/document.xml" {
				given += string(content)
			}
		}
		return []byte("｜東京《とうきょう》で、A&B《印》を発表。\n"), nil
	}}
	settings, _ := testSettings(t)
	found, err := source.Read(context.Background(), fstest.MapFS{"a.docx": {Data: packDocx(t, "word/document.xml", document, "word/media/a.png", "png")}}, settings)
	if err != nil {
		t.Fatal(err)
	}
	want := `word/document.xml <w:document xmlns:w="w"><w:body><w:p><w:r><w:rPr/><w:t xml:space="preserve">｜東京《とうきょう》</w:t></w:r><w:r><w:t>で、</w:t></w:r>` +
		`<w:r><w:rPr/><w:t xml:space="preserve">A&amp;B</w:t></w:r><w:r><w:rPr/><w:t xml:space="preserve">《印》</w:t></w:r><w:r><w:t>を発表。</w:t></w:r></w:p></w:body></w:document>word/media/a.png `
	if given != want {
		t.Errorf("the converter was given\n%s\nnot\n%s", given, want)
	}
	for _, l := range found.Documents[0].Lost {
		if strings.Contains(l.What, "was not converted") {
			t.Errorf("told as missing: %s", l.What)
		}
	}
}
