package leak_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"crypto/sha256"
	"encoding/ascii85"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/unicode/norm"

	"docsite/generator/compress"
	"docsite/generator/leak"
)

// What a release says that is not public, in three languages, and what is public.
const (
	english = "The harbour of Zephyria opens its third quay to fishing boats"
	french  = "L’archipel de Zéphyrie abaisse le prix du passage à neuf euros"
	nihongo = "第三埠頭は四月一日に漁船へ開放される"
	word    = "Quartermain"
	mixed   = "kx47qz"
	slug    = "third-quay"
	picture = "\x89PNG not a picture, but bytes"
	public  = "The harbour opens at nine. A quay is 400 metres long, and its boats are fishing for squid. 漁船は四月に出港する。"
)

func secrets() *leak.Secrets {
	s := leak.New([]leak.Withheld{{
		Release: "2030/third-quay", State: "is a draft",
		Texts: []string{english, french, nihongo, "Ask Ada " + word, "Code " + mixed},
		Names: []string{slug},
		Files: []leak.File{{Name: "quay.png", Size: int64(len(picture)), Digest: sha256.Sum256([]byte(picture))}},
	}})
	s.Subtract([]byte(public))
	s.Ready()
	return s
}

func gzipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.String()
}

// packed is a text as Brotli.
func packed(text string) string {
	var b bytes.Buffer
	if err := compress.Encode(&b, "br", []byte(text)); err != nil {
		panic(err)
	}
	return b.String()
}

func deflated(text string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.String()
}

// zipped is an archive of files, given as name and content in turn.
func zipped(files ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, _ := w.Create(files[i])
		f.Write([]byte(files[i+1]))
	}
	w.Close()
	return b.String()
}

func tarred(name, text string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(text))})
	w.Write([]byte(text))
	w.Close()
	return b.String()
}

func png(chunk, data string) string {
	part := func(name, data string) string {
		head := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		return string(head) + name + data + string(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(name+data))))
	}
	return "\x89PNG\r\n\x1a\n" + part("IHDR", "\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00") + part(chunk, data) + part("IEND", "")
}

func jpeg(marker byte, data string) string {
	return "\xff\xd8\xff" + string([]byte{marker}) + string(binary.BigEndian.AppendUint16(nil, uint16(len(data)+2))) + data + "\xff\xda\x00\x02\xff\xd9"
}

func wide(text string, order binary.AppendByteOrder) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

// pdf is a file with one stream and one other object.
func pdf(dictionary, stream, object string) string {
	return fmt.Sprintf("%%PDF-1.7\n7 0 obj\n<< /Length %d %s >>\nstream\n%s\nendstream\nendobj\n8 0 obj\n%s\nendobj\ntrailer << >>\n%%%%EOF\n", len(stream), dictionary, stream, object)
}

const flate = "/Filter /FlateDecode"

func spread(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, "<span>%c</span>", r)
	}
	return b.String()
}

func numbered(text, form string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, form, r)
	}
	return b.String()
}

// glyphs is a page of a PDF in a font whose codes are its own: those of letters plus 40.
func glyphs(text string) string {
	var codes, chars strings.Builder
	known := map[rune]bool{}
	for _, r := range text {
		fmt.Fprintf(&codes, "%04X", r+40)
		if !known[r] {
			fmt.Fprintf(&chars, "<%04X> <%04X>\n", r+40, r)
		}
		known[r] = true
	}
	fontMap := "1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfchar\n" + chars.String() + "endbfchar"
	return pdf(flate, deflated("BT /F1 12 Tf <"+codes.String()+"> Tj ET"), "<< >>") + pdf(flate, deflated(fontMap), "<< >>")
}

func moved(text string) string { // in a TJ, a few letters at a time
	var b strings.Builder
	for i := 0; i < len(text); i += 3 {
		fmt.Fprintf(&b, "(%s) -12.5 ", text[i:min(len(text), i+3)])
	}
	return "BT /F1 11 Tf [" + b.String() + "] TJ ET"
}

