// Command faults builds a site with a docsite that is built already, over one that stands and is
// read meanwhile, and lets everything go wrong that can: builds are killed, disks are full or
// cannot be written, two builds run at once, a store is lost.
//
//	go build -o /tmp/docsite ./cmd/docsite
//	go build -o /tmp/faults ./.ci/faults
//	/tmp/faults -kills 1000 /tmp/docsite
//
// What is mounted it mounts itself, for which it must be root. It prints a table of what was done, what docsite said, and
// what stood after it, and fails where that is not the old site or the new one.
package main

import (
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	kills := flag.Int("kills", 42, "how many builds are killed, two thirds of them with --atomic")
	seed := flag.Uint64("seed", 1, "of what is left to chance")
	disks := flag.Bool("disks", true, "fill disks and make them read-only, for which root is needed")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: faults [-kills N] [-seed N] [-disks=false] DOCSITE")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *kills, *seed, *disks); err != nil {
		fmt.Fprintln(os.Stderr, "faults:", err)
		os.Exit(1)
	}
}

func run(docsite string, kills int, seed uint64, disks bool) error {
	docsite, err := filepath.Abs(docsite)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "faults")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	t, err := newTrial(docsite, dir, rand.New(rand.NewPCG(seed, 0)))
	if err != nil {
		return err
	}
	if err := t.kill(kills); err != nil {
		return err
	}
	if err := t.together(); err != nil {
		return err
	}
	if disks {
		return t.disks()
	}
	return nil
}

// files are paths and what they hold.
type files map[string]string

// trial is a newsroom in two versions, and the sites that they are.
type trial struct {
	docsite  string
	dir      string
	rnd      *rand.Rand
	versions [2]string // folders
	sites    [2]files  // as a clean build writes them
}

func newTrial(docsite, dir string, rnd *rand.Rand) (*trial, error) {
	t := &trial{docsite: docsite, dir: dir, rnd: rnd}
	for i := range t.versions {
		t.versions[i] = filepath.Join(dir, fmt.Sprint("newsroom", i))
		if err := write(t.versions[i], newsroom(i)); err != nil {
			return nil, err
		}
		out := filepath.Join(dir, fmt.Sprint("clean", i))
		if said, status := t.build(i, out, "none"); status != 0 {
			return nil, fmt.Errorf("a clean build: status %d\n%s", status, said)
		}
		site, err := read(out)
		if err != nil {
			return nil, err
		}
		t.sites[i] = site
		if dead := t.dead(site); dead != "" {
			return nil, fmt.Errorf("the site itself has a dead link: %s", dead)
		}
	}
	return t, nil
}

// command is a build of one of the versions.
func (t *trial) command(version int, out, cache string, more ...string) *exec.Cmd {
	args := append([]string{"build", "--site", t.versions[version], "--out", out, "--cache", cache, "--now", "2026-01-01T00:00:00Z"}, more...)
	return exec.Command(t.docsite, args...)
}

// build builds one of the versions and returns what docsite said to people, and its exit status.
func (t *trial) build(version int, out, cache string, more ...string) (said string, status int) {
	cmd := t.command(version, out, cache, more...)
	text, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		return err.Error(), -1
	}
	return strings.TrimSpace(string(text)), cmd.ProcessState.ExitCode()
}

// whole returns an error unless the folder holds just one of the sites, and nothing is
// left beside it.
func (t *trial) whole(out string, version int) error {
	site, err := read(out)
	if err != nil {
		return err
	}
	if !maps.Equal(site, t.sites[version]) {
		return fmt.Errorf("%s does not hold site %d: %s", out, version, difference(site, t.sites[version]))
	}
	at, err := filepath.EvalSymlinks(out)
	if err != nil {
		return err
	}
	other, second := strings.CutSuffix(at, ".2")
	if !second {
		other += ".2"
	}
	for _, left := range []string{filepath.Join(out, ".docsite", "stage"), filepath.Join(filepath.Dir(at), ".docsite-"+filepath.Base(at)), other} {
		if _, err := os.Lstat(left); err == nil {
			return fmt.Errorf("%s is left", left)
		}
	}
	return nil
}

// mixed returns an error if a file is neither of the old site nor of the new one, or a page leads to
// one that either of them has and that is not there.
func (t *trial) mixed(out string) error {
	site, err := read(out)
	if err != nil {
		return err
	}
	for p, text := range site {
		if text != t.sites[0][p] && text != t.sites[1][p] {
			return fmt.Errorf("%s is a file of neither site (%d bytes)", p, len(text))
		}
	}
	if dead := t.dead(site); dead != "" {
		return fmt.Errorf("a dead link: %s", dead)
	}
	return nil
}

func difference(got, want files) string {
	for p := range want {
		if got[p] != want[p] {
			return p + " is missing, or another one"
		}
	}
	for p := range got {
		if _, is := want[p]; !is {
			return p + " is too much"
		}
	}
	return "nothing"
}

// read returns a folder, without what docsite keeps there for itself.
func read(dir string) (files, error) {
	all := files{}
	root, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if e.Name() == ".docsite" {
				return fs.SkipDir
			}
			return nil
		}
		text, err := os.ReadFile(name)
		p, _ := filepath.Rel(root, name)
		all[filepath.ToSlash(p)] = string(text)
		return err
	})
	return all, err
}

func write(dir string, f files) error {
	for p, text := range f {
		name := filepath.Join(dir, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// row prints a line of the table.
func row(what, said, stood string) {
	first, _, _ := strings.Cut(said, "\n")
	io.WriteString(os.Stdout, fmt.Sprintf("%-44s | %-6s | %s\n", what, stood, first))
}
