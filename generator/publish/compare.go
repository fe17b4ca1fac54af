package publish

import (
	"bytes"
	"io"
	"os"
)

// comparer is an [io.Writer] that writes nothing while what it is given is what
// the file in the folder holds. At the first difference it makes the file in
// the stage, copies there what was equal, and goes on with what it is given. So
// a file is rendered once and never held, however large it is.
type comparer struct {
	*stager
	path string
	old  *os.File // nil if there is no such file in the folder
	same int64    // bytes of old that were equal
	new  *os.File // nil until they differ
	buf  []byte   // to read old
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

// finish looks whether the file in the folder is longer, and closes the new
// one, if there is one.
func (c *comparer) finish() error {
	if c.new == nil {
		switch _, err := c.old.ReadAt(c.buf[:1], c.same); {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		if err := c.differ(); err != nil {
			return err
		}
	}
	return c.new.Close()
}

// close lets go of the files, after whatever happened.
func (c *comparer) close() {
	for _, f := range []*os.File{c.old, c.new} {
		if f != nil {
			_ = f.Close()
		}
	}
}
