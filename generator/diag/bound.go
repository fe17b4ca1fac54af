package diag

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// mostPrinted is how many diagnostics are printed as text where all are not asked
// for: more than that nobody reads, and it scrolls away what was reported first.
const mostPrinted = 100

// bound returns the diagnostics that are printed, at most mostPrinted, and the
// rest. Where not all of them fit, errors come before warnings; those of one
// severity keep their order.
func bound(ds []Diagnostic) (printed, rest []Diagnostic) {
	if len(ds) <= mostPrinted {
		return ds, nil
	}
	bySeverity := slices.Clone(ds)
	slices.SortStableFunc(bySeverity, func(a, b Diagnostic) int { return cmp.Compare(a.Severity, b.Severity) })
	return bySeverity[:mostPrinted], bySeverity[mostPrinted:]
}

// writeRest counts the diagnostics that are not printed by their codes, the most
// frequent first, and says how all of them are seen.
func writeRest(w io.Writer, rest []Diagnostic, showAll string) {
	counts := map[Code]int{}
	for _, d := range rest {
		counts[d.Code]++
	}
	codes := slices.SortedFunc(maps.Keys(counts), func(a, b Code) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	list := make([]string, len(codes))
	for i, code := range codes {
		list[i] = fmt.Sprintf("%s × %s", code, grouped(counts[code]))
	}
	fmt.Fprintf(w, "and %s more: %s\n%s shows all of them, as --format json does\n",
		grouped(len(rest)), strings.Join(list, ", "), showAll)
}

// grouped writes a number, which is not negative, with commas between thousands.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
