package typeset

import (
	"strings"
	"testing"
)

const (
	space  = "\u00A0"
	narrow = "\u202F"
)

// languages are rules as they stand in locales/, whose own test compares them.
var languages = map[string]*Setter{
	"en": New(Rules{Quotes: Quotes{Pair{'“', '”'}, Pair{'‘', '’'}}, Apostrophe: '’', Elisions: []string{"tis", "twas"}}),
	"fr": New(Rules{
		Quotes: Quotes{Pair{'«', '»'}, Pair{'“', '”'}}, Apostrophe: '’',
		Spaces:  map[rune]string{';': narrow, '!': narrow, '?': narrow, ':': space, '«': space, '»': space},
		Figures: map[rune]string{'%': narrow, '€': space, '$': space},
		Joins: Joins{
			Groups: narrow, BehindFigure: []string{"km", "km²", "km/h", "m", "t", "°C", "h", "min", "M€", "millions", "mars"},
			BetweenFigures: []string{"h", "min"}, BeforeFigure: []string{"n°", "p.", "art."}, BeforeName: []string{"M.", "MM.", "Mme"},
		},
	}),
	"fr-CA": New(Rules{
		Quotes: Quotes{Pair{'«', '»'}, Pair{'“', '”'}}, Apostrophe: '’',
		Spaces:  map[rune]string{';': "", '!': "", '?': "", ':': space, '«': space, '»': space},
		Figures: map[rune]string{'%': space, '€': space, '$': space},
	}),
	"fr-CH": New(Rules{
		Quotes: Quotes{Pair{'«', '»'}, Pair{'‹', '›'}}, Apostrophe: '’',
		Spaces: map[rune]string{';': narrow, '!': narrow, '?': narrow, ':': narrow, '«': narrow, '»': narrow, '‹': narrow, '›': narrow},
	}),
	"ja": New(Rules{Quotes: Quotes{Pair{'「', '」'}, Pair{'『', '』'}}, Latin: Pair{'“', '”'}}),
	"sv": New(Rules{Quotes: Quotes{Pair{'”', '”'}, Pair{'’', '’'}}}),
}

// visible writes no-break spaces as ~ and narrow ones as ^.
var visible = strings.NewReplacer(space, "~", narrow, "^")

