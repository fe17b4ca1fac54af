package card

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// bands are the lines of text in a card, from above: rows with ink between rows without.
// Letters with a part above or below that stands alone, as in i or é, would be two.
func bands(m image.Image) []image.Rectangle {
	var list []image.Rectangle
	from := -1
	for y := range Height {
		empty := inked(m, image.Rect(texts.Min.X, y, Width, y+1)).Empty()
		switch {
		case !empty && from < 0:
			from = y
		case empty && from >= 0:
			list = append(list, inked(m, image.Rect(texts.Min.X, from, Width, y)))
			from = -1
		}
	}
	return list
}

// All ink is within the margins, whatever is set; each line begins at the left one, and
// the text stands on the lower.
func TestMargins(t *testing.T) {
	logo := image.NewNRGBA(image.Rect(0, 0, 300, 300))
	draw.Draw(logo, logo.Rect, image.NewUniform(color.NRGBA{200, 30, 30, 255}), image.Point{}, draw.Src)
	long := "「国際電気通信連合」の会合に参加し、災害時の通信の確保に関する共同声明に署名しました。"
	for name, c := range map[string]Card{
		"one line":    kana(t, "訂正とお詫び", "", ""),
		"two lines":   kana(t, "日本とベトナムがデジタル分野の協力を確認", "総合通信庁", ""),
		"four lines":  kana(t, long, "総合通信庁", "二月三日"),
		"too long":    kana(t, strings.Repeat(long, 5), "総合通信庁", "二月三日"),
		"long office": kana(t, long, strings.Repeat("総合通信庁国際戦略局", 12), "二月三日"),
		"long date":   kana(t, long, "", strings.Repeat("二月三日", 20)),
	} {
		for _, c.Logo = range []image.Image{nil, logo} {
			m := drawn(t, c)
			all := inked(m, texts)
			if all.Min.X < left-1 || all.Min.X > left+1 || all.Max.X > right || all.Min.Y < top || all.Max.Y > bottom+8 {
				t.Errorf("%s: ink in %v", name, all)
			}
			for i, band := range bands(m) {
				if band.Min.X > left+1 {
					t.Errorf("%s: line %d begins at %d", name, i, band.Min.X)
				}
			}
			if bar := m.At(barWidth-1, 300); bar != colours.Accent && color.RGBAModel.Convert(bar) != colours.Accent {
				t.Errorf("%s: the bar is %v", name, bar)
			}
		}
	}
}

// The largest size is chosen at which a headline fits. Boxes are as wide as the em, so
// sizes are seen: at 84 pixels, 12 of them are narrower than the 1,024 of a line.
func TestSizes(t *testing.T) {
	for _, c := range []struct {
		characters, lines, size int
	}{
		{1, 1, 84}, {12, 1, 84}, {13, 2, 84}, {24, 2, 84}, {36, 3, 84}, {37, 4, 84}, {48, 4, 84}, {49, 4, 76}, {52, 4, 76}, {53, 4, 68}, {60, 4, 68}, {61, 4, 60},
		{68, 4, 60}, {69, 4, 54}, {72, 4, 54}, {73, 4, 48}, {84, 4, 48},
	} {
		headline := strings.Repeat("亜", c.characters)
		card := kana(t, headline, "", "")
		card.Phrases = func(text string) []string { return strings.Split(text, "") }
		lines := bands(drawn(t, card))
		if len(lines) == 0 {
			t.Fatalf("%d characters: nothing is seen", c.characters)
		}
		size := (lines[0].Dy() + 1) * 100 / 92
		if len(lines) != c.lines || size < c.size-2 || size > c.size+2 {
			t.Errorf("%d characters: %d lines of %d pixels, want %d of %d", c.characters, len(lines), size, c.lines, c.size)
		}
		for i := 1; i < len(lines); i++ {
			if got, want := lines[i].Min.Y-lines[i-1].Min.Y, c.size*134/100; got != want {
				t.Errorf("%d characters: lines %d pixels apart, want %d", c.characters, got, want)
			}
		}
	}
}

