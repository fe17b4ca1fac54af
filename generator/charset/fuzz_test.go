package charset

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

// FuzzClean: any bytes are a text that holds no control character and is clean already, or one
// diagnostic that lies in them.
func FuzzClean(f *testing.F) {
	for _, seed := range []string{"a\r\nb\tc\n", "\uFEFFé", "\x82\xa0\x82\xa2", "\x1b$B$\"\x1b(B", "a\x00b\x00", "\xc2\x85\xef\xbf\xbe", "Ã©\u0080", "\r\xff"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, ds := Clean("f", raw)
		if len(ds) > 0 {
			lines := bytes.Split(raw, []byte("\n"))
			d := ds[0]
			if len(ds) > 1 || text != nil || d.Hint == "" || d.Line < 1 || d.Line > len(lines) || d.Column < 1 || d.Column > utf8.RuneCount(lines[d.Line-1])+1 {
				t.Fatalf("%q: %v, and %q", raw, ds, text)
			}
			return
		}
		if again, ds := Clean("f", text); len(ds) > 0 || !bytes.HasPrefix(text, mark) && !bytes.Equal(again, text) || control(text) >= 0 || !utf8.Valid(text) {
			t.Errorf("%q is cleaned to %q, and that to %q: %v", raw, text, again, ds)
		}
	})
}

// FuzzDecode: an old file's bytes are valid text, whatever they declare to be, and UTF-8 stays as it is.
func FuzzDecode(f *testing.F) {
	for _, seed := range [][2]string{{"caf\xe9", ""}, {"\x82\xa0", "shift_jis"}, {"\xa4\xa2", "EUC-JP"}, {"\xff\xfea\x00", "utf-8"}, {"\x1b$B$\"", " iso-2022-jp "}, {"a", "replacement"}, {"\xfe\xff\xd8", "x-user-defined"}} {
		f.Add([]byte(seed[0]), seed[1])
	}
	f.Fuzz(func(t *testing.T, raw []byte, declared string) {
		text, name := Decode(raw, declared)
		if !utf8.Valid(text) || name == "" {
			t.Errorf("%q as %q is %q in %q", raw, declared, text, name)
		}
		if utf8.Valid(raw) && !bytes.HasPrefix(raw, mark) && !bytes.Contains(raw, []byte("\x1b$")) && !bytes.Equal(text, raw) {
			t.Errorf("%q became %q, read as %s", raw, text, name)
		}
		if len(text) > 4*len(raw)+8 {
			t.Errorf("%d bytes became %d", len(raw), len(text))
		}
	})
}
