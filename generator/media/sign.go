package media

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"

	"docsite/generator/diag"
	"docsite/generator/picture"
	"docsite/generator/press"
)

// MaxSign is the largest size, in bytes, of a logo or another sign of a site's own:
// it stands on every page.
const MaxSign = 256 << 10

// Sign is a picture of a site's own, as it is published.
type Sign struct {
	Content       []byte
	MediaType     string
	Width, Height int              // pixels; 0 of a drawing that does not say
	Picture       *picture.Picture // nil of a drawing
}

// ReadSign reads a picture of a site's own, such as its logo, of at most so many bytes.
// There is a diagnostic where it cannot be used. The error is one of the disk.
func ReadSign(site fs.FS, of press.Located, most int64) (*Sign, *diag.Diagnostic, error) {
	refuse := func(hint, format string, args ...any) (*Sign, *diag.Diagnostic, error) {
		d := diag.New(diag.LogoUnusable, of.At, "the picture “%s” "+format, append([]any{of.Text}, args...)...).WithHint("%s", hint)
		return nil, &d, nil
	}
	kind := mediaType(of.Text)
	info, err := fs.Stat(site, of.Text)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse("put it there, or correct the path: it begins in the site's folder, and capital letters count", "does not exist")
	case err != nil:
		return nil, nil, err
	case !info.Mode().IsRegular():
		return refuse("name the file itself", "is not a file")
	case info.Size() > most:
		return refuse("save it smaller, or as SVG", "takes %d KB, more than %d", (info.Size()+1023)>>10, most>>10)
	}
	f, err := site.Open(of.Text)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, nil, err
	}
	if kind == drawings {
		clean, width, height, fault := drawing(bytes.NewReader(content), path.Base(of.Text))
		if fault != nil {
			fault.Pos = of.At
			return nil, fault, nil
		}
		return &Sign{clean, kind, width, height, nil}, nil, nil
	}
	p, err := picture.Read(content)
	if err != nil || p.Check() != nil {
		return refuse("use SVG, PNG, JPEG or WebP", "is not a picture, or is damaged")
	}
	upright, err := p.Upright()
	if err != nil {
		return refuse("use SVG, PNG, JPEG or WebP", "is damaged")
	}
	return &Sign{upright.Bytes, string(upright.Format), upright.Width, upright.Height, p}, nil, nil
}

// Extension is that of files of a type in which pictures are published.
func Extension(mediaType string) string {
	switch mediaType {
	case drawings:
		return ".svg"
	case string(picture.JPEG):
		return ".jpg"
	}
	return "." + path.Base(mediaType)
}
