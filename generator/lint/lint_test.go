package lint

import (
	"fmt"
	"strings"
	"testing"
)

// report returns findings, one a line: line:column code message; the hint.
func report(text string, found []Finding) string {
	var lines []string
	for _, f := range found {
		before := text[:f.At]
		line := strings.Count(before, "\n") + 1
		column := len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
		lines = append(lines, fmt.Sprintf("%d:%d %s %s; %s", line, column, f.Code, f.Message, f.Hint))
	}
	return strings.Join(lines, "\n")
}

func TestCharacters(t *testing.T) {
	const unseen = "; delete it: it cannot be seen, but it is there"
	for _, c := range []struct{ text, told string }{
		{"The caf\uFFFD opens.", "1:8 DS121 the sign for a character that was lost (U+FFFD) stands in “caf\uFFFD”; write the character that stood there; look at the text that this one was made from"},
		{"A\n\uFFFC", "2:1 DS121 the sign for an object that was lost (U+FFFC), such as a picture, stands in the text; put the picture beside the text and write ![what it shows](file), or delete the sign"},
		{"The cafÃ© opens.", "1:5 DS122 a program read “cafÃ©” in another encoding than it was written in; it read “café”"},
		{"lâ€™accord", "1:1 DS122 a program read “lâ€™accord” in another encoding than it was written in; it read “l’accord”"},
		{"Report \u202Ecod.exe approved", "1:8 DS123 the control character U+202E, which changes the direction of writing in “\u202Ecod.exe”, is not closed; delete it: it cannot be seen, and turns what stands behind it"},
		{"a \u2067b\n\nc\u2069", "1:3 DS123 the control character U+2067, which changes the direction of writing in “\u2067b”, is not closed; delete it: it cannot be seen, and turns what stands behind it\n" +
			"3:2 DS124 a control for the direction of writing (U+2069) stands in “c\u2069”" + unseen},
		{"a \u2067b\nc\u2069 \u05D0", ""},
		{"\u2068\u202Aא\u202C\u2069 \u200F(א)", ""},
		{"\u2068\u202Aא\u2069", ""}, // U+2069 ends what was begun within
		{"א \u202Eb\u202C", "1:3 DS124 a control for the direction of writing (U+202E) stands in “\u202Eb\u202C”" + unseen},
		{"tel \u202A03-1234\u202C", "1:5 DS124 a control for the direction of writing (U+202A) stands in “\u202A03-1234\u202C”" + unseen},
		{"minis\u00ADter and minis\u00ADtry", "1:6 DS124 a soft hyphen (U+00AD) stands in “minis\u00ADter”" + unseen},
		{"infor\u200Bmation", "1:6 DS124 a space without width (U+200B) stands in “infor\u200Bmation”" + unseen},
		{"and/\u200Bor, 大臣\u200B会合, ไทย\u200Bไทย", ""},
		{"a\u200B b", "1:2 DS124 a space without width (U+200B) stands in “a\u200B”" + unseen},
		{"a\uFEFFb", "1:2 DS124 a byte order mark (U+FEFF) stands in “a\uFEFFb”" + unseen},
		{"a\u2028b", "1:2 DS124 a separator of lines (U+2028) that no browser knows stands in the text; begin a new line in its place, or a new paragraph"},
		{"a\uFFF9b\uFFFAc\uFFFB", "1:2 DS124 a mark of an annotation between lines (U+FFF9) stands in “a\uFFF9b\uFFFAc\uFFFB”" + unseen},
		{"a\U000E0041", "1:2 DS124 a tag (U+E0041) stands in “a\U000E0041”" + unseen},
		{"🏴\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F 👩\u200D👧 葛\U000E0100 ❤\uFE0F می\u200Cخواهم", ""},
		{"\uF0B7 item\nso \uF0FC yes", "1:1 DS125 the character U+F0B7 is one of a font of its own, and no other font has it; begin the line with “- ”\n" +
			"2:4 DS125 the character U+F0FC is one of a font of its own, and no other font has it; write ✔, which is the same sign in Unicode"},
		{"大\uE000臣", "1:2 DS125 the character U+E000 is one of a font of its own, and no other font has it; write the character that was meant; readers see an empty box"},
		{"⼤⾂が", "1:1 DS126 “⼤” (U+2F24) is the sign for a radical of dictionaries, and no character of a word; write 大 (U+5927), which looks the same and can be found"},
		{"⺠間", "1:1 DS126 “⺠” (U+2EA0) is the sign for a radical of dictionaries, and no character of a word; write 民 (U+6C11), which looks the same and can be found"},
		{"oﬃce", "1:2 DS126 “ﬃ” (U+FB03) is a ligature, one character for several; write the letters ffi: fonts join them by themselves"},
		{"\uF90A", "1:1 DS126 “\uF90A” (U+F90A) is a second number of one character, of an old Korean encoding; write 金, which looks the same and can be found"},
		{"のﾃﾞｼﾞﾀﾙ庁", "1:2 DS126 “ﾃﾞｼﾞﾀﾙ” is written in half-width katakana; write “デジタル”"},
		{"ｶ)ﾒｲﾎﾞ", "1:3 DS126 “ﾒｲﾎﾞ” is written in half-width katakana; write “メイボ”"},
		{"ｶ) 高橋 髙橋 山﨑 \uFA11 ㈱ ㎡ ① № ™", ""},
		{"10\u00A0000\u202F€ a\u2060b \u3000x", ""},
	} {
		got := report(c.text, Characters([]byte(c.text)))
		if got != c.told {
			t.Errorf("%q\n tells %s\n want  %s", c.text, got, c.told)
		}
	}
}

