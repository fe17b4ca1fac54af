package align

import (
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// BodyNames are the names of public bodies in a translation and in its original.
// They are compared when it is known which bodies of the register may be told of,
// and that a release does not know of itself.
type BodyNames struct {
	File, Lang string // of the translation
	Original   string // the original's file
	Named      []BodyName
	Pairs      []BodyPair
}

// BodyName is one mention of a body.
type BodyName struct {
	IDs   string // of the bodies that have the name, parted by spaces
	Text  string // as it is written
	Loose bool   // it may be no name at all
	At    Spot
}

// BodyPair is what passages of the translation name, and the passages of the
// original that say the same: the mentions of Named from From to before To.
type BodyPair struct {
	From, To    int
	Translation []BodyName
}

// bodyNames gathers the names that [BodyNames.Compare] compares.
func (f *finder) bodyNames() BodyNames {
	n := BodyNames{File: f.t.File, Lang: f.t.Lang, Original: f.o.File}
	before := make([]int, len(f.o.mentions)+1) // how many bodies are named before a mention
	for i, m := range f.o.mentions {
		before[i+1] = before[i]
		if m.Kind == MinistryMention {
			n.Named = append(n.Named, BodyName{m.Name, m.Text, m.Loose, m.At})
			before[i+1]++
		}
	}
	for _, b := range f.alignments {
		if b.o == b.oEnd || b.t == b.tEnd {
			continue
		}
		from, to := f.o.span(b.o, b.oEnd)
		pair := BodyPair{From: before[from], To: before[to]}
		for j, end := f.t.span(b.t, b.tEnd); j < end; j++ {
			if m := f.t.mentions[j]; m.Kind == MinistryMention {
				pair.Translation = append(pair.Translation, BodyName{m.Name, m.Text, m.Loose, m.At})
			}
		}
		if pair.Translation != nil {
			n.Pairs = append(n.Pairs, pair)
		}
	}
	return n
}

// Compare reports bodies that the translation names and the original does not: by
// a name that a body no longer has, or in the place of another one. The register is
// of the bodies that may be told of.
func (n BodyNames) Compare(register map[string]*press.Ministry) []diag.Diagnostic {
	c := bodyComparer{n, register, map[string]bool{}}
	for _, name := range n.Named {
		for _, id := range strings.Fields(name.IDs) {
			c.original[id] = true
		}
	}
	var found []diag.Diagnostic
	for _, pair := range n.Pairs {
		for _, name := range pair.Translation {
			ids := c.public(name)
			if name.Loose || len(ids) == 0 || slices.ContainsFunc(ids, func(id string) bool { return c.original[id] }) {
				continue
			}
			if id, instead, ok := c.instead(pair, ids); ok {
				found = append(found, c.misnamed(name, instead, id))
			}
		}
	}
	return found
}

type bodyComparer struct {
	BodyNames
	register map[string]*press.Ministry
	original map[string]bool // the IDs that the original names
}

// instead returns the body that the original names where the translation names
// others, and how: one that is their successor or predecessor, or that the
// translation does not name in this passage.
func (c bodyComparer) instead(pair BodyPair, ids []string) (string, BodyName, bool) {
	told := map[string]bool{}
	for _, name := range pair.Translation {
		for _, id := range c.public(name) {
			told[id] = true
		}
	}
	for _, name := range c.Named[pair.From:pair.To] {
		own := c.public(name)
		if len(own) == 0 || slices.ContainsFunc(own, func(id string) bool { return told[id] }) {
			continue
		}
		return own[0], name, true
	}
	// The original may say “the Ministry” here, and name it elsewhere.
	for _, id := range ids {
		next := c.register[id].SucceededBy
		for _, name := range c.Named {
			if next != "" && slices.Contains(c.public(name), next) {
				return next, name, true
			}
		}
	}
	return "", BodyName{}, false
}

func (c bodyComparer) misnamed(name, instead BodyName, id string) diag.Diagnostic {
	registered, _ := c.register[id].Name.In(c.Lang, nil)
	hint := "the register calls it “" + registered + "”"
	if registered == "" {
		hint = "give it a name in this language in the register"
	}
	return diag.New(diag.BodyMisnamed, name.At.In(c.File), "“%s” is not the body that the original names, “%s”", name.Text, instead.Text).
		WithHint("%s", hint).
		WithRelated(instead.At.In(c.BodyNames.Original), "the original names it here")
}

// public returns the bodies of a name that may be told of.
func (c bodyComparer) public(name BodyName) []string {
	return slices.DeleteFunc(strings.Fields(name.IDs), func(id string) bool { return c.register[id] == nil })
}
