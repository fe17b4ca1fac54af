package generator

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"time"

	"docsite/generator/draft"
	"docsite/generator/exchange"
	"docsite/generator/locale"
	"docsite/generator/memory"
	"docsite/generator/press"
	"docsite/generator/progress"
	"docsite/generator/revision"
	"docsite/generator/translate"
)

// Desk returns what texts of the site go out to translators by and come back; nil if the
// site's settings cannot be understood.
func (e *Engine) Desk() (*translate.Desk, error) {
	c, err := e.configuration()
	if err != nil || c.settings == nil {
		return nil, err
	}
	d := &translate.Desk{Base: c.base, Locales: map[string]*locale.Locale{}}
	for _, l := range c.locales {
		d.Locales[l.Tag] = l
	}
	return d, nil
}

// Judge returns what holds drafts of programs against their originals; nil if the site's
// settings cannot be understood.
func (e *Engine) Judge() (*draft.Judge, error) {
	c, err := e.configuration()
	if err != nil || c.settings == nil {
		return nil, err
	}
	return &draft.Judge{Facts: c.base.FactReaders(), Glossary: c.glossary, People: c.people}, nil
}

// ExchangedTerms returns the function that finds what the site's glossary has for a text that is
// translated from one language into another.
func (e *Engine) ExchangedTerms(from, to string) (func(text string) []exchange.Term, error) {
	c, err := e.configuration()
	if err != nil {
		return nil, err
	}
	return func(text string) []exchange.Term { return c.glossary.Exchanged(from, to, []string{text}) }, nil
}

// Memory returns what of some releases is translated from one language into another, of texts
// that are current, and that no program translated; and besides what somebody else translated.
func (e *Engine) Memory(ctx context.Context, releases []*press.Release, from, to string, others []memory.Entry) (*memory.Memory, error) {
	d, err := e.Desk()
	if err != nil || d == nil {
		return memory.New(func(func(memory.Entry) bool) {}), err
	}
	found := make([][]memory.Entry, len(releases))
	stage := progress.Begin(ctx, progress.Compare, len(releases))
	defer stage.End()
	err = e.each(ctx, len(releases), func(i int) error {
		defer stage.Done(1)
		list, err := e.sentences(d, releases[i], from, to)
		found[i] = list
		return err
	})
	return memory.New(entries(append(found, others))), err
}

func entries(found [][]memory.Entry) iter.Seq[memory.Entry] {
	return func(yield func(memory.Entry) bool) {
		for _, list := range found {
			for _, entry := range list {
				if !yield(entry) {
					return
				}
			}
		}
	}
}

// sentences returns what of a release is translated from one language into another.
func (e *Engine) sentences(d *translate.Desk, r *press.Release, from, to string) ([]memory.Entry, error) {
	var texts [2]translate.Text
	for n, lang := range []string{from, to} {
		t := r.In(lang)
		state := revision.Of(r, lang)
		if t == nil || t.Status == press.Machine || state != revision.Original && state != revision.Current {
			return nil, nil
		}
		content, err := fs.ReadFile(e.options.Folder, t.File)
		if err != nil {
			return nil, fmt.Errorf("read a translation: %w", err)
		}
		var ok bool
		if texts[n], ok = d.Read(t.File, content); !ok {
			return nil, nil
		}
	}
	date := "" // of a page
	if !r.Date.IsZero() {
		date = r.Date.Format(time.DateOnly)
	}
	var list []memory.Entry
	for _, u := range d.Export(texts[0], &texts[1], to, translate.Options{}).Units {
		if len(u.Notes) > 0 { // of what does not stand alone
			continue
		}
		for _, s := range u.Segments {
			if s.State == exchange.Translated {
				list = append(list, memory.Entry{Source: s.Source, Target: s.Target, Release: r.ID, Date: date})
			}
		}
	}
	return list, nil
}
