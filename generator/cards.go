package generator

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io/fs"
	"maps"
	"slices"

	"docsite/generator/cache"
	"docsite/generator/card"
	"docsite/generator/colour"
	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/plan"
	"docsite/generator/press"
)

// cardSet draws the cards of a site for sharing.
type cardSet struct {
	fonts   map[string]*card.Font // by language of the site
	phrases map[string]func(string) []string
	logo    image.Image // nil where there is none of pixels
	colours card.Colours
}

// loadCards reads the fonts that settings name, and returns for each language that has
// one what a plan needs of it. The error is one of the disk.
func loadCards(site fs.FS, settings *press.Settings, locales []*locale.Locale, logo image.Image) (*cardSet, map[string]plan.Font, []diag.Diagnostic, error) {
	set := &cardSet{fonts: map[string]*card.Font{}, phrases: map[string]func(string) []string{}, logo: logo, colours: cardColours(settings)}
	var found []diag.Diagnostic
	read := map[string]*card.Font{} // by path
	digests := map[string][sha256.Size]byte{}
	for _, of := range slices.Sorted(maps.Keys(settings.Brand.Fonts)) {
		file := settings.Brand.Fonts[of]
		if _, done := digests[file.Text]; done {
			continue
		}
		content, err := layout.ReadFile(site, file.Text, card.MaxFont)
		digests[file.Text] = sha256.Sum256(content)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			found = append(found, diag.New(diag.FontUnusable, file.At, "there is no font “%s”", file.Text).
				WithHint("put it there, or correct the path: it begins in the site's folder, and capital letters count"))
			continue
		case errors.Is(err, layout.ErrFolder), errors.Is(err, layout.ErrSpecial), errors.Is(err, layout.ErrLink):
			found = append(found, diag.New(diag.FontUnusable, file.At, "the font “%s” %v", file.Text, err).WithHint("name the file itself"))
			continue
		case len(content) > card.MaxFont:
			found = append(found, diag.New(diag.FontUnusable, file.At, "the font “%s” takes more than %d MB", file.Text, card.MaxFont>>20).
				WithHint("name one with fewer characters, such as that of one language"))
			continue
		case err != nil:
			return nil, nil, nil, fmt.Errorf("read a font: %w", err)
		}
		font, err := card.ParseFont(content)
		if err != nil {
			found = append(found, diag.New(diag.FontUnusable, file.At, "“%s” cannot be used: %v", file.Text, err).
				WithHint("name a TTF, OTF or TTC file, as the foundry gives it"))
			continue
		}
		read[file.Text] = font
	}
	fonts := map[string]plan.Font{}
	for _, l := range locales {
		file, named := settings.Brand.Fonts[l.Tag]
		if !named {
			file, named = settings.Brand.Fonts[""]
		}
		font := read[file.Text]
		if !named || font == nil {
			continue
		}
		set.fonts[l.Tag], set.phrases[l.Tag] = font, l.Phrases
		fonts[l.Tag] = plan.Font{
			Key:   fmt.Sprintf("%s %x %x %v", card.Recipe, digests[file.Text], digestOfImage(logo), set.colours),
			Lacks: func(c *plan.Card) error { return card.Check(set.card(c)) },
			At:    file.At,
		}
	}
	return set, fonts, found, nil
}

// key is a digest of all fonts, by language.
func (s *cardSet) key(fonts map[string]plan.Font) []byte {
	var all []byte
	for _, lang := range slices.Sorted(maps.Keys(fonts)) {
		all = fmt.Appendf(all, "%q %q ", lang, fonts[lang].Key)
	}
	return all
}

// cardColours are those of cards: the site's accent, or docsite's own, on white.
func cardColours(settings *press.Settings) card.Colours {
	accent := colour.RGB{R: 0x16, G: 0x50, B: 0x8f}
	if own, err := colour.Parse(settings.Brand.Colour.Text); err == nil {
		accent = own
	}
	return card.Colours{
		Paper: color.RGBA{0xff, 0xff, 0xff, 0xff}, Ink: color.RGBA{0x16, 0x19, 0x1d, 0xff}, Accent: color.RGBA{accent.R, accent.G, accent.B, 0xff},
	}
}

// draw returns a card as PNG, which a cache may have.
func (s *cardSet) draw(c *plan.Card, path string, kept *cache.Cache) ([]byte, error) {
	key := "card " + path
	if made, found := kept.Get(key); found {
		return made, nil
	}
	made, err := card.Draw(s.card(c))
	if err != nil {
		return nil, fmt.Errorf("draw a card: %w", err)
	}
	kept.Put(key, made)
	return made, nil
}

func digestOfImage(m image.Image) [sha256.Size]byte {
	h := sha256.New()
	if m != nil {
		b := m.Bounds()
		fmt.Fprintln(h, b) // a digest takes everything
		for y := b.Min.Y; y < b.Max.Y; y++ {
			for x := b.Min.X; x < b.Max.X; x++ {
				c := color.NRGBA64Model.Convert(m.At(x, y)).(color.NRGBA64)
				h.Write([]byte{byte(c.R >> 8), byte(c.G >> 8), byte(c.B >> 8), byte(c.A >> 8)})
			}
		}
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// card is what a card of a plan shows, with how it is set.
func (s *cardSet) card(c *plan.Card) card.Card {
	return card.Card{
		Font: s.fonts[c.Lang], Lang: c.Lang, Headline: c.Headline, Phrases: s.phrases[c.Lang],
		Office: c.Office, Date: c.Date, Logo: s.logo, Colours: s.colours,
	}
}
