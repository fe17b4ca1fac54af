package syndication

import (
	"bytes"
	"fmt"
	"strconv"
	"time"
)

// Ninjs is a news item as the IPTC's “News in JSON” has it, version 3.3.
//
// A translation is an item of its own. The items of a release name each other as associations whose “rel” is
// “original” for the language in which the release was written and “translation” for the others. Further
// values of “rel”: of associations “illustration” (a picture), “attachment” (a document) and “successor” (the
// release that holds in the place of one that was withdrawn); of organisations “issuer”; of places,
// subjects and events “about”. The standard leaves all of these to providers.
type Ninjs struct{}

func (Ninjs) Name() string      { return "ninjs" }
func (Ninjs) File() string      { return "ninjs.json" }
func (Ninjs) MediaType() string { return "application/json" }
func (Ninjs) Title() string     { return "ninjs" }

// The version of the standard, and the address of its schema.
const (
	ninjsVersion = "3.3"
	ninjsSchema  = "http://www.iptc.org/std/ninjs/ninjs-schema_" + ninjsVersion + ".json#"
)

// The properties of ninjs that docsite writes.
type (
	ninjsItem struct {
		Standard       *ninjsStandard `json:"standard,omitempty"`
		Name           string         `json:"name,omitempty"` // of an association
		Rel            string         `json:"rel,omitempty"`  // likewise
		URI            string         `json:"uri"`
		Type           string         `json:"type"`
		Representation string         `json:"representationType,omitempty"`
		Version        string         `json:"version,omitempty"`
		FirstCreated   string         `json:"firstCreated,omitempty"`
		VersionCreated string         `json:"versionCreated,omitempty"`
		PubStatus      string         `json:"pubStatus,omitempty"`
		EdNote         string         `json:"edNote,omitempty"`
		Language       string         `json:"language,omitempty"`
		Title          string         `json:"title,omitempty"`
		By             string         `json:"by,omitempty"`
		Slugline       string         `json:"slugline,omitempty"`
		Located        string         `json:"located,omitempty"`
		UsageTerms     string         `json:"usageTerms,omitempty"`
		Headlines      []ninjsText    `json:"headlines,omitempty"`
		Descriptions   []ninjsText    `json:"descriptions,omitempty"`
		Bodies         []ninjsText    `json:"bodies,omitempty"`
		Organisations  []ninjsThing   `json:"organisations,omitempty"`
		Places         []ninjsThing   `json:"places,omitempty"`
		Subjects       []ninjsThing   `json:"subjects,omitempty"`
		Events         []ninjsThing   `json:"events,omitempty"`
		Genres         []ninjsThing   `json:"genres,omitempty"`
		InfoSources    []ninjsThing   `json:"infoSources,omitempty"`
		AltIDs         []ninjsAltID   `json:"altIds,omitempty"`
		Renditions     []ninjsFile    `json:"renditions,omitempty"`
		Associations   []ninjsItem    `json:"associations,omitempty"`
	}
	ninjsStandard struct {
		Name    string `json:"name"`
		Version string `json:"version"`
		Schema  string `json:"schema"`
	}
	ninjsText struct {
		Role  string `json:"role,omitempty"`
		Type  string `json:"contentType"`
		Value string `json:"value"`
	}
	ninjsThing struct {
		Name    string         `json:"name,omitempty"`
		Rel     string         `json:"rel,omitempty"`
		Role    string         `json:"role,omitempty"`
		URI     string         `json:"uri,omitempty"`
		Literal string         `json:"literal,omitempty"`
		Contact []ninjsContact `json:"contactInfo,omitempty"`
	}
	ninjsContact struct {
		Type  string `json:"type"`
		Name  string `json:"name,omitempty"`
		Value string `json:"value"`
	}
	ninjsAltID struct {
		Role  string `json:"role"`
		Value string `json:"value"`
	}
	ninjsFile struct {
		Name   string `json:"name"`
		Href   string `json:"href"`
		Type   string `json:"contentType,omitempty"`
		Width  int    `json:"width,omitempty"`
		Height int    `json:"height,omitempty"`
		Size   int64  `json:"sizeInBytes,omitempty"`
	}
)

