package importer

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// hugoSite is what the settings of a site say of where its content lies and stood.
type hugoSite struct {
	base       string // the path of its address, without a slash behind it
	host       string
	language   string   // its key of the language that comes first; empty where it has none
	languages  []string // its keys
	tags       map[string]string
	own        map[string]string // contentDir of a language
	prefixed   bool              // the first language has its part in addresses, too
	ugly       bool
	static     []string
	permalinks map[string]string            // patterns by section
	perLang    map[string]map[string]string // the same, of a language
	zone       *time.Location
	lost       []Loss
}

// readHugoSite reads the settings of a site, which may be spread over config/_default.
func readHugoSite(archive fs.FS, settings Settings) (*hugoSite, bool, error) {
	s := &hugoSite{tags: map[string]string{}, own: map[string]string{}, permalinks: map[string]string{}, perLang: map[string]map[string]string{}, zone: cmp.Or(settings.Zone, time.UTC)}
	all := map[string]any{}
	found := false
	read := func(file, under string) error {
		text, lost, ok, err := readText(archive, file)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		s.lost = append(s.lost, lost...)
		if !ok {
			return nil
		}
		format := map[string]string{".toml": "+++", ".json": "{"}[path.Ext(file)]
		keys, lost := decodeKeys(file, text, format, 0)
		s.lost = append(s.lost, lost...)
		found = found || keys != nil
		for _, part := range slices.Backward(strings.FieldsFunc(under, func(r rune) bool { return r == '.' })) {
			keys = map[string]any{part: keys}
		}
		merge(all, keys)
		return nil
	}
	for _, dir := range []string{"", "config/_default/"} {
		for _, stem := range []string{"config", "hugo"} {
			for _, ext := range []string{".toml", ".yaml", ".yml", ".json"} {
				if err := read(dir+stem+ext, ""); err != nil {
					return nil, false, err
				}
			}
		}
	}
	entries, err := fs.ReadDir(archive, "config/_default")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, false, err
	}
	for _, e := range entries {
		stem := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
		kind, lang, _ := strings.Cut(stem, ".")
		if e.IsDir() || !slices.Contains([]string{"languages", "permalinks", "params"}, kind) || !slices.Contains([]string{".toml", ".yaml", ".yml", ".json"}, path.Ext(e.Name())) {
			continue
		}
		under := kind
		if lang != "" {
			under = "languages." + lang + "." + kind
		}
		if err := read("config/_default/"+e.Name(), under); err != nil {
			return nil, false, err
		}
	}
	s.take(all)
	return s, found, nil
}

// merge lays a mapping over another one, key by key.
func merge(over, with map[string]any) {
	for k, v := range with {
		k = strings.ToLower(k)
		sub, is := v.(map[string]any)
		old, was := over[k].(map[string]any)
		switch {
		case is && was:
			merge(old, sub)
		case is:
			fresh := map[string]any{}
			merge(fresh, sub)
			over[k] = fresh
		default:
			over[k] = v
		}
	}
}

func (s *hugoSite) take(all map[string]any) {
	s.base, s.host = basePath(field(all, "baseURL"))
	s.language = strings.ToLower(field(all, "defaultContentLanguage"))
	s.prefixed = isTrue(field(all, "defaultContentLanguageInSubdir"))
	s.ugly = isTrue(field(all, "uglyURLs"))
	for _, key := range []string{"staticdir", "assetdir"} {
		s.static = append(s.static, words(all[key])...)
	}
	s.static = append(s.static, "static", "assets")
	if name := field(all, "timeZone"); name != "" {
		if zone, err := time.LoadLocation(name); err == nil {
			s.zone = zone
		}
	}
	s.permalinks = patternsOf(branch(all, "permalinks"))
	languages := branch(all, "languages")
	weight := map[string]int{}
	for _, key := range slices.Sorted(maps.Keys(languages)) {
		l := branch(languages, key)
		s.languages = append(s.languages, key)
		s.tags[key] = firstOf(field(l, "locale"), field(l, "languageCode"), key)
		if dir := field(l, "contentDir"); dir != "" {
			s.own[key] = path.Clean(dir)
		}
		if patterns := branch(l, "permalinks"); patterns != nil {
			s.perLang[key] = patternsOf(patterns)
		}
		s.static = append(s.static, words(l["staticdir"])...)
		weight[key], _ = strconv.Atoi(field(l, "weight"))
	}
	slices.SortStableFunc(s.languages, func(a, b string) int { return weight[a] - weight[b] })
	if s.language == "" && len(s.languages) > 0 {
		s.language = "en" // Hugo's own
		if !slices.Contains(s.languages, "en") {
			s.language = s.languages[0]
		}
	}
	if code := firstOf(field(all, "locale"), field(all, "languageCode")); code != "" && len(s.languages) == 0 {
		if s.language == "" {
			s.language = strings.ToLower(code)
		}
		s.tags[s.language] = code
	}
	if dir := field(all, "contentDir"); dir != "" {
		s.own[""] = path.Clean(dir)
	}
}

// ownRoots reports whether each language has a content folder that no other has.
func (s *hugoSite) ownRoots() bool {
	seen := map[string]bool{}
	for _, key := range s.languages {
		dir := firstOf(s.own[key], s.own[""], "content")
		if seen[dir] {
			return false
		}
		seen[dir] = true
	}
	return true
}

// patternsOf returns the patterns of single pages by section; newer settings have them under “page”.
func patternsOf(m map[string]any) map[string]string {
	patterns := map[string]string{}
	for _, from := range []map[string]any{m, branch(m, "page")} {
		for section, v := range from {
			if pattern, is := v.(string); is {
				patterns[strings.ToLower(section)] = pattern
			}
		}
	}
	return patterns
}

