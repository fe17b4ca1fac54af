package host

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// nginx reads a part of its configuration that stands in a server block:
//
//	server {
//		listen 443 ssl;
//		server_name press.example.org;
//		root /srv/www;
//		include /etc/nginx/docsite.nginx.conf;
//	}
//
// root is the folder in which the site's path begins: of a site at /newsroom/ the files lie
// in /srv/www/newsroom/.
var nginx = Host{
	Name: "nginx",
	Files: func(d *Description) ([]File, error) {
		if err := d.check(); err != nil {
			return nil, err
		}
		var out strings.Builder
		line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
		line("# Written by docsite. Include it in a server block, whose root is the folder in which %s begins.", d.Root)
		line("index index.html;")
		line("absolute_redirect off;")
		line("server_tokens off;")
		line("error_page 404 \"%s404.html\";", d.Root)
		line("")
		line("types {")
		for _, t := range byType() {
			line("\t\"%s\" %s;", t.name, strings.Join(t.endings, " "))
		}
		line("}")
		line("default_type application/octet-stream;")
		for _, name := range slices.Sorted(maps.Keys(named)) {
			line("location ~ /%s$ { types {} default_type %s; }", pattern(name), named[name])
		}
		line("")
		line("set $docsite_cache %s;", Revalidate)
		line("if ($uri ~ \"^%s%s$\") { set $docsite_cache \"%s\"; }", pattern(d.Root), digested, Immutable)
		for _, file := range d.Forever {
			line("if ($uri = \"%s%s\") { set $docsite_cache \"%s\"; }", d.Root, file, Immutable)
		}
		line("add_header Cache-Control $docsite_cache always;")
		for _, h := range d.always() {
			line("add_header %s \"%s\" always;", h.Name, h.Value)
		}
		line("")
		line("gzip on;")
		line("gzip_vary on;")
		line("gzip_types%s;", compressed())
		if slices.Contains(d.Compressed, "gz") {
			line("gzip_static on;")
		}
		if slices.Contains(d.Compressed, "br") {
			line("# With the module for it: brotli_static on;")
		}
		line("")
		for _, m := range d.Moved {
			for _, address := range d.addresses(m.File) {
				line("location = \"%s\" { return 301 \"%s\"; }", address, encoded(m.To))
			}
		}
		for _, file := range d.Gone {
			line("location = \"%s\" { error_page 410 \"%s\"; return 410; }", d.addresses(file)[0], d.Root+file)
		}
		return []File{{"docsite.nginx.conf", []byte(out.String())}}, nil
	},
}

// compressed are the types that nginx is to compress, with what belongs to them, as it
// compares the whole.
func compressed() string {
	var list strings.Builder
	for _, t := range byType() {
		if Compressible("x." + t.endings[0]) {
			list.WriteString(` "` + t.name + `"`)
		}
	}
	return list.String()
}

// typeEndings are the endings, without their dots, of files of a type.
type typeEndings struct {
	name    string
	endings []string
}

// byType returns all types in the order of their names.
func byType() []typeEndings {
	endings := map[string][]string{}
	for _, ext := range slices.Sorted(maps.Keys(types)) {
		endings[types[ext]] = append(endings[types[ext]], ext[1:])
	}
	var list []typeEndings
	for _, name := range slices.Sorted(maps.Keys(endings)) {
		list = append(list, typeEndings{name, endings[name]})
	}
	return list
}
