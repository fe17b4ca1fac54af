package generator

import (
	"fmt"
	"image"
	"image/color"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"docsite/generator/colour"
	"docsite/generator/diag"
	"docsite/generator/media"
	"docsite/generator/picture"
	"docsite/generator/plan"
	"docsite/generator/press"
)

// brand is what was made of what a site names as its own.
type brand struct {
	plan.Brand
	assets []plan.Asset
	style  string      // what is read behind the style sheet; empty where docsite's own colours stand
	bytes  [][]byte    // of the files, for a digest
	logo   image.Image // of pixels, for cards; nil where there is none
	found  []diag.Diagnostic
}

// brandReader reads the files of a brand.
type brandReader struct {
	*brand
	site fs.FS
	err  error // of the disk
}

// loadBrand reads the files that settings and register name. The error is one of the
// disk.
func loadBrand(site fs.FS, settings *press.Settings, ministries map[string]*press.Ministry) (*brand, error) {
	b := &brandReader{brand: &brand{Brand: plan.Brand{Bodies: map[string]*plan.Sign{}}}, site: site}
	b.colour(settings.Brand.Colour)
	if logo := settings.Brand.Logo; logo != nil {
		b.readLogo(logo)
	}
	b.shared(settings.Brand.Picture)
	for _, id := range slices.Sorted(maps.Keys(ministries)) {
		if sign, _ := b.sign("bodies/"+id, ministries[id].Logo, media.MaxSign); sign != nil {
			b.Bodies[id] = sign
		}
	}
	return b.brand, b.err
}

// sign reads a picture, and makes an asset of it.
func (b *brandReader) sign(name string, of press.Located, most int64) (*plan.Sign, *media.Sign) {
	sign := b.open(of, most)
	if sign == nil {
		return nil, nil
	}
	made := b.addSign(name, of, sign)
	return &made, sign
}

// open reads a picture; nil where there is none that can be used.
func (b *brandReader) open(of press.Located, most int64) *media.Sign {
	if of.Text == "" || b.err != nil {
		return nil
	}
	sign, fault, err := media.ReadSign(b.site, of, most)
	if b.err = err; fault != nil {
		b.found = append(b.found, *fault)
	}
	return sign
}

func (b *brandReader) addSign(name string, of press.Located, sign *media.Sign) plan.Sign {
	b.bytes = append(b.bytes, sign.Content)
	made := plan.Sign{Width: sign.Width, Height: sign.Height, MediaType: sign.MediaType}
	extension := media.Extension(sign.MediaType)
	if asset, is := strings.CutPrefix(of.Text, "templates/assets/"); is && path.Ext(asset) == extension {
		made.Asset = asset // which it is already, and is published once
		b.assets = append(b.assets, plan.Asset{Name: asset, Content: sign.Content, File: of.Text})
		return made
	}
	made.Asset = name + extension
	return b.add(made, sign.Content, of.Text)
}

// add takes a picture up among the assets.
func (b *brandReader) add(s plan.Sign, content []byte, file string) plan.Sign {
	s.Asset = "brand/" + s.Asset
	b.assets = append(b.assets, plan.Asset{Name: s.Asset, Content: content, File: file})
	return s
}

func (b *brandReader) readLogo(logo *press.Logo) {
	light, square := b.sign("logo", logo.Light, media.MaxSign)
	b.Light = light
	if light != nil && square.Picture != nil {
		if b.logo, b.err = square.Picture.Image(); b.err != nil {
			return // which reading it would have told
		}
	}
	b.Dark, _ = b.sign("logo-dark", logo.Dark, media.MaxSign)
	if light != nil && logo.Dark.Text == "" {
		b.found = append(b.found, diag.New(diag.LogoLightOnly, logo.Light.At, "the logo has no form for a dark ground").
			WithHint("add “dark: …” beside “light”; until then the light one stands on a light plate"))
	}
	icon, of := light, logo.Light
	if logo.Icon.Text != "" {
		icon, square = b.sign("icon", logo.Icon, media.MaxSign)
		of = logo.Icon
	}
	switch {
	case square == nil:
	case square.Picture == nil:
		b.Icons = []plan.Sign{*icon}
	default:
		b.icons(square.Picture, of)
	}
}

// shared reads the picture that is shown where pages are shared. A drawing is told:
// those who show it take none.
func (b *brandReader) shared(of press.Located) {
	sign := b.open(of, picture.MaxBytes)
	if sign == nil {
		return
	}
	if sign.Picture != nil {
		if made, err := sign.Picture.Share(); err == nil {
			sign := b.addSign("picture", of, &media.Sign{Content: made.Bytes, MediaType: string(made.Format), Width: made.Width, Height: made.Height})
			b.Picture = &sign
			return
		}
	}
	b.found = append(b.found, diag.New(diag.LogoUnusable, of.At, "the picture “%s” cannot be shown where pages are shared", of.Text).
		WithHint("save it as JPEG or PNG, %d × %d pixels", picture.ShareWidth, picture.ShareHeight))
}

// paper is the ground of icons that must not be seen through.
var paper = color.RGBA{255, 255, 255, 255}

// icons makes the icons of a picture.
func (b *brandReader) icons(p *picture.Picture, of press.Located) {
	made, err := p.Icons(paper)
	if err != nil {
		b.found = append(b.found, diag.New(diag.LogoUnusable, of.At, "no icons can be made of the picture “%s”: %v", of.Text, err).
			WithHint("name another as “icon”: a square PNG, or SVG"))
		return
	}
	for _, icon := range made {
		purpose, name := "", fmt.Sprintf("icon-%d.png", icon.Size)
		if icon.Purpose == picture.Maskable {
			purpose, name = string(icon.Purpose), fmt.Sprintf("icon-maskable-%d.png", icon.Size)
		}
		b.Icons = append(b.Icons, b.add(plan.Sign{Asset: name, Width: icon.Size, Height: icon.Size, MediaType: "image/png", Purpose: purpose}, icon.Bytes, of.Text))
	}
}

// colour makes the site's colours from its accent.
func (b *brandReader) colour(of press.Located) {
	if of.Text == "" {
		return
	}
	accent, err := colour.Parse(of.Text)
	if err != nil {
		said, hint, _ := strings.Cut(err.Error(), ": ")
		b.found = append(b.found, diag.New(diag.ColourUnread, of.At, "%s", said).WithHint("%s", hint))
		return
	}
	palette, fault := colour.NewPalette(accent)
	if fault != nil {
		b.found = append(b.found, diag.New(diag.ColourUnread, of.At, "%s", fault.Message()).
			WithHint("write %s, the nearest that can be read, or a darker one", fault.Nearest))
		return
	}
	b.style = palette.CSS()
	b.Theme = [2]string{palette.Light.Browser.String(), palette.Dark.Browser.String()}
}

// among returns the assets of a site's templates with those of its brand: its colours stand
// behind the style sheet, and an asset that is a sign is what was made of it.
func (b *brand) among(assets []plan.Asset) []plan.Asset {
	all := map[string]plan.Asset{}
	for _, asset := range slices.Concat(assets, b.assets) {
		all[asset.Name] = asset
	}
	if sheet, has := all["site.css"]; has && b.style != "" {
		sheet.Content = slices.Concat(sheet.Content, []byte("\n/* The colours of docsite.yaml. */\n"+b.style))
		all[sheet.Name] = sheet
	}
	var list []plan.Asset
	for _, name := range slices.Sorted(maps.Keys(all)) {
		list = append(list, all[name])
	}
	return list
}
