package translate

import (
	"strconv"
	"strings"

	"docsite/generator/charset"
	"docsite/generator/exchange"
	"docsite/generator/markdown"
)

// inline returns the words and the markup of parts. ids are the IDs of the markup by its
// number, or nil where they are the numbers; markup that has none is left out, and so are
// remarks.
func inline(parts []markdown.Part, container string, ids map[int]string) exchange.Inline {
	var in exchange.Inline
	for _, p := range parts {
		switch p.Form {
		case markdown.Characters, markdown.Gap:
			in = append(in, exchange.Part{Text: strings.ReplaceAll(p.Text, "\t", " ")})
			continue
		}
		id := strconv.Itoa(p.Number)
		if ids != nil {
			id = ids[p.Number]
		}
		if id == "" || isRemark(p, container) {
			if p.Text != "" {
				in = append(in, exchange.Part{Text: p.Text})
			}
			continue
		}
		in = append(in, exchange.Part{Code: &exchange.Code{ID: id, Form: forms[p.Form], Original: container[p.From:p.To], Shown: p.Shown}})
	}
	return in.Joined()
}

var forms = map[markdown.PartForm]exchange.Form{markdown.Alone: exchange.Alone, markdown.Opens: exchange.Opens, markdown.Closes: exchange.Closes}

// counterpart returns the translation of a piece of the source, whose markup has the IDs of
// that markup of the source that it stands for, and whether some stands for none.
func (p *pairing) counterpart(source piece, place int, there piece, at int) (in exchange.Inline, lost bool) {
	ours, theirs := p.source.container(place), p.target.container(at)
	ids, lost := sameMarkup(source.parts, ours, there.parts, theirs)
	return inline(there.parts, theirs, ids), lost
}

// sameMarkup finds for each markup of a translation that of the source which it stands for:
// first what is written alike, then what is of the same sort, in order. What stands for none
// has no ID, and lost says that there is some.
func sameMarkup(source []markdown.Part, ours string, there []markdown.Part, theirs string) (ids map[int]string, lost bool) {
	ids = map[int]string{}
	taken := map[int]bool{}
	mine, others := markups(source, ours), markups(there, theirs)
	for _, alike := range []func(a, b markup) bool{
		func(a, b markup) bool { return a.written == b.written && a.pair == b.pair },
		func(a, b markup) bool { return a.sort == b.sort && a.pair == b.pair },
	} {
		for _, b := range others {
			if ids[b.number] != "" {
				continue
			}
			for _, a := range mine {
				if !taken[a.number] && alike(a, b) {
					ids[b.number], taken[a.number] = strconv.Itoa(a.number), true
					break
				}
			}
		}
	}
	for _, b := range others {
		lost = lost || ids[b.number] == ""
	}
	return ids, lost
}

// markup is what stands once or as a pair.
type markup struct {
	number        int
	pair          bool
	written, sort string
}

func markups(parts []markdown.Part, container string) []markup {
	var list []markup
	closing := map[int]string{}
	for _, p := range parts {
		if p.Form == markdown.Closes {
			closing[p.Number] = container[p.From:p.To]
		}
	}
	for _, p := range parts {
		if p.Form != markdown.Opens && p.Form != markdown.Alone || isRemark(p, container) {
			continue
		}
		opens := container[p.From:p.To]
		m := markup{number: p.Number, pair: p.Form == markdown.Opens, written: opens + "\x00" + closing[p.Number], sort: sortOf(opens)}
		if p.Form == markdown.Alone && strings.TrimSpace(opens) == "" || opens == "\\\n" {
			m.written = "\n"
		}
		list = append(list, m)
	}
	return list
}

// sortOf returns what a markup does, whichever way it is written.
func sortOf(opens string) string {
	switch {
	case strings.HasPrefix(opens, "[^"):
		return "note"
	case strings.HasPrefix(opens, "["), strings.HasPrefix(opens, "<a "):
		return "link"
	case strings.HasPrefix(opens, "!["):
		return "picture"
	case strings.HasPrefix(opens, "`"):
		return "code"
	case opens == "*", opens == "_", opens == "<em>", opens == "<i>":
		return "emphasis"
	case opens == "**", opens == "__", opens == "<strong>", opens == "<b>":
		return "strong"
	case strings.Contains(opens, "\n"), strings.HasPrefix(opens, "<br"):
		return "line"
	case strings.HasPrefix(opens, "｜"):
		return "ruby"
	}
	return opens
}

// isRuby reports whether a code is of a reading, which another language does without.
func isRuby(c *exchange.Code) bool {
	return strings.HasPrefix(c.Original, "｜") || strings.HasPrefix(c.Original, "《")
}

// plainly returns a translation as text, in which its codes stand by their IDs. How its white
// space is written makes no difference.
func plainly(in exchange.Inline) string {
	var b strings.Builder
	for _, p := range in {
		if p.Code != nil {
			b.WriteString("\x02" + strconv.Itoa(int(p.Code.Form)) + p.Code.ID + "\x03")
			continue
		}
		b.WriteString(p.Text)
	}
	return strings.TrimSpace(folded(string(charset.Compose([]byte(b.String())))))
}

// folded returns a text with its white space folded, as Markdown folds it.
func folded(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == '\v' }), " ")
}

// shown returns a translation as people are shown it.
func shown(targets []exchange.Inline) string {
	var words []string
	for _, t := range targets {
		if text := strings.TrimSpace(t.Plain()); text != "" {
			words = append(words, text)
		}
	}
	return folded(strings.Join(words, " "))
}
