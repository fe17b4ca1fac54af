// Package record makes of a release's folder everything that the rest of a build
// needs of it: its [Record].
//
// A record is a function of named inputs: the files of the folder, and the
// [Base], which is what texts depend on besides: settings, languages, register, glossary. Their
// digest is its key ([Base.Key]), by which a store gives it back as it was made
// (codec.go), its diagnostics included. So a build reads anew what was changed, and
// nothing else.
//
// A folder is read, its languages are linked and compared, and their search terms
// are cut, all in one go ([Base.Make]): what only the comparison needed is forgotten
// there. What a record does not know is what other releases say, which files there
// are outside of its folder, and what time it is.
package record

import (
	"crypto/sha256"
	"encoding/binary"
	"io"

	"docsite/generator/align"
	"docsite/generator/bitext"
	"docsite/generator/diag"
	"docsite/generator/glossary"
	"docsite/generator/link"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/store"
)

// Record is what a release's folder holds. It does not change.
type Record struct {
	ID      string
	Key     store.Key
	Release *press.Release    // nil if the folder holds no translation that can be read
	Texts   []Text            // of the release's translations, in their order
	Bodies  []align.BodyNames // to be compared when it is known which may be told of
	Files   []string          // paths in the folder of what a text may refer to
	Links   []string          // paths in the folder of symbolic links
	Found   []diag.Diagnostic // in files and between them

	Aligned store.Blob // its languages side by side: see [Record.Outlines]
}

// Text is what waits outside the heap until a page or an index is made.
type Text struct {
	HTML   store.Blob // of the body
	Terms  store.Blob // for the search index, see [search.Cutter]
	Digest store.Key  // of the terms
}

// TextIn returns the text in a language that the release has.
func (r *Record) TextIn(lang string) Text {
	for i, t := range r.Release.Translations {
		if t.Lang == lang {
			return r.Texts[i]
		}
	}
	return Text{}
}

// Key returns the key of the record of a folder.
func (b *Base) Key(f *read.Folder) (key store.Key) {
	h := sha256.New()
	h.Write(b.digest[:])
	part := func(s []byte) {
		h.Write(binary.AppendUvarint(nil, uint64(len(s))))
		h.Write(s)
	}
	part([]byte(f.ID))
	for _, e := range f.Entries {
		h.Write(binary.AppendUvarint(nil, uint64(e.Type)))
		part([]byte(e.Path))
	}
	io.WriteString(h, "\x00") // a digest takes everything
	for _, t := range f.Texts {
		part([]byte(t.Name))
		part(t.Content)
	}
	h.Sum(key[:0])
	return key
}

// Make makes the record of a folder and puts it into the store, which gives it back.
// So a record is the same whether it is made now or was made by an earlier build, and
// while texts are read nothing of them stays in memory. The error is the store's.
func (b *Base) Make(f *read.Folder, key store.Key, kept *store.Store) error {
	r := &Record{ID: f.ID, Key: key, Files: f.Files(), Links: f.Links()}
	readings, found := b.reader.Translations(f)
	r.Found = found
	var blobs [][]byte
	if len(readings) > 0 {
		blobs = b.link(r, readings)
	}
	_, err := kept.Put(key, encode(r), blobs...)
	return err
}

// Recall returns the record of a key, where the store has it undamaged.
func (b *Base) Recall(key store.Key, kept *store.Store) (*Record, bool) {
	meta, blobs, found := kept.Get(key)
	if !found {
		return nil, false
	}
	r, ok := decode(string(meta), b.settings.Zone)
	if !ok || len(blobs) != blobsOf(len(r.Texts)) || len(r.Texts) != r.translations() {
		return nil, false
	}
	r.Key = key
	r.take(blobs)
	return r, true
}

// translations is how many there are of the release.
func (r *Record) translations() int {
	if r.Release == nil {
		return 0
	}
	return len(r.Release.Translations)
}

// blobsOf returns how many blobs the record of so many texts has.
func blobsOf(texts int) int {
	if texts == 0 {
		return 0
	}
	return 2*texts + 1
}

// take takes up the blobs of a record, of each text its HTML and its terms, and their
// outlines.
func (r *Record) take(blobs []store.Blob) {
	for i := range r.Texts {
		r.Texts[i].HTML, r.Texts[i].Terms = blobs[2*i], blobs[2*i+1]
	}
	if len(blobs) > 0 {
		r.Aligned = blobs[len(blobs)-1]
	}
}

// link makes a release of translations that were read, compares them, and returns
// the blobs.
func (b *Base) link(r *Record, readings []read.Reading) [][]byte {
	translations := make([]*press.Translation, len(readings))
	of := make(map[*press.Translation]*read.Reading, len(readings))
	for i := range readings {
		translations[i] = readings[i].Translation
		of[translations[i]] = &readings[i]
	}
	release, found := link.Release(r.ID, translations, b.settings, b.ministries)
	r.Release, r.Found = release, append(r.Found, found...)
	b.introduce(release, of)
	awaiting, found := awaited(release, of)
	r.Found = append(r.Found, found...)
	analyses := make([]*align.Analysis, len(release.Translations))
	terminology := make([]glossary.Text, len(release.Translations))
	texts := make([]bitext.Text, len(release.Translations))
	var blobs [][]byte
	for i, t := range release.Translations {
		reading := of[t]
		if facts := b.facts[t.Lang]; facts != nil {
			analyses[i] = facts.Read(reading.Text, reading.Passages)
		}
		texts[i] = bitext.Text{Lang: t.Lang, Passages: reading.Passages, Analysis: analyses[i], Awaited: awaiting[t]}
		terminology[i] = glossary.Text{Content: reading.Text, Passages: reading.Passages, Analysis: analyses[i]}
		terms := b.cutter.Cut(release, t, reading.HTML)
		blobs = append(blobs, reading.HTML, terms)
		r.Texts = append(r.Texts, Text{Digest: sha256.Sum256(terms)})
	}
	differs, bodies := b.comparer.Release(release, analyses)
	r.Found, r.Bodies = append(r.Found, differs...), bodies
	r.Found = append(r.Found, b.glossary.Check(b.comparer, release, terminology)...)
	return append(blobs, b.outlines(release.ID, texts))
}
