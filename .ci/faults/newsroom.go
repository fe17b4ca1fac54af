package main

import "fmt"

// newsroom is a newsroom in one of two versions, which differ in all that a change can be: texts,
// a release more and one less, another address, a colour that all pages have.
func newsroom(version int) files {
	colour := []string{"#14508c", "#7a1f3d"}[version]
	f := files{
		"docsite.yaml": "title: {en: Press office, fr: Service de presse, ja: 報道室}\nbase_url: https://press.example.org/\n" +
			"languages: [en, fr, ja]\ntime_zone: Asia/Tokyo\ncolour: \"" + colour + "\"\n",
		"releases/ministries.yaml": "health: {country: jp, name: {en: Ministry of Health, fr: Ministère de la Santé, ja: 厚生省}, reading: こうせいしょう}\n",
	}
	for n := 1 + version; n <= 6+version; n++ {
		dir := fmt.Sprintf("releases/2025/release-%d/", n)
		slug := ""
		if n == 4 {
			slug = fmt.Sprintf("slug: version-%d\n", version)
		}
		year := []string{"last", "this"}[version]
		f[dir+"en.md"] = fmt.Sprintf("---\ntitle: Release %d\ndate: 2025-0%d-01\nministries: [health]\ncountries: [jp, fr]\n%s---\n\nThe ministry told of it %s year.\n", n, n, slug, year)
		f[dir+"fr.md"] = fmt.Sprintf("---\ntitle: Communiqué %d\n%s---\n\nLe ministère l’a annoncé.\n", n, slug)
		f[dir+"ja.md"] = fmt.Sprintf("---\ntitle: 発表%d\n%s---\n\n厚生省が発表した。\n", n, slug)
	}
	return f
}
