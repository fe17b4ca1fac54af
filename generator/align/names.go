package align

import (
	"slices"
	"strconv"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/press"
)

func plural(n int) string { return strconv.Itoa(n) + " passages" }

// weekdays tells of a whole date in a text whose day of the week is another.
func weekdays(t text) []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, m := range t.mentions {
		if m.Kind != press.DateMention || m.Name == "" {
			continue
		}
		if day, ok := weekdayOf(m.Value); ok && strconv.Itoa(day) != m.Name {
			found = append(found, diag.New(diag.WeekdayWrong, m.At.In(t.File), "“%s”: that day is another day of the week", m.Text).
				WithHint("correct the day of the week or the date; it is a %s", weekdayNames[day-1]))
		}
	}
	return found
}

var weekdayNames = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// weekdays tells of a day of the week in the place of another.
func (f *finder) weekdays() {
	for _, b := range f.beads {
		if b.o == b.oEnd || b.t == b.tEnd {
			continue
		}
		o, told := weekdaysIn(f.o, b.o, b.oEnd)
		t, also := weekdaysIn(f.t, b.t, b.tEnd)
		o = slices.DeleteFunc(o, func(m press.Mention) bool { return also[weekday(m)] })
		t = slices.DeleteFunc(t, func(m press.Mention) bool { return told[weekday(m)] })
		if len(o) != 1 || len(t) != 1 {
			continue
		}
		if whole(o[0]) && whole(t[0]) && o[0].Value != t[0].Value {
			continue // which was told
		}
		f.found = append(f.found, diag.New(diag.DateDiffers, t[0].At.In(f.t.File), "here it is “%s”, in the original “%s”", t[0].Text, o[0].Text).
			WithHint("correct the one that is wrong").
			WithRelated(o[0].At.In(f.o.File), "the original says “%s”", o[0].Text))
	}
}

func whole(m press.Mention) bool { return m.Kind == press.DateMention && int(m.Value)%100 > 0 }

// weekdaysIn returns the mentions that tell a day of the week, and all days of
// the week that are told, dates among them.
func weekdaysIn(t text, from, to int) ([]press.Mention, map[string]bool) {
	var list []press.Mention
	told := map[string]bool{}
	for i, end := t.span(from, to); i < end; i++ {
		m := t.mentions[i]
		if weekday(m) != "" {
			list = append(list, m)
			told[weekday(m)] = true
		}
		if m.Kind == press.DateMention {
			if day, ok := weekdayOf(m.Value); ok {
				told[strconv.Itoa(day)] = true
			}
		}
	}
	return list, told
}

func weekday(m press.Mention) string {
	switch m.Kind {
	case press.WeekdayMention:
		return strconv.Itoa(int(m.Value))
	case press.DateMention:
		return m.Name
	}
	return ""
}

// bodies tells of public bodies that the translation names and the original does
// not: by a name that a body no longer has, or in the place of another one.
func (f *finder) bodies() {
	named := bodiesIn(f.o)
	for _, b := range f.beads {
		if b.o == b.oEnd || b.t == b.tEnd {
			continue
		}
		for j, end := f.t.span(b.t, b.tEnd); j < end; j++ {
			m := f.t.mentions[j]
			ids := f.public(m)
			if m.Loose || len(ids) == 0 || slices.ContainsFunc(ids, func(id string) bool { return named[id] }) {
				continue
			}
			if id, i := f.instead(b, ids); id != "" {
				f.misnamed(m, i, id)
			}
		}
	}
}

// instead returns the body that the original names where the translation names
// others, and its mention: one that is their successor or predecessor, or that the
// translation does not name in this passage.
func (f *finder) instead(b bead, ids []string) (string, int) {
	told := map[string]bool{}
	for j, end := f.t.span(b.t, b.tEnd); j < end; j++ {
		for _, id := range f.public(f.t.mentions[j]) {
			told[id] = true
		}
	}
	for i, end := f.o.span(b.o, b.oEnd); i < end; i++ {
		own := f.public(f.o.mentions[i])
		if len(own) == 0 || slices.ContainsFunc(own, func(id string) bool { return told[id] }) {
			continue
		}
		return own[0], i
	}
	// The original may say “the Ministry” here, and name it elsewhere.
	for _, id := range ids {
		next := f.comparer.register[id].SucceededBy
		for i, m := range f.o.mentions {
			if next != "" && slices.Contains(f.public(m), next) {
				return next, i
			}
		}
	}
	return "", none
}

func (f *finder) misnamed(m press.Mention, i int, id string) {
	name, _ := f.comparer.register[id].Name.In(f.t.Lang, nil)
	hint := "the register calls it “" + name + "”"
	if name == "" {
		hint = "give it a name in this language in the register"
	}
	f.found = append(f.found, diag.New(diag.BodyMisnamed, m.At.In(f.t.File), "“%s” is not the body that the original names, “%s”", m.Text, f.o.mentions[i].Text).
		WithHint("%s", hint).
		WithRelated(f.o.mentions[i].At.In(f.o.File), "the original names it here"))
}

// public returns the bodies of a mention that may be told of.
func (f *finder) public(m press.Mention) []string {
	if m.Kind != press.MinistryMention {
		return nil
	}
	return slices.DeleteFunc(strings.Fields(m.Name), func(id string) bool { return f.comparer.register[id] == nil })
}

func bodiesIn(t text) map[string]bool {
	ids := map[string]bool{}
	for _, m := range t.mentions {
		if m.Kind == press.MinistryMention {
			for _, id := range strings.Fields(m.Name) {
				ids[id] = true
			}
		}
	}
	return ids
}

// countries tells of a country that the original names and the translation does
// not, where it names another one instead, or all others of an enumeration.
func (f *finder) countries() {
	inO, inT := countriesIn(f.o), countriesIn(f.t)
	told := map[string]bool{}
	for _, b := range f.beads {
		if b.o == b.oEnd || b.t == b.tEnd {
			continue
		}
		here := map[string]bool{}
		var missing, added []press.Mention
		for j, end := f.t.span(b.t, b.tEnd); j < end; j++ {
			if m := f.t.mentions[j]; m.Kind == press.CountryMention {
				here[m.Name] = true
				if !m.Loose && !inO[m.Name] {
					added = append(added, m)
				}
			}
		}
		all := 0
		for i, end := f.o.span(b.o, b.oEnd); i < end; i++ {
			if m := f.o.mentions[i]; m.Kind == press.CountryMention && !m.Loose {
				all++
				if !here[m.Name] && !told[m.Name] {
					missing = append(missing, m)
				}
			}
		}
		if len(missing) != 1 {
			continue
		}
		for _, m := range missing {
			const enumeration = 3
			var d diag.Diagnostic
			switch {
			case len(added) == 1:
				d = diag.New(diag.CountryDiffers, added[0].At.In(f.t.File), "here it is “%s”, in the original “%s”", added[0].Text, m.Text)
			case all >= enumeration && !inT[m.Name]:
				d = diag.New(diag.CountryDiffers, f.t.passages[b.t].At.In(f.t.File), "the original’s “%s” is not named here", m.Text)
			default:
				continue
			}
			told[m.Name] = true
			f.found = append(f.found, d.WithHint("name the country as this language does: %s", f.comparer.names(m.Name, f.t.Lang)).
				WithRelated(m.At.In(f.o.File), "the original says “%s”", m.Text))
		}
	}
}

func countriesIn(t text) map[string]bool {
	codes := map[string]bool{}
	for _, m := range t.mentions {
		if m.Kind == press.CountryMention {
			codes[m.Name] = true
		}
	}
	return codes
}
