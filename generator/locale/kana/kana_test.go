package kana

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ordered checks that every reading of a list comes before all that follow.
func ordered(t *testing.T, list ...string) {
	t.Helper()
	for i, a := range list {
		for _, b := range list[i+1:] {
			if Key(a) >= Key(b) {
				t.Errorf("%s does not come before %s", a, b)
			}
		}
	}
}

func TestOrder(t *testing.T) {
	for name, list := range map[string]string{
		"columns":        "あ い う え お か く こ さ し す そ た つ と な ぬ の は ふ ほ ま む も や ゆ よ ら る ろ わ ゐ ゑ を ん",
		"voicing":        "は ば ぱ ひ び ぴ",
		"voicing later":  "かく かぐ がく がぐ かこ",
		"katakana":       "はは ハハ はば ハバ ばは ババ",
		"small":          "びょういん びよういん",
		"small tsu":      "かっこ かつこ がっこう がつこう",
		"drawn out":      "サーバー サァバァ さあばあ サアバア",
		"coffee":         "こえ コーヒー こおひい コオヒイ ごおひい コーヒーまめ こおひかり",
		"voiced start":   "か ガーナ き",
		"countries in u": "ウガンダ ウクライナ ウズベキスタン ウルグアイ",
		"prefix":         "に にほん にほんご にほんじん",
		"vu":             "うい ヴィ ヴーヴ ヴェ うか",
		"repetition":     "いすすい いすゞい いすずい",
		"scripts":        "1 2つ A b C あ ア ん 亜 韓",
		"signs":          "アンティグア・バーブーダ アンティグアバーブーダー",
		"ainu":           "アィヌイタㇰ アイヌイタク",
	} {
		t.Run(name, func(t *testing.T) {
			ordered(t, strings.Fields(list)...)
		})
	}
}

// TestStandard has the kana of the conformance data that comes with
// JIS X 4061-1996.
func TestStandard(t *testing.T) {
	ordered(t, strings.Fields(`
		シャーレ シャイ シヤィ シャレ ちょこ ちよこ チョコレート
		てーた テータ テェタ てえた でーた データ デェタ でえた
		てーたー テータァ テェター てぇたぁ てえたー
		でーたー データァ でェたァ デぇタぁ デエタア
		ひゆ びゅあ ぴゅあ びゅあー ビュアー ぴゅあー ピュアー
		ヒュウ ヒユウ ピュウア びゅーあー ビューアー ビュウアー ひゅん ぴゅん
		ふーり フーリ ふぅり ふゥり ふゥリ フウリ
		ぶーり ブーリ ぶぅり ブゥり ぷうり プウリ
		ふーりー フゥリー ふゥりィ フぅりぃ フウリー ふうりぃ ブウリイ
		ぷーりー ぷゥりイ ぷうりー プウリイ
		フヽ ふゞ ぶゝ ぶふ ぶフ ブふ ブフ ぶゞ ぶぷ ブぷ ぷゝ プヽ ぷふ
	`)...)
	ordered(t, strings.Fields(`
		はゝ ハヽ はは はハ ハハ はゞ ハヾ はば ハバ はぱ ハぱ ハパ
		ばゝ バヽ ばは バハ ばゞ バヾ ばば バば ババ ばぱ バパ
		ぱゝ パヽ ぱは パハ ぱば ぱバ パバ ぱぱ パパ
	`)...)
}

func TestCountries(t *testing.T) {
	ordered(t, strings.Fields(`
		アイスランド アイルランド アゼルバイジャン アフガニスタン
		あめりかがっしゅうこく あらぶしゅちょうこくれんぽう アルジェリア アルゼンチン
		アルバ アルバニア アルメニア アンギラ アンゴラ アンティグア・バーブーダ アンドラ
		イエメン イギリス イスラエル イタリア イラク イラン インド インドネシア
		ウガンダ ウクライナ ウズベキスタン ウルグアイ
		えいりょうゔぁーじんしょとう エクアドル エジプト
		オーストラリア オーストリア おーらんどしょとう オランダ
		ガーナ カーボベルデ ガーンジー ガイアナ カザフスタン カタール カナダ ガボン
		かんこく ガンビア カンボジア きたちょうせん ギニア ギニアビサウ キプロス
		キューバ キュラソー ギリシャ キリバス キルギス
		スイス スウェーデン スーダン スペイン
		たいわん タジキスタン タンザニア チェコ チャド ちゅうごく チュニジア チリ
		トンガ ナイジェリア ナウル ナミビア ニウエ ニカラグア ニジェール にほん ニューカレドニア
		ノルウェー ハイチ パキスタン ばちかんしこく パナマ バヌアツ バハマ
		ヨルダン ラオス ロシア
	`)...)
}

func TestSameKey(t *testing.T) {
	for _, c := range [][2]string{
		{"ｶﾞｰﾅ", "ガーナ"},
		{"か\u3099", "が"},
		{"ハ\u309A", "パ"},
		{"ウ\u3099", "ヴ"},
		{"ＡＢＣ１", "ABC1"},
		{"㌀", "アパート"},
	} {
		if Key(c[0]) != Key(c[1]) {
			t.Errorf("%s and %s have different keys", c[0], c[1])
		}
	}
}

// TestSameLetters has texts that differ in the last level only.
func TestSameLetters(t *testing.T) {
	for _, c := range [][2]string{
		{"ゔぁいおりん", "ヴァイオリン"},
		{"か゛", "が"},
		{"サン・マリノ", "サンマリノ"},
		{"ー", ""},
		{"んー", "ん"},
		{"Aー", "A"},
		{"Résumé", "resume"},
		{"「あ」", "あ"},
		{"・ー\u3099ゝ", ""},
	} {
		a, b := Key(c[0]), Key(c[1])
		a = strings.TrimSuffix(a, norm.NFKC.String(c[0]))
		b = strings.TrimSuffix(b, norm.NFKC.String(c[1]))
		if a != b {
			t.Errorf("%q and %q differ: %q, %q", c[0], c[1], a, b)
		}
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{
		"", "ー", "がーゞ", "ｶﾞｰﾅ", "日々", "ヴァ", "Ａé1", "か\u3099\u309A", "\u3099", "\xff\x00\x01", "㍿ゟ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := Key(s)
		if key != Key(s) {
			t.Errorf("%q has two keys", s)
		}
		if strings.Count(strings.TrimSuffix(key, norm.NFKC.String(s)), string(separator)) != 3 {
			t.Errorf("%q: levels of %q run together", s, key)
		}
		// Normal forms are of valid text; and beyond thirty marks in a
		// row x/text breaks them up to bound its buffers.
		if !utf8.ValidString(s) || strings.ContainsRune(norm.NFKD.String(s), '\u034F') {
			return
		}
		if Key(norm.NFD.String(s)) != Key(norm.NFC.String(s)) {
			t.Errorf("%q: keys of NFD and NFC differ", s)
		}
	})
}
