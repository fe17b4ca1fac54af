package schema

import (
	"maps"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/locale/cldr"
	"docsite/generator/press"
)

// Package read takes a scalar as it is written, whatever YAML makes of it: the
// title 2020 is a text. To a schema it is a number, so where any text is right
// a schema must take numbers and the words true and false too. A day such as
// 2020-10-22 is a text to programs of YAML 1.2, as those of editors are.
var scalar = []string{"string", "number", "boolean"}

const empty = "null" // a key without a value, which counts as none

// orEmpty lets a key stand without a value.
func orEmpty(n node) node {
	switch {
	case n.Type == nil:
		n.AnyOf = append(slices.Clone(n.AnyOf), node{Type: []string{empty}})
		return n
	case n.Enum != nil:
		n.Enum = append(slices.Clone(n.Enum), nil)
	}
	n.Type = append(slices.Clone(n.Type), empty)
	return n
}

// The forms of values. Those of package read are the measure; these take
// whatever it takes.
const (
	word  = `^[a-z0-9]+(-[a-z0-9]+)*$`
	tag   = `^[A-Za-z]{1,8}([-_][A-Za-z0-9]{1,8})*$` // BCP 47
	clock = `T[0-9]{1,2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})`
	date  = `[0-9]{4}-[0-9]{2}-[0-9]{2}`
	phone = `[0-9０-９]|\[\[.+\]\]` // or a place to be filled in
)

func text() node { return node{Type: scalar} }

func line() node {
	return node{Type: scalar, Pattern: `^[^\n]*\S[^\n]*$`, PatternWords: "Write one line of text."}
}

func choice(words ...string) node {
	return node{Type: []string{"string"}, Enum: values(words)}
}

// anyOf are words as JSON's values.
func values(words []string) []any {
	var list []any
	for _, w := range words {
		list = append(list, w)
	}
	return list
}

func flag() node {
	// In quotation marks they count as well.
	return node{Type: []string{"boolean", "string"}, Pattern: `^(true|false)$`, PatternWords: "Write true or false."}
}

func day() node {
	return node{Type: []string{"string"}, Pattern: `^` + date + `$`, PatternWords: "Write a day as 2020-10-22."}
}

func dayOrMoment() node {
	return node{Type: []string{"string"}, Pattern: `^` + date + `(` + clock + `)?$`,
		PatternWords: "Write a day as 2020-10-22, or a moment with its zone as 2020-10-22T09:00:00+09:00.",
		Examples:     []any{"2020-10-22", "2020-10-22T09:00:00+09:00"}}
}

func moment() node {
	return node{Type: []string{"string"}, Pattern: `^` + date + clock + `$`,
		PatternWords: "Write a moment with its zone, as 2020-10-22T09:00:00+09:00."}
}

// slug is a word of lower-case letters, which may be a number to YAML.
func slug() node {
	return node{Type: scalar, Pattern: word, PatternWords: "Write lower-case letters, digits and single hyphens."}
}

func list(items node) node { return orEmpty(node{Type: []string{"array"}, Items: &items}) }

func object(ps properties, required ...string) node {
	return node{Type: []string{"object"}, Properties: ps, Required: required, Others: false}
}

func duration() node {
	return node{Type: []string{"string"}, Pattern: `^[0-9]{1,5}[hd]$`, PatternWords: "Write hours or days, as 24h or 3d."}
}

func webAddress() node {
	return node{Type: []string{"string"}, Pattern: `^[Hh][Tt][Tt][Pp][Ss]?://[^ <>"]+$`,
		PatternWords: "Write a whole address, beginning with https://."}
}

func telephone() node {
	return node{Type: []string{"string", "number"}, Pattern: phone, PatternWords: "Write a telephone number, as +81 3 5253 5111."}
}

// releaseID has no form of its own: which releases there are is the checks'
// matter.
func releaseID() node {
	return node{Type: []string{"string"}, Pattern: `^[0-9]{4}/`, PatternWords: "Write a release ID, <year>/<name>."}
}

// suppressions are reasons by the codes of warnings.
func suppressions() node {
	reason := node{Type: scalar, Pattern: `\S`, PatternWords: "Write why it does not matter here."}
	n := node{Type: []string{"object"}, Names: &node{}, Others: reason}
	for _, rule := range diag.Rules() {
		if rule.Severity != diag.Error && rule.Code != diag.SuppressionUnused {
			n.Properties = append(n.Properties, property{string(rule.Code), reason.about(rule.Title + ".")})
			n.Names.Enum = append(n.Names.Enum, string(rule.Code))
		}
	}
	return n
}

