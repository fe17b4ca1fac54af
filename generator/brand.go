package generator

import (
	"image"
	"io/fs"
	"maps"
	"slices"

	"docsite/generator/diag"
	"docsite/generator/media"
	"docsite/generator/picture"
	"docsite/generator/plan"
	"docsite/generator/press"
)

// brand is what was made of the files that a site names as its own.
type brand struct {
	plan.Brand
	assets []plan.Asset
	bytes  [][]byte    // of the files, for a digest
	logo   image.Image // of pixels, for cards; nil where there is none
	found  []diag.Diagnostic
}

// shared returns the site's own picture as it is shown where pages are shared. A
// drawing is told: those who show it take none.
func (b *brand) shared(of press.Located, sign *media.Sign) *media.Sign {
	if sign == nil {
		return nil
	}
	if sign.Picture != nil {
		if made, err := sign.Picture.Share(); err == nil {
			return &media.Sign{Content: made.Bytes, MediaType: string(made.Format), Width: made.Width, Height: made.Height, Picture: sign.Picture}
		}
	}
	b.found = append(b.found, diag.New(diag.LogoUnusable, of.At, "the picture “%s” cannot be shown where pages are shared", of.Text).
		WithHint("save it as JPEG or PNG, %d × %d pixels", picture.ShareWidth, picture.ShareHeight))
	return nil
}

// loadBrand reads the files that settings and register name. The error is one of the
// disk.
func loadBrand(site fs.FS, settings *press.Settings, ministries map[string]*press.Ministry) (*brand, error) {
	b := &brand{Brand: plan.Brand{Bodies: map[string]*plan.Sign{}}}
	var err error
	open := func(of press.Located, most int64) (sign *media.Sign) {
		if of.Text == "" || err != nil {
			return nil
		}
		var fault *diag.Diagnostic
		if sign, fault, err = media.ReadSign(site, of, most); fault != nil {
			b.found = append(b.found, *fault)
		}
		return sign
	}
	add := func(name string, of press.Located, sign *media.Sign) *plan.Sign {
		if sign == nil {
			return nil
		}
		name = "brand/" + name + media.Extension(sign.MediaType)
		b.assets = append(b.assets, plan.Asset{Name: name, Content: sign.Content, File: of.Text})
		b.bytes = append(b.bytes, sign.Content)
		return &plan.Sign{Asset: name, Width: sign.Width, Height: sign.Height, MediaType: sign.MediaType}
	}
	read := func(name string, of press.Located, most int64) *plan.Sign { return add(name, of, open(of, most)) }
	if logo := settings.Brand.Logo; logo != nil {
		light := open(logo.Light, media.MaxSign)
		b.Light, b.Dark = add("logo", logo.Light, light), read("logo-dark", logo.Dark, media.MaxSign)
		if light != nil && light.Picture != nil {
			if b.logo, err = light.Picture.Image(); err != nil {
				return nil, err // which reading it would have told
			}
		}
		if b.Light != nil && logo.Dark.Text == "" {
			b.found = append(b.found, diag.New(diag.LogoLightOnly, logo.Light.At, "the logo has no form for a dark ground").
				WithHint("add “dark: …” beside “light”; until then the light one stands on a light plate"))
		}
	}
	b.Picture = add("picture", settings.Brand.Picture, b.shared(settings.Brand.Picture, open(settings.Brand.Picture, picture.MaxBytes)))
	for _, id := range slices.Sorted(maps.Keys(ministries)) {
		if sign := read(id, ministries[id].Logo, media.MaxSign); sign != nil {
			b.Bodies[id] = sign
		}
	}
	return b, err
}
