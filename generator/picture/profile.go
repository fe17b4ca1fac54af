package picture

// profile says which colours the numbers of a picture mean.
type profile struct {
	icc    []byte     // an ICC profile, whole
	chunks []pngChunk // what a PNG says
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
