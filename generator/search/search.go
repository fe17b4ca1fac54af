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
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"

	"golang.org/x/sync/errgroup"

	"docsite/generator/locale"
	"docsite/generator/markdown"
	"docsite/generator/press"
)

// What the terms of filters begin with.
const (
	Country  = "\x01" // and an ISO 3166-1 code in upper case
	Ministry = "\x02" // and the ID of one
	Type     = "\x03" // and a type
)

// Together is how many releases a file of records holds.
const Together = 4

// Index is the index of one language.
type Index struct {
	Documents []*press.Release // oldest first
	Head      Head
	Files     []File
}

// File is one of terms.
type File struct {
	Number uint32     // see the package's comment
	Kept   press.Kept // where its bytes were put
}

// Options say where the texts are and where the files go.
type Options struct {
	Bodies io.ReaderAt                           // the HTML of texts, as [press.Kept] says
	Keep   func(file []byte) (press.Kept, error) // puts a file aside
	Jobs   int                                   // documents read at the same time
}

// Make makes the index of every language of a site, by its tag. Errors are
// those of Options' functions.
func Make(ctx context.Context, site *press.Site, locales []*locale.Locale, o Options) (map[string]*Index, error) {
	indexes := map[string]*Index{}
	for _, l := range locales {
		index, err := build(ctx, site, l, o)
		if err != nil {
			return nil, fmt.Errorf("index the releases in %s: %w", l.Tag, err)
		}
		indexes[l.Tag] = index
	}
	return indexes, nil
}

func build(ctx context.Context, site *press.Site, l *locale.Locale, o Options) (*Index, error) {
	index := &Index{}
	for _, r := range slices.Backward(site.Releases) {
		if r.In(l.Tag) != nil {
			index.Documents = append(index.Documents, r)
		}
	}
	order, content := sha256.New(), sha256.New()
	for _, r := range index.Documents {
		io.WriteString(order, r.ID+"\n") // a digest takes everything
	}
	stamp := order.Sum(nil)[:stampSize]
	terms, err := collect(ctx, site, l, index.Documents, content, o)
	if err != nil {
		return nil, err
	}
	tree, err := terms.files(stamp, func(number uint32, file []byte) error {
		kept, err := o.Keep(file)
		index.Files = append(index.Files, File{number, kept})
		return err
	})
	if err != nil {
		return nil, err
	}
	index.Head = head(site, l, index.Documents, stamp, content.Sum(nil)[:stampSize], tree)
	return index, nil
}

// collect reads the documents on several cores and takes up their terms in the
// order of their numbers. It writes to content all that readers may find and see
// of them.
func collect(ctx context.Context, site *press.Site, l *locale.Locale, documents []*press.Release, content io.Writer, o Options) (*terms, error) {
	ready := make([]chan *bag, len(documents))
	for i := range ready {
		ready[i] = make(chan *bag, 1)
	}
	free := make(chan *bag, 2*o.Jobs) // so many may wait to be taken up
	for range cap(free) {
		free <- newBag(l.Endings)
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(o.Jobs + 1) // one hands out the work
	group.Go(func() error {
		for i, r := range documents {
			var b *bag
			select {
			case b = <-free:
			case <-ctx.Done():
				return ctx.Err()
			}
			group.Go(func() error {
				if err := b.read(site, r, r.In(l.Tag), o.Bodies); err != nil {
					return err
				}
				ready[i] <- b
				return nil
			})
		}
		return nil
	})
	all := newTerms()
	for i := range documents {
		select {
		case b := <-ready[i]:
			all.take(uint32(i), b)
			r, t := documents[i], documents[i].In(l.Tag)
			fmt.Fprintln(content, t.Title, t.Slug, r.Type, r.Countries, r.Ministries, r.Date.Unix(), r.DateOnly, r.HeldBack, r.Withdrawn != nil, r.Modified(t).Unix())
			content.Write(b.text)
			free <- b
		case <-ctx.Done():
			return nil, cmp.Or(group.Wait(), ctx.Err())
		}
	}
	return all, group.Wait()
}

// read fills the bag with a translation.
func (b *bag) read(site *press.Site, r *press.Release, t *press.Translation, bodies io.ReaderAt) error {
	b.html = slices.Grow(b.html[:0], t.Body.HTML.Length)[:t.Body.HTML.Length]
	if _, err := bodies.ReadAt(b.html, t.Body.HTML.Offset); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read a text that was set aside: %w", err)
	}
	b.text = b.text[:0]
	for _, line := range about(site, r, t) {
		b.text = append(append(b.text, line...), '\n')
	}
	b.text = markdown.Plain(b.text, b.html)
	b.fill(t.Title, filters(r), b.text)
	return nil
}

// about returns the texts of a translation beside its title and its body.
func about(site *press.Site, r *press.Release, t *press.Translation) []string {
	lines := []string{t.Summary, t.Place, r.Reference}
	if i := t.Image; i != nil {
		lines = append(lines, i.Alt, i.Caption)
	}
	for _, a := range t.Attachments {
		lines = append(lines, a.Title)
	}
	for _, id := range r.Ministries {
		m := site.Ministries[id]
		name, _ := m.Name.In(t.Lang, site.Languages)
		short, _ := m.Short.In(t.Lang, site.Languages)
		lines = append(lines, name, short)
	}
	return lines
}

// filters are the terms of what a release is filed under.
func filters(r *press.Release) []string {
	terms := []string{Type + r.Type}
	for _, code := range r.Countries {
		terms = append(terms, Country+code)
	}
	for _, id := range r.Ministries {
		terms = append(terms, Ministry+id)
	}
	return terms
}

// terms are those of a language, each with its postings.
type terms struct {
	words   map[string]int // index into all
	bigrams map[uint64]int
	all     []postings
}

func newTerms() *terms { return &terms{words: map[string]int{}, bigrams: map[uint64]int{}} }

// take takes up the terms of a document.
func (s *terms) take(document uint32, b *bag) {
	for i := range b.found {
		f := &b.found[i]
		s.of(f).add(document, f, b.places)
	}
}

func (s *terms) of(f *found) *postings {
	if f.word != "" {
		i, known := s.words[f.word]
		if !known {
			i = s.add(f.word, -1)
			s.words[f.word] = i
		}
		return &s.all[i]
	}
	i, known := s.bigrams[f.bigram]
	if !known {
		places := 0
		if f.first < 0 {
			places = -1
		}
		i = s.add(spell(f.bigram), places)
		s.bigrams[f.bigram] = i
	}
	return &s.all[i]
}

func (s *terms) add(term string, places int) int {
	s.all = append(s.all, postings{term: term, places: places})
	return len(s.all) - 1
}

// hashed is the index of a term and its hash.
type hashed struct {
	hash  uint32
	index int
}

// sorted returns the terms in the order of their hashes.
func (s *terms) sorted() []hashed {
	order := make([]hashed, len(s.all))
	for i := range s.all {
		order[i] = hashed{hash(s.all[i].term), i}
	}
	slices.SortFunc(order, func(a, b hashed) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(s.all[a.index].term, s.all[b.index].term))
	})
	return order
}
