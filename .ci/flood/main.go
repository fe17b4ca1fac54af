// Command flood checks, with a docsite that is built already, texts that hold
// far too much of one thing, and fails where one takes longer than it may.
//
//	go build -o /tmp/docsite ./cmd/docsite
//	go run ./.ci/flood /tmp/docsite
//
// It prints the seconds of the clock and of the processor by construct. See package flood for the texts.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"docsite/generator/markdown/flood"
)

const settings = "title: {en: N, ja: N, fr: N}\nbase_url: https://press.example/\nlanguages: [en, ja, fr]\n"

// site is what is written for one measurement: texts by their names in the
// folder of a release.
type site struct {
	name  string
	texts func(n int) map[string]string
}

func sites(lang string) []site {
	var list []site
	for _, c := range flood.Bodies {
		list = append(list, site{"body: " + c.Name, func(n int) map[string]string {
			return map[string]string{lang + ".md": flood.Front + c.Of(n)}
		}})
	}
	for _, c := range flood.Files {
		list = append(list, site{"file: " + c.Name, func(n int) map[string]string {
			return map[string]string{lang + ".md": c.Of(n)}
		}})
	}
	for _, p := range flood.Pairs {
		list = append(list, site{"pair: " + p.Name, func(n int) map[string]string {
			english, japanese := p.Of(n)
			return map[string]string{"en.md": english, "ja.md": japanese}
		}})
	}
	return list
}

func main() {
	command := flag.String("command", "check", "check or build")
	lang := flag.String("lang", "ja", "the `language` of the texts that are no pairs")
	only := flag.String("only", "", "constructs whose names match this `pattern` alone")
	size := flag.Int("size", 1_000_000, "bytes of a text")
	limit := flag.Duration("limit", 10*time.Second, "what a text may take of all cores; it is ended after ten times as long")
	jobs := flag.Int("jobs", 1, "texts at the same time")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	pattern, err := regexp.Compile(*only)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	slots := make(chan struct{}, *jobs)
	var all sync.WaitGroup
	var mutex sync.Mutex
	failed := false
	for _, s := range sites(*lang) {
		if !pattern.MatchString(s.name) {
			continue
		}
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			took, cpu, codes, err := measure(flag.Arg(0), *command, s.texts(*size), *limit)
			mutex.Lock()
			defer mutex.Unlock()
			fmt.Printf("%6.2f %6.2f  %-50s %s\n", took.Seconds(), cpu.Seconds(), s.name, codes)
			if err != nil {
				fmt.Println("        ", err)
				failed = true
			}
		})
	}
	all.Wait()
	if failed {
		os.Exit(1)
	}
}

// measure runs the program on a site of one release, and returns how long it
// took by the clock and on all cores, and which codes it told.
func measure(program, command string, texts map[string]string, limit time.Duration) (took, cpu time.Duration, codes string, err error) {
	dir, err := os.MkdirTemp("", "flood-")
	if err != nil {
		return 0, 0, "", err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	files := map[string]string{"docsite.yaml": settings, "releases/ministries.yaml": "{}\n"}
	for name, text := range texts {
		files["releases/2020/a/"+name] = text
	}
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			return 0, 0, "", err
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			return 0, 0, "", err
		}
	}
	within, cancel := context.WithTimeout(context.Background(), 10*limit)
	defer cancel()
	begin := time.Now()
	run := exec.CommandContext(within, program, command, "--site", dir, "--cache", "none")
	out, err := run.CombinedOutput()
	took = time.Since(begin)
	if p := run.ProcessState; p != nil {
		cpu = p.UserTime() + p.SystemTime()
	}
	var exit *exec.ExitError
	switch {
	case within.Err() != nil, cpu > limit:
		return took, cpu, codesIn(string(out)), fmt.Errorf("it takes longer than %v", limit)
	case errors.As(err, &exit) && exit.ExitCode() == 1:
		return took, cpu, codesIn(string(out)), nil
	case err != nil:
		return took, cpu, "", fmt.Errorf("%w\n%s", err, out[:min(len(out), 2000)])
	}
	return took, cpu, codesIn(string(out)), nil
}

var code = regexp.MustCompile(`\bDS\d{3}\b`)

// codesIn returns each code of an output once, in order.
func codesIn(out string) string {
	var list []string
	known := map[string]bool{}
	for _, c := range code.FindAllString(out, -1) {
		if !known[c] {
			known[c] = true
			list = append(list, c)
		}
	}
	return strings.Join(list, " ")
}
