package importer

import (
	"regexp"
	"strings"
)

// shortcode is a call of Hugo's in a text: {{< name args >}}, {{% name args %}}.
type shortcode struct {
	stretch
	name    string
	named   map[string]string
	listed  []string
	closes  bool // {{< /name >}}
	ends    bool // {{< name />}}
	literal bool // {{</* name */>}}: it is text
	end     int  // index of what closes it; 0 where nothing does
}

var shortcodeForm = regexp.MustCompile(`\{\{([<%])\s*(/\*)?`)

// findShortcodes returns the shortcodes of a text, in order.
func findShortcodes(text string) []shortcode {
	var found []shortcode
	for at := 0; ; {
		m := shortcodeForm.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		from, body := at+m[0], at+m[1]
		closing := string(map[byte]byte{'<': '>', '%': '%'}[text[at+m[2]]]) + "}}"
		s := shortcode{stretch: stretch{from: from}, literal: m[4] >= 0}
		if s.literal {
			closing = "*/" + closing
		}
		end := endOf(text, body, closing, s.literal)
		if end < 0 {
			at = body
			continue
		}
		s.to = end + len(closing)
		inner := strings.TrimSpace(text[body:end])
		if s.literal {
			sign := text[at+m[2]]
			s.name = "{{" + string(sign) + text[body:end] + closing[2:]
		} else {
			s.read(inner)
		}
		found = append(found, s)
		at = s.to
	}
	// What closes a shortcode is the next of its name that does.
	open := map[string][]int{}
	for i := range found {
		s := &found[i]
		if s.literal || s.ends {
			continue
		}
		stack := open[s.name]
		switch {
		case !s.closes:
			open[s.name] = append(stack, i)
		case len(stack) > 0:
			found[stack[len(stack)-1]].end = i
			open[s.name] = stack[:len(stack)-1]
		}
	}
	return found
}

// endOf returns where a shortcode's closing sign stands, outside quotation marks.
func endOf(text string, at int, closing string, literal bool) int {
	limit := min(len(text), at+maxSpan)
	if !strings.Contains(text[at:limit], closing) {
		return -1
	}
	for at < limit {
		switch c := text[at]; {
		case strings.HasPrefix(text[at:], closing):
			return at
		case !literal && (c == '"' || c == '`'):
			for at++; at < limit && text[at] != c; at++ {
				if c == '"' && text[at] == '\\' {
					at++
				}
			}
		}
		at++
	}
	return -1
}

// read reads the name and the arguments.
func (s *shortcode) read(inner string) {
	if rest, is := strings.CutPrefix(inner, "/"); is {
		s.closes, inner = true, strings.TrimSpace(rest)
	}
	if rest, is := strings.CutSuffix(inner, "/"); is && !s.closes && (strings.HasSuffix(rest, " ") || strings.HasSuffix(rest, `"`) || !strings.ContainsAny(rest, " ")) {
		s.ends, inner = true, rest
	}
	parts := splitArguments(inner)
	if len(parts) == 0 {
		return
	}
	s.name = parts[0].value
	for _, p := range parts[1:] {
		if p.name == "" {
			s.listed = append(s.listed, p.value)
			continue
		}
		if s.named == nil {
			s.named = map[string]string{}
		}
		s.named[strings.ToLower(p.name)] = p.value
	}
	if s.closes && len(parts) > 1 { // it closes nothing
		s.closes, s.name = false, "/"+s.name
	}
}

type argument struct{ name, value string }

// splitArguments splits what stands in a call: words, "quoted", `quoted`, 'quoted', name=value.
func splitArguments(s string) []argument {
	var list []argument
	for i := 0; i < len(s); {
		if strings.IndexByte(" \t\n,", s[i]) >= 0 {
			i++
			continue
		}
		var a argument
		from := i
		for i < len(s) && strings.IndexByte(" \t\n=\"`',", s[i]) < 0 {
			i++
		}
		a.value = s[from:i]
		equals := i
		for equals < len(s) && strings.IndexByte(" \t\n", s[equals]) >= 0 {
			equals++
		}
		if i > from && equals < len(s) && s[equals] == '=' {
			a.name, a.value, i = a.value, "", equals+1
			for i < len(s) && strings.IndexByte(" \t\n", s[i]) >= 0 {
				i++
			}
			from = i
		}
		switch {
		case i < len(s) && i == from && strings.IndexByte("\"`'", s[i]) >= 0:
			q := s[i]
			var b strings.Builder
			for i++; i < len(s) && s[i] != q; i++ {
				if q != '`' && s[i] == '\\' && i+1 < len(s) {
					i++
				}
				b.WriteByte(s[i])
			}
			i++
			a.value = b.String()
		case a.name != "":
			for i < len(s) && strings.IndexByte(" \t\n", s[i]) < 0 {
				i++
			}
			a.value = s[from:i]
		case i == from: // a sign alone
			i++
			a.value = s[from:i]
		}
		list = append(list, a)
	}
	return list
}

// arg returns an argument by its name, or by its place from 0.
func (s *shortcode) arg(name string, place int) string {
	if v, is := s.named[name]; is {
		return v
	}
	if s.named == nil && 0 <= place && place < len(s.listed) {
		return s.listed[place]
	}
	return ""
}
