package explain_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/image/font/gofont/gobold"

	"docsite/generator/diag"
)

// without names the files of the base site that an example has to do without.
var without = map[diag.Code][]string{
	diag.NoReleases: {"releases/2026/new-quay/en.md", "releases/2026/new-quay/fr.md"},
}

// made are the files that a page describes, in brackets, because it cannot hold
// them.
var made = map[string]func(t *testing.T) []byte{
	"a translation of 65 elements in each other": func(*testing.T) []byte { return []byte(strings.Repeat("<group>", 65)) },
	"a document":                    func(*testing.T) []byte { return []byte("%PDF-1.4") },
	"a photograph":                  photograph,
	"a font that has Latin letters": func(*testing.T) []byte { return gobold.TTF },
	"a photograph of 1.2 MB":        func(*testing.T) []byte { return bytes.Repeat([]byte("quay"), 300_000) },
	"a program of 1.2 MB":           func(*testing.T) []byte { return bytes.Repeat([]byte("x=1\n"), 300_000) },
	"a style sheet of 9 MB":         func(*testing.T) []byte { return bytes.Repeat([]byte("p { margin: 1em }\n"), 500_000) },
	"a page with 600 quotations in each other": func(*testing.T) []byte {
		return finishedPage(strings.Repeat("<blockquote>", 600) + strings.Repeat("</blockquote>", 600))
	},
	"a photograph from a telephone, which tells where it was taken": func(*testing.T) []byte {
		return []byte("\x00\x00\x00\x18ftypheic")
	},
	"a photograph of which the second half is missing": func(t *testing.T) []byte {
		file := photograph(t)
		return file[:len(file)/2]
	},
	"a poster of 20,000 × 10,000 pixels": poster,
	"a photograph that a machine made, with credentials of C2PA": func(t *testing.T) []byte {
		return saying(t, 0xEB, "JP\x00\x01\x00\x00\x00\x01\x00\x00\x00\x80jumb...c2pa...x\x50http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia")
	},
	"a photograph whose file says “Marie Duval / Port of Dover”": func(t *testing.T) []byte {
		return saying(t, 0xED, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x20\x1c\x02\x6e\x00\x1bMarie Duval / Port of Dover")
	},
	"a picture whose file says that a machine made it": func(t *testing.T) []byte {
		return saying(t, 0xE1, `http://ns.adobe.com/xap/1.0/`+"\x00"+`<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description xmlns:i="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" i:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/></r:RDF>`)
	},
	"a report of 3 MB": func(*testing.T) []byte {
		return bytes.Repeat([]byte("The quay is 400 metres long.\n"), 3_000_000/29)
	},
	"a text with 101 quotations in each other": func(*testing.T) []byte {
		return []byte(front + strings.Repeat("> ", 101) + "The line is safe.\n")
	},
	"a text with 10,000 links that are not ended": func(*testing.T) []byte {
		return []byte(front + strings.Repeat("[a](", 10_000) + "\n")
	},
	"a text with a table of 1,000 columns whose 101 rows have one cell": func(*testing.T) []byte {
		return []byte(front + strings.Repeat("|a", 1000) + "|\n" + strings.Repeat("|-", 1000) + "|\n" + strings.Repeat("|b|\n", 101))
	},
	"docsite's own locales/en.yaml, in Vietnamese": func(t *testing.T) []byte { return read(t, "../locale/testdata/vi.yaml") },
	"docsite's own locales/en.yaml, in Latin":      func(t *testing.T) []byte { return read(t, "../../locales/en.yaml") },
}

// link is the content of a file that is a symbolic link.
const link = "[a symbolic link]\n"

// finishedPage is a page of HTML with a body.
func finishedPage(body string) []byte {
	return []byte(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A ferry line to Dover</title>
<meta name="description" content="The first ferry leaves on Monday.">
<link rel="canonical" href="https://press.example.org/news/">
<h1>A ferry line to Dover</h1>
` + body)
}

// front is a front matter.
const front = "---\ntitle: A ferry line to Dover\ndate: 2026-03-09\n---\n\n"

// content returns the bytes of a file that stands, or is described, in a page.
func content(t *testing.T, text string) []byte {
	if m := description.FindStringSubmatch(text); m != nil {
		make, known := made[m[1]]
		if !known {
			t.Fatalf("nothing makes “%s”", m[1])
		}
		return make(t)
	}
	return []byte(unescape(text))
}

var description = regexp.MustCompile(`^\[([^\[\]]+)\]\n$`)

// unescape undoes ⟨U+0301⟩, a character, and ⟨E9⟩, a byte.
func unescape(text string) string {
	return escape.ReplaceAllStringFunc(text, func(s string) string {
		m := escape.FindStringSubmatch(s)
		n, err := strconv.ParseUint(m[2], 16, 32)
		if err != nil {
			return s
		}
		if m[1] == "" {
			return string([]byte{byte(n)})
		}
		return string(rune(n))
	})
}

var escape = regexp.MustCompile(`⟨(U\+)?([0-9A-F]{2,6})⟩`)

// visible writes so what a page should not hold of what docsite says.
func visible(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsMark(r) || unicode.IsControl(r) && r != '\n' {
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func read(t *testing.T, file string) []byte {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func photograph(t *testing.T) []byte {
	m := image.NewGray(image.Rect(0, 0, 64, 48))
	for i := range m.Pix {
		m.Pix[i] = byte(i * i >> 3)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// poster is a small PNG whose header says that it is large: more than the
// header is not read of one like that.
func poster(t *testing.T) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	file := b.Bytes()
	header := file[12:29] // “IHDR”, width, height and more; then its checksum (PNG, section 11.2.1)
	binary.BigEndian.PutUint32(header[4:], 20_000)
	binary.BigEndian.PutUint32(header[8:], 10_000)
	binary.BigEndian.PutUint32(file[29:], crc32.ChecksumIEEE(header))
	return file
}

// saying is a photograph whose file says more, in a segment of JPEG.
func saying(t *testing.T, marker byte, words string) []byte {
	file := photograph(t)
	out := append(bytes.Clone(file[:2]), 0xFF, marker)
	out = binary.BigEndian.AppendUint16(out, uint16(len(words)+2))
	return append(append(out, words...), file[2:]...)
}
