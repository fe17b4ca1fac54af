package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"docsite/generator/bench/corpus"
)

func TestMiddle(t *testing.T) {
	took := func(wall, cpu, memory int) usage {
		return usage{wall: time.Duration(wall), cpu: time.Duration(cpu), memory: int64(memory)}
	}
	for _, c := range []struct {
		all  []usage
		want row
	}{
		{[]usage{took(3, 4, 5)}, row{usage: took(3, 4, 5), worst: 3}},
		{[]usage{took(9, 1, 7), took(2, 3, 6), took(5, 2, 8)}, row{usage: took(5, 2, 7), worst: 9}},
		{[]usage{took(10, 4, 2), took(20, 8, 4)}, row{usage: took(15, 6, 3), worst: 20}},
	} {
		if got := middle("", 0, c.all); got != c.want {
			t.Errorf("of %v the middle is %+v, want %+v", c.all, got, c.want)
		}
	}
}

func TestTable(t *testing.T) {
	second := func(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }
	got := markdown([]table{{releases: 1000, rows: []row{
		{what: fullRow, files: 4946, usage: usage{wall: second(2), cpu: second(3), memory: 83e6}, worst: second(2.5)},
		{what: floorRow, files: 4946, usage: usage{wall: second(0.5), cpu: second(0.25), memory: 22e6}, worst: second(0.5)},
		{what: "serve", usage: usage{wall: second(0.0926)}, worst: second(0.1)},
	}}})
	want := strings.Join([]string{
		"| 1,000 | docsite build: full | 3.00 | 2.00 | 2.50 | 83 | 4,946 | 12 / 4.0 |  |  |",
		"| 1,000 | floor | 0.250 | 0.500 | 0.500 | 22 | 4,946 |  | 0.08 / 0.25 |  |",
		"| 1,000 | serve |  | 0.093 | 0.100 |  |  |  |  |  |",
		"",
	}, "\n")
	if _, rows, _ := strings.Cut(got, "--:|\n"); rows != want {
		t.Errorf("got\n%swant\n%s", rows, want)
	}
	for _, line := range strings.Split(strings.TrimSpace(got), "\n") {
		if strings.Count(line, "|") != 11 {
			t.Errorf("not ten columns: %s", line)
		}
	}
}

func TestFloorWritesFilesOfTheSameSizes(t *testing.T) {
	dir := t.TempDir()
	site, out, sizes := filepath.Join(dir, "site"), filepath.Join(dir, "out"), filepath.Join(dir, "sizes")
	if _, err := corpus.Write(site, 3); err != nil {
		t.Fatal(err)
	}
	if err := corpus.WriteFile(filepath.Join(site, "a folder", "no text.html"), ""); err != nil {
		t.Fatal(err)
	}
	if err := writeSizes(site, sizes); err != nil {
		t.Fatal(err)
	}
	if err := floor(filepath.Join(site, "releases"), sizes, out); err != nil {
		t.Fatal(err)
	}
	again := filepath.Join(dir, "again")
	if err := writeSizes(out, again); err != nil {
		t.Fatal(err)
	}
	want, _ := os.ReadFile(sizes)
	if got, _ := os.ReadFile(again); string(got) != string(want) {
		t.Errorf("the floor wrote\n%swant\n%s", got, want)
	}
}

func TestFindAddress(t *testing.T) {
	for said, want := range map[string]string{
		"the site is at http://127.0.0.1:41073/ until you press Ctrl-C\nnothing to mend\n": "http://127.0.0.1:41073/",
		"port 1 is taken\nat http://a:1/\nat http://b:2/\n":                                "http://a:1/",
		"docsite.yaml: not found\n":                                                        "",
	} {
		address := make(chan string, 1)
		findAddress(strings.NewReader(said), address)
		if got := <-address; got != want {
			t.Errorf("of %q the address is %q, want %q", said, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for list, want := range map[string]int{"1000": 1, "1000,10000": 2, "": 0, "1000,": 0, "-5": 0, "0": 0, "many": 0} {
		if got, err := numbers(list); len(got) != want || (err != nil) != (want == 0) {
			t.Errorf("-releases %q is %v, %v", list, got, err)
		}
	}
}
