package media

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"docsite/generator/diag"
)

// doctype is what drawing programs write before the drawing. Anything more, an
// entity or an attribute's default, could hold what this reader does not see.
var doctype = regexp.MustCompile(`^DOCTYPE svg(\s+PUBLIC\s+"[^"<>\[\]']*"\s+"[^"<>\[\]']*")?\s*$`)

// mostNested is how many elements of a drawing may lie in each other; programs make some tens.
// Browsers stop at a few thousand.
const mostNested = 500

// drawing reads an SVG picture. It returns the drawing and nothing else, written
// anew from the elements and attributes of svgnames.go; its size in pixels; and
// what keeps it from being published: readers may open it by its own address,
// where a script in it would run as part of the site.
//
// What drawing programs and their users note beside the drawing, in metadata,
// comments and names of other spaces, no browser shows, and it is left out.
func drawing(r io.Reader, name string) (clean []byte, width, height int, fault *diag.Diagnostic) {
	hint := "save it from the drawing program as plain SVG, or as PNG"
	refuse := func(format string, args ...any) ([]byte, int, int, *diag.Diagnostic) {
		d := diag.New(diag.PictureUnsafe, diag.Pos{}, "the drawing “%s” "+format, append([]any{name}, args...)...).WithHint("%s", hint)
		return nil, 0, 0, &d
	}
	decoder := xml.NewDecoder(r)
	decoder.Strict = true
	var out writer
	depth, ended := 0, false
	left := 0                  // the depth of an element that is left out; 0 outside such a one
	var sheet *strings.Builder // the text of a style element
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) && ended {
			return out.Bytes(), width, height, nil
		}
		if errors.Is(err, io.EOF) {
			return refuse("holds no drawing")
		}
		if err != nil {
			return refuse("is not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.Directive:
			if !doctype.Match(token) {
				return refuse("declares more than a type of document")
			}
		case xml.ProcInst:
			if token.Target != "xml" {
				return refuse("refers to a style sheet")
			}
		case xml.StartElement:
			if depth++; depth > mostNested {
				return refuse("has more than %d elements in each other", mostNested)
			}
			if left > 0 {
				continue
			}
			if depth == 1 {
				if ended || token.Name.Local != "svg" {
					return refuse("is not one element svg")
				}
				if token.Name.Space != svgSpace {
					hint = `write xmlns="` + svgSpace + `" into its element svg`
					return refuse("does not say that it is SVG, so browsers do not show it")
				}
				if width, height = size(token.Attr); width <= 0 || height <= 0 {
					return refuse("states neither width and height nor a viewBox")
				}
			}
			if sheet != nil {
				return refuse("holds an element “%s” in a style sheet", token.Name.Local)
			}
			if notes(token.Name) {
				left = depth
				continue
			}
			if what := forbidden(token); what != "" {
				return refuse("holds %s", what)
			}
			if token.Name.Local == "style" {
				sheet = &strings.Builder{}
			}
			out.start(token)
		case xml.CharData:
			switch {
			case left > 0 || depth == 0:
			case sheet != nil:
				sheet.Write(token)
			default:
				out.text(string(token))
			}
		case xml.EndElement:
			depth--
			ended = depth == 0
			if left > 0 {
				if depth < left {
					left = 0
				}
				continue
			}
			if sheet != nil {
				rules := withoutComments(sheet.String())
				if loads(rules, true) {
					return refuse("holds a reference to another file")
				}
				out.text(rules)
				sheet = nil
			}
			out.end(token.Name.Local)
		}
	}
}

// notes reports whether an element is none of the drawing: a program's own. Of
// HTML, which browsers do show, it says no.
func notes(name xml.Name) bool {
	return name.Space != svgSpace && !strings.HasSuffix(name.Space, "xhtml") || name.Local == "metadata"
}

// forbidden names what an element must not have, or "".
func forbidden(e xml.StartElement) string {
	if e.Name.Space != svgSpace || !svgElements[e.Name.Local] {
		return "an element “" + e.Name.Local + "”"
	}
	seen := map[string]bool{}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.ToLower(a.Value)
		if a.Name.Space == "" && strings.HasPrefix(name, "on") {
			return "an event attribute “" + a.Name.Local + "”"
		}
		written := attribute(a.Name)
		if written == "" {
			continue
		}
		switch {
		case seen[written]:
			return "an attribute “" + written + "” twice"
		case strings.Contains(value, "javascript:") && name != "href":
			return "a script"
		case name == "href" && !strings.HasPrefix(strings.TrimSpace(value), "#"), loads(value, name == "style"):
			return "a reference to another file"
		}
		seen[written] = true
	}
	return ""
}

