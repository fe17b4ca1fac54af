package leak_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator/leak"
)

// zeros is so many megabytes of nothing and then a text, packed.
func zeros(megabytes int, text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	block := make([]byte, 1<<20)
	for range megabytes {
		w.Write(block)
	}
	io.WriteString(w, text)
	w.Close()
	return b.String()
}

// TestUnread: what could not be read whole is told, and what came before is found.
func TestUnread(t *testing.T) {
	damaged := gzipped(english + strings.Repeat(" and then", 1000))
	locked := []byte(zipped("a.txt", english))
	locked[6] |= 1 // in the header of the file
	if i := bytes.Index(locked, []byte("PK\x01\x02")); i >= 0 {
		locked[i+8] |= 1 // and in the list
	}
	cut := packed(english)[:20]
	deep := english
	for range 6 {
		deep = zipped("a.zip", deep)
	}
	for _, c := range []struct {
		name, file, content, says string
		leaks                     bool // besides
	}{
		{"a gzip file that is cut off", "a.gz", damaged[:len(damaged)-20], "is no whole gzip file", true},
		{"a gzip file of nothing", "a.gz", "\x1f\x8b\x08", "is no whole gzip file", false},
		{"a zip archive that is cut off", "a.zip", zipped("a.txt", english)[:40], "is no whole zip archive", false},
		{"a locked archive", "a.zip", string(locked), "is locked with a password", false},
		{"archives in archives", "a.zip", deep, "lies in more than 4 archives", false},
		{"a bomb", "a.gz", zeros(80, english), "was read to 64 MB only", false},
		{"bombs in an archive", "a.zip", zipped("1", zeros(60, ""), "2", zeros(60, ""), "3", zeros(60, ""), "4", zeros(60, ""), "5", zeros(60, english)), "was read to", false},
		{"a PNG that is cut off", "a.png", png("tEXt", "a\x00"+english)[:110], "is no whole PNG", true},
		{"a chunk that is no zlib", "a.png", png("zTXt", "a\x00\x00not packed"), "cannot be unpacked", false},
		{"a stream of a PDF that is damaged", "a.pdf", pdf(flate, deflated(english)[:30], ""), "cannot be unpacked whole", false},
		{"a PDF that is encrypted", "a.pdf", pdf("", "", "") + "<< /Encrypt 9 0 R >>", "is encrypted", false},
		{"a filter that is not read", "a.pdf", pdf("/Filter /LZWDecode", "\x80", ""), "LZW is not read", false},
		{"7z", "a.7z", "7z\xbc\xaf\x27\x1c", "not opened (7z)", false},
		{"Zstandard", "a", "\x28\xb5\x2f\xfd", "not opened (Zstandard)", false},
		{"Brotli that is none", "a.html.br", "no Brotli at all", "is no whole Brotli file", false},
		{"Brotli that is cut off", "a.html.br", cut, "is no whole Brotli file", false},
		{"Brotli with more behind it", "a.html.br", packed(english) + "x", "is no whole Brotli file", true},
		{"a bomb of Brotli", "a.BR", packed(strings.Repeat("\x00", 80<<20) + english), "was read to 64 MB only", false},
		{"damaged Brotli in an archive", "a.zip", zipped("a.html.br", cut), "is no whole Brotli file", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, _, err := leak.Search(t.Context(), fstest.MapFS{c.file: {Data: []byte(c.content)}}, secrets(), 1)
			if err != nil {
				t.Fatal(err)
			}
			told, leaks := false, false
			for _, f := range found {
				told = told || f.Kind == leak.Unread && strings.Contains(f.Words, c.says)
				leaks = leaks || f.Of != nil
			}
			if !told || leaks != c.leaks {
				t.Errorf("%+v", found)
			}
		})
	}
}

// TestZipSlip: names that lead out of an archive are read as all others.
func TestZipSlip(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, _ := w.Create("../../etc/third-quay.txt")
	io.WriteString(f, english)
	w.Close()
	found, _, err := leak.Search(t.Context(), fstest.MapFS{"a.zip": {Data: b.Bytes()}}, secrets(), 1)
	if err != nil || len(found) < 2 {
		t.Errorf("%+v %v", found, err)
	}
}

