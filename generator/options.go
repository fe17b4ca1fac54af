package generator

import "io/fs"

// Options say what an engine works on.
type Options struct {
	Folder     fs.FS  // the site's folder: docsite.yaml, releases, locales, templates
	BaseURL    string // in the place of the one in docsite.yaml; may be empty
	Preview    bool   // take drafts in, and what is not public yet
	Jobs       int    // how much is done at the same time; 0 for one a core
	Cache      string // the folder where what was made is kept for the next build; empty for none
	Version    string // of docsite, which may make other things of the same files
	MakeCopies bool   // of pictures, which a site needs and its check does not
	Published  *List  // of addresses that must not be gone; nil for none

	DecodeMemory int64 // bytes that pictures may take which are decoded at the same time; 0 for half a gigabyte
}

// List is a list of the addresses that a site had when it was published (package
// published).
type List struct {
	Name    string // how diagnostics call it
	Content []byte
}
