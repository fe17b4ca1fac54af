// Package media reads the pictures and documents that releases refer to: how
// large they are, what they are, and a digest of their content for their
// address.
//
// Only files that a visible release refers to are read, and only they will be
// published: what lies beside a release unmentioned stays where it is.
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

	"golang.org/x/sync/errgroup"

	"docsite/generator/diag"
	"docsite/generator/link"
	"docsite/generator/picture"
	"docsite/generator/press"
)

// Read fills in the Files of releases. A file that does not exist, or a
// picture that cannot be shown, is told at every place that refers to it. jobs
// files are read at the same time.
func Read(ctx context.Context, site fs.FS, releases []*press.Release, maker *Maker, jobs int) ([]diag.Diagnostic, error) {
	byID := make(map[string]*press.Release, len(releases))
	for _, r := range releases {
		byID[r.ID] = r
	}
	refs := map[*press.Release][]reference{}
	for _, r := range releases {
		for _, ref := range references(r) {
			if of := byID[ref.release]; of != nil {
				refs[of] = append(refs[of], ref)
			}
		}
	}
	var ds []diag.Diagnostic
	var all []*wanted
	for _, r := range releases {
		if refs[r] == nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		files, found, err := folder(site, r, refs[r])
		if err != nil {
			return nil, err
		}
		all, ds = append(all, files...), append(ds, found...)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(jobs)
	for _, w := range all {
		group.Go(func() error {
			err := w.read(ctx, site, maker)
			if err != nil {
				err = fmt.Errorf("read a file beside a release: %w", err)
			}
			return err
		})
	}
	err := group.Wait()
	for _, w := range all {
		ds = append(ds, w.tell()...)
	}
	return ds, err
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

// folder finds the files of a release that something refers to.
func folder(site fs.FS, r *press.Release, refs []reference) ([]*wanted, []diag.Diagnostic, error) {
	names, err := list(site, "releases/"+r.ID)
	if err != nil {
		return nil, nil, err
	}
	var files []*wanted
	var ds []diag.Diagnostic
	byName := map[string]*wanted{}
	r.Files = map[string]*press.File{}
	for _, ref := range refs {
		if !slices.Contains(names, ref.file) && isLink(site, r.ID, ref.file) {
			ds = append(ds, diag.New(diag.FileMissing, ref.at, "“%s” is a symbolic link, which is not followed", ref.file).
				WithHint("put the file itself into releases/%s/", ref.release))
			continue
		}
		if !slices.Contains(names, ref.file) {
			ds = append(ds, diag.New(diag.FileMissing, ref.at, "there is no file “%s” beside this release", ref.file).
				WithHint("%s", hint(ref, names)))
			continue
		}
		if mediaType(ref.file) == "" {
			ds = append(ds, diag.New(diag.FileKind, ref.at, "“%s” is of a kind that is not published", ref.file).
				WithHint("save it as PDF, as a document of an office program, as CSV or as plain text"))
			continue
		}
		w := byName[ref.file]
		if w == nil {
			f := &press.File{Path: path.Join("releases", r.ID, ref.file), Name: ref.file, MediaType: mediaType(ref.file)}
			w = &wanted{File: f}
			files, byName[ref.file], r.Files[ref.file] = append(files, w), w, f
		}
		w.refs = append(w.refs, ref)
		w.Linked = w.Linked || !ref.picture
	}
	return files, ds, nil
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
	return diag.DidYouMean(ref.file, names, "put the file into releases/"+ref.release+"/, or correct the name; capital letters count")
}

func isLink(site fs.FS, release, name string) bool {
	info, err := fs.Lstat(site, path.Join("releases", release, name))
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// list returns the paths of the files in a folder and below it. Hidden files and
// symbolic links, which can lead to what is not public, are none.
func list(site fs.FS, folder string) ([]string, error) {
	var names []string
	err := fs.WalkDir(site, folder, func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(e.Name(), ".") && e.IsDir():
			return fs.SkipDir
		case e.Type().IsRegular() && !strings.HasPrefix(e.Name(), "."):
			names = append(names, strings.TrimPrefix(p, folder+"/"))
		}
		return nil
	})
	return names, err
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
