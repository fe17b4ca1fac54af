package exchange

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"docsite/generator/diag"
)

// poEntry is an entry of a PO file.
type poEntry struct {
	extracted  []string // its comments that begin with #.
	translator []string // those that begin with # and a space
	fuzzy      bool
	texts      map[string]*strings.Builder // by keyword: msgctxt, msgid, msgstr
	at         map[string]diag.Pos
}

// text returns one of an entry's texts; "" where it has none.
func (e poEntry) text(keyword string) string {
	if b := e.texts[keyword]; b != nil {
		return b.String()
	}
	return ""
}

func (b *builder) readPO(name string, r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF"))
	entries, err := parsePO(name, raw)
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		return stop(diag.New(diag.ExchangeForm, b.file.at, "the file is neither XLIFF nor PO").
			WithHint("let the translator's program save it in the form in which it was exported"))
	}
	if err := b.poHeader(entries[0]); err != nil {
		return err
	}
	for _, e := range entries[1:] {
		b.poEntry(e)
	}
	b.finish()
	return nil
}

func (b *builder) poHeader(e poEntry) error {
	at := e.at["msgid"]
	if e.text("msgid") != "" || e.text("msgctxt") != "" {
		return stop(diag.New(diag.ExchangeLacks, at, "the file does not begin with its header, an entry of an empty msgid").
			WithHint("put it as it stood in the file that was exported, or export again"))
	}
	head := map[string]string{}
	for line := range strings.Lines(e.text("msgstr")) {
		name, value, _ := strings.Cut(line, ":")
		head[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
	}
	d := &b.file.Document
	*d = Document{Release: head["x-docsite-release"], File: head["x-docsite-file"], Source: head["x-source-language"],
		Target: head["x-target-language"], Digest: head["x-docsite-digest"]}
	// The language that programs know is the one that a translator may have changed.
	if l := strings.ReplaceAll(head["language"], "_", "-"); l != "" && !sameLanguage(d.Target, l) {
		d.Target = l
	}
	for _, h := range []struct{ name, value string }{{"X-Docsite-File", d.File}, {"X-Source-Language", d.Source}, {"Language", d.Target}} {
		if h.value == "" {
			return stop(diag.New(diag.ExchangeLacks, at, "the header has no line “%s”", h.name).
				WithHint("put it as it stood in the file that was exported, or export again"))
		}
	}
	b.file.Format, b.file.at = PO, at
	return nil
}

func (b *builder) poEntry(e poEntry) {
	unit, id, ok := cutID(e.text("msgctxt"))
	if !ok {
		b.tell(diag.ExchangeLacks, e.at["msgid"], "put it as it stood in the file that was exported, or export again",
			"this entry has no msgctxt of a unit, a dot and a segment")
		return
	}
	s := Segment{ID: id, State: Translated}
	if e.fuzzy {
		s.State = Draft
	}
	of := Unit{Kind: unknownKind}
	from, to := untag(e.text("msgid")), untag(e.text("msgstr"))
	s.Suggestions = poComments(e.extracted, &of, &s.Glue, from, to)
	for _, line := range e.translator {
		b.translatorNote(e.at["msgid"], "", line)
	}
	u, added := b.unit(unit)
	if added {
		u.Kind, u.Digest, u.Target, u.Notes, u.Terms = of.Kind, of.Digest, of.Target, of.Notes, of.Terms
	}
	source := read{at: e.at["msgid"]}
	for _, p := range from {
		source.add(p, source.at)
	}
	target := read{at: e.at["msgstr"]}
	for _, p := range to {
		target.add(p, target.at)
	}
	b.segment(u, s, source, target)
}

// poComments reads the comments that docsite wrote to an entry; others say nothing to it.
func poComments(lines []string, u *Unit, glue *string, from, to Inline) []Suggestion {
	var suggestions []Suggestion
	own := originals{}
	suggested := []originals{}
	for _, line := range lines {
		if kind, ok := strings.CutPrefix(line, poKind); ok && isID(kind) {
			u.Kind = kind
		} else if note, ok := strings.CutPrefix(line, poNote); ok {
			u.Notes = append(u.Notes, noteReader.Replace(note))
		} else if term, ok := strings.CutPrefix(line, poTerm); ok {
			if t, ok := parseTerm(term); ok {
				u.Terms = append(u.Terms, t)
			}
		} else if rest, ok := strings.CutPrefix(line, poMachine); ok {
			if q := quoted(rest); len(q) == 3 {
				u.Digest, u.Target, *glue = q[0], q[1], q[2]
			}
		} else if rest, ok := strings.CutPrefix(line, poSuggestion); ok {
			score, rest, _ := strings.Cut(rest, "% ")
			n, err := strconv.Atoi(score)
			if q := quoted(rest); err == nil && 1 <= n && n <= 100 && len(q) == 3 && q[1] != "" && q[2] != "" {
				suggestions = append(suggestions, Suggestion{Source: untag(q[1]), Target: untag(q[2]), Score: n, From: q[0]})
				suggested = append(suggested, originals{})
			}
		} else if rest, ok := strings.CutPrefix(line, poSuggested); ok && len(suggested) > 0 {
			suggested[len(suggested)-1].read(rest)
		} else {
			own.read(line)
		}
	}
	own.give(from, to)
	for i, g := range suggestions {
		suggested[i].give(g.Source, g.Target)
	}
	return suggestions
}

// originals are the codes that comments explain.
type originals map[explained]Code

// explained is a code of both texts, or of the target alone.
type explained struct {
	key
	target bool
}

// read reads a comment; one that explains no code says nothing.
func (o originals) read(line string) {
	rest, target := strings.CutPrefix(line, poTargetCode)
	m := tag.FindStringSubmatch(rest)
	if m == nil || !strings.HasPrefix(rest, m[0]+": ") {
		return
	}
	of := untag(m[0])[0].Code
	q := quoted(rest[len(m[0])+2:])
	if of == nil || len(q) == 0 || len(q) > 2 {
		return
	}
	c := Code{ID: of.ID, Form: of.Form, Original: q[0]}
	if len(q) == 2 {
		c.Shown = q[1]
	}
	o[explained{key{c.ID, c.Form}, target}] = c
}

// give puts the originals into codes.
func (o originals) give(source, target Inline) {
	for _, side := range []struct {
		in     Inline
		target bool
	}{{source, false}, {target, false}, {target, true}} {
		for i, p := range side.in {
			if p.Code == nil {
				continue
			}
			if c, ok := o[explained{key{p.Code.ID, p.Code.Form}, side.target}]; ok {
				side.in[i].Code = &c
			}
		}
	}
}

// quoted returns the strings of a line that are quoted as Go does, whatever is between them.
func quoted(line string) []string {
	var list []string
	for {
		i := strings.IndexByte(line, '"')
		if i < 0 {
			return list
		}
		q, err := strconv.QuotedPrefix(line[i:])
		if err != nil {
			return list
		}
		text, err := strconv.Unquote(q)
		if err != nil || unwritable(text) >= 0 {
			return list
		}
		list = append(list, text)
		line = line[i+len(q):]
	}
}

// parsePO parts a file into its entries. Obsolete ones and what an entry was before are left out.
func parsePO(name string, raw []byte) ([]poEntry, error) {
	var entries []poEntry
	var e poEntry
	keyword := ""
	finish := func() {
		if _, ok := e.texts["msgid"]; ok {
			entries = append(entries, e)
		}
		e, keyword = poEntry{}, ""
	}
	number := 0
	for line := range bytes.Lines(raw) {
		number++
		for _, part := range bytes.Split(bytes.TrimRight(line, "\r\n"), []byte("\r")) { // of an old Mac's file, all
			at := diag.Pos{File: name, Line: number, Column: 1}
			text := strings.TrimLeft(string(part), " \t")
			at.Column += utf8.RuneCount(part[:len(part)-len(bytes.TrimLeft(part, " \t"))])
			if err := poCharacters(part, diag.Pos{File: name, Line: number, Column: 1}); err != nil {
				return nil, err
			}
			switch {
			case text == "":
				continue
			case text[0] == '#':
				if strings.HasPrefix(text, "#~") || strings.HasPrefix(text, "#|") {
					continue
				}
				if _, ok := e.texts["msgstr"]; ok {
					finish()
				}
				e.comment(text)
				continue
			case text[0] == '"':
				if keyword == "" {
					return nil, notPO(at)
				}
			default:
				end := strings.IndexAny(text, " \t\"")
				if end < 0 {
					end = len(text)
				}
				word, rest := text[:end], text[end:]
				if word != "msgctxt" && word != "msgid" && word != "msgstr" {
					if strings.HasPrefix(word, "msg") {
						return nil, stop(diag.New(diag.ExchangeForm, at, "a text of docsite has no “%s”", word).WithHint("export again"))
					}
					return nil, notPO(at)
				}
				_, twice := e.texts[word]
				if _, begun := e.texts["msgid"]; twice || begun && word == "msgctxt" {
					finish()
				}
				if e.texts == nil {
					e.texts, e.at = map[string]*strings.Builder{}, map[string]diag.Pos{}
				}
				keyword, text = word, strings.TrimLeft(rest, " \t")
				e.texts[word], e.at[word] = &strings.Builder{}, at
			}
			value, ok := poUnquote(strings.TrimRight(text, " \t"))
			if !ok {
				return nil, stop(diag.New(diag.ExchangeUnread, at, "this line has no string in quotation marks, or one with an escape that PO has not").
					WithHint("a string begins and ends with \", and within it \" and \\ follow a \\"))
			}
			if i := unwritable(value); i >= 0 {
				r, _ := utf8.DecodeRuneInString(value[i:])
				return nil, stop(diag.New(diag.ExchangeCharacter, at, "the string has %s, which is no text", codePoint(r)).WithHint("take it out"))
			}
			e.texts[keyword].WriteString(value)
		}
	}
	finish()
	return entries, nil
}

func notPO(at diag.Pos) error {
	return stop(diag.New(diag.ExchangeForm, at, "the file is neither XLIFF nor PO").
		WithHint("let the translator's program save it in the form in which it was exported"))
}

// poCharacters refuses a line that is no UTF-8, or has control characters.
func poCharacters(line []byte, at diag.Pos) error {
	for len(line) > 0 {
		r, w := utf8.DecodeRune(line)
		if r == utf8.RuneError && w == 1 {
			return stop(diag.New(diag.ExchangeEncoding, at, "this line is not UTF-8").WithHint("save the file in UTF-8"))
		}
		if !isXML(r) {
			return stop(diag.New(diag.ExchangeCharacter, at, "the line has %s, which is no text", codePoint(r)).WithHint("take it out"))
		}
		at.Column++
		line = line[w:]
	}
	return nil
}

func (e *poEntry) comment(text string) {
	switch {
	case strings.HasPrefix(text, "#."):
		e.extracted = append(e.extracted, strings.TrimPrefix(text[2:], " "))
	case strings.HasPrefix(text, "#,"):
		for flag := range strings.SplitSeq(text[2:], ",") {
			e.fuzzy = e.fuzzy || strings.TrimSpace(flag) == "fuzzy"
		}
	case strings.HasPrefix(text, "# "):
		e.translator = append(e.translator, text[2:])
	}
}

// poUnquote reads a string with the escapes of C.
func poUnquote(text string) (string, bool) {
	if len(text) < 2 || text[0] != '"' || text[len(text)-1] != '"' {
		return "", false
	}
	text = text[1 : len(text)-1]
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '"':
			return "", false
		case text[i] != '\\':
			b.WriteByte(text[i])
			continue
		}
		if i++; i == len(text) {
			return "", false
		}
		at := strings.IndexByte(`nrt"\`, text[i])
		if at < 0 {
			return "", false
		}
		b.WriteByte("\n\r\t\"\\"[at])
	}
	return b.String(), true
}
