package diag

import (
	"io"
	"net/url"
	"path"
	"strings"
)

//go:generate go run ./gen

// The parts of SARIF 2.1.0 (OASIS Standard, section 3) that docsite has
// something to say in. Results that a file suppresses are left out and not marked as
// suppressed (section 3.27.23), because GitHub makes alerts of those too.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   sarifMessage `json:"shortDescription"`
		Full    sarifMessage `json:"fullDescription"`
		Help    *sarifHelp   `json:"help,omitempty"`
		Default sarifLevel   `json:"defaultConfiguration"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
	}
)

func writeSARIF(w io.Writer, ds []Diagnostic, o Options) error {
	place := func(p Pos, message *sarifMessage) sarifLocation {
		uri := (&url.URL{Path: path.Join(o.Folder, p.File)}).String()
		return sarifLocation{sarifPhysical{sarifArtifact{uri}, sarifRegion{max(p.Line, 1), max(p.Column, 1)}}, message}
	}
	// Columns are code points, which SARIF has a word for (section 3.14.17).
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "docsite", Version: o.Version, Rules: []sarifRule{}}
	index := map[Code]int{}
	for _, d := range ds {
		i, listed := index[d.Code]
		if !listed {
			i = len(run.Tool.Driver.Rules)
			index[d.Code] = i
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, o.sarifRule(d.Code))
		}
		text := sentence(d.Message)
		if d.Hint != "" {
			text += " Help: " + sentence(d.Hint)
		}
		result := sarifResult{
			RuleID: string(d.Code), RuleIndex: i, Level: d.Severity.String(),
			Message: sarifMessage{text}, Locations: []sarifLocation{place(d.Pos, nil)},
		}
		for _, r := range d.Related {
			result.Related = append(result.Related, place(r.Pos, &sarifMessage{r.Message}))
		}
		run.Results = append(run.Results, result)
	}
	return encode(w, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// sarifRule describes a rule. A viewer shows its title beside the results, and the
// rest when it is asked.
func (o Options) sarifRule(code Code) sarifRule {
	r := rules[code]
	const silence = "; a translation can silence it in its file with a reason, under “allow”."
	what := r.Title + ". This is an error: nothing is written until it is mended."
	switch r.Severity {
	case Warning:
		what = r.Title + ". This is a warning, which stops only a strict build" + silence
	case Note:
		what = r.Title + ". This is a note, which stops no build" + silence
	}
	rule := sarifRule{ID: string(code), Short: sarifMessage{r.Title + "."}, Full: sarifMessage{what}, Default: sarifLevel{r.Severity.String()}}
	if o.Help != nil {
		if text := o.Help(code); text != "" {
			rule.Help = &sarifHelp{text, text}
		}
	}
	return rule
}

// sentence ends a text with a full stop, unless it ends as a question does.
func sentence(text string) string {
	if strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}
