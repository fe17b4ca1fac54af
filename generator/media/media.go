// Package media reads the pictures and documents that releases refer to: how
// large they are, what they are, and a digest of their content for their
// address.
//
// A [Library] has the files of a site's releases. Only files that a visible release
// refers to are read, and only they will be published: what lies beside a release
// unmentioned stays where it is. A release's files are read when they are first asked
// for, or all together by [Library.Read].
//
// A document is published as it lies there; captions of a film are read for their
// faults first (captions.go). A drawing is written anew, without
// what is none of it (svg.go). A picture of pixels is published without the
// metadata of its file, upright, and for pages in several widths; what is made for
// that is made once and kept by a [Maker] (make.go). What its file says of where it comes
// from is published with it, and told where the page says otherwise (provenance.go).
package media

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

	"docsite/generator/captions"
	"docsite/generator/diag"
	"docsite/generator/layout"
	"docsite/generator/link"
	"docsite/generator/picture"
	"docsite/generator/press"
)

// wanted is a file that something refers to, and what keeps it from being
// published or shown, without a place.
type wanted struct {
	*press.File
	refs     []reference
	fault    *diag.Diagnostic
	captions []captions.Fault // of a file that is shown with a film
}

// reference is a place that refers to a file.
type reference struct {
	release string
	file    string
	use     use
	at      diag.Pos
	image   *press.Image // that says more of the picture; nil in a text
}

// use is what a page does with a file.
type use int

const (
	document     use = iota // leads to it
	illustration            // shows it in a text
	pressPicture            // shows it, and offers it in its own size
	leadPicture             // likewise, and it stands where the page is shared
	poster                  // shows it in the place of a film
	film                    // plays it
	sound                   // likewise
	subtitles               // shows it with a film
)

// shows reports whether a file that is put to the use is shown as a picture.
func (u use) shows() bool { return u >= illustration && u <= poster }

// links reports whether something leads to the file itself.
func (u use) links() bool { return u != illustration && u != poster }

func references(r *press.Release) []reference {
	var refs []reference
	add := func(file string, u use, at diag.Pos) {
		ref := reference{release: r.ID, file: file, use: u, at: at}
		if file != "" && !slices.Contains(refs, ref) { // a document may be that of all languages
			refs = append(refs, ref)
		}
	}
	show := func(i *press.Image, u use) {
		if i.File != "" {
			refs = append(refs, reference{r.ID, i.File, u, i.At, i})
		}
	}
	for _, t := range r.Translations {
		if t.Image != nil {
			show(t.Image, leadPicture)
		}
		for i := range t.Gallery {
			show(&t.Gallery[i], pressPicture)
		}
		recordingFiles(add, t.Video, film)
		recordingFiles(add, t.Audio, sound)
		for _, a := range t.Attachments {
			add(a.File, document, a.At)
			for _, f := range a.Files {
				add(f.File, document, f.At)
			}
		}
		for _, l := range t.Body.Links {
			target := link.Refer(r.ID, l.Dest)
			u := document
			if l.Kind == press.Picture {
				u = illustration
			}
			switch {
			case target.File != "":
				refs = append(refs, reference{release: target.Release, file: target.File, use: u, at: l.At})
			case l.Kind == press.Picture:
				refs = append(refs, reference{release: r.ID, file: l.Dest, use: u, at: l.At}) // a picture that is none
			}
		}
	}
	return refs
}

func recordingFiles(add func(string, use, diag.Pos), of *press.Recording, u use) {
	if of == nil {
		return
	}
	add(of.File, u, of.At)
	add(of.Poster, poster, of.At)
	add(of.TranscriptFile.Text, document, of.TranscriptFile.At)
	for _, c := range of.Captions {
		add(c.File, subtitles, c.At)
	}
}

// shown reports whether a page shows the file as a picture.
func (w *wanted) shown() bool {
	return slices.ContainsFunc(w.refs, func(ref reference) bool { return ref.use.shows() })
}

// leads reports whether the file is a lead picture.
func (w *wanted) leads() bool {
	return slices.ContainsFunc(w.refs, func(ref reference) bool { return ref.use == leadPicture })
}

// tell returns what is wrong with the file, at every place that it matters to.
func (w *wanted) tell() []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, ref := range w.refs {
		switch {
		case w.fault != nil && (w.fault.Code == diag.FileTooLarge || ref.use.shows() || w.MediaType == drawings || slices.Contains(markup, w.MediaType) || slices.Contains(raster, w.MediaType)):
			d := *w.fault
			d.Pos = ref.at
			ds = append(ds, d)
		case ref.use.shows() && !isPicture(w.MediaType):
			ds = append(ds, diag.New(diag.PictureUnreadable, ref.at, "“%s” is not a picture", w.Name).WithHint("%s", insteadOfPicture(w.File)))
		case !plays(ref.use, w.MediaType):
			ds = append(ds, unplayable(ref, w.Name))
		case ref.use == subtitles:
			ds = append(ds, w.tellCaptions(ref.at)...)
		case w.Source == "" && slices.Contains(talkative, w.MediaType):
			ds = append(ds, diag.New(diag.MetadataKept, ref.at, "what “%s” tells of its place, time and author is published with it", w.Name).
				WithHint("save it as JPEG or PNG: of these it is taken out"))
		}
	}
	return append(ds, w.tellProvenance()...)
}

