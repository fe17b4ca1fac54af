package importer

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	newsroom "docsite/generator/edit"
)

// Memory is the file of a newsroom that says what was imported: a line in JSON for each
// text, the later one counting where there are two. docsite does not read files whose name
// begins with a dot.
const Memory = ".docsite-import"

// entry is what is remembered of a text.
type entry struct {
	Origin string   `json:"origin"`
	File   string   `json:"file"`             // in the newsroom
	Digest string   `json:"digest"`           // SHA-256 of what was written
	Beside []string `json:"beside,omitempty"` // names of the files that were copied for it
}

// known is what was imported before.
type known struct {
	entries map[string]entry // by origin
	size    int64            // of the file; -1 where there is none
}

// readKnown reads the memory of a newsroom.
func readKnown(into *os.Root) (*known, error) {
	k := &known{entries: map[string]entry{}, size: -1}
	info, err := into.Lstat(Memory)
	if errors.Is(err, fs.ErrNotExist) {
		return k, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no file, and import keeps in it what it brought over: move it away", Memory)
	}
	raw, err := into.ReadFile(Memory)
	if err != nil {
		return nil, err
	}
	k.size = int64(len(raw))
	line := 0
	for text := range bytes.Lines(raw) {
		line++
		var e entry
		if json.Unmarshal(text, &e) != nil || e.Origin == "" || !fs.ValidPath(e.File) {
			return nil, fmt.Errorf("%s:%d is not understood: restore the file, or move it away; then everything is new to import", Memory, line)
		}
		k.entries[e.Origin] = e
	}
	return k, nil
}

// add remembers texts, and writes that down.
func (k *known) add(into *os.Root, entries []entry) error {
	var b bytes.Buffer
	for _, e := range entries {
		line, err := json.Marshal(e)
		if err != nil {
			return err
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	var err error
	if k.size < 0 {
		err = newsroom.Create(into, []newsroom.File{{Path: Memory, Content: b.Bytes()}})
		k.size = 0
	} else {
		err = newsroom.Append(into, Memory, k.size, b.Bytes())
	}
	if err != nil {
		return fmt.Errorf("write down what was imported: %w", err)
	}
	k.size += int64(b.Len())
	for _, e := range entries {
		k.entries[e.Origin] = e
	}
	return nil
}

// unchanged returns what a text's file holds, where that is what import wrote.
func (e entry) unchanged(into *os.Root) ([]byte, bool) {
	if info, err := into.Lstat(e.File); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	raw, err := into.ReadFile(e.File)
	return raw, err == nil && digestOf(raw) == e.Digest
}

// exists reports whether a text's file is where it was written.
func (e entry) exists(into *os.Root) bool {
	info, err := into.Lstat(e.File)
	return err == nil && info.Mode().IsRegular()
}

func (e entry) folder() string { return path.Dir(e.File) }

func digestOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
