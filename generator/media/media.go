// Package media reads the pictures and documents that releases refer to: how
// large they are, what they are, and a digest of their content for their
// address.
//
// A [Library] has the files of a site's releases. Only files that a visible release
// refers to are read, and only they will be published: what lies beside a release
// unmentioned stays where it is. A release's files are read when they are first asked
// for, or all together by [Library.Read].
//
// A document is published as it lies there. A drawing is written anew, without
// what is none of it (svg.go). A picture of pixels is published without the
// metadata of its file, upright, and for pages in several widths; what is made for
// that is made once and kept by a [Maker] (make.go).
package media

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/link"
	"docsite/generator/picture"
	"docsite/generator/press"
)

// Source is a release and what lies in its folder.
type Source struct {
	*press.Release
	Names []string // paths in the folder of the files that may be referred to
	Links []string // likewise, of symbolic links
}

// Files are those of a release that something refers to, by the name that it is
// referred to by.
type Files map[string]*press.File

// Library has the files of releases. It may be used by many goroutines.
type Library struct {
	site    fs.FS
	maker   *Maker
	jobs    int
	shelves map[string]*folder // by release, of those to whose files something refers
	order   []*folder          // in the order of the releases
}

// folder is the files of one release.
type folder struct {
	id     string
	wanted []*wanted
	files  Files
	found  []diag.Diagnostic // of files that are not there
	once   sync.Once
	err    error
}

// NewLibrary finds out to which files releases refer. jobs files are read at the
// same time.
func NewLibrary(site fs.FS, releases []Source, maker *Maker, jobs int) *Library {
	l := &Library{site: site, maker: maker, jobs: jobs, shelves: map[string]*folder{}}
	there := make(map[string]bool, len(releases))
	for _, r := range releases {
		there[r.ID] = true
	}
	refs := map[string][]reference{}
	for _, r := range releases {
		for _, ref := range references(r.Release) {
			if there[ref.release] {
				refs[ref.release] = append(refs[ref.release], ref)
			}
		}
	}
	for _, r := range releases {
		if refs[r.ID] != nil {
			f := newFolder(r, refs[r.ID])
			l.shelves[r.ID], l.order = f, append(l.order, f)
		}
	}
	return l
}

// Files returns the files of a release, which it reads where that was not done
// yet. The error is one of the disk.
func (l *Library) Files(ctx context.Context, id string) (Files, error) {
	f := l.shelves[id]
	if f == nil {
		return nil, nil
	}
	f.once.Do(func() { f.err = l.read(ctx, f.wanted) })
	return f.files, f.err
}

// Paths returns the paths in the site's folder of all files that releases refer
// to.
func (l *Library) Paths() []string {
	var paths []string
	for _, f := range l.order {
		for _, w := range f.wanted {
			paths = append(paths, w.Path)
		}
	}
	return paths
}

// Read reads the files of all releases. A file that does not exist, or a picture
// that cannot be shown, is told at every place that refers to it.
func (l *Library) Read(ctx context.Context) ([]diag.Diagnostic, error) {
	var ds []diag.Diagnostic
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(l.jobs)
	for _, f := range l.order {
		if len(f.wanted) == 0 {
			continue
		}
		group.Go(func() error {
			_, err := l.Files(ctx, f.id)
			return err
		})
	}
	err := group.Wait()
	for _, f := range l.order {
		ds = append(ds, f.found...)
		for _, w := range f.wanted {
			ds = append(ds, w.tell()...)
		}
	}
	return append(ds, l.alike()...), err
}

func (l *Library) read(ctx context.Context, files []*wanted) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(l.jobs)
	for _, w := range files {
		group.Go(func() error {
			if err := w.read(ctx, l.site, l.maker); err != nil {
				return fmt.Errorf("read a file beside a release: %w", err)
			}
			return nil
		})
	}
	return group.Wait()
}

