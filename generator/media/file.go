package media

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"

	"docsite/generator/diag"
)

// MaxFile is how many bytes a file beside a release may have. A film of an hour has fewer,
// and to read more takes longer than somebody who waits for a page has patience.
const MaxFile = 4_000_000_000

// untilDone is a reader that ends with its context.
type untilDone struct {
	ctx context.Context
	io.Reader
}

func (r untilDone) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

// Digest returns the digest of a file beside a release, or says why it is not read: that
// stops who publishes it, and nobody else. The error is that ctx is done.
func Digest(ctx context.Context, site fs.FS, name string) (string, error) {
	f, err := site.Open(name)
	if err != nil {
		return err.Error(), nil
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err.Error(), nil
	}
	if info.Size() > MaxFile {
		return "too large", nil
	}
	h := sha256.New()
	if _, err := io.Copy(h, untilDone{ctx, io.LimitReader(f, MaxFile+1)}); err != nil {
		return err.Error(), ctx.Err()
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// refuseSize says that the file is too large. It is taken for an empty one.
func (w *wanted) refuseSize() {
	w.Size, w.Hash = 0, digest(nil)
	d := diag.New(diag.FileTooLarge, diag.Pos{}, "“%s” is larger than %d GB", w.refs[0].file, MaxFile/1_000_000_000).
		WithHint("make it smaller, or put it where large files are kept and link its address")
	w.fault = &d
}
