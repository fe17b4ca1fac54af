package translate

import (
	"cmp"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/exchange"
	"docsite/generator/markdown"
	"docsite/generator/press"
)

// change puts changes of a place of the translation among what is to be written.
func (m *merger) change(u unit, at int, changes []change) {
	if path := m.base().Places[at].Value.Path; path != "" {
		v := m.value(path, path, m.base(), u)
		v.changes[at] = inOrder(append(v.changes[at], changes...))
		return
	}
	if one := m.workAt[at]; one != nil { // of another unit that has a part in it
		one.changes = inOrder(append(one.changes, changes...))
		return
	}
	one := &work{unit: u.id, place: at, changes: inOrder(changes)}
	m.works, m.workAt[at] = append(m.works, one), one
}

// inOrder sorts changes of a place.
func inOrder(changes []change) []change {
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	return changes
}

// base is the text into which is written: the translation, or what a new one begins with.
func (m *merger) base() Text {
	if m.Translation != nil {
		return m.target
	}
	return m.skeleton
}

// put puts the translation of a unit that has none among what is to be written. It reports
// whether there is a place for it.
func (m *merger) put(u unit, chunks []chunk) bool {
	at := m.source.Places[u.place]
	if at.Value.Path != "" {
		path, ok := m.pathOf(at.Value.Path)
		if !ok {
			return false
		}
		v := m.value(path, at.Value.Path, m.source, u)
		v.fresh = true
		v.changes[u.place] = append(v.changes[u.place], change{at.From, at.To, chunks})
		return true
	}
	if m.Translation == nil {
		place, ok := m.places[u.place]
		if ok {
			base := m.skeleton.Places[place]
			m.change(u, place, []change{{base.From, base.To, chunks}})
		}
		return ok
	}
	in := &insert{passage: m.source.Passages[at.Passage], chunks: chunks, ways: m.ways(u)}
	if len(in.ways) == 0 || !m.compared && m.bodyOf(m.target) >= 0 { // it may stand there already
		return false
	}
	one := &work{unit: u.id, place: -1, insert: in}
	m.works = append(m.works, one)
	m.inserted[u.place] = in
	return true
}

// missing puts a remark into a new translation where a unit has no translation.
func (m *merger) missing(u unit) {
	at := m.source.Places[u.place]
	if m.Translation != nil || at.Value.Path != "" {
		return
	}
	place, ok := m.places[u.place]
	if !ok {
		return
	}
	var list []chunk
	base := m.skeleton.Places[place]
	// Pictures stay, and the marks of notes, without which these were none.
	text := string(m.skeleton.Text)
	pictures := slices.ContainsFunc(m.source.Passages[at.Passage].Refs, func(r press.Ref) bool { return r.Kind == press.Picture })
	for _, p := range base.Parts {
		if written := text[p.From:p.To]; p.Form > markdown.Gap && !isRemark(p, text) && (pictures || strings.HasPrefix(written, "[^")) {
			list = append(list, chunk{markup: written})
		}
	}
	if list != nil {
		list = append(list, chunk{text: " "})
	}
	var source []exchange.Inline
	for _, s := range u.segments {
		source = append(source, s.source)
	}
	list = append(list, chunk{remark: remarkOf(m.Source.lang(), shown(source))})
	m.change(u, place, []change{{base.From, base.To, list}})
}

