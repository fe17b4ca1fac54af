package host

import (
	"maps"
	"path"
	"strings"

	"docsite/generator/media"
)

// types are those of the site's own files by their endings (IANA, Media Types). What
// lies beside releases has the types that package media knows. JSON and XML say
// themselves how they are written (RFC 8259, section 8.1; RFC 7303, section 3), and
// nobody knows it of tables that others made.
var types = func() map[string]string {
	all := media.Types()
	for _, ext := range []string{".txt", ".ics", ".vcf", ".vtt", ".srt"} {
		all[ext] += "; charset=utf-8"
	}
	maps.Copy(all, map[string]string{
		".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8",
		".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
		".md": "text/markdown; charset=utf-8", ".opml": "text/x-opml; charset=utf-8",
		".xml": "application/xml", ".atom": "application/atom+xml",
		".webmanifest": "application/manifest+json", ".bin": "application/octet-stream",
		".ico":   "image/vnd.microsoft.icon",
		".woff2": "font/woff2", ".woff": "font/woff", ".ttf": "font/ttf", ".otf": "font/otf",
	})
	return all
}()

// named are the types of files that their names tell, and not their endings.
var named = map[string]string{
	"feed.json":      "application/feed+json", // JSON Feed 1.1
	"opensearch.xml": "application/opensearchdescription+xml",
}

// ContentType returns the type of a file of the site by its name.
func ContentType(file string) string {
	file = plain(file)
	if t := named[path.Base(file)]; t != "" {
		return t
	}
	if t := types[strings.ToLower(path.Ext(file))]; t != "" {
		return t
	}
	return "application/octet-stream"
}

// Compressible reports whether a file of the site gets smaller by a general coding.
func Compressible(file string) bool {
	t := ContentType(file)
	return strings.HasPrefix(t, "text/") || strings.HasSuffix(t, "+xml") || strings.HasSuffix(t, "json") ||
		t == "application/xml" || path.Ext(file) == ".bin" || path.Ext(file) == ".ico"
}
