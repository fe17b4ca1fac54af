package locale

import (
	"strconv"
	"strings"
)

type numbers struct{ decimal, group string }

type lists struct{ separator, last, detail string }

// Number writes a whole number with its digits in groups of three.
func (l *Locale) Number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return sign + strings.Join(append([]string{digits}, groups...), l.numbers.group)
}

// Size writes the size of a file, in bytes, to two significant digits, in the
// units of the International System: a kilobyte is 1,000 bytes.
func (l *Locale) Size(bytes int64) (string, error) {
	unit, value := "size.bytes", float64(bytes)
	for _, larger := range []string{"size.kilobytes", "size.megabytes", "size.gigabytes"} {
		if value < 999.5 {
			break
		}
		unit, value = larger, value/1000
	}
	decimals := 0
	if unit != "size.bytes" && value < 9.95 {
		decimals = 1
	}
	number := strings.Replace(strconv.FormatFloat(value, 'f', decimals, 64), ".", l.numbers.decimal, 1)
	return l.Format(unit, "Number", number)
}