// alike reports two files of a release that hold the same and whose names differ
// in letters' case alone: they would have one address.
func (l *Library) alike() []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, f := range l.order {
		first := map[string]*wanted{}
		for _, w := range f.wanted {
			key := layout.Fold(w.Name) + w.Hash
			other := first[key]
			if other == nil {
				first[key] = w
			} else if other.Name != w.Name {
				ds = append(ds, diag.New(diag.AddressTaken, w.refs[0].at, "the files “%s” and “%s” would have one address", other.Name, w.Name).
					WithHint("they are one where capital letters make no difference: remove one of them").
					WithRelated(other.refs[0].at, "the other one is named here"))
			}
		}
	}
	return ds
}

// wanted is a file that something refers to, and what keeps it from being
// published or shown, without a place.
type wanted struct {
	*press.File
	refs  []reference
	fault *diag.Diagnostic
}

// reference is a place that refers to a file.
type reference struct {
	release string
	file    string
	picture bool
	at      diag.Pos
}

func references(r *press.Release) []reference {
	var refs []reference
	for _, t := range r.Translations {
		if t.Image != nil && t.Image.File != "" {
			refs = append(refs, reference{r.ID, t.Image.File, true, t.Image.At})
		}
		for _, a := range t.Attachments {
			if a.File != "" {
				refs = append(refs, reference{r.ID, a.File, false, a.At})
			}
		}
		for _, l := range t.Body.Links {
			target := link.Refer(r.ID, l.Dest)
			switch {
			case target.File != "":
				refs = append(refs, reference{target.Release, target.File, l.Kind == press.Picture, l.At})
			case l.Kind == press.Picture:
				refs = append(refs, reference{r.ID, l.Dest, true, l.At}) // a picture that is none
			}
		}
	}
	return refs
}

// newFolder finds the files of a release that something refers to.
func newFolder(r Source, refs []reference) *folder {
	f := &folder{id: r.ID, files: Files{}}
	byName := map[string]*wanted{}
	for _, ref := range refs {
		if slices.Contains(r.Links, ref.file) {
			f.found = append(f.found, diag.New(diag.FileMissing, ref.at, "“%s” is a symbolic link, which is not followed", ref.file).
				WithHint("put the file itself into %s/", layout.Folder(ref.release)))
			continue
		}
		if !slices.Contains(r.Names, ref.file) {
			f.found = append(f.found, diag.New(diag.FileMissing, ref.at, "there is no file “%s” beside this release", ref.file).
				WithHint("%s", hint(ref, r.Names)))
			continue
		}
		if mediaType(ref.file) == "" {
			f.found = append(f.found, diag.New(diag.FileKind, ref.at, "“%s” is of a kind that is not published", ref.file).
				WithHint("save it as PDF, as a document of an office program, as CSV or as plain text"))
			continue
		}
		w := byName[ref.file]
		if w == nil {
			file := &press.File{Path: layout.Folder(r.ID) + "/" + ref.file, Name: ref.file, MediaType: mediaType(ref.file)}
			w = &wanted{File: file}
			f.wanted, byName[ref.file], f.files[ref.file] = append(f.wanted, w), w, file
		}
		w.refs = append(w.refs, ref)
		w.Linked = w.Linked || !ref.picture
	}
	return f
}

// shown reports whether a page shows the file as a picture.
func (w *wanted) shown() bool {
	return slices.ContainsFunc(w.refs, func(ref reference) bool { return ref.picture })
}

// tell returns what is wrong with the file, at every place that it matters to.
func (w *wanted) tell() []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, ref := range w.refs {
		switch {
		case w.fault != nil && (ref.picture || w.MediaType == drawings || slices.Contains(raster, w.MediaType)):
			d := *w.fault
			d.Pos = ref.at
			ds = append(ds, d)
		case ref.picture && !strings.HasPrefix(w.MediaType, "image/"):
			ds = append(ds, diag.New(diag.PictureUnreadable, ref.at, "“%s” is not a picture", w.Name).
				WithHint("use PNG, JPEG, GIF, WebP or SVG; to a document, write a link: [title](%s)", w.Name))
		case w.Source == "" && slices.Contains(talkative, w.MediaType):
			ds = append(ds, diag.New(diag.MetadataKept, ref.at, "what “%s” tells of its place, time and author is published with it", w.Name).
				WithHint("save it as JPEG or PNG: of these it is taken out"))
		}
	}
	return ds
}

