package generator_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"docsite/generator"
	"docsite/generator/diag"
	"docsite/generator/revision"
)

// What is built is a function of the files and of the moment, and of nothing that
// was built before: after any steps the output is that of a clean build with an empty
// store. TestSteps holds it for a few hundred steps in a row, FuzzSteps for any two.

func TestSteps(t *testing.T) {
	const steps = 40
	seeds := uint64(6)
	if testing.Short() {
		seeds = 2 // with the race detector each takes minutes
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(seed, 7))
			choices := make([]byte, 3*steps)
			for i := range choices {
				choices[i] = byte(random.UintN(256))
			}
			walkSteps(t, choices)
		})
	}
}

// TestStepsWithTwins walks with all that machines are told, which a random walk seldom has for long.
func TestStepsWithTwins(t *testing.T) {
	s := newSteps(t)
	for _, name := range []string{"releases/2020/d/en.md", "releases/2020/e/fr.md"} { // which others refer to
		for _, line := range []string{"draft: true\n", "embargo_until: 2040-01-02T12:00:00Z\n"} {
			s.folder[name].Data = bytes.ReplaceAll(s.folder[name].Data, []byte(line), nil)
		}
	}
	most := 0
	for _, step := range []struct {
		name       string
		which, how int
	}{
		{"machines", 6, 15}, // twins of all forms, a news sitemap, Dublin Core, llms.txt, a hub, alerts
		{"text", 0, 0}, {"text", 2, 3}, {"text", 4, 4}, {"title", 0, 1}, {"title", 3, 2}, {"summary", 1, 1}, {"change", 0, 1}, {"change", 0, 2}, {"text", 0, 6},
		{"filed under", 0, 11}, {"filed under", 0, 17}, {"event time", 0, 2}, {"contact", 1, 1}, {"quick facts", 2, 4}, {"gallery", 4, 1}, {"picture", 0, 1},
		{"register", 1, 1}, {"message", 1, 0}, {"withdrawn", 0, 1}, {"text", 0, 0}, {"preview", 0, 0}, {"title", 1, 2}, {"preview", 0, 0}, {"text", 1, 1},
		{"news", 0, 0}, {"title", 0, 4}, {"news", 0, 1}, {"news", 0, 3}, {"news", 0, 4}, {"time", 2, 1}, {"machines", 1, 0}, {"machines", 2, 0}, {"text", 0, 1}, {"machines", 0, 0},
	} {
		i := slices.IndexFunc(steps, func(one stepOf) bool { return one.name == step.name })
		s.take(steps[i], step.which, step.how)
		if t.Failed() {
			t.Fatalf("after %s %d %d", step.name, step.which, step.how)
		}
		told := 0
		for name := range written(t, s.fresh) {
			if strings.HasSuffix(name, "/index.md") {
				told++
			}
		}
		most = max(most, told)
		if step.name == "text" && told == 0 {
			t.Errorf("after %s %d %d there are no twins", step.name, step.which, step.how)
		}
	}
	if most < 5 {
		t.Errorf("there were never more than %d twins", most)
	}
}

func FuzzSteps(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x10\x11\x12\x20\x21\x22"))
	const most = 2 // steps: the fuzzer gives an input ten seconds, and holds one that takes longer for one that never ends
	f.Fuzz(func(t *testing.T, choices []byte) {
		walkSteps(t, choices[:min(len(choices), 3*most)])
	})
}

// newsroomSteps is a newsroom that is changed step by step, with two who build it: one
// begins anew each time, with the store of the last time; one goes on, and is told
// what changed.
type newsroomSteps struct {
	*testing.T
	folder  fstest.MapFS
	now     time.Time
	preview bool
	store   string
	fresh   string // what the first has written
	lasting string // and the second
	engines map[bool]*generator.Engine
}

// walkSteps takes three of the choices for each step: what is done, to which file,
// and how.
func walkSteps(t *testing.T, choices []byte) {
	s := newSteps(t)
	var done []string
	for len(choices) >= 3 && !t.Failed() {
		step := steps[int(choices[0])%len(steps)]
		s.take(step, int(choices[1]), int(choices[2]))
		done = append(done, fmt.Sprintf("%s %d %d", step.name, choices[1], choices[2]))
		choices = choices[3:]
	}
	if t.Failed() {
		t.Logf("after %s", strings.Join(done, ", "))
	}
}

