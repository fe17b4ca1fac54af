// Package read turns a site's folder into values: its settings, its register
// of ministries, and the translations of a release, one for every file
// releases/<year>/<name>/<lang>.md.
//
// What lies in a release's folder is read at once ([ReadFolder], folder.go). Then
// a file goes through four steps: its name and folder (walk.go), its bytes (file.go),
// its front matter (frontmatter.go finds it, translation.go understands it), and its
// body, which package markdown converts. This stage knows one release's files. What
// they say together is a matter of package link, and whether a country or a ministry
// exists one of package check.
//
// Everything an author can mend is a diagnostic; an error is one of the disk.
package read