var examples = []struct{ lang, text, want string }{
	// The spaces of a French sentence.
	{"fr", "Pourquoi ? Parce que !", "Pourquoi^? Parce que^!"},
	{"fr", "Pourquoi? Oui; non: si!", "Pourquoi^? Oui^; non~: si^!"},
	{"fr", "Quoi ?!", "Quoi^?!"},
	{"fr", "Quoi ? !", "Quoi^?^!"},
	{"fr", "Vraiment… ? Etc. : fin", "Vraiment…^? Etc.~: fin"},
	{"fr", "(voir : annexe) (lequel ?) [qui ?]", "(voir~: annexe) (lequel^?) [qui^?]"},
	{"fr", "Qui\u00A0? Quoi\u2009! Où  ? Là \u00A0;", "Qui^? Quoi^! Où^? Là^;"},
	{"fr", "Lequel\n? Bien :\nsuite", "Lequel^? Bien~:\nsuite"},
	{"fr", "Bilan : 5 %, 100 €, 3 $, 5%, 5 kg", "Bilan~: 5^%, 100~€, 3~$, 5%, 5 kg"},
	{"fr", "ISO 9001 : la norme ; l’article 12: suite", "ISO 9001~: la norme^; l’article 12~: suite"},
	{"fr", "« Oui » et «non», «  trop  »", "«~Oui~» et «~non~», «~trop~»"},
	{"fr", "« 14:30 » ; « Qui ? »", "«~14:30~»^; «~Qui^?~»"},
	{"fr", "«\u202FOui !\u202F» :", "«~Oui^!~»~:"},
	{"fr", "« Il dit « oui » »", "«~Il dit «~oui~»~»"},
	// Spaces that do not break a line.
	{"fr", "10 000 habitants, 1 234 567,8 €, 12 km, 25 °C, 3 km², 90 km/h.", "10^000 habitants, 1^234^567,8~€, 12~km, 25~°C, 3~km², 90~km/h."},
	{"fr", "n° 12 (p. 4), l’art. 3 ; le 9 mars, le 1er mars", "n°~12 (p.~4), l’art.~3^; le 9~mars, le 1er~mars"},
	{"fr", "à 14 h 30, 9 h, 2 h 5 min 7, 14h 30, 24 h/24", "à 14~h~30, 9~h, 2~h~5~min~7, 14h~30, 24~h/24"},
	{"fr", "M. Dupont, Mme É. Roux, MM. A et B, 3 millions, 5 M€", "M.~Dupont, Mme~É. Roux, MM.~A et B, 3~millions, 5~M€"},
	{"fr", "12\nkm, M.\nDupont, 10\n000, 12  km", "12\nkm, M.\nDupont, 10\n000, 12  km"},
	{"fr", "en 2020 150 élus, 01 42 75 80 00, 2020 000, 12 345a, 1,5 000", "en 2020 150 élus, 01 42 75 80 00, 2020 000, 12 345a, 1,5 000"},
	{"fr", "le plan M. et Mme sont, 3 m-carrés, 12 mètres, 4 t’as, a.n° 3, la p. suivante, 3 marsouins", "le plan M. et Mme sont, 3 m-carrés, 12 mètres, 4 t’as, a.n° 3, la p. suivante, 3 marsouins"},
	{"en", "12 km, 10 000, M. X", "12 km, 10 000, M. X"},
	// What is not punctuation of a sentence.
	{"fr", "14:30, 3:2, 1:1000, ISO 3166-1:2020, a::b, ::, :=", "14:30, 3:2, 1:1000, ISO 3166-1:2020, a::b, ::, :="},
	{"fr", "http://x.fr/?a=1;b=2 et mailto:a@b.fr, C:\\x, f?g=h, https://x.fr/?", "http://x.fr/?a=1;b=2 et mailto:a@b.fr, C:\\x, f?g=h, https://x.fr/?"},
	{"fr", "Merci :-) ;-) :) ;) :D :smile: !important --x!y", "Merci :-) ;-) :) ;) :D :smile: !important --x!y"},
	{"fr", "? Début", "? Début"},
	{"fr", " ! Début", " ! Début"},
	{"fr", "(!) (?) « ? » «» « »", "(!) (?) «~?~» «» « »"},
	{"fr", "caf&eacute; et R&amp;D", "caf&eacute; et R&amp;D"},
	{"fr", strings.Repeat(`!"`, 40), `!"` + strings.Repeat(`^!"`, 39)},
	{"fr", "a" + strings.Repeat(`?!"`, 40) + "b", "a" + strings.Repeat(`?!"`, 40) + "b"},
	{"fr", "Yahoo!7 fichier!.txt", "Yahoo!7 fichier!.txt"},
	{"fr", "« ", "« "},
	// Quotation marks and apostrophes in French.
	{"fr", `Le "grand" débat`, `Le «~grand~» débat`},
	{"fr", `Le " grand " débat : " oui "`, `Le «~grand~» débat~: «~oui~»`},
	{"fr", `« Le "grand" débat »`, `«~Le “grand” débat~»`},
	{"fr", "tél. +1 613 555-0142, +33 142 758 000", "tél. +1 613 555-0142, +33 142^758^000"},
	{"fr", `L'accord d'Évian, aujourd'hui, d'"innovation" et l'«esprit», l'11`, `L’accord d’Évian, aujourd’hui, d’«~innovation~» et l’«~esprit~», l’11`},
	{"fr", `"Qui ?" dit-il ; "moi!"`, `«~Qui^?~» dit-il^; «~moi^!~»`},
	{"fr", `“Déjà” et „so“`, `“Déjà” et „so“`},
	{"fr", `Un "seul`, `Un "seul`},
	// Canada and Switzerland.
	{"fr-CA", "Pourquoi ? Oui ; non : « si ! » 5 %", "Pourquoi? Oui; non~: «~si!~» 5~%"},
	{"fr-CA", `« Le "grand" débat » "bref"`, `«~Le “grand” débat~» «~bref~»`},
	{"fr-CA", "Quoi ?!", "Quoi?!"},
	{"fr-CH", "Pourquoi ? Oui ; non : « si ! » 5 %", "Pourquoi^? Oui^; non^: «^si^!^» 5 %"},
	{"fr-CH", `« Le "grand" débat »`, `«^Le ‹^grand^› débat^»`},
	// English.
	{"en", `"Yes," she said. "No?" (“so”)`, `“Yes,” she said. “No?” (“so”)`},
	{"en", `He said "it's 'fine', the ministers' way".`, `He said “it’s ‘fine’, the ministers’ way”.`},
	{"en", `"'Fine' is a word"; "a word is 'fine'"`, `“‘Fine’ is a word”; “a word is ‘fine’”`},
	{"en", `“He said "yes"”`, `“He said ‘yes’”`},
	{"en", `the '90s, the 1990's, rock 'n' roll, in '24`, `the ’90s, the 1990’s, rock ’n’ roll, in ’24`},
	{"en", `'24' and 'Route 66'`, `‘24’ and ‘Route 66’`},
	{"en", `5'10", 12" and 6' tall`, `5'10", 12" and 6' tall`},
	{"en", `a 12" screen called "Wide"`, `a 12" screen called “Wide”`},
	{"en", `a "12" screen" and "more"`, `a "12" screen" and "more"`},
	{"en", `It's "unpaired, and x="y"`, `It’s "unpaired, and x="y"`},
	{"en", `x="y" ''z'' 'tis O'Brien's`, `x="y" ''z'' ’tis O’Brien’s`},
	{"en", `'tis said the ministers' plan 'tisane', 'Twas`, `’tis said the ministers’ plan ‘tisane’, ’Twas`},
	{"en", `the 'two countries' agreed on 'tis' and "'tis"`, `the ‘two countries’ agreed on ‘tis’ and “’tis”`},
	// Formulas.
	{"en", `f'(x), f'(x, 0) = 2x', g''(x), x' = y', y'=2 and f' + g'`, `f'(x), f'(x, 0) = 2x’, g''(x), x' = y', y'=2 and f' + g'`},
	{"en", `the plan B' was 'a' = 'b', the ministers' (two)`, `the plan B’ was ‘a’ = ‘b’, the ministers’ (two)`},
	{"fr", `l'(in)égalité et f'(x)`, `l’(in)égalité et f'(x)`},
	{"en", `"pre"-war/"post"-war—"now"…`, `“pre”-war/“post”-war—“now”…`},
	{"en", "What ? Yes : no", "What ? Yes : no"},
	{"en", `"`, `"`},
	{"en", `"" and " "`, `"" and " "`},
	// Japanese: Latin marks where nothing Japanese is near.
	{"ja", `彼は"新しい"と述べた。`, `彼は「新しい」と述べた。`},
	{"ja", `彼は"OK"と述べ、("Yes")も。`, `彼は「OK」と述べ、(“Yes”)も。`},
	{"ja", `「彼は"OK"と述べた」`, `「彼は『OK』と述べた」`},
	{"ja", `「'新しい'道」、'新しい'道、「"a" 'OK' b」`, `「『新しい』道」、'新しい'道、「『a』 'OK' b」`},
	{"ja", `"'新しい'道"と「Let's go」、「the ministers' way」`, `「『新しい』道」と「Let's go」、「the ministers' way」`},
	{"ja", `"Building the digital world"`, `“Building the digital world”`},
	{"ja", `なぜ ? Let's "go`, `なぜ ? Let's "go`},
	// One mark for both sides.
	{"sv", `Han sa "ja" och "nej"`, `Han sa ”ja” och ”nej”`},
}

