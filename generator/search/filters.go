package search

import (
	"encoding/binary"
	"time"

	"docsite/generator/press"
)

// filters is filters.bin: the stamp; the values of types, countries, ministries and
// topics, of each their number and then them behind their lengths; the day of each document, how many it
// lies behind the one before, the first behind 1 January 1970 doubled, plus 1 and negative before that;
// and then by document, of types and so on, how many it has and which.
func filters(stamp []byte, documents []Document, zone *time.Location) []byte {
	fields := []func(r *press.Release) []string{
		func(r *press.Release) []string { return []string{r.Type} },
		func(r *press.Release) []string { return r.Countries },
		func(r *press.Release) []string { return r.Ministries },
		func(r *press.Release) []string { return r.Topics },
	}
	out := append([]byte(nil), stamp...)
	var columns []byte
	for _, of := range fields {
		numbers, values := map[string]uint64{}, []string(nil)
		for _, d := range documents {
			own := of(d.Release)
			columns = binary.AppendUvarint(columns, uint64(len(own)))
			for _, value := range own {
				n, known := numbers[value]
				if !known {
					n = uint64(len(values))
					numbers[value] = n
					values = append(values, value)
				}
				columns = binary.AppendUvarint(columns, n)
			}
		}
		out = binary.AppendUvarint(out, uint64(len(values)))
		for _, value := range values {
			out = append(binary.AppendUvarint(out, uint64(len(value))), value...)
		}
	}
	before := int64(0)
	for _, d := range documents {
		day := dayOf(d.Release.Date, zone)
		out = binary.AppendVarint(out, day-before)
		before = day
	}
	return append(out, columns...)
}

// dayOf counts the days from 1 January 1970 to that of a moment.
func dayOf(at time.Time, zone *time.Location) int64 {
	year, month, day := at.In(zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
}
