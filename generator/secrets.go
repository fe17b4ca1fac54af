package generator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"docsite/generator/layout"
	"docsite/generator/leak"
	"docsite/generator/link"
	"docsite/generator/markdown"
	"docsite/generator/media"
	"docsite/generator/press"
	"docsite/generator/record"
	"docsite/locales"
	"docsite/templates"
)

// texts are what a translation says, in plain text: a field or a paragraph each.
func texts(r *press.Release, t *press.Translation, html []byte) []string {
	list := []string{t.Title, t.Summary, t.Place, r.Reference}
	pictures := slices.Clone(t.Gallery)
	if t.Image != nil {
		pictures = append(pictures, *t.Image)
	}
	for _, i := range pictures {
		list = append(list, i.Alt, i.Caption, i.Credit, i.Rights)
	}
	blocks := [][]byte{html, []byte(t.Notes)}
	for _, f := range t.QuickFacts {
		blocks = append(blocks, []byte(f))
	}
	for _, of := range []*press.Recording{t.Video, t.Audio} {
		if of != nil {
			list = append(list, of.Title)
			blocks = append(blocks, []byte(of.Transcript))
		}
	}
	for _, a := range t.Attachments {
		list = append(list, a.Title)
	}
	for _, c := range t.Contacts {
		list = append(list, c.Office, c.Name, c.Email)
	}
	for _, c := range t.Changes {
		list = append(list, c.Note)
	}
	if e := r.EventTime; e != nil {
		list = append(list, inAll(e.Place)...)
	}
	if w := r.Withdrawn; w != nil {
		list = append(list, inAll(w.Reason)...)
	}
	for _, block := range blocks {
		for line := range bytes.Lines(markdown.Plain(nil, block)) {
			list = append(list, string(bytes.TrimSpace(line)))
		}
	}
	return list
}

// names are what a release and its files are called in addresses.
func names(r *press.Release, files []string) []string {
	list := []string{layout.Name(r.ID), r.Event, r.Reference}
	list = append(list, r.Topics...)
	if r.Type != link.DefaultType {
		list = append(list, r.Type)
	}
	for _, t := range r.Translations {
		list = append(list, t.Slug)
		for _, a := range t.Aliases {
			list = append(list, stem(a.Text))
		}
	}
	for _, f := range files {
		list = append(list, stem(f))
	}
	return list
}

// stem is the last part of a path, without its extension.
func stem(name string) string {
	name = path.Base(name)
	return strings.TrimSuffix(name, path.Ext(name))
}

// withheldOf returns what is held back as the secrets that are looked for.
func (e *Engine) withheldOf(ctx context.Context, h heldBack, byID map[string]*record.Record) ([]leak.Withheld, error) {
	library := media.NewLibrary(e.options.Folder, sources(byID, h.releases), e.maker, e.options.Jobs)
	var list []leak.Withheld
	var html []byte
	for _, p := range h.parts {
		w := leak.Withheld{Release: p.release.ID, State: h.state[p.release.ID], Texts: p.texts}
		for _, t := range p.missing {
			var err error
			if html, err = byID[p.release.ID].TextIn(t.Lang).HTML.Append(html[:0]); err != nil {
				return nil, err
			}
			w.Texts = append(w.Texts, texts(p.release, t, html)...)
			w.Names = append(w.Names, t.Slug)
			w.Files = append(w.Files, e.source(t.File)...)
		}
		list = append(list, w)
	}
	for _, r := range h.releases {
		rec := byID[r.ID]
		w := leak.Withheld{Release: r.ID, State: h.state[r.ID], Names: names(r, rec.Files)}
		for _, t := range r.Translations {
			var err error
			if html, err = rec.TextIn(t.Lang).HTML.Append(html[:0]); err != nil {
				return nil, err
			}
			w.Texts = append(w.Texts, texts(r, t, html)...)
			w.Files = append(w.Files, e.source(t.File)...)
			for _, id := range slices.Concat(r.Ministries, t.Ministries) {
				if body := h.bodies[id]; body != nil {
					w.Names = append(w.Names, id)
					w.Texts = append(w.Texts, bodyTexts(body)...)
				}
			}
		}
		for _, name := range rec.Files {
			w.Files = append(w.Files, e.source(layout.Folder(r.ID)+"/"+name)...)
		}
		files, err := library.Files(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			w.Files = append(w.Files, publishedForms(files[name])...)
		}
		list = append(list, w)
	}
	return list, nil
}

