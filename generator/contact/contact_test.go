package contact

import (
	"strings"
	"testing"
)

var words = Words{
	Extension: []string{"ext.", "ext", "extension", "poste", "内線", "内線番号"},
	Between:   []string{"or", "and", "et", "ou", "または", "及び"},
}

// shown writes links as [what is shown](href) in the value.
func shown(value string, links []Link) string {
	var out strings.Builder
	at := 0
	for _, l := range links {
		out.WriteString(value[at:l.Start] + "[" + value[l.Start:l.End] + "](" + l.Href + ")")
		at = l.End
	}
	return out.String() + value[at:]
}

func TestTelephones(t *testing.T) {
	for value, want := range map[string]string{
		// one number
		"+81 3 5253 5920":      "[+81 3 5253 5920](tel:+81-3-5253-5920)",
		"03（5253）5111":         "[03（5253）5111](tel:0352535111)",
		"０３－５２５３－５１１１":         "[０３－５２５３－５１１１](tel:03-5253-5111)",
		"03ー5253ー5111":         "[03ー5253ー5111](tel:03-5253-5111)",
		"03‐5253–5111":         "[03‐5253–5111](tel:03-5253-5111)",
		"＋８１　３　５２５３　５１１１":      "[＋８１　３　５２５３　５１１１](tel:+81-3-5253-5111)",
		"+33 (0)1 23.45":       "[+33 (0)1 23.45](tel:+33-1-23-45)",
		"+44 (0) 20 7946 0000": "[+44 (0) 20 7946 0000](tel:+44-20-7946-0000)",
		"+44（０）20 7946 0000":   "[+44（０）20 7946 0000](tel:+44-20-7946-0000)",
		"+33(0)142758000":      "[+33(0)142758000](tel:+33-142758000)",
		"(+84) 24 3943 6937":   "[(+84) 24 3943 6937](tel:+84-24-3943-6937)",
		"(613) 555-0100":       "[(613) 555-0100](tel:613-555-0100)",
		"01.42.75.80.00":       "[01.42.75.80.00](tel:01-42-75-80-00)",
		"02/501 02 11":         "[02/501 02 11](tel:02-501-02-11)",
		"030 / 18 681-0":       "[030 / 18 681-0](tel:030-18-681-0)",
		"03・5253・5111":         "[03・5253・5111](tel:03-5253-5111)",
		"0570-064-110":         "[0570-064-110](tel:0570-064-110)",
		// short ones
		"#7119": "[#7119](tel:%237119)",
		"＃７１１９": "[＃７１１９](tel:%237119)",
		"*123":  "[*123](tel:%2A123)",
		"*#06#": "[*#06#](tel:%2A%2306%23)",
		"119":   "[119](tel:119)",
		"39 39": "[39 39](tel:39-39)",
		"15":    "[15](tel:15)",
		// extensions
		"+81 3 5253 5111 ext. 5432":           "[+81 3 5253 5111 ext. 5432](tel:+81-3-5253-5111;ext=5432)",
		"+81 3 5253 5111, ext 5432":           "[+81 3 5253 5111, ext 5432](tel:+81-3-5253-5111;ext=5432)",
		"+81 3 5253 5111 Extension: 5432":     "[+81 3 5253 5111 Extension: 5432](tel:+81-3-5253-5111;ext=5432)",
		"+1 613 555 0100 x42":                 "[+1 613 555 0100 x42](tel:+1-613-555-0100;ext=42)",
		"+1 613 555 0100x42":                  "[+1 613 555 0100x42](tel:+1-613-555-0100;ext=42)",
		"+1 613 555 0100 #42":                 "[+1 613 555 0100 #42](tel:+1-613-555-0100;ext=42)",
		"+1 613 555 0100;ext=42":              "[+1 613 555 0100;ext=42](tel:+1-613-555-0100;ext=42)",
		"01 42 75 80 00, poste 12":            "[01 42 75 80 00, poste 12](tel:01-42-75-80-00;ext=12)",
		"01 42 75 80 00 (poste 12)":           "[01 42 75 80 00 (poste 12)](tel:01-42-75-80-00;ext=12)",
		"03-5253-5111 内線 5432":                "[03-5253-5111 内線 5432](tel:03-5253-5111;ext=5432)",
		"03-5253-5111（内線５４３２）":                "[03-5253-5111（内線５４３２）](tel:03-5253-5111;ext=5432)",
		"03-5253-5111（代表、内線番号：5432）":          "[03-5253-5111（代表、内線番号：5432）](tel:03-5253-5111;ext=5432)",
		"03-5253-5111（代表）内線5432":              "[03-5253-5111（代表）内線5432](tel:03-5253-5111;ext=5432)",
		"03-5253-5111（内線：5432, 5433）":         "[03-5253-5111（内線：5432](tel:03-5253-5111;ext=5432), [5433](tel:03-5253-5111;ext=5433)）",
		"03-5253-5111 ext. 12 or 13":          "[03-5253-5111 ext. 12](tel:03-5253-5111;ext=12) or [13](tel:03-5253-5111;ext=13)",
		"03-5253-5111（内線5432～5434）":           "[03-5253-5111（内線5432～5434）](tel:03-5253-5111;ext=5432)",
		"03-5253-5111 内線 5432 / 03-5253-5112": "[03-5253-5111 内線 5432](tel:03-5253-5111;ext=5432) / [03-5253-5112](tel:03-5253-5112)",
		// words in brackets
		"03-5253-5111（代表）":                   "[03-5253-5111](tel:03-5253-5111)（代表）",
		"03-5253-5111 (代表)":                  "[03-5253-5111](tel:03-5253-5111) (代表)",
		"1-800-555-0100 (toll-free)":         "[1-800-555-0100](tel:1-800-555-0100) (toll-free)",
		"03-5253-5111（直通）（平日9時30分～17時）":      "[03-5253-5111](tel:03-5253-5111)（直通）（平日9時30分～17時）",
		"03-5253-5111（代表）、03-5253-5112（直通）":  "[03-5253-5111](tel:03-5253-5111)（代表）、[03-5253-5112](tel:03-5253-5112)（直通）",
		"+33 1 42 75 80 00 (24 h/24, 7 j/7)": "[+33 1 42 75 80 00](tel:+33-1-42-75-80-00) (24 h/24, 7 j/7)",
		// several
		"03-5253-5111 / 03-5253-5112":            "[03-5253-5111](tel:03-5253-5111) / [03-5253-5112](tel:03-5253-5112)",
		"03-5253-5111/03-5253-5112":              "[03-5253-5111](tel:03-5253-5111)/[03-5253-5112](tel:03-5253-5112)",
		"01 42 75 80 00 et 01 42 75 80 01":       "[01 42 75 80 00](tel:01-42-75-80-00) et [01 42 75 80 01](tel:01-42-75-80-01)",
		"03-5253-5111または03-5253-5112":            "[03-5253-5111](tel:03-5253-5111)または[03-5253-5112](tel:03-5253-5112)",
		"03-5253-5111、03-5253-5112":              "[03-5253-5111](tel:03-5253-5111)、[03-5253-5112](tel:03-5253-5112)",
		"+81 3 5253 5111, or +81 3 5253 5112":    "[+81 3 5253 5111](tel:+81-3-5253-5111), or [+81 3 5253 5112](tel:+81-3-5253-5112)",
		"119, 110":                               "[119](tel:119), [110](tel:110)",
		"119 / 110":                              "[119](tel:119) / [110](tel:110)",
		"03-3212-2323 / #7119":                   "[03-3212-2323](tel:03-3212-2323) / [#7119](tel:%237119)",
		"01 42 75 80 00 ou 3939":                 "[01 42 75 80 00](tel:01-42-75-80-00) ou [3939](tel:3939)",
		"#7119 又は 03-3212-2323":                  "", // a word that it does not know
		"1-800-O-CANADA":                         "[1-800-O-CANADA](tel:1-800-6-226232)",
		"1-800-O-Canada (1-800-622-6232)":        "[1-800-O-Canada](tel:1-800-6-226232) ([1-800-622-6232](tel:1-800-622-6232))",
		"1 800 GOV INFO ext. 4":                  "[1 800 GOV INFO ext. 4](tel:1-800-468-4636;ext=4)",
		"1-800-FLOWERS":                          "[1-800-FLOWERS](tel:1-800-3569377)",
		"1-800-622-6232 (1-800-O-Canada)":        "[1-800-622-6232](tel:1-800-622-6232) (1-800-O-Canada)",
		"+81 3 5253 5111 [direct]":               "[+81 3 5253 5111](tel:+81-3-5253-5111) [direct]",
		"+81\u00a03\u00a05253\u00a05111":         "[+81\u00a03\u00a05253\u00a05111](tel:+81-3-5253-5111)",
		"03-5253-5111 | 03-5253-5112":            "[03-5253-5111](tel:03-5253-5111) | [03-5253-5112](tel:03-5253-5112)",
		"+81-3-5253-5111 (ext. 5432, toll-free)": "[+81-3-5253-5111 (ext. 5432, toll-free)](tel:+81-3-5253-5111;ext=5432)",

		// not understood
		"ask the front desk":       "",
		"03-5253-5111 代表":          "",
		"O3-5253-5111":             "",
		"03-5253-51l1":             "",
		"03-5253-5111 / 5112":      "",
		"03-5253-5111/5112":        "",
		"03-5253-5111、5112":        "",
		"03-5253-5111 (5432)":      "",
		"03-5253-5111（代表":          "",
		"03-5253-5111 /":           "",
		"/ 03-5253-5111":           "",
		"03-5253-5111 ext.":        "",
		"1":                        "",
		"+":                        "",
		"":                         "",
		"+81":                      "",
		"123456789012345678901":    "",
		"03-5253-5111 poste 12 13": "",
		strings.Repeat("1, ", 500): "",
	} {
		links, err := Telephones(value, words)
		got := ""
		if err == nil {
			got = shown(value, links)
		}
		if got != want {
			t.Errorf("%q\n got %s (%v)\nwant %s", value, got, err, want)
		}
	}
}

