package media

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"docsite/generator/diag"
)

const svgSpace = "http://www.w3.org/2000/svg"

// The elements of a drawing (SVG 2, appendix “Element index”). What runs,
// loads or holds another language is not among them.
var svgElements = set(`svg g defs symbol use title desc metadata switch a path rect circle ellipse line polyline polygon
	text tspan textPath linearGradient radialGradient stop pattern clipPath mask marker filter style
	feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
	feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
	feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence view`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// doctype is what drawing programs write before the drawing. Anything more, an
// entity or an attribute's default, could hold what this reader does not see.
var doctype = regexp.MustCompile(`^DOCTYPE svg(\s+PUBLIC\s+"[^"<>\[\]']*"\s+"[^"<>\[\]']*")?\s*$`)

// drawing returns the size of an SVG picture in pixels, and what keeps it from
// being published: readers may open it by its own address, where a script in it
// would run as part of the site.
func drawing(r io.Reader, name string) (width, height int, fault *diag.Diagnostic) {
	refuse := func(code diag.Code, format string, args ...any) (int, int, *diag.Diagnostic) {
		d := diag.New(code, diag.Pos{}, "the drawing “"+name+"” "+format, args...).
			WithHint("save it from the drawing program as plain SVG, or as PNG")
		return 0, 0, &d
	}
	decoder := xml.NewDecoder(r)
	decoder.Strict = true
	depth, ended := 0, false
	var sheet *strings.Builder // the text of a style element
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) && ended {
			return width, height, nil
		}
		if errors.Is(err, io.EOF) {
			return refuse(diag.PictureUnsafe, "holds no drawing")
		}
		if err != nil {
			return refuse(diag.PictureUnsafe, "is not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.Directive:
			if !doctype.Match(token) {
				return refuse(diag.PictureUnsafe, "declares more than a type of document")
			}
		case xml.ProcInst:
			if token.Target != "xml" {
				return refuse(diag.PictureUnsafe, "refers to a style sheet")
			}
		case xml.StartElement:
			if depth++; depth == 1 {
				if ended || token.Name.Local != "svg" {
					return refuse(diag.PictureUnsafe, "is not one element svg")
				}
				if width, height = size(token.Attr); width <= 0 || height <= 0 {
					return refuse(diag.PictureUnsafe, "states neither width and height nor a viewBox")
				}
			}
			if what := forbidden(token); what != "" {
				return refuse(diag.PictureUnsafe, "holds %s", what)
			}
			if token.Name.Local == "style" {
				sheet = &strings.Builder{}
			}
		case xml.CharData:
			if sheet != nil {
				sheet.Write(token)
			}
		case xml.EndElement:
			depth--
			ended = depth == 0
			if token.Name.Local == "style" && sheet != nil {
				if loads(sheet.String(), true) {
					return refuse(diag.PictureUnsafe, "holds a reference to another file")
				}
				sheet = nil
			}
		}
	}
}

// forbidden names what an element must not have, or "".
func forbidden(e xml.StartElement) string {
	// Drawing programs add elements of their own; browsers do nothing with them.
	if (e.Name.Space == svgSpace || e.Name.Space == "") && !svgElements[e.Name.Local] ||
		strings.HasSuffix(e.Name.Space, "xhtml") {
		return "an element “" + e.Name.Local + "”"
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.ToLower(a.Value)
		switch {
		case strings.HasPrefix(name, "on"):
			return "an event attribute “" + a.Name.Local + "”"
		case strings.Contains(value, "javascript:") && name != "href":
			return "a script"
		case name == "href" && !strings.HasPrefix(strings.TrimSpace(value), "#"), loads(value, name == "style"):
			return "a reference to another file"
		}
	}
	return ""
}

// loads reports whether a value refers to something that is neither in the
// drawing nor in the value. In a style sheet an escape could hide that.
func loads(value string, sheet bool) bool {
	value = strings.ToLower(value)
	if sheet && (strings.Contains(value, `\`) || strings.Contains(value, "@import") || strings.Contains(value, "image-set(")) {
		return true
	}
	for _, rest := range strings.Split(value, "url(")[1:] {
		rest = strings.TrimLeft(rest, " \t\n\r\"'")
		if !strings.HasPrefix(rest, "#") && !strings.HasPrefix(rest, "data:") {
			return true
		}
	}
	return false
}

// size reads width and height, or else the viewBox (SVG 2, section 8.2), and
// rounds to whole pixels.
func size(attributes []xml.Attr) (width, height int) {
	var w, h float64
	for _, a := range attributes {
		switch a.Name.Local {
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
		if a.Name.Local != "viewBox" {
			continue
		}
		parts := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' })
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
