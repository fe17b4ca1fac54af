package generator

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"

	"docsite/generator/diag"
	"docsite/generator/glossary"
	"docsite/generator/layout"
	"docsite/generator/locale"
	"docsite/generator/plan"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/record"
	"docsite/locales"
	"docsite/templates"
)

// config is everything that a site is made from but its releases.
type config struct {
	settings   *press.Settings // nil if they cannot be understood
	ministries map[string]*press.Ministry
	people     map[string]*press.Person
	glossary   *glossary.Glossary // nil if there is none, or it cannot be used
	locales    []*locale.Locale   // nil if the messages cannot be used: releases can be checked without
	base       *record.Base       // of the records
	brand      plan.Brand
	cards      *cardSet
	templates  overlay
	assets     []plan.Asset
	unused     []diag.Diagnostic // of what lies among the templates and is not used
	found      []diag.Diagnostic // in settings, register and messages
	digest     [sha256.Size]byte // of all that was read, and of the version of docsite
}

// loadConfig reads everything but the releases. The error wraps [fs.ErrNotExist]
// where there is no docsite.yaml.
func loadConfig(o Options) (*config, error) {
	c := &config{templates: overlay{over: layout.Sub(o.Folder, layout.Templates), under: templates.Files}}
	var err error
	if c.digest, c.found, err = lookAtConfig(o); err != nil {
		return nil, err
	}
	if len(c.found) > 0 {
		return c, nil
	}
	if c.settings, c.found, err = read.Settings(o.Folder, o.BaseURL); c.settings == nil || err != nil {
		return c, err
	}
	messages := layout.Sub(o.Folder, layout.Locales)
	var found []diag.Diagnostic
	c.locales, found, err = locale.Load(locales.Files, messages, c.settings.Languages)
	if err != nil {
		return nil, fmt.Errorf("read the folder locales: %w", err)
	}
	c.found = append(c.found, found...)
	words := locale.ContactWords(c.locales)
	if failed(found) {
		c.locales = nil
	}
	c.ministries, found, err = read.Ministries(o.Folder, c.settings.Languages, words)
	if err != nil {
		return nil, err
	}
	c.found = append(c.found, found...)
	if c.people, found, err = read.People(o.Folder, c.settings.Languages, c.ministries, words); err != nil {
		return nil, err
	}
	c.found = append(c.found, found...)
	if c.settings.Readings, found, err = read.Readings(o.Folder); err != nil {
		return nil, err
	}
	c.found = append(c.found, found...)
	if c.glossary, found, err = glossary.Read(o.Folder, c.settings.Languages, c.locales); err != nil {
		return nil, err
	}
	c.found = append(c.found, found...)
	unused, err := locale.Unused(locales.Files, messages, c.settings.Languages)
	if err != nil {
		return nil, fmt.Errorf("read the folder locales: %w", err)
	}
	c.found = append(c.found, unused...)
	own, err := loadBrand(o.Folder, c.settings, c.ministries)
	if err != nil {
		return nil, fmt.Errorf("read a picture of the site's own: %w", err)
	}
	c.found = append(c.found, own.found...)
	c.brand = own.Brand
	if c.cards, c.brand.Fonts, found, err = loadCards(o.Folder, c.settings, c.locales, own.logo); err != nil {
		return nil, err
	}
	c.found = append(c.found, found...)
	own.bytes = append(own.bytes, c.cards.key(c.brand.Fonts))
	c.digest = withBytes(c.digest, own.bytes)
	c.base = record.NewBase(c.settings, c.ministries, c.people, c.glossary, c.locales, o.Version)
	assets, err := c.templates.assets()
	if err != nil {
		return nil, err
	}
	c.assets = own.among(assets)
	c.unused, err = c.templates.unused()
	return c, err
}

// withBytes returns the digest of another one and of files.
func withBytes(digest [sha256.Size]byte, files [][]byte) [sha256.Size]byte {
	all := slices.Clone(digest[:])
	for _, content := range files {
		own := sha256.Sum256(content)
		all = append(all, own[:]...)
	}
	return sha256.Sum256(all)
}

// names reports whether a picture or a font of the site's own is at a path, or below it.
func (c *config) names(name string) bool {
	if c == nil || c.settings == nil {
		return false
	}
	b := c.settings.Brand
	own := append(slices.Collect(maps.Values(b.Fonts)), b.Picture)
	if b.Logo != nil {
		own = append(own, b.Logo.Light, b.Logo.Dark, b.Logo.Icon)
	}
	for _, m := range c.ministries {
		own = append(own, m.Logo)
	}
	return slices.ContainsFunc(own, func(file press.Located) bool { return file.Text != "" && layout.Within(file.Text, name) })
}

// failed reports whether there are errors among diagnostics.
func failed(ds []diag.Diagnostic) bool {
	return diag.Count(ds).Errors > 0
}
