package align_test

import (
	"slices"
	"testing"

	"docsite/generator/diag"
)

// pairOf returns the files of a release of 1 May 2024 of two languages.
func pairOf(lang, original, other, translation string) map[string]string {
	return map[string]string{
		lang + ".md":  "---\ntitle: A\ndate: 2024-05-01\noriginal: true\nsummary: B\n---\n\n" + original + "\n",
		other + ".md": "---\ntitle: Z\nsummary: Y\n---\n\n" + translation + "\n",
	}
}

// TestRight holds that nothing is told of what two languages say in their own ways.
func TestRight(t *testing.T) {
	for _, c := range []struct{ name, lang, original, other, translation string }{
		{"days in brackets behind", "en", "The meetings are on Thursday 2, Friday 3 and Tuesday 7 May 2024.", "ja", "日時：2024年5月2日（木）、3日（金）、7日（火）"},
		{"the same, with years", "en", "The meetings are on Thursday 2, Friday 3 and Tuesday 7 May 2024.", "ja", "日時：2024年5月2日（木）、2024年5月3日（金）、2024年5月7日（火）"},
		{"the same, with spaces", "en", "The meetings are on Thursday 2, Friday 3 and Tuesday 7 May 2024.", "ja", "日時：2024年5月2日（木） 3日（金） 7日（火）"},
		{"the same, on lines", "en", "The meetings are on Thursday 2, Friday 3 and Tuesday 7 May 2024.", "ja", "日時：2024年5月2日（木）\n3日（金）\n7日（火）"},
		{"a range of days in brackets", "en", "The meetings are on 2, 3 and 5 May 2024.", "ja", "日時：2024年5月2日（木）～3日（金）、5日（日）"},
		{"days of every week before a date", "en", "Press conferences are held on Tuesdays and Fridays; there is none on 2 May 2024.", "ja", "定例会見は火曜日・金曜日、2024年5月2日は休み"},
		{"French days in brackets", "fr", "Les réunions ont lieu le 2 mai (jeudi), le 3 mai (vendredi) et le 7 mai 2024 (mardi).", "en", "The meetings take place on May 2 (Thursday), May 3 (Friday) and May 7, 2024 (Tuesday)."},
		{"midnight", "en", "Applications close on 31 May at midnight.", "ja", "5月31日24時締切。"},
		{"midnight in French", "en", "Applications close on 31 May at midnight.", "fr", "Clôture des candidatures le 31 mai à 24 h."},
		{"midnight, 12 in the afternoon", "en", "Applications close on 31 May at midnight.", "ja", "5月31日午後12時締切。"},
		{"midnight, the day after", "en", "Applications close on 31 May at midnight.", "fr", "Clôture des candidatures le 1er juin à 0 h."},
		{"a standard", "en", "The laboratory is certified to ISO 9001.", "ja", "試験所はISO9001の認証を受けています。"},
		{"a standard, glued first", "ja", "試験所はISO9001の認証を受けています。", "fr", "Le laboratoire est certifié ISO 9001."},
		{"a European standard", "en", "The site meets EN 301 549 of 2021.", "fr", "Le site est conforme à la norme EN 301 549 de 2021."},
		{"a European standard, in brackets", "fr", "Le site est conforme (EN\u00a0301\u00a0549) en 2021.", "ja", "このサイトはEN 301 549に準拠しています（2021年）。"},
		{"goals and groups", "en", "SDG 13, the G7 and COVID-19 were discussed.", "ja", "SDG13、G 7及びCovid 19が議論されました。"},
		{"a season", "en", "The 2023/24 season begins.", "fr", "La saison 2023/2024 commence."},
		{"a season with a dash", "fr", "La saison 2023-2024 commence.", "en", "The 2023–24 season begins."},
		{"eighties", "ja", "80代の参加者が最も多くなりました。", "en", "Most participants were in their eighties."},
		{"a rate of exchange", "en", "The rate is 150 yen to the dollar.", "ja", "為替は1ドル150円です。"},
		{"translated addresses", "en", "See [our values](https://digital.example.ca/our-values/), [careers](https://digital.example.ca/careers/) and [our account](https://social.example/@CDS_GC).", "fr", "Voir [nos valeurs](https://numerique.example.ca/nos-valeurs/), [les carrières](https://numerique.example.ca/carrieres/) et [notre compte](https://social.example/@SNC_GC)."},
		{"two zones", "en", "The release is at 04:00:00 (UTC) on 2 May 2024.", "ja", "公開は2024年5月2日13:00:00（JST）です。"},
		{"two zones, another day", "en", "The release is at 9 p.m. (UTC) on 2 May 2024.", "ja", "公開は2024年5月3日午前6時（日本時間）です。"},
		{"a patch level", "en", "Use patchlevel 302 on x86-64; it is a catch-22. Covid- 19 and r62990 are named.", "ja", "x86_64ではp302をお使いください。catch-22です。Covid-19とr62990が挙がっています。"},
		{"a block of code", "en", "Call it so:\n\n```\nprint 4711\n```\n\nThat is all of it, and nothing more is needed today.", "ja", "次のように呼び出します。\n\nそれだけで足り、ほかに必要なものはありません。"},
		{"six in ten", "en", "6 in 10 agreed, and a quarter did not.", "ja", "6 割が賛成し、4 分の 1が反対しました。"},
		{"six out of ten", "fr", "Six habitants sur dix sont pour.", "ja", "住民の6割が賛成です。"},
		{"military time", "en", "It opens at 0600 PT.", "ja", "午前6時に開きます。"},
		{"twenty-odd", "en", "Two of the twenty-odd members met twice.", "ja", "二十数名の委員のうち2名が2回会合した。"},
		{"twenty-odd, from Japanese", "ja", "二十数名の委員のうち2名が2回会合した。", "en", "Two of the twenty-odd members met twice."},
		{"two breaks", "en", "The conference opens.  \nEverybody is welcome to the hall.  \nThe doors are open from noon.", "fr", "La conférence est ouverte.\n\nTout le monde est le bienvenu dans la salle.\n\nLes portes sont ouvertes dès midi."},
		{"a sentence as a list", "en", "We shall do two things: open the archive and train its readers.", "fr", "Nous ferons deux choses :\n\n- ouvrir les archives\n- former leurs lecteurs"},
		{"a list as a sentence", "fr", "Nous ferons deux choses :\n\n- ouvrir les archives\n- former leurs lecteurs", "en", "We shall do two things: open the archive and train its readers."},
		{"names of people", "en", "Thanks go to:\n\n- Anna Berger, Bernard Petit, Chiara Rossi, Dieter Vogel, Elena García, Farid Haddad, Gabriela Nowak\n- `export PATH=/opt/tool/bin:$PATH && make install PREFIX=/opt/tool CFLAGS=-O2 LDFLAGS=-s`\n- 0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6071\n- [A guide to the standards that digital services of the public administration follow](https://example.org/guide)", "ja", "次の皆さんに感謝します。\n\n- Anna Berger, Bernard Petit, Chiara Rossi, Dieter Vogel, Elena García, Farid Haddad, Gabriela Nowak\n- `export PATH=/opt/tool/bin:$PATH && make install PREFIX=/opt/tool CFLAGS=-O2 LDFLAGS=-s`\n- 0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6071\n- [A guide to the standards that digital services of the public administration follow](https://example.org/guide)"},
		{"a fortnight", "fr", "La consultation dure quinze jours.", "ja", "意見の募集期間は2週間です。"},
		{"days and weeks", "en", "The trial takes 21 days.", "ja", "試験は3週間行われます。"},
		{"months and years", "en", "The project runs for 18 months.", "fr", "Le projet dure un an et demi."},
		{"miles", "en", "The road is 50 miles long.", "fr", "La route est longue de 80 km."},
		{"converted, off by less than 6 %", "en", "The road is 100 miles long.", "fr", "La route est longue de 152 km."},
		{"weeks of days, off by less than a tenth", "en", "The trial takes 100 days.", "fr", "L’essai dure 13 semaines."},
		{"rounded by less than 3 %", "en", "There were 103 visitors.", "fr", "Il y a eu environ 100 visiteurs."},
		{"a share, off by less than half a per cent", "en", "A third of them came.", "fr", "Il en est venu 33,8 %."},
		{"a time in the zone of the readers", "en", "It begins at 18:00 (UTC).", "fr", "Début à 23 h."},
		{"a month beside it", "en", "The road is shut from the end of March.", "fr", "La route est fermée à partir d’avril."},
		{"no countries", "ja", "ベトナム、ラオス及びタイが参加し、自由で開かれたインド太平洋について議論しました。", "en", "Vietnam, Laos and Thailand took part; a free and open Indo-Pacific was discussed in New Jersey."},
		{"a tenth of a month", "en", "It opens in early May 2024.", "ja", "2024年5月上旬に開きます。"},
	} {
		if found := compared(t, pairOf(c.lang, c.original, c.other, c.translation)); len(found) > 0 {
			t.Errorf("%s: %d findings\n%s", c.name, len(found), show(found))
		}
	}
}