// An opening bracket at the beginning of a line leaves no gap, even in a font that has
// no narrow one.
func TestBracketAtTheEdge(t *testing.T) {
	m := drawn(t, kana(t, "「会議」の結果", "（通信）", ""))
	for i, band := range bands(m) {
		if band.Min.X < left-1 || band.Min.X > left+1 {
			t.Errorf("line %d begins at %d", i, band.Min.X)
		}
	}
}

// A logo stands at the upper left corner, in its shape, and the office beside it, in the
// middle of its height.
func TestLogo(t *testing.T) {
	for _, c := range []struct {
		width, height int
		want          image.Point
	}{
		{300, 300, image.Pt(88, 88)}, {900, 300, image.Pt(264, 88)}, {3000, 300, image.Pt(320, 32)}, {100, 400, image.Pt(22, 88)},
		{44, 44, image.Pt(88, 88)}, {43, 43, image.Pt(86, 86)}, {20, 10, image.Pt(40, 20)}, {10_000, 1, image.Pt(320, 1)}, {1, 10_000, image.Pt(1, 88)},
	} {
		card := letters(t, "HHH")
		red := color.NRGBA{200, 30, 30, 255}
		logo := image.NewNRGBA(image.Rect(5, 5, 5+c.width, 5+c.height))
		draw.Draw(logo, logo.Rect, image.NewUniform(red), image.Point{}, draw.Src)
		card.Logo, card.Office = logo, "HHH"
		m := drawn(t, card)
		var got image.Rectangle
		for y := range 200 {
			for x := left; x < 600; x++ {
				if color.NRGBAModel.Convert(m.At(x, y)) == red {
					got = got.Union(image.Rect(x, y, x+1, y+1))
				}
			}
		}
		if want := image.Rect(0, 0, c.want.X, c.want.Y).Add(image.Pt(left, top+(logoHeight-c.want.Y)/2)); got != want {
			t.Errorf("%d × %d stands in %v, want %v", c.width, c.height, got, want)
		}
		office := inked(m, image.Rect(got.Max.X, 0, Width, 200))
		if above, below := office.Min.Y-top, top+logoHeight-office.Max.Y; office.Min.X != got.Max.X+logoGap || above-below > 1 || below-above > 1 {
			t.Errorf("%d × %d: the office stands in %v", c.width, c.height, office)
		}
	}
}