// stream is a file of any size that holds a text at its end.
type stream struct {
	left int64
	text string
	name string
}

func (s *stream) Open(name string) (fs.File, error) {
	if name == "." {
		return fstest.MapFS{s.name: {}}.Open(name)
	}
	own := *s
	return &own, nil
}
func (s *stream) Stat() (fs.FileInfo, error) { return s, nil }
func (s *stream) Close() error               { return nil }
func (s *stream) Name() string               { return s.name }
func (s *stream) Size() int64                { return s.left + int64(len(s.text)) }
func (s *stream) Mode() fs.FileMode          { return 0 }
func (s *stream) ModTime() time.Time         { return time.Time{} }
func (s *stream) IsDir() bool                { return false }
func (s *stream) Sys() any                   { return nil }
func (s *stream) Read(p []byte) (int, error) {
	if s.left > 0 {
		n := min(int64(len(p)), s.left)
		clear(p[:n])
		s.left -= n
		return int(n), nil
	}
	n := copy(p, s.text)
	if s.text = s.text[n:]; n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// TestLargeFiles: a file that is too large for memory is read in parts that overlap.
func TestLargeFiles(t *testing.T) {
	for _, before := range []int64{64<<20 - 20, 64 << 20, 72<<20 - 30} {
		found, read, err := leak.Search(t.Context(), &stream{before, english, "film.mp4"}, secrets(), 1)
		if err != nil || len(found) == 0 || found[0].Kind != leak.Passage || read.Bytes != before+int64(len(english)) {
			t.Errorf("%d: %+v %v %v", before, found, read, err)
		}
	}
}

// TestManyEscapes: what is meant to keep the reader busy takes no longer than its size.
func TestManyEscapes(t *testing.T) {
	for _, unit := range []string{"<a ", "<a b=\"", "%ff", "%e5%85", "&#", "&amp;", `\u12`, "<!--", "data:;base64,", "(", "<", "[(", "stream\n", "1 0 obj\n", "<rt>", "\xff\xd8"} {
		for _, head := range []string{"", "%PDF-1.4\n", "\xff\xd8\xff"} {
			text := head + strings.Repeat(unit, 200_000/len(unit))
			if _, _, err := leak.Search(t.Context(), fstest.MapFS{"a.html": {Data: []byte(text)}}, secrets(), 1); err != nil {
				t.Error(err)
			}
		}
	}
}

// FuzzSearch: no bytes are too strange to be read, and what is found does not hang on how
// many files are read at a time.
func FuzzSearch(f *testing.F) {
	for _, seed := range []string{
		english, gzipped(english), zipped("a.txt", english), tarred("a", english), png("zTXt", "a\x00\x00"+deflated(english)), png("iTXt", "a\x00\x01\x00\x00\x00"+deflated(english)),
		jpeg(0xe1, english), pdf(flate, deflated("BT (a) Tj ET"), "<< /Title (a\\050) >>"), glyphs(english), pdf("/Filter [/A85 /RL]", "<~87cUR~>", "<4142>"),
		"data:;base64," + base64.StdEncoding.EncodeToString([]byte(gzipped(english))), "\xff\xfe" + english, spread(english), "BZh91AY&SY",
	} {
		f.Add([]byte(seed))
	}
	s := secrets()
	f.Fuzz(func(t *testing.T, content []byte) {
		folder := fstest.MapFS{"a.bin": {Data: content}, "b/a.br": {Data: content}}
		one, read, err := leak.Search(t.Context(), folder, s, 1)
		if err != nil || read.Files != 2 || read.Bytes != 2*int64(len(content)) {
			t.Fatal(read, err)
		}
		two, _, err := leak.Search(t.Context(), folder, s, 3)
		if err != nil || len(one) != len(two) {
			t.Fatalf("%v, and together %v", one, two)
		}
		for _, d := range leak.Tell(one) {
			if strings.ContainsAny(d.Message, "\n\r\x1b") || d.Hint == "" {
				t.Errorf("%q", d.Message)
			}
		}
	})
}
