package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"docsite/generator/draft"
)

// drafts are what the program drafter knows, which stands in the place of one that translates: with
// three faults, unless it is asked to be right.
var drafts = map[string][2]string{
	"The ferry sails again":                         {"Le bac reprend la mer"},
	"From 4 May 2026 there are 12 crossings a day.": {"À partir du 4 mai 2026, 12 traversées par jour sont assurées."},
	"The <1>new</1> ferry sails from 4 May 2026.":   {"Le <1>nouveau</1> bac navigue à partir du 4 mai 2026."},
	"The crossing takes 35 minutes.":                {"La traversée dure 53 minutes.", "La traversée dure 35 minutes."},
	"Read <1>the timetable</1>.":                    {"Consultez les horaires.", "Consultez <1>les horaires</1>."},
	"The Harbour Agency answers.":                   {"L’Office du port répond.", "L’Agence portuaire répond."},
	"It costs 12 euros.":                            {"La traversée coûte 12 euros."},
	"Bicycles are free.":                            {"Les vélos sont gratuits."},
}

// drafter is the program of scripts that drafts: see [drafts]. With a word it does something
// wrong.
func drafter() {
	mode := ""
	if len(os.Args) > 1 {
		mode = os.Args[1]
	}
	switch mode {
	case "broken":
		fmt.Println("Bonjour")
		return
	case "other":
		fmt.Println(`{"id": "elsewhere", "segments": ["Bonjour"]}`)
		return
	case "fails":
		fmt.Fprintln(os.Stderr, "no model")
		os.Exit(3)
	case "silent":
		return
	}
	in, out := bufio.NewScanner(os.Stdin), json.NewEncoder(os.Stdout)
	for in.Scan() {
		var r draft.Request
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		a := draft.Answer{ID: r.ID}
		for _, s := range r.Segments {
			known := drafts[s]
			text := known[0]
			if mode == "right" && known[1] != "" {
				text = known[1]
			}
			a.Segments = append(a.Segments, text)
		}
		if err := out.Encode(a); err != nil {
			os.Exit(1)
		}
	}
}