func TestExchanged(t *testing.T) {
	for text, want := range map[string]int{"神田": -1, "\uFA19田": 0, "山﨑": -1, "塚\uFA10": 3, "\U0002F804": 0} {
		found := Exchanged([]byte(text))
		if got := append(found, Finding{At: -1})[0].At; got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// breaks shows the lines of a paragraph with ⏎ where a break is kept and | where not.
func breaks(text string) string {
	var lines [][]byte
	for _, line := range strings.Split(text, "\n") {
		lines = append(lines, []byte(line))
	}
	kept := Breaks(lines)
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			if kept != nil && kept[i] {
				b.WriteString("⏎")
			} else {
				b.WriteString("|")
			}
		}
		b.Write(line)
	}
	return b.String()
}

func TestBreaks(t *testing.T) {
	for _, want := range []string{
		"日時：5月1日⏎場所：霞が関⏎対象：一般",
		"日　時：5月1日⏎場　所：霞が関",
		"日時: 5月1日⏎場所: 霞が関",
		"**日時**：5月1日⏎**場所**：霞が関",
		"**日時：**5月1日⏎**場所：**霞が関",
		"下記のとおり開催します。⏎日時：5月1日⏎場所：霞が関",
		"Date: 1 May⏎Place: Paris⏎Open to: everybody",
		"**Date:** 1 May⏎**Place:** Paris",
		"Date : 1er mai⏎Lieu : Paris",
		"【日時】5月1日⏎【場所】霞が関",
		"（１）目的⏎（２）対象",
		"(1) the aim⏎(2) the means",
		"（１）この事業は、全国のすべての自治体において、|続けられる。⏎（２）対象",
		"①目的⏎②対象⏎③日程",
		"○目的⏎○対象",
		"〇〇大臣は|〇〇省",
		"意見があった。⏎・予算について",
		"定員：100名⏎※先着順",
		"１．目的⏎２．対象",
		"１　目的⏎２　対象",
		"1)目的⏎2)対象",
		"1.aim⏎2.means",
		"ア　目的⏎イ　対象",
		"a) aim⏎b) means",
		"A. Smith came to the meeting that the office held with|A. Jones",
		"と　き：5月1日⏎と　こ　ろ：霞が関",
		"ア.目的⏎イ.対象",
		"ア 目的⏎イ 対象",
		"の 目的|を 対象",
		"-x⏎-y",
		"– one⏎– two",
		"— Oui⏎— Non",
		"•one⏎•two",
		"・東京⏎・大阪",
		"*1 速報値⏎*2 確定値",
		"※無料⏎※要申込",
		"（注1）速報値⏎（注2）確定値",
		"10:00 Opening⏎10:30 Speech",
		"　私は行く。⏎　君も行く。",
		"行く。⏎　君も行く。",
		"今年の|　夏",
		"（１）計画について⏎　①　整備⏎　②　人材⏎（２）その他",
		"(1) a conference of all the members,|(3) a fair",
		"(a) the fees⏎(b) the fund",
		"（一）目的⏎（二）対象",
		"第１条　目的とする。⏎第２条　次のとおり。",
		"Article 1. Aim⏎Article 2. Means",
		"1° Budget⏎2° Questions",
		"1 はじめに⏎2 おわりに",
		"国は|3 つの案と|5 つの案を示した。",
		"–\tone⏎–\ttwo",
		"o\tone⏎o\ttwo",
		"o one|o two",
		"Ｑ　費用は⏎Ａ　無料です",
		"*Provisional.⏎**On the year before.",
		"*recalling* the declaration,|*noting* the report",
		"【お問い合わせ先】⏎港湾省広報室⏎電話：1⏎メール：a",
		"Ministère des Ports⏎12, rue de la Pierre⏎75007 Paris",
		"Ministry of Works|12 Stone Lane",
		"The Minister met,|Mr Smith and|Mrs Jones.",
		"We met on|3 May in Paris,|France",
		"日時：5月1日|場所は霞が関",
		"日時　5月1日⏎場所　霞が関⏎対　象　一般",
		"日時　5月1日|場所は霞が関",
		"TEL：1⏎E-mail：a⏎url：b",
		"5月1日　開会⏎5月3日（金）　閉会",
		"1 May: opening⏎5 May 2024: closing",
		"1er mai : ouverture⏎5 mai : clôture",
		"30 members of the committee|12 May and after: the vote",
		"1.1 Aim⏎1.2 Means⏎2.1 Costs",
		"1-1 目的⏎1-2 対象",
		"1.5 Million|2.7 Million",
		"第一　目的⏎第二　対象",
		"一、目的⏎二、対象",
		"一、二の例では、|三、四の例",
		"第十　目的⏎第十一　対象",
		"（十）目的⏎（十一）対象",
		"i) aim⏎ii) means⏎iii) costs⏎iv) days⏎v) end",
		"(i) aim⏎(ii) means⏎(iii) costs",
		"I. Aim⏎II. Means⏎III. Costs",
		"II. Means of the office|V. Smith",
		"Q1. Why?⏎A1. So.",
		"Q1．費用は⏎A1．無料です",
		"The minister said: we go|and he went: there",
		"On 3 May the two sides agreed to|continue. Note: this is not final|and may change",
		"The office – of the ministry|– said so, and more words",
		"会議は三つの議題、すなわち|①目的について話した。",
		"日時：5月1日⏎場所：霞が関⏎詳しくは、総務省国際戦略局国際協力課までお問い合わせください。",
	} {
		text := strings.NewReplacer("⏎", "\n", "|", "\n").Replace(want)
		if got := breaks(text); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestIsProse(t *testing.T) {
	for text, want := range map[string]bool{
		"The minister said so on Monday afternoon.": true,
		"Le ministre l’a dit lundi après-midi.":     true,
		"大臣は月曜日にこのように述べました。":                        true,
		"「大臣は月曜日にこのように述べました。」":                      true,
		"He said so.":                                          false,
		"docsite build --site DIR":                             false,
		"for (i = 0; i < n; i++) { x = y; }":                   false,
		"title: The minister said so on Monday today":          false,
		"# The minister said so on Monday.":                    false,
		"SELECT name FROM releases WHERE id = 1;":              false,
		"$ git commit -m 'The text of the release is mended.'": false,
	} {
		if got := IsProse([]byte(text + "\n")); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
