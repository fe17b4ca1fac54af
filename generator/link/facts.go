package link

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// fact is one that a translation may state again. The table below is the
// contract's list of them.
type fact struct {
	key  string
	list bool                                  // an empty one is a value too
	show func(l *linker, f press.Facts) string // equal facts show alike
}

var facts = []fact{
	{"date", false, func(l *linker, f press.Facts) string { return l.moment(f.Date, f.DateOnly) }},
	{"type", false, func(_ *linker, f press.Facts) string { return or(f.Type, DefaultType) }},
	{"countries", true, func(l *linker, f press.Facts) string {
		return strings.Join(slices.Sorted(slices.Values(l.countries(f))), ", ")
	}},
	{"ministries", true, func(_ *linker, f press.Facts) string { return strings.Join(unique(f.Ministries), ", ") }},
	{"topics", true, func(_ *linker, f press.Facts) string {
		return strings.Join(slices.Sorted(slices.Values(unique(f.Topics))), ", ")
	}},
	{"reference", false, func(_ *linker, f press.Facts) string { return f.Reference }},
	{"event", false, func(_ *linker, f press.Facts) string { return f.Event }},
	{"event_time", false, func(l *linker, f press.Facts) string { return l.eventTime(f.EventTime) }},
	{"pin", false, func(l *linker, f press.Facts) string { return l.moment(f.Pin, false) }},
	{"draft", false, func(_ *linker, f press.Facts) string { return fmt.Sprint(f.Draft) }},
	{"embargo_until", false, func(l *linker, f press.Facts) string { return l.moment(f.EmbargoUntil, false) }},
	{"hold", false, func(_ *linker, f press.Facts) string { return hold(f.Hold) }},
	{"announced", false, func(l *linker, f press.Facts) string { return l.announced(f.Announced) }},
	{"gone", false, func(l *linker, f press.Facts) string { return l.gone(f.Gone) }},
	{"withdrawn", false, func(l *linker, f press.Facts) string { return l.withdrawn(f.Withdrawn) }},
}

// agree reports every fact that a translation states otherwise than its
// original.
func (l *linker) agree(original, t *press.Translation) {
	for _, f := range facts {
		if !t.States(f.key) {
			continue
		}
		here, there := t.Facts, original.Facts
		if f.key == "countries" && len(here.Ministries) == 0 {
			// The countries of ministries that it inherits are joined to what it states.
			here.Ministries = there.Ministries
		}
		ours, theirs := f.show(l, here), f.show(l, there)
		if ours == theirs || ours == "" && !t.States(f.key+"[]") || theirs == "" && original.States(f.key) && !f.list {
			continue // a value that is not understood shows empty and was told already
		}
		d := diag.New(diag.Contradiction, t.At(f.key), "“%s” is %s here and %s in the original", f.key, or(ours, "nothing"), or(theirs, "nothing"))
		if original.States(f.key) {
			d = d.WithHint("correct one of the two; a fact need only stand in the original").
				WithRelated(original.At(f.key), "the original says %s", or(theirs, "nothing"))
		} else {
			d = d.WithHint("state “%s” in the original, %s, or delete it here", f.key, original.File).
				WithRelated(original.At("title"), "the original does not state it")
		}
		l.add(d)
	}
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func (l *linker) moment(t time.Time, day bool) string {
	switch {
	case t.IsZero():
		return ""
	case day || t.Equal(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, l.settings.Zone)):
		return t.In(l.settings.Zone).Format(time.DateOnly)
	}
	return t.In(l.settings.Zone).Format(time.RFC3339)
}

// withdrawn shows what the withdrawal says, but for reasons in languages that
// only one of the two gives.
func (l *linker) withdrawn(w *press.Withdrawn) string {
	if w == nil {
		return ""
	}
	text := l.moment(w.Date, true)
	if w.SupersededBy != "" {
		text += ", superseded by " + w.SupersededBy
	}
	return text
}

func hold(h *press.Hold) string {
	switch {
	case h == nil:
		return ""
	case len(h.Without) == 0:
		return "complete"
	}
	return "complete but for " + strings.Join(slices.Sorted(slices.Values(h.Without)), ", ")
}

// announced shows what an announcement says, but for words.
func (l *linker) announced(a *press.Announced) string {
	if a == nil {
		return ""
	}
	text := string(a.State)
	for _, m := range a.Moved {
		text += ", moved from " + l.moment(m.From, m.DayOnly)
	}
	return text
}

func (l *linker) gone(g *press.Gone) string {
	if g == nil {
		return ""
	}
	text := l.moment(g.Date, true)
	if g.Merged != "" {
		text += ", merged into " + g.Merged
	}
	return text
}

// reasons joins the reasons and titles that translations give in their own languages to
// those of the original.
func reasons(r *press.Release) {
	if r.Withdrawn != nil {
		joined := *r.Withdrawn
		joined.Reason = inEachLanguage(r, joined.Reason, func(t *press.Translation) press.Text {
			if t.Withdrawn == nil {
				return nil
			}
			return t.Withdrawn.Reason
		})
		r.Withdrawn = &joined
	}
	if r.Gone != nil {
		joined := *r.Gone
		joined.Reason = inEachLanguage(r, joined.Reason, func(t *press.Translation) press.Text {
			if t.Gone == nil {
				return nil
			}
			return t.Gone.Reason
		})
		r.Gone = &joined
	}
	if r.Announced != nil {
		joined := *r.Announced
		joined.Title = inEachLanguage(r, joined.Title, func(t *press.Translation) press.Text {
			if t.Announced == nil {
				return nil
			}
			return t.Announced.Title
		})
		joined.Moved = slices.Clone(joined.Moved)
		for i := range joined.Moved {
			joined.Moved[i].Reason = inEachLanguage(r, joined.Moved[i].Reason, func(t *press.Translation) press.Text {
				if t.Announced == nil || i >= len(t.Announced.Moved) {
					return nil
				}
				return t.Announced.Moved[i].Reason
			})
		}
		r.Announced = &joined
	}
}

// eventTime shows when an event takes place. Where, each language says in its words.
func (l *linker) eventTime(e *press.EventTime) string {
	if e == nil {
		return ""
	}
	text := l.moment(e.Start, e.DayOnly)
	if !e.End.IsZero() {
		text += " to " + l.moment(e.End, e.DayOnly)
	}
	return text
}

// places joins the places of an event that translations give in their own languages to
// those of the original.
func places(r *press.Release) {
	if r.EventTime == nil {
		return
	}
	joined := *r.EventTime
	joined.Place = inEachLanguage(r, joined.Place, func(t *press.Translation) press.Text {
		if t.EventTime == nil {
			return nil
		}
		return t.EventTime.Place
	})
	r.EventTime = &joined
}

// inEachLanguage returns a text of the original with what translations say in languages
// that it lacks.
func inEachLanguage(r *press.Release, text press.Text, of func(*press.Translation) press.Text) press.Text {
	joined := press.Text{}
	maps.Copy(joined, text)
	for _, t := range r.Translations {
		for lang, words := range of(t) {
			if _, stated := joined[lang]; !stated {
				joined[lang] = words
			}
		}
	}
	return joined
}