// insteadOfPicture says how a file is shown that is no picture.
func insteadOfPicture(f *press.File) string {
	kind, _, _ := strings.Cut(f.MediaType, "/")
	if kind == "video" || kind == "audio" {
		return fmt.Sprintf("name it in the front matter, with its captions and transcript: %s: {file: %s}", kind, f.Name)
	}
	return fmt.Sprintf("use PNG, JPEG, GIF, WebP or SVG; to a document, write a link: [title](%s)", f.Name)
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
	file, err := site.Open(w.Path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if info.Size() > MaxFile {
		w.refuseSize()
		return nil
	}
	from := untilDone{ctx, io.LimitReader(file, MaxFile+1)} // it may grow
	if w.MediaType == drawings {
		return w.draw(from)
	}
	var content io.Reader = from
	if isPicture(w.MediaType) {
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
	if w.MediaType == captionsType && slices.ContainsFunc(w.refs, func(ref reference) bool { return ref.use == subtitles }) {
		var file bytes.Buffer
		if err := w.readCaptions(io.TeeReader(from, &file)); err != nil {
			return err
		}
		content = io.MultiReader(&file, from)
	}
	digest := sha256.New()
	content = io.TeeReader(content, &counter{digest, &w.Size})
	if slices.Contains(markup, w.MediaType) {
		w.fault = unsafeMarkup(content, w.Name)
	}
	if _, err := io.Copy(io.Discard, content); err != nil {
		return err
	}
	if w.Size > MaxFile {
		w.refuseSize()
		return nil
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

// isPicture reports whether files of a type are pictures; what engineers draw is not.
func isPicture(mediaType string) bool {
	return strings.HasPrefix(mediaType, "image/") && !strings.HasPrefix(mediaType, "image/vnd.")
}

// mediaTypes are the types of what a press office attaches, so that they do
// not depend on what the machine knows (IANA, Media Types).
var mediaTypes = map[string]string{
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
	".svg": "image/svg+xml", ".avif": "image/avif", ".heic": "image/heic", ".tif": "image/tiff", ".tiff": "image/tiff", ".bmp": "image/bmp",
	".pdf": "application/pdf", ".txt": "text/plain", ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".ics": "text/calendar", ".vcf": "text/vcard",
	".doc": "application/msword", ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xls": "application/vnd.ms-excel", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".ppt": "application/vnd.ms-powerpoint", ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".odt": "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
	".odp": "application/vnd.oasis.opendocument.presentation", ".odg": "application/vnd.oasis.opendocument.graphics", ".rtf": "application/rtf",
	".jtd": "application/x-js-taro", ".jtdc": "application/x-js-taro", // Ichitaro, which Japanese offices write with; IANA has none for it
	".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template", ".xltx": "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
	".ppsx": "application/vnd.openxmlformats-officedocument.presentationml.slideshow", ".potx": "application/vnd.openxmlformats-officedocument.presentationml.template",
	".pages": "application/vnd.apple.pages", ".numbers": "application/vnd.apple.numbers",
	".zip": "application/zip", ".7z": "application/x-7z-compressed", ".gz": "application/gzip", ".lzh": "application/x-lzh-compressed", ".epub": "application/epub+zip",
	".json": "application/json", ".jsonl": "application/jsonl", ".geojson": "application/geo+json", ".parquet": "application/vnd.apache.parquet",
	".kml": "application/vnd.google-earth.kml+xml", ".kmz": "application/vnd.google-earth.kmz",
	".gpx": "application/gpx+xml", ".gml": "application/gml+xml", ".gpkg": "application/geopackage+sqlite3",
	".dwg": "image/vnd.dwg", ".dxf": "image/vnd.dxf", ".eps": "application/postscript", ".ai": "application/postscript",
	".sfc": "application/octet-stream", ".p21": "application/octet-stream", ".jww": "application/octet-stream", // drawings of public works in Japan; IANA has none
	".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".ogg": "audio/ogg", ".oga": "audio/ogg", ".opus": "audio/ogg", ".wav": "audio/wav", ".flac": "audio/flac",
	".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/quicktime", ".webm": "video/webm", ".wmv": "video/x-ms-wmv", ".avi": "video/x-msvideo",
	".vtt": "text/vtt", ".srt": "application/x-subrip", ".sbv": "text/plain", ".ttml": "application/ttml+xml", ".dfxp": "application/ttml+xml",
}

// Types returns the types of the files that may lie beside a release, by their endings in
// lower case, with the dot.
func Types() map[string]string { return maps.Clone(mediaTypes) }

// mediaType is empty for a kind of file that is not published: a browser or a
// server could run it.
func mediaType(name string) string { return mediaTypes[strings.ToLower(path.Ext(name))] }
