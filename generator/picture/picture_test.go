package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"image"
	"image/color/palette"
	"image/draw"
	"strings"
	"testing"

	"docsite/generator/hostile"
)

func paletted(m image.Image) *image.Paletted {
	p := image.NewPaletted(m.Bounds(), palette.Plan9)
	draw.Draw(p, m.Bounds(), m, image.Point{}, draw.Src)
	return p
}

// webpWith makes a WebP of chunks, each a name of four letters and a content.
func webpWith(chunks ...string) []byte {
	out := []byte("RIFF\x00\x00\x00\x00WEBP")
	for _, c := range chunks {
		out = appendChunk(out, c[:4], []byte(c[4:]))
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

// vp8x is the header of a WebP with more than pixels.
func vp8x(flags byte, width, height int) string {
	b := []byte{flags, 0, 0, 0, byte(width - 1), byte((width - 1) >> 8), 0, byte(height - 1), byte((height - 1) >> 8), 0}
	return "VP8X" + string(b)
}

// told are files that tell more than they show, by what they are.
func told(t testing.TB) map[string][]byte {
	t.Helper()
	plain := asJPEG(t, corners(40, 20))
	rgb := string(icc("RGB ", 200))
	half := len(rgb) / 2
	pngFile := asPNG(t, corners(40, 20))
	gifFile := asGIF(t, paletted(corners(40, 20)), paletted(noise(40, 20)))
	const screen = 13
	global := screen + paletteSize(gifFile[10])
	webp := asWebP(t, 40, 20)
	return map[string][]byte{
		"jpeg": append(withSegments(plain,
			"\xE0JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x01\x01"+secret, "\xE0JFXX\x00"+secret,
			exifSegment(binary.BigEndian, 1), "\xE1http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+secret,
			"\xEDPhotoshop 3.0\x00"+secret, "\xFE"+secret, "\xE5"+secret,
			"\xE2MPF\x00"+secret, "\xE2"+iccName+"\x01\x02"+rgb[:half], "\xE2"+iccName+"\x02\x02"+rgb[half:]),
			"a film: "+secret...),
		"png": append(withChunks(pngFile, []pngChunk{
			{"tEXt", []byte("Comment\x00" + secret)}, {"eXIf", tiff(binary.LittleEndian, 1)},
			{"iTXt", []byte("XML:com.adobe.xmp\x00\x00\x00\x00\x00" + secret)}, {"tIME", []byte{7, 228, 1, 1, 0, 0, 0}},
			{"prVt", []byte(secret)}, iccp([]byte(rgb)), {"pHYs", []byte{0, 0, 1, 0, 0, 0, 1, 0, 1}},
		}), secret...),
		"gif": bytes.Join([][]byte{gifFile[:global],
			[]byte("\x21\xFE\x10" + secret + "\x00"), []byte("\x21\xFF\x0BXMP DataXMP\x10" + secret + "\x00"),
			[]byte("\x21\xFF\x0BNETSCAPE2.0\x03\x01\x00\x00\x00"), gifFile[global:], []byte(secret)}, nil),
		"webp": append(webpWith(vp8x(0x10|0x08|0x04|0x20, 40, 20), "ICCP"+rgb, string(webp[12:16])+string(webp[20:]),
			"EXIF"+string(tiff(binary.LittleEndian, 1)), "XMP <x:xmpmeta>"+secret, "ABCD"+secret), secret...),
	}
}

// A picture that is published holds its pixels and its colours, and nothing of
// what else was in the file.
func TestClean(t *testing.T) {
	for name, file := range told(t) {
		p, err := Read(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p.Width != 40 || p.Height != 20 || p.Orientation != Upright || p.Animated != (name == "gif") {
			t.Errorf("%s: %d × %d, orientation %d, animated %t", name, p.Width, p.Height, p.Orientation, p.Animated)
		}
		if !bytes.Contains(file, []byte(secret)) {
			t.Errorf("%s tells nothing from the beginning", name)
		}
		for _, word := range []string{secret, "Exif", "eXIf", "EXIF", "II*\x00", "MM\x00*", "xmpmeta", "XMP", "tEXt", "tIME", "Photoshop", "JFXX", "MPF"} {
			if bytes.Contains(p.Clean, []byte(word)) {
				t.Errorf("%s: %q is left", name, word)
			}
		}
		if !samePixels(decoded(t, file), decoded(t, p.Clean)) {
			t.Errorf("%s shows something else", name)
		}
		again, err := Read(p.Clean)
		if err != nil || !bytes.Equal(again.Clean, p.Clean) {
			t.Errorf("%s: what is clean is cleaned again: %v", name, err)
		}
		for kept, in := range map[string]string{strings.Repeat("\x00", 12) + "RGB ": "jpeg webp", "iCCP": "png", "pHYs": "png", "JFIF\x00": "jpeg", "NETSCAPE2.0": "gif"} {
			if strings.Contains(in, name) && !bytes.Contains(p.Clean, []byte(kept)) {
				t.Errorf("%s: %q is gone", name, kept)
			}
		}
	}
	// The flags of a WebP say that EXIF and XMP are gone, and alpha and the profile are not.
	p, err := Read(told(t)["webp"])
	if err != nil || p.Clean[20] != 0x30 {
		t.Errorf("flags of the WebP: %x, %v", p.Clean[20], err)
	}
}

// The chunks of a frame are looked through too.
func TestCleanMovingWebP(t *testing.T) {
	still := asWebP(t, 8, 8)
	frame := string(make([]byte, 16)) + string(still[12:]) + "ABCD\x10\x00\x00\x00" + secret
	p, err := Read(webpWith(vp8x(0x02, 8, 8), "ANIM\x00\x00\x00\x00\x00\x00", "ANMF"+frame, "ANMF"+frame))
	if err != nil || !p.Animated {
		t.Fatal(p, err)
	}
	if bytes.Contains(p.Clean, []byte(secret)) || bytes.Count(p.Clean, []byte("VP8L")) != 2 {
		t.Errorf("%q", p.Clean)
	}
	copies, err := p.Copies()
	if err != nil || len(copies) != 1 || !bytes.Equal(copies[0].Bytes, p.Clean) {
		t.Errorf("%d copies, %v", len(copies), err)
	}
}

// A file that was cut anywhere is told to be so.
func TestTruncated(t *testing.T) {
	pages := told(t)
	for name, file := range map[string][]byte{
		"jpeg": asJPEG(t, corners(20, 10)), "png": asPNG(t, corners(20, 10)),
		"webp": asWebP(t, 20, 10), "gif": asGIF(t, paletted(corners(20, 10))),
		"jpeg with much": pages["jpeg"], "webp with much": pages["webp"], "png with much": pages["png"],
	} {
		whole, err := Read(file)
		if err != nil {
			t.Fatal(name, err)
		}
		end := bytes.LastIndex(file, whole.Clean[len(whole.Clean)-2:])
		for cut := range end {
			p, err := Read(file[:cut])
			if err == nil {
				err = p.Check()
			}
			if err == nil {
				if name == "gif" && cut == len(file)-1 {
					continue // the last byte may be missing
				}
				t.Fatalf("%s of %d bytes is taken for whole at %d", name, len(file), cut)
			}
			if cut > 32 && name != "gif" && !errors.Is(err, ErrTruncated) {
				t.Fatalf("%s, cut at %d: %v", name, cut, err)
			}
		}
	}
	for name, file := range map[string][]byte{"text": []byte("This is no picture."), "empty": nil, "only a name": []byte("GIF89a")} {
		if _, err := Read(file); err == nil {
			t.Errorf("%s is a picture", name)
		}
	}
	damaged := asPNG(t, corners(20, 10))
	damaged[len(damaged)-20] ^= 1
	if _, err := Read(damaged); !errors.Is(err, ErrDamaged) {
		t.Errorf("a PNG with a wrong check sum: %v", err)
	}
	// A JPEG whose pixels end early is whole by its structure alone.
	short := asJPEG(t, noise(64, 64))
	short = append(short[:len(short)/2:len(short)/2], 0xFF, markEOI)
	if p, err := Read(short); err != nil || !errors.Is(p.Check(), ErrDamaged) {
		t.Errorf("half a JPEG: %v", err)
	}
}

// A picture of more pixels than anybody shows is known by its header alone.
func TestTooLarge(t *testing.T) {
	file := asPNG(t, image.NewGray(image.Rect(0, 0, 1, 1)))
	header := pngChunk{"IHDR", []byte("\x00\x00\xEA\x60\x00\x00\xEA\x60\x08\x00\x00\x00\x00")}
	bomb := append(header.append([]byte(pngSignature)), file[len(pngSignature)+25:]...)
	p, err := Read(bomb)
	if !errors.Is(err, ErrTooLarge) || p == nil || p.Width != 60000 || p.Height != 60000 {
		t.Fatalf("%+v, %v", p, err)
	}
	if err := p.Check(); !errors.Is(err, ErrTooLarge) {
		t.Errorf("it is decoded: %v", err)
	}
	if _, err := p.Copies(); !errors.Is(err, ErrTooLarge) {
		t.Errorf("it is copied: %v", err)
	}
}

// What is kept of a file for its colours or its time holds no words either.
func TestCleanWithinKeptParts(t *testing.T) {
	words := strings.Repeat(secret, 20)
	long := icc("RGB ", 2<<20)
	profile := string(icc("RGB ", 200))
	jpegFile, pngFile := asJPEG(t, corners(40, 20)), asPNG(t, corners(40, 20))
	gifFile := asGIF(t, paletted(corners(40, 20)), paletted(noise(40, 20)))
	global := 13 + paletteSize(gifFile[10])
	webp := asWebP(t, 40, 20)
	named := iccp([]byte(profile))
	named.content = append([]byte(secret), named.content[3:]...)
	for name, c := range map[string]struct {
		file []byte
		gone string
		kept string
	}{
		"jpeg":               {withSegments(jpegFile, "\xE2"+iccName+"\x01\x01"+words), secret, ""},
		"jpeg, a part more":  {withSegments(jpegFile, "\xE2"+iccName+"\x01\x01"+profile, "\xE2"+iccName+"\x03\x01"+words), secret, ""},
		"jpeg, long profile": {withICC(jpegFile, long), iccName, ""},
		"jpeg, JFIF first":   {withSegments(jpegFile, "\xE0JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00", "\xE2"+iccName+"\x01\x01"+profile), secret, "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00\xFF\xE2"},
		"png":                {withChunks(pngFile, []pngChunk{iccp([]byte(words))}), "iCCP", ""},
		"png, name":          {withChunks(pngFile, []pngChunk{named}), secret, "iCCPICC\x00"},
		"png, long profile":  {withChunks(pngFile, []pngChunk{iccp(long)}), "iCCP", ""},
		"png, palette":       {withChunks(pngFile, []pngChunk{{"sPLT", []byte(secret + "\x00\x08")}}), secret, ""},
		"gif":                {bytes.Join([][]byte{gifFile[:global], []byte("\x21\xFF\x0BNETSCAPE2.0\x03\x01\x00\x00\x10" + secret + "\x00"), gifFile[global:]}, nil), secret, "NETSCAPE2.0\x03\x01\x00\x00\x00"},
		"gif, no loops":      {bytes.Join([][]byte{gifFile[:global], []byte("\x21\xFF\x0BNETSCAPE2.0\x10" + secret + "\x00"), gifFile[global:]}, nil), secret, ""},
		"webp":               {webpWith(vp8x(0x30, 40, 20), "ICCP"+words, string(webp[12:16])+string(webp[20:])), secret, "VP8X\x0A\x00\x00\x00\x10"},
	} {
		p, err := Read(c.file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if bytes.Contains(p.Clean, []byte(c.gone)) || !bytes.Contains(p.Clean, []byte(c.kept)) {
			t.Errorf("%s: %.200q", name, p.Clean)
		}
		if !samePixels(decoded(t, c.file), decoded(t, p.Clean)) {
			t.Errorf("%s shows something else", name)
		}
		if again, err := Read(p.Clean); err != nil || !bytes.Equal(again.Clean, p.Clean) {
			t.Errorf("%s: what is clean is cleaned again: %v", name, err)
		}
	}
}

// A JPEG of very many scans is not decoded: each goes over all pixels.
func TestManyScans(t *testing.T) {
	file := asJPEG(t, corners(16, 16))
	from := bytes.Index(file, []byte{0xFF, markSOS})
	scan := file[from : len(file)-2]
	with := func(scans int) []byte {
		return append(append(bytes.Clone(file[:from]), bytes.Repeat(scan, scans)...), 0xFF, markEOI)
	}
	if _, err := Read(with(MaxScans)); err != nil {
		t.Error(err)
	}
	if _, err := Read(with(MaxScans + 1)); !errors.Is(err, ErrScans) {
		t.Errorf("many scans: %v", err)
	}
}

// A profile that unpacks to very much is not unpacked.
func TestPackedProfile(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("x\x00\x00")
	w := zlib.NewWriter(&b)
	w.Write(icc("RGB ", 1<<24))
	w.Close()
	// What lies behind the beginning is not unpacked: it need not even be there.
	for _, content := range [][]byte{b.Bytes(), b.Bytes()[:b.Len()/2]} {
		if c := (pngChunk{"iCCP", content}); c.space() != "RGB " {
			t.Errorf("space is %q", c.space())
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, file := range told(f) {
		f.Add(file)
	}
	f.Add(withSegments(asJPEG(f, corners(9, 7)), exifSegment(binary.LittleEndian, 6)))
	f.Add(asWebP(f, 3, 2))
	f.Add(asGIF(f, paletted(corners(5, 3))))
	f.Add(asPNG(f, image.NewNRGBA64(image.Rect(0, 0, 3, 3))))
	f.Fuzz(func(t *testing.T, file []byte) {
		var p *Picture
		var err error
		if n, most := hostile.Allocated(func() { p, err = Read(file) }), uint64(1<<20+50*len(file)); n > most {
			t.Errorf("of %d bytes %d are allocated", len(file), n)
		}
		if err != nil || p.Width*p.Height > 1<<16 {
			return
		}
		before, _, err := image.Decode(bytes.NewReader(file))
		if err != nil {
			return
		}
		after, _, err := image.Decode(bytes.NewReader(p.Clean))
		if err != nil {
			t.Fatalf("what is clean does not decode: %v", err)
		}
		if !samePixels(before, after) {
			t.Fatal("what is clean shows something else")
		}
		whole, err := p.Upright()
		if err != nil {
			t.Fatalf("cannot be made upright: %v", err)
		}
		if c, _, err := image.DecodeConfig(bytes.NewReader(whole.Bytes)); err != nil || c.Width != p.Width || c.Height != p.Height {
			t.Fatalf("%d × %d is made %d × %d: %v", p.Width, p.Height, c.Width, c.Height, err)
		}
	})
}