func encoded(t *testing.T, text string) string {
	s, err := japanese.ShiftJIS.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestForms seeds a secret in every form that it can have.
func TestForms(t *testing.T) {
	half := english[14:46] // a part of a sentence
	var b85 bytes.Buffer
	e := ascii85.NewEncoder(&b85)
	e.Write([]byte(deflated("(" + english + ") Tj")))
	e.Close()
	forms := []struct{ name, file, content, inside string }{
		{"plain text", "a.txt", english, ""},
		{"a part of a sentence", "a.txt", "he said that " + half + ", too", ""},
		{"a part of a Japanese sentence", "a.txt", "昨日、埠頭は四月一日に漁のこと", ""},
		{"a word", "a.html", "<p>by " + word + ".", ""},
		{"a word of letters and digits", "a.js", "x=" + mixed + ";", ""},
		{"capital letters", "a.txt", strings.ToUpper(english), ""},
		{"capital letters with accents", "a.txt", strings.ToUpper(french), ""},
		{"without accents", "a.txt", "l'archipel de zephyrie abaisse le prix", ""},
		{"decomposed", "a.txt", norm.NFD.String(french), ""},
		{"full width", "a.txt", "Ｔｈｅ ｈａｒｂｏｕｒ ｏｆ Ｚｅｐｈｙｒｉａ", ""},
		{"other spaces and quotation marks", "a.txt", strings.NewReplacer(" ", "\u00a0", "’", "'").Replace(french), ""},
		{"lines", "a.txt", strings.ReplaceAll(english, " ", "\r\n  "), ""},
		{"soft hyphens", "a.html", strings.ReplaceAll(english, "e", "e\u00ad"), ""},
		{"soft hyphens in a word", "a.html", "Quar\u00adter\u00admain", ""},
		{"references of soft hyphens in a word", "a.html", "Quar&shy;ter&#173;main", ""},
		{"wbr in a word", "a.html", "Quar<wbr>ter<wbr/>main", ""},
		{"zero width spaces", "a.html", strings.ReplaceAll(nihongo, "は", "は\u200b"), ""},
		{"phrases in spans", "a.html", "<h1><span>第三埠頭は</span><span>四月一日に</span>漁船へ</h1>", ""},
		{"every letter in a span", "a.html", spread(english), ""},
		{"readings", "a.html", "<ruby>第三<rt>だいさん</rt></ruby>埠頭は四月一日<ruby>に<rp>(</rp><rt>に</rt><rp>)</rp></ruby>漁船へ", ""},
		{"decimal references", "a.html", numbered(english, "&#%d;"), ""},
		{"hexadecimal references", "a.xml", numbered(nihongo, "&#x%x;"), ""},
		{"named references", "a.html", "Z&eacute;phyrie abaisse le prix du passage &agrave; neuf", ""},
		{"references in an attribute", "a.html", `<img alt="` + numbered(english, "&#%d;") + `">`, ""},
		{"a comment of HTML", "a.html", "<!-- " + english + " -->", ""},
		{"CDATA", "a.xml", "<![CDATA[" + spread(english) + "]]>", ""},
		{"a feed, escaped twice", "a.atom", "<content type=\"html\">&lt;p&gt;Z&amp;eacute;phyrie &lt;em&gt;abaisse&lt;/em&gt; le prix du passage</content>", ""},
		{"JSON", "a.json", `{"t":"` + numbered(nihongo, `\u%04x`) + `"}`, ""},
		{"JSON with line breaks", "a.json", `{"t":"` + strings.ReplaceAll(english, " ", `\n`) + `"}`, ""},
		{"HTML in JSON", "a.json", `{"t":"\u003cb\u003eThe har\u003c/b\u003ebour of \u003ci\u003eZephyria\u003c/i\u003e opens"}`, ""},
		{"percent-encoding", "a.html", `<a href="/s?q=` + url.QueryEscape(nihongo) + `">`, ""},
		{"a data URI in base64", "a.html", `<a href="data:text/plain;base64,` + base64.StdEncoding.EncodeToString([]byte(english)) + `">`, "in a data URI"},
		{"a data URI in percent-encoding", "a.html", `<a href="data:text/plain,` + url.PathEscape(nihongo) + `">`, ""},
		{"a style sheet in base64", "a.css", `a{background:url(data:image/svg+xml;base64,` + base64.StdEncoding.EncodeToString([]byte("<title>"+english+"</title>")) + `)}`, "in a data URI"},
		{"UTF-16, little endian", "a.txt", "\xff\xfe" + wide(nihongo, binary.LittleEndian), ""},
		{"UTF-16, big endian", "a.txt", "\xfe\xff" + wide(french, binary.BigEndian), ""},
		{"UTF-16 among bytes", "a.bin", "\x01\x02\x00\x07" + wide(french, binary.LittleEndian) + "\x00", ""},
		{"UTF-16 at an odd byte", "a.bin", "\x01\x02\x00" + wide(nihongo, binary.LittleEndian) + "\x00\x00", ""},
		{"Shift_JIS", "a.csv", encoded(t, nihongo), ""},
		{"Latin-1", "a.txt", "L'archipel de Z\xe9phyrie abaisse le prix", ""},
		{"a word in a file of bytes", "a.bin", "\x00\x0b" + strings.ToLower(word) + "A\x00", ""},
		{"gzip", "a.svgz", gzipped(english), "in what is packed"},
		{"the name in gzip", "a.gz", "\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\xffthird-quay.txt\x00" + gzipped("")[10:], ""},
		{"Brotli", "a.html.br", packed(spread(english)), "in what is packed"},
		{"Brotli in an archive", "a.zip", zipped("b/a.BR", packed(english)), "in what is packed inside b/a.BR"},
		{"Brotli in a tar", "a.tar", tarred("a.br", packed(english)), "in what is packed inside a.br"},
		{"gzip in gzip", "a.gz", gzipped(gzipped(english)), "in what is packed inside what is packed"},
		{"tar", "a.tar", tarred("a.txt", english), ""},
		{"a packed file in a tar that is packed", "a.tgz", gzipped(tarred("a.gz", gzipped(english))), "in what is packed inside a.gz inside what is packed"},
		{"a name in a tar", "a.tar", tarred("third-quay.txt", "x"), ""},
		{"a word of a document in runs", "a.docx", zipped("word/document.xml", `<w:p><w:r><w:t>Quar</w:t></w:r><w:r><w:rPr/><w:t>termain</w:t></w:r></w:p>`), "in word/document.xml"},
		{"the properties of a document", "a.docx", zipped("docProps/core.xml", "<dc:title>"+english+"</dc:title>"), "in docProps/core.xml"},
		{"OpenDocument", "a.odt", zipped("content.xml", "<text:p>The<text:s/>harbour<text:s/>of Zephyria</text:p>"), "in content.xml"},
		{"a zip in a zip", "a.zip", zipped("b.zip", zipped("c.txt", english)), "in c.txt inside b.zip"},
		{"a name in a zip", "a.zip", zipped("third-quay.csv", "1"), "in the name of a file"},
		{"PNG tEXt", "a.png", png("tEXt", "Title\x00"+english), ""},
		{"PNG zTXt", "a.png", png("zTXt", "Title\x00\x00"+deflated(english)), "in the chunk zTXt"},
		{"PNG iTXt", "a.png", png("iTXt", "Title\x00\x00\x00ja\x00\x00"+nihongo), ""},
		{"PNG iTXt, packed", "a.png", png("iTXt", "XML:com.adobe.xmp\x00\x01\x00\x00\x00"+deflated("<dc:title>"+numbered(nihongo, "&#%d;"))), "in the chunk iTXt"},
		{"PNG iCCP", "a.png", png("iCCP", "p\x00\x00"+deflated("desc "+english)), "in the chunk iCCP"},
		{"PNG eXIf", "a.png", png("eXIf", "II*\x00"+wide(nihongo, binary.LittleEndian)), "in the chunk eXIf"},
		{"JPEG XMP", "a.jpg", jpeg(0xe1, "http://ns.adobe.com/xap/1.0/\x00<rdf:li>"+numbered(english, "&#%d;")), "in the segment APP1"},
		{"JPEG EXIF", "a.jpg", jpeg(0xe1, "Exif\x00\x00II*\x00"+english+"\x00"), ""},
		{"JPEG EXIF in UTF-16", "a.jpg", jpeg(0xe1, "Exif\x00\x00II*\x00"+wide(french, binary.LittleEndian)), "in the segment APP1"},
		{"JPEG IPTC", "a.jpg", jpeg(0xed, "Photoshop 3.0\x008BIM\x04\x04\x1c\x02\x05"+english), ""},
		{"JPEG comment", "a.jpg", jpeg(0xfe, english), ""},
		{"behind the end of a picture", "a.png", png("tEXt", "a\x00b") + english, ""},
		{"WebP XMP", "a.webp", "RIFF\x40\x00\x00\x00WEBPXMP " + english, ""},
		{"PDF, a string", "a.pdf", pdf("", "", "<< /Title ("+english+") >>"), ""},
		{"PDF, a string with escapes", "a.pdf", pdf("", "", `<< /Title (The har\142our of \(Zephy\`+"\n"+`ria opens\)) >>`), "in a string"},
		{"PDF, a hexadecimal string", "a.pdf", pdf("", "", "<< /Title <"+hex.EncodeToString([]byte(english))+"> >>"), "in a string"},
		{"PDF, a string in UTF-16", "a.pdf", pdf("", "", "<< /Title <FEFF"+hex.EncodeToString([]byte(wide(nihongo, binary.BigEndian)))+"> >>"), "in a string"},
		{"PDF, a stream", "a.pdf", pdf(flate, deflated("BT ("+english+") Tj ET"), ""), "in the stream of object 7"},
		{"PDF, a word in a TJ", "a.pdf", pdf(flate, deflated(moved(word)), ""), "in the stream of object 7"},
		{"PDF, words in a TJ", "a.pdf", pdf(flate, deflated(moved(english)), ""), "in the stream of object 7"},
		{"PDF, an object stream", "a.pdf", pdf("/Type /ObjStm "+flate, deflated("9 0 << /Title <FEFF"+hex.EncodeToString([]byte(wide(french, binary.BigEndian)))+"> >>"), ""), "in the stream of object 7"},
		{"PDF, two filters", "a.pdf", pdf("/Filter [/ASCII85Decode /FlateDecode]", b85.String()+"~>", ""), "in the stream of object 7"},
		{"PDF, codes of a font", "a.pdf", glyphs(nihongo), "in the stream of object 7"},
		{"PDF, a document within", "a.pdf", pdf(flate, deflated(zipped("word/document.xml", english)), ""), "in word/document.xml inside the stream of object 7"},
		{"the name in an address", "a.html", `<a href="/en/releases/2030/third-quay/">`, ""},
		{"the name with a size", "a.html", `<img src="third-quay-1200.webp">`, ""},
	}
	s := secrets()
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			found, _, err := leak.Search(t.Context(), fstest.MapFS{f.file: {Data: []byte(f.content)}}, s, 2)
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range found {
				if one.Of != nil && (one.Inside == f.inside) {
					return
				}
			}
			t.Errorf("found is %+v, and nothing %s", found, f.inside)
		})
	}
}

// TestFiles: a file is found by its bytes, whatever it is called and wherever it lies.
func TestFiles(t *testing.T) {
	for name, content := range map[string]string{
		"a.bin": picture, "a.zip": zipped("x", picture), "a.gz": gzipped(picture), "a.tar": tarred("x", picture),
		"a.svg": `<image href="data:image/png;base64,` + base64.StdEncoding.EncodeToString([]byte(picture)) + `"/>`,
		"a.pdf": pdf(flate, deflated(picture), ""),
	} {
		found, _, err := leak.Search(t.Context(), fstest.MapFS{name: {Data: []byte(content)}}, secrets(), 1)
		if err != nil || len(found) == 0 || found[0].Kind != leak.Content || found[0].Words != "quay.png" {
			t.Errorf("%s: %+v %v", name, found, err)
		}
	}
}

// TestPaths: names of files and folders are read as texts are.
func TestPaths(t *testing.T) {
	for _, name := range []string{"third-quay/a", "a/third-quay.pdf", "a/THIRD-QUAY_2.jpg", "a/" + url.PathEscape(nihongo) + ".html", "a/" + norm.NFD.String(nihongo), "quartermain.txt"} {
		found, _, err := leak.Search(t.Context(), fstest.MapFS{name: {}}, secrets(), 1)
		if err != nil || len(found) != 1 || found[0].Kind != leak.Path || found[0].Line != 0 {
			t.Errorf("%s: %+v %v", name, found, err)
		}
	}
}

// TestNothing: what is public, what is short and what is alike by chance is no secret.
func TestNothing(t *testing.T) {
	for _, text := range []string{
		public, strings.ToUpper(public), gzipped(public), "third quay", "a thirdquayside", "The harbour opens its", "boats", "quay", "漁船は", "四月一日に",
		"Quartermaster", "kx47", "/third/quay/", "harbours of zephyrs", "",
	} {
		if found, _, err := leak.Search(t.Context(), fstest.MapFS{"a.txt": {Data: []byte(text)}}, secrets(), 1); err != nil || len(found) > 0 {
			t.Errorf("%q: %+v %v", text, found, err)
		}
	}
}

// TestPlaces: a place is that of the file, although what is found was made of it.
func TestPlaces(t *testing.T) {
	text := "first\n<p>é Quar&shy;ter<wbr>main</p>\n"
	found, _, err := leak.Search(t.Context(), fstest.MapFS{"a.html": {Data: []byte(text)}}, secrets(), 1)
	if err != nil || len(found) != 1 || found[0].Line != 2 || found[0].Column != 6 {
		t.Errorf("%+v %v", found, err)
	}
}
