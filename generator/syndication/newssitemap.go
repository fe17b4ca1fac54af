package syndication

import (
	"bytes"
	"encoding/xml"
	"strings"
	"time"
)

// What a news sitemap lists: what was published in the last two days, and no more than so many (“News sitemaps”
// in Google's guide for search).
const (
	NewsAge = 48 * time.Hour
	NewsMax = 1000
)

// NewsSitemap writes a news sitemap of releases. Where there are none it lists pages alone, such as a newsroom's
// home, since a sitemap must not be empty (sitemaps.org, protocol 0.9).
func NewsSitemap(out *bytes.Buffer, news []*Description, pages []string) {
	out.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">` + "\n")
	w := xmlWriter{out}
	for _, d := range news {
		out.WriteString("<url>")
		w.element("loc", d.URL)
		out.WriteString("<news:news><news:publication>")
		w.element("news:name", d.Newsroom)
		w.element("news:language", newsLanguage(d.Language))
		out.WriteString("</news:publication>")
		w.element("news:publication_date", d.Published.String())
		w.element("news:title", d.Title)
		out.WriteString("</news:news></url>\n")
	}
	if len(news) == 0 {
		for _, page := range pages {
			out.WriteString("<url>")
			w.element("loc", page)
			out.WriteString("</url>\n")
		}
	}
	out.WriteString("</urlset>\n")
}

// newsLanguage is a language as news sitemaps write it: its code of ISO 639 alone, but for Chinese, which they
// part by its script.
func newsLanguage(tag string) string {
	parts := strings.Split(tag, "-")
	if parts[0] != "zh" {
		return parts[0]
	}
	for _, part := range parts[1:] {
		if part == "Hant" || part == "TW" || part == "HK" || part == "MO" {
			return "zh-tw"
		}
	}
	return "zh-cn"
}

// xmlWriter writes XML. Its texts are those of diagnosed files, so they hold no character that XML cannot.
type xmlWriter struct{ *bytes.Buffer }

func (w xmlWriter) element(name, text string) {
	w.WriteString("<" + name + ">")
	xmlEscapes.WriteString(w, text) // a Buffer does not fail
	w.WriteString("</" + name + ">")
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
