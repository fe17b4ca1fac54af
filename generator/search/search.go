// Package search makes the index that readers search without a server: files
// that a build writes, of which a query reads a few. The reader is
// templates/assets/search-index.js. Both follow this specification, and both are held
// to the cases of testdata.
//
// # Tokens
//
// A text is folded: Unicode's NFKD; without U+0300 to U+036F (accents; voiced
// marks of kana stay) and without characters that readers do not see (soft
// hyphens, what joins or turns letters, variation selectors); lower case; some
// letters as people type them who do not have them (œ is oe, ß ss, đ d, ς σ);
// NFC. In what is folded,
//
//   - a word is a run of letters, marks and digits (Unicode's L, M and N), of
//     which 64 characters count. A single letter beside an apostrophe is none:
//     l’accord is accord. A word of at least four letters changes its ending by
//     the longest that its language has, see search.endings in locales/.
//   - a run is one of characters of scripts that are written without spaces: Han
//     with 々, kana with ー and voiced marks, Thai, Lao, Khmer, Burmese. Each
//     character of it is a term, and so are any two that stand beside each other.
//   - everything else parts words and runs, and so do the ends of blocks.
//
// # Documents
//
// A language has an index of its own, of the releases that are told in it,
// numbered from the oldest. A document is its title, summary, text, reference,
// place, captions, names of attachments and of issuers. Besides its words it has
// the terms of what it is filed under, which begin with a control character:
// [Country], [Ministry], [Type].
//
// # Files
//
// The head, index.json ([Head]), names all the others. A number is a varint as
// encoding/binary has it, a set of rising numbers this: 2·n for n bytes of
// varints, each what lies between a number and the one before; or 2·n+1 for n
// bytes of bits, the lowest first, whichever is shorter.
//
// terms-N.bin holds the terms whose [hash] begins with the bits of N behind its
// highest, which is always 1; terms-1.bin would be all of them. Those with more
// than 8 KiB are cut in two, again and again, and the head has the tree: in
// preorder, 1 for what is cut and 0 for a file. It begins with the stamp and goes
// on with entries: length and bytes of the term, length of the rest, the set of
// documents, the set of those that have it in the title (as indexes into the
// documents), and for two characters of a run, to the entry's end, their places,
// document by document: each how far it lies behind the one before, doubled,
// plus 1 for the last of the document. Places count the characters of runs and
// one between two runs.
//
// Places would be most of the index. They are left out where an entry would be
// longer than a file may be: two characters that stand in a large part of
// thousands of releases. A query then takes it as given that they stand where
// it has them, which its other characters mostly decide.
//
// releases-N.json holds what a list of results shows of [Together] releases
// ([Records]).
//
// Every file carries the stamp, a digest of the releases in their order. So a
// reader sees that a file is of another build, whose numbers mean others, and
// begins again with its head. The head also has the edition, a digest of what the
// releases say, with which a reader asks for the other files: a browser keeps none
// of them beyond a correction. A release whose text alone is changed leaves most
// files as they were.
//
// # What a query costs
//
// It reads the head, at most eight files of terms (those of its filters; a run by
// every second bigram, and by the others where there is room; words beyond that
// are left out, and the reader is told), and the records of ten results: less
// than 100 KB at 10,000 releases.
package search

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"golang.org/x/sync/errgroup"

	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/generator/store"
)

// Together is how many releases a file of records holds.
const Together = 4

// Index is the index of one language.
type Index struct {
	Key       store.Key        // of what it was made from
	Documents []*press.Release // oldest first
	Head      Head
	Filters   store.Blob // see the package's comment
	Files     []File
}

// File is one of terms.
type File struct {
	Number  uint32 // see the package's comment
	Content store.Blob
}

// Document is a release that lists show in the language of an index. Where it is told in
// another one, its title and its summary are searched.
type Document struct {
	Release     *press.Release
	Translation *press.Translation
	Terms       store.Blob // as [Cutter.Cut] makes them of the translation
	Digest      store.Key  // of the terms
}

// form is of the files, and of what is kept of an index: another one makes all
// indexes anew.
const form = "search index 3"

