package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// jekyllSite is what _config.yml says.
type jekyllSite struct {
	keys        map[string]any
	root        string // folder of the site's sources
	base, host  string
	languages   []string // in small letters; of a plug-in that builds each language
	language    string   // of texts that say none
	permalink   string
	collections map[string]string // patterns of their addresses, by name
	under       string            // folder in which collections lie
	defaults    []jekyllDefault
	zone        *time.Location
	zoneUnknown bool // the settings name none: days were those of the machine that built the site
}

// jekyllDefault is front matter of all texts below a path.
type jekyllDefault struct {
	path, kind string
	values     map[string]any
}

// readJekyllSite reads the settings of a site; found is false where there are none.
func readJekyllSite(archive fs.FS, settings Settings) (s *jekyllSite, lost []Loss, found bool, err error) {
	s = &jekyllSite{keys: map[string]any{}, root: ".", permalink: "date", collections: map[string]string{}, zone: cmp.Or(settings.Zone, time.UTC)}
	for _, file := range []string{"_config.yml", "_config.yaml", "_config.toml"} {
		text, more, ok, err := readText(archive, file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, nil, false, err
		}
		lost = append(lost, more...)
		if !ok {
			continue
		}
		format := ""
		if path.Ext(file) == ".toml" {
			format = "+++"
		}
		keys, more := decodeKeys(file, text, format, 0)
		lost = append(lost, more...)
		if keys != nil {
			s.keys, found = keys, true
			break
		}
	}
	s.take()
	return s, lost, found, nil
}

func (s *jekyllSite) take() {
	if root := field(s.keys, "source"); root != "" && fs.ValidPath(path.Clean(root)) {
		s.root = path.Clean(root)
	}
	_, s.host = basePath(field(s.keys, "url"))
	s.base = strings.TrimRight(field(s.keys, "baseurl"), "/")
	if s.base != "" && !strings.HasPrefix(s.base, "/") {
		s.base = "/" + s.base
	}
	switch list := s.keys["languages"].(type) {
	case []any:
		for _, l := range list {
			s.languages = append(s.languages, strings.ToLower(firstOf(append(words(l), field(l, "code"), field(l, "lang"))...)))
		}
	case map[string]any:
		s.languages = slices.Sorted(maps.Keys(list))
	}
	s.language = firstOf(field(s.keys, "default_lang"), field(s.keys, "default_language"), field(s.keys, "lang"), field(s.keys, "language"), field(s.keys, "locale"))
	if s.language == "" && len(s.languages) > 0 {
		s.language = s.languages[0]
	}
	s.permalink = firstOf(field(s.keys, "permalink"), s.permalink)
	s.under = strings.Trim(field(s.keys, "collections_dir"), "/")
	switch list := s.keys["collections"].(type) {
	case []any:
		for _, name := range words(list) {
			s.collections[name] = ""
		}
	case map[string]any:
		for name, v := range list {
			s.collections[name] = field(v, "permalink")
		}
	}
	s.zoneUnknown = true
	if name := field(s.keys, "timezone"); name != "" {
		if zone, err := time.LoadLocation(name); err == nil {
			s.zone, s.zoneUnknown = zone, false
		}
	}
	defaults, _ := s.keys["defaults"].([]any)
	for _, d := range defaults {
		scope := branch(d, "scope")
		s.defaults = append(s.defaults, jekyllDefault{strings.Trim(field(scope, "path"), "/"), field(scope, "type"), branch(d, "values")})
	}
	slices.SortStableFunc(s.defaults, func(a, b jekyllDefault) int { return len(a.path) - len(b.path) })
}

// inherit gives a text the front matter that the settings have for its path, where it has none of its own.
func (s *jekyllSite) inherit(h *header, file, kind string) {
	for _, d := range slices.Backward(s.defaults) {
		if d.kind != "" && d.kind != kind || d.path != "" && file != d.path && !strings.HasPrefix(file, d.path+"/") {
			continue
		}
		for k, v := range d.values {
			k = strings.ToLower(k)
			if h.keys == nil {
				h.keys = map[string]any{}
			}
			if _, own := h.keys[k]; !own {
				h.keys[k] = v
				h.inherited[k] = true
			}
		}
	}
}