func TestText(t *testing.T) {
	for _, e := range examples {
		s := languages[e.lang]
		got := s.Text(e.text)
		if visible.Replace(got) != e.want {
			t.Errorf("%s: %q\n got %s\nwant %s", e.lang, e.text, visible.Replace(got), e.want)
		}
		if again := s.Text(got); again != got {
			t.Errorf("%s: %q set twice is %q, once %q", e.lang, e.text, again, got)
		}
	}
}

// A text in pieces, with what is fixed between ‹…›, is set as one.
func TestEdits(t *testing.T) {
	for _, e := range []struct{ lang, text, want string }{
		{"fr", "lien⟨code ?⟩ : suite", "liencode ?~: suite"},
		{"fr", `⟨"⟩x "y" z⟨"⟩`, `"x «~y~» z"`},
		{"fr", "Oui⟨ ⟩? Non ⟨?⟩", "Oui ? Non ?"},
		{"fr", "⟨\n⟩? «⟨\n⟩a »", "\n? «\na~»"},
		{"en", `12⟨"⟩ "a" ⟨'⟩tis`, `12" “a” 'tis`},
		{"fr", "«⟨a⟩»", "«~a~»"},
	} {
		var text []byte
		var fixed []Span
		for i, part := range strings.FieldsFunc(e.text, func(r rune) bool { return r == '⟨' || r == '⟩' }) {
			if (i%2 == 1) != strings.HasPrefix(e.text, "⟨") {
				fixed = append(fixed, Span{len(text), len(text) + len(part)})
			}
			text = append(text, part...)
		}
		edits := languages[e.lang].Edits(text, fixed)
		got := visible.Replace(string(Apply(nil, text, Span{0, len(text)}, edits)))
		if got != e.want {
			t.Errorf("%s: %q\n got %s\nwant %s", e.lang, e.text, got, e.want)
		}
	}
}

