package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"docsite/generator/diag"
)

// definitions are those of references (CommonMark 4.7), which Markdown drops, and the
// labels by which links refer to them.
type definitions struct {
	all  []*ast.LinkReferenceDefinition
	used map[string]bool
}

// refer notes what a link or picture refers to; nil for one that has its own address.
func (d *definitions) refer(r *ast.ReferenceLink) {
	if r == nil {
		return
	}
	if d.used == nil {
		d.used = map[string]bool{}
	}
	d.used[util.ToLinkReference(r.Value)] = true
}

// reportUnused reports definitions that are lost: “[出典]: 総務省” is one to Markdown. One
// of no address, as in [//]: # (so), is a remark.
func (l *linter) reportUnused() {
	taken := map[string]bool{}
	for _, n := range l.definitions.all {
		label := util.ToLinkReference(n.Label)
		first := !taken[label]
		taken[label] = true
		if first && l.used[label] || len(n.Destination) == 0 || string(n.Destination) == "#" {
			continue
		}
		l.report(diag.DefinitionUnused, n.Pos(), "write [text]["+string(n.Label)+"] where the link belongs, or a \\ before the [ where this is text",
			"no link refers to [%s], so “%s” is not published", n.Label, n.Destination)
	}
}