// styles are the patterns that have a name (Jekyll, Permalinks, “Built-in formats”).
var jekyllStyles = map[string]string{
	"date":     "/:categories/:year/:month/:day/:title:output_ext",
	"pretty":   "/:categories/:year/:month/:day/:title/",
	"ordinal":  "/:categories/:year/:y_day/:title:output_ext",
	"weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
	"none":     "/:categories/:title:output_ext",
}

// address returns where a text stood, from the root of the site's host.
func (s *jekyllSite) address(p *jekyllPage) string {
	pattern := p.header.text("permalink")
	switch {
	case pattern != "":
		if style, is := jekyllStyles[pattern]; is {
			pattern = style
		}
	case p.kind == "posts":
		pattern = s.permalink
		if style, is := jekyllStyles[pattern]; is {
			pattern = style
		}
	case p.kind != "":
		pattern = firstOf(s.collections[p.kind], "/:collection/:path:output_ext")
		if s.collections[p.kind] == "" && (s.permalink == "pretty" || strings.HasSuffix(s.permalink, "/")) {
			pattern = "/:collection/:path/"
		}
	case p.stem == "index":
		pattern = "/:dir/"
	case s.permalink == "pretty" || strings.HasSuffix(s.permalink, "/"):
		pattern = "/:dir/:basename/"
	default:
		pattern = "/:dir/:basename:output_ext"
	}
	at := s.expand(pattern, p)
	folder := strings.HasSuffix(at, "/")
	if at = path.Join("/", at); folder && at != "/" {
		at += "/"
	}
	if lang := strings.ToLower(p.lang); len(s.languages) > 1 && lang != strings.ToLower(s.language) && slices.Contains(s.languages, lang) && !strings.HasPrefix(at, "/"+lang+"/") {
		at = "/" + lang + at
	}
	return s.base + at
}

func (s *jekyllSite) expand(pattern string, p *jekyllPage) string {
	var b strings.Builder
	for i := 0; i < len(pattern); {
		if pattern[i] != ':' {
			b.WriteByte(pattern[i])
			i++
			continue
		}
		end := i + 1
		for end < len(pattern) && (isWordRune(rune(pattern[end])) || pattern[end] == '_') {
			end++
		}
		token := pattern[i+1 : end]
		i = end
		year, week := p.date.ISOWeek()
		switch token {
		case "year":
			b.WriteString(p.date.Format("2006"))
		case "short_year":
			b.WriteString(p.date.Format("06"))
		case "month":
			b.WriteString(p.date.Format("01"))
		case "i_month":
			b.WriteString(p.date.Format("1"))
		case "short_month":
			b.WriteString(p.date.Format("Jan"))
		case "long_month":
			b.WriteString(p.date.Format("January"))
		case "day":
			b.WriteString(p.date.Format("02"))
		case "i_day":
			b.WriteString(p.date.Format("2"))
		case "short_day":
			b.WriteString(p.date.Format("Mon"))
		case "long_day":
			b.WriteString(p.date.Format("Monday"))
		case "y_day":
			fmt.Fprintf(&b, "%03d", p.date.YearDay())
		case "week":
			fmt.Fprintf(&b, "%02d", week)
		case "w_year":
			fmt.Fprint(&b, year)
		case "hour":
			b.WriteString(p.date.Format("15"))
		case "minute":
			b.WriteString(p.date.Format("04"))
		case "second":
			b.WriteString(p.date.Format("05"))
		case "title":
			b.WriteString(firstOf(p.header.text("slug"), p.stem))
		case "slug":
			b.WriteString(urlize(firstOf(p.header.text("slug"), p.stem)))
		case "name", "basename":
			b.WriteString(p.stem)
		case "categories", "slugified_categories":
			for n, c := range p.categories() {
				if n > 0 {
					b.WriteByte('/')
				}
				b.WriteString(urlize(c))
			}
		case "collection":
			b.WriteString(p.kind)
		case "path":
			b.WriteString(path.Join(p.dir, p.stem))
		case "dir":
			b.WriteString(p.dir)
		case "output_ext":
			b.WriteString(".html")
		}
	}
	return b.String()
}
