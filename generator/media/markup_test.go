package media

import (
	"slices"
	"strings"
	"testing"
)

func TestUnsafeMarkup(t *testing.T) {
	for text, want := range map[string]string{
		`<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>A</name></Document></kml>`:   "",
		`<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE kml><kml/>`:                              "",
		`<kml xmlns:h="http://www.w3.org/1999/xhtml"><h:script>1</h:script></kml>`:                "an element “script” of a page",
		`<kml xmlns:h="http://www.w3.org/1999/xht&#109;l"><h:script>1</h:script></kml>`:           "an element “script” of a page",
		`<kml><svg xmlns="http://www.w3.org/2000/svg"/></kml>`:                                    "an element “svg” of a page",
		`<?xml-stylesheet href="a.xsl"?><kml/>`:                                                   "says how it is shown",
		`<!DOCTYPE kml [<!ATTLIST kml xmlns CDATA #FIXED "http://www.w3.org/1999/xhtml">]><kml/>`: "declares more",
		`<kml>`: "not well-formed",
		`<?xml version="1.0" encoding="UTF-16"?><kml/>`: "not well-formed",
	} {
		got := ""
		if fault := unsafeMarkup(strings.NewReader(text), "a.kml"); fault != nil {
			got = fault.Message
		}
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestMediaTypes(t *testing.T) {
	for _, name := range strings.Fields(`a.pdf a.PDF a.jtd a.jtdc a.docx a.odt a.ods a.odp a.odg a.rtf a.txt a.csv a.tsv a.json a.geojson a.kml a.kmz
		a.gpx a.ics a.vcf a.epub a.zip a.mp3 a.wav a.mp4 a.vtt a.srt a.webm a.dwg a.dxf a.eps a.xlsx a.pptx a.ppsx a.dotx a.xltx a.potx a.gml
		a.ttml a.dfxp a.sbv a.sfc a.p21 a.jww a.lzh a.wmv a.avi`) {
		if mediaType(name) == "" {
			t.Errorf("%s is not published", name)
		}
	}
	for _, name := range strings.Fields("a.html a.xhtml a.xml a.xsd a.docm a.xlsm a.hta a.js a.php a.svgz a.exe a.key a.pem a") {
		if got := mediaType(name); got != "" {
			t.Errorf("%s is published as %s", name, got)
		}
	}
	for _, name := range strings.Fields("a.kml a.gpx a.gml a.ttml a.dfxp") {
		if !slices.Contains(markup, mediaType(name)) {
			t.Errorf("%s is not looked through", name)
		}
	}
	for name, want := range map[string]bool{"a.png": true, "a.svg": true, "a.tiff": true, "a.dwg": false, "a.pdf": false} {
		if got := isPicture(mediaType(name)); got != want {
			t.Errorf("%s is a picture: %t", name, got)
		}
	}
}