// Write writes a release as a news item.
func (Ninjs) Write(out *bytes.Buffer, d *Description) error {
	item := ninjsItem{
		Standard: &ninjsStandard{"ninjs", ninjsVersion, ninjsSchema},
		URI:      d.ID, Type: "text", Representation: "full", Language: d.Language,
		Version:      strconv.Itoa(1 + len(d.Changes)),
		FirstCreated: d.Published.Format(time.RFC3339), VersionCreated: d.Modified.Format(time.RFC3339),
		PubStatus: "usable", Title: d.Title, Slugline: d.Release, Located: d.Place,
		Headlines:  []ninjsText{{"main", "text/plain", d.Title}},
		Bodies:     []ninjsText{{"main", "text/html", d.HTML}},
		Genres:     []ninjsThing{{Name: d.Type.Name, Literal: d.Type.ID}},
		Renditions: []ninjsFile{{Name: "web", Href: d.URL, Type: "text/html"}},
	}
	if d.Summary != "" {
		item.Descriptions = append(item.Descriptions, ninjsText{"summary", "text/plain", d.Summary})
	}
	if d.Notes != "" {
		item.Bodies = append(item.Bodies, ninjsText{"notesToEditors", "text/html", d.Notes})
	}
	if d.Reference != "" {
		item.AltIDs = append(item.AltIDs, ninjsAltID{"reference", d.Reference})
	}
	for i, body := range d.Issuers {
		thing := ninjsThing{Name: body.Name, Rel: "issuer", URI: body.URL, Literal: body.ID}
		if i == 0 {
			item.By, thing.Contact = body.Name, ninjsContacts(d.Contacts)
		} else {
			item.By += ", " + body.Name
		}
		item.Organisations = append(item.Organisations, thing)
	}
	for _, country := range d.Countries {
		item.Places = append(item.Places, ninjsThing{Name: country.Name, Rel: "about", Literal: country.ID})
	}
	for _, topic := range d.Topics {
		item.Subjects = append(item.Subjects, ninjsThing{Name: topic.Name, Rel: "about", Literal: topic.ID})
	}
	if d.Event != nil && d.Event.ID != "" {
		item.Events = append(item.Events, ninjsThing{Name: d.Event.Name, Rel: "about", Literal: d.Event.ID})
	}
	item.InfoSources = append(item.InfoSources, ninjsThing{Name: d.Publisher.Name, Role: "publisher", URI: d.Publisher.URL})
	item.withdrawn(d.Withdrawn)
	item.associate(d)
	return writeJSON(out, item)
}

// withdrawn cancels an item that no longer holds.
func (item *ninjsItem) withdrawn(w *Withdrawn) {
	if w == nil {
		return
	}
	item.PubStatus, item.EdNote = "canceled", w.Reason
	if next := w.SupersededBy; next != nil {
		item.Associations = append(item.Associations, ninjsItem{
			Name: next.Title, Rel: "successor", URI: next.ID, Type: "text", Language: next.Language,
			Renditions: []ninjsFile{{Name: "web", Href: next.URL, Type: "text/html"}},
		})
	}
}

// associate names what goes with an item.
func (item *ninjsItem) associate(d *Description) {
	for _, other := range d.Languages {
		if other.Language == d.Language {
			continue
		}
		rel := "translation"
		if other.Original {
			rel = "original"
		}
		item.Associations = append(item.Associations, ninjsItem{
			Name: other.Name, Rel: rel, URI: other.ID, Type: "text", Representation: "partial", Language: other.Language, Title: other.Title,
			PubStatus: item.PubStatus, Renditions: []ninjsFile{{Name: "web", Href: other.URL, Type: "text/html"}},
		})
	}
	for i, p := range d.Pictures {
		picture := ninjsItem{
			Name: fmt.Sprint("picture ", i+1), Rel: "illustration", URI: p.URL, Type: "picture", By: p.Credit, UsageTerms: p.Rights,
			Renditions: []ninjsFile{{Name: "main", Href: p.URL, Type: p.MediaType, Width: p.Width, Height: p.Height, Size: p.Size}},
		}
		for _, text := range []ninjsText{{"alternativeText", "text/plain", p.Alt}, {"caption", "text/plain", p.Caption}} {
			if text.Value != "" {
				picture.Descriptions = append(picture.Descriptions, text)
			}
		}
		item.Associations = append(item.Associations, picture)
	}
	for _, a := range d.Attachments {
		item.Associations = append(item.Associations, ninjsItem{
			Name: a.Title, Rel: "attachment", URI: a.URL, Type: "text", Language: a.Language,
			Renditions: []ninjsFile{{Name: "main", Href: a.URL, Type: a.MediaType, Size: a.Size}},
		})
	}
}

// ninjsContacts are ways to ask, one each.
func ninjsContacts(contacts []Contact) []ninjsContact {
	var ways []ninjsContact
	for _, c := range contacts {
		who := c.Office
		if who == "" {
			who = c.Name
		}
		for _, way := range []ninjsContact{{"phone", who, c.Telephone}, {"fax", who, c.Fax}, {"email", who, c.Email}, {"web", who, c.URL}} {
			if way.Value != "" {
				ways = append(ways, way)
			}
		}
	}
	return ways
}