func TestNothingWithoutRules(t *testing.T) {
	if s := New(Rules{}); s != nil {
		t.Error("a setter without rules")
	}
	const text = `"Qui ?" l'`
	if got := (*Setter)(nil).Text(text); got != text {
		t.Errorf("%q", got)
	}
}

// FuzzText asserts that setting is idempotent, that nothing but white space and
// straight marks differs, and that a text set in two parts has the same words.
func FuzzText(f *testing.F) {
	for _, e := range examples {
		f.Add(e.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		for lang, s := range languages {
			once := s.Text(text)
			if twice := s.Text(once); twice != once {
				t.Errorf("%s: %q set once is %q, twice %q", lang, text, once, twice)
			}
			if a, b := bare(text), bare(once); len(a) != len(b) {
				t.Errorf("%s: %q loses a character in %q", lang, text, once)
			} else {
				for i := range a {
					if a[i] != b[i] && a[i] != '"' && a[i] != '\'' {
						t.Errorf("%s: %q changes %q in %q", lang, text, a[i], once)
					}
				}
			}
			all := []Span{{0, len(text)}}
			if edits := s.Edits([]byte(text), all); len(edits) > 0 {
				t.Errorf("%s: %q is fixed and changes", lang, text)
			}
		}
	})
}

// bare returns the characters of a text that are no white space.
func bare(text string) []rune {
	var found []rune
	for _, r := range text {
		if !isSpace(r) {
			found = append(found, r)
		}
	}
	return found
}

func BenchmarkText(b *testing.B) {
	french := strings.Repeat("L'accord signé à Genève : « dix ans d'attente » ; qui l'eût cru ? ", 50)
	plain := strings.Repeat("The agreement enters into force on the first day of July, in Geneva. ", 50)
	for _, c := range []struct{ name, lang, text string }{{"French", "fr", french}, {"plain", "en", plain}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				languages[c.lang].Text(c.text)
			}
		})
	}
}

// Many spaces and signs take time in proportion to the text.
func TestManyJoins(t *testing.T) {
	text := strings.Repeat("12 km ; n° 3 : 10 000 % ", 20_000)
	want := strings.Repeat("12~km^; n°~3~: 10^000^% ", 20_000)
	if got := visible.Replace(languages["fr"].Text(text)); got != want {
		t.Errorf("got %.80s…", got)
	}
}
