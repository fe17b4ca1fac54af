package media

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/sync/semaphore"

	"docsite/generator/cache"
	"docsite/generator/diag"
	"docsite/generator/picture"
	"docsite/generator/press"
)

// Maker makes what is published of pictures. It may be used by many
// goroutines.
type Maker struct {
	cache  *cache.Cache
	make   bool
	memory int64 // bytes
	budget *semaphore.Weighted
}

// DecodeMemory is how many bytes pictures may take that are decoded at the same time, where there
// is no reason to take fewer.
const DecodeMemory = 512 << 20

// NewMaker returns a Maker that keeps what it makes in a cache, which may be
// nil. Without making it only tries whether pictures can be decoded. memory is how many bytes they
// may take at the same time; one that needs more waits until it is alone.
func NewMaker(c *cache.Cache, making bool, memory int64) *Maker {
	return &Maker{c, making, memory, semaphore.NewWeighted(memory)}
}

// What is kept of a picture, beside the bytes of its copies, each under the key
// of its digest.
const (
	keyCopies  = "copies "  // []press.Copy
	keyUpright = "upright " // press.Copy, of a picture that is to be turned
	keyShare   = "share "   // press.Copy, of a lead picture
	keySound   = "sound "   // it can be decoded
	keyBytes   = "bytes "
)

// recall reads what is kept of a picture.
func (m *Maker) recall(kind, source string, value any) bool {
	text, found := m.cache.Get(kind + picture.Recipe + " " + source)
	return found && json.Unmarshal(text, value) == nil
}

func (m *Maker) keep(kind, source string, value any) {
	if text, err := json.Marshal(value); err == nil {
		m.cache.Put(kind+picture.Recipe+" "+source, text)
	}
}

// picture fills in what is known of a picture of pixels. Where there is no
// Source afterwards the file is not one.
func (m *Maker) picture(ctx context.Context, w *wanted, file []byte) error {
	p, err := picture.Read(file)
	if err != nil && !errors.Is(err, picture.ErrTooLarge) {
		w.refusePicture(err)
		return nil
	}
	w.Width, w.Height = p.Width, p.Height
	if err != nil && (w.shown() || p.Orientation != picture.Upright) {
		w.refusePicture(err)
	}
	w.Source, w.Provenance = digest(file), p.Provenance
	w.Size, w.Hash = int64(len(p.Clean)), digest(p.Clean)
	w.call(string(p.Format))
	if w.fault != nil {
		return nil
	}
	if w.shown() {
		if err := m.show(ctx, w, p); err != nil {
			return err
		}
	}
	if w.leads() && w.fault == nil {
		if err := m.share(ctx, w, p); err != nil {
			return err
		}
	}
	if w.Linked && w.fault == nil {
		return m.turn(ctx, w, p)
	}
	return nil
}

// share makes the copy that is shown where the page of a lead picture is shared. A
// picture that moves, and that nothing here decodes, has none.
func (m *Maker) share(ctx context.Context, w *wanted, p *picture.Picture) error {
	if !m.make {
		return nil // whether it can be decoded was tried
	}
	var shared press.Copy
	if !m.recall(keyShare, w.Source, &shared) {
		err := m.within(ctx, p, func() error {
			made, err := p.Share()
			if err == nil {
				shared = m.put(made, p)
			}
			return err
		})
		if errors.Is(err, picture.ErrAnimated) {
			return nil
		}
		if err != nil {
			return w.damaged(err)
		}
		m.keep(keyShare, w.Source, shared)
	}
	w.Share = &shared
	return nil
}

// show finds the copies of a picture, or makes them.
func (m *Maker) show(ctx context.Context, w *wanted, p *picture.Picture) error {
	switch {
	case m.recall(keyCopies, w.Source, &w.Copies):
	case !m.make:
		return m.try(ctx, w, p)
	default:
		err := m.within(ctx, p, func() error {
			made, err := p.Copies()
			for _, c := range made {
				w.Copies = append(w.Copies, m.put(c, p))
			}
			return err
		})
		if err != nil {
			return w.damaged(err)
		}
		m.keep(keyCopies, w.Source, w.Copies)
	}
	for _, c := range w.Copies {
		if c.Whole {
			w.become(c)
		}
	}
	return nil
}

// try finds out whether a picture can be decoded.
func (m *Maker) try(ctx context.Context, w *wanted, p *picture.Picture) error {
	var sound bool
	if m.recall(keySound, w.Source, &sound) {
		return nil
	}
	if err := m.within(ctx, p, p.Check); err != nil {
		return w.damaged(err)
	}
	m.keep(keySound, w.Source, true)
	return nil
}

// turn makes upright the picture itself.
func (m *Maker) turn(ctx context.Context, w *wanted, p *picture.Picture) error {
	if p.Orientation == picture.Upright {
		return nil
	}
	if !m.make {
		return m.try(ctx, w, p)
	}
	var upright press.Copy
	if !m.recall(keyUpright, w.Source, &upright) {
		err := m.within(ctx, p, func() error {
			made, err := p.Upright()
			if err == nil {
				upright = m.put(made, p)
			}
			return err
		})
		if err != nil {
			return w.damaged(err)
		}
		m.keep(keyUpright, w.Source, upright)
	}
	w.become(upright)
	return nil
}

