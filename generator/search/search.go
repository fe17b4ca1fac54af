// Package search makes the index that readers search without a server: files
// that a build writes, of which a query reads a few. The reader is
// templates/assets/search-index.js, with search-words.js, search-query.js and search-files.js. Both follow this specification, and both are held
// to the cases of testdata.
//
// # Tokens
//
// A text is folded: Unicode's NFKD; a space with an acute is an apostrophe, as ´ was; without U+0300 to U+036F
// (accents; voiced marks of kana stay) and without characters that readers do not see (soft
// hyphens, what joins or turns letters, variation selectors); lower case; some
// letters as people type them who do not have them (œ is oe, ß ss, đ d, ς σ, and whatever is typed for
// an apostrophe '); variants of Han characters as their plain form (髙 is 高, 邊 is 辺: letters.go); NFC.
//
// Then, from the first character behind U+3004 on, ways to write the same in Japanese become one (kana.go). First
// a single space or middle dot between kana or Han is left out, and = between katakana. Then, each letter between what stands
// before it in what has become of the text, and behind it in what was left:
//
//   - ヴ and a small vowel is the ba-column, before ャュョ ビ, else ブ. Small katakana are large,
//     ヂ is ジ, ヅ ズ.
//   - 々 is the Han character before it, ゝ and ヽ the kana, ゞ and ヾ that one voiced.
//   - ヶケヵカガがか箇个 is ヶ before a Han character, unless it stands behind kana: 9か国, 霞ヶ関. Between two, ノ is の and ツ つ.
//   - a dash between katakana is ー.
//   - of words such as 取り ([locale.Locale.Okurigana]) the kana are left out where another Han character
//     stands before or behind them: 取り組み is 取組.
//
// In what came out,
//
//   - a word is a run of letters, marks and digits (Unicode's L, M and N), of
//     which 64 characters count. A single letter beside an apostrophe is none:
//     l’accord is accord. What spellings say is changed wherever it stands in a word, and then the ending, of a word
//     of at least four letters, by the longest that its language has: see search in locales/.
//   - a chain of words is also one, without what stands between them ([chained]): up to four that hyphens
//     join (co-operation), one or two letters each with full stops (U.S., R.-U.), of which the parts are no words, and
//     digits in groups of three (1,250). Its words have one place.
//   - a run is one of characters of scripts that are written without spaces: Han
//     with 々, kana with ー and voiced marks, Thai, Lao, Khmer, Burmese. Each
//     character of it is a term, and so are any two that stand beside each other, and the two beside a ー that
//     three katakana or more stand before, which may be left out: サーバールーム has バル.
//   - everything else parts words and runs, and so do the ends of blocks.
//
// A place is one of a word, or one of each character of a run; there is one more between two runs, and between two blocks.
//
// # Documents
//
// A language has an index of its own, of the releases that its lists show,
// numbered from the oldest. A document is its title, summary, text, reference,
// place, captions, names of attachments and of issuers; of a release that is told in another language, its title and
// summary. What a term weighs in a document, from 1 to 16, is as BM25F has it: a place in the title counts
// for 20, in the summary for 6, in a heading for 5, elsewhere for 1 ([weight]).
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
// than 6 KiB are cut in two, again and again, and the head has the tree: in
// preorder, 1 for what is cut and 0 for a file. It begins with the stamp and goes
// on with entries: length and bytes of the term, length of the rest, the set of
// documents, what each weighs less 1 (four bits each, the lower first), and, but for single characters and words of katakana, to the entry's end the
// places, document by document: each how far it lies behind the one before, doubled,
// plus 1 for the last of the document.
//
// Places are left out where an entry would be
// longer than a file may be: of words and characters that stand in a large part of
// thousands of releases. A query then takes it as given that they stand where
// it has them, which its other words mostly decide.
//
// The terms of lists of words begin with a control character ([Beginning], [First], [Last]). The rest of such an entry is
// words as they are written in a text, those of four katakana or more among them: how many bytes of the one before each shares, the length of the others,
// these, and how many bits the number of documents has that have the word. Lists that are too long lack the rarest words.
//
// filters.bin tells what documents are filed under. Behind the stamp: of types, countries, ministries and topics, in this order, their
// number and each behind its length; of each ministry, 0 or 1 more than the index of a country that all documents
// of the ministry have; the day of each document, as a signed varint of how many it
// lies behind the one before, the first behind 1 January 1970; and then of types and so on how many each document
// has, and, document by document, their indexes, rising, each less the one before and 1. Countries that its ministries
// imply are left out.
//
// releases-N.json holds what a list of results shows of [Together] releases
// ([Records]).
//
// Every file carries the stamp, a digest of the releases in their order. So a
// reader sees that a file is of another build, whose numbers mean others, and
// begins again with its head. The head also has the edition, a digest of what the
// releases say, with which a reader asks for the other files (for filters.bin with its own): a browser keeps none
// of them beyond a correction. A release whose text alone is changed leaves most
// files as they were.
//
// # Queries
//
// A query is cut at its spaces. Between quotation marks stands a phrase, whose words follow one another; what is
// behind a hyphen must not be found. Of the others each must be found by one of its ways: as it is; a compound by its parts, one
// behind the other, and letters with digits likewise (covid19); two words by both as one (Viet Nam); the last word, and one that the index does
// not have, by up to three words that begin with it, which count for half, and by two words that it is without a space. A run is looked for by its characters
// two by two, without a ー that may be left out.
//
// Documents come in the order of the sum of what their words weigh, each times log₂(1 + all documents / those that have it), or the newest first.
// Where fewer than three are found, words of the lists are offered in the place of rare ones that are one slip away (of
// four letters or more) or two (of eight): a letter too many, too few, another one, or two turned round.
//
// # What a query costs
//
// It reads the head, filters.bin, at most eight files of terms (a run by
// every second bigram, and by the others where there is room; words beyond that
// are left out, and the reader is told), half as many again where few are found, and the records of ten results. At
// 10,000 releases these are 41 to 76 KB as servers compress them, of which filters.bin is 37, and 98 where nothing is found and what was
// meant is looked for, too. What is left of 100 KB goes to
// the other languages, where there are fewer than ten results, and to passages out of the pages of the releases found.
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
			titles := newBag(rules)
			for i := n * len(documents) / jobs; i < (n+1)*len(documents)/jobs; i++ {
				d := documents[i]
				var err error
				if d.Translation.Lang != l.Tag {
					bytes = titles.title(d.Translation)
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
