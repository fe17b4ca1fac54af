package corpus

// The languages of the corpus, by their place in every list of words below.
const (
	English = iota
	French
	Japanese
)

// Languages are the tags, and with them the names of files.
var Languages = [3]string{"en", "fr", "ja"}

// nouns stand in the singular; the French ones carry their article, which of and
// contracted put together with “de”.
var nouns = [][3]string{
	{"harbour", "le port", "港湾"}, {"budget", "le budget", "予算"}, {"library", "la bibliothèque", "図書館"},
	{"bridge", "le pont", "橋梁"}, {"railway", "le chemin de fer", "鉄道"}, {"forest", "la forêt", "森林"},
	{"river", "la rivière", "河川"}, {"school", "l’école", "学校"}, {"hospital", "l’hôpital", "病院"},
	{"museum", "le musée", "博物館"}, {"archive", "l’archive", "公文書"}, {"law", "la loi", "法律"},
	{"survey", "l’enquête", "調査"}, {"map", "la carte", "地図"}, {"road", "la route", "道路"},
	{"ferry", "le bac", "渡船"}, {"market", "le marché", "市場"}, {"harvest", "la récolte", "収穫"},
	{"fishery", "la pêche", "漁業"}, {"weather service", "le service météorologique", "気象業務"},
	{"satellite", "le satellite", "衛星"}, {"laboratory", "le laboratoire", "研究所"}, {"standard", "la norme", "規格"},
	{"tax", "la taxe", "租税"}, {"customs house", "la douane", "税関"}, {"post office", "la poste", "郵便局"},
	{"telephone network", "le réseau téléphonique", "電話網"}, {"energy plan", "le plan énergétique", "エネルギー計画"},
	{"water supply", "l’alimentation en eau", "水道"}, {"housing", "le logement", "住宅"},
	{"census", "le recensement", "人口統計"}, {"language course", "le cours de langue", "語学講座"},
	{"scholarship", "la bourse", "奨学金"}, {"festival", "la fête", "祭典"}, {"exhibition", "l’exposition", "展覧会"},
	{"orchestra", "l’orchestre", "管弦楽団"}, {"theatre", "le théâtre", "劇場"}, {"stadium", "le stade", "競技場"},
	{"park", "le parc", "公園"}, {"lighthouse", "le phare", "灯台"}, {"airport", "l’aéroport", "空港"},
	{"tunnel", "le tunnel", "隧道"}, {"canal", "le canal", "運河"}, {"dam", "le barrage", "ダム"},
	{"power line", "la ligne électrique", "送電線"}, {"computing centre", "le centre de calcul", "計算拠点"},
	{"register", "le registre", "登録簿"}, {"passport", "le passeport", "旅券"}, {"court", "le tribunal", "裁判所"},
	{"election", "l’élection", "選挙"}, {"parliament", "le parlement", "議会"}, {"treaty", "le traité", "条約"},
	{"embassy", "l’ambassade", "大使館"}, {"visit", "la visite", "訪問"}, {"training", "la formation", "研修"},
	{"factory", "l’usine", "工場"}, {"workshop", "l’atelier", "工房"}, {"quarry", "la carrière", "採石場"},
	{"steelworks", "l’aciérie", "製鉄所"}, {"textile trade", "le commerce du textile", "繊維貿易"},
	{"insurance", "l’assurance", "保険"}, {"pension", "la retraite", "恩給"}, {"wage", "le salaire", "賃金"},
	{"loan", "le prêt", "融資"}, {"currency", "la monnaie", "通貨"}, {"price index", "l’indice des prix", "物価指数"},
	{"statistical office", "la statistique", "統計局"}, {"nursery", "la crèche", "保育所"},
	{"clinic", "la clinique", "診療所"}, {"vaccine", "le vaccin", "ワクチン"}, {"medicine", "le médicament", "医薬品"},
	{"ambulance", "l’ambulance", "救急車"}, {"fire brigade", "le corps de pompiers", "消防"}, {"police", "la police", "警察"},
	{"coast guard", "la garde côtière", "沿岸警備"}, {"rescue", "le sauvetage", "救助"},
	{"earthquake drill", "l’exercice sismique", "防災訓練"}, {"flood barrier", "la digue", "堤防"},
	{"glacier", "le glacier", "氷河"}, {"island", "l’île", "離島"}, {"wetland", "la zone humide", "湿地"},
	{"wind farm", "le parc éolien", "風力発電所"}, {"battery", "la batterie", "蓄電池"}, {"robot", "le robot", "ロボット"},
	{"software", "le logiciel", "ソフトウェア"}, {"cable", "le câble", "ケーブル"}, {"antenna", "l’antenne", "アンテナ"},
	{"newspaper", "le journal", "新聞"}, {"broadcast", "l’émission", "放送"}, {"translation", "la traduction", "翻訳"},
	{"dictionary", "le dictionnaire", "辞書"}, {"calendar", "le calendrier", "暦"}, {"monument", "le monument", "記念碑"},
	{"castle", "le château", "城跡"}, {"garden", "le jardin", "庭園"}, {"bakery", "la boulangerie", "製パン所"},
	{"vineyard", "le vignoble", "ぶどう園"}, {"dairy", "la laiterie", "乳業"}, {"orchard", "le verger", "果樹園"},
	{"beekeeping", "l’apiculture", "養蜂"},
}

