package align

import (
	"hash/crc32"
	"strings"
	"unicode"
	"unicode/utf8"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// sum returns by what a passage is known again; 0 for one that may well be the
// same in two languages.
func (w *workspace) sum(p *press.Passage) uint32 {
	if p.Kind != press.Paragraph && p.Kind != press.Item || !sentence(p.Text) {
		return 0
	}
	w.summed = append(w.summed[:0], p.Text...)
	return crc32.ChecksumIEEE(w.summed)
}

// sentence reports whether a text is prose, which two languages have not alike: names,
// digests, code and titles are none.
func sentence(text string) bool {
	const words, share = 8, 0.6 // in small letters; of all
	const kana = 15             // in a language without spaces
	last, _ := utf8.DecodeLastRuneInString(text)
	if !strings.ContainsRune(".!?…:;。！？：»”\"'’)）」", last) {
		return false
	}
	all, small, hiragana := 0, 0, 0
	plain, letters := true, false // of the word that is read
	end := func() {
		if letters || !plain {
			all++
		}
		if letters && plain {
			small++
		}
		plain, letters = true, false
	}
	for _, r := range text {
		switch {
		case r == ' ' || r == '\u00A0' || r == '\t':
			end()
		case 'a' <= r && r <= 'z':
			letters = true
		case r < utf8.RuneSelf:
			plain = plain && strings.IndexByte(".,:;!?()\"'-", byte(r)) >= 0
		case 'ぁ' <= r && r <= 'ゟ':
			if hiragana++; hiragana >= kana {
				return true
			}
		case unicode.IsLower(r):
			letters = true
		default:
			plain = plain && strings.ContainsRune("…«»“”‘’", r)
		}
	}
	end()
	return small >= words && float64(small) >= share*float64(all)
}

// untranslated reports passages that stand in the translation as they stand in
// the original. Texts of one language for two regions may be the same.
func (f *finder) untranslated() {
	base, _, _ := strings.Cut(f.o.Lang, "-")
	if other, _, _ := strings.Cut(f.t.Lang, "-"); other == base {
		return
	}
	original := map[[2]uint32]Spot{}
	for _, p := range f.o.passages {
		if p.Sum != 0 {
			original[[2]uint32{p.Sum, p.Size}] = p.At
		}
	}
	var same []PassageShape
	for _, p := range f.t.passages {
		if _, ok := original[[2]uint32{p.Sum, p.Size}]; ok && p.Sum != 0 {
			same = append(same, p)
		}
	}
	if len(same) == 0 {
		return
	}
	first := same[0]
	f.found = append(f.found, diag.New(diag.Untranslated, first.At.In(f.t.File), "%s here, word for word that of the original", stands(same)).
		WithHint("translate it").
		WithRelated(original[[2]uint32{first.Sum, first.Size}].In(f.o.File), "the original’s"))
}

func stands(passages []PassageShape) string {
	if len(passages) == 1 {
		return describe(passages) + " stands"
	}
	return describe(passages) + " stand"
}