// ways returns where in the translation a passage of the source may be put that it does not
// have: in the place of the remark that stands for it, behind what stands before it, or before
// what stands behind it.
func (m *merger) ways(u unit) []way {
	var list []way
	text, target := string(m.source.Text), string(m.target.Text)
	at := m.source.Places[u.place]
	line := strings.LastIndexByte(text[:at.From], '\n') + 1
	prefix := text[line:at.From]
	var words []exchange.Inline
	for _, s := range u.segments {
		words = append(words, s.source)
	}
	safe := strings.NewReplacer("-->", "--&gt;", "--!>", "--!&gt;").Replace(text[line:at.To])
	for remark, lead := range map[string]string{
		remarkOf(m.source.lang(), shown(words)):            "",
		"<!-- " + m.source.lang() + ":\n" + safe + "\n-->": prefix,
	} {
		if i := strings.Index(target, remark); i >= 0 && !m.remarked[i] {
			m.remarked[i] = true
			return []way{{from: i, to: i + len(remark), lead: lead, after: m.lastBefore(i)}}
		}
	}
	lead := ""
	if u.place > 0 && m.source.Places[u.place-1].Value.Path == "" {
		lead = between(text, m.source.Places[u.place-1].To, at.From)
	}
	block := "\n\n" + prefix
	if strings.TrimLeft(prefix, " \t>#-*+0123456789.)|:") != "" {
		block = "\n\n"
	}
	for n := u.place - 1; n >= 0 && m.source.Places[n].Value.Path == ""; n-- {
		if in := m.inserted[n]; in != nil {
			for _, w := range in.ways {
				if w.tail == "" {
					list = append(list, way{from: w.to, to: w.to, lead: lead, after: w.after}, way{from: w.to, to: w.to, lead: block, after: w.after})
				}
			}
			break
		}
		if there := m.last(n); there >= 0 {
			to := m.target.Places[there].To
			list = append(list, way{from: to, to: to, lead: lead, after: there})
			end := len(strings.TrimRight(target, "\n"))
			if i := strings.Index(target[to:], "\n\n"); i >= 0 {
				end = to + i
			}
			list = append(list, way{from: end, to: end, lead: block, after: m.lastBefore(end)})
			break
		}
	}
	for n := u.place + 1; n < len(m.source.Places) && m.source.Places[n].Value.Path == ""; n++ {
		if there := m.first(n); there >= 0 {
			from := m.target.Places[there].From
			tail := between(text, at.To, m.source.Places[u.place+1].From)
			list = append(list, way{from: from, to: from, tail: tail, after: there - 1})
			break
		}
	}
	if len(list) == 0 && m.bodyOf(m.target) < 0 {
		end := len(target)
		list = append(list, way{from: end, to: end, lead: "\n" + prefix, tail: "\n", after: m.lastBefore(end)})
	}
	return list
}

func between(text string, from, to int) string {
	if from > to {
		return ""
	}
	return text[from:to]
}

// last returns the last place of the translation that a place of the source has, and first the
// first; -1 for none, or where that is not in the text itself.
func (m *merger) last(place int) int  { return m.there(place, func(a, b int) bool { return a > b }) }
func (m *merger) first(place int) int { return m.there(place, func(a, b int) bool { return a < b }) }

func (m *merger) there(place int, better func(a, b int) bool) int {
	found := -1
	for _, s := range m.units[place].segments {
		if s.at >= 0 && m.target.Places[s.at].Value.Path == "" && (found < 0 || better(s.at, found)) {
			found = s.at
		}
	}
	return found
}

// lastBefore returns the last place of the translation that ends before a byte of its file.
func (m *merger) lastBefore(offset int) int {
	last := -1
	for n, at := range m.target.Places {
		if at.Value.Path == "" && at.To <= offset || at.Value.Path != "" && last == n-1 && m.bodyOf(m.target) > n {
			last = n
		}
	}
	return last
}

// bodyOf returns the first place of a text that is not of its front matter; -1 for none.
func (m *merger) bodyOf(t Text) int {
	for n, at := range t.Places {
		if at.Value.Path == "" {
			return n
		}
	}
	return -1
}

// write writes all of it.
func (m *merger) write() error {
	base := m.base()
	w := m.writer(base, m.result.Path)
	content, failed, err := w.write(m.works)
	if err != nil {
		return err
	}
	for _, one := range failed {
		m.unwritten(one.unit)
	}
	for _, path := range m.order {
		if content, err = m.setValue(content, m.valueWorks[path]); err != nil {
			return err
		}
	}
	m.result.Content = content
	if m.Translation == nil && (m.result.Missing > 0 || m.result.Left > 0) {
		set, ds := edit.SetText(m.result.Path, m.result.Content, "status", string(press.Provisional))
		m.result.Diagnostics = append(m.result.Diagnostics, ds...)
		m.result.Content = set
	}
	if m.Translation == nil && m.result.Content != nil {
		stamped, ds := edit.Stamp(m.result.Path, m.result.Content, m.made())
		m.result.Diagnostics = append(m.result.Diagnostics, ds...)
		m.result.Content = stamped
	}
	m.stamp()
	return nil
}

// unwritten tells of a translation that does not read as it was meant, however it is written.
func (m *merger) unwritten(id string) {
	m.uncovered[id] = true
	for n, u := range m.File.Units {
		if u.ID == id {
			m.tell(diag.MergedUnwritten, m.at(n, 0), "write it into "+m.result.Path+" by hand, and take it out here",
				"this translation cannot be written so that it reads as it was meant: %.200s", shown(targetsOf(&u)))
			return
		}
	}
	m.tell(diag.MergedUnwritten, m.at(0, 0), "", "the passage “%s” cannot be written", id)
}

// made is what the translation is made from.
func (m *merger) made() press.Source {
	return press.Source{Lang: m.Source.lang(), Digest: m.File.Digest[:min(len(m.File.Digest), 12)]}
}
