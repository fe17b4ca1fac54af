package host

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// caddy reads a part of its Caddyfile that stands in a site block:
//
//	press.example.org {
//		root * /srv/www
//		import /etc/caddy/docsite.caddy
//	}
//
// root is the folder in which the site's path begins. Caddy gets and renews its certificate by
// itself, and leads from HTTP to HTTPS.
var caddy = Host{
	Name: "caddy",
	Files: func(d *Description) ([]File, error) {
		if err := d.check(); err != nil {
			return nil, err
		}
		var out strings.Builder
		line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
		line("# Written by docsite. Import it in a site block, whose root is the folder in which %s begins.", d.Root)
		line("header \"%s*\" {", caddyMarks.Replace(d.Root))
		for _, h := range d.always() {
			line("\t%s \"%s\"", h.Name, h.Value)
		}
		line("\tCache-Control \"%s\"", Revalidate)
		line("}")
		line("@forever path_regexp \"^%s%s$\"", pattern(d.Root), digested)
		line("header @forever Cache-Control \"%s\"", Immutable)
		if len(d.Forever) > 0 {
			line("@digested path_regexp \"^%s(%s)$\"", pattern(d.Root), alternatives(d.Forever))
			line("header @digested Cache-Control \"%s\"", Immutable)
		}
		line("")
		for i, t := range byType() {
			line("@type%d {", i+1)
			line("\tpath *.%s", strings.Join(t.endings, " *."))
			for _, name := range slices.Sorted(maps.Keys(named)) { // the order of matchers is Caddy's own
				if slices.Contains(t.endings, path.Ext(name)[1:]) {
					line("\tnot path */%s", name)
				}
			}
			line("}")
			line("header @type%d Content-Type \"%s\"", i+1, t.name)
		}
		for i, name := range slices.Sorted(maps.Keys(named)) {
			line("@name%d path */%s", i+1, name)
			line("header @name%d Content-Type \"%s\"", i+1, named[name])
		}
		line("")
		for i, m := range d.Moved {
			line("@moved%d path_regexp \"^%s$\"", i+1, d.pattern(m.File))
			line("redir @moved%d \"%s\" 301", i+1, encoded(m.To))
		}
		for i, file := range d.Gone {
			line("@gone%d path_regexp \"^%s$\"", i+1, d.pattern(file))
			line("handle @gone%d {", i+1)
			line("\trewrite * \"%s\"", d.Root+file)
			line("\tfile_server {")
			line("\t\tstatus 410")
			line("\t}")
			line("}")
		}
		line("handle \"%s*\" {", caddyMarks.Replace(d.Root))
		if len(d.Compressed) == 0 {
			line("\tencode gzip")
			line("\tfile_server")
		} else {
			line("\tfile_server {")
			line("\t\tprecompressed %s", strings.Join(caddyCodings(d), " "))
			line("\t}")
		}
		line("}")
		line("handle_errors {")
		line("\trewrite * \"%s404.html\"", d.Root)
		line("\theader Cache-Control \"%s\"", Revalidate)
		line("\theader Content-Type \"%s\"", types[".html"])
		line("\tfile_server")
		line("}")
		return []File{{"docsite.caddy", []byte(out.String())}}, nil
	},
}

// alternatives is a pattern of which each path is one way.
func alternatives(paths []string) string {
	list := make([]string, len(paths))
	for i, p := range paths {
		list[i] = pattern(p)
	}
	return strings.Join(list, "|")
}

// caddyMarks are encoded of the site's path: what Caddy takes for a wildcard, or for the name of a value.
var caddyMarks = strings.NewReplacer("%", "%25", "{", "%7B", "}", "%7D", "*", "%2A")

func caddyCodings(d *Description) []string {
	var list []string
	for _, coding := range Codings {
		if slices.Contains(d.Compressed, coding) {
			list = append(list, codings[coding])
		}
	}
	return list
}
