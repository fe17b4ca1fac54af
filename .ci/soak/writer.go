package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"
)

// patience is how long the server may take to take a change.
const patience = 30 * time.Second

// writer changes the newsroom, one change after the other, and waits after each until
// the server has taken it.
type writer struct {
	ctx    context.Context
	room   *newsroom
	ledger *ledger
	site   *site
	lots   *rand.Rand
	number int // of the last change
	files  int // that were changed
	took   map[string][]time.Duration
}

// change is a kind of change.
type change struct {
	name  string
	files int
	do    func(*writer) error
}

// cycle is what is done in turn. It is 80 files, half of them at once.
func cycle() []change {
	one := func(name string, do func(*writer) error) change { return change{name, 1, do} }
	replace := one("a text replaced", (*writer).replaceOne)
	overwrite := one("a text written slowly", (*writer).overwriteOne)
	missing := change{"a translation removed, and added again", 2, (*writer).withoutOne}
	return []change{
		replace, overwrite, replace, {"a release's folder renamed", 3, (*writer).moveOne}, replace, missing,
		replace, one("a template changed", (*writer).templateOne), replace, overwrite, replace, {"a mistake made, and mended", 2, (*writer).spoilOne},
		replace, {"40 texts checked out", 40, func(w *writer) error { return w.checkOut(40) }}, replace, overwrite,
		replace, {"a release's folder renamed", 3, (*writer).moveOne}, replace, one("a message changed", (*writer).messageOne),
		replace, missing, replace, overwrite, replace, overwrite, replace, {"a mistake made, and mended", 2, (*writer).spoilOne},
	}
}

// run changes as many files in as much time, or fewer where the machine is too slow for them.
func (w *writer) run(files int, within time.Duration) error {
	begin := time.Now()
	w.took = map[string][]time.Duration{}
	for all := cycle(); w.files < files && time.Since(begin) < within; all = append(all[1:], all[0]) {
		c := all[0]
		start := time.Now()
		if err := c.do(w); err != nil {
			return fmt.Errorf("change %d, %s: %w", w.number, c.name, err)
		}
		w.took[c.name] = append(w.took[c.name], time.Since(start))
		w.files += c.files
		select {
		case <-time.After(time.Until(begin.Add(within * time.Duration(w.files) / time.Duration(files)))):
		case <-w.ctx.Done():
			return w.ctx.Err()
		}
	}
	return nil
}

func (w *writer) pick() *release {
	all := w.room.complete(w.ledger.now())
	return all[w.lots.IntN(len(all))]
}

func (w *writer) pickText() *text {
	r := w.pick()
	return r.texts[w.lots.IntN(len(r.texts))]
}

// make makes a change of texts, and waits until their pages show it. Who has the page of the
// first open is told of it.
func (w *writer) make(do func(n int) error, texts ...*text) error {
	page := texts[0].page()
	before, err := w.site.get(w.ctx, page)
	if err != nil {
		return err
	}
	open, err := w.site.listen(w.ctx, page, before.sent())
	if err != nil {
		return err
	}
	defer open.close()
	w.number++
	var which []int
	for _, t := range texts {
		which = append(which, t.index)
	}
	w.ledger.begin(which...)
	if err := do(w.number); err != nil {
		return err
	}
	for _, t := range texts {
		if err := w.shows(t.page(), mark(t.index, w.number)); err != nil {
			return err
		}
	}
	w.ledger.set(func(i int, s *state) { s.at = w.room.texts[i-firstText].page() }, which...)
	w.ledger.took(w.number, which...)
	if err := open.waitFor(patience, func(n news) bool { return n.name == "reload" }); err != nil {
		return fmt.Errorf("%s is open and changed: %w", page, err)
	}
	return nil
}

func (w *writer) replaceOne() error {
	t := w.pickText()
	return w.make(func(n int) error { return w.room.replace(t, n) }, t)
}

