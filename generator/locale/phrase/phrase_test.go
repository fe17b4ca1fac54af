package phrase

import (
	"io/fs"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

func model(t testing.TB, name string) *Model {
	t.Helper()
	m, ok := Named(name)
	if !ok {
		t.Fatalf("there is no model %q", name)
	}
	return m
}

func split(t testing.TB, text string) string {
	return strings.Join(model(t, "ja").Split(text), "|")
}

// proposed returns a text with a bar wherever a model ends a phrase.
func proposed(m *Model, text string) string {
	var b strings.Builder
	starts := runeStarts(text)
	for i, score := range m.scores(text, starts) {
		if score > 0 {
			b.WriteByte('|')
		}
		b.WriteString(text[starts[i]:starts[i+1]])
	}
	return b.String()
}

// TestModel has what budoux 0.9.2 itself makes of headlines, its mistakes
// included.
func TestModel(t *testing.T) {
	for _, want := range []string{
		"日本と|ベトナムが|デジタル分野の|協力を|確認",
		"第15回日ASEAN情報通信大臣会合の|結果に|ついて",
		"「信頼性の|ある|自由な|データ流通」に|関する|共同声明を|発表しました",
		"総務大臣と|フランス経済・財務大臣が|会談",
		"令和2年度補正予算案を|閣議決定",
		"サイバーセキュリティ能力構築に|向けた|オンライン研修を|開催",
		"5G、|Beyond 5G及び光海底ケーブルの|整備を|加速",
		"報道発表：国際電気通信連合|（ITU）の|会合に|参加",
		"災害時の|通信を|どう|守るか？|専門家が|議論！",
		"新型コロナウイルス感染症への|対応に|関する|関係閣僚会議",
		"令和3年1月15日から|電子申請の|受付を|始めます",
		"中|小企業の|ための|「デジタル化応援」|窓口が|全国47都道府県に",
		"インターネット・ガバナンス・フォーラム2023京都会合",
		"サウジアラビア王国との|協力覚書に|署名",
		"GIGAスクール構想の|進捗状況を|公表",
		"訂正と|お詫び",
		"ラオス、|カンボジアとの|3か|国会議の|議長総括",
		"マイナンバーカードの|申請は|7月末まで",
		"地方公共団体に|おける|クラウドの|利用に|関する|ガイドライン|（第3版）",
		"持続可能な|開発目標|（SDGs）の|達成に|向けて",
		"大臣の|記者会見を|10時30分より|行います",
		"世界8か国の|郵便事業者が|京都に|集まりました",
		"アフリカ開発会議の|成果と|今後の|課題",
		"国会で|可決された|法律の|概要を|お知らせします",
		"Connect2Recoverイニシアティブが|始動",
		"AI時代の|メディアリテラシーとは|何か",
		"大雪に|よる|被害に|遭われた|皆様へ",
		"わかりやすい|日本語で|伝える|ための|手引き",
		"欧州連合と|デジタル・パートナーシップを|立ち上げ",
		"第2四半期の|統計速報値は|前年同期比3.5％増",
		"文書の|保存期間が|満了した|記録の|取り扱いに|ついて",
		"ひとり親世帯への|給付金を|再支給",
		"周波数オークション制度の|検討会を|設置",
		"高校生らが|開発した|アプリ、|国際大会で|優勝",
		"東京・ハノイ間の|直行便が|再開",
		"スマートフォンや|タブレット端末から|申し込めるようになりました",
		"離島に|光ファイバーを",
		"子ども|たちの|未来を|守る|取組を|国と|地域で|進める",
		"情報通信白書",
		"AI",
		"ありがとう|ございました",
		"Press release",
		"2020",
		"、。",
		"葛󠄀城市の|会合が|開かれる", // with a variation selector
		"𠮷野家の|会議に|参加",
		"会議🎉を|開催しました",
		"お知らせ👩‍👩‍👧の|会",
		"ﾃﾞｼﾞﾀﾙ庁が|発足",
		"",
	} {
		if got := proposed(model(t, "ja"), strings.ReplaceAll(want, "|", "")); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestLineBreaking has texts in which budoux 0.9.2 breaks where no line may.
func TestLineBreaking(t *testing.T) {
	for _, c := range []struct{ name, budoux, want string }{
		{"closing bracket", "会議の|】発表した", "会議の】発表した"},
		{"closing quotation mark", "です。|』東京", "です。』東京"},
		{"middle dot", "国と|・東京", "国と・東京"},
		{"colon", "会議の|：発表した", "会議の：発表した"},
		{"question mark", "です。|？|会議の", "です。？|会議の"},
		{"sign of length", "です。|ー会議の", "です。ー会議の"},
		{"iteration mark", "会議の|々|発表した", "会議の々発表した"},
		{"small kana", "会議の|ュ会議の", "会議のュ会議の"},
		{"small ke", "会議の|ヶ会議の", "会議のヶ会議の"},
		{"percent", "会議の|％会議の", "会議の％会議の"},
		{"wave dash", "会議の|〜会議の", "会議の〜会議の"},
		{"dots", "です。|…|会議の", "です。…|会議の"},
		{"voicing mark", "か|\u3099い|こくとの|協議", "か\u3099い|こくとの協議"},
		{"variation selector", "会議の|\uFE0F会議の", "会議の\uFE0F会議の"},
		{"space", "5G の| 会議を| 開催", "5G の 会議を 開催"},
		{"ideographic space", "共同声明を|　発表", "共同声明を　発表"},
		{"zero-width space", "国と|\u200Bの|会議を|開く", "国と\u200Bの|会議を開く"},
		{"no-break space", "会議を|\u00A0開催", "会議を\u00A0開催"},
		{"opening bracket", "会議の|（|「いま", "会議の（「いま"},
		{"opening quotation mark", "発表した|『|「いま", "発表した『「いま"},
		{"straight quotation mark", "会議の|\"|「いま", "会議の\"「いま"},
		{"number sign", "会議の|#|「いま", "会議の#「いま"},
		{"currency", "会議の|￥|「いま", "会議の￥「いま"},
		{"joiner", "会議の|\u200D|「いま", "会議の\u200D「いま"},
	} {
		m, text := model(t, "ja"), strings.ReplaceAll(c.want, "|", "")
		if got := proposed(m, text); got != c.budoux {
			t.Errorf("%s: the model proposes %s, budoux %s", c.name, got, c.budoux)
		}
		if got := split(t, text); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestEveryModelHasAName(t *testing.T) {
	all, err := fs.Glob(files, "*.tsv")
	if err != nil || len(all) != len(models) {
		t.Fatalf("%d files, %d models: %v", len(all), len(models), err)
	}
	for _, file := range all {
		name := strings.TrimSuffix(file, ".tsv")
		if m := model(t, name); len(m.votes) == 0 {
			t.Errorf("model %s: %d votes", name, len(m.votes))
		}
	}
	if _, ok := Named("tlh"); ok {
		t.Error("there is a model tlh")
	}
}

// FuzzSplit holds that the parts are the text, that none is empty, and that
// none begins or ends within a grapheme cluster, a Western word or a number, or
// with what cannot stand at that edge of a line.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"日本とベトナムがデジタル分野の協力を確認", "「いま」、か\u3099いこくとの（協議）", "Connect2Recoverイニシアティブが始動",
		"お知らせ👩‍👩‍👧の会1️⃣の🇯🇵と", "葛\U000E0100城", "ยินดีต้อนรับ", "क्षの会議", "\u0D4Eの会議の", "한국과の", "\xffの\x00会議", "\r\nの", "です。っ『』。、々ー", "5か国と「海の日」、田中大臣と佐々木氏の会談",
	} {
		f.Add(s)
	}
	m := model(f, "ja")
	f.Fuzz(func(t *testing.T, s string) {
		parts := m.Split(s)
		if strings.Join(parts, "") != s {
			t.Fatalf("%q became %q", s, parts)
		}
		if part, cut := stays(strings.Join(parts, "|")); cut && !strings.Contains(s, "|") {
			t.Errorf("%q is cut in %q", s, part)
		}
		clusters := map[int]bool{}
		for g := uniseg.NewGraphemes(s); g.Next(); {
			start, _ := g.Positions()
			clusters[start] = true
		}
		at := 0
		for i, part := range parts {
			if part == "" {
				t.Fatalf("%q has an empty part: %q", s, parts)
			}
			if !clusters[at] {
				t.Errorf("%q is cut within a cluster: %q", s, parts)
			}
			if i > 0 {
				before, _ := utf8.DecodeLastRuneInString(parts[i-1])
				after, _ := utf8.DecodeRuneInString(part)
				if strings.ContainsRune("」』）］｝】〉》、。，．・：；？！ーぁっゃァッャ々ゝヽ…‥〜％", after) || strings.ContainsRune("「『（［｛【〈《“‘￥", before) ||
					before < 0x80 && after < 0x80 || unicode.IsSpace(before) || unicode.IsSpace(after) {
					t.Errorf("%q is cut between %q and %q", s, before, after)
				}
			}
			at += len(part)
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	m := model(b, "ja")
	text := strings.Repeat("サイバーセキュリティ能力構築に向けた「オンライン研修」を、アジアの8か国と開催しました。", 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		m.Split(text)
	}
}