var (
	// comments of a style sheet; one that is not closed goes to its end.
	comments = regexp.MustCompile(`(?s)/\*.*?(\*/|\z)`)
	// embedded is a file, such as a font, that a style sheet itself holds.
	embedded = regexp.MustCompile(`url\(\s*["']?data:[a-z0-9/+.;=,%_-]*["']?\s*\)`)
)

func withoutComments(rules string) string { return comments.ReplaceAllString(rules, " ") }

// loads reports whether a value refers to something that is neither in the
// drawing nor in the value. An escape could hide that.
func loads(value string, sheet bool) bool {
	value = embedded.ReplaceAllString(strings.ToLower(value), " ")
	if sheet {
		value = withoutComments(value)
	}
	if strings.Contains(value, `\`) && (sheet || strings.Contains(value, "(")) ||
		sheet && (strings.Contains(value, "@import") || strings.Contains(value, "//")) {
		return true
	}
	for _, function := range []string{"image-set(", "image(", "src("} {
		if strings.Contains(value, function) {
			return true
		}
	}
	for _, rest := range strings.Split(value, "url(")[1:] {
		if !strings.HasPrefix(strings.TrimLeft(rest, " \t\n\r\f\"'"), "#") {
			return true
		}
	}
	return false
}

// writer writes the elements of a drawing, with SVG as the space of names that
// have no prefix.
type writer struct {
	bytes.Buffer
	open bool // a start tag lacks its end
}

func (w *writer) start(e xml.StartElement) {
	w.closeTag()
	root := w.Len() == 0
	w.WriteString("<" + e.Name.Local)
	if root {
		w.WriteString(` xmlns="` + svgSpace + `"`)
	}
	for _, a := range e.Attr {
		if a.Name.Space == "xmlns" && a.Value == xlinkSpace {
			w.WriteString(` xmlns:xlink="` + xlinkSpace + `"`)
			break
		}
	}
	for _, a := range e.Attr {
		value := a.Value
		if a.Name.Local == "style" {
			value = withoutComments(value)
		}
		if name := attribute(a.Name); name != "" {
			w.WriteString(" " + name + `="` + inAttribute.Replace(value) + `"`)
		}
	}
	w.open = true
}

func (w *writer) text(s string) {
	if s != "" {
		w.closeTag()
		w.WriteString(inText.Replace(s))
	}
}

func (w *writer) end(name string) {
	if w.open {
		w.WriteString("/>")
		w.open = false
		return
	}
	w.WriteString("</" + name + ">")
}

func (w *writer) closeTag() {
	if w.open {
		w.WriteByte('>')
		w.open = false
	}
}

// What a reader of XML makes of white space in attributes is a space (XML 1.0,
// section 3.3.3).
var (
	inText      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	inAttribute = strings.NewReplacer("&", "&amp;", "<", "&lt;", `"`, "&quot;", "\t", " ", "\n", " ", "\r", " ")
)

// size reads width and height, or else the viewBox (SVG 2, section 8.2), and
// rounds to whole pixels.
func size(attributes []xml.Attr) (width, height int) {
	var w, h float64
	for _, a := range attributes {
		switch attribute(a.Name) {
		case "width":
			w = pixels(a.Value)
		case "height":
			h = pixels(a.Value)
		}
	}
	if w > 0 && h > 0 {
		return int(math.Round(w)), int(math.Round(h))
	}
	for _, a := range attributes {
		if attribute(a.Name) != "viewBox" {
			continue
		}
		parts := strings.FieldsFunc(a.Value, func(r rune) bool { return unicode.IsSpace(r) || r == ',' })
		if len(parts) == 4 {
			return int(math.Round(pixels(parts[2]))), int(math.Round(pixels(parts[3])))
		}
	}
	return 0, 0
}

// perPixel are CSS's absolute units (CSS Values 4, section 6.2).
var perPixel = map[string]float64{"": 1, "px": 1, "pt": 4.0 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4}

func pixels(length string) float64 {
	length = strings.TrimSpace(length)
	number := strings.TrimRight(length, "abcdefghijklmnopqrstuvwxyz%")
	factor, known := perPixel[length[len(number):]]
	value, err := strconv.ParseFloat(number, 64)
	if err != nil || !known || math.IsNaN(value) || value > 1e6 {
		return 0
	}
	return value * factor
}
