package align_test

import (
	"slices"
	"strings"
	"testing"

	"docsite/generator/diag"
)

// seed is a contradiction that is put into a translation that has none.
type seed struct {
	kind          string
	release, file string
	old, new      string
	code          diag.Code
}

var seeds = []seed{
	{"number", "budget", "fr.md", "38 ports de la mer", "28 ports de la mer", diag.NumberDiffers},
	{"number", "budget", "en.md", "12% more", "21% more", diag.NumberDiffers},
	{"number", "budget", "en.md", "0.95% a year", "0.59% a year", diag.NumberDiffers},
	{"number", "vaccines", "en.md", "53.7% of those", "57.3% of those", diag.NumberDiffers},
	{"number", "vaccines", "ja.md", "2万1,000の", "2万2,000の", diag.NumberDiffers},
	{"number", "vaccines", "ja.md", "| 625万 |", "| 652万 |", diag.NumberDiffers},
	{"number", "railway", "fr.md", "huit voitures-lits", "sept voitures-lits", diag.NumberDiffers},
	{"number", "railway", "ja.md", "2,300人", "3,200人", diag.NumberDiffers},
	{"number", "summit", "fr.md", "Sept pays y ont participé", "Huit pays y ont participé", diag.NumberDiffers},
	{"number", "growth", "fr.md", "68,73 millions", "687,3 millions", diag.NumberDiffers},
	{"number", "growth", "ja.md", "| 1.5 | 1.7 | −0.3 | −1.1 |", "| 1.5 | 1.7 | −0.3 | −1.7 |", diag.NumberDiffers},
	{"number", "energy", "en.md", "| 1,105 | 74 |", "| 1,150 | 74 |", diag.NumberDiffers},
	{"number", "flood", "fr.md", "950 grammes", "590 grammes", diag.NumberDiffers},
	{"number", "heat", "en.md", "47 prefectures", "46 prefectures", diag.NumberDiffers},
	{"number", "quake", "ja.md", "9,600人分", "6,900人分", diag.NumberDiffers},
	{"number", "estimates", "fr.md", "| 146 700 |", "| 164 700 |", diag.NumberDiffers},
	{"number", "estimates", "en.md", "| 146.7 |", "| 14.67 |", diag.NumberDiffers},
	{"date", "budget", "en.md", "On December 3, 2024", "On December 13, 2024", diag.DateDiffers},
	{"date", "budget", "fr.md", "31 janvier 2025", "31 janvier 2026", diag.DateDiffers},
	{"date", "vaccines", "ja.md", "10月6日までに", "6月10日までに", diag.DateDiffers},
	{"date", "energy", "fr.md", "30 juin 2031", "30 juillet 2031", diag.DateDiffers},
	{"date", "flood", "ja.md", "2019年10月の台風", "2018年10月の台風", diag.DateDiffers},
	{"date", "rural", "ja.md", "11月6日から12月15日", "11月16日から12月15日", diag.DateDiffers},
	{"time", "railway", "fr.md", "22 h 15", "20 h 15", diag.DateDiffers},
	{"time", "summit", "en.md", "4:00–4:30 p.m.", "4:00–4:30 a.m.", diag.DateDiffers},
	{"weekday", "energy", "en.md", "Monday, September 1", "Tuesday, September 1", diag.WeekdayWrong},
	{"weekday", "fisheries", "en.md", "Monday to Thursday", "Monday to Friday", diag.DateDiffers},
	{"money", "budget", "fr.md", "312,4 milliards de yens", "312,4 millions de yens", diag.MoneyDiffers},
	{"money", "railway", "ja.md", "2億ドル", "2億円", diag.MoneyDiffers},
	{"money", "summit", "en.md", "3.2 billion yen", "32 billion yen", diag.MoneyDiffers},
	{"money", "fisheries", "ja.md", "2万2,500ユーロ", "2,250ユーロ", diag.MoneyDiffers},
	{"link", "railway", "ja.md", "https://rail.example.org/tickets/", "https://rail.example.org/timetables/", diag.LinkDiffers},
	{"link", "flood", "fr.md", "https://water.example.org/licence/2.0/", "https://waters.example.com/licence/2.0/", diag.LinkDiffers},
	{"picture", "railway", "fr.md", "](map-fr.svg", "](plan-fr.svg", diag.LinkDiffers},
	{"attachment", "railway", "ja.md", "timetable-ja.pdf", "fares-ja.pdf", diag.LinkDiffers},
	{"part", "budget", "fr.md", "Les fonds iront à des travaux dans 38 ports de la mer du Japon et du Pacifique. Ils commenceront pendant l’exercice dans 24 d’entre eux, et d’ici septembre 2025 dans les 14 autres.\n\n", "", diag.PartMissing},
	{"part", "quake", "ja.md", "2. 医療チーム23名（2週間）\n", "", diag.PartMissing},
	{"part", "research", "en.md", "| 2027 | Installation (October) |\n", "", diag.PartMissing},
	{"part", "heat", "fr.md", "## Les alertes\n\n", "", diag.PartMissing},
	{"part", "vaccines", "en.md", "at least six months apart[^1].\n\n[^1]: Three months for people over 80.\n", "at least six months apart.\n", diag.PartMissing},
	{"body", "budget", "en.md", "Ministry of Ports and Waterways (MPW)", "Harbour Affairs Agency", diag.BodyMisnamed},
	{"body", "heat", "fr.md", "ministère japonais des Services de santé", "Bureau de l’hygiène publique du Japon", diag.BodyMisnamed},
	{"body", "flood", "ja.md", "日本の港湾水路省", "日本の資源動力省", diag.BodyMisnamed},
	{"country", "summit", "en.md", "Fiji, Samoa, Tonga, Palau, Malta", "Fiji, Samoa, Tonga, Palau, Cyprus", diag.CountryDiffers},
	{"country", "rural", "ja.md", "フランスでは", "ドイツでは", diag.CountryDiffers},
	{"telephone", "flood", "fr.md", "+1 613 555-0142", "+1 613 555-0124", diag.TelephoneDiffers},
}

