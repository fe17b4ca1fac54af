package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"docsite/generator"
	"docsite/generator/edit"
)

// typing returns an asker at whose terminal somebody types lines, and what it
// shows there.
func typing(lines string) (*asker, *strings.Builder) {
	var out strings.Builder
	return &asker{context.Background(), bufio.NewReader(strings.NewReader(lines)), &out}, &out
}

// begun makes a newsroom and opens it.
func begun(t *testing.T) (*edit.Scaffolder, generator.Options) {
	t.Helper()
	now := march
	files, err := edit.Start{Languages: []string{"en", "fr", "ja"}, Country: "jp", Now: now}.Files()
	dir := t.TempDir()
	if err == nil {
		err = edit.CreateIn(dir, files)
	}
	if err == nil {
		err = os.Remove(dir + "/releases/2026/newsroom-opens/fr.md")
	}
	if err != nil {
		t.Fatal(err)
	}
	scaffolder, ds, err := edit.Open(os.DirFS(dir))
	if scaffolder == nil {
		t.Fatal(ds, err)
	}
	return scaffolder, generator.Options{Folder: os.DirFS(dir), Version: "test"}
}

func TestAskedForARelease(t *testing.T) {
	scaffolder, _ := begun(t)
	a, out := typing("\n協定に署名\nJP\nja\nvn, UK\nVN、jp\n\na/b\nagreement\n")
	var f releaseFlags
	if err := f.complete(scaffolder, a); err != nil {
		t.Fatal(err)
	}
	if f.Title != "協定に署名" || f.Lang != "ja" || strings.Join(f.Countries, " ") != "VN JP" || f.Ministries != nil || f.Name != "agreement" {
		t.Errorf("%+v", f.Release)
	}
	const want = `Title:   the title is empty: write one line of text
Title: Language [en]:   the site has no language “JP”: did you mean “ja”?
Language [en]: Countries that it is about, such as vn, jp:   there is no country “UK”: did you mean “GB”?
Countries that it is about, such as vn, jp: Ministries that issue it, by ID, such as jp-example: A short name for its address, such as agreement-signed; empty for the date:   the name “a/b” holds more than letters, digits, hyphens and full stops: write small letters, digits and hyphens, such as agreement-signed
A short name for its address, such as agreement-signed; empty for the date: `
	if out.String() != want {
		t.Errorf("asked\n%s\nnot\n%s", out, want)
	}
	// What the command line says is not asked again.
	a, out = typing("")
	f = releaseFlags{Release: edit.Release{Title: "Signed", Lang: "en"}}
	if err := f.complete(scaffolder, a); err != nil || out.Len() > 0 {
		t.Errorf("%v, asked %s", err, out)
	}
}

func TestAskedForATranslation(t *testing.T) {
	scaffolder, o := begun(t)
	engine, err := generator.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	site, ds, err := engine.Survey(context.Background(), march)
	if site == nil {
		t.Fatal(ds, err)
	}
	a, out := typing("2026/nothing\n\nen\n\n")
	var f translationFlags
	if err := f.complete(site, scaffolder, a); err != nil || f.release != "2026/newsroom-opens" || f.lang != "fr" {
		t.Errorf("%v: %s %s", err, f.release, f.lang)
	}
	for _, want := range []string{"Release [2026/newsroom-opens]: ", "there is no release “2026/nothing”", "Language [fr]: ", "en.md exists already; it lacks fr"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("not asked %q:\n%s", want, out)
		}
	}
}

func TestAskedForAMinistry(t *testing.T) {
	scaffolder, _ := begun(t)
	a, out := typing("jp-example\nnational-archives\nJapon\njp\n\n\n\n国立公文書館\n")
	var f ministryFlags
	if err := f.complete(scaffolder, a); err != nil || f.ID != "national-archives" || f.Country != "JP" || len(f.Name) != 1 || f.Name["ja"] != "国立公文書館" {
		t.Errorf("%v: %+v", err, f.Ministry)
	}
	for _, want := range []string{"the register has “jp-example” already", "Country's code: ", "did you mean “JP”?", "Name in fr: ", "the name is empty"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("not asked %q:\n%s", want, out)
		}
	}
}

func TestAskedForANewsroom(t *testing.T) {
	a, out := typing("here\nja deutsch\nja, fr\n報道室\npress\nhttps://press.example.jp/\nTokyo\nAsia/Tokyo\n\n")
	f := initFlags{languages: []string{"en"}}
	if err := f.ask(a); err != nil {
		t.Fatal(err)
	}
	if f.dir != "here" || strings.Join(f.languages, " ") != "ja fr" || f.start.Title != "報道室" || f.start.BaseURL != "https://press.example.jp/" || f.start.Zone != "Asia/Tokyo" || f.start.Country != "JP" {
		t.Errorf("%+v", f)
	}
	for _, want := range []string{"Folder [newsroom]: ", "“deutsch” is not a language tag", "“press” is not the address of a site", "there is no time zone “Tokyo”", "code [JP]: "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("not asked %q:\n%s", want, out)
		}
	}
}

// Who leaves a question leaves everything as it is.
func TestAnswersThatDoNotCome(t *testing.T) {
	scaffolder, _ := begun(t)
	a, _ := typing("A title\n")
	if err := new(releaseFlags).complete(scaffolder, a); !errors.Is(err, errStopped) {
		t.Errorf("the end of the input: %v", err)
	}
	in, typist := io.Pipe() // nobody types
	defer typist.Close()
	ctx, stop := context.WithCancel(context.Background())
	stop()
	a = &asker{ctx, bufio.NewReader(in), io.Discard}
	if _, err := a.ask("Title", "", anything); !errors.Is(err, errStopped) {
		t.Errorf("a signal: %v", err)
	}
}

func TestNobodyIsAskedWithoutATerminal(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0) // a device, and no terminal
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	cmd := newNew()
	cmd.SetIn(null)
	cmd.SetOut(null)
	if askerOf(cmd) != nil {
		t.Error("the null device was asked")
	}
	cmd.SetIn(strings.NewReader("x"))
	if askerOf(cmd) != nil {
		t.Error("a pipe was asked")
	}
}

var march = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
