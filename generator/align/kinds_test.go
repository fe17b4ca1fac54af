package align_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"docsite/generator"
	"docsite/generator/diag"
)

// kindCase is one of a kind of fact: an original, and its translation.
type kindCase struct {
	Kind        string `json:"kind"`
	Lang        string `json:"lang"`
	Original    string `json:"original"`
	Other       string `json:"other"`
	Translation string `json:"translation"`
	Date        string `json:"date"`
}

// readKinds reads cases out of testdata, a JSON object a line. They were written by
// somebody who knew what kinds of mistakes had been made, and not the rules.
func readKinds(t *testing.T, name string) []kindCase {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var list []kindCase
	for line := range bytes.Lines(raw) {
		k := kindCase{Date: "2024-05-01"}
		if err := json.Unmarshal(line, &k); err != nil {
			t.Fatal(err)
		}
		list = append(list, k)
	}
	return list
}

// toldOfKinds returns what a check tells of the facts of each case, all of which are
// releases of one site.
func toldOfKinds(t *testing.T, list []kindCase) [][]diag.Diagnostic {
	t.Helper()
	site := fstest.MapFS{
		"docsite.yaml":             {Data: []byte(settings)},
		"releases/ministries.yaml": {Data: []byte("{}\n")},
	}
	folders := map[string]int{}
	for i, k := range list {
		folder := fmt.Sprintf("releases/%s/case-%d/", k.Date[:4], i)
		folders[folder] = i
		site[folder+k.Lang+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: A\ndate: " + k.Date + "\noriginal: true\nsummary: B\n---\n\n" + k.Original + "\n")}
		site[folder+k.Other+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: Z\nsummary: Y\n---\n\n" + k.Translation + "\n")}
	}
	engine, err := generator.Open(generator.Options{Folder: site, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	report, err := engine.Check(t.Context(), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	told := make([][]diag.Diagnostic, len(list))
	for _, d := range report.Diagnostics {
		folder := d.File[:strings.LastIndexByte(d.File, '/')+1]
		if i, ok := folders[folder]; ok && diag.TextsDiffer <= d.Code && d.Code <= diag.NoSuchDay {
			told[i] = append(told[i], d)
		}
	}
	return told
}

// TestKindsThatAgree holds that nothing is told of what two languages say alike, each
// in its own way.
func TestKindsThatAgree(t *testing.T) {
	list := readKinds(t, "agree.jsonl")
	for i, told := range toldOfKinds(t, list) {
		if len(told) > 0 {
			t.Errorf("%s\n  %s: %s\n  %s: %s\n%s", list[i].Kind, list[i].Lang, list[i].Original, list[i].Other, list[i].Translation, show(told))
		}
	}
}

// TestKindsThatContradict holds that what contradicts is told.
func TestKindsThatContradict(t *testing.T) {
	list := readKinds(t, "contradict.jsonl")
	var missed []string
	for i, told := range toldOfKinds(t, list) {
		if !slices.ContainsFunc(told, func(d diag.Diagnostic) bool {
			return len(d.Related) > 0 || d.Code == diag.WeekdayWrong || d.Code == diag.NoSuchDay
		}) {
			missed = append(missed, fmt.Sprintf("%s\n  %s: %s\n  %s: %s", list[i].Kind, list[i].Lang, list[i].Original, list[i].Other, list[i].Translation))
		}
	}
	if len(missed) > 0 {
		t.Errorf("%d of %d are missed:\n%s", len(missed), len(list), strings.Join(missed, "\n"))
	}
}
