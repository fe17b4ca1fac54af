package generator_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator"
)

// TestNothingOutOfTimeWithAStore: builds of all moments, and previews, share one
// store and one engine's folder. Whatever was built before, nothing of what is held
// back at a moment is in the bytes, names or times of what is public then, nor in what is
// told.
func TestNothingOutOfTimeWithAStore(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2030, 1, n, 0, 0, 0, 0, time.UTC) }
	const never = 99
	folder := fstest.MapFS{
		"docsite.yaml": {Data: []byte("title: {en: Press office, fr: Bureau de presse}\nbase_url: https://press.example.org/\nlanguages: [en, fr]\n" +
			"twins: [json, markdown, ninjs]\ndublin_core: true\nnews_sitemap: true\nllms: true\n")},
		"releases/ministries.yaml": {Data: []byte("fr-culture: {country: fr, name: {en: Ministry of Culture}}\n" +
			"bt-canary5: {country: bt, name: {en: Canary5 Board}}\nfr-canary7: {country: fr, name: {en: Canary7 Board}, since: 2030-01-07, logo: arms.svg}\n")},
		"arms.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 1h9"/></svg>`)},
	}
	write := func(name, head, text string) {
		folder["releases/"+name] = &fstest.MapFile{Data: []byte("---\n" + head + "\n---\n\n" + text + "\n")}
	}
	write("2020/known/en.md", "title: Known\ndate: 2020-01-01\nministries: [fr-culture]\nchanges: [{date: 2030-01-06, note: Canary6 corrected.}]", "What is known.\n\n[More](list.txt)")
	write("2020/known/fr.md", "title: Connu", "Ce qui est connu. Le Canary5 Board n’a rien dit.")
	folder["releases/2020/known/list.txt"] = &fstest.MapFile{Data: []byte("known\n")}
	// canaries are words that nobody may see before a day of January 2030.
	canaries := map[string]int{"canary6": 6, "canary7 board": never, "fr-canary7": never, "canary99": never}
	for n := 2; n <= 5; n++ {
		id, body := fmt.Sprintf("2020/canary%d", n), fmt.Sprintf("fr-culture, %s", map[bool]string{true: "bt-canary5", false: "fr-culture"}[n == 5])
		write(id+"/en.md", fmt.Sprintf("title: Canary%d in English\ndate: 2020-02-0%d\nembargo_until: 2030-01-0%dT00:00:00Z\nministries: [%s]\ncountries: [bt]\ntopics: [canary%d]\nevent: canary%d\nevent_time: {start: 2031-01-01, place: {en: Canary%d}}\nimage: {file: canary%d.svg, alt: A canary%d}\naliases: [/canary%d.html]",
			n, n, n, strings.TrimSuffix(body, ", fr-culture"), n, n, n, n, n, n), fmt.Sprintf("The canary%d sings %d,%d%d%d times. [Known](../known/)", n, n, n, n, n))
		write(id+"/fr.md", fmt.Sprintf("title: Canary%d en français", n), fmt.Sprintf("Le canary%d chante.", n))
		folder["releases/"+id+fmt.Sprintf("/canary%d.svg", n)] = &fstest.MapFile{Data: []byte(fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 9"><title>Canary%d</title><rect width="%d" height="9"/></svg>`, n, n, n))}
		canaries[fmt.Sprintf("canary%d", n)] = n
	}
	delete(canaries, "canary5") // a public text has the word
	canaries["canary5 in english"], canaries["canary5 en français"], canaries["canary5 sings"], canaries["/canary5."], canaries["bt-canary5"] = 5, 5, 5, 5, 5
	write("2020/canary99/en.md", "title: Canary99\ndate: 2020-03-01\ndraft: true", "A canary99.")

	store, public, preview := t.TempDir(), t.TempDir(), t.TempDir()
	random := rand.New(rand.NewPCG(3, 1))
	for step := range 24 {
		now := day(1 + random.IntN(8))
		if step%5 == 4 { // what a preview saw is in the store
			e, err := generator.Open(generator.Options{Folder: folder, Preview: true, Cache: store, Version: "test", MakeCopies: true})
			if err != nil {
				t.Fatal(err)
			}
			if r, _, err := e.Build(context.Background(), now, preview, generator.BuildOptions{}); err != nil || r.Stops(false) {
				t.Fatal(r.Diagnostics, err)
			}
			if err := e.Close(); err != nil {
				t.Fatal(err)
			}
		}
		e, err := generator.Open(generator.Options{Folder: folder, Cache: store, Version: "test", MakeCopies: true})
		if err != nil {
			t.Fatal(err)
		}
		r, _, err := e.Build(context.Background(), now, public, generator.BuildOptions{})
		if err != nil || r.Stops(false) {
			t.Fatal(r.Diagnostics, err)
		}
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		told := strings.ToLower(fmt.Sprint(r.Diagnostics))
		seen := map[string]bool{}
		err = fs.WalkDir(os.DirFS(public), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			content := []byte(name + "\n")
			if !d.IsDir() {
				bytes, err := os.ReadFile(filepath.Join(public, name))
				if err != nil {
					return err
				}
				content = append(content, bytes...)
			}
			content = bytes.ToLower(content)
			for canary, from := range canaries {
				if !bytes.Contains(content, []byte(canary)) {
					continue
				}
				seen[canary] = true
				if from == never || now.Before(day(from)) {
					t.Errorf("on day %d %s holds %q", now.Day(), name, canary)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for canary, from := range canaries {
			hidden := from == never || now.Before(day(from))
			if hidden && strings.Contains(told, canary) {
				t.Errorf("on day %d %q is told: %s", now.Day(), canary, told)
			}
			if !hidden && !seen[canary] {
				t.Errorf("on day %d %q is not there yet", now.Day(), canary)
			}
		}
	}
}
