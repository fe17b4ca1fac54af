// Package media reads the pictures and documents that releases refer to: how
// large they are, what they are, and a digest of their content for their
// address.
//
// Only files that a visible release refers to are read, and only they will be
// published: what lies beside a release unmentioned stays where it is.
package media

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	_ "image/gif" // the picture formats whose size can be read
	_ "image/jpeg"
	_ "image/png"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	_ "golang.org/x/image/webp"
	"golang.org/x/sync/errgroup"

	"docsite/generator/diag"
	"docsite/generator/link"
	"docsite/generator/press"
)

// Read fills in the Files of releases. A file that does not exist, or a
// picture that cannot be shown, is told at every place that refers to it. jobs
// releases are read at the same time.
func Read(ctx context.Context, site fs.FS, releases []*press.Release, jobs int) ([]diag.Diagnostic, error) {
	byID := make(map[string]*press.Release, len(releases))
	for _, r := range releases {
		byID[r.ID] = r
	}
	wanted := map[*press.Release][]reference{}
	for _, r := range releases {
		for _, ref := range references(r) {
			if of := byID[ref.release]; of != nil {
				wanted[of] = append(wanted[of], ref)
			}
		}
	}
	found := make([][]diag.Diagnostic, len(releases))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(jobs)
	for i, r := range releases {
		if wanted[r] == nil {
			continue
		}
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			var err error
			found[i], err = folder(site, r, wanted[r])
			return err
		})
	}
	err := group.Wait()
	return slices.Concat(found...), err
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

func folder(site fs.FS, r *press.Release, refs []reference) ([]diag.Diagnostic, error) {
	names, err := list(site, "releases/"+r.ID)
	if err != nil {
		return nil, err
	}
	var ds []diag.Diagnostic
	r.Files = map[string]*press.File{}
	faults := map[string]*diag.Diagnostic{}
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
		if r.Files[ref.file] == nil {
			f, fault, err := file(site, r.ID, ref.file)
			if err != nil {
				return nil, fmt.Errorf("read a file beside a release: %w", err)
			}
			r.Files[ref.file], faults[ref.file] = f, fault
		}
		switch fault := faults[ref.file]; {
		case fault != nil && (ref.picture || fault.Code == diag.PictureUnsafe):
			d := *fault
			d.Pos = ref.at
			ds = append(ds, d)
		case ref.picture && !strings.HasPrefix(r.Files[ref.file].MediaType, "image/"):
			ds = append(ds, diag.New(diag.PictureUnreadable, ref.at, "“%s” is not a picture", ref.file).
				WithHint("use PNG, JPEG, GIF, WebP or SVG; to a document, write a link: [title](%s)", ref.file))
		}
	}
	return ds, nil
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

// file reads one file. fault, without a place, is why it cannot be shown.
func file(site fs.FS, release, name string) (f *press.File, fault *diag.Diagnostic, err error) {
	f = &press.File{Path: path.Join("releases", release, name), Name: name, MediaType: mediaType(name)}
	from, err := site.Open(f.Path)
	if err != nil {
		return nil, nil, err
	}
	defer from.Close()
	digest := sha256.New()
	content := io.TeeReader(from, &counter{digest, &f.Size})
	switch {
	case f.MediaType == "image/svg+xml":
		f.Width, f.Height, fault = drawing(content, name)
	case strings.HasPrefix(f.MediaType, "image/"):
		c, _, decodeErr := image.DecodeConfig(bufio.NewReader(content))
		f.Width, f.Height = c.Width, c.Height
		if decodeErr != nil || c.Width == 0 || c.Height == 0 {
			d := diag.New(diag.PictureUnreadable, diag.Pos{}, "the picture “%s” cannot be read", name).
				WithHint("save it again as PNG, JPEG, GIF, WebP or SVG")
			fault = &d
		}
	}
	if _, err := io.Copy(io.Discard, content); err != nil {
		return nil, nil, err
	}
	f.Hash = hex.EncodeToString(digest.Sum(nil))
	return f, fault, nil
}

type counter struct {
	io.Writer
	n *int64
}

func (c *counter) Write(p []byte) (int, error) {
	*c.n += int64(len(p))
	return c.Writer.Write(p)
}

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
