package audit

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"docsite/generator/diag"
)

// articles are the types of schema.org that search engines show as news.
var articles = set("Article NewsArticle BlogPosting ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle AdvertiserContentArticle Report")

// structured reads structured data of a page (JSON-LD 1.1, section 7).
func (p *scanner) structured(text []byte) {
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		at := p.at
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			at += max(int(syntax.Offset)-1, 0)
		}
		p.find(diag.DataUnreadable, at, "the structured data cannot be read: "+plain(err), "search engines leave them out: write JSON (a comma, a quotation mark or a bracket is the usual cause)")
		return
	}
	for _, thing := range things(value) {
		p.article(thing)
	}
}

// plain is what a reader of JSON or XML says, without its own name.
func plain(err error) string {
	text := err.Error()
	for _, prefix := range []string{"json: ", "XML syntax error on line "} {
		if rest, ok := strings.CutPrefix(text, prefix); ok {
			text = strings.TrimLeft(rest, "0123456789: ")
		}
	}
	return text
}

// things are the objects of structured data, at its top or in its @graph.
func things(value any) []map[string]any {
	switch v := value.(type) {
	case []any:
		var all []map[string]any
		for _, one := range v {
			if thing, ok := one.(map[string]any); ok {
				all = append(all, thing)
			}
		}
		return all
	case map[string]any:
		if graph, ok := v["@graph"].([]any); ok {
			return things(graph)
		}
		return []map[string]any{v}
	}
	return nil
}

// article looks for what search engines need of an article (schema.org/NewsArticle).
func (p *scanner) article(thing map[string]any) {
	is := false
	for _, kind := range texts(thing["@type"]) {
		is = is || articles[strings.TrimPrefix(strings.TrimPrefix(kind, "https://schema.org/"), "http://schema.org/")]
	}
	if !is {
		return
	}
	var lacking []string
	if len(texts(thing["headline"])) == 0 && len(texts(thing["name"])) == 0 {
		lacking = append(lacking, "headline")
	}
	if len(texts(thing["datePublished"])) == 0 {
		lacking = append(lacking, "datePublished")
	}
	if thing["author"] == nil && thing["publisher"] == nil {
		lacking = append(lacking, "author")
	}
	if len(lacking) > 0 {
		p.find(diag.DataLacks, p.at, "the article lacks "+strings.Join(lacking, ", "), "search engines show no article without it as news")
	}
	for _, key := range []string{"datePublished", "dateModified"} {
		for _, date := range texts(thing[key]) {
			if !isDate(date) {
				p.find(diag.DataLacks, p.at, key+" is "+quoted(date), "write a date of ISO 8601, such as 2020-12-03T09:00:00+09:00")
			}
		}
	}
	for _, address := range addressesIn(thing["image"]) {
		d := p.lead(p.address, "", address)
		p.report(d, address, p.at)
	}
}

// texts are the texts of a value, or of a list of them.
func texts(value any) []string {
	switch v := value.(type) {
	case string:
		if strings.TrimSpace(v) != "" {
			return []string{v}
		}
	case []any:
		var all []string
		for _, one := range v {
			if s, ok := one.(string); ok {
				all = append(all, texts(s)...)
			}
		}
		return all
	}
	return nil
}

// addressesIn are the addresses of a picture or of several.
func addressesIn(value any) []string {
	switch v := value.(type) {
	case []any:
		var all []string
		for _, one := range v {
			if _, list := one.([]any); !list {
				all = append(all, addressesIn(one)...)
			}
		}
		return all
	case map[string]any:
		return append(texts(v["url"]), texts(v["contentUrl"])...)
	}
	return texts(value)
}

// dateLayouts are the forms of a date and time on the web (W3C, Date and Time Formats),
// and those that ISO 8601 has besides.
var dateLayouts = []string{time.RFC3339, "2006-01-02", "2006-01-02T15:04Z07:00", "2006-01", "2006", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04"}

// isDate reports whether a text is a date of ISO 8601.
func isDate(text string) bool { return parses(text, dateLayouts) }

// isW3CDate reports whether a text is a date as sitemaps have it.
func isW3CDate(text string) bool { return parses(text, dateLayouts[:5]) }

func parses(text string, layouts []string) bool {
	for _, layout := range layouts {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return false
}