func newSteps(t *testing.T) *newsroomSteps {
	s := &newsroomSteps{
		T: t, folder: woven(t), now: noon, store: t.TempDir(), fresh: t.TempDir(), lasting: t.TempDir(), engines: map[bool]*generator.Engine{},
	}
	for _, preview := range []bool{false, true} {
		s.engines[preview] = open(t, generator.Options{Folder: s.folder, Preview: preview})
	}
	return s
}

// take changes the newsroom by a step, and builds it.
func (s *newsroomSteps) take(step stepOf, which, how int) {
	s.Helper()
	paths := step.do(s, which, how)
	for _, e := range s.engines {
		e.Forget(paths...)
	}
	s.compare()
}

// engine opens an engine of the newsroom as it is, with the folder of a store or
// without.
func (s *newsroomSteps) engine(cache string) *generator.Engine {
	e, err := generator.Open(generator.Options{Folder: s.folder, Preview: s.preview, Cache: cache, Version: "test", MakeCopies: true})
	if err != nil {
		s.Fatal(err)
	}
	return e
}

// compare builds in three ways, of which the clean one is right.
func (s *newsroomSteps) compare() {
	s.Helper()
	clean, out := s.engine(""), s.TempDir()
	defer clean.Close()
	want, _, err := clean.Build(context.Background(), s.now, out, generator.BuildOptions{})
	if err != nil {
		s.Fatal(err)
	}
	fresh := s.engine(s.store)
	defer fresh.Close()
	for how, build := range map[string]struct {
		*generator.Engine
		out string
	}{"with a store": {fresh, s.fresh}, "with a memory": {s.engines[s.preview], s.lasting}} {
		right := written(s.T, out)
		if want.Stops(false) {
			right = written(s.T, build.out) // what stands there
		}
		got, _, err := build.Build(context.Background(), s.now, build.out, generator.BuildOptions{})
		if err != nil {
			s.Errorf("%s: %v", how, err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			s.Errorf("%s the report is another: %s", how, diff)
		}
		after := written(s.T, build.out)
		for _, name := range slices.Sorted(maps.Keys(right)) {
			if !bytes.Equal(right[name], after[name]) {
				s.Errorf("%s %s is another than in a clean build: %s", how, name, cmp.Diff(string(right[name]), string(after[name])))
				return
			}
			delete(after, name)
		}
		if len(after) > 0 {
			s.Errorf("%s there are files too many: %q", how, slices.Sorted(maps.Keys(after)))
		}
	}
}

// written returns the files of a site that was written into a folder.
func written(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(name, ".docsite/") {
			return err
		}
		files[name], err = os.ReadFile(filepath.Join(dir, name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// texts are the newsroom's translations, sorted.
func (s *newsroomSteps) texts() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(s.folder)), func(name string) bool {
		return !strings.HasSuffix(name, ".md") || strings.Count(name, "/") != 3
	})
}

// text returns one of them; there is always one.
func (s *newsroomSteps) text(n int) string {
	list := s.texts()
	if len(list) == 0 {
		s.put("releases/2020/a/en.md", "---\ntitle: A\ndate: 2020-05-04\n---\n\nText.\n")
		list = s.texts()
	}
	return list[n%len(list)]
}

func (s *newsroomSteps) put(name, text string) []string {
	s.folder[name] = &fstest.MapFile{Data: []byte(text)}
	return []string{name}
}

// key states a key in a text's front matter, in the place of its last value.
func (s *newsroomSteps) key(n int, key, value string) []string {
	name := s.text(n)
	head, body, _ := strings.Cut(strings.TrimPrefix(string(s.folder[name].Data), "---\n"), "\n---\n")
	lines := slices.DeleteFunc(strings.Split(head, "\n"), func(line string) bool { return strings.HasPrefix(line, key+":") })
	if value != "" {
		lines = append(lines, key+": "+value)
	}
	return s.put(name, "---\n"+strings.Join(lines, "\n")+"\n---\n"+body)
}

// move moves what lies in one folder into another.
func (s *newsroomSteps) move(from, to string) []string {
	for _, name := range slices.Sorted(maps.Keys(s.folder)) {
		if rest, ok := strings.CutPrefix(name, from+"/"); ok {
			s.folder[to+"/"+rest] = s.folder[name]
			delete(s.folder, name)
		}
	}
	return []string{from, to}
}

// outputs calls do with one file of each output.
func (s *newsroomSteps) outputs(n int, do func(file string) error) []string {
	for _, dir := range []string{s.fresh, s.lasting} {
		files := slices.Sorted(maps.Keys(written(s.T, dir)))
		if len(files) == 0 {
			continue
		}
		if err := do(filepath.Join(dir, files[n%len(files)])); err != nil {
			s.Fatal(err)
		}
	}
	return nil
}

// stored returns the files of the store.
func (s *newsroomSteps) stored() []string {
	files, err := filepath.Glob(filepath.Join(s.store, "records", "*"))
	if err != nil {
		s.Fatal(err)
	}
	return files
}

// pick returns one of several, of which the empty one takes a key out.
func pick(n int, of ...string) string { return of[n%len(of)] }

type stepOf struct {
	name string
	do   func(s *newsroomSteps, which, how int) []string
}

// steps change a newsroom, its moment, its output or its store, and return the paths
// of the folder that changed.
var steps = []stepOf{
	{"text", func(s *newsroomSteps, which, how int) []string {
		name := s.text(which)
		return s.put(name, string(s.folder[name].Data)+pick(how, "\nMore.\n", "\n## A heading\n", "\n[All](/en/releases/)\n", "\n[b](../b/)\n", "\n![The plan](../d/plan.png)\n", "\n[^1]: note\n", "\n**3,000** yen\n"))
	}},
	{"title", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "title", fmt.Sprintf("Title %d", how%7))
	}},
	{"date", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "date", pick(how, "2020-05-04", "2020-01-31", "2020-12-24T09:00:00Z", "2021-01-01", ""))
	}},
	{"slug", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "slug", pick(how, "", "one", "two", "autre"))
	}},
	{"summary", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "summary", pick(how, "", "In short.", "In other words."))
	}},
	{"filed under", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, pick(how, "countries", "ministries", "topics", "event", "type"), pick(how/5, "", "[vn, jp]", "[fr-culture]", "[digital]", "week", "report"))
	}},
	{"embargo", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "embargo_until", pick(how, "", "2030-01-01T12:00:00Z", "2030-01-01T12:00:01Z", "2031-01-01T00:00:00Z"))
	}},
	{"draft", func(s *newsroomSteps, which, how int) []string { return s.key(which, "draft", pick(how, "", "true")) }},
	{"change", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "changes", pick(how, "", "[{date: 2020-06-01, note: Corrected.}]", "[{date: 2030-06-01, note: Later.}]", "[{date: 2020-06-01, kind: correction, note: Wrong., was: Two., now: Three.}]",
			"[{date: 2020-06-01, kind: clarification, note: Unclear.}, {date: 2021-06-01, kind: correction, note: Wrong.}]", "[{date: 2020-06-01, kind: minor}]"))
	}},
	{"gone", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "gone", pick(how, "", "{date: 2022-01-01, reason: {en: Wrong}}", "{date: 2022-01-01, reason: {en: Wrong}, merged: 2020/b}", "{date: 2030-01-01T12:00:01Z}", "{date: 2022-01-01, merged: 2020/a}"))
	}},
	{"made from", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "source", pick(how, "", "en@0000000", "fr@0000000"))
	}},
	{"pending", func(s *newsroomSteps, which, how int) []string {
		name := s.text(which)
		from := strings.TrimSuffix(name, path.Base(name)) + "en.md"
		if strings.HasSuffix(name, "/en.md") || s.folder[from] == nil {
			return s.key(which, "pending", pick(how, "", "[a1b2c3d4]", "[all]"))
		}
		e := s.engine("")
		defer e.Close()
		passages, err := e.Passages()
		if err != nil {
			s.Fatal(err)
		}
		if passages == nil {
			return nil
		}
		text, ok := passages(from, s.folder[from].Data)
		if !ok {
			return nil
		}
		digests := revision.Digests(text)
		s.key(which, "source", pick(how, "en@"+revision.Digest(text), "en@0000000"))
		return s.key(which, "pending", pick(how/2, "", "[\""+digests[how%len(digests)]+"\"]", "[\""+strings.Join(digests, "\", \"")+"\"]", "[\"-a1b2c3d4\"]", "[\"a1b2c3d4\"]"))
	}},
	{"withdrawn", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "withdrawn", pick(how, "", "{date: 2020-07-01, reason: {en: Wrong}, superseded_by: 2020/b}", "{date: 2030-07-01}", "{date: 2020-07-01, superseded_by: 2020/a}", "{date: 2020-07-01, reason: {en: Old}, superseded_by: 2020/c}"))
	}},
	{"gone", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "gone", pick(how, "", "{date: 2020-07-01, reason: {en: Wrong}}", "{date: 2030-07-01}"))
	}},
	{"hold", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "hold", pick(how, "", "complete", "{without: [fr], who: A, why: B}", "all"))
	}},
	{"announced", func(s *newsroomSteps, which, how int) []string {
		s.key(which, "date", pick(how, "2020-05-04", "2020-12-24T09:00:00Z"))
		return s.key(which, "announced", pick(how/2, "", "provisional", "{date: confirmed, title: {en: Soon}}"))
	}},
	{"approved", func(s *newsroomSteps, which, how int) []string {
		e := s.engine("")
		defer e.Close()
		site, _, err := e.Survey(context.Background(), s.now)
		if err != nil {
			s.Fatal(err)
		}
		digest := "0123456789ab" // of another text
		if name := s.text(which); site != nil && how%3 > 0 {
			for _, r := range site.Releases {
				for _, t := range r.Translations {
					if t.File == name {
						digest = t.Body.Digest[:12]
					}
				}
			}
		}
		return s.key(which, "approve", "[{who: A, digest: \""+digest+"\"}]")
	}},
	{"two pairs of eyes", func(s *newsroomSteps, which, how int) []string {
		return s.put("docsite.yaml", "title: {en: Press office, fr: Bureau}\nbase_url: https://press.example.org/\nlanguages: [en, fr]\n"+pick(how, "", "hold: complete\n", "approve: 1\n", "approve: 1\nhold: complete\n")+pick(which, "", "require: [en, fr]\n", "require: [en]\n"))
	}},
	{"allow", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "allow", pick(how, "", "{DS218: dates of the archive}", "{DS417: as written}"))
	}},
	{"alias", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "aliases", pick(how, "", "[/old.html]", "[/en/]", "[/older/]"))
	}},
	{"picture named", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "image", pick(how, "", "{file: plan.png, alt: A plan}", "{file: turned.jpg, alt: A hall}"))
	}},
	{"quick facts", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, pick(how, "quick_facts", "notes_to_editors"), pick(how/2, "", "[One.]", "['See [b](../b/).']", "See **that**."))
	}},
	{"gallery", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "gallery", pick(how, "", "[{file: plan.png, alt: A plan}]", "[{file: turned.jpg, alt: A hall, credit: Us, rights: free}]"))
	}},
	{"event time", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "event_time", pick(how, "", "{start: 2020-05-04}", "{start: 2020-05-04, end: 2020-05-06, place: Here}", "{start: 2020-05-04T10:00:00Z, end: 2020-05-04T11:00:00Z}"))
	}},
	{"sound", func(s *newsroomSteps, which, how int) []string {
		dir := filepath.ToSlash(filepath.Dir(s.text(which)))
		return append(s.put(dir+"/talk.mp3", fmt.Sprint("talk ", how%2)), s.key(which, "audio", pick(how/2, "", "{file: talk.mp3, transcript: Words.}", "{file: talk.mp3, title: A talk, transcript: More **words**.}"))...)
	}},
	{"captions", func(s *newsroomSteps, which, how int) []string {
		dir := filepath.ToSlash(filepath.Dir(s.text(which)))
		s.put(dir+"/film.mp4", "film")
		s.put(dir+"/film.vtt", pick(how, "WEBVTT\n\n00:00.000 --> 00:01.000\nOne.\n", "WEBVTT\n\n00:00.000 --> 00:01.000\nTwo.\n", "none"))
		return append(s.key(which, "video", "{file: film.mp4, captions: [{file: film.vtt}], transcript: Words.}"), dir)
	}},
	{"contact", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "contacts", pick(how, "", "[{email: press@example.org}]", "[{office: Press}]"))
	}},
	{"pin", func(s *newsroomSteps, which, how int) []string {
		return s.key(which, "pin", pick(how, "", "2029-06-01", "2030-01-01", "2030-01-02", "2031-01-01"))
	}},
	{"page", func(s *newsroomSteps, which, how int) []string {
		return s.put("releases/pages/"+pick(which, "about", "contact")+"/"+pick(which/2, "en.md", "fr.md"), "---\ntitle: "+pick(how, "About us", "À propos")+pick(how/2, "", "\ndraft: true")+pick(how/4, "", "\nslug: us", "\nslug: releases")+
			"\n---\n\nWe issue [releases](../../2020/a/).\n")
	}},
	{"page gone", func(s *newsroomSteps, which, _ int) []string {
		name := "releases/pages/" + pick(which, "about", "contact")
		delete(s.folder, name+"/en.md")
		delete(s.folder, name+"/fr.md")
		return []string{name}
	}},
	{"brand", func(s *newsroomSteps, which, how int) []string {
		settings := "title: {en: Press office, fr: Bureau}\nbase_url: https://press.example.org/\nlanguages: [en, fr]\n" +
			pick(which, "", "menu: [{page: about}]\n", "footer: [{url: 'https://example.org/', text: {en: Home}}]\n") +
			pick(how, "", "logo: {light: brand/logo.svg, dark: brand/logo.svg, alt: {en: Office}}\n", "logo: {light: brand/logo.png, alt: {en: Office}}\n") + pick(how/3, "", "picture: brand/logo.png\n") + pick(how/6, "", "colour: '#7a1f2b'\n")
		s.put("brand/logo.svg", fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="%d"><path d="M0 1h9"/></svg>`, 10+how%3))
		s.put("brand/logo.png", string(drawing(s.T, 30+how%3, 20)))
		return append(s.put("docsite.yaml", settings), "brand/logo.svg", "brand/logo.png")
	}},
	{"broken", func(s *newsroomSteps, which, how int) []string {
		return s.put(s.text(which), pick(how, "no front matter\n", "---\ntitle: [\n---\n", "---\ntitle: x\n---\n", "\xff\xfe"))
	}},
	{"mended", func(s *newsroomSteps, _, _ int) []string {
		clear(s.folder)
		maps.Copy(s.folder, woven(s.T))
		return []string{"."}
	}},
	{"new language", func(s *newsroomSteps, which, how int) []string {
		dir := filepath.ToSlash(filepath.Dir(s.text(which)))
		return s.put(dir+"/"+pick(how, "en.md", "fr.md", "de.md", "fr.MD"), fmt.Sprintf("---\ntitle: New %d\n---\n\nNew.\n", how))
	}},
	{"file gone", func(s *newsroomSteps, which, _ int) []string {
		names := slices.DeleteFunc(slices.Sorted(maps.Keys(s.folder)), func(name string) bool { return name == "docsite.yaml" })
		if len(names) == 0 {
			return nil
		}
		name := names[which%len(names)]
		delete(s.folder, name)
		return []string{name}
	}},
	{"new release", func(s *newsroomSteps, which, how int) []string {
		return s.put(fmt.Sprintf("releases/2021/new-%d/en.md", which%4), fmt.Sprintf("---\ntitle: New\ndate: 2021-02-0%d\n---\n\nThe [text](../../2020/a/).\n", 1+how%8))
	}},
	{"renamed", func(s *newsroomSteps, which, how int) []string {
		from := filepath.ToSlash(filepath.Dir(s.text(which)))
		return s.move(from, filepath.ToSlash(filepath.Dir(from))+"/"+pick(how, "renamed", "a", "other"))
	}},
	{"picture", func(s *newsroomSteps, which, how int) []string {
		name := pick(which, "releases/2020/d/plan.png", "releases/2020/b/turned.jpg", "releases/2020/c/plan.png")
		content := drawing(s.T, 100+how%3, 40)
		if strings.HasSuffix(name, ".jpg") {
			content = photograph(s.T, 90+how%3, 60, 6)
		}
		return s.put(name, string(content))
	}},
	{"document", func(s *newsroomSteps, _, how int) []string {
		return s.put("releases/2020/e/table.csv", fmt.Sprintf("1,%d\n", how%5))
	}},
	{"register", func(s *newsroomSteps, which, how int) []string {
		return s.put("releases/ministries.yaml", pick(which, "", "jp-mic: {country: jp, name: {en: Ministry of Communications}}\n")+
			"fr-culture: {country: fr, name: {en: "+pick(how, "Ministry of Culture", "Culture Ministry")+pick(how/2, "}}", "}, since: 2030-01-02}", "}, succeeded_by: fr-next}", "}, url: 'https://example.org/'}")+"\n"+
			pick(how/8, "", "fr-next: {country: fr, name: {fr: Suite}, since: 2030-01-01}\n"))
	}},
	{"glossary", func(s *newsroomSteps, which, how int) []string {
		return s.put("locales/glossary.yaml", pick(how, "", "text: {en: text, fr: texte}\n", "text: {note: {en: Words, fr: Des mots}, en: text, fr: texte}\n", "text: {en: text, fr: mots}\n", "text: {en: {not: text}}\n", "text: [\n"))
	}},
	{"message", func(s *newsroomSteps, which, how int) []string {
		return s.put("locales/"+pick(which, "fr.yaml", "en.yaml"), pick(how,
			"messages: {shelf.releases: All of it}\n", "messages: {release.external: elsewhere}\n", "typography: {apostrophe: \"`\"}\n",
			"countries: {FR: Frankreich}\n", "search: {endings: {ies: y}}\n", "messages: {type.report: A report}\n", "messages: {none: x}\n", "messages: [\n"))
	}},
	{"template", func(s *newsroomSteps, which, how int) []string {
		name := pick(which, "card.html", "release.html", "base.html")
		text, err := os.ReadFile("../templates/" + name)
		if err != nil {
			s.Fatal(err)
		}
		return s.put("templates/"+name, pick(how, "", "{{with}}")+strings.Replace(string(text), "<", fmt.Sprintf("<!-- %d --><", how%3), 1))
	}},
	{"asset", func(s *newsroomSteps, which, how int) []string {
		return s.put("templates/assets/"+pick(which, "own.css", "crest.svg"), fmt.Sprintf("body { color: #%03d }\n", how))
	}},
	{"settings", func(s *newsroomSteps, which, how int) []string {
		return s.put("docsite.yaml", "title: {en: "+pick(which, "Press office", "Newsroom")+", fr: Bureau}\nbase_url: https://press.example.org/"+pick(how, "", "newsroom/")+
			"\nlanguages: "+pick(how/2, "[en, fr]", "[fr, en]", "[en]", "[]")+"\ntime_zone: "+pick(how/8, "UTC", "Asia/Tokyo")+"\nfallback: "+pick(how/16, "list", "omit")+"\nbehind: "+pick(how/32, "notice", "silent")+"\nside_by_side: "+pick(which/2, "true", "false")+"\n")
	}},
	{"machines", func(s *newsroomSteps, which, how int) []string {
		return s.put("docsite.yaml", "title: {en: Press office, fr: Bureau}\nbase_url: https://press.example.org/\nlanguages: [en, fr]\n"+
			pick(which, "", "twins: [json]\n", "twins: [json, markdown, ninjs]\n", "twins: [markdown]\n")+pick(which/4, "", "news_sitemap: true\n")+
			pick(how, "", "dublin_core: true\n")+pick(how/2, "", "llms: true\n")+pick(how/4, "", "hub: 'https://hub.example.org/'\n")+
			pick(how/8, "", "alerts: {action: 'https://lists.example.org/subscribe'}\n"))
	}},
	{"news", func(s *newsroomSteps, which, how int) []string {
		s.now = time.Date(2020, 5, 5+how%3, 12, 0, 0, 0, time.UTC)
		return s.key(which, "date", pick(how/3, "2020-05-04", "2020-05-04T12:00:00Z", "2020-05-05"))
	}},
	{"time", func(s *newsroomSteps, which, how int) []string {
		s.now = noon.Add(time.Duration(which%5-2) * 200 * 24 * time.Hour).Add(time.Duration(how%3-1) * time.Second)
		return nil
	}},
	{"preview", func(s *newsroomSteps, _, _ int) []string {
		s.preview = !s.preview
		return nil
	}},
	{"killed", func(s *newsroomSteps, _, how int) []string {
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		folder := &stopping{FS: s.folder, stop: stop}
		folder.left.Store(int64(how))
		e, err := generator.Open(generator.Options{Folder: folder, Preview: s.preview, Cache: s.store, Version: "test", MakeCopies: true})
		if err != nil {
			s.Fatal(err)
		}
		defer e.Close()
		if _, _, err := e.Build(ctx, s.now, s.fresh, generator.BuildOptions{}); err != nil && !errors.Is(err, context.Canceled) {
			s.Errorf("a build that is stopped: %v", err)
		}
		return nil
	}},
	{"output touched", func(s *newsroomSteps, which, _ int) []string {
		return s.outputs(which, func(file string) error { return os.Chtimes(file, noon, noon) })
	}},
	{"output damaged", func(s *newsroomSteps, which, how int) []string {
		return s.outputs(which, func(file string) error { return os.WriteFile(file, make([]byte, how), 0o666) })
	}},
	{"output gone", func(s *newsroomSteps, which, _ int) []string { return s.outputs(which, os.Remove) }},
	{"store damaged", func(s *newsroomSteps, which, how int) []string {
		files := s.stored()
		if len(files) == 0 {
			return nil
		}
		name := files[which%len(files)]
		content, err := os.ReadFile(name)
		if err == nil && len(content) > 0 {
			content[len(content)*how/256] ^= 0x55
			err = os.WriteFile(name, content[:len(content)-how%2], 0o600)
		}
		if err != nil {
			s.Fatal(err)
		}
		return nil
	}},
	{"store gone", func(s *newsroomSteps, which, _ int) []string {
		for i, name := range s.stored() {
			if which%3 == 0 || i == which%3 {
				os.Remove(name)
			}
		}
		return nil
	}},
	{"nothing", func(*newsroomSteps, int, int) []string { return nil }},
}

