package importer

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// packDocx packs parts, each of which a name and a content.
func packDocx(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// paragraphsXML is a document whose paragraphs say so.
func paragraphsXML(words ...string) string {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="w" xmlns:mc="mc"><w:body>`)
	for _, s := range words {
		b.WriteString(`<w:p><w:r><w:t>` + s + `</w:t></w:r></w:p>`)
	}
	b.WriteString(`</w:body></w:document>`)
	return b.String()
}

// converts returns a source whose converter makes the same Markdown of everything.
func converts(markdown string) Word {
	return Word{Convert: func(context.Context, []byte) ([]byte, error) { return []byte(markdown), nil }}
}

func TestWord(t *testing.T) {
	all, err := txtar.ParseFile("testdata/word.txtar")
	if err != nil {
		t.Fatal(err)
	}
	parts, markdown, want := []string{}, "", ""
	for _, f := range all.Files {
		switch f.Name {
		case "converted":
			markdown = string(f.Data)
		case "want":
			want = string(f.Data)
		default:
			parts = append(parts, f.Name, string(f.Data))
		}
	}
	archive := fstest.MapFS{"2020/Communiqué_fr.docx": {Data: packDocx(t, parts...)}, "2020/~$lock.docx": {Data: []byte("x")}, "2020/old.doc": {Data: []byte("x")}}
	got, err := converts(markdown).Read(context.Background(), archive, Settings{Languages: []string{"en", "fr"}, Zone: time.UTC, Locales: testLocales(t)})
	if err != nil {
		t.Fatal(err)
	}
	dump := dumpArchive(t, unpacked{archive}, got)
	if *update {
		all.Files[len(all.Files)-1].Data = []byte(dump)
		writeFile(t, "testdata/word.txtar", txtar.Format(all))
		return
	}
	if d := cmp.Diff(strings.Split(want, "\n"), strings.Split(dump, "\n")); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestWordRefused: what is no Word file, or grows beyond the bounds, is a loss, and the others are read.
func TestWordRefused(t *testing.T) {
	bomb := packDocx(t, "word/document.xml", paragraphsXML(strings.Repeat("a", maxXML)))
	// One that says that its text is small.
	liar := bytes.Clone(bomb)
	at := bytes.LastIndex(liar, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(liar[at+24:], 10)
	for _, test := range []struct {
		name, want string
		raw        []byte
	}{
		{"bomb", fmt.Sprintf("the whole text: its text has more than %d bytes when it is unpacked", maxXML), bomb},
		{"liar", "the whole text: its part word/document.xml is damaged", liar},
		{"no zip", "the whole text: it is no Word file, or damaged", []byte("plain")},
		{"locked", "the whole text: it is protected by a password, or in Word’s older form: save it again as .docx without one", []byte("\xd0\xcf\x11\xe0\xa1\xb1")},
		{"spreadsheet", "the whole text: it is no Word file: it holds no text", packDocx(t, "xl/workbook.xml", "<x/>")},
	} {
		t.Run(test.name, func(t *testing.T) {
			archive := fstest.MapFS{"a.docx": {Data: test.raw}, "b.docx": {Data: packDocx(t, "word/document.xml", paragraphsXML("Text"))}}
			got, err := converts("Text\n").Read(context.Background(), archive, Settings{})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff([]Loss{{Origin: "a.docx", What: test.want}}, got.Lost); d != "" {
				t.Error(d)
			}
			if len(got.Documents) != 1 || got.Documents[0].Origin != "b.docx" {
				t.Errorf("%v", got.Documents)
			}
		})
	}
}

// TestWordBound: the bound of a text at its edge.
func TestWordBound(t *testing.T) {
	rest := len(paragraphsXML(""))
	for _, over := range []int{0, 1} {
		_, err := openDocx(packDocx(t, "word/document.xml", paragraphsXML(strings.Repeat("a", maxXML-rest+over))))
		if (err != nil) != (over > 0) {
			t.Errorf("%d bytes too many: %v", over, err)
		}
	}
}

func TestWordWithoutConverter(t *testing.T) {
	archive := fstest.MapFS{"a.docx": {Data: packDocx(t, "word/document.xml", paragraphsXML("Text"))}}
	word := Word{Convert: func(context.Context, []byte) ([]byte, error) { return nil, ErrNoConverter }}
	if _, err := word.Read(context.Background(), archive, Settings{}); !errors.Is(err, ErrNoConverter) {
		t.Errorf("%v", err)
	}
	word.Convert = func(context.Context, []byte) ([]byte, error) { return nil, errors.New("it cannot be read") }
	if got, err := word.Read(context.Background(), archive, Settings{}); err != nil || len(got.Lost) != 1 || got.Lost[0].What != "the whole text: it cannot be read" {
		t.Errorf("%v %v", got, err)
	}
}

// TestUnpacked: what lies in a Word file is opened by a path behind it.
func TestUnpacked(t *testing.T) {
	archive := unpacked{fstest.MapFS{
		"a/b.docx": {Data: packDocx(t, "word/media/image1.png", "png")}, "plain.txt": {Data: []byte("x")}, "dir.docx/c.txt": {Data: []byte("c")},
	}}
	for name, want := range map[string]string{"a/b.docx/word/media/image1.png": "png", "plain.txt": "x", "dir.docx/c.txt": "c"} {
		if got, err := fs.ReadFile(archive, name); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if info, err := fs.Lstat(archive, name); err != nil || info.Size() != int64(len(want)) || !info.Mode().IsRegular() {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"a/b.docx/word/none.png", "none.docx/word/media/image1.png", "a/b.docx/../x"} {
		if _, err := archive.Open(name); err == nil {
			t.Errorf("%s can be opened", name)
		}
	}
}
