package picture

import "math"

// scale fills a plane with another one in its own size, by the Catmull-Rom
// filter (a cubic of four samples, spread over as many as one new sample stands
// for), first along rows, then across them. It holds no more rows than the
// filter spans.
//
// Weights are whole numbers whose sum is 1<<weightBits, so what is of one shade
// stays so, and the result is the same on every processor.
func (dst plane) scale(src plane) {
	if dst.width == src.width && dst.height == src.height {
		dst.copy(src)
		return
	}
	columns, rows := windows(dst.width, src.width), windows(dst.height, src.height)
	span := 0
	for _, w := range rows {
		span = max(span, len(w.weights))
	}
	held := make([][]int32, span) // row y of src, scaled, is held[y%span]
	for i := range held {
		held[i] = make([]int32, dst.width)
	}
	sums := make([]int32, dst.width)
	next := 0 // the first row of src that was not held yet
	for y, w := range rows {
		for next = max(next, w.first); next < w.first+len(w.weights); next++ {
			src.row(held[next%span], next, columns)
		}
		clear(sums)
		for k, weight := range w.weights {
			for x, sample := range held[(w.first+k)%span] {
				sums[x] += sample * weight
			}
		}
		const bits = weightBits + rowBits
		to := dst.pix[y*dst.stride:]
		for x, sum := range sums {
			to[x*dst.step] = byte(min(max((sum+1<<(bits-1))>>bits, 0), 255))
		}
	}
}

const (
	weightBits = 14
	rowBits    = 7 // that a scaled row keeps beyond a sample's eight
)

// row scales one row.
func (src plane) row(dst []int32, y int, columns []window) {
	from := src.pix[y*src.stride:]
	for x, w := range columns {
		sum := int32(0)
		at := w.first * src.step
		for _, weight := range w.weights {
			sum += int32(from[at]) * weight
			at += src.step
		}
		dst[x] = (sum + 1<<(weightBits-rowBits-1)) >> (weightBits - rowBits)
	}
}

func (dst plane) copy(src plane) {
	for y := range dst.height {
		to, from := dst.pix[y*dst.stride:], src.pix[y*src.stride:]
		for x := range dst.width {
			to[x*dst.step] = from[x*src.step]
		}
	}
}

// window is the samples that make one new sample.
type window struct {
	first   int
	weights []int32
}

// windows returns the windows of n samples made of from.
func windows(n, from int) []window {
	ratio := float64(from) / float64(n)
	stretch := max(ratio, 1)
	list := make([]window, n)
	for i := range list {
		// A conversion to float64 keeps processors from joining a product and a
		// sum, which would round otherwise (Go specification, “Floating-point
		// operators”).
		center := float64((float64(i)+0.5)*ratio) - 0.5
		first := int(math.Ceil(center - float64(2*stretch)))
		last := int(math.Floor(center + float64(2*stretch)))
		// Beyond the edge the picture goes on as at the edge.
		w := window{first: max(first, 0)}
		values := make([]float64, min(last, from-1)-w.first+1)
		total := 0.0
		for at := first; at <= last; at++ {
			value := catmullRom((float64(at) - center) / stretch)
			values[min(max(at, 0), from-1)-w.first] += value
			total += value
		}
		rest, heaviest := int32(1<<weightBits), 0
		w.weights = make([]int32, len(values))
		for k, value := range values {
			w.weights[k] = int32(math.Round(value / total * (1 << weightBits)))
			rest -= w.weights[k]
			if value > values[heaviest] {
				heaviest = k
			}
		}
		w.weights[heaviest] += rest
		list[i] = w
	}
	return list
}

// catmullRom is the filter (Catmull and Rom, “A class of local interpolating
// splines”, 1974): 1 at 0, 0 at the other whole numbers.
func catmullRom(t float64) float64 {
	t = math.Abs(t)
	switch {
	case t < 1:
		return float64((float64(1.5*t)-2.5)*t*t) + 1
	case t < 2:
		return float64((float64((float64(-0.5*t)+2.5)*t)-4)*t) + 2
	}
	return 0
}
