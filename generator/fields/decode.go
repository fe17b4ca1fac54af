package fields

import (
	"go.yaml.in/yaml/v4"

	"docsite/generator/diag"
)

// Decode reads a mapping whose keys nobody can know beforehand, such as the front
// matter of another program. A value is a string, as it is written, a []any or a
// map[string]any; an empty one and null are the empty string. Merge keys (<<) are
// followed. Where the text is no mapping, or is not YAML, the mapping is nil. A key that
// stands twice has its first value, and is told.
func Decode(file string, text []byte, above int) (map[string]any, []diag.Diagnostic) {
	m, found := Parse(file, text, above)
	if m == nil {
		return nil, found
	}
	values := m.values()
	return values, m.Diagnostics()
}

// values returns the keys of m with all that is in them.
func (m *Map) values() map[string]any {
	values := make(map[string]any, len(m.keys))
	for _, k := range m.keys {
		v := m.report.value(k.value)
		if inherited, is := v.(map[string]any); is && k.name == "<<" {
			for name, v := range inherited {
				if _, own := values[name]; !own {
					values[name] = v
				}
			}
			continue
		}
		values[k.name] = v
	}
	return values
}

func (r *report) value(n *yaml.Node) any {
	switch n = target(n); n.Kind {
	case yaml.MappingNode:
		if m := r.mapping(n, "the text"); m != nil {
			return m.values()
		}
	case yaml.SequenceNode:
		list := make([]any, 0, len(n.Content))
		for _, c := range n.Content {
			list = append(list, r.value(c))
		}
		return list
	case yaml.ScalarNode:
		if !empty(n) {
			return n.Value
		}
	}
	return ""
}
