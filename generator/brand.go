package generator

import (
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
	bytes  [][]byte // of the files, for a digest
	found  []diag.Diagnostic
}

// loadBrand reads the files that settings and register name. The error is one of the
// disk.
func loadBrand(site fs.FS, settings *press.Settings, ministries map[string]*press.Ministry) (*brand, error) {
	b := &brand{Brand: plan.Brand{Bodies: map[string]*plan.Sign{}}}
	var err error
	read := func(name string, of press.Located, most int64) *plan.Sign {
		if of.Text == "" || err != nil {
			return nil
		}
		var sign *media.Sign
		var fault *diag.Diagnostic
		if sign, fault, err = media.ReadSign(site, of, most); fault != nil {
			b.found = append(b.found, *fault)
		}
		if sign == nil {
			return nil
		}
		name = "brand/" + name + media.Extension(sign.MediaType)
		b.assets = append(b.assets, plan.Asset{Name: name, Content: sign.Content, File: of.Text})
		b.bytes = append(b.bytes, sign.Content)
		return &plan.Sign{Asset: name, Width: sign.Width, Height: sign.Height, MediaType: sign.MediaType}
	}
	if logo := settings.Brand.Logo; logo != nil {
		b.Light, b.Dark = read("logo", logo.Light, media.MaxSign), read("logo-dark", logo.Dark, media.MaxSign)
		if b.Light != nil && logo.Dark.Text == "" {
			b.found = append(b.found, diag.New(diag.LogoLightOnly, logo.Light.At, "the logo has no form for a dark ground").
				WithHint("add “dark: …” beside “light”; until then the light one stands on a light plate"))
		}
	}
	b.Picture = read("picture", settings.Brand.Picture, picture.MaxBytes)
	for _, id := range slices.Sorted(maps.Keys(ministries)) {
		if sign := read(id, ministries[id].Logo, media.MaxSign); sign != nil {
			b.Bodies[id] = sign
		}
	}
	return b, err
}
