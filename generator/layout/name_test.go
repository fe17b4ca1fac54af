package layout_test

import (
	"strings"
	"testing"

	"docsite/generator/layout"
)

// What Windows, macOS and Linux say of names (Microsoft, “Naming Files, Paths, and Namespaces”; the limits of
// NTFS, APFS and ext4).
func TestNameFault(t *testing.T) {
	const character, control, end, long, device = "character that Windows", "control character", "which Windows drops", "too long", "a device"
	for name, want := range map[string]string{
		"a": "", "index.html": "", ".well-known": "", "_headers": "", "a b": "", " a": "", "été": "", "発表": "", "50%": "", "a#b": "", "a[1](2){3}": "", "a;b,c=d&e'f": "",
		"$": "", "~": "", "a..b": "", "CONIN": "", "console": "", "con-1": "", "com": "", "com10": "", "com⁴": "", "lpt": "", "nulls": "", "a.con": "", "xaux": "", "clock$": "",

		"a<b": character, "a>b": character, "a:b": character, "a:b:$DATA": character, "C:": character, `a"b`: character, "a/b": character, `a\b`: character,
		`\\server\share`: character, `\\?\C:\a`: character, "a|b": character, "a?b": character, "a*b": character,
		"\x00": control, "a\x1fb": control, "a\x7fb": control, "a\u0085b": control, "a\nb": control, "a\xffb": control, "\xed\xa0\x80": control,
		"a.": end, "a ": end, ".": end, "..": end, "a. ": end, "a .": end,

		"con": device, "CON": device, "Con.txt": device, "prn": device, "aux": device, "AUX.tar.gz": device, "nul": device, "con .txt": device, "nul  .a.b": device,
		"com0": device, "com1": device, "COM9.html": device, "com¹": device, "COM².x": device, "com³": device, "lpt0": device, "lpt1": device, "LPT9.a": device,
		"lpt¹": device, "lpt²": device, "lpt³.a": device, "conin$": device, "CONOUT$": device, "conout$.txt": device, "con.": end,

		strings.Repeat("a", 255): "", strings.Repeat("a", 256): long,
		strings.Repeat("字", 85): "", strings.Repeat("字", 85) + "a": long, // 85 units of UTF-16, but 255 bytes
		strings.Repeat("🚢", 63) + "abc": "", strings.Repeat("🚢", 64): long,
	} {
		if got := layout.NameFault(name); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%q %s, want %q", name, got, want)
		}
	}
}
