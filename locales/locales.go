// Package locales holds docsite's own locale files, so that the one binary
// knows its languages. A site's folder of the same name lies over them. The
// guide to the files is README.md, and package locale reads them.
package locales

import "embed"

// Files are the locale files, <tag>.yaml.
//
//go:embed *.yaml
var Files embed.FS
