package generator

import (
	"context"
	"slices"
	"time"

	"docsite/generator/diag"
	"docsite/generator/link"
	"docsite/generator/press"
	"docsite/generator/record"
)

// Survey reads a newsroom for those who keep it: every release that can be read,
// drafts and what is under embargo among them, but not what is gone, linked, and nothing checked or planned.
// Where IDs or years are named it reads the releases of these alone. The diagnostics,
// which are sorted, tell what could not be read; the Site is nil if that is the
// settings. What it tells is not for readers.
func (e *Engine) Survey(ctx context.Context, now time.Time, named ...string) (*press.Site, []diag.Diagnostic, error) {
	in, err := e.read(ctx, named...)
	if err != nil {
		return nil, nil, err
	}
	if in.config.settings == nil {
		return nil, diag.Sort(in.found), nil
	}
	records, err := e.records(ctx, in)
	if err != nil {
		return nil, nil, err
	}
	e.Keep(ctx)
	all, found := releases(records)
	visible, found := link.Visible(all, slices.Concat(in.found, found), in.config.settings, now, true)
	c := in.config
	site := &press.Site{Settings: *c.settings, Ministries: c.ministries, Releases: visible, Tombstones: link.Tombstones(all, c.settings, now), Now: now, Preview: true}
	return site, diag.Sort(found), nil
}

// Passages returns the function that reads the passages of a file of a release
// as it is or once was, of which its digest is or was: from its path in the site's
// folder and its content; false for what cannot be read as a translation. The
// function is nil if the site's settings cannot be understood.
func (e *Engine) Passages() (func(file string, content []byte) ([]press.Passage, bool), error) {
	c, err := e.configuration()
	if err != nil || c.settings == nil {
		return nil, err
	}
	return c.base.Passages, nil
}

// RecordBase returns what texts of the site are read and set side by side by, as they are or once were;
// nil if the site's settings cannot be understood.
func (e *Engine) RecordBase() (*record.Base, error) {
	c, err := e.configuration()
	if err != nil || c.settings == nil {
		return nil, err
	}
	return c.base, nil
}
