package generator_test

import (
	"context"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator"
)

// TestNext: who makes a site learns when it will be another although no file changes,
// also from a report that the store gives back.
func TestNext(t *testing.T) {
	at := func(day, second int) time.Time { return time.Date(2030, 1, day, 0, 0, second, 0, time.UTC) }
	folder := fstest.MapFS{
		"docsite.yaml":             {Data: []byte("title: {en: Press office}\nbase_url: https://press.example.org/\nlanguages: [en]\n")},
		"releases/ministries.yaml": {Data: []byte("fr-culture: {country: fr, name: {en: Ministry of Culture}, since: 2030-01-08}\n")},
		"releases/2020/a/en.md":    {Data: []byte("---\ntitle: A\ndate: 2020-01-01\nembargo_until: 2030-01-02T00:00:00Z\n---\n\nText.\n")},
		"releases/2020/b/en.md":    {Data: []byte("---\ntitle: B\ndate: 2020-01-01\nchanges: [{date: 2030-01-04, note: Later.}]\nwithdrawn: {date: 2030-01-06}\n---\n\nText.\n")},
	}
	store := t.TempDir()
	for _, c := range []struct{ now, want time.Time }{
		{at(1, 0), at(2, 0)},
		{at(2, -1), at(2, 0)},
		{at(2, 0), at(4, 0)},
		{at(4, 0), at(6, 0)},
		{at(6, 0), at(8, 0)},
		{at(8, -1), at(8, 0)},
		{at(8, 0), time.Time{}},
	} {
		for _, how := range []string{"made", "given back"} {
			e, err := generator.Open(generator.Options{Folder: folder, Cache: store, Version: "test"})
			if err != nil {
				t.Fatal(err)
			}
			a, err := e.Analyze(context.Background(), c.now)
			if err != nil {
				t.Fatal(err)
			}
			r, err := e.Check(context.Background(), c.now)
			if err != nil {
				t.Fatal(err)
			}
			if !r.Next.Equal(c.want) || !a.Next().Equal(c.want) {
				t.Errorf("%v, %s: next is %v and %v, want %v", c.now, how, r.Next, a.Next(), c.want)
			}
			if err := e.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}