// plain are sentences without figures. In them {a}, {b} and {c} stand for nouns,
// “of” before one for its genitive, {P} for a place.
var plain = [][3]string{
	{"The working group compared {a} with {b}, so that {c} can begin without delay.", "Le groupe de travail a comparé {a} et {b}, afin que {c} puisse commencer sans retard.", "作業部会は{c}が遅れずに始まるよう、{a}と{b}を比べた。"},
	{"In {P}, the office will open {a} to everybody who has waited for {b}.", "À {P}, l’office ouvrira {a} à quiconque attendait {b}.", "{P}では、{b}を待っていた全員のために、事務局が{a}を開放する。"},
	{"Nobody doubted that {a} depends on the condition {of b}.", "Personne ne doutait que {a} dépende de l’état {of b}.", "{a}が{b}の状態に左右されることを疑う者はいなかった。"},
	{"The report describes {a}, explains {b} and recommends patience with {c}.", "Le rapport décrit {a}, explique {b} et recommande la patience envers {c}.", "報告書は{a}を描き、{b}を説明し、{c}には忍耐を勧めている。"},
	{"Residents of {P} asked for better news about {a} and about {b}.", "Les habitants de {P} ont demandé de meilleures nouvelles {of a} et {of b}.", "{P}の住民は、{a}と{b}についてもっと良い知らせを求めた。"},
	{"Without {a}, said the director, {b} would stay a dream.", "Sans {a}, a dit la directrice, {b} resterait un rêve.", "所長は、{a}がなければ{b}は夢のままだと述べた。"},
	{"The partners will share what they know {of a} and keep {b} under observation.", "Les partenaires mettront en commun ce qu’ils savent {of a} et garderont {b} en observation.", "関係者は{a}について知ることを分かち合い、{b}の観察を続ける。"},
	{"A simple rule now protects {a} wherever {b} is near.", "Une règle simple protège désormais {a} partout où {b} est proche.", "{b}が近くにある所では、簡素な規則が{a}を守るようになった。"},
	{"Engineers from {P} repaired {a} while visitors admired {b}.", "Des ingénieurs de {P} ont réparé {a} pendant que les visiteurs admiraient {b}.", "見学者が{b}に見入る間に、{P}の技術者が{a}を直した。"},
	{"The old method for {a} failed, and that for {b} was hardly better.", "L’ancienne méthode pour {a} a échoué, et celle pour {b} ne valait guère mieux.", "{a}の古い手法は失敗し、{b}の手法もさほど良くなかった。"},
	{"Experience with {a} in {P} helps whoever plans {b} elsewhere.", "L’expérience {of a} à {P} aide quiconque prépare {b} ailleurs.", "{P}での{a}の経験は、他所で{b}を計画する者の助けになる。"},
	{"The council discussed {a} openly and left {b} to the experts.", "Le conseil a débattu ouvertement {of a} et laissé {b} aux experts.", "評議会は{a}を公開で論じ、{b}は専門家に委ねた。"},
}

// figures are sentences with facts: {n} a number, {p} a share, {m} a sum of money,
// {d} a day.
var figures = [][3]string{
	{"From the region of {P}, {n} volunteers helped with {a}.", "De la région de {P}, {n} bénévoles ont soutenu {a}.", "{P}地方からは、ボランティア{n}人が{a}を手伝った。"},
	{"The share {of a} rose to {p} in the district of {P}.", "La part {of a} est montée à {p} dans le district de {P}.", "{P}地区では、{a}の割合が{p}に上がった。"},
	{"Altogether {m} will go into {a}, and none of it into {b}.", "En tout, {m} iront vers {a}, et rien vers {b}.", "合わせて{m}を{a}に充て、{b}には充てない。"},
	{"A delegation saw {a} in {P} on {d}.", "Une délégation a vu {a} à {P} le {d}.", "代表団は{d}、{P}で{a}を視察した。"},
	{"The inventory {of a} counts {n} parts, of which {p} are new.", "L’inventaire {of a} compte {n} pièces, dont {p} sont neuves.", "{a}の目録には部品が{n}個あり、その{p}が新しい。"},
	{"Until {d}, the office of {P} accepts ideas for {a}.", "Jusqu’au {d}, l’office de {P} reçoit des idées pour {a}.", "{P}の事務局は{d}まで、{a}の案を受け付ける。"},
}

