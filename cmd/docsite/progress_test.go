package main

import (
	"io"
	"os"
	"testing"
	"time"

	"docsite/generator/progress"
)

func TestLine(t *testing.T) {
	const s = time.Second
	for _, c := range []struct {
		name    string
		stages  []progress.Status
		now     time.Duration
		columns int
		want    string
	}{
		{"nothing has begun", nil, 5 * s, 80, ""},
		{"less than a second", []progress.Status{{Name: progress.Plan, Running: true, To: s - 1}}, s - 1, 80, ""},
		{"a second", []progress.Status{{Name: progress.Plan, Running: true, To: s}}, s, 80, "plan"},
		{"so many of so many", []progress.Status{{Name: progress.Render, Running: true, Done: 1204, Of: 8425, To: 2 * s}}, 2 * s, 80, "render 1,204 of 8,425 files"},
		{"of one", []progress.Status{{Name: progress.Read, Running: true, Of: 1, To: 2 * s}}, 2 * s, 80, "read 0 of 1 release"},
		{"of nobody knows how many", []progress.Status{{Name: progress.Freeze, Running: true, Done: 999, To: 2 * s}}, 2 * s, 80, "freeze 999 files"},
		{"one that has ended before", []progress.Status{{Name: progress.Read, To: s}, {Name: progress.Plan, Running: true, From: s + s/2, To: 2 * s}}, 2 * s, 80, "plan"},
		{"after a pause it is new work", []progress.Status{{Name: progress.Read, To: s}, {Name: progress.Plan, Running: true, From: 2*s + 1, To: 3 * s}}, 3 * s, 80, ""},
		{"after no pause", []progress.Status{{Name: progress.Read, To: s}, {Name: progress.Plan, Running: true, From: 2 * s, To: 3*s - 1}}, 3*s - 1, 80, "plan"},
		{"two at once", []progress.Status{{Name: progress.Search, Running: true, Done: 1, Of: 3, To: 2 * s}, {Name: progress.Plan, Running: true, To: 2 * s}}, 2 * s, 80, "search 1 of 3 languages, plan"},
		{"a narrow terminal", []progress.Status{{Name: progress.Render, Running: true, Done: 1204, Of: 8425, To: 2 * s}}, 2 * s, 13, "render 1,204"},
		{"a terminal of no width that is known", []progress.Status{{Name: progress.Plan, Running: true, To: 2 * s}}, 2 * s, 0, "plan"},
	} {
		if got := line(c.stages, c.now, c.columns); got != c.want {
			t.Errorf("%s: “%s”, want “%s”", c.name, got, c.want)
		}
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 999999: "999,999", 1000000: "1,000,000"} {
		if got := grouped(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

// Nobody looks at a line in continuous integration, or where a terminal cannot take it away.
func TestAlive(t *testing.T) {
	for _, c := range []struct {
		t    terminal
		env  map[string]string
		want bool
	}{
		{terminal{is: true}, nil, true},
		{terminal{is: true}, map[string]string{"TERM": "xterm", "NO_COLOR": "1"}, true},
		{terminal{}, nil, false},
		{terminal{is: true}, map[string]string{"CI": "true"}, false},
		{terminal{is: true}, map[string]string{"TERM": "dumb"}, false},
	} {
		if got := c.t.alive(func(key string) string { return c.env[key] }); got != c.want {
			t.Errorf("%+v with %v: %t, want %t", c.t, c.env, got, c.want)
		}
	}
}

// What is printed stands where the line stood, which is drawn again behind whole lines alone.
func TestDisplay(t *testing.T) {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	d := &display{terminal: out}
	p := &printer{out, d}
	d.draw("read 1")
	d.draw("read 1")
	d.draw("read 2")
	say(p, "docsite: something")
	d.draw("")
	io.WriteString(p, "Title: ")
	d.draw("read 3")
	io.WriteString(p, "\n")
	d.draw("read 4")
	d.draw("")
	out.Close()
	got, err := io.ReadAll(in)
	if want := "read 1\r\x1b[Kread 2\r\x1b[Kdocsite: something\nTitle: \nread 4\r\x1b[K"; err != nil || string(got) != want {
		t.Errorf("%q, want %q (%v)", got, want, err)
	}
}

// A pipe is told nothing of the work.
func TestFollowsNoPipe(t *testing.T) {
	_, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	o, e, stop := follow(progress.New(time.Now), out, out)
	defer stop()
	if o != io.Writer(out) || e != io.Writer(out) {
		t.Error("what is printed to a pipe goes through a display")
	}
}
