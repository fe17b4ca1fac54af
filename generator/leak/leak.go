// Package leak finds what is not public in a folder that is: in a finished site, or in
// whatever else is about to be published.
//
// What is not public is handed in as plain data: a [Withheld] a release. [New] makes
// [Secrets] of it, [Secrets.Subtract] takes out of them what public texts say too, and
// [Search] reads every file of a folder, and tells each place where something of the rest
// stands.
//
// # What is compared
//
// Letters and digits alone, folded (fold.go): in small letters, without accents, as
// Unicode's NFKD decomposes them. So it makes no difference how a text is set, which
// quotation marks it has, where its lines break, and whether a word is broken by tags,
// soft hyphens or operators of a PDF.
//
// A secret is one of these (secrets.go):
//
//   - a passage: a title, a sentence, a caption. Any part of it counts that has [shortest]
//     bytes or more (18 Latin letters, 6 of Chinese or Japanese) and in it 6 windows of
//     [window] bytes, one behind the other, that no public text has; and the whole of a
//     passage from [window] bytes on.
//   - a word that no public text has, of 7 letters or more, or of 5 with letters and
//     digits in it; of katakana or Han, of 5 characters.
//   - a name: of a folder, a file, an event, an old address. It must stand for itself
//     between characters that are neither letters nor digits.
//   - a file, by the digest of its bytes.
//
// # Where it is looked for
//
// In every byte of every file, in the names of files and folders, and in what the bytes
// mean (decode.go, encodings.go): texts without their tags, with references and escapes
// of HTML, XML, JSON and addresses undone, in UTF-16 and older encodings, in data
// URIs. Archives and compressed streams are opened (contents.go, picture.go, pdf.go):
// gzip, bzip2, Brotli by the ending .br, zip with the office formats that are made of it, tar, the chunks of a PNG,
// the streams and strings of a PDF. What cannot be opened is told as well ([Unread]): who
// looks for secrets wants to know where nobody has looked. Fonts
// of WOFF and WOFF2 are read as the bytes that they are.
package leak

import (
	"crypto/sha256"
)

// Withheld is a release that is not public, or a part of one.
type Withheld struct {
	Release string   // its ID
	State   string   // why it is not public, for people: “is a draft”
	Texts   []string // each a field or a paragraph, in plain text
	Names   []string // of its folder and files, without their extensions; slugs and old addresses
	Files   []File
}

// File is one that is not public.
type File struct {
	Name   string
	Size   int64 // bytes
	Digest [sha256.Size]byte
}

// Kind is what was found of a release.
type Kind int

const (
	Passage Kind = iota // a part of a text
	Word                // a word that no public text has
	Name                // of its folder or one of its files, in a text
	Path                // likewise, or a text, in the name of a file or folder
	Content             // a whole file
	Unread              // no find: something that could not be read whole
)

// Finding is one place where something stands that is not public. Of one part of a file there
// is one a release.
type Finding struct {
	Kind   Kind
	File   string    // path in the folder
	Line   int       // from 1; 0 where the place is no line of the file
	Column int       // from 1, in characters
	Inside string    // where in the file: “in word/document.xml”; empty for the file's own bytes
	Of     *Withheld // nil for Unread
	Words  string    // the beginning of what was found, or what could not be read and why
	Weak   bool      // it may stand there by chance, in a text that others wrote
	More   int       // how many others of the release there are in the same part
}
