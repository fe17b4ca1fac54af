// Command gen writes the models of package phrase anew.
//
// It fetches the pinned npm package with npm, or reads a copy of it given
// with -tgz. The same package always gives the same bytes.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	pkg     = "budoux"
	version = "0.9.2"
)

// models are those of the package that are kept.
var models = []string{"ja"}

// A model has weights by the name of their feature and its characters.
type model map[string]map[string]int

// features are the names that package phrase knows, each with the number of
// its characters.
var features = map[string]int{
	"UW1": 1, "UW2": 1, "UW3": 1, "UW4": 1, "UW5": 1, "UW6": 1,
	"BW1": 2, "BW2": 2, "BW3": 2,
	"TW1": 3, "TW2": 3, "TW3": 3, "TW4": 3,
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	tgz := flag.String("tgz", "", "read `FILE`, a packed "+pkg+", instead of fetching it")
	flag.Parse()
	if err := run(*tgz); err != nil {
		log.Fatal(err)
	}
}

func run(tgz string) error {
	if tgz == "" {
		dir, err := os.MkdirTemp("", pkg)
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		if tgz, err = fetch(dir); err != nil {
			return err
		}
	}
	files, err := read(tgz)
	if err != nil {
		return err
	}
	var p struct{ Version, License string }
	if err := json.Unmarshal(files["package.json"], &p); err != nil {
		return fmt.Errorf("package.json: %w", err)
	}
	if p.Version != version || p.License != "Apache-2.0" {
		return fmt.Errorf("%s: is version %q under %q, not %s under Apache-2.0", tgz, p.Version, p.License, version)
	}
	copyright, err := copyright(files["module/parser.js"])
	if err != nil {
		return err
	}
	for _, name := range models {
		m, err := decode(files["module/data/models/"+name+".js"])
		if err != nil {
			return fmt.Errorf("model %s: %w", name, err)
		}
		if err := os.WriteFile(name+".tsv", render(name, copyright, m), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// fetch has npm put the package into dir and returns its file.
func fetch(dir string) (string, error) {
	cmd := exec.Command("npm", "pack", "--silent", pkg+"@"+version)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("npm pack: %w", err)
	}
	return filepath.Join(dir, pkg+"-"+version+".tgz"), nil
}

// read returns the files of the package.
func read(file string) (map[string][]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err == io.EOF {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		if files[strings.TrimPrefix(h.Name, "package/")], err = io.ReadAll(t); err != nil {
			return nil, err
		}
	}
}

// copyright returns the copyright line of a source file. The package holds no
// file of its licence, but every source begins with its notice.
func copyright(source []byte) (string, error) {
	_, rest, ok := strings.Cut(string(source), " * Copyright ")
	if !ok {
		return "", fmt.Errorf("parser.js holds no copyright line")
	}
	line, _, _ := strings.Cut(rest, "\n")
	return line, nil
}

// decode reads a model, which is JSON within one JavaScript statement.
func decode(script []byte) (model, error) {
	_, text, ok := bytes.Cut(script, []byte("export const model = "))
	if !ok {
		return nil, fmt.Errorf("the file does not begin as known")
	}
	m := model{}
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&m); err != nil {
		return nil, err
	}
	for feature, weights := range m {
		for characters := range weights {
			if n := utf8.RuneCountInString(characters); n != features[feature] {
				return nil, fmt.Errorf("%s has %q, of %d characters", feature, characters, n)
			}
			if strings.ContainsAny(characters, "\t\n") {
				return nil, fmt.Errorf("%s: %q breaks the row", feature, characters)
			}
		}
	}
	return m, nil
}

// render lays a model out.
func render(name, copyright string, m model) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, `# Where a phrase ends: a model of BudouX.
# Source: npm package %s %s, model %s, laid out as a table
# Copyright %s
# SPDX-License-Identifier: Apache-2.0 (the text is this repository's LICENSE)
# Written by go generate; not to be edited.
#
# A row: feature, characters, weight.
`, pkg, version, name, copyright)
	for _, feature := range slices.Sorted(maps.Keys(m)) {
		weights := m[feature]
		for _, characters := range slices.Sorted(maps.Keys(weights)) {
			fmt.Fprintf(&out, "%s\t%s\t%d\n", feature, characters, weights[characters])
		}
	}
	return out.Bytes()
}
