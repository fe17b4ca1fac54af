package media

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/picture"
)

// markup are the types of data in XML that are published, those of maps and of captions. Readers open
// them by their own address, where a browser would run the scripts of a page or a drawing that is among them.
var markup = []string{"application/vnd.google-earth.kml+xml", "application/gpx+xml", "application/gml+xml", "application/ttml+xml"}

// pageSpaces are the names of what a browser shows as a page or runs.
var pageSpaces = []string{"http://www.w3.org/1999/xhtml", svgSpace, "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/1999/XSL/Transform"}

// unsafeMarkup reads data in XML and returns what keeps them from being published: no
// element of theirs may be one of a page, and nothing may say how to show them.
func unsafeMarkup(content io.Reader, name string) *diag.Diagnostic {
	refuse := func(format string, args ...any) *diag.Diagnostic {
		d := diag.New(diag.FileKind, diag.Pos{}, "the file “%s” "+format, append([]any{name}, args...)...).
			WithHint("save it as plain data, well-formed and in UTF-8, or pack it into a .zip")
		return &d
	}
	limited := &io.LimitedReader{R: content, N: picture.MaxBytes}
	decoder := xml.NewDecoder(limited)
	for {
		token, err := decoder.Token()
		switch {
		case err != nil && limited.N <= 0:
			return refuse("takes more than %d MB, which are not looked through", picture.MaxBytes>>20)
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return refuse("is not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			for _, space := range pageSpaces {
				if strings.EqualFold(token.Name.Space, space) {
					return refuse("holds an element “%s” of a page, which a browser could run", token.Name.Local)
				}
			}
		case xml.Directive:
			if strings.Contains(string(token), "[") {
				return refuse("declares more than a type of document")
			}
		case xml.ProcInst:
			if token.Target != "xml" {
				return refuse("says how it is shown (%s)", token.Target)
			}
		}
	}
}
