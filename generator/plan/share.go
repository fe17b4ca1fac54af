package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/locale"
	"docsite/generator/press"
)

// shareable are the kinds of lead pictures that can be shown where a page is shared:
// those who show it take no drawings.
var shareable = []string{".jpg", ".jpeg", ".png", ".gif", ".webp"}

// addCards plans the cards of homes, and of releases and pages without a picture that
// can be shared, in the languages that have a font. What a font cannot set is told at the
// font, once a language: it is the same few letters that it lacks in all texts.
func (p *Plan) addCards() {
	unset := map[string][]unsetCard{} // by language
	for _, page := range slices.Clone(p.Pages) {
		font, has := p.Brand.Fonts[page.Lang]
		if !has {
			continue
		}
		l := p.Locale(page.Lang)
		switch page.Kind {
		case Home:
			p.addCard(page, font, folder(page.Lang)+"/card.png", &Card{Lang: page.Lang, Headline: p.Title(page.Lang)}, unset)
		case Release, StandingPage:
			s := page.Story()
			if i := s.Translation.Image; i != nil && slices.Contains(shareable, strings.ToLower(path.Ext(i.File))) {
				continue
			}
			p.addCard(page, font, "media/"+s.Release.ID+"/card-"+folder(page.Lang)+".png", p.cardOf(s, l), unset)
		}
	}
	for _, l := range p.Locales {
		if cards := unset[l.Tag]; cards != nil {
			p.tellUnset(l.Tag, cards)
		}
	}
}

func (p *Plan) cardOf(s *Story, l *locale.Locale) *Card {
	c := &Card{Lang: l.Tag, Headline: SharedTitle(s.Release, s.Translation, l), Office: p.Title(l.Tag)}
	if !s.Release.Date.IsZero() {
		c.Date = l.Date(s.Release.Date.In(p.Site.Zone))
	}
	for _, id := range s.Release.Ministries {
		if m := p.Site.Ministries[id]; m != nil {
			c.Office, _ = m.Name.In(l.Tag, p.Site.Languages)
			break
		}
	}
	return c
}

// Title is the site's title in a language, or in the first that has one.
func (p *Plan) Title(lang string) string {
	title, _ := p.Site.Title.In(lang, p.Site.Languages)
	return title
}

// unsetCard is a card that a font cannot set, and why.
type unsetCard struct {
	of  *Page
	err error
}

// tellUnset tells of the cards of a language that its font cannot set.
func (p *Plan) tellUnset(lang string, cards []unsetCard) {
	d := diag.New(diag.CardNotSet, p.Brand.Fonts[lang].At, "no card for sharing can be set in %s: %v", lang, cards[0].err)
	if len(cards) > 1 {
		d = diag.New(diag.CardNotSet, p.Brand.Fonts[lang].At, "%d cards for sharing cannot be set in %s; of the first, %v", len(cards), lang, cards[0].err)
	}
	d = d.WithHint("name a font for %s under “card_font” that has these characters, or none; until then the site's own picture is shown", lang)
	if s := cards[0].of.Story(); s != nil {
		d = d.WithRelated(s.Translation.At("title"), "the first is this one's")
	}
	p.found = append(p.found, d)
}

func (p *Plan) addCard(of *Page, font Font, name string, c *Card, unset map[string][]unsetCard) {
	if err := font.Lacks(c); err != nil {
		unset[of.Lang] = append(unset[of.Lang], unsetCard{of, err})
		return
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q %q", font.Key, c.Lang, c.Headline, c.Office, c.Date))
	p.cards[of] = p.add(&Page{Path: named(name, hex.EncodeToString(sum[:])), Kind: CardFile, Lang: of.Lang, content: c})
}

// Shared is the picture that is shown where a page is shared.
type Shared struct {
	URL           string // whole
	Alt           string
	MediaType     string
	Width, Height int // pixels; 0 where they are not known
}

// The size of cards and of copies for sharing, in pixels.
const shareWidth, shareHeight = 1200, 630

// Share returns the picture that is shown where a page is shared: its lead picture,
// else its card, else the site's own picture, else the card of its language's home.
// It reports false where there is none.
func (p *Plan) Share(page *Page) (Shared, bool) {
	if s := page.Story(); s != nil && s.Translation.Image != nil {
		if f := p.files(s.Release.ID)[s.Translation.Image.File]; f != nil && f.Share != nil {
			shown := p.sharePage(f)
			return Shared{p.URL(shown), s.Translation.Image.Alt, f.Share.MediaType, f.Share.Width, f.Share.Height}, true
		}
	}
	if own := p.cards[page]; own != nil {
		return p.sharedCard(own), true
	}
	if sign := p.Brand.Picture; sign != nil {
		return Shared{p.URL(p.Asset(sign.Asset)), p.Title(page.Lang), sign.MediaType, sign.Width, sign.Height}, true
	}
	if home := p.cards[p.homes[page.Lang]]; home != nil {
		return p.sharedCard(home), true
	}
	return Shared{}, false
}

func (p *Plan) sharedCard(page *Page) Shared {
	return Shared{p.URL(page), page.Card().Headline, "image/png", shareWidth, shareHeight}
}

// sharePage returns the page of the copy of a lead picture that is made for sharing.
func (p *Plan) sharePage(f *press.File) *Page {
	name := strings.TrimSuffix(f.Name, path.Ext(f.Name)) + "-share" + extension(f.Share.MediaType)
	return p.mediaPage(f, f.Share, name, f.Share.Hash)
}

// SharedTitle is the title of a translation where it is shown without its page: of a release
// that is withdrawn, it says so. A message that cannot be made is told where pages are.
func SharedTitle(r *press.Release, t *press.Translation, l *locale.Locale) string {
	if r.Withdrawn == nil {
		return t.Title
	}
	if marked, err := l.Format("release.withdrawn_title", "Title", t.Title); err == nil {
		return marked
	}
	return t.Title
}
