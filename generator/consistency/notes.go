package consistency

import "docsite/generator/diag"

// note is a difference as it is told.
func (d difference) note() diag.Diagnostic {
	what := map[diag.Code]string{diag.PersonVaries: "the name", diag.TitleVaries: "the title", diag.BodyVaries: "the name"}[d.code]
	n := diag.New(d.code, d.at, "“%s” is “%s” elsewhere in the archive", d.text, d.was)
	if d.source != "" {
		n = diag.New(d.code, d.at, "“%s” is told here as “%s”, elsewhere in the archive as “%s”", d.source, d.text, d.was)
		n = n.WithRelated(d.usual, "here it is “%s”", d.was).WithRelated(d.sourceAt, "this is what both tell")
	} else {
		n = n.WithRelated(d.usual, "here it is “%s”", d.was)
	}
	return n.WithHint("decide for one form of %s, write it in all releases, and put it into locales/glossary.yaml; if these are two, allow %s in this file", what, d.code)
}