// hint says what somebody may have meant by a name that no file has.
func hint(ref reference, names []string) string {
	switch {
	case strings.Contains(ref.file, "@"):
		return "write an e-mail address as mailto:" + path.Base(ref.file)
	case strings.HasPrefix(ref.file, "www."):
		return "write an address of the web whole, as https://" + ref.file
	}
	return diag.DidYouMean(ref.file, names, "put the file into "+layout.Folder(ref.release)+"/, or correct the name; capital letters count")
}

// read reads the file.
func (w *wanted) read(ctx context.Context, site fs.FS, maker *Maker) error {
	from, err := site.Open(w.Path)
	if err != nil {
		return err
	}
	defer from.Close()
	if w.MediaType == drawings {
		return w.draw(from)
	}
	var content io.Reader = from
	if strings.HasPrefix(w.MediaType, "image/") {
		var file bytes.Buffer
		if _, err := io.Copy(&file, io.LimitReader(from, picture.MaxBytes+1)); err != nil {
			return err
		}
		if file.Len() > picture.MaxBytes {
			w.refuse(diag.PictureTooLarge, smaller, "takes more than %d MB", picture.MaxBytes>>20)
		} else if err := maker.picture(ctx, w, file.Bytes()); w.Source != "" || err != nil {
			return err
		}
		content = io.MultiReader(&file, from)
	}
	digest := sha256.New()
	content = io.TeeReader(content, &counter{digest, &w.Size})
	if _, err := io.Copy(io.Discard, content); err != nil {
		return err
	}
	w.Hash = hex.EncodeToString(digest.Sum(nil))
	return nil
}

// draw reads a drawing.
func (w *wanted) draw(from io.Reader) error {
	file, err := io.ReadAll(io.LimitReader(from, picture.MaxBytes+1))
	if err != nil {
		return err
	}
	w.Source = digest(file)
	var clean []byte
	if len(file) > picture.MaxBytes {
		w.refuse(diag.PictureTooLarge, "save it with fewer points, or as PNG", "takes more than %d MB", picture.MaxBytes>>20)
	} else {
		clean, w.Width, w.Height, w.fault = drawing(bytes.NewReader(file), w.Name)
	}
	w.Size, w.Hash = int64(len(clean)), digest(clean)
	return nil
}

type counter struct {
	io.Writer
	n *int64
}

func (c *counter) Write(p []byte) (int, error) {
	*c.n += int64(len(p))
	return c.Writer.Write(p)
}

const drawings = "image/svg+xml"

var (
	// The pictures of pixels that browsers show, and that package picture knows.
	raster = []string{"image/jpeg", "image/png", "image/gif", "image/webp"}
	// Those whose metadata nothing here takes out.
	talkative = []string{"image/heic", "image/avif", "image/tiff"}
)

// mediaTypes are the types of what a press office attaches, so that they do
// not depend on what the machine knows (IANA, Media Types).
var mediaTypes = map[string]string{
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".svg": "image/svg+xml", ".avif": "image/avif", ".heic": "image/heic", ".tif": "image/tiff", ".tiff": "image/tiff", ".bmp": "image/bmp",
	".pdf": "application/pdf", ".txt": "text/plain", ".csv": "text/csv", ".ics": "text/calendar",
	".doc": "application/msword", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xls": "application/vnd.ms-excel", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".ppt": "application/vnd.ms-powerpoint", ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
	".odp": "application/vnd.oasis.opendocument.presentation", ".rtf": "application/rtf",
	".zip": "application/zip", ".json": "application/json", ".epub": "application/epub+zip",
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".mp4": "video/mp4", ".webm": "video/webm",
}

// mediaType is empty for a kind of file that is not published: a browser or a
// server could run it.
func mediaType(name string) string { return mediaTypes[strings.ToLower(path.Ext(name))] }
