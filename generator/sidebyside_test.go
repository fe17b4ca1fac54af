package generator_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator"
)

// twoLanguages is a newsroom of one release, of which some facts stand in the title, in what is said
// of a picture, twice, and within another. Its Japanese text waits for an approval.
func twoLanguages(t *testing.T) fstest.MapFS {
	t.Helper()
	folder := fstest.MapFS{
		"docsite.yaml":             {Data: []byte("title: {en: Press office, fr: Bureau de presse, ja: 報道室}\nbase_url: https://press.example.org/\nlanguages: [ja, en, fr]\napprove: 1\n")},
		"releases/ministries.yaml": {Data: []byte("fr-culture: {country: fr, name: {en: Ministry of Culture of France, fr: Ministère de la Culture, ja: フランス文化省}}\n")},
		"releases/2020/a/hall.png": {Data: drawing(t, 30, 20)},
		"releases/2020/a/en.md": {Data: []byte("---\ntitle: \"<script>alert(1)</script> in 41 ports & \\\" onclick=\\\"x\"\ndate: 2020-01-01\nministries: [fr-culture]\n---\n\n" +
			"The Ministry of Culture of France counts 41 ports and 41 towns on 3 May 2020. <b onclick=\"x\">Raw</b>\n\n![The 17 halls](hall.png) Around them stand 17 trees.\n\n| Port | Boats |\n|---|---|\n| One | 250 |\n")},
		"releases/2020/a/fr.md": {Data: []byte("---\ntitle: Dans 41 ports\nsource: en\n---\n\n" +
			"Le ministère de la Culture compte 41 ports et autant de villes, 41 en tout, le 3 mai 2020. Brut\n\n![Les 17 halls](hall.png) Autour se dressent 17 arbres.\n\n| Port | Bateaux |\n|---|---|\n| Un | 250 |\n")},
		"releases/2020/a/ja.md": {Data: []byte("---\ntitle: 41港の秘密\nsource: en\n---\n\nフランス文化省は2020年5月3日、41港と41町を数えた。未承認\n\n![17のホール](hall.png) 周囲に17本の木。\n\n| 港 | 船 |\n|---|---|\n| 一 | 250 |\n")},
	}
	approveAll(t, folder, "/ja.md", "/ja.md")
	return folder
}

// TestPagesOfTwoLanguages: each link within a page of two languages leads to something of the page, no ID
// stands twice, and nothing that a text says is markup.
func TestPagesOfTwoLanguages(t *testing.T) {
	all := files(t, quick(t, open(t, generator.Options{Folder: twoLanguages(t)})))
	for name, other := range map[string]string{"en/releases/2020/a/fr/index.html": "fr", "fr/releases/2020/a/en/index.html": "en"} {
		content, there := all[name]
		if !there {
			t.Fatalf("%s is missing", name)
		}
		p := parse(t, name, content)
		if len(p.twice) > 0 || len(p.inline) > 0 || !p.noindex || len(p.canonical) != 1 || p.canonical[0] != "https://press.example.org/"+strings.TrimSuffix(name, other+"/index.html") {
			t.Errorf("%s: ids %q stand twice, %q is a script; noindex %t, canonical %q", name, p.twice, p.inline, p.noindex, p.canonical)
		}
		marked := 0
		for _, link := range p.links {
			id, within := strings.CutPrefix(link, "#")
			if within && !p.ids[id] {
				t.Errorf("%s: nothing is at %s", name, link)
			}
			if strings.HasPrefix(id, "pf") {
				marked++
			}
		}
		if marked < 6 { // of the title, body, 41, date, trees, 250
			t.Errorf("%s: %d facts are marked\n%s", name, marked, content)
		}
		if strings.Contains(string(content), "<script>alert") {
			t.Errorf("%s: a title is a script", name)
		}
	}
	for name, content := range all {
		if strings.Contains(string(content), "未承認") || strings.Contains(string(content), "41港") || strings.Contains(name, "/a/ja/") {
			t.Errorf("%s tells what waits for an approval", name)
		}
	}
}