// stopping is a folder that stops who reads in it after so many files.
type stopping struct {
	fs.FS
	left atomic.Int64
	stop func()
}

func (s *stopping) Open(name string) (fs.File, error) {
	if s.left.Add(-1) == 0 {
		s.stop()
	}
	return s.FS.Open(name)
}

// TestAStoreSparesWork: a store is no worse than none, and does what it is for.
func TestAStoreSparesWork(t *testing.T) {
	site := woven(t)
	for _, name := range []string{"releases/2020/d/en.md", "releases/2020/e/fr.md"} {
		site[name].Data = bytes.ReplaceAll(site[name].Data, []byte("draft: true\n"), nil)
		site[name].Data = bytes.ReplaceAll(site[name].Data, []byte("embargo_until: 2040-01-02T12:00:00Z\n"), nil)
	}
	store, out := t.TempDir(), t.TempDir()
	build := func() (generator.Report, int, int) {
		e, err := generator.Open(generator.Options{Folder: site, Cache: store, Version: "test", MakeCopies: true})
		if err != nil {
			t.Fatal(err)
		}
		defer e.Close()
		r, result, err := e.Build(context.Background(), noon, out, generator.BuildOptions{})
		if err != nil || r.Stops(false) {
			var all strings.Builder
			diag.Write(&all, r.Diagnostics, diag.Options{})
			t.Fatal(all.String(), err)
		}
		return r, result.Written, result.Unchanged
	}
	_, written, _ := build()
	if _, again, unchanged := build(); again != 0 || unchanged != written {
		t.Errorf("of %d files %d were written again, and %d unchanged", written, again, unchanged)
	}
	site["releases/2020/d/en.md"].Data = append(site["releases/2020/d/en.md"].Data, "\nOne more paragraph.\n"...)
	if _, changed, _ := build(); changed == 0 || changed > 5 {
		t.Errorf("after a change of one text %d files are written", changed)
	}
}
