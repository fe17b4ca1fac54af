package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// module writes the files of a module and goes there.
func module(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	files["go.mod"] = "module example\n\ngo 1.26\n"
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
}

func TestFind(t *testing.T) {
	module(t, map[string]string{
		"a/a.go":        "package a\n\nimport \"testing\"\n\nfunc FuzzNoTest(f *testing.F) {}\n",
		"a/b_test.go":   "package a\n\nimport \"testing\"\n\nfunc FuzzB(f *testing.F) {}\n\nfunc TestFuzz(t *testing.T) {}\n\nfunc FuzzHelp(t *testing.T) {}\n\ntype x struct{}\n\nfunc (x) FuzzMethod(f *testing.F) {}\n",
		"a/a_test.go":   "package a_test\n\nimport \"testing\"\n\nfunc FuzzA(f *testing.F) {}\n\nfunc FuzzTwo(f *testing.F, n int) {}\n",
		"b/c/d_test.go": "package c\n\nimport \"testing\"\n\nfunc Fuzz(f *testing.F) {}\n",
		"e/e_test.go":   "package e\n\nimport \"testing\"\n\nfunc TestE(t *testing.T) {}\n",
		"root_test.go":  "package example\n\nimport \"testing\"\n\nfunc FuzzRoot(f *testing.F) {}\n",
		"n/never.go":    "package n\n",
		"n/x_test.go":   "//go:build never\n\npackage n\n\nimport \"testing\"\n\nfunc FuzzNever(f *testing.F) {}\n",
	})
	found, err := find(context.Background(), ".")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range found {
		got = append(got, p.name+": "+strings.Join(p.targets, " "))
	}
	if want := []string{".: FuzzRoot", "a: FuzzA FuzzB", "b/c: Fuzz"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOutput(t *testing.T) {
	const counted = "fuzz: elapsed: 0s, gathering baseline coverage: 0/3 completed\nfuzz: elapsed: 3s, execs: 42110 (14037/sec), new interesting: 7 (total: 10)\nfuzz: elapsed: 4s, execs: 42200 (30/sec), new interesting: 8 (total: 11)\n"
	for _, c := range []struct {
		name, out          string
		execs, interesting int
		input              string
		clock              bool
	}{
		{"passed", counted + "PASS\n", 42200, 8, "", false},
		{"nothing but the seeds", "fuzz: elapsed: 3s, gathering baseline coverage: 2/3 completed\nPASS\n", 0, 0, "", false},
		{"the clock", counted + "--- FAIL: FuzzA (4.01s)\n    context deadline exceeded\nFAIL\n", 42200, 8, "", true},
		{"the clock, and more", counted + "--- FAIL: FuzzA (4.01s)\n    context deadline exceeded\n    a_test.go:3: wrong\nFAIL\n", 42200, 8, "", false},
		{"an input", counted + "--- FAIL: FuzzA (0.10s)\n    --- FAIL: FuzzA (0.00s)\n        a_test.go:9: too long\n    \n    Failing input written to testdata/fuzz/FuzzA/771e\n    To re-run:\n    go test -run=FuzzA/771e\nFAIL\n",
			42200, 8, "testdata/fuzz/FuzzA/771e", false},
		{"a seed", "failure while testing seed corpus entry: FuzzA/seed#0\n--- FAIL: FuzzA (0.02s)\nFAIL\n", 0, 0, "FuzzA/seed#0", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := parse(c.out)
			if r.execs != c.execs || r.interesting != c.interesting || failingInput(c.out) != c.input || endedByClock(c.out) != c.clock {
				t.Errorf("%+v, %q, %t", r, failingInput(c.out), endedByClock(c.out))
			}
		})
	}
}

// TestRun fuzzes a module of two targets, one of which is wrong about inputs that no seed has.
func TestRun(t *testing.T) {
	module(t, map[string]string{"a/a_test.go": `package a

import "testing"

func FuzzRight(f *testing.F) {
	f.Add([]byte("a"))
	f.Fuzz(func(t *testing.T, b []byte) {})
}

func FuzzWrong(f *testing.F) {
	f.Add([]byte("a"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1 {
			t.Error("it is too long")
		}
	})
}
`})
	var out bytes.Buffer
	failed, err := run(context.Background(), &out, 30*time.Second, "Wrong", "", 1)
	if err != nil || !failed {
		t.Fatalf("%t, %v\n%s", failed, err, out.String())
	}
	if m := regexp.MustCompile(`(?m)^a\.FuzzWrong +\d+ +\d+ +[\d.]+  (testdata/fuzz/FuzzWrong/\w+)$`).FindStringSubmatch(out.String()); m == nil || !strings.Contains(out.String(), "it is too long") {
		t.Errorf("the output is\n%s", out.String())
	} else if _, err := os.Stat(filepath.Join("a", m[1])); err != nil {
		t.Error(err)
	}
	corpus := t.TempDir()
	out.Reset()
	if failed, err = run(context.Background(), &out, time.Second, "FuzzRight", corpus, 2); err != nil || failed {
		t.Errorf("%t, %v\n%s", failed, err, out.String())
	}
	if strings.Contains(out.String(), "FuzzWrong") || !strings.Contains(out.String(), "\nin all ") {
		t.Errorf("the output is\n%s", out.String())
	}
	if _, err = run(context.Background(), &out, time.Second, "None", corpus, 1); err == nil || !strings.Contains(err.Error(), "-only") {
		t.Errorf("no target is named so: %v", err)
	}
}

// TestGuide: generator/FUZZING.md names every target of the repository, and no other.
func TestGuide(t *testing.T) {
	text, err := os.ReadFile("../../generator/FUZZING.md")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, m := range regexp.MustCompile("`([a-z/]+)` ([A-Z]\\w*(?:, [A-Z]\\w*)*)").FindAllSubmatch(text, -1) {
		for target := range strings.SplitSeq(string(m[2]), ", ") {
			named = append(named, string(m[1])+" "+target)
		}
	}
	found, err := find(context.Background(), "../..")
	if err != nil {
		t.Fatal(err)
	}
	var targets []string
	for _, p := range found {
		for _, target := range p.targets {
			targets = append(targets, strings.TrimPrefix(p.name, "generator/")+" "+strings.TrimPrefix(target, "Fuzz"))
		}
	}
	slices.Sort(named)
	slices.Sort(targets)
	for _, name := range named {
		if !slices.Contains(targets, name) {
			t.Errorf("there is no target %s", name)
		}
	}
	for _, name := range targets {
		if !slices.Contains(named, name) {
			t.Errorf("the guide does not name %s", name)
		}
	}
}