// basePath returns the path of a site's address without a slash behind it, and its host.
func basePath(address string) (base, host string) {
	u, err := url.Parse(address)
	if err != nil {
		return "", ""
	}
	return strings.TrimRight(u.Path, "/"), u.Host
}

func firstOf(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// tag returns the language that a key of the site's means.
func (s *hugoSite) tag(key string, settings Settings) string {
	if key == "" {
		if len(settings.Languages) == 1 {
			return settings.Languages[0]
		}
		return ""
	}
	if settings.has(key) {
		return settings.language(key)
	}
	return settings.language(firstOf(s.tags[key], key))
}

// inside returns the path of an address from the root of the site's host; false where it is of another site.
func inside(address, host string) (string, bool) {
	if !isElsewhere(address) {
		return address, true
	}
	u, err := url.Parse(address)
	if err != nil || host == "" || !strings.EqualFold(u.Host, host) || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "" {
		return "", false
	}
	p := u.EscapedPath()
	if p == "" {
		p = "/"
	}
	if u.Fragment != "" {
		p += "#" + u.EscapedFragment()
	}
	return p, true
}

// address returns where a page stood, from the root of the site's host.
func (s *hugoSite) address(p *hugoPage) string {
	prefix := s.base
	if p.guess || len(s.languages) > 1 && (p.lang != s.language || s.prefixed) {
		prefix += "/" + p.lang
	}
	if own := p.header.text("url"); own != "" {
		if strings.HasPrefix(own, "/") {
			prefix = s.base
		}
		return prefix + "/" + strings.TrimPrefix(own, "/")
	}
	slug := p.header.text("slug")
	last := urlize(firstOf(slug, p.stem))
	dir := strings.ToLower(p.dir)
	section, _, _ := strings.Cut(dir, "/")
	pattern := s.permalinks[section]
	if own, is := s.perLang[p.lang][section]; is {
		pattern = own
	}
	at := path.Join("/", urlize(dir), last)
	switch {
	case p.list:
		at = path.Join("/", urlize(dir))
	case pattern != "":
		at = path.Join("/", s.expand(pattern, p, last))
		if path.Ext(pattern) != "" || !s.ugly && !strings.HasSuffix(pattern, "/") && strings.HasSuffix(at, ".html") {
			return prefix + at
		}
	}
	if s.ugly && !p.list {
		return prefix + at + ".html"
	}
	return prefix + strings.TrimRight(at, "/") + "/"
}

// expand puts a page's own into a pattern such as /:year/:month/:slug/.
func (s *hugoSite) expand(pattern string, p *hugoPage, last string) string {
	section, _, _ := strings.Cut(p.dir, "/")
	var b strings.Builder
	for i := 0; i < len(pattern); {
		if pattern[i] != ':' {
			b.WriteByte(pattern[i])
			i++
			continue
		}
		end := i + 1
		for end < len(pattern) && isWordRune(rune(pattern[end])) {
			end++
		}
		token := strings.ToLower(pattern[i+1 : end])
		if end < len(pattern) && pattern[end] == '[' {
			if to := strings.IndexByte(pattern[end:], ']'); to > 0 {
				end += to + 1
			}
		}
		i = end
		switch token {
		case "year":
			b.WriteString(p.date.Format("2006"))
		case "month":
			b.WriteString(p.date.Format("01"))
		case "monthname":
			b.WriteString(strings.ToLower(p.date.Format("January")))
		case "day":
			b.WriteString(p.date.Format("02"))
		case "weekday":
			b.WriteString(strconv.Itoa(int(p.date.Weekday())))
		case "weekdayname":
			b.WriteString(strings.ToLower(p.date.Format("Monday")))
		case "yearday":
			b.WriteString(strconv.Itoa(p.date.YearDay()))
		case "section":
			b.WriteString(urlize(section))
		case "sections":
			b.WriteString(urlize(p.dir))
		case "title":
			b.WriteString(urlize(p.header.text("title")))
		case "filename", "contentbasename":
			b.WriteString(urlize(p.stem))
		default: // slug, slugorfilename, slugorcontentbasename
			b.WriteString(last)
		}
	}
	return b.String()
}

// urlize writes a path as Hugo does: in small letters, with hyphens for spaces, and nothing
// but letters, digits and a few signs.
func urlize(s string) string {
	var b strings.Builder
	hyphen := false
	for _, r := range strings.ToLower(strings.TrimSpace(s)) {
		switch {
		case unicode.IsSpace(r):
			if !hyphen {
				b.WriteByte('-')
			}
			hyphen = true
			continue
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), strings.ContainsRune("./_-+~@", r):
			b.WriteRune(r)
		default:
			continue
		}
		hyphen = r == '-'
	}
	return b.String()
}

// oldAddress returns an address as an alias of docsite has it, or "" and why it cannot be kept.
func oldAddress(address string) (alias, fault string) {
	plain := plainPath(address)
	switch {
	case !strings.HasPrefix(plain, "/") || strings.HasPrefix(plain, "//"):
		return "", "it is no path of the old site"
	case path.Clean(plain) == "/":
		return "", "it is the home page"
	case strings.ContainsAny(address, "?"):
		return "", "it has a question mark, for which the web server needs a redirect of its own"
	case strings.ContainsAny(plain, "\\%#:*\"<>|") || strings.ContainsFunc(plain, unicode.IsControl) || strings.Contains(plain, "/."):
		return "", "it holds what no file's name can"
	}
	return plain, ""
}

// addAlias gives a document an old address.
func (d *Document) addAlias(line int, address string) {
	alias, fault := oldAddress(address)
	if fault != "" {
		d.lose(line, "the old address %s: %s", address, fault)
	} else if !slices.Contains(d.Aliases, alias) {
		d.Aliases = append(d.Aliases, alias)
	}
}
