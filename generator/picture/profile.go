package picture

import "encoding/binary"

// profile says which colours the numbers of a picture mean.
type profile struct {
	icc    []byte     // an ICC profile, whole
	chunks []pngChunk // what a PNG says
}

// maxProfile is how many bytes of a profile are kept; those of cameras and
// screens have a few thousand, those of presses half a million.
const maxProfile = 1 << 20

// sound returns an ICC profile, or nothing if it is none: its header says how
// long it is, and what it is (ICC.1:2022, section 7.2).
func sound(icc []byte) []byte {
	const header = 128
	if len(icc) < header || len(icc) > maxProfile || int64(binary.BigEndian.Uint32(icc)) != int64(len(icc)) || string(icc[36:40]) != "acsp" {
		return nil
	}
	return icc
}

// space is the colour space that an ICC profile is for (ICC.1:2022, section
// 7.2.6).
func space(icc []byte) string {
	if len(icc) < 20 {
		return ""
	}
	return string(icc[16:20])
}

// put adds the profile to a copy. One that is for other numbers than the
// copy's, those of a printing press or of grey, is left out: the copy's are then
// those of sRGB.
func (p profile) put(file []byte, format Format, gray bool) []byte {
	want := "RGB "
	if gray {
		want = "GRAY"
	}
	icc := p.icc
	if space(icc) != want {
		icc = nil
	}
	if format == JPEG {
		return withICC(file, icc)
	}
	var chunks []pngChunk
	if icc != nil {
		chunks = append(chunks, iccp(icc))
	}
	for _, c := range p.chunks {
		if c.name != "iCCP" || c.space() == want {
			chunks = append(chunks, c)
		}
	}
	return withChunks(file, chunks)
}
