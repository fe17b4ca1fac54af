package render

import (
	"bytes"
	"encoding/json"
	"slices"

	"docsite/generator/plan"
)

// The members of a web application manifest that a newsroom needs (W3C, Web
// Application Manifest, section 1).
type (
	manifest struct {
		Name      string         `json:"name"`
		Lang      string         `json:"lang"`
		Direction string         `json:"dir"`
		Start     string         `json:"start_url"`
		Scope     string         `json:"scope"`
		Display   string         `json:"display"`
		Icons     []manifestIcon `json:"icons,omitempty"`
	}
	manifestIcon struct {
		Source  string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose,omitempty"`
	}
)

// ownIcons are docsite's own, which stand where a site has none.
var ownIcons = []plan.Sign{
	{Asset: "icon.svg", MediaType: drawing},
	{Asset: "icon-180.png", Width: touchIcon, Height: touchIcon, MediaType: "image/png"},
	{Asset: "icon-192.png", Width: 192, Height: 192, MediaType: "image/png"},
	{Asset: "icon-512.png", Width: 512, Height: 512, MediaType: "image/png"},
	{Asset: "icon-maskable-512.png", Width: 512, Height: 512, MediaType: "image/png", Purpose: "maskable"},
}

// icon returns the icons of the newsroom.
func (b *builder) icon() []plan.Sign {
	if icons := b.plan.Brand.Icons; icons != nil {
		return icons
	}
	return slices.DeleteFunc(slices.Clone(ownIcons), func(s plan.Sign) bool { return b.plan.Asset(s.Asset) == nil })
}

// manifest describes the newsroom to a device that keeps it on its first
// screen. It stays a site with the browser's own buttons.
func (b *builder) manifest(out *bytes.Buffer) error {
	title, _ := b.text(b.plan.Site.Title)
	m := manifest{
		Name: title, Lang: b.page.Lang, Direction: b.locale.Direction, Display: "browser",
		Start: b.plan.Href(b.plan.Home(b.page.Lang)), Scope: b.plan.Href(b.plan.Open("index.html")),
	}
	for _, icon := range b.icon() {
		if !isTouchIcon(icon) {
			m.Icons = append(m.Icons, manifestIcon{b.plan.Href(b.plan.Asset(icon.Asset)), sizes(icon), icon.MediaType, icon.Purpose})
		}
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(m)
}
