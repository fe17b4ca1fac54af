package draft_test

import (
	"bytes"
	"strings"
	"testing"

	"docsite/generator/align"
	"docsite/generator/draft"
	"docsite/generator/exchange"
	"docsite/generator/glossary"
	"docsite/generator/locale"
	"docsite/generator/press"
	"docsite/locales"
)

const terms = `
agency: {en: Digital Agency, fr: Agence numérique, ja: {use: デジタル庁, not: デジタル局}}
`

func judge(t testing.TB) *draft.Judge {
	t.Helper()
	languages := []string{"en", "fr", "ja"}
	list, _, err := locale.Load(locales.Files, nil, languages)
	if err != nil {
		t.Fatal(err)
	}
	j := &draft.Judge{Facts: map[string]*align.Reader{}, People: map[string]*press.Person{
		"oda": {ID: "oda", Name: press.Text{"en": "Mika Oda", "ja": "小田美香"}},
	}}
	for _, l := range list {
		j.Facts[l.Tag] = align.NewReader(l.Tag, l.FactLexicon(), nil, nil)
	}
	g, ds := glossary.Make([]byte(terms), languages, list)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	j.Glossary = g
	return j
}

// document is one of one unit, whose text is tagged.
func document(from, to, text string) *exchange.Document {
	link := &exchange.Code{ID: "1", Original: "[", Shown: "https://a.example/"}
	source := exchange.Untagged(text, exchange.Inline{{Code: link}, {Code: &exchange.Code{ID: "1", Form: exchange.Closes, Original: "]"}}})
	for i, p := range source {
		if p.Code != nil && p.Code.ID == "1" && p.Code.Original == "" {
			source[i].Code.Original = "["
		}
	}
	return &exchange.Document{Source: from, Target: to, Units: []exchange.Unit{{ID: "u1", Kind: "paragraph", Segments: []exchange.Segment{{ID: "s1", Source: source}}}}}
}

// TestJudge holds what is kept of drafts, and for which reason others are not.
func TestJudge(t *testing.T) {
	j := judge(t)
	for _, c := range []struct{ from, to, source, target, want string }{ // want is part of the reason; empty of what is kept
		{"en", "fr", "It costs 1.2 million euros.", "Cela coûte 1,2 million d’euros.", ""},
		{"en", "ja", "It costs 1.2 million euros.", "費用は120万ユーロです。", ""},
		{"en", "ja", "It costs 1.2 million euros.", "費用は12万ユーロです。", "it does not tell “1.2 million euros”"},
		{"en", "fr", "It costs 1.2 million euros.", "Cela coûte 1,2 million de dollars.", "it tells “1,2 million de dollars”"},
		{"en", "fr", "1,234 came.", "Ils étaient 1 234.", ""},
		{"en", "fr", "1,234 came.", "Ils étaient 1 230.", "it tells “1 230”"}, // what a person may round
		{"ja", "en", "会議は2020年12月3日に開かれた。", "The meeting was held on 3 December 2020.", ""},
		{"ja", "en", "会議は2020年12月3日に開かれた。", "The meeting was held on 4 December 2020.", "it does not tell “2020年12月3日”"},
		{"ja", "en", "会議が開かれた。", "The meeting was held on 4 December 2020.", "it tells “4 December 2020”"},
		{"en", "ja", "It opens at 09:30.", "午前9時30分に開きます。", ""},
		{"en", "ja", "It opens at 09:30.", "午後9時30分に開きます。", "it does not tell “09:30”"},
		{"en", "fr", "Japan and Vietnam signed.", "Le Japon et la Thaïlande ont signé.", "Thaïlande"},
		{"en", "fr", "See <1>the annex</1>.", "Voir <1>l’annexe</1>.", ""},
		{"en", "fr", "See <1>the annex</1>.", "Voir l’annexe.", "the placeholder <1>"},
		{"en", "fr", "See <1>the annex</1>.", "Voir <1>l’annexe</1> <2/>.", "no placeholder <2/>"},
		{"en", "ja", "The Digital Agency spoke.", "デジタル庁が発表した。", ""},
		{"en", "ja", "The Digital Agency spoke.", "同庁が発表した。", "it does not say “デジタル庁”"},
		{"en", "ja", "The Digital Agency spoke.", "デジタル局が発表した。", "the glossary refuses"},
		{"en", "ja", "Mika Oda spoke.", "小田美香氏が話した。", ""},
		{"en", "ja", "Mika Oda spoke.", "小田氏が話した。", "it does not name “小田美香”"},
		{"en", "ja", "She spoke.", "小田美香氏が話した。", "it names “小田美香”, whom the original does not"},
		{"en", "fr", "Mika Oda spoke.", "Mme Oda a parlé.", ""}, // the register has no French name
		{"en", "fr", "She spoke.", "  ", "segment 1 is empty"},
		{"en", "fr", "The forum of all is open.", "The forum of all is open.", "segment 1 stands as in the original"},
		{"en", "fr", "Forum of all is Open", "Forum of all is  Open", "stands as in the original"},
		{"en", "fr", "Forum of the Open", "Forum of the Open", ""}, // a name
		{"en", "en-simple", "The forum of all is open.", "The forum of all is open.", ""},
		{"ja", "en", "みんなの会場が開きます", "みんなの会場が開きます", "stands as in the original"},
		{"ja", "en", "みんなの会場が開く", "みんなの会場が開く", ""}, // nine letters
		{"en", "fr", "They came.", strings.Repeat("Ils étaient 1 234. ", 5001), "too much to be compared"},
	} {
		doc := document(c.from, c.to, c.source)
		kept, refused := j.Fill(doc, map[string]draft.Answer{"u1": {ID: "u1", Segments: []string{c.target}}})
		s := doc.Units[0].Segments[0]
		switch {
		case c.want == "" && (kept != 1 || len(refused) != 0 || s.State != exchange.Draft || exchange.Tagged(s.Target) != c.target):
			t.Errorf("%s → %s: kept %d, refused %v", c.source, c.target, kept, refused)
		case c.want != "" && (kept != 0 || len(refused) != 1 || !strings.Contains(strings.Join(refused[0].Reasons, "\n"), c.want) || len(s.Target) != 0):
			t.Errorf("%s → %s: kept %d, refused %v, want %s", c.source, c.target, kept, refused, c.want)
		}
	}
}