// TestFactsFile: facts.json tells where each public language tells a figure.
func TestFactsFile(t *testing.T) {
	all := files(t, quick(t, open(t, generator.Options{Folder: twoLanguages(t)})))
	var got struct {
		Languages map[string]string
		Facts     []struct {
			Kind, Value string
			Told        map[string]struct{ Text, URL string }
		}
	}
	if err := json.Unmarshal(all["en/releases/2020/a/facts.json"], &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Languages) != 2 {
		t.Errorf("languages: %v", got.Languages)
	}
	for _, f := range got.Facts {
		if f.Value != "2020-05-03" {
			continue
		}
		if f.Kind != "date" || f.Told["en"].Text != "3 May 2020" || f.Told["fr"].Text != "3 mai 2020" || !strings.HasPrefix(f.Told["fr"].URL, "https://press.example.org/fr/releases/2020/a/en/#p") {
			t.Errorf("%+v", f)
		}
		return
	}
	t.Errorf("no date in %+v", got.Facts)
}

// TestNoPagesOfTwoLanguages: with side_by_side off there are none of them, nor files of facts.
func TestNoPagesOfTwoLanguages(t *testing.T) {
	folder := twoLanguages(t)
	folder["docsite.yaml"] = &fstest.MapFile{Data: append(folder["docsite.yaml"].Data, "side_by_side: false\n"...)}
	for name, content := range files(t, quick(t, open(t, generator.Options{Folder: folder}))) {
		if strings.HasSuffix(name, "/facts.json") || strings.HasSuffix(name, "/a/fr/index.html") || strings.Contains(string(content), "/a/fr/") {
			t.Errorf("%s", name)
		}
	}
}

// TestPeopleOfFacts: a person of the register is a fact in every language, and none while it is only
// releases that are not public that have the person speak.
func TestPeopleOfFacts(t *testing.T) {
	folder := fstest.MapFS{"docsite.yaml": {Data: []byte("title: {en: Press office}\nbase_url: https://press.example.org/\nlanguages: [en, fr]\n")}}
	folder["releases/people.yaml"] = &fstest.MapFile{Data: []byte("oda:\n  name: {en: Mika Oda, fr: Mika Oda}\nsato:\n  name: {en: Hana Sato, fr: Hana Sato}\n")}
	folder["releases/2020/p/en.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Two speak\ndate: 2020-05-01\n---\n\nMika Oda met Hana Sato.\n")}
	folder["releases/2020/p/fr.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Deux parlent\n---\n\nMika Oda a rencontré Hana Sato.\n")}
	folder["releases/2020/secret/en.md"] = &fstest.MapFile{Data: []byte("---\ntitle: A new minister\ndate: 2020-05-02\ndraft: true\n---\n\n> I am here.\n>\n> — @sato\n")}
	all := files(t, quick(t, open(t, generator.Options{Folder: folder})))
	facts, page := string(all["en/releases/2020/p/facts.json"]), string(all["en/releases/2020/p/fr/index.html"])
	if !strings.Contains(facts, `"kind": "person"`) || !strings.Contains(facts, `"value": "oda"`) || strings.Contains(facts, "sato") {
		t.Errorf("facts: %s", facts)
	}
	if trail := `"item":"https://press.example.org/en/releases/"`; !strings.Contains(page, trail) {
		t.Errorf("the page does not name %s", trail)
	}
	if !strings.Contains(page, `">Mika Oda</a>`) || strings.Contains(page, `">Hana Sato</a>`) {
		t.Errorf("the page: %s", page)
	}
}

// TestTextsThatAreTooLong have no page that is as long as both; 1,000 passages with the title are not too many.
func TestTextsThatAreTooLong(t *testing.T) {
	for paragraphs, long := range map[int]bool{999: false, 1000: true} {
		text := func(title, word string) *fstest.MapFile {
			return &fstest.MapFile{Data: []byte("---\ntitle: " + title + "\ndate: 2020-05-01\n---\n\n" + strings.Repeat(word+"\n\n", paragraphs))}
		}
		folder := fstest.MapFS{
			"docsite.yaml":          {Data: []byte("title: {en: Press office}\nbase_url: https://press.example.org/\nlanguages: [en, fr]\n")},
			"releases/2020/p/en.md": text("Long", "One."), "releases/2020/p/fr.md": text("Longue", "Un."),
		}
		page := string(files(t, quick(t, open(t, generator.Options{Folder: folder})))["en/releases/2020/p/fr/index.html"])
		if strings.Contains(page, "too long to be shown") != long || strings.Contains(page, `id="p5"`) == long {
			t.Errorf("%d paragraphs: %.3000s", paragraphs, page)
		}
	}
}