// The sentences that each text has once.
var (
	lead     = [3]string{"{M} announced on {d} that the work on {a} and {b} begins in {P}.", "{M} a annoncé le {d} que les travaux sur {a} et {b} commencent à {P}.", "{M}は{d}、{P}で{a}と{b}に関する作業を始めると発表した。"}
	title    = [3]string{"{A} and {b}: work begins in {P}", "{A} et {b} : les travaux commencent à {P}", "{a}と{b}：{P}で作業を開始"}
	anchor   = [3]string{"Everything about {a} in {P}", "Tout savoir sur {a} à {P}", "{P}の{a}のすべて"}
	emphasis = [3]string{"Worth reading", "À lire", "必読"}
	note     = [3]string{"The figures for {a} come from the registry in {P}.", "Les chiffres pour {a} viennent du greffe de {P}.", "{a}の数値は{P}の登録所による。"}
	columns  = [3]string{"| Subject | Number | Share |", "| Sujet | Nombre | Part |", "| 対象 | 数 | 割合 |"}
)

var headings = [][3]string{
	{"Outline", "Présentation", "概要"}, {"Results", "Résultats", "結果"}, {"Next steps", "Prochaines étapes", "今後の予定"},
	{"Background", "Contexte", "背景"}, {"Who takes part", "Qui participe", "参加者"}, {"What it costs", "Ce que cela coûte", "費用"},
	{"In the regions", "Dans les régions", "地方では"}, {"What is at risk", "Ce qui est en jeu", "懸念"},
	{"How it is measured", "Comment on mesure", "測り方"}, {"Questions and answers", "Questions et réponses", "質問と回答"},
}

var months = [2][12]string{
	{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
}

// syllables make the names of places, which are none; no three of them are the name of a country.
var syllables = [][2]string{
	{"ka", "カ"}, {"ki", "キ"}, {"ku", "ク"}, {"ke", "ケ"}, {"sa", "サ"}, {"so", "ソ"}, {"ta", "タ"}, {"te", "テ"}, {"to", "ト"},
	{"ni", "ニ"}, {"ne", "ネ"}, {"no", "ノ"}, {"mi", "ミ"}, {"mu", "ム"}, {"mo", "モ"}, {"ra", "ラ"}, {"ro", "ロ"},
	{"ba", "バ"}, {"bi", "ビ"}, {"bo", "ボ"}, {"de", "デ"}, {"ge", "ゲ"}, {"go", "ゴ"}, {"za", "ザ"}, {"ze", "ゼ"},
}

// countries have a code, a name with “of” in English and in French, one in
// Japanese and how that is read.
var countries = [][5]string{
	{"jp", "of Japan", "du Japon", "日本", "にほん"}, {"nl", "of the Netherlands", "des Pays-Bas", "オランダ", "おらんだ"},
	{"se", "of Sweden", "de la Suède", "スウェーデン", "すうぇーでん"}, {"fi", "of Finland", "de la Finlande", "フィンランド", "ふぃんらんど"},
	{"dk", "of Denmark", "du Danemark", "デンマーク", "でんまーく"}, {"pl", "of Poland", "de la Pologne", "ポーランド", "ぽーらんど"},
	{"cz", "of Czechia", "de la Tchéquie", "チェコ", "ちぇこ"}, {"at", "of Austria", "de l’Autriche", "オーストリア", "おーすとりあ"},
	{"ch", "of Switzerland", "de la Suisse", "スイス", "すいす"}, {"pt", "of Portugal", "du Portugal", "ポルトガル", "ぽるとがる"},
	{"fr", "of France", "de la France", "フランス", "ふらんす"}, {"ca", "of Canada", "du Canada", "カナダ", "かなだ"},
	{"br", "of Brazil", "du Brésil", "ブラジル", "ぶらじる"}, {"ke", "of Kenya", "du Kenya", "ケニア", "けにあ"},
	{"sn", "of Senegal", "du Sénégal", "セネガル", "せねがる"}, {"vn", "of Vietnam", "du Vietnam", "ベトナム", "べとなむ"},
	{"th", "of Thailand", "de la Thaïlande", "タイ", "たい"}, {"np", "of Nepal", "du Népal", "ネパール", "ねぱーる"},
	{"mn", "of Mongolia", "de la Mongolie", "モンゴル", "もんごる"}, {"fj", "of Fiji", "des Fidji", "フィジー", "ふぃじー"},
}

// bodies are what each of the countries has: an ID, names and how the Japanese
// one is read.
var bodies = [][5]string{
	{"harbours", "Harbour Office", "Office des ports", "港湾局", "こうわんきょく"},
	{"forests", "Forest Agency", "Agence des forêts", "森林庁", "しんりんちょう"},
	{"measures", "Institute of Measures", "Institut des mesures", "計量院", "けいりょういん"},
}

var kinds = []string{"press-release", "press-release", "press-release", "report", "statement", "media-advisory", "speech", "backgrounder", "readout"}
