package media

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"docsite/generator/diag"
	"docsite/generator/hostile"
)

// FuzzDrawing: a drawing is published only as one that has nothing that runs or loads, and is read
// again as the same.
func FuzzDrawing(f *testing.F) {
	const root = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 20" width="1cm" height='2em'`
	for _, seed := range []string{
		`><path d="M0 0" style="fill:red/* x */"/><style>a{fill:url(#b)}</style><use xlink:href="#c"/><text>a &lt; b &#13;</text></svg>`,
		` onload="x"/>`, `><script>x</script></svg>`, `><a href="javascript:x"><rect/></a></svg>`, `><image href="data:image/png;base64,AA"/></svg>`, `><style>@import "a"</style></svg>`,
		`><metadata><rdf:RDF xmlns:rdf="x"/></metadata><sodipodi:namedview xmlns:sodipodi="y" onload="z"/><foreignObject/></svg>`, ` style="background:url('//a')"/>`,
		`><set attributeName="href" to="javascript:x"/></svg>`, `><style><![CDATA[a{b:"</style>"}]]></style><!-- c --></svg>`, ` xml:space="preserve" fill="url(&quot;#a&quot;)"><title>a"b</title></svg>`,
	} {
		f.Add([]byte(root + seed))
	}
	f.Add([]byte("<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC \"a\" \"b\">\n" + root + "/>"))
	f.Add([]byte("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + root + ">&a;</svg>"))
	f.Fuzz(func(t *testing.T, file []byte) {
		var clean []byte
		var width, height int
		var fault *diag.Diagnostic
		if n, most := hostile.Allocated(func() { clean, width, height, fault = drawing(bytes.NewReader(file), "a.svg") }), uint64(1<<20+500*len(file)); n > most {
			t.Errorf("of %d bytes %d are allocated", len(file), n)
		}
		if fault != nil {
			if fault.Hint == "" || clean != nil || fault.Code != diag.PictureUnsafe {
				t.Errorf("%v, and %q", fault, clean)
			}
			return
		}
		if width <= 0 || height <= 0 {
			t.Errorf("%q is %d × %d", file, width, height)
		}
		if again, w, h, fault := drawing(bytes.NewReader(clean), "a.svg"); fault != nil || !bytes.Equal(again, clean) || w != width || h != height {
			t.Errorf("%q is written as\n%q, and that as\n%q: %v", file, clean, again, fault)
		}
		checkDrawn(t, clean)
	})
}

// checkDrawn checks that a drawing has no element that runs and no attribute that does or leads elsewhere.
func checkDrawn(t *testing.T, clean []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(clean)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%q: %v", clean, err)
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch name := strings.ToLower(token.Name.Local); {
			case token.Name.Space != svgSpace, name == "script", name == "foreignobject", name == "iframe", name == "handler", name == "listener":
				t.Errorf("%q has the element %v", clean, token.Name)
			}
			for _, a := range token.Attr {
				name, value := strings.ToLower(a.Name.Local), strings.ToLower(strings.TrimSpace(a.Value))
				if strings.HasPrefix(name, "on") || name == "href" && !strings.HasPrefix(value, "#") || strings.Contains(value, "javascript:") && !strings.HasPrefix(value, "#") ||
					name == "base" || strings.Contains(value, "url(//") || strings.Contains(value, "url(http") {
					t.Errorf("%q has the attribute %v", clean, a)
				}
			}
		case xml.ProcInst, xml.Directive, xml.Comment:
			t.Errorf("%q holds what is no drawing", clean)
		}
	}
}

// FuzzMarkup: data in XML that are published are well-formed, and have no element of a page.
func FuzzMarkup(f *testing.F) {
	for _, seed := range []string{
		`<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>A &amp; B</name></Document></kml>`, `<kml xmlns:h="http://www.w3.org/1999/xht&#109;l"><h:script>1</h:script></kml>`,
		`<?xml-stylesheet href="a.xsl"?><kml/>`, `<!DOCTYPE kml [<!ATTLIST a b CDATA "c">]><kml/>`, `<?xml version="1.0" encoding="UTF-7"?><kml/>`, `<a/><b/>`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, file string) {
		if fault := unsafeMarkup(strings.NewReader(file), "a.kml"); fault != nil {
			if fault.Message == "" || fault.Hint == "" {
				t.Errorf("%v", fault)
			}
			return
		}
		var depth int
		for d := xml.NewDecoder(strings.NewReader(file)); ; {
			token, err := d.Token()
			if err == io.EOF && depth == 0 {
				return
			}
			if err != nil {
				t.Fatalf("%q is published and is no XML: %v", file, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				depth++
				if strings.EqualFold(token.Name.Space, "http://www.w3.org/1999/xhtml") || token.Name.Space == svgSpace {
					t.Fatalf("%q is published", file)
				}
			case xml.EndElement:
				depth--
			}
		}
	})
}
