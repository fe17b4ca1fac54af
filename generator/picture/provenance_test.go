package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"docsite/generator/press"
)

// editors is a packet as editors' programs write it: elements, attributes, and much that is
// nobody's business.
const editors = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:r="http://ns.adobe.com/xap/1.0/rights/" xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:i="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 photoshop:Credit="Port of Dover" exif:GPSLatitude="` + secret + `" r:WebStatement="https://example.org/rights">
<dc:creator><rdf:Seq><rdf:li>Marie Duval</rdf:li><rdf:li> Aiko &amp; Tanaka </rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="fr">© Port de Douvres</rdf:li><rdf:li xml:lang="x-default">© Port of Dover</rdf:li></rdf:Alt></dc:rights>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">` + secret + `</rdf:li></rdf:Alt></dc:description>
<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource"><plus:LicensorName>` + secret + `</plus:LicensorName><plus:LicensorURL>https://example.org/buy</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>
<i:DigitalSourceType rdf:resource="http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"/>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`

var said = press.Provenance{
	Creators: []string{"Marie Duval", "Aiko & Tanaka"}, Credit: "Port of Dover", Rights: "© Port of Dover",
	License: "https://example.org/rights", Licensor: "https://example.org/buy", Source: "compositeWithTrainedAlgorithmicMedia",
}

// iim is a resource of Photoshop with data sets of IPTC-IIM.
func iim(sets ...string) string {
	var b []byte
	for _, s := range sets {
		b = append(b, 0x1C, 2, s[0])
		b = binary.BigEndian.AppendUint16(b, uint16(len(s)-1))
		b = append(b, s[1:]...)
	}
	out := "8BIM\x04\x25\x00\x00\x00\x00\x00\x03abc\x00" + "8BIM\x04\x04\x00\x00"
	return out + string(binary.BigEndian.AppendUint32(nil, uint32(len(b)))) + string(b)
}

// exifSaying is EXIF with an artist and a notice.
func exifSaying(order binary.AppendByteOrder, artist, notice string) string {
	mark := "II*\x00"
	if order.String() == "BigEndian" {
		mark = "MM\x00*"
	}
	b := order.AppendUint16(order.AppendUint32([]byte(mark), 8), 2)
	at := uint32(8 + 2 + 2*12)
	for _, e := range []struct {
		tag  uint16
		text string
	}{{0x013B, artist}, {0x8298, notice}} {
		b = order.AppendUint16(order.AppendUint16(b, e.tag), 2)
		b = order.AppendUint32(order.AppendUint32(b, uint32(len(e.text))), at)
		at += uint32(len(e.text))
	}
	return string(b) + artist + notice
}

const boxes = "\x00\x00\x01\x00jumb\x00\x00\x00\x1ejumdc2pa\x00\x11\x00\x10\x80\x00\x00\xaa\x00\x38\x9b\x71\x03c2pa\x00" +
	"qdigitalSourceTypexFhttp://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMediadname"

// What files say of where a picture comes from is read in each form, and said again by the
// published file and by every copy of it: that and nothing else.
func TestProvenance(t *testing.T) {
	plain := asJPEG(t, corners(900, 400))
	pngFile := asPNG(t, noise(900, 40))
	webp := asWebP(t, 40, 20)
	opaque := vp8x(0x08|0x04, 40, 20)
	for name, c := range map[string]struct {
		file []byte
		want press.Provenance
	}{
		"XMP in JPEG": {withSegments(plain, "\xE1"+xmpName+editors), said},
		"XMP in PNG":  {withChunks(pngFile, []pngChunk{{"iTXt", []byte(xmpKeyword + "\x00\x00\x00\x00" + editors)}}), said},
		"XMP in WebP": {webpWith(opaque, string(webp[12:16])+string(webp[20:]), "XMP "+editors), said},
		"IIM": {withSegments(plain, "\xED"+photoshopName+iim("\x50Marie Duval", "\x50Aiko", "\x6EPort", "\x74\xA9 2026", "\x5A"+secret)),
			press.Provenance{Creators: []string{"Marie Duval", "Aiko"}, Credit: "Port", Rights: "© 2026"}},
		"EXIF": {withSegments(plain, "\xE1"+exifName+exifSaying(binary.BigEndian, "Marie; Aiko\x00", "(c) Marie\x00(c) Port\x00")),
			press.Provenance{Creators: []string{"Marie", "Aiko"}, Rights: "(c) Marie (c) Port"}},
		"EXIF, the other way round": {withSegments(plain, "\xE1"+exifName+exifSaying(binary.LittleEndian, "Marie\x00", "(c) M\xE9\x00")),
			press.Provenance{Creators: []string{"Marie"}, Rights: "(c) Mé"}},
		"all: XMP counts first": {withSegments(plain, "\xED"+photoshopName+iim("\x6EOther", "\x50Other"), "\xE1"+xmpName+editors,
			"\xE1"+exifName+exifSaying(binary.BigEndian, "Other\x00", "(c) Other\x00")), said},
		"C2PA in JPEG": {withSegments(plain, "\xEBJP\x00\x01\x00\x00\x00\x01"+boxes[:120], "\xEBJP\x00\x01\x00\x00\x00\x02"+boxes[:8]+boxes[120:]),
			press.Provenance{Source: "trainedAlgorithmicMedia", Signed: true, Claims: []press.DigitalSource{"trainedAlgorithmicMedia"}}},
		"C2PA in PNG": {withChunks(pngFile, []pngChunk{{"caBX", []byte(boxes)}}),
			press.Provenance{Source: "trainedAlgorithmicMedia", Signed: true, Claims: []press.DigitalSource{"trainedAlgorithmicMedia"}}},
		"C2PA that speaks of two": {withChunks(pngFile, []pngChunk{{"caBX", []byte(boxes + strings.ReplaceAll(boxes, "trainedAlgorithmicMedia", "digitalCapture"))}}),
			press.Provenance{Signed: true, Claims: []press.DigitalSource{"digitalCapture", "trainedAlgorithmicMedia"}}},
		"other boxes": {withSegments(plain, "\xEBJP\x00\x01\x00\x00\x00\x01"+strings.ReplaceAll(boxes, "c2pa", "jp2h")), press.Provenance{}},
		"nothing":     {plain, press.Provenance{}},
	} {
		p, err := Read(c.file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !reflect.DeepEqual(p.Provenance, c.want) {
			t.Errorf("%s: it says %+v\nwant %+v", name, p.Provenance, c.want)
		}
		kept := c.want
		kept.Signed, kept.Claims = false, nil
		files := map[string][]byte{"the file": p.Clean}
		if p.Format != WebP || bytes.Contains(c.file, []byte("VP8 ")) {
			copies, err := p.Copies()
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			for _, c := range copies {
				files[string(c.Format)] = c.Bytes
			}
		}
		for what, file := range files {
			again, err := Read(file)
			if err != nil || !reflect.DeepEqual(again.Provenance, kept) {
				t.Errorf("%s: %s says otherwise (%v)", name, what, err)
				continue
			}
			if !bytes.Equal(again.Clean, file) {
				t.Errorf("%s: %s is not what it becomes when it is read again", name, what)
			}
			for _, word := range []string{secret, "c2pa", "Photoshop 3.0", "description", "GPS"} {
				if bytes.Contains(file, []byte(word)) {
					t.Errorf("%s: %s holds “%s”", name, what, word)
				}
			}
		}
	}
}

// A packet of a hostile size is read as far as the bound, and what is said no longer than
// the bound.
func TestProvenanceIsBounded(t *testing.T) {
	long := strings.Repeat("a ", mostWord)
	p := readXMP([]byte(strings.NewReplacer("Port of Dover", long, "https://example.org/rights", "https://example.org/"+strings.Repeat("a", mostWord)).Replace(editors)))
	if credit, rights := utf8.RuneCountInString(p.Credit), utf8.RuneCountInString(p.Rights); credit != mostWord-1 || rights != mostWord-1 || p.License != "" {
		t.Errorf("the credit has %d characters, the notice %d, the licence is %q", credit, rights, p.License)
	}
	many := readXMP([]byte(strings.ReplaceAll(editors, "<rdf:li>Marie Duval</rdf:li>", strings.Repeat("<rdf:li>Marie</rdf:li>", 1000))))
	if len(many.Creators) != mostCreators {
		t.Errorf("%d creators are read", len(many.Creators))
	}
	m := metadata{xmp: []byte("<a>" + strings.Repeat(" ", mostMetadata) + editors)}
	if got := m.provenance(); !got.Empty() {
		t.Errorf("behind the bound it says %+v", got)
	}
}

// Whatever the metadata hold, reading them ends, and what is written of them says the same
// when it is read again.
func FuzzProvenance(f *testing.F) {
	f.Add([]byte(editors), []byte(iim("\x50Marie", "\x6EPort")), []byte(exifSaying(binary.BigEndian, "Marie\x00", "(c) Marie\x00")), []byte(boxes))
	f.Add([]byte("<a xmlns=\"http://purl.org/dc/elements/1.1/\"><rights>\x00"), []byte("8BIM\x04\x04\xFF"), []byte("II*\x00\xFF\xFF\xFF\xFF"), []byte("cv.iptc.org/newscodes/digitalsourcetype/"))
	f.Fuzz(func(t *testing.T, xmp, iim, exif, jumbf []byte) {
		m := metadata{exif: exif, iim: iim, xmp: xmp, jumbf: jumbf}
		p := m.provenance()
		packet := writeXMP(&p)
		if (packet == nil) != p.Empty() {
			t.Fatalf("%+v is written as %q", p, packet)
		}
		again := readXMP(packet)
		p.Claims = nil
		if !reflect.DeepEqual(again, p) {
			t.Fatalf("%+v is read again as %+v\n%s", p, again, packet)
		}
		file := embed(asJPEG(t, image.NewGray(image.Rect(0, 0, 1, 1))), JPEG, packet)
		if read, err := Read(file); err != nil || !reflect.DeepEqual(read.Provenance, p) {
			t.Fatalf("%v: the file says %+v, not %+v", err, read, p)
		}
	})
}