// Make returns the index of a language, made of its documents, oldest first. An
// index of the same documents that the store has is not made again. jobs is on how many
// cores. Errors are the store's.
func Make(l *locale.Locale, zone *time.Location, documents []Document, kept *store.Store, jobs int) (*Index, error) {
	index := &Index{Key: keyOf(l, zone, documents)}
	for _, d := range documents {
		index.Documents = append(index.Documents, d.Release)
	}
	if index.recall(kept) {
		return index, nil
	}
	if err := index.make(l, zone, documents, kept, max(jobs, 1)); err != nil {
		return nil, fmt.Errorf("index the releases in %s: %w", l.Tag, err)
	}
	return index, nil
}

// keyOf is the digest of what an index depends on.
func keyOf(l *locale.Locale, zone *time.Location, documents []Document) (key store.Key) {
	h := sha256.New()
	fmt.Fprintln(h, form, l.Tag, zone, RulesOf(l))
	for _, d := range documents {
		h.Write(d.Digest[:])
		io.WriteString(h, d.Release.ID+" "+d.shown()) // a digest takes everything
	}
	h.Sum(key[:0])
	return key
}

// shown is what is shown of a document beside its text, and what may be different at
// another moment.
func (d Document) shown() string {
	r, t := d.Release, d.Translation
	return fmt.Sprintln(t.Lang, t.Title, t.Slug, t.Body.Digest, r.Type, r.Countries, r.Ministries, r.Topics, r.Date.Unix(), r.DateOnly,
		r.Visibility, r.Withdrawn != nil, r.Modified(t).Unix())
}

// remembered is what is kept of an index beside its files.
type remembered struct {
	Head    Head
	Numbers []uint32
}

func (index *Index) recall(kept *store.Store) bool {
	meta, files, found := kept.Get(index.Key)
	var r remembered
	if !found || json.Unmarshal(meta, &r) != nil || len(r.Numbers)+1 != len(files) {
		return false
	}
	index.take(r, files)
	return true
}

// take takes up what was kept: the filters, and the files of terms.
func (index *Index) take(r remembered, files []store.Blob) {
	index.Head, index.Filters = r.Head, files[0]
	for i, number := range r.Numbers {
		index.Files = append(index.Files, File{number, files[i+1]})
	}
}

func (index *Index) make(l *locale.Locale, zone *time.Location, documents []Document, kept *store.Store, jobs int) error {
	all, digests, err := gather(l, documents, jobs)
	if err != nil {
		return err
	}
	order, edition := sha256.New(), sha256.New()
	for i, d := range documents {
		io.WriteString(order, d.Release.ID+"\n") // a digest takes everything
		edition.Write(digests[i][:])
	}
	stamp := order.Sum(nil)[:stampSize]
	sorts := filters(stamp, documents, zone)
	sorted := sha256.Sum256(sorts)
	r := remembered{Numbers: []uint32{}}
	contents := [][]byte{sorts}
	made := files(all.entries(), stamp, func(number uint32, file []byte) {
		r.Numbers, contents = append(r.Numbers, number), append(contents, file)
	})
	r.Head = head(l, len(documents), stamp, edition.Sum(nil)[:stampSize], sorted[:stampSize], made, all.letters())
	meta, err := json.Marshal(r)
	if err != nil {
		return err
	}
	blobs, err := kept.Put(index.Key, meta, contents...)
	if err == nil {
		index.take(r, blobs)
	}
	return err
}

// gather takes up the terms of documents, a run of them on each core, and returns
// digests of what readers may find and see of each.
func gather(l *locale.Locale, documents []Document, jobs int) (*terms, [][sha256.Size]byte, error) {
	digests := make([][sha256.Size]byte, len(documents))
	runs, rules := make([]*terms, jobs), RulesOf(l)
	var group errgroup.Group
	for n := range runs {
		runs[n] = newTerms()
		group.Go(func() error {
			var bytes []byte
			for i := n * len(documents) / jobs; i < (n+1)*len(documents)/jobs; i++ {
				d := documents[i]
				var err error
				if d.Translation.Lang != l.Tag {
					bytes = cutTitle(rules, d.Translation)
				} else if bytes, err = d.Terms.Append(bytes[:0]); err != nil {
					return err
				}
				if err := runs[n].take(uint32(i), bytes); err != nil {
					return err
				}
				bytes = append(bytes, d.shown()...)
				digests[i] = sha256.Sum256(bytes)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	for _, run := range runs[1:] {
		runs[0].join(run)
	}
	return runs[0], digests, nil
}
