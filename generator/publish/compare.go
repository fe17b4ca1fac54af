package publish

import (
	"bytes"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
)

// content returns the bytes of a page where all of them are at hand: it is in memory, or
// shorter than buf. Else they are how it begins, and there may be a rest.
func content(page fs.File, buf []byte) (text []byte, rest bool, err error) {
	if page, ok := page.(interface{ Bytes() []byte }); ok {
		return page.Bytes(), false, nil
	}
	n := 0
	for n < len(buf) && err == nil {
		var m int
		m, err = page.Read(buf[n:])
		n += m
	}
	if err == io.EOF {
		return buf[:n], false, nil
	}
	return buf[:n], true, err
}

// whole puts a page whose bytes are all there into the stage, unless the file in the
// folder holds the same; where that one is known, its digest has said that it does not.
// It returns what the system says of the file that is to stand there, and whether it is
// new.
func (s *stager) whole(p string, text, buf []byte) (info fs.FileInfo, differs bool, err error) {
	ours, there := s.found.files[p]
	if there && s.found.written[p] == nil {
		if info, err = s.equal(p, text, buf); info != nil || err != nil {
			return info, false, err
		}
		if !ours {
			return nil, false, foreign(p, 0)
		}
	}
	f, err := s.create(p)
	if err != nil {
		return nil, false, err
	}
	_, err = f.Write(text)
	if err == nil {
		info, err = f.Stat()
	}
	return info, true, errors.Join(err, f.Close())
}

// equal returns what the system says of the file in the folder if it holds a text,
// else nil.
func (s *stager) equal(p string, text, buf []byte) (fs.FileInfo, error) {
	f, err := s.folder.Open(p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() != int64(len(text)) {
		return nil, err
	}
	for len(text) > 0 {
		b := buf[:min(len(buf), len(text))]
		_, err := io.ReadFull(f, b)
		if err == io.EOF || err == io.ErrUnexpectedEOF || err == nil && !bytes.Equal(b, text[:len(b)]) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		text = text[len(b):]
	}
	return info, nil
}

// comparer is an [io.Writer] for pages of any length. It writes nothing while what it
// is given is what the file in the folder holds. At the first difference it makes the
// file in the stage, copies there what was equal, and goes on with what it is given. So
// a file is rendered once and never held, however large it is.
type comparer struct {
	*stager
	path   string
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
