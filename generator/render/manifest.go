package render

import (
	"bytes"
	"encoding/json"
	"path"
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

// icons are the assets that a manifest names.
var icons = []struct{ name, sizes, purpose string }{
	{"icon.svg", "any", ""},
	{"icon-192.png", "192x192", ""},
	{"icon-512.png", "512x512", ""},
	{"icon-maskable-512.png", "512x512", "maskable"},
}

var iconTypes = map[string]string{".svg": "image/svg+xml", ".png": "image/png"}

// manifest describes the newsroom to a device that keeps it on its first
// screen. It stays a site with the browser's own buttons.
func (b *builder) manifest(out *bytes.Buffer) error {
	title, _ := b.text(b.plan.Site.Title)
	m := manifest{
		Name: title, Lang: b.page.Lang, Direction: b.locale.Direction, Display: "browser",
		Start: b.plan.Href(b.plan.Home(b.page.Lang)), Scope: b.plan.Href(b.plan.Open("index.html")),
	}
	for _, icon := range icons {
		if file := b.plan.Asset(icon.name); file != nil {
			m.Icons = append(m.Icons, manifestIcon{b.plan.Href(file), icon.sizes, iconTypes[path.Ext(icon.name)], icon.purpose})
		}
	}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(m)
}
