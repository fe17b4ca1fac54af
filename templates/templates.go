// Package templates holds docsite's own templates and assets, so that the one
// binary can make a site. A site's folder of the same name lies over them, file
// by file. The guide for designers is README.md, and package render reads them.
package templates

import "embed"

// Files are the templates, *.html, and the files that pages refer to, below
// assets/.
//
//go:embed *.html assets
var Files embed.FS