// TestWrong holds that what contradicts is told.
func TestWrong(t *testing.T) {
	for _, c := range []struct {
		name, lang, original, other, translation string
		code                                     diag.Code
	}{
		{"days as weeks", "en", "The trial takes 60 days.", "fr", "L’essai dure 60 semaines.", diag.NumberDiffers},
		{"kilometres as metres", "en", "The road is 450 km long.", "fr", "La route est longue de 450 m.", diag.NumberDiffers},
		{"megawatts as gigawatts", "en", "The plant has 45 MW.", "fr", "La centrale a une puissance de 45 GW.", diag.NumberDiffers},
		{"tonnes as kilograms", "en", "The ship carries 450 tonnes.", "ja", "船は450キログラムを運びます。", diag.NumberDiffers},
		{"seconds as minutes", "en", "The signal lasts 30 seconds.", "ja", "合図は30分続きます。", diag.NumberDiffers},
		{"months as years", "en", "The permit is good for 3 months.", "fr", "Le permis est valable 3 ans.", diag.NumberDiffers},
		{"an item left out", "en", "It brings:\n\n- Fewer errors in programs\n- More comprehensible code\n- Faster tests", "fr", "Cela apporte :\n\n- Moins d’erreurs dans les programmes\n- Des tests plus rapides", diag.PartMissing},
		{"a short item left out", "en", "These are:\n\n- one\n- two\n- three", "fr", "Ce sont :\n\n- un\n- deux", diag.PartMissing},
		{"another revision", "en", "It came with r62990 of the tree.", "ja", "r63027で入りました。", diag.NumberDiffers},
		{"one of two currencies", "en", "It costs 45 million euros and 30 million dollars.", "fr", "Cela coûte 45 millions d’euros et 30 millions d’euros.", diag.MoneyDiffers},
		{"one of two currencies, in brackets", "en", "It costs €45 million (¥7.2 billion).", "fr", "Cela coûte 45 millions d’euros (7,2 milliards de dollars).", diag.MoneyDiffers},
		{"converted, off by more than 6 %", "en", "The road is 100 miles long.", "fr", "La route est longue de 151 km.", diag.NumberDiffers},
		{"weeks of days, off by more than a tenth", "en", "The trial takes 100 days.", "fr", "L’essai dure 12 semaines.", diag.NumberDiffers},
		{"rounded by more than 3 %", "en", "There were 104 visitors.", "fr", "Il y a eu environ 100 visiteurs.", diag.NumberDiffers},
		{"rounded to three figures", "en", "There were 103 visitors.", "fr", "Il y a eu environ 101 visiteurs.", diag.NumberDiffers},
		{"a time four hours from one with a zone", "en", "It begins at 18:00 (UTC).", "fr", "Début à 22 h.", diag.DateDiffers},
		{"a month after the next", "en", "The road is shut in March.", "fr", "La route est fermée en mai.", diag.DateDiffers},
		{"no such day", "en", "It ends on 30 June 2024.", "ja", "2024年6月31日に終わります。", "DS317"},
		{"a day of no year", "en", "It is on Friday, 3 May.", "ja", "5月3日（木）に行われます。", diag.WeekdayWrong},
	} {
		found := compared(t, pairOf(c.lang, c.original, c.other, c.translation))
		if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == c.code }) || len(found) > 2 {
			t.Errorf("%s: want %s\n%s", c.name, c.code, show(found))
		}
	}
}