func TestMailboxes(t *testing.T) {
	for value, want := range map[string]string{
		"press@example.org":                      "[press@example.org](mailto:press@example.org)",
		"a+b@example.org":                        "[a+b@example.org](mailto:a+b@example.org)",
		"what?@example.org":                      "[what?@example.org](mailto:what%3F@example.org)",
		"Press office <press@example.org>":       "Press office <[press@example.org](mailto:press@example.org)>",
		"a@example.org, b@example.org":           "[a@example.org](mailto:a@example.org), [b@example.org](mailto:b@example.org)",
		"a@example.org、b@example.org":            "[a@example.org](mailto:a@example.org)、[b@example.org](mailto:b@example.org)",
		"a@example.org / b@example.org":          "[a@example.org](mailto:a@example.org) / [b@example.org](mailto:b@example.org)",
		"a@example.org et b@example.org":         "[a@example.org](mailto:a@example.org) et [b@example.org](mailto:b@example.org)",
		`"Doe, J." <a@example.org>; b@c.example`: `"Doe, J." <[a@example.org](mailto:a@example.org)>; [b@c.example](mailto:b@c.example)`,
		"press (at) example.org":                 "",
		"mailto:press@example.org":               "",
		"press@":                                 "",
		"a@example.org,":                         "",
		"":                                       "",
	} {
		links, err := Mailboxes(value, words)
		got := ""
		if err == nil {
			got = shown(value, links)
		}
		if got != want {
			t.Errorf("%q\n got %s (%v)\nwant %s", value, got, err, want)
		}
	}
}

// What is written is never lost, and links never overlap.
func FuzzTelephones(f *testing.F) {
	for _, value := range []string{"+81 3 5253 5111 ext. 5432", "03-5253-5111（内線：5432, 5433）", "#7119 / 1-800-O-CANADA", "(((0", "1(2)3"} {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, value string) {
		for _, read := range []func(string, Words) ([]Link, error){Telephones, Mailboxes} {
			links, err := read(value, words)
			if err != nil {
				continue
			}
			at := 0
			for _, l := range links {
				if l.Start < at || l.End <= l.Start || l.End > len(value) {
					t.Fatalf("%q: %v", value, links)
				}
				at = l.End
				if strings.ContainsAny(l.Href, " \"<>#") {
					t.Fatalf("%q: %s", value, l.Href)
				}
			}
			if len(links) == 0 {
				t.Fatalf("%q: nothing", value)
			}
		}
	})
}
