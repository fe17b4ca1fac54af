package publish

import (
	"bytes"
	"crypto/sha256"
	"hash"
	"io"
	"io/fs"
	"os"
)

// comparer is an [io.Writer] that writes nothing while what it is given is what
// the file in the folder holds. At the first difference it makes the file in
// the stage, copies there what was equal, and goes on with what it is given. So
// a file is rendered once and never held, however large it is.
//
// Of a file that is there as the last build wrote it the digest is known. Then what
// is given at once need not be compared with its bytes.
type comparer struct {
	*stager
	path   string
	known  *Written  // nil where the file is not there as it was written
	digest hash.Hash // of what was given
	old    *os.File  // nil if there is no such file in the folder
	same   int64     // bytes of old that were equal
	new    *os.File  // nil until they differ
	buf    []byte    // to read old
}

// open begins with the file in the folder, or else at once with a new one.
func (c *comparer) open() (err error) {
	if _, there := c.found.files[c.path]; there {
		c.old, err = c.folder.Open(c.path)
	} else {
		c.new, err = c.create(c.path)
	}
	return err
}

func (c *comparer) Write(p []byte) (n int, err error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	c.digest.Write(p)
	if c.new == nil {
		if n, err = c.match(p); n == len(p) || err != nil {
			return n, err
		}
		if err := c.differ(); err != nil {
			return n, err
		}
	}
	m, err := c.new.Write(p[n:])
	return n + m, err
}

// match returns how much of p the file in the folder goes on with, if not to
// the byte.
func (c *comparer) match(p []byte) (n int, err error) {
	if c.known != nil && c.same == 0 && int64(len(p)) == c.known.Size {
		if sum := sha256.Sum256(p); [16]byte(sum[:16]) == c.known.Digest {
			c.same = c.known.Size
			return len(p), nil
		}
		return 0, nil
	}
	for n < len(p) {
		b := c.buf[:min(len(c.buf), len(p)-n)]
		_, err := io.ReadFull(c.old, b)
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			break // shorter, so different
		}
		if err != nil {
			return n, err
		}
		if !bytes.Equal(b, p[n:n+len(b)]) {
			break
		}
		n += len(b)
		c.same += int64(len(b))
	}
	return n, nil
}

// differ goes over to a new file.
func (c *comparer) differ() (err error) {
	if !c.found.files[c.path] {
		return foreign(c.path, 0)
	}
	if c.new, err = c.create(c.path); err != nil {
		return err
	}
	// The plain writer, as ReadFrom would make a buffer of its own.
	_, err = io.CopyBuffer(struct{ io.Writer }{c.new}, io.NewSectionReader(c.old, 0, c.same), c.buf)
	return err
}

// finish looks whether the file in the folder is longer, closes the new one, if
// there is one, and returns what the system says of the file that is to stand there.
func (c *comparer) finish() (fs.FileInfo, error) {
	if c.new == nil {
		info, err := c.old.Stat()
		if err != nil || info.Size() == c.same {
			return info, err
		}
		if err := c.differ(); err != nil {
			return nil, err
		}
	}
	info, err := c.new.Stat()
	if err != nil {
		return nil, err
	}
	return info, c.new.Close()
}

// close lets go of the files, after whatever happened.
func (c *comparer) close() {
	for _, f := range []*os.File{c.old, c.new} {
		if f != nil {
			_ = f.Close()
		}
	}
}
