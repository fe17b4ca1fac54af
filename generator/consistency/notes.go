package consistency

import "docsite/generator/diag"

// note is a difference as it is told.
func (d difference) note() diag.Diagnostic {
	what := map[diag.Code]string{diag.PersonVaries: "the name", diag.TitleVaries: "the title", diag.BodyVaries: "the name"}[d.code]
	n := diag.New(d.code, d.at, "“%s” is “%s” here and “%s” elsewhere in the archive", d.source, d.text, d.was).
		WithRelated(d.usual, "here it is “%s”", d.was).WithRelated(d.sourceAt, "this is what both tell")
	return n.WithHint("decide for one form of %s, write it in all releases, and put it into locales/glossary.yaml; if these are two, allow %s in this file", what, d.code)
}
