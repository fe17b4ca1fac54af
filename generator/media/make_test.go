package media

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator/cache"
	"docsite/generator/diag"
	"docsite/generator/press"
)

// onItsSide is a JPEG that is to be turned: 600 wide and 500 high when it is.
func onItsSide(t *testing.T) string {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 500, 600))
	for i := range m.Pix {
		m.Pix[i] = byte(i * i >> 3)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x08\x00\x00\x00\x00\x00\x00"
	head := binary.BigEndian.AppendUint16([]byte("\xFF\xD8\xFF\xE1"), uint16(len(exif)+2))
	return string(head) + exif + b.String()[2:]
}

func read(t *testing.T, site fstest.MapFS, r *press.Release, m *Maker) *press.File {
	t.Helper()
	return taken(t, site, r, m)["a.jpg"]
}

func opened(t *testing.T, dir string) *cache.Cache {
	t.Helper()
	c, err := cache.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// What is known of a picture by how it is used, and that its bytes are those
// that were promised.
func TestCopies(t *testing.T) {
	site := folderOf(map[string]string{"a.jpg": onItsSide(t)})
	c := opened(t, t.TempDir())
	for _, use := range []struct {
		what                string
		pictures, documents []string
		copies              int
		linked              bool
	}{
		{"shown", []string{"a.jpg"}, nil, 3, false},
		{"linked", nil, []string{"a.jpg"}, 0, true},
		{"both", []string{"a.jpg", "a.jpg"}, []string{"a.jpg"}, 3, true},
	} {
		for _, m := range []*Maker{NewMaker(c, true, DecodeMemory), NewMaker(c, true, DecodeMemory), NewMaker(nil, true, DecodeMemory)} {
			f := read(t, site, release(use.pictures, use.documents), m)
			if f.Width != 600 || f.Height != 500 || f.Linked != use.linked || len(f.Copies) != use.copies {
				t.Fatalf("%s: %+v", use.what, f)
			}
			promised := map[string]int64{f.Hash: f.Size}
			for _, copied := range f.Copies {
				promised[copied.Hash] = copied.Size
				if copied.Whole && copied.Hash != f.Hash {
					t.Errorf("%s: the file itself is promised twice: %+v", use.what, f)
				}
			}
			for hash, size := range promised {
				content, err := m.Bytes(t.Context(), site, f, hash)
				if err != nil || int64(len(content)) != size || digest(content) != hash {
					t.Errorf("%s: %d bytes, promised %d: %v", use.what, len(content), size, err)
				}
				if _, format, err := image.DecodeConfig(bytes.NewReader(content)); err != nil || format != "jpeg" || bytes.Contains(content, []byte("Exif")) {
					t.Errorf("%s: %s, %v", use.what, format, err)
				}
			}
		}
	}
	f := read(t, site, release([]string{"a.jpg"}, nil), NewMaker(c, true, DecodeMemory))
	if _, err := NewMaker(nil, true, DecodeMemory).Bytes(t.Context(), site, f, strings.Repeat("0", 64)); err == nil {
		t.Error("bytes of a digest that nothing has")
	}
}

// To try pictures makes none; what was found out is not found out again.
func TestTryOnly(t *testing.T) {
	dir := t.TempDir()
	site := folderOf(map[string]string{"a.jpg": onItsSide(t)})
	f := read(t, site, release([]string{"a.jpg"}, []string{"a.jpg"}), NewMaker(opened(t, dir), false, DecodeMemory))
	if f.Copies != nil || f.Width != 600 {
		t.Errorf("%+v", f)
	}
	made := read(t, site, release([]string{"a.jpg"}, nil), NewMaker(opened(t, dir), true, DecodeMemory))
	kept := read(t, site, release([]string{"a.jpg"}, nil), NewMaker(opened(t, dir), false, DecodeMemory))
	if len(kept.Copies) != 3 || kept.Hash != made.Hash {
		t.Errorf("%+v, but what was made is %+v", kept, made)
	}
}

// A picture of which nothing shows the pixels need not be decoded, but its
// metadata must be found to be taken out.
func TestLinkedPictures(t *testing.T) {
	whole := onItsSide(t)
	upright := strings.Replace(whole, "\x00\x01\x00\x08", "\x00\x01\x00\x01", 1)
	short := upright[:len(upright)/2] + "\xFF\xD9"
	for content, code := range map[string]diag.Code{
		short:                             "",
		upright:                           "",
		upright[:2000]:                    diag.PictureUnreadable,
		"no picture":                      diag.PictureUnreadable,
		whole[:len(whole)/2] + "\xFF\xD9": diag.PictureUnreadable, // it is to be turned
	} {
		for _, making := range []bool{true, false} {
			ds, err := told(folderOf(map[string]string{"a.jpg": content}), release(nil, []string{"a.jpg"}), NewMaker(nil, making, DecodeMemory))
			if err != nil || (code == "") != (ds == nil) || ds != nil && (ds[0].Code != code || ds[0].Line != 101) {
				t.Errorf("%d bytes, made %t: %v, %v, want %q", len(content), making, ds, err, code)
			}
		}
	}
	large := strings.Repeat("\x00", 65<<20)
	ds, err := told(folderOf(map[string]string{"a.jpg": large}), release(nil, []string{"a.jpg"}), NewMaker(nil, true, DecodeMemory))
	if err != nil || len(ds) != 1 || ds[0].Code != diag.PictureTooLarge || ds[0].Message != "the picture “a.jpg” takes more than 64 MB" {
		t.Errorf("%v, %v", ds, err)
	}
	if ds, err := told(folderOf(map[string]string{"a.pdf": large}), release(nil, []string{"a.pdf"}), NewMaker(nil, true, DecodeMemory)); err != nil || ds != nil {
		t.Errorf("a large document: %v, %v", ds, err)
	}
}
