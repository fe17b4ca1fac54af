package render

import (
	"bytes"
	"encoding/xml"
	"time"

	"docsite/generator/plan"
)

const (
	sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"
	xhtmlSpace   = "http://www.w3.org/1999/xhtml"
)

// sitemap lists pages with their other languages (sitemaps.org, protocol 0.9;
// alternates as search engines read them, in the XHTML namespace). Addresses
// are escaped, so they hold no character that XML must not have but “&”.
func (r *Renderer) sitemap(out *bytes.Buffer, page *plan.Page) {
	size := 1000
	for _, p := range page.Listed() {
		size += r.plan.SitemapSize(p)
	}
	out.Grow(size) // it can be tens of megabytes
	out.WriteString(xml.Header + `<urlset xmlns="` + sitemapSpace + `" xmlns:xhtml="` + xhtmlSpace + `">` + "\n")
	for _, p := range page.Listed() {
		out.WriteString("<url><loc>")
		r.address(out, p)
		out.WriteString("</loc>")
		if at := r.lastModified(p); at != "" {
			out.WriteString("<lastmod>" + at + "</lastmod>")
		}
		for _, same := range p.Alternates {
			r.alternate(out, same.Lang, same)
		}
		if p.XDefault != nil {
			r.alternate(out, "x-default", p.XDefault)
		}
		out.WriteString("</url>\n")
	}
	out.WriteString("</urlset>\n")
}

func (r *Renderer) alternate(out *bytes.Buffer, lang string, page *plan.Page) {
	out.WriteString(`<xhtml:link rel="alternate" hreflang="` + lang + `" href="`)
	r.address(out, page)
	out.WriteString(`"/>`)
}

func (r *Renderer) address(out *bytes.Buffer, page *plan.Page) {
	escapeMarkup.WriteString(out, r.plan.URL(page)) // a Buffer does not fail
}

// lastModified is the day of a page's last change, where it is known.
func (r *Renderer) lastModified(page *plan.Page) string {
	at := r.plan.LastModified(page)
	if at.IsZero() {
		return ""
	}
	return at.In(r.plan.Site.Zone).Format(time.DateOnly)
}

func (r *Renderer) sitemapIndex(out *bytes.Buffer, page *plan.Page) {
	out.WriteString(xml.Header + `<sitemapindex xmlns="` + sitemapSpace + `">` + "\n")
	for _, p := range page.Listed() {
		out.WriteString("<sitemap><loc>")
		r.address(out, p)
		out.WriteString("</loc></sitemap>\n")
	}
	out.WriteString("</sitemapindex>\n")
}

// robots follows RFC 9309 and names the sitemap. A preview has none.
func (r *Renderer) robots(out *bytes.Buffer) {
	out.WriteString("User-agent: *\nAllow: /\n")
	if page := r.plan.Open("sitemap.xml"); page != nil {
		out.WriteString("\nSitemap: " + r.plan.URL(page) + "\n")
	}
	if page := r.plan.NewsSitemap(); page != nil {
		out.WriteString("Sitemap: " + r.plan.URL(page) + "\n")
	}
}
