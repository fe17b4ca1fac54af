package translate

import (
	"fmt"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/press"
)

// pathOf returns the path in the translation's front matter of a value of the source's that
// the translation does not have; false where something else may stand there.
func (m *merger) pathOf(path string) (string, bool) {
	list, rest, isItem := strings.Cut(path, "[")
	if list == "quick_facts" {
		return "quick_facts[+" + rest, true // behind those that are there
	}
	if m.Translation == nil {
		if list != "changes" {
			return path, true
		}
		n, shown := 0, 0 // the skeleton has those that readers are told of
		fmt.Sscanf(rest, "%d]", &n)
		for _, c := range m.source.Translation.Changes[:n] {
			if c.Kind != press.Minor {
				shown++
			}
		}
		return fmt.Sprintf("changes[%d].note", shown), true
	}
	if len(values(m.target)[path]) > 0 {
		return "", false
	}
	if !isItem {
		return path, true
	}
	at := path[:strings.IndexByte(path, ']')+1]
	is := func(t Text) string {
		for _, of := range listed(t) {
			if of.path == at {
				return of.is
			}
		}
		return ""
	}
	return path, is(m.source) != "" && is(m.source) == is(m.target)
}

// valueWork is a value of the front matter that is to be written.
type valueWork struct {
	path    string
	from    string // path of the value that it is made from, of a text
	text    Text
	unit    string
	fresh   bool             // it is made from the source's value
	changes map[int][]change // by place of the text
}

func (m *merger) value(path, from string, text Text, u unit) *valueWork {
	v := m.valueWorks[path]
	if v == nil {
		v = &valueWork{path: path, from: from, text: text, unit: u.id, changes: map[int][]change{}}
		m.valueWorks[path] = v
		m.order = append(m.order, path)
	}
	return v
}

// setValue writes a value, in the first way in which it reads as it was meant.
func (m *merger) setValue(content []byte, v *valueWork) ([]byte, error) {
	container := ""
	if strings.HasPrefix(v.path, "quick_facts[+") {
		now, ok := m.Read(m.result.Path, content)
		if !ok {
			m.unwritten(v.unit)
			return content, nil
		}
		v.path = fmt.Sprintf("quick_facts[%d]", len(now.Translation.QuickFacts))
	}
	var want []string
	var places []int
	for _, n := range values(v.text)[v.from] {
		container = v.text.container(n)
		places = append(places, n)
		if v.fresh && v.changes[n] == nil { // words of the source are no translation
			at := v.text.Places[n]
			v.changes[n] = []change{{at.From, at.To, []chunk{{remark: remarkOf(m.source.lang(), folded(m.source.Passages[at.Passage].Text))}}}}
		}
		if t := tokens(v.text.after(n, v.changes[n]), container); hasWords(t) {
			want = append(want, t)
		}
	}
	plain := len(places) == 1 && v.text.Passages[v.text.Places[places[0]].Passage].Kind < press.Paragraph
	for level := range levels {
		var list []replacement
		for _, n := range places {
			at := v.text.Places[n]
			list = append(list, replacement{at.From, at.To, written(v.text.after(n, v.changes[n]), container, level, plain)})
		}
		text, err := patch([]byte(container), []byte(container), list)
		if err != nil {
			return nil, err
		}
		set, ds := edit.SetText(m.result.Path, content, v.path, string(text))
		if ds != nil {
			m.result.Left++
			m.result.Taken--
			m.uncovered[v.unit] = true
			for _, d := range ds {
				m.tell(diag.MergedUnplaced, d.Pos, d.Hint, "the front matter has no place for “%s”: %s", v.path, folded(string(text)))
			}
			return content, nil
		}
		now, ok := m.Read(m.result.Path, set)
		if !ok {
			continue
		}
		var got []string
		for _, n := range values(now)[v.path] {
			got = append(got, tokens([]chunk{{kept: now.Places[n].Parts}}, now.container(n)))
		}
		if strings.Join(got, "\x00") == strings.Join(want, "\x00") {
			return set, nil
		}
	}
	m.unwritten(v.unit)
	return content, nil
}
