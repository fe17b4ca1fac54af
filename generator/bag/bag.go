// Package bag writes and validates bags: folders that archives take over, with a digest
// for every file (BagIt 1.0, RFC 8493).
//
// A bag is the payload, below data/, and beside it the tag files that describe it:
//
//	bagit.txt               that this is a bag, and of which version
//	bag-info.txt            who hands over what: [Field]s
//	manifest-sha256.txt     a digest of each file below data/
//	manifest-sha512.txt     likewise
//	tagmanifest-sha256.txt  a digest of each of the files above
//	tagmanifest-sha512.txt  likewise
//
// [Write] makes a new folder: beside its place, under another name, and only when all
// of it is there and was read back does it move into its place. So whoever finds the folder finds the whole
// bag. The same payload and fields make the same bytes.
//
// [Validate] reads a bag of anybody and tells whatever RFC 8493 says against it.
// manifest.go has the form of a manifest, info.go that of bag-info.txt.
package bag

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"hash"
	"io"
)

// File is a file of the payload.
type File struct {
	Path string // slash-separated, below data/
	Open func() (io.ReadCloser, error)
}

// Names of files of a bag (RFC 8493, sections 2.1 and 2.2).
const (
	declarationName = "bagit.txt"
	infoName        = "bag-info.txt"
	payload         = "data/"
)

// declaration is what bagit.txt holds (section 2.1.1).
const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// algorithm is a way of making digests.
type algorithm struct {
	name string // in the names of manifests (section 2.4)
	make func() hash.Hash
}

// algorithms are those that a bag is written with (section 2.4).
var algorithms = []algorithm{{"sha256", sha256.New}, {"sha512", sha512.New}}

// readable are those that bags of others may have besides, which find what was damaged, and
// not what was forged (section 5.2).
var readable = append(algorithms[:len(algorithms):len(algorithms)], algorithm{"sha1", sha1.New}, algorithm{"md5", md5.New})

func manifestName(a algorithm) string    { return "manifest-" + a.name + ".txt" }
func tagManifestName(a algorithm) string { return "tag" + manifestName(a) }
