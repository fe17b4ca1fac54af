package syndication

import (
	"bytes"
	"encoding/json"

	"docsite/generator/htmltext"
)

// JSON is the JSON twin of a page. Its members are the fields of [Description] and [List], between what says
// which form it has and the text without markup.
type JSON struct{}

func (JSON) Name() string      { return "json" }
func (JSON) File() string      { return "index.json" }
func (JSON) MediaType() string { return "application/json" }
func (JSON) Title() string     { return "" }

// Version is that of the form of JSON twins.
const Version = 1

type (
	twinHead struct {
		Schema  string `json:"$schema" form:"uri" about:"The address of this schema."`
		Version int    `json:"version" const:"1" about:"The version of the form."`
	}
	releaseTwin struct {
		twinHead
		Kind string `json:"kind" const:"release" about:"That it is a release."`
		*Description
		Text string `json:"text" about:"The text without markup: an empty line between paragraphs, a line for each item and row."`
	}
	listTwin struct {
		twinHead
		Kind string `json:"kind" const:"list" about:"That it is a list."`
		*List
	}
)

// Write writes the twin of a release.
func (JSON) Write(out *bytes.Buffer, d *Description) error {
	text, err := htmltext.Plain(d.HTML)
	if err != nil {
		return err
	}
	return writeJSON(out, releaseTwin{twinHead{d.Schema, Version}, "release", d, text})
}

// WriteList writes the twin of a list.
func (JSON) WriteList(out *bytes.Buffer, l *List) error {
	return writeJSON(out, listTwin{twinHead{l.Schema, Version}, "list", l})
}

// writeJSON writes a value and a line feed.
func writeJSON(out *bytes.Buffer, value any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false) // in a file of its own < and & need no escape
	return e.Encode(value)
}
