package colour

import "fmt"

// CSS returns the palette as a style sheet that is read after site.css: the properties
// of :root that an accent changes, for light and for dark. What is printed stays as
// site.css has it, in black. The same palette always gives the same bytes.
func (p Palette) CSS() string {
	return fmt.Sprintf(`@media screen {
  :root { %s }
}

@media screen and (prefers-color-scheme: dark) {
  :root { %s }
}
`, p.Light.properties(), p.Dark.properties())
}

func (s Scheme) properties() string {
	return fmt.Sprintf("--accent: %s; --accent-strong: %s; --on-accent: %s;", s.Accent, s.Strong, s.OnAccent)
}
