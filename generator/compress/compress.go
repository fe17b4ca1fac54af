// Package compress makes the compressed copies that lie beside files of a site, for servers
// that hand them out as they are, and reads those of Brotli. The same content gives the same bytes
// on every machine: a gzip header says neither a name nor a time.
//
// How hard it tries is where the size hardly gets less: of pages of docsite, Brotli's
// highest level makes a tenth less and takes ten times as long.
package compress

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
)

const brotliLevel = 5 // of 11

type encoder interface {
	io.WriteCloser
	Reset(io.Writer)
}

// pools are encoders by their codings, which are dear to make.
var pools = map[string]*sync.Pool{
	"gz": {New: func() any {
		w, err := gzip.NewWriterLevel(nil, gzip.BestCompression)
		if err != nil {
			panic(err) // there is no such level, which is not so
		}
		return w
	}},
	"br": {New: func() any { return brotli.NewWriterLevel(nil, brotliLevel) }},
}

// Encode appends a compressed copy of content to out. The coding is gz (RFC 1952) or br (RFC 7932).
func Encode(out *bytes.Buffer, coding string, content []byte) error {
	pool := pools[coding]
	if pool == nil {
		return fmt.Errorf("there is no coding %q", coding)
	}
	w := pool.Get().(encoder)
	defer pool.Put(w)
	w.Reset(out)
	_, err := w.Write(content)
	return errors.Join(err, w.Close())
}

// NewBrotliReader returns what a stream of Brotli (RFC 7932) unpacks to, as it is read. The
// stream may unpack to any size: the caller bounds what is read. An error says that it is
// damaged or cut off.
func NewBrotliReader(stream io.Reader) io.Reader { return brotli.NewReader(stream) }