// What the font lacks is named, each once, of all texts; nothing is drawn.
func TestMissing(t *testing.T) {
	c := letters(t, "The 会議 of 会")
	c.Office, c.Date = "Ministry 庁議", "12 March"
	file, err := Draw(c)
	var lacks *MissingError
	if !errors.As(err, &lacks) || file != nil || fmt.Sprint(lacks.Characters) != "[会 議 庁]" || err.Error() != "the font has no 会 議 庁" {
		t.Errorf("%v", err)
	}
	// What is invisible lacks nothing, and what is composed stands for its parts.
	for _, text := range []string{"a\u200Bb", "a\u00ADb", "a\u2060b", "Re\u0301union", "n\u00A0o", "1\u202F000", "co\u2011op", "\u200Ea"} {
		if _, err := Draw(letters(t, text)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	// A character without a form is as one that is missing.
	if _, err := Draw(kana(t, "白紙", "", "")); !errors.As(err, &lacks) || fmt.Sprint(lacks.Characters) != "[白]" {
		t.Errorf("%v", err)
	}
}

func TestErrors(t *testing.T) {
	for _, headline := range []string{"", " ", "\n\t", "\x00"} {
		if _, err := Draw(letters(t, headline)); !errors.Is(err, ErrNoHeadline) {
			t.Errorf("%q: %v", headline, err)
		}
	}
	for _, headline := range []string{"שלום", "The word سلام", "\U0001E900"} {
		if _, err := Draw(letters(t, headline)); !errors.Is(err, ErrDirection) {
			t.Errorf("%q: %v", headline, err)
		}
	}
}

// Of a collection the first font is taken.
func TestCollection(t *testing.T) {
	first, second := boxes([]rune("会議…")), gobold.TTF
	c := kana(t, "会議", "", "")
	want, err := Draw(c)
	if err != nil {
		t.Fatal(err)
	}
	c.Font = parsed(t, collection(first, second))
	if got, err := Draw(c); err != nil || !bytes.Equal(got, want) {
		t.Errorf("it is another card: %v", err)
	}
	c.Font = parsed(t, collection(second, first))
	var lacks *MissingError
	if _, err := Draw(c); !errors.As(err, &lacks) {
		t.Errorf("%v", err)
	}
}

// A font of several weights is set in the bold one, or in the last that it has. The box of
// 亜 is 980 units wide in the first weight and 480 in the last.
func TestWeights(t *testing.T) {
	for last, units := range map[int]int{900: 980 - 500*3/5, 1000: 980 - 500/2, 700: 480, 600: 480} {
		c := kana(t, "亜", "", "")
		c.Font = parsed(t, varying(last))
		if got, want := inked(drawn(t, c), texts).Dx(), (units*84+999)/1000; got < want || got > want+1 {
			t.Errorf("up to %d: %d pixels, want %d", last, got, want)
		}
	}
}

// The pixels are those of every machine, as everything is measured in whole numbers.
func TestSameEverywhere(t *testing.T) {
	c := letters(t, "« L’efficacité énergétique » : 15 millions d’euros de plus")
	c.Lang, c.Office, c.Date = "fr", "Ministère", "14 juillet 2026"
	gradient := image.NewNRGBA(image.Rect(0, 0, 177, 131))
	for i := range gradient.Pix {
		gradient.Pix[i] = uint8(i * 7 / 13)
	}
	weights := kana(t, "亜亜亜亜亜亜亜亜亜亜亜亜亜亜亜", "", "")
	weights.Font = parsed(t, varying(907))
	crest := c
	crest.Logo = gradient
	for want, c := range map[string]Card{"6dae8d85c53b2604": c, "ae89677a7a2caab8": crest, "b7fdf4c774d7c929": weights} {
		m := image.NewRGBA(image.Rect(0, 0, Width, Height))
		draw.Draw(m, m.Rect, drawn(t, c), image.Point{}, draw.Src)
		if got := fmt.Sprintf("%x", sha256.Sum256(m.Pix))[:16]; got != want {
			t.Errorf("%s: the digest is %s, want %s", c.Headline, got, want)
		}
	}
}

// A card is the same whoever draws it beside.
func TestManyDraw(t *testing.T) {
	cards := []Card{letters(t, "The ministers agree on the safety of networks"), letters(t, "Correction")}
	cards[1].Font = cards[0].Font
	cards[1].Lang = "fr"
	var want [][]byte
	for _, c := range cards {
		file, err := Draw(c)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, file)
	}
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			if got, err := Draw(cards[i%2]); err != nil || !bytes.Equal(got, want[i%2]) {
				t.Errorf("card %d is another one: %v", i, err)
			}
		})
	}
	all.Wait()
}

// Of a very long headline no more is looked at than of a long one.
func TestVeryLong(t *testing.T) {
	for _, text := range []string{"word ", "亜", "W", "« "} {
		with := func(times int) []byte {
			c := letters(t, strings.Repeat(text, times))
			if text == "亜" {
				c = kana(t, strings.Repeat(text, times), "", "")
				c.Phrases = words
			}
			file, err := Draw(c)
			if err != nil {
				t.Errorf("%q: %v", text, err)
			}
			return file
		}
		if !bytes.Equal(with(200_000), with(maxText+1)) {
			t.Errorf("%q: another card", text)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	logo := image.NewNRGBA(image.Rect(0, 0, 300, 300))
	for y := range 300 {
		for x := range 300 {
			logo.Set(x, y, color.NRGBA{uint8(x), uint8(y), 90, uint8(x)})
		}
	}
	plain := letters(b, "Joint statement by the ministers of communications on trusted flows of data, undersea cables and the safety of networks")
	plain.Office, plain.Date, plain.Font = "Ministry of Digital Affairs", "3 February 2026", parsed(b, goregular.TTF)
	crest := plain
	crest.Logo = logo
	for name, c := range map[string]Card{"plain": plain, "logo": crest} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Draw(c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
