package syndication

import "bytes"

// Guide is what llms.txt tells of a newsroom (llmstxt.org): where to read on, for programs that read as people do.
type Guide struct {
	Title, Summary string
	Sections       []GuideSection
}

// GuideSection is a part of a guide under a heading.
type GuideSection struct {
	Title string
	Links []GuideLink
}

// GuideLink leads to a page, or to its Markdown twin where there is one.
type GuideLink struct{ Text, URL, Note string }

// Write writes the guide as the Markdown that llms.txt is.
func (g *Guide) Write(out *bytes.Buffer) {
	out.WriteString("# " + escapeLine(g.Title) + "\n\n> " + escapeLine(g.Summary) + "\n")
	for _, s := range g.Sections {
		out.WriteString("\n## " + escapeLine(s.Title) + "\n\n")
		for _, l := range s.Links {
			out.WriteString("- [" + escapeLine(l.Text) + "](" + l.URL + ")")
			if l.Note != "" {
				out.WriteString(": " + escapeLine(l.Note))
			}
			out.WriteByte('\n')
		}
	}
}
