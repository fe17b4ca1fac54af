package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestTourIsTheScript holds the editor's tour of README.md to the script that
// runs it: the same commands in the same order, and the file that it shows is the
// one that is edited there.
func TestTourIsTheScript(t *testing.T) {
	guide, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	script, err := txtar.ParseFile("testdata/script/tour.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, tour, _ := strings.Cut(string(guide), "\n## A newsroom of your own\n")
	tour, _, _ = strings.Cut(tour, "\n### ")

	var told [][]string
	for _, block := range fenced(tour, "sh") {
		for line := range strings.Lines(block) {
			told = append(told, shellWords(line))
		}
	}
	var run [][]string
	edited := 0
	for line := range strings.Lines(string(script.Comment)) {
		words := shellWords(line)
		switch {
		case len(words) > 1 && words[0] == "exec":
			run = append(run, words[1:])
		case len(words) > 2 && words[0] == "status":
			run = append(run, words[2:])
		case len(words) > 0 && words[0] == "cd":
			run = append(run, words)
		case len(words) > 0 && words[0] == "cp":
			edited++
		}
	}
	if len(told) < 5 || !slices.EqualFunc(told, run, slices.Equal) {
		t.Errorf("README.md tells\n%q\nand the script runs\n%q", told, run)
	}
	if edited != 2 {
		t.Errorf("%d files are edited, not 2", edited)
	}
	for _, shown := range fenced(tour, "markdown") {
		if !slices.ContainsFunc(script.Files, func(f txtar.File) bool { return string(f.Data) == shown }) {
			t.Errorf("the script edits no file into\n%s", shown)
		}
	}
}

// TestWorkflowIsTheOneThatInitWrites holds the example of README.md to the file.
func TestWorkflowIsTheOneThatInitWrites(t *testing.T) {
	guide, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	workflow, err := os.ReadFile("../../generator/edit/starter/site.yml")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(fenced(string(guide), "yaml"), string(workflow)) {
		t.Error("README.md shows another workflow")
	}
}

// fenced returns the blocks of code in a language that a text shows.
func fenced(text, language string) []string {
	var blocks []string
	for {
		_, rest, found := strings.Cut(text, "\n```"+language+"\n")
		if !found {
			return blocks
		}
		block, after, _ := strings.Cut(rest, "\n```\n")
		blocks = append(blocks, block+"\n")
		text = "\n" + after
	}
}

// shellWords divides a line as a shell does, as far as quotation marks go.
func shellWords(line string) []string {
	var words []string
	var word strings.Builder
	var quote rune
	begun := false
	for _, r := range strings.TrimSpace(line) + " " {
		switch {
		case quote == 0 && (r == '"' || r == '\''):
			quote, begun = r, true
		case r == quote:
			quote = 0
		case quote == 0 && r == ' ':
			if begun {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	return words
}