// bodyTexts are what the register says of a body.
func bodyTexts(m *press.Ministry) []string {
	return slices.Concat(inAll(m.Name), inAll(m.Short), inAll(m.About), []string{m.Reading})
}

// source is a file of the site's folder as it lies there; none where it cannot be read,
// which others tell of.
func (e *Engine) source(name string) []leak.File {
	f, err := e.options.Folder.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	h := sha256.New()
	size, err := io.Copy(h, f)
	if err != nil || size == 0 {
		return nil
	}
	return []leak.File{{Name: path.Base(name), Size: size, Digest: [sha256.Size]byte(h.Sum(nil))}}
}

// publishedForms are a file of a release as it would be published, and its copies.
func publishedForms(f *press.File) []leak.File {
	var list []leak.File
	add := func(size int64, digest string) {
		if raw, err := hex.DecodeString(digest); err == nil && len(raw) == sha256.Size {
			list = append(list, leak.File{Name: path.Base(f.Name), Size: size, Digest: [sha256.Size]byte(raw)})
		}
	}
	add(f.Size, f.Hash)
	for _, c := range f.Copies {
		add(c.Size, c.Hash)
	}
	if f.Share != nil {
		add(f.Share.Size, f.Share.Hash)
	}
	return list
}

// builtIn are the files that every site is made with.
var builtIn = []fs.FS{locales.Files, templates.Files}

// subtractPublic takes out of secrets what a site says that has nothing of them: its
// settings, templates and messages, register and releases, tombstones and announcements.
func (e *Engine) subtractPublic(ctx context.Context, s *leak.Secrets, a *Analysis) error {
	for _, name := range []string{layout.Settings, layout.Locales, layout.Templates} {
		if err := subtractFiles(s, e.options.Folder, name); err != nil {
			return err
		}
	}
	for _, built := range builtIn {
		if err := subtractFiles(s, built, "."); err != nil {
			return err
		}
	}
	subtract := func(list []string) { s.Subtract([]byte(strings.Join(list, "\n"))) }
	for id, m := range a.Visible.Ministries {
		subtract(append(bodyTexts(m), id, m.URL))
	}
	for _, stone := range a.Visible.Tombstones {
		subtract(append(inAll(stone.Gone.Reason), layout.Name(stone.ID)))
		for _, t := range stone.Texts {
			subtract([]string{t.Slug})
			for _, alias := range t.Aliases {
				subtract([]string{alias.Text})
			}
		}
	}
	for _, announced := range a.Visible.Announced {
		subtract(append(inAll(announced.Title), announced.Type))
		for _, m := range announced.Moved {
			subtract(inAll(m.Reason))
		}
	}
	shown := a.shown()
	return e.each(ctx, len(shown), func(i int) error {
		r := shown[i]
		var html []byte
		for _, t := range r.Translations {
			var err error
			if html, err = a.records[r.ID].TextIn(t.Lang).HTML.Append(html[:0]); err != nil {
				return err
			}
			subtract(texts(r, t, html))
			for _, l := range t.Body.Links {
				subtract([]string{l.Dest})
			}
		}
		subtract(names(r, a.records[r.ID].Files))
		return nil
	})
}

// subtractFiles takes out what the files below a path say, if there are any.
func subtractFiles(s *leak.Secrets, folder fs.FS, root string) error {
	if _, err := fs.Stat(folder, root); err != nil {
		return nil // a site needs none of them
	}
	return fs.WalkDir(folder, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || name == layout.Glossary {
			return err
		}
		content, err := fs.ReadFile(folder, name)
		if err != nil {
			return fmt.Errorf("read what is public: %w", err)
		}
		s.Subtract(content, []byte(name))
		return nil
	})
}