// within does what decodes a picture when the budget has room for it.
func (m *Maker) within(ctx context.Context, p *picture.Picture, do func() error) error {
	need := min(p.Memory(), m.memory)
	if err := m.budget.Acquire(ctx, need); err != nil {
		return err
	}
	defer m.budget.Release(need)
	return do()
}

// put keeps the bytes of a copy, unless they are those of the file without its
// metadata: they are had for less.
func (m *Maker) put(c picture.Copy, p *picture.Picture) press.Copy {
	hash := digest(c.Bytes)
	if !c.Whole || p.Orientation != picture.Upright {
		m.cache.Put(keyBytes+hash, c.Bytes)
	}
	return press.Copy{
		Width: c.Width, Height: c.Height, MediaType: string(c.Format),
		Size: int64(len(c.Bytes)), Hash: hash, Whole: c.Whole,
	}
}

// Bytes returns what is published of a picture under a digest: that of the
// file, or of one of its copies. What is not kept, or no longer, is made again.
func (m *Maker) Bytes(ctx context.Context, site fs.FS, f *press.File, hash string) ([]byte, error) {
	if kept, found := m.cache.Get(keyBytes + hash); found {
		return kept, nil
	}
	file, err := fs.ReadFile(site, f.Path)
	if err != nil {
		return nil, err
	}
	if digest(file) != f.Source {
		return nil, fmt.Errorf("%s changed while the site was built: build again", f.Path)
	}
	if f.MediaType == drawings {
		clean, _, _, _ := drawing(bytes.NewReader(file), f.Name)
		return clean, nil // it was read before, without a fault
	}
	p, err := picture.Read(file)
	if err != nil && !errors.Is(err, picture.ErrTooLarge) {
		return nil, err
	}
	if digest(p.Clean) == hash {
		return p.Clean, nil
	}
	var wanted []byte
	err = m.within(ctx, p, func() error {
		made, err := p.Copies()
		if err != nil {
			return err
		}
		upright, err := p.Upright()
		if err != nil {
			return err
		}
		made = append(made, upright)
		if shared, err := p.Share(); err == nil {
			made = append(made, shared)
		}
		for _, c := range made {
			if m.put(c, p).Hash == hash {
				wanted = c.Bytes
			}
		}
		return err
	})
	if err == nil && wanted == nil {
		err = fmt.Errorf("no copy of %s has the digest %s", f.Path, hash)
	}
	return wanted, err
}

// become makes the file what a whole copy of it is. It changes its format where
// that of the file cannot be written.
func (w *wanted) become(c press.Copy) {
	w.Size, w.Hash = c.Size, c.Hash
	w.call(c.MediaType)
}

// call gives the file the type of what it holds, and a name that says so: a
// server tells the type by it.
func (w *wanted) call(mediaType string) {
	if w.MediaType == mediaType {
		return
	}
	w.MediaType = mediaType
	ext := map[string]string{string(picture.JPEG): ".jpg", string(picture.PNG): ".png", string(picture.GIF): ".gif", string(picture.WebP): ".webp"}
	w.Name = strings.TrimSuffix(w.Name, path.Ext(w.Name)) + ext[mediaType]
}

// damaged makes a picture that cannot be decoded its author's to mend. Any
// other error is returned.
func (w *wanted) damaged(err error) error {
	if !errors.Is(err, picture.ErrDamaged) {
		return err
	}
	w.refusePicture(err)
	return nil
}

const smaller = "save it smaller: 3000 pixels across are enough for a page and for print"

func (w *wanted) refusePicture(err error) {
	const again = "copy it here once more, or save it anew as PNG, JPEG, GIF or WebP"
	switch {
	case errors.Is(err, picture.ErrTooLarge):
		w.refuse(diag.PictureTooLarge, smaller,
			"has %d × %d pixels, more than %d million", w.Width, w.Height, picture.MaxPixels/1_000_000)
	case errors.Is(err, picture.ErrScans):
		w.refuse(diag.PictureUnreadable, "save it anew as JPEG", "comes in more than %d passes, which take too long to show", picture.MaxScans)
	case errors.Is(err, picture.ErrTruncated):
		w.refuse(diag.PictureUnreadable, again, "is damaged: its end is missing")
	case errors.Is(err, picture.ErrDamaged):
		w.refuse(diag.PictureUnreadable, again, "is damaged")
	default:
		w.refuse(diag.PictureUnreadable, "save it again as PNG, JPEG, GIF, WebP or SVG", "cannot be read")
	}
}

// refuse says what is wrong with a picture, and what helps.
func (w *wanted) refuse(code diag.Code, help, format string, args ...any) {
	d := diag.New(code, diag.Pos{}, "the picture “%s” "+format, append([]any{w.refs[0].file}, args...)...).WithHint("%s", help)
	w.fault = &d
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
