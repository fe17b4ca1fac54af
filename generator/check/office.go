package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// inOffice reports a ministry that issues a release before it was founded or
// after it was dissolved, and of whom the register has for that day instead.
func inOffice(c *checker, r *press.Release) {
	if r.Date.IsZero() {
		return // which was told
	}
	day := c.day(r.Date)
	for i, id := range r.Original.Facts.Ministries {
		m := c.site.Ministries[id]
		if m == nil || inOfficeOn(m, day) {
			continue // what is not in the register was told
		}
		said, key, date, others := "did not exist yet", "since", m.Since, c.predecessors(id)
		if !m.Until.IsZero() && m.Until.Format(time.DateOnly) < day {
			said, key, date, others = "no longer existed", "until", m.Until, c.successors(id)
		}
		others = slices.DeleteFunc(others, func(other string) bool { return !inOfficeOn(c.site.Ministries[other], day) })
		hint := fmt.Sprintf("name the body that issued the release, or correct “%s” in the register", key)
		if len(others) > 0 {
			hint = fmt.Sprintf("on that day it was “%s”", strings.Join(others, "” or “"))
		}
		c.add(diag.New(diag.OutOfOffice, r.Original.At(fmt.Sprintf("ministries[%d]", i)), "“%s” %s on %s, the day of the release", id, said, day).
			WithHint("%s", hint).
			WithRelated(m.At, "the register has it %s %s", key, date.Format(time.DateOnly)))
	}
}

// inOfficeOn reports whether a body exists on a day, the first and the last one
// included.
func inOfficeOn(m *press.Ministry, day string) bool {
	return (m.Since.IsZero() || m.Since.Format(time.DateOnly) <= day) &&
		(m.Until.IsZero() || day <= m.Until.Format(time.DateOnly))
}

// successors are those who took a body's work over, one after the other.
func (c *checker) successors(id string) []string {
	var line []string
	for m := c.site.Ministries[id]; m != nil && !slices.Contains(line, m.SucceededBy); m = c.site.Ministries[m.SucceededBy] {
		if c.site.Ministries[m.SucceededBy] != nil {
			line = append(line, m.SucceededBy)
		}
	}
	return line
}

// predecessors are those whose work came to a body, by their IDs.
func (c *checker) predecessors(id string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(c.site.Ministries)), func(other string) bool {
		return !slices.Contains(c.successors(other), id)
	})
}
