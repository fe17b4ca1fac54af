package charset

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// What one program writes in an encoding and another reads in another is found, with
// how it read.
func TestFindMisread(t *testing.T) {
	for _, c := range []struct {
		written, read encoding.Encoding
		text          string
		was           string // of the first
	}{
		{encoding.Nop, charmap.Windows1252, "The café opens.", "café"},
		{encoding.Nop, charmap.Windows1252, "L’accord", "L’accord"},
		{encoding.Nop, charmap.Windows1252, "État", "État"},
		{encoding.Nop, charmap.Windows1252, "dit « oui »", "«"},
		{encoding.Nop, charmap.Windows1252, "au cœur", "cœur"},
		{encoding.Nop, charmap.Windows1252, "100 €", "€"},
		{encoding.Nop, charmap.Windows1252, "“so", "“so"},
		{encoding.Nop, charmap.Windows1252, "コンピュータ"[:3], "コ"},
		{encoding.Nop, charmap.Windows1252, "大阪", "大阪"},
		{encoding.Nop, charmap.Windows1252, "Việt", "Việt"},
		{encoding.Nop, charmap.Windows1252, "Встреча"[4:10], "тре"},
		{encoding.Nop, charmap.Windows1252, "（資料", "（資料"},
		{encoding.Nop, charmap.Windows1252, "🎉", "🎉"},
		{encoding.Nop, charmap.Windows1252, "\uFEFFtitle", "title"},
		{encoding.Nop, charmap.Macintosh, "The café opens.", "café"},
		{encoding.Nop, charmap.Macintosh, "l’accord", "l’accord"},
		{encoding.Nop, charmap.CodePage850, "The café opens.", "café"},
		{encoding.Nop, japanese.ShiftJIS, "これは", "これは"},
		{japanese.ShiftJIS, charmap.Windows1252, "これは", "これは"},
		{japanese.ShiftJIS, charmap.Windows1252, "デジタル", "デジタル"},
		{japanese.EUCJP, charmap.Windows1252, "これは", "これは"},
		{encoding.Nop, encoding.Nop, "=?UTF-8?B?57eP5YuZ55yB?=", "総務省"},
		{encoding.Nop, encoding.Nop, "caf=C3=A9", "é"},
	} {
		raw, err := c.written.NewEncoder().String(c.text)
		if err != nil {
			t.Fatal(err)
		}
		damaged, err := c.read.NewDecoder().String(raw)
		if err != nil {
			t.Fatal(err)
		}
		found := FindMisread([]byte("x: " + damaged + "\n"))
		if len(found) == 0 || found[0].Was != c.was {
			t.Errorf("%q: %+v, want %q", damaged, found, c.was)
		}
	}
}

// The last byte of ” is none in Windows-1252, and is often left out.
func TestFindMisreadLeftOut(t *testing.T) {
	for damaged, was := range map[string]string{"â€œso saidâ€, he": "“so", "saidâ€.": "said”", "saidâ€": "said”", "â€˜soâ€™": "‘so’"} {
		if found := FindMisread([]byte(damaged)); len(found) == 0 || found[0].Was != was {
			t.Errorf("%q: %+v, want %q", damaged, found, was)
		}
	}
}

// What people write is not taken for damage.
func TestFindMisreadLeavesAlone(t *testing.T) {
	for _, text := range []string{
		"The café’s “résumé”… ‘the café’”…, naïveté—", "L’été » ; À l’État « É » …", "ÉTÉ »", "MANHÃ” e IRMÃ…", "la lettre Â », l’Â »",
		"LE PALÂ»", "está»… así»", "‚so‘ und „so“", "¥100¥200, ¤", "√2, √π, √Ω", "繧繝彩色、縺れる、繝", "a=B2=C3", "x=AB=CD", "5 ‚ 6", "Ærø, Åbo, Þingvellir, Ðà Nẵng", "Việt Nam’s", "ｺﾝﾋﾟｭｰﾀ",
		"これは「重要」です。総務省（霞が関）", "ÎLE-DE-FRANCE", "Ñandú…", "ã, õ", "São Paulo", "© 2024 – ®", "Â", "ÃO", "Ça", "Noël »", "«Hanoï»…, «Hanoï»”, l’«Haïtï»’",
	} {
		for _, whole := range []string{text, strings.ReplaceAll(text, " ", "\u00A0")} {
			if found := FindMisread([]byte(whole)); found != nil {
				t.Errorf("%q: %+v", whole, found)
			}
		}
	}
}