// kinds makes the values that depend on a newsroom, which may be nil.
type kinds struct{ *Newsroom }

// language is one tag: the newsroom's are offered, others may be meant.
func (k kinds) language() node {
	n := node{Type: []string{"string"}, Pattern: tag, PatternWords: "Write a BCP 47 tag, such as en or fr-CA."}
	n.Examples = []any{"en", "fr", "ja"}
	if k.Newsroom != nil {
		n.Examples = values(k.Languages)
	}
	return n
}

// texts is a text by language, or one alone, which counts for the first
// language.
func (k kinds) texts() node {
	one := node{Ref: "#/definitions/line"}
	byLanguage := node{Type: []string{"object"}, Names: &node{Pattern: tag, PatternWords: "The keys are BCP 47 tags, such as en or fr-CA."}, Others: &one}
	if k.Newsroom != nil {
		for _, lang := range k.Languages {
			byLanguage.Properties = append(byLanguage.Properties, property{lang, one})
		}
	}
	return node{AnyOf: []node{byLanguage, line()}}
}

// country is an ISO 3166-1 alpha-2 code in any case; those in lower case are
// offered, with the country's name.
func (k kinds) country() node {
	names, _ := cldr.Countries("en")
	if k.Newsroom != nil && len(k.Languages) > 0 {
		if own, known := cldr.Countries(k.Languages[0]); known {
			names = own
		}
	}
	offered := node{}
	for _, code := range cldr.Codes() {
		offered.Enum = append(offered.Enum, strings.ToLower(code))
		offered.EnumWords = append(offered.EnumWords, names[code])
	}
	return node{Type: []string{"string"}, AnyOf: []node{
		{Pattern: anyCountry(), PatternWords: "Write a code of ISO 3166-1 alpha-2, such as jp."},
		offered,
	}}
}

// anyCountry is the form of every country's code, in any case.
func anyCountry() string {
	var forms []string
	for _, code := range cldr.Codes() {
		lower := strings.ToLower(code)
		forms = append(forms, "["+code[:1]+lower[:1]+"]["+code[1:]+lower[1:]+"]")
	}
	return "^(" + strings.Join(forms, "|") + ")$"
}

// ministry is an ID of the register.
func (k kinds) ministry() node {
	if k.Newsroom == nil || len(k.Ministries) == 0 {
		return slug()
	}
	n := choice()
	for _, id := range slices.Sorted(maps.Keys(k.Ministries)) {
		n.Enum = append(n.Enum, id)
		n.EnumWords = append(n.EnumWords, k.called(k.Ministries[id]))
	}
	return n
}

// called is a ministry's name in the first of the newsroom's languages.
func (k kinds) called(m *press.Ministry) string {
	name, _ := m.Name.In(k.Languages[0], k.Languages)
	return name
}

// topic is any word; those that have a name are offered.
func (k kinds) topic() node {
	n := slug()
	if k.Newsroom != nil {
		n.Examples = values(k.Topics)
	}
	return n
}

// event is any word; those that have a name are offered.
func (k kinds) event() node {
	n := orEmpty(slug())
	if k.Newsroom != nil {
		n.Examples = values(k.Events)
	}
	return n
}

// BuiltInTypes are the types of release that docsite has messages for.
var BuiltInTypes = []string{"press-release", "report", "statement", "media-advisory", "speech", "backgrounder", "readout"}

// releaseType is one of a newsroom's types; of any newsroom, a built-in one or a
// word of its own.
func (k kinds) releaseType() node {
	n := choice(BuiltInTypes...)
	if k.Newsroom != nil {
		n = choice(k.Types...)
	} else {
		n = node{Type: n.Type, AnyOf: []node{{Enum: n.Enum}, {Pattern: word, PatternWords: "Write a word such as press-release."}}}
	}
	n.Default = BuiltInTypes[0]
	return n
}

// successor is an ID that may have been written a moment ago.
func (k kinds) successor() node {
	n := slug()
	if k.Newsroom != nil {
		n.Examples = values(slices.Sorted(maps.Keys(k.Ministries)))
	}
	return n
}
