package search

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// variants are Han characters that are one to a reader, those of a group with
// the plain form first: forms of before 1946 (旧字体) and the ones in use in
// Japan since, forms of names, and characters that newspapers and offices write one for
// the other (付 and 附). It was made by hand. 斎 and 斉 are two characters, but
// one in names.
const variants = `
亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹弌 隠隱 栄榮 営營 衛衞 駅驛 円圓 塩鹽 縁緣 艶艷 応應 欧歐 殴毆 桜櫻 奥奧 横橫 温溫 穏穩
仮假 価價 画畫 会會 絵繪 壊壞 懐懷 概槪 拡擴 殻殼 覚覺 学學斈 岳嶽 楽樂 渇渴 缶罐 巻卷 陥陷 勧勸 寛寬 関關 歓歡 館舘 観觀 顔顏
気氣 既旣 亀龜 帰歸皈 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 虚虛 峡峽 挟挾 狭狹 郷鄕鄉 暁曉 区區 駆驅駈 勲勳勛 薫薰
径徑 茎莖 恵惠 掲揭 渓溪谿 経經 蛍螢 軽輕 継繼 鶏鷄雞 芸藝 撃擊 欠缺 県縣 倹儉 剣劍劔劒剱釼 険險 圏圈 検檢 献獻 権權 顕顯 験驗
厳嚴 広廣 効效 恒恆 黄黃 鉱鑛礦 号號 国國圀囯 黒黑 砕碎 済濟 斎齋斉齊 剤劑 雑雜襍 参參 桟棧 蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒 児兒
辞辭 湿濕 実實 写寫 釈釋 寿壽 収收 従從 渋澁 獣獸 縦縱 粛肅 処處 緒緖 叙敍敘 将將 称稱 渉涉 焼燒 証證 奨奬獎 条條 状狀 乗乘 浄淨
剰剩 畳疊 縄繩 壌壤 嬢孃 譲讓 醸釀 触觸 嘱囑 真眞 寝寢 慎愼 尽盡 図圖 粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 瀬瀨 声聲 静靜 窃竊 摂攝
専專 浅淺 戦戰 践踐 銭錢 潜潛濳 繊纖 禅禪 双雙 壮壯 争爭 荘莊 捜搜 挿插 巣巢 曽曾 痩瘦 装裝 総總 騒騷 蔵藏 臓臟 即卽 属屬 続續 堕墮
対對 体體躰 帯帶 滞滯 台臺 滝瀧 択擇 沢澤 担擔 単單 胆膽 団團 断斷 弾彈 遅遲 痴癡 虫蟲 昼晝 鋳鑄 庁廳 徴徵 聴聽 勅敕 鎮鎭 逓遞
鉄鐵銕 点點 転轉 伝傳 灯燈 当當 党黨 盗盜 稲稻 闘鬪鬭 徳德悳 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發 髪髮 抜拔
蛮蠻 秘祕 浜濱濵 瓶甁 払拂 仏佛 併倂 並竝 変變 辺邊邉 弁辨瓣辯 歩步 宝寶寳 豊豐 褒襃 翻飜 毎每 万萬 満滿 麺麵 黙默 弥彌 訳譯 薬藥
与與 予豫 余餘 誉譽 揺搖 様樣 謡謠 来來 頼賴 乱亂 覧覽 竜龍 両兩 猟獵 緑綠 塁壘 励勵 礼禮 隷隸 霊靈 齢齡 暦曆 歴歷 恋戀 炉爐 労勞
郎郞 楼樓 録錄 湾灣 内內 呉吳 強强 悦悅 戸戶 戻戾 歳歲 没沒 清淸 税稅 説說 脱脫 鋭銳 閲閱 研硏 青靑 舎舍 絶絕 産產 衆眾 隣鄰 達逹
高髙 崎﨑嵜碕 島嶋嶌 富冨 吉𠮷 土圡 柳栁桺 昇曻 桑桒 槙槇 遥遙 尭堯 桧檜 淵渕渊 彦彥 峰峯 巌巖 園薗 橋槗𣘺 梅楳 秋穐龝秌 松枩 野埜
靭靱 凜凛 亘亙 晃晄 晋晉 祢禰 穣穰 萌萠 熙煕熈 耀燿 映暎 鶴靏靍 喜㐂 船舩 間閒 曹曺 蘇蘓 閉閇 婿壻 留畄 函凾 皐皋 諫諌 鉤鈎 厨廚 厩廐廏
群羣 略畧 裏裡 棋棊 姉姊 恥耻 煙烟 涼凉 紙帋 却卻 冤寃 弯彎 柏栢 鬱欝 鼠鼡 竈竃 枡桝 檮梼 猪豬 兎兔 庵菴 岩嵒 脇脅
鴎鷗 鴬鶯 頬頰 填塡 剥剝 叱𠮟 籠篭 餅餠 麹麴 掻搔 噛嚙 蝋蠟 躯軀 焔焰 繋繫 侠俠 屏屛 涛濤 砺礪 祷禱 禄祿 芦蘆 蒋蔣 讃讚 醤醬 壷壺
莱萊 薮藪籔 迩邇 頸頚 騨驒 鯵鰺 晒曬 涜瀆 蕊蘂 筝箏 唖啞 撹攪 溌潑 箋牋 蛎蠣 麸麩 羹羮 嘘噓 葛噶
増增 晩晚 涙淚 杯盃 錬鍊 舗舖 鹸鹼 姫姬 告吿 尚尙 教敎 飲飮 跡蹟迹 蝿蠅 奇竒 翠翆 倶俱 妍姸 纏纒 荊荆
付附 連聯 州洲 注註 回廻 害碍 集輯 欲慾 希稀 凶兇
`

// plain has the plain form of each variant.
var plain = sync.OnceValue(func() map[rune]rune {
	forms := map[rune]rune{}
	for _, group := range strings.Fields(variants) {
		first, size := utf8.DecodeRuneInString(group)
		for _, other := range group[size:] {
			forms[other] = first
		}
	}
	return forms
})
