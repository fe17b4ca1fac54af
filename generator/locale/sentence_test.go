package locale

import "testing"

func TestOneMarkEndsASentence(t *testing.T) {
	for _, c := range []struct{ lang, title, want string }{
		{"en", "A new line", "Press office. A new line. Report, 1 May. x"},
		{"en", "Is it safe?", "Press office. Is it safe? Report, 1 May. x"},
		{"en", "Vote!", "Press office. Vote! Report, 1 May. x"},
		{"en", "To be continued…", "Press office. To be continued… Report, 1 May. x"},
		{"en", "An agreement with the U.S.", "Press office. An agreement with the U.S. Report, 1 May. x"},
		{"en", "The minister said “Yes.”", "Press office. The minister said “Yes.” Report, 1 May. x"},
		{"en", "The plan “Blue Sky”", "Press office. The plan “Blue Sky”. Report, 1 May. x"},
		{"en", "A new line (at last!)", "Press office. A new line (at last!). Report, 1 May. x"},
		{"en", "彼は「始めます。」", "Press office. 彼は「始めます。」 Report, 1 May. x"},
		{"en", "The programme:", "Press office. The programme: Report, 1 May. x"},
		{"en", "Really‽", "Press office. Really‽ Report, 1 May. x"},
		{"fr", "Le programme\u00a0:", "Press office. Le programme\u00a0: Report, 1 May. x"},
		{"en", "Why?!", "Press office. Why?! Report, 1 May. x"},
		{"en", "速報！", "Press office. 速報！ Report, 1 May. x"},
		{"en", "始まります。", "Press office. 始まります。 Report, 1 May. x"},
		{"en", "宣言「空」", "Press office. 宣言「空」. Report, 1 May. x"},
		{"fr", "Que faire\u202f?", "Press office. Que faire\u202f? Report, 1 May. x"},
		{"fr", "«\u00a0Oui\u202f!\u00a0»", "Press office. «\u00a0Oui\u202f!\u00a0» Report, 1 May. x"},
		{"fr", "Le plan «\u00a0Ciel\u00a0»", "Press office. Le plan «\u00a0Ciel\u00a0». Report, 1 May. x"},
		{"ja", "「空」の宣言", "Press office「『空』の宣言」（Report、1 May）x"},
		{"ja", "宣言『空』", "Press office「宣言『空』」（Report、1 May）x"},
		{"ja", "「空『海』」の宣言", "Press office「『空「海」』の宣言」（Report、1 May）x"},
		{"ja", "始まります。", "Press office「始まります。」（Report、1 May）x"},
	} {
		got, err := speak(t, nil, "en", "fr", "ja")[c.lang].Format("cite.text", "Issuers", "Press office", "Title", c.title, "Type", "Report", "Date", "1 May", "URL", "x")
		if got != c.want || err != nil {
			t.Errorf("%s: %q, %v, want %q", c.lang, got, err, c.want)
		}
	}
	got, err := speak(t, nil, "en")["en"].Format("cite.text", "Issuers", "Harbour Inc.", "Title", "A", "Type", "Report", "Date", "1 Dec.", "URL", "x")
	if want := "Harbour Inc. A. Report, 1 Dec. x"; got != want || err != nil {
		t.Errorf("%q, %v, want %q", got, err, want)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ lang, one, two, want string }{
		{"en", "Withdrawn on 1 May 2024", "The line opens.", "Withdrawn on 1 May 2024. The line opens."},
		{"en", "Withdrawn", "", "Withdrawn"},
		{"ja", "2024年5月1日撤回", "路線が開業します。", "2024年5月1日撤回。路線が開業します。"},
		{"ja", "撤回。", "開業", "撤回。開業"},
	} {
		if got := speak(t, nil, "en", "fr", "ja")[c.lang].Sentences(c.one, c.two); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
}