// TestPersonsPassages: what somebody translated is neither asked for nor exchanged.
func TestPersonsPassages(t *testing.T) {
	doc := document("en", "fr", "One.")
	doc.Units[0].Segments[0].Target = exchange.Inline{{Text: "Un."}}
	if list := draft.Requests(doc); len(list) != 0 {
		t.Errorf("asked: %v", list)
	}
	kept, refused := judge(t).Fill(doc, map[string]draft.Answer{"u1": {ID: "u1", Segments: []string{"Deux."}}})
	if kept != 0 || len(refused) != 0 || doc.Units[0].Segments[0].Target.Plain() != "Un." {
		t.Errorf("kept %d, refused %v, %v", kept, refused, doc.Units[0].Segments[0].Target)
	}
}

// TestRead holds which answers are understood.
func TestRead(t *testing.T) {
	requests := draft.Requests(document("en", "fr", "One."))
	for _, c := range []struct{ in, want string }{
		{`{"id": "u1", "segments": ["Un."]}`, ""},
		{"\n" + `{"id": "u1", "segments": ["Un."], "model": "x"}` + "\n\n", ""},
		{"", ""},
		{"Un.", "line 1 is no answer"},
		{`{"id": "u2", "segments": []}`, `line 1 answers "u2"`},
		{`{"id": "u1", "segments": []}` + "\n" + `{"id": "u1", "segments": []}`, `line 2 answers "u1"`},
		{`{"id": "u1", "segments": ["` + strings.Repeat("a", 1<<20) + `"]}`, "line 1 has more than"},
	} {
		_, err := draft.Read(strings.NewReader(c.in), requests)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.40s: %v, want %q", c.in, err, c.want)
		}
	}
}

// FuzzAnswer: whatever a program answers, nothing panics, and what is kept has every code of its
// source once.
func FuzzAnswer(f *testing.F) {
	j := judge(f)
	f.Add([]byte(`{"id": "u1", "segments": ["Voir <1>l’annexe</1> du 3 mai."]}`))
	f.Add([]byte(`{"id": "u1", "segments": ["</1><1>\\<1>"]}`))
	f.Fuzz(func(t *testing.T, answer []byte) {
		doc := document("en", "fr", "See <1>the annex</1> of 3 May.")
		answers, err := draft.Read(bytes.NewReader(answer), draft.Requests(doc))
		if err != nil {
			return
		}
		if kept, _ := j.Fill(doc, answers); kept == 1 {
			s := doc.Units[0].Segments[0]
			if len(exchange.CheckCodes(s.Source, s.Target)) > 0 {
				t.Errorf("kept: %s", exchange.Tagged(s.Target))
			}
		}
	})
}
