// Package templates holds docsite's own templates and assets, so that the one
// binary can make a site. A site's folder of the same name lies over them, file
// by file. The guide for designers is README.md, and package render reads them.
package templates

import "embed"

// Files are the templates, *.html, and the files that pages refer to, below
// assets/. The logo of this repository's own newsroom, assets/newsroom-*, is none
// of them: it would be in every site.
//
//go:embed *.html assets/*.css assets/*.js assets/icon*
var Files embed.FS
