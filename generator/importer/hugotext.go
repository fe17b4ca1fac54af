package importer

import (
	"slices"
	"strings"
)

// shortcodes writes what Hugo's shortcodes mean in a text. Of one that docsite has nothing for,
// its text stays, and its addresses as links; what it said is told.
func (h *hugo) shortcodes(d *draft, doc *Document, p *hugoPage) {
	all := findShortcodes(d.text)
	code := findCode(d.text)
	var edits []edit
	past := 0
	wraps := map[int]string{} // what stands in the place of a closing one, by its index
	for i := range all {
		s := &all[i]
		if s.from < past {
			continue
		}
		whole := squeeze(d.text[s.from:s.to])
		replace := func(by string) { edits = append(edits, edit{s.from, s.to, by}) }
		lose := func(what string) { doc.lose(d.line(s.from), "%s: %s", what, whole) }
		through := func() string { // what stands between it and what closes it; both go
			if s.end == 0 {
				return ""
			}
			past = all[s.end].to
			return d.text[s.to:all[s.end].from]
		}
		switch {
		case s.literal:
			if !holding(code, s.from) {
				s.name = strings.Replace(s.name, "<", `\<`, 1)
			}
			replace(s.name)
		case s.closes:
			by, known := wraps[i]
			if !known {
				lose("a shortcode that closes nothing")
			}
			replace(by)
		case holding(code, s.from): // it is shown as it is
		case s.name == "figure", s.name == "img", s.name == "image", s.name == "picture":
			if s.arg("src", 0) == "" {
				lose("a picture without a file")
				replace("")
				break
			}
			inner := through()
			caption := squeeze(strings.Join(nonEmpty(s.arg("title", -1), s.arg("caption", 2), inner), ". "))
			if credit := s.arg("attr", -1); credit != "" {
				caption = squeeze(caption + " (" + credit + ")")
			}
			if address := firstOf(s.arg("link", -1), s.arg("attrlink", -1)); address != "" {
				lose("the link of a picture to " + address)
			}
			for _, key := range sortedKeys(s.named) {
				if !slices.Contains([]string{"src", "alt", "title", "caption", "attr", "link", "attrlink", "class", "width", "height", "loading", "target", "rel"}, key) {
					lose("the “" + key + "” of a picture")
				}
			}
			if len(s.listed) > 3 || s.named != nil && s.listed != nil {
				lose("what more is said of a picture")
			}
			edits = append(edits, edit{s.from, max(s.to, past), pictureOf(firstOf(s.arg("alt", 1), caption), s.arg("src", 0), caption)})
		case s.name == "ref", s.name == "relref":
			name := s.arg("path", 0)
			page, fragment, _ := strings.Cut(name, "#")
			if fragment != "" {
				fragment = "#" + fragment
			}
			to := p
			if page != "" {
				to = h.refer(p, page, s.arg("lang", 1))
			}
			switch {
			case to == p && page == "":
				replace(fragment)
			case to == nil:
				lose("a link to a text that is not in the archive")
				replace(destination(name))
			default:
				replace(to.at + fragment)
			}
		case s.name == "highlight" && s.end > 0:
			fence := "```"
			for strings.Contains(d.text[s.to:all[s.end].from], fence) {
				fence += "`"
			}
			first, last := "\n", "\n"
			if strings.HasPrefix(d.text[s.to:], "\n") {
				first = ""
			}
			if strings.HasSuffix(d.text[:all[s.end].from], "\n") {
				last = ""
			}
			replace(fence + s.arg("lang", 0) + first)
			edits = append(edits, edit{all[s.end].from, all[s.end].to, last + fence})
			past = all[s.end].to
		case s.name == "comment" && s.end > 0:
			inner := through()
			edits = append(edits, edit{s.from, past, ""})
			doc.lose(d.line(s.from), "a remark of the author’s: %s", squeeze(inner))
		case s.name == "param":
			value := field(p.header.keys, s.arg("name", 0))
			if value == "" {
				lose("a shortcode")
			}
			replace(value)
		case embedded(s) != "":
			lose("what was shown from elsewhere, to which a link leads now")
			replace("<" + embedded(s) + ">")
		case s.end > 0:
			lose("a shortcode, whose text stays")
			if title := firstOf(s.arg("title", -1), s.arg("summary", -1), s.arg("caption", -1), s.arg("header", -1)); title != "" {
				replace("**" + plainWords(title) + "**\n\n")
			} else {
				replace("")
			}
			wraps[s.end] = ""
		default:
			lose("a shortcode")
			var links []string
			if words := firstOf(s.arg("text", -1), s.arg("label", -1), s.arg("title", -1), s.arg("caption", -1)); words != "" {
				links = append(links, plainWords(words))
			}
			for _, v := range s.values() {
				if strings.HasPrefix(v, "https://") || strings.HasPrefix(v, "http://") {
					links = append(links, linkTo(plainWords(v), v))
				}
			}
			replace(strings.Join(links, " "))
		}
	}
	d.apply(edits)
}

// embedded returns the address of what one of Hugo's own shortcodes shows from elsewhere.
func embedded(s *shortcode) string {
	id := s.arg("id", 0)
	if id == "" || strings.ContainsAny(id, " <>") {
		return ""
	}
	user := s.arg("user", -1)
	if len(s.listed) > 1 {
		user, id = s.listed[0], s.listed[1]
	}
	switch s.name {
	case "youtube", "youtube_simple":
		return "https://www.youtube.com/watch?v=" + s.arg("id", 0)
	case "vimeo", "vimeo_simple":
		return "https://vimeo.com/" + s.arg("id", 0)
	case "instagram", "instagram_simple":
		return "https://www.instagram.com/p/" + s.arg("id", 0) + "/"
	case "tweet", "twitter", "twitter_simple", "x", "x_simple":
		return "https://x.com/" + firstOf(user, "i") + "/status/" + id
	case "gist":
		return "https://gist.github.com/" + strings.Trim(user+"/"+id, "/")
	}
	return ""
}

// values returns all arguments.
func (s *shortcode) values() []string {
	all := append([]string(nil), s.listed...)
	for _, key := range sortedKeys(s.named) {
		all = append(all, s.named[key])
	}
	return all
}

func nonEmpty(all ...string) []string {
	var some []string
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" {
			some = append(some, s)
		}
	}
	return some
}
