package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
)

const pngSignature = "\x89PNG\r\n\x1a\n"

// The chunks that show a picture (PNG, third edition, section 11): those that
// every reader must know, transparency, animation, and what its numbers mean.
var pngChunks = set("IHDR PLTE IDAT IEND tRNS acTL fcTL fdAT bKGD sBIT pHYs hIST " + pngColours)

// pngColours say which colours the numbers mean, so a copy has them too.
const pngColours = "cHRM gAMA iCCP sRGB cICP mDCV cLLI"

var pngColour = set(pngColours)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for _, name := range bytes.Fields([]byte(names)) {
		m[string(name)] = true
	}
	return m
}

// readPNG keeps the chunks of pngChunks, and nothing behind the last one. An ICC
// profile is packed anew, without the name that it has there.
func readPNG(file []byte) (*Picture, error) {
	p := &Picture{Format: PNG, Orientation: Upright, deep: 8}
	p.Clean = append(make([]byte, 0, len(file)), pngSignature...)
	rest := file[len(pngSignature):]
	for {
		const frame = 12 // length, name, check sum
		if len(rest) < frame {
			return nil, ErrTruncated
		}
		length := uint64(binary.BigEndian.Uint32(rest))
		if length > 1<<31-1 {
			return nil, ErrDamaged
		}
		if length > uint64(len(rest)-frame) {
			return nil, ErrTruncated
		}
		chunk, content := rest[:frame+length], rest[8:8+length]
		name := string(rest[4:8])
		rest = rest[frame+length:]
		if binary.BigEndian.Uint32(chunk[8+length:]) != crc32.ChecksumIEEE(chunk[4:8+length]) {
			return nil, ErrDamaged
		}
		switch name {
		case "IHDR":
			if len(content) > 8 && content[8] == 16 {
				p.deep = 16
			}
		case "acTL":
			p.Animated = true
		case "eXIf":
			p.Orientation = orientation(content)
			p.told.exif = content
		case "iTXt":
			if p.told.xmp == nil {
				p.told.xmp = internationalText(content, xmpKeyword)
			}
		case "caBX":
			p.told.made = true
			add(&p.told.jumbf, content)
		}
		if name == "iCCP" {
			icc := sound(unpacked(content))
			if icc == nil {
				continue
			}
			c := iccp(icc)
			chunk, content = c.append(nil), c.content
		}
		if pngChunks[name] {
			p.Clean = append(p.Clean, chunk...)
		}
		if pngColour[name] {
			p.profile.chunks = append(p.profile.chunks, pngChunk{name, content})
		}
		if name == "IEND" {
			return p, nil
		}
	}
}

type pngChunk struct {
	name    string
	content []byte
}

func (c pngChunk) append(dst []byte) []byte {
	dst = binary.BigEndian.AppendUint32(dst, uint32(len(c.content)))
	from := len(dst)
	dst = append(append(dst, c.name...), c.content...)
	return binary.BigEndian.AppendUint32(dst, crc32.ChecksumIEEE(dst[from:]))
}

// withChunks puts chunks into a PNG, behind its header.
func withChunks(file []byte, chunks []pngChunk) []byte {
	const header = len(pngSignature) + 12 + 13
	out := bytes.Clone(file[:header])
	for _, c := range chunks {
		out = c.append(out)
	}
	return append(out, file[header:]...)
}

// iccp makes the chunk of an ICC profile: a name, a zero, how it is packed.
func iccp(icc []byte) pngChunk {
	var b bytes.Buffer
	b.WriteString("ICC\x00\x00")
	w := zlib.NewWriter(&b)
	w.Write(icc) // a Buffer does not fail
	w.Close()
	return pngChunk{"iCCP", b.Bytes()}
}

// unpacked is the ICC profile in a chunk iCCP, or nothing; no more of it than
// tells that it is too long.
func unpacked(content []byte) []byte {
	_, packed, named := bytes.Cut(content, []byte{0})
	if !named || len(packed) < 1 {
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil
	}
	icc, err := io.ReadAll(io.LimitReader(r, maxProfile+1))
	if err != nil {
		return nil
	}
	return icc
}

// space is the colour space that a chunk iCCP is for: four letters of the
// profile's header (ICC.1:2022, section 7.2.6), or nothing.
func (c pngChunk) space() string { return space(unpacked(c.content)) }
