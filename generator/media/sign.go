package media

import (
	"bytes"
	"errors"
	"io/fs"
	"path"

	"docsite/generator/diag"
	"docsite/generator/layout"
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
	content, err := layout.ReadFile(site, of.Text, most)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return refuse("put it there, or correct the path: it begins in the site's folder, and capital letters count", "does not exist")
	case errors.Is(err, layout.ErrFolder), errors.Is(err, layout.ErrSpecial), errors.Is(err, layout.ErrLink):
		return refuse("name the file itself", "%v", err)
	case err != nil:
		return nil, nil, err
	case int64(len(content)) > most:
		return refuse("save it smaller, or as SVG", "takes more than %d KB", most>>10)
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
