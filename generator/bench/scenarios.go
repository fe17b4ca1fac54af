package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"docsite/generator/bench/corpus"
)

// workplace is what is measured, and where.
type workplace struct {
	ctx     context.Context
	runs    int
	docsite string // programs; hugo is empty where there is none
	hugo    string
	self    string
	tree    string // the source of docsite
	dir     string // of one corpus: all that follows is in it

	sideBySide bool // the site has pages of two languages
}

func (b *workplace) site() string  { return filepath.Join(b.dir, "site") }
func (b *workplace) out() string   { return filepath.Join(b.dir, "public") }
func (b *workplace) store() string { return filepath.Join(b.dir, "store") }
func (b *workplace) sizes() string { return filepath.Join(b.dir, "sizes") }

// moment is what docsite takes for the present: behind the last release.
const moment = "2026-01-15T00:00:00Z"

// command returns the arguments of a command of docsite, with a store.
func (b *workplace) command(name string, more ...string) []string {
	return append([]string{name, "--site", b.site(), "--out", b.out(), "--cache", b.store(), "--now", moment}, more...)
}

// scenario is a process that is measured several times.
type scenario struct {
	what    string
	before  func() error // what is done first, and not measured
	program string
	args    []string
	out     string // the folder that it writes into, if it does
}

// measure measures everything on a corpus of n releases.
func (b *workplace) measure(n int) (table, error) {
	t := table{releases: n}
	texts, err := corpus.Write(b.site(), n)
	if err != nil {
		return t, err
	}
	if err := b.settle(); err != nil {
		return t, err
	}
	say("%d releases in %d texts", n, texts)
	if b.hugo != "" {
		if err := writeHugo(b.hugoDir("site"), n); err != nil {
			return t, err
		}
	}
	// Of a corpus with mistakes, telling them would be measured, too.
	if _, err := run(b.ctx, b.docsite, b.command("check", "--strict")...); err != nil {
		return t, fmt.Errorf("the corpus needs mending: %w", err)
	}
	r, err := corpus.InTheMiddle(n)
	if err != nil {
		return t, err
	}
	changes, err := b.newChanges(r)
	if err != nil {
		return t, err
	}
	for _, group := range [][]scenario{b.fromNothing(), b.warm(changes)} {
		rows, err := b.inTurn(group)
		if err != nil {
			return t, err
		}
		t.rows = append(t.rows, rows...)
	}
	say("docsite serve")
	rows, err := b.serve(changes)
	t.rows = append(t.rows, rows...)
	return t, err
}

// settle writes into the settings of the corpus what was asked for.
func (b *workplace) settle() error {
	file := filepath.Join(b.site(), "docsite.yaml")
	settings, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return corpus.WriteFile(file, fmt.Sprintf("%sside_by_side: %t\n", settings, b.sideBySide))
}

// fromNothing are builds of everything. They are measured in turn, so that a machine
// that others use, too, is as slow for one as for the other.
func (b *workplace) fromNothing() []scenario {
	list := []scenario{
		{what: fullRow, out: b.out(), program: b.docsite, args: b.command("build"), before: func() error {
			return errors.Join(os.RemoveAll(b.out()), os.RemoveAll(b.store()))
		}},
		{what: floorRow, out: b.floorOut(), program: b.self, before: func() error {
			return errors.Join(os.RemoveAll(b.floorOut()), writeSizes(b.out(), b.sizes()))
		}, args: []string{floorArgument, filepath.Join(b.site(), "releases"), b.sizes(), b.floorOut()}},
	}
	if b.hugo == "" {
		return list
	}
	return append(list, scenario{what: hugoRow, out: b.hugoDir("public"), program: b.hugo, before: func() error {
		return errors.Join(os.RemoveAll(b.hugoDir("public")), os.RemoveAll(b.hugoDir("cache")))
	}, args: []string{"--source", b.hugoDir("site"), "--destination", b.hugoDir("public"), "--cacheDir", b.hugoDir("cache"), "--quiet"}})
}

func (b *workplace) floorOut() string           { return filepath.Join(b.dir, "floor") }
func (b *workplace) hugoDir(name string) string { return filepath.Join(b.dir, "hugo", name) }

