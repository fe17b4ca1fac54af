package picture

import (
	"bytes"
	"encoding/xml"
	"strings"

	"docsite/generator/press"
)

// The namespaces of XMP that say where a picture comes from (ISO 16684-1; IPTC Photo
// Metadata Standard; PLUS).
const (
	nsRDF       = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsDC        = "http://purl.org/dc/elements/1.1/"
	nsPhotoshop = "http://ns.adobe.com/photoshop/1.0/"
	nsRights    = "http://ns.adobe.com/xap/1.0/rights/"
	nsIPTC      = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
	nsPLUS      = "http://ns.useplus.org/ldf/xmp/1.0/"
)

// readXMP reads a packet of XMP, whose properties are elements or attributes. What is not
// well-formed ends it.
func readXMP(packet []byte) press.Provenance {
	r := xmpReader{found: map[xml.Name][]string{}}
	d := xml.NewDecoder(bytes.NewReader(packet))
	for {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			r.start(t)
		case xml.CharData:
			r.text = append(r.text, t...)
		case xml.EndElement:
			r.end(t.Name)
		}
	}
	first := func(space, local string) string {
		if list := r.found[xml.Name{Space: space, Local: local}]; len(list) > 0 {
			return list[0]
		}
		return ""
	}
	return press.Provenance{
		Creators: creators(r.found[xml.Name{Space: nsDC, Local: "creator"}]),
		Credit:   word(first(nsPhotoshop, "Credit")),
		Rights:   word(first(nsDC, "rights")),
		License:  address(first(nsRights, "WebStatement")),
		Licensor: address(first(nsPLUS, "LicensorURL")),
		Source:   press.DigitalSourceOf(first(nsIPTC, "DigitalSourceType")),
	}
}

// xmpReader gathers the values of properties.
type xmpReader struct {
	found    map[xml.Name][]string
	property xml.Name // that is open
	depth    int      // of elements in it
	first    bool     // the value that begins counts before those that were found
	text     []byte
}

// wanted are the properties that are read.
var wanted = map[xml.Name]bool{
	{Space: nsDC, Local: "creator"}: true, {Space: nsDC, Local: "rights"}: true, {Space: nsPhotoshop, Local: "Credit"}: true,
	{Space: nsRights, Local: "WebStatement"}: true, {Space: nsPLUS, Local: "LicensorURL"}: true, {Space: nsIPTC, Local: "DigitalSourceType"}: true,
}

func (r *xmpReader) start(t xml.StartElement) {
	r.text, r.first = r.text[:0], false
	for _, a := range t.Attr {
		switch {
		case wanted[a.Name]:
			r.add(a.Name, a.Value)
		case wanted[t.Name] && a.Name == (xml.Name{Space: nsRDF, Local: "resource"}):
			r.add(t.Name, a.Value)
		case a.Name.Local == "lang" && a.Value == "x-default":
			r.first = true
		}
	}
	switch {
	case r.property != (xml.Name{}):
		r.depth++
	case wanted[t.Name]:
		r.property, r.depth = t.Name, 0
	}
}

func (r *xmpReader) end(name xml.Name) {
	if r.property == (xml.Name{}) {
		return
	}
	if r.depth == 0 || name == (xml.Name{Space: nsRDF, Local: "li"}) {
		r.add(r.property, string(r.text))
	}
	r.text, r.first = r.text[:0], false
	if r.depth--; r.depth < 0 {
		r.property = xml.Name{}
	}
}

// add keeps a value. There may be many; of all properties a few are of use.
func (r *xmpReader) add(name xml.Name, value string) {
	list := r.found[name]
	if value = strings.TrimSpace(value); value == "" || len(list) > mostCreators {
		return
	}
	if r.first {
		r.found[name] = append([]string{value}, list...)
	} else {
		r.found[name] = append(list, value)
	}
}

// writeXMP is a packet that says where a picture comes from, and nothing else; nil where
// there is nothing to say. The same has always the same bytes.
func writeXMP(p *press.Provenance) []byte {
	if p.Empty() {
		return nil
	}
	w := &xmpWriter{}
	w.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="` + nsRDF + `"><rdf:Description rdf:about=""`)
	for _, ns := range []struct {
		prefix, space string
		used          bool
	}{
		{"dc", nsDC, p.Creators != nil || p.Rights != ""},
		{"photoshop", nsPhotoshop, p.Credit != ""},
		{"xmpRights", nsRights, p.License != ""},
		{"plus", nsPLUS, p.Licensor != ""},
		{"Iptc4xmpExt", nsIPTC, p.Source != ""},
	} {
		if ns.used {
			w.WriteString(" xmlns:" + ns.prefix + `="` + ns.space + `"`)
		}
	}
	w.WriteString(">")
	w.property("dc:creator", "<rdf:Seq>", "<rdf:li>", "</rdf:li>", "</rdf:Seq>", p.Creators...)
	w.property("dc:rights", "<rdf:Alt>", `<rdf:li xml:lang="x-default">`, "</rdf:li>", "</rdf:Alt>", p.Rights)
	w.property("photoshop:Credit", "", "", "", "", p.Credit)
	w.property("xmpRights:WebStatement", "", "", "", "", p.License)
	w.property("plus:Licensor", "<rdf:Seq>", `<rdf:li rdf:parseType="Resource"><plus:LicensorURL>`, "</plus:LicensorURL></rdf:li>", "</rdf:Seq>", p.Licensor)
	if p.Source != "" {
		w.property("Iptc4xmpExt:DigitalSourceType", "", "", "", "", p.Source.URI())
	}
	w.WriteString(`</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`)
	return w.Bytes()
}

type xmpWriter struct{ bytes.Buffer }

// property writes one, with what stands around all of its values and around each; nothing
// of one without any.
func (w *xmpWriter) property(name, begin, open, end, done string, values ...string) {
	if len(values) == 0 || values[0] == "" {
		return
	}
	w.WriteString("<" + name + ">" + begin)
	for _, v := range values {
		w.WriteString(open)
		xml.EscapeText(w, []byte(v)) // a Buffer does not fail
		w.WriteString(end)
	}
	w.WriteString(done + "</" + name + ">")
}
