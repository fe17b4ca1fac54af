package locale

import (
	"os"
	"strings"
	"testing"
)

// TestTypography holds what the built-in files say of each language's signs.
func TestTypography(t *testing.T) {
	all := speak(t, os.DirFS("testdata"), "en", "en-GB", "fr", "fr-CA", "fr-CH", "fr-BE", "ja", "vi")
	visible := strings.NewReplacer("\u00A0", "~", "\u202F", "^")
	for _, c := range []struct{ tag, text, want string }{
		{"en", `"It's 'so'?" : 5 %; 'tis`, `“It’s ‘so’?” : 5 %; ’tis`},
		{"en-GB", `"It's 'so'?"`, `“It’s ‘so’?”`},
		{"fr", `"L'un ?" ; oui ! non : 5 % de 3 € ou 3 $`, `«~L’un^?~»^; oui^! non~: 5^% de 3~€ ou 3~$`},
		{"fr", `3 ‰ de 10 USD ; M. le ministre, Mme la ministre, M. l’envoyé, M. de Sèze, Mme d’Or, Me voici, 50 av. J.-C.`, `3^‰ de 10~USD^; M.~le ministre, Mme~la ministre, M.~l’envoyé, M.~de Sèze, Mme~d’Or, Me voici, 50 av.~J.-C.`},
		{"fr-CA", `3 ‰`, `3~‰`},
		{"fr-BE", `"L'un ?"`, `«~L’un^?~»`},
		{"fr-CA", `"L'un ?" ; oui ! non : 5 % de 3 $`, `«~L’un?~»; oui! non~: 5~% de 3~$`},
		{"fr-CA", `« L'"un" »`, `«~L’“un”~»`},
		{"fr-CH", `"L'un ?" ; oui ! non : «l'"un"»`, `«^L’un^?^»^; oui^! non^: «^l’‹^un^›^»`},
		{"ja", `"新しい"と("new")`, `「新しい」と(“new”)`},
		{"ja", `「"新"」か ?`, `「『新』」か ?`},
		{"vi", `"Việt 'Nam'" ?`, `“Việt ‘Nam’” ?`},
	} {
		if got := visible.Replace(all[c.tag].Typography.Text(c.text)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.tag, got, c.want)
		}
	}
}

// A site's file changes one sign and leaves the others.
func TestTypographyOfASite(t *testing.T) {
	own := site("fr.yaml", "typography: {spaces: {\":\": narrow}}", "fr-CA.yaml", "typography: {spaces: {\"!\": narrow}}")
	all := speak(t, own, "fr", "fr-CA")
	for tag, want := range map[string]string{
		"fr":    "a\u202F: b\u202F! c\u202F?",
		"fr-CA": "a\u202F: b\u202F! c?",
	} {
		if got := all[tag].Typography.Text("a : b ! c ?"); got != want {
			t.Errorf("%s: got %q, want %q", tag, got, want)
		}
	}
}
