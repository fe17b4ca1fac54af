package translate

import (
	"slices"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/exchange"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// stamp says in the content what it was made from, if it is all of that, or what of it is not
// translated yet.
func (m *merger) stamp() {
	all := true
	for _, u := range m.units {
		if m.uncovered[u.id] {
			all = false
		}
	}
	current := m.File.Digest == m.Source.Translation.Body.Digest
	if current && !all {
		m.pend()
		return
	}
	if !current && (m.result.Left > 0 || m.result.Conflicts > 0 || m.result.Unsure > 0 || m.docMissing()) {
		return
	}
	now, ok := m.Read(m.result.Path, m.result.Content)
	if !ok {
		return
	}
	if s := now.Translation.Source; s.Lang == m.Source.lang() && revision.Follows(s, m.File.Digest) {
		m.result.Stamped = true
		return
	}
	if m.extra(now) {
		return
	}
	stamped, ds := edit.Stamp(m.result.Path, m.result.Content, press.Source{Lang: m.Source.lang(), Digest: m.File.Digest[:min(len(m.File.Digest), revision.Digits)]})
	if ds != nil {
		m.result.Diagnostics = append(m.result.Diagnostics, ds...)
		return
	}
	m.result.Content, m.result.Stamped = stamped, true
}

// pend says in a translation that was made from the text as it is which passages of that it does not
// follow yet: of a new one all that are not translated, of another what was pending and still is.
func (m *merger) pend() {
	now, ok := m.Read(m.result.Path, m.result.Content)
	if !ok {
		return
	}
	s := now.Translation.Source
	if s.Lang != m.Source.lang() || !revision.Matches(s, m.File.Digest) {
		return
	}
	digests := revision.Digests(m.Source.Passages)
	var pending []press.Pending
	open := map[string]bool{}
	for _, u := range m.units {
		digest := digests[m.Source.Places[u.place].Passage]
		if m.uncovered[u.id] && !open[digest] {
			open[digest] = true
			pending = append(pending, press.Pending{New: digest})
		}
	}
	if m.Translation != nil {
		pending = slices.DeleteFunc(slices.Clone(s.Pending), func(p press.Pending) bool { return p.New != "" && !open[p.New] })
	}
	if slices.Equal(pending, s.Pending) {
		return
	}
	s.Pending = pending
	stamped, ds := edit.Stamp(m.result.Path, m.result.Content, s)
	if ds != nil {
		m.result.Diagnostics = append(m.result.Diagnostics, ds...)
		return
	}
	m.result.Content = stamped
}

// docMissing reports whether a unit of the document has no translation, or not all of it.
func (m *merger) docMissing() bool {
	for _, u := range m.File.Units {
		for _, s := range u.Segments {
			if plainly(s.Target) == "" {
				return true
			}
		}
	}
	return false
}

// extra tells of what the translation has and the source has not.
func (m *merger) extra(now Text) bool {
	p := m.pair(m.Source, &now, nil)
	found := false
	for _, pair := range p.b.Pairs {
		more := pair.Second.To-pair.Second.From > pair.First.To-pair.First.From // it stands with what is told still
		for i := pair.Second.From; i < pair.Second.To; i++ {
			passage := now.Passages[i]
			if !pair.First.Empty() && !(more && slices.Contains(m.Gone, passage.Text)) {
				continue
			}
			if passage.Kind < press.Paragraph || passage.Kind == press.Code || passage.Text == "" {
				continue
			}
			found = true
			m.tell(diag.MergedExtra, passage.At, "delete it if the original has it no more and merge again, or keep it and write docsite stamp",
				"%s has nothing that says this, as far as can be seen: %s", m.Source.Translation.File, exchange.Excerpt(passage.Text, 80))
		}
	}
	return found
}
