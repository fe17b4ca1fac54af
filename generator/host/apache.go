package host

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
)

// apache reads .htaccess in the site's folder, where AllowOverride has FileInfo and
// Indexes. It needs mod_headers, mod_rewrite and mod_alias: where one is missing, Apache answers
// every request with 500, instead of serving a site without its policy.
var apache = Host{
	Name: "apache", Reads: ".htaccess",
	Files: func(d *Description) ([]File, error) {
		if err := d.check(); err != nil {
			return nil, err
		}
		var out strings.Builder
		line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
		line("# Written by docsite. It needs mod_alias, mod_headers and mod_rewrite, and AllowOverride FileInfo Indexes.")
		line("DirectoryIndex index.html")
		line("ErrorDocument 404 \"%s404.html\"", encode(d.Root))
		line("AddDefaultCharset Off")
		line("")
		for _, t := range byType() {
			line("AddType \"%s\" .%s", t.name, strings.Join(t.endings, " ."))
		}
		for _, name := range slices.Sorted(maps.Keys(named)) {
			line("<FilesMatch \"^%s([.](br|gz))?$\">", pattern(name))
			line("\tForceType %s", named[name])
			line("</FilesMatch>")
		}
		line("")
		for _, h := range d.always() {
			line("Header always set %s \"%s\"", h.Name, h.Value)
		}
		// One table, so that no answer has the field twice; and not for errors below these paths.
		line("Header always set Cache-Control \"%s\"", Revalidate)
		line("Header always set Cache-Control \"%s\" \"expr=%%{REQUEST_STATUS} -lt 400 && %%{REQUEST_URI} =~ m#^%s%s$#\"", Immutable, pattern(d.Root), digested)
		for _, file := range d.Forever {
			line("Header always set Cache-Control \"%s\" \"expr=%%{REQUEST_STATUS} -lt 400 && %%{REQUEST_URI} =~ m#^%s$#\"", Immutable, pattern(d.Root+file))
		}
		apacheCompressed(d, line)
		line("")
		for _, m := range d.Moved {
			line("RedirectMatch 301 \"^%s$\" \"%s\"", d.pattern(m.File), apacheTarget(m.To))
		}
		for _, file := range d.Gone {
			address := d.pattern(file)
			line("RedirectMatch 410 \"^%s$\"", address)
			line("<If \"%%{REQUEST_URI} =~ m#^%s$#\">", address)
			line("\tErrorDocument 410 \"%s\"", encode(d.Root+file))
			line("</If>")
		}
		return []File{{".htaccess", []byte(out.String())}}, nil
	},
}

// apacheTarget is an address as RedirectMatch takes it, which encodes it by itself and
// has a use of its own for dollar signs.
func apacheTarget(to string) string {
	if plain, err := url.PathUnescape(to); err == nil && sound(plain[1:]) == nil {
		to = plain
	}
	return strings.ReplaceAll(to, "$", `\$`)
}

// apacheCompressed lets a compressed copy stand for a file where a reader takes it.
func apacheCompressed(d *Description, line func(string, ...any)) {
	if len(d.Compressed) == 0 {
		return
	}
	line("")
	line("RewriteEngine On")
	for _, coding := range Codings {
		if !slices.Contains(d.Compressed, coding) {
			continue
		}
		line("RewriteCond %%{HTTP:Accept-Encoding} \\b%s\\b", codings[coding])
		line("RewriteCond %%{REQUEST_FILENAME}.%s -f", coding)
		line("RewriteRule ^(.+)$ $1.%s [L,E=no-gzip:1]", coding)
		line("<FilesMatch \"[.](%s)[.]%s$\">", compressedEndings(), coding)
		line("\tRemoveType .%s", coding)
		line("\tAddEncoding %s .%s", codings[coding], coding)
		line("</FilesMatch>")
	}
	line("Header append Vary Accept-Encoding")
}

// compressedEndings are the endings of files that have compressed copies, as a pattern.
func compressedEndings() string {
	var list []string
	for _, ext := range slices.Sorted(maps.Keys(types)) {
		if Compressible("x" + ext) {
			list = append(list, ext[1:])
		}
	}
	return strings.Join(list, "|")
}