// unseen are contradictions in the releases that the rules were not tuned by.
var unseen = []seed{
	{"number", "customs", "fr.md", "912 biens", "921 biens", diag.NumberDiffers},
	{"number", "customs", "ja.md", "11回の会合", "12回の会合", diag.NumberDiffers},
	{"number", "schools", "en.md", "68.1%", "61.8%", diag.NumberDiffers},
	{"number", "museum", "ja.md", "2,100点を展示", "1,200点を展示", diag.NumberDiffers},
	{"number", "wells", "fr.md", "Neuf filles sur dix", "Huit filles sur dix", diag.NumberDiffers},
	{"date", "schools", "fr.md", "18 juillet", "18 juin", diag.DateDiffers},
	{"date", "museum", "en.md", "16 May 2026", "26 May 2026", diag.DateDiffers},
	{"time", "customs", "ja.md", "3月5日18時30分", "3月5日19時30分", diag.DateDiffers},
	{"money", "schools", "en.md", "55,000 yen a device", "5,500 yen a device", diag.MoneyDiffers},
	{"money", "wells", "ja.md", "29億円", "29億ドル", diag.MoneyDiffers},
	{"link", "wells", "fr.md", "https://water.example.org/ghana/map/", "https://water.example.org/togo/map/", diag.LinkDiffers},
	{"part", "customs", "fr.md", "2. Un an plus tard, 377 autres suivent.\n", "", diag.PartMissing},
	{"part", "museum", "en.md", "Opening hours: 10 a.m. to 6.30 p.m., every day but Tuesday; late opening on Thursdays to 9 p.m. Closed on 1 January, 1 May and 25 December.\n\n", "", diag.PartMissing},
	{"body", "museum", "ja.md", "海洋沿岸省が7割", "農村省が7割", diag.BodyMisnamed},
	{"country", "wells", "ja.md", "トーゴとベナン", "トーゴとガボン", diag.CountryDiffers},
	{"number", "courts", "en.md", "1,800 clerks", "1,080 clerks", diag.NumberDiffers},
	{"number", "harvest", "ja.md", "3,460万トン", "3,640万トン", diag.NumberDiffers},
	{"number", "rowing", "fr.md", "46 voix", "64 voix", diag.NumberDiffers},
	{"number", "moons", "fr.md", "7 h 39", "7 h 29", diag.NumberDiffers},
	{"date", "courts", "ja.md", "2026年8月末", "2026年7月末", diag.DateDiffers},
	{"date", "moons", "en.md", "through December 4", "through December 14", diag.DateDiffers},
	{"date", "harvest", "en.md", "16 October", "6 October", diag.DateDiffers},
	{"money", "courts", "en.md", "€1.05 billion", "€1.5 billion", diag.MoneyDiffers},
	{"money", "rowing", "ja.md", "64億円", "46億円", diag.MoneyDiffers},
	{"telephone", "courts", "ja.md", "0 800 000 339", "0 800 000 393", diag.TelephoneDiffers},
}

// TestSeededContradictions holds how many of the contradictions are found, each
// at the file that has it and by its code.
func TestSeededContradictions(t *testing.T) {
	const most = 2 // that are missed
	found, of := map[string]int{}, map[string]int{}
	var missed []string
	for _, s := range slices.Concat(seeds, unseen) {
		files := release(t, s.release)
		if strings.Count(files[s.file], s.old) != 1 {
			t.Fatalf("%s/%s has “%s” not once", s.release, s.file, s.old)
		}
		files[s.file] = strings.Replace(files[s.file], s.old, s.new, 1)
		told := compared(t, files)
		of[s.kind]++
		if slices.ContainsFunc(told, func(d diag.Diagnostic) bool {
			return d.Code == s.code && strings.HasSuffix(d.File, "/"+s.file) && (len(d.Related) > 0 || d.Code == diag.WeekdayWrong)
		}) {
			found[s.kind]++
		} else {
			missed = append(missed, s.release+"/"+s.file+" “"+s.new+"”\n"+show(told))
		}
		if len(told) > 3 {
			t.Errorf("%s/%s, “%s”: one contradiction is told %d times\n%s", s.release, s.file, s.new, len(told), show(told))
		}
	}
	t.Logf("found %v of %v: %d contradictions", found, of, len(seeds)+len(unseen))
	if len(missed) > most {
		t.Errorf("%d of %d are missed:\n%s", len(missed), len(seeds)+len(unseen), strings.Join(missed, ""))
	} else if len(missed) > 0 {
		t.Logf("missed:\n%s", strings.Join(missed, ""))
	}
}

// TestMendOfWhatIsMissing holds that what a translation leaves out is not called
// wrong there.
func TestMendOfWhatIsMissing(t *testing.T) {
	files := release(t, "courts")
	files["en.md"] = strings.Replace(files["en.md"], ", of which 6,420 had been filled by the end of August 2026", "", 1)
	told := compared(t, files)
	if len(told) == 0 {
		t.Fatal("nothing is told")
	}
	for _, d := range told {
		if d.Hint != "tell it here too, or correct the original" {
			t.Errorf("%s: %s", d.Message, d.Hint)
		}
	}
}
