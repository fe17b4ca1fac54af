package charset_test

import (
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"docsite/generator/charset"
)

func TestDecodeReadsWhatOldFilesAreWrittenIn(t *testing.T) {
	for _, c := range []struct{ text, written, declared, want string }{
		{"Émissions", "utf-8", "iso-8859-1", "utf-8"}, // which declares what it is not
		{"Émissions – 5 €", "windows-1252", "", "windows-1252"},
		{"Émissions – 5 €", "windows-1252", "ISO-8859-1", "windows-1252"},
		{"総務省は、協定に署名しました。", "shift_jis", "", "shift_jis"},
		{"総務省は、協定に署名しました。", "shift_jis", "x-sjis", "shift_jis"},
		{"総務省は、協定に署名しました。", "shift_jis", "no such encoding", "shift_jis"},
		{"総務省は、協定に署名しました。", "euc-jp", "", "euc-jp"},
		{"総務省は、協定に署名しました。", "iso-2022-jp", "", "iso-2022-jp"},
		{"Договор подписан", "windows-1251", "windows-1251", "windows-1251"},
		{"", "utf-8", "", "utf-8"},
	} {
		e, err := htmlindex.Get(c.written)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := e.NewEncoder().Bytes([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		if text, name := charset.Decode(raw, c.declared); string(text) != c.text || name != c.want {
			t.Errorf("%s declared as %q: %q in %s", c.written, c.declared, text, name)
		}
	}
	if text, name := charset.Decode([]byte("\xff\xfea\x00\xe9\x00"), ""); string(text) != "aé" || name != "utf-16" {
		t.Errorf("%q in %s", text, name)
	}
}
