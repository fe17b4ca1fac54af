package generator

import (
	"context"
	"runtime"

	"docsite/generator/diag"
	"docsite/generator/link"
	"docsite/generator/press"
	"docsite/generator/read"
)

// Survey reads a newsroom for those who keep it: every release that can be
// read, drafts and what is under embargo among them, linked, and nothing checked
// or planned. The diagnostics, which are sorted, tell what could not be read; the
// Site is nil where that is the settings. What it tells is not for readers.
func Survey(ctx context.Context, o Options) (*press.Site, []diag.Diagnostic, error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	b, ds, err := basics(o)
	if b == nil || err != nil {
		return nil, diag.Sort(ds), err
	}
	translations, found, err := read.Translations(ctx, o.Folder, read.Options{Settings: b.settings, Converters: b.converters, Jobs: o.Jobs})
	if err != nil {
		return nil, nil, err
	}
	ds = append(ds, found...)
	releases, found := link.Link(translations, b.settings, b.ministries)
	releases, ds = link.Visible(releases, append(ds, found...), o.Now, true)
	site := &press.Site{Settings: *b.settings, Ministries: b.ministries, Releases: releases, Now: o.Now, Preview: true}
	return site, diag.Sort(ds), nil
}

// Passages returns the function that reads the passages of a file of a release
// as it is or once was, of which its digest is or was: from its path in the site's
// folder and its content; false for what cannot be read as a translation. The
// function is nil where the site's settings cannot be understood.
func Passages(o Options) (func(file string, content []byte) ([]press.Passage, bool), error) {
	b, _, err := basics(o)
	if b == nil || err != nil {
		return nil, err
	}
	options := read.Options{Settings: b.settings, Converters: b.converters}
	return func(file string, content []byte) ([]press.Passage, bool) {
		return read.Passages(file, content, options)
	}, nil
}