func (w *writer) overwriteOne() error {
	t := w.pickText()
	return w.make(func(n int) error {
		return w.room.overwrite(t, n, func() { time.Sleep(time.Duration(w.lots.IntN(80)) * time.Millisecond) })
	}, t)
}

func (w *writer) checkOut(files int) error {
	var texts []*text
	for len(texts) < files {
		texts = append(texts, w.pick().texts...)
	}
	return w.make(func(n int) error {
		for _, t := range texts {
			if err := w.room.checkOut(t, n); err != nil {
				return err
			}
		}
		return nil
	}, texts...)
}

// withoutOne removes a translation that is not the original, and adds it again.
func (w *writer) withoutOne() error {
	r := w.pick()
	t := r.texts[1]
	w.number++
	w.ledger.begin(t.index)
	if err := w.room.remove(t); err != nil {
		return err
	}
	if err := w.gone(t.page()); err != nil {
		return err
	}
	w.ledger.set(func(_ int, s *state) { s.at = "" }, t.index)
	w.ledger.took(w.number, t.index)
	return w.make(func(n int) error { return w.room.replace(t, n) }, t)
}

// moveOne renames a release's folder: its pages are elsewhere, with the texts they had.
func (w *writer) moveOne() error {
	r := w.pick()
	var which []int
	for _, t := range r.texts {
		which = append(which, t.index)
	}
	w.ledger.begin(which...)
	before := r.texts[0].page()
	if err := w.room.move(r); err != nil {
		return err
	}
	known := w.ledger.now()
	for _, t := range r.texts {
		if err := w.shows(t.page(), mark(t.index, known[t.index].floor)); err != nil {
			return err
		}
	}
	if err := w.gone(before); err != nil {
		return err
	}
	w.ledger.set(func(i int, s *state) { s.at, s.still = w.room.texts[i-firstText].page(), true }, which...)
	return nil
}

// spoilOne makes a mistake that keeps the site from being made: readers go on with the
// last one until it is mended.
func (w *writer) spoilOne() error {
	t := w.pickText()
	page := t.page()
	told, err := w.site.listen(w.ctx, page, "")
	if err != nil {
		return err
	}
	defer told.close()
	if err := w.room.spoil(t); err != nil {
		return err
	}
	if err := told.waitFor(patience, news.tellsErrors); err != nil {
		return fmt.Errorf("%s is open and has a mistake: %w", page, err)
	}
	if err := w.shows(page, mark(t.index, w.ledger.now()[t.index].floor)); err != nil {
		return fmt.Errorf("with a mistake in it: %w", err)
	}
	return w.make(func(n int) error { return w.room.replace(t, n) }, t)
}

func (w *writer) templateOne() error {
	return w.everywhere(everyPage, w.room.template, "/en/", "/fr/", "/ja/")
}

func (w *writer) messageOne() error { return w.everywhere(everyEnglish, w.room.message, "/en/") }

// everywhere makes a change that stands on many pages, and waits until some show it.
func (w *writer) everywhere(which int, do func(n int) error, pages ...string) error {
	w.number++
	w.ledger.begin(which)
	if err := do(w.number); err != nil {
		return err
	}
	for _, page := range pages {
		if err := w.shows(page, mark(which, w.number)); err != nil {
			return err
		}
	}
	w.ledger.took(w.number, which)
	return nil
}

// shows waits until a page has a mark.
func (w *writer) shows(page, mark string) error {
	return w.until(page, "never shows "+mark, func(a answer) bool { return a.status == 200 && a.has(mark) })
}

// gone waits until a page is not there.
func (w *writer) gone(page string) error {
	return w.until(page, "never goes", func(a answer) bool { return a.status == 404 })
}

func (w *writer) until(page, otherwise string, done func(answer) bool) error {
	for begin := time.Now(); ; {
		a, err := w.site.get(w.ctx, page)
		if err != nil {
			return err
		}
		if done(a) {
			return nil
		}
		if time.Since(begin) > patience {
			return failure{fmt.Errorf("%s %s within %v", page, otherwise, patience)}
		}
		time.Sleep(10 * time.Millisecond)
	}
}