// warm are commands that find the store and the output of the last build, and a check
// that does not. What one changes stays changed.
func (b *workplace) warm(c *changes) []scenario {
	nothing := func() error { return nil }
	build := func(what string, before func() error, more ...string) scenario {
		return scenario{what: "docsite build: " + what, before: before, out: b.out(), program: b.docsite, args: b.command("build", more...)}
	}
	check := func(what string, before func() error, more ...string) scenario {
		return scenario{what: "docsite check: " + what, before: before, program: b.docsite, args: b.command("check", more...)}
	}
	list := []scenario{
		build("unchanged", nothing),
		build("one text edited", func() error { _, err := c.text(); return err }),
		build("a template changed", c.template),
		build("a message changed", c.message),
	}
	if b.has("build", "--verify") {
		list = append(list, build("--verify", nothing, "--verify"))
	}
	list = append(list, check("warm", nothing))
	if b.has("check", "--verify") {
		list = append(list, check("--verify", nothing, "--verify"))
	}
	cold := filepath.Join(b.dir, "cold")
	return append(list,
		check("cold", func() error { return os.RemoveAll(cold) }, "--cache", cold),
		check("--archive", nothing, "--archive"),
		scenario{what: "docsite audit", before: nothing, program: b.docsite, args: []string{"audit", b.out()}},
	)
}

// has says whether a command of docsite has a flag.
func (b *workplace) has(command, flag string) bool {
	said, err := exec.CommandContext(b.ctx, b.docsite, command, "--help").Output()
	return err == nil && bytes.Contains(said, []byte(flag+" "))
}

// inTurn runs every scenario once, then every one once more, and so on.
func (b *workplace) inTurn(group []scenario) ([]row, error) {
	all := make([][]usage, len(group))
	files := make([]int, len(group))
	for n := range b.runs {
		for i, s := range group {
			say("%s, %d of %d", s.what, n+1, b.runs)
			if err := s.before(); err != nil {
				return nil, err
			}
			u, err := run(b.ctx, s.program, s.args...)
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], u)
			if files[i], err = countFiles(s.out); err != nil {
				return nil, err
			}
		}
	}
	var rows []row
	for i, s := range group {
		rows = append(rows, middle(s.what, files[i], all[i]))
	}
	return rows, nil
}

// countFiles returns how many files a folder has; without a folder there are none.
func countFiles(dir string) (n int, err error) {
	if dir == "" {
		return 0, nil
	}
	err = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			n++
		}
		return err
	})
	return n, err
}

// changes are what an editor or a designer does to the site, each time otherwise.
type changes struct {
	site   string
	r      corpus.Release
	source string // the text's file
	said   string // what stands in it
	name   string // the word of it that is changed
	base   string // docsite's own template of every page
	count  int
}

func (b *workplace) newChanges(r corpus.Release) (*changes, error) {
	base, err := os.ReadFile(filepath.Join(b.tree, "templates", "base.html"))
	if err != nil {
		return nil, err
	}
	return &changes{site: b.site(), r: r, source: r.Source(b.site(), corpus.English), said: r.File(corpus.English), name: r.Tell(corpus.English).Place, base: string(base)}, nil
}

// text changes a word of a text, the name of a place in its lead, and returns the new
// one.
func (c *changes) text() (string, error) {
	c.count++
	fresh := corpus.FreshPlace(c.count)
	head, body, _ := strings.Cut(c.said, "\n---\n")
	changed := head + "\n---\n" + strings.Replace(body, c.name, fresh, 1)
	return fresh, corpus.WriteFile(c.source, changed)
}

// template changes what stands on every page.
func (c *changes) template() error {
	c.count++
	end := "</body>"
	if !strings.Contains(c.base, end) {
		return errors.New("templates/base.html has no " + end)
	}
	changed := strings.Replace(c.base, end, fmt.Sprintf("<p>%d</p>\n%s", c.count, end), 1)
	return corpus.WriteFile(filepath.Join(c.site, "templates", "base.html"), changed)
}

// message changes what stands on every page of a language.
func (c *changes) message() error {
	c.count++
	return corpus.WriteFile(filepath.Join(c.site, "locales", "en.yaml"), fmt.Sprintf("messages:\n  page.skip: Skip to the content %d\n", c.count))
}
