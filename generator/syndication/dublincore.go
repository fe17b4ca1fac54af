package syndication

// Element is an element of a page's head: a “meta” of a name and a text, or a “link” of a relation and an address.
type Element struct {
	Name  string
	Value string
	Link  bool
}

// DublinCore returns a description in the terms of Dublin Core, as “Expressing Dublin Core metadata using HTML/XHTML
// meta and link elements” (DC-HTML, 2008) has it: a value that is an address stands in a link. What a term
// means is told in “DCMI Metadata Terms”.
func DublinCore(d *Description) []Element {
	elements := []Element{{"schema.DCTERMS", "http://purl.org/dc/terms/", true}}
	text := func(term, value string) {
		if value != "" {
			elements = append(elements, Element{"DCTERMS." + term, value, false})
		}
	}
	address := func(term, value string) { elements = append(elements, Element{"DCTERMS." + term, value, true}) }
	text("title", d.Title)
	text("identifier", d.ID)
	text("identifier", d.Reference)
	text("language", d.Language)
	text("type", d.Type.Name)
	text("issued", d.Published.String())
	if !d.Modified.Equal(d.Published.Time) {
		text("modified", d.Modified.String())
	}
	for _, body := range d.Issuers {
		text("creator", body.Name)
	}
	text("publisher", d.Publisher.Name)
	text("abstract", d.Summary)
	for _, topic := range d.Topics {
		text("subject", topic.Name)
	}
	for _, country := range d.Countries {
		text("spatial", country.Name)
	}
	for _, other := range d.Languages {
		switch {
		case other.Language == d.Language:
		case d.Original:
			address("hasVersion", other.URL)
		case other.Original:
			address("isVersionOf", other.URL)
		}
	}
	if d.Withdrawn != nil {
		text("valid", "start="+d.Published.String()+"; end="+d.Withdrawn.Date.String()+"; scheme=W3C-DTF;")
		if next := d.Withdrawn.SupersededBy; next != nil {
			address("isReplacedBy", next.URL)
		}
	}
	return elements
}
