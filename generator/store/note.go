package store

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"

	"docsite/generator/layout"
)

// A note is a small file beside the packs that is replaced as a whole, such as
// what was written into an output folder. It begins with noteHead and the checksum of
// the rest.
const (
	noteHead = "docsite note 1\n"
	mostNote = 1 << 30 // bytes: what was written of a site of a million files takes a sixth
)

// Note returns the note of a name, if there is one that is undamaged.
func (s *Store) Note(name string) (text []byte, found bool) {
	if s.dir == "" {
		return nil, false
	}
	file, err := layout.ReadKept(filepath.Join(s.dir, name), mostNote)
	if err != nil || len(file) < len(noteHead)+4 || string(file[:len(noteHead)]) != noteHead {
		return nil, false
	}
	text = file[len(noteHead)+4:]
	return text, binary.LittleEndian.Uint32(file[len(noteHead):]) == checksum(text)
}

// SetNote replaces a note, if it can. The name is that of a file, and begins
// neither as a pack does nor as what is being written.
func (s *Store) SetNote(name string, text []byte) {
	if s.dir == "" || os.MkdirAll(s.dir, 0o700) != nil {
		return
	}
	file, err := os.CreateTemp(s.dir, unfinished+"*")
	if err != nil {
		return
	}
	_, head := file.Write(binary.LittleEndian.AppendUint32([]byte(noteHead), checksum(text)))
	_, err = file.Write(text)
	if errors.Join(head, err, file.Close()) != nil || os.Rename(file.Name(), filepath.Join(s.dir, name)) != nil {
		os.Remove(file.Name())
	}
}

// RemoveNote removes a note. The error is that it is still there.
func (s *Store) RemoveNote(name string) error {
	if s.dir == "" {
		return nil
	}
	if err := os.Remove(filepath.Join(s.dir, name)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
