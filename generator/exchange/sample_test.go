package exchange_test

import "docsite/generator/exchange"

func text(s string) exchange.Part { return exchange.Part{Text: s} }

func code(id string, form exchange.Form, original, shown string) exchange.Part {
	return exchange.Part{Code: &exchange.Code{ID: id, Form: form, Original: original, Shown: shown}}
}

// sample has everything that a document can have.
func sample() *exchange.Document {
	open, end := code("1", exchange.Opens, "[", ""), code("1", exchange.Closes, "](../plan.pdf)", "../plan.pdf")
	return &exchange.Document{
		Release: "2026/new-quay", File: "releases/2026/new-quay/en.md", Source: "en", Target: "fr", Digest: "9f2c41d07ab35e61",
		Units: []exchange.Unit{{
			ID: "title", Kind: "title", Digest: "0a1b", Target: "c0ffee",
			Segments: []exchange.Segment{{
				ID: "s1", Source: exchange.Inline{text("A new quay for Hakodate & “Muroran”")},
				Target: exchange.Inline{text("Un nouveau quai pour Hakodate et « Muroran »")}, State: exchange.Translated,
			}},
		}, {
			ID: "p1", Kind: "paragraph", Digest: "77aa",
			Notes: []string{"The first paragraph is quoted by newspapers.", "Two\nlines <here> & \"there\"."},
			Terms: []exchange.Term{
				{Source: "quay", Targets: []string{"quai", "appontement"}, Refused: []string{"dock"}, Note: "of a port; not of a station = gare"},
				{Source: "and/or", Targets: []string{"et/ou"}},
			},
			Segments: []exchange.Segment{{
				ID: "s1", Glue: " ", Source: exchange.Inline{text("The "), open, text("plan"), end, text(" is open"), code("2", exchange.Alone, "[^1]", "note 1"), text(".")},
				Target: exchange.Inline{text("Le "), open, text("plan"), code("1", exchange.Closes, "](../plan-fr.pdf)", "../plan-fr.pdf"), text(" est public"), code("2", exchange.Alone, "[^1]", "note 1"), text(".")},
				State:  exchange.Draft,
				Suggestions: []exchange.Suggestion{{
					Source: exchange.Inline{text("The "), open, text("map"), end, text(" is open.")},
					Target: exchange.Inline{text("La "), open, text("carte"), end, text(" est publique.")}, Score: 85, From: "2025/old-quay",
				}},
			}, {
				ID: "s2", Source: exchange.Inline{code("3", exchange.Opens, "**", ""), text("It < opens\tin 2027.")},
			}, {
				ID: "s3", Source: exchange.Inline{text("函館の"), code("3", exchange.Closes, "**", ""), text("\u3000港。")},
			}},
		}},
	}
}
