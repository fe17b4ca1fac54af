package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"docsite/generator/diag"
)

// verdict is a judgement of a finding.
type verdict string

const (
	right     verdict = "right"     // the texts do contradict each other there
	wrong     verdict = "wrong"     // they do not
	debatable verdict = "debatable" // readers may differ
	unjudged  verdict = "?"
)

// verdicts are judgements by what they judge: the pair, the file, the code and the
// message, but not the line, so that a text may be edited elsewhere.
type verdicts map[string]verdict

// readVerdicts reads verdicts.tsv, a finding a line: the verdict, pair/file, code and
// message, and behind them why, parted by tabs. There are none without such a file.
func readVerdicts(folder fs.FS) (verdicts, error) {
	raw, err := fs.ReadFile(folder, "verdicts.tsv")
	if errors.Is(err, fs.ErrNotExist) {
		return verdicts{}, nil
	}
	if err != nil {
		return nil, err
	}
	known := verdicts{}
	for n, line := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n") {
		fields := strings.Split(line, "\t")
		v := verdict(fields[0])
		if len(fields) < 4 || !slices.Contains([]verdict{right, wrong, debatable, unjudged}, v) {
			return nil, fmt.Errorf("verdicts.tsv:%d: wanted are right, wrong, debatable or ?, the file, the code and the message", n+1)
		}
		known[strings.Join(fields[1:4], "\t")] = v
	}
	return known, nil
}

func (f finding) key() string {
	return f.pair + "/" + f.of() + "\t" + string(f.Code) + "\t" + f.Message
}

// of returns how a finding was judged.
func (v verdicts) of(f finding) verdict {
	if judged, ok := v[f.key()]; ok {
		return judged
	}
	return unjudged
}

// line is a finding in the form of verdicts.tsv.
func (v verdicts) line(f finding) string { return string(v.of(f)) + "\t" + f.key() }

// printPrecision prints how what is told was judged, by code. What is debatable is
// neither right nor wrong; a contradiction that was planted and found is right.
func printPrecision(out io.Writer, pairs []pair, found []finding, v verdicts, planted []result) {
	facts := 0
	for _, p := range pairs {
		facts += p.facts()
	}
	const ofPlanted verdict = "planted"
	byCode := map[diag.Code]map[verdict]int{}
	all := map[verdict]int{}
	count := func(code diag.Code, v verdict) {
		if byCode[code] == nil {
			byCode[code] = map[verdict]int{}
		}
		byCode[code][v]++
		all[v]++
	}
	for _, f := range found {
		count(f.Code, v.of(f))
	}
	for _, r := range planted {
		if r.by != "" {
			count(r.by, ofPlanted)
		}
	}
	fmt.Fprintf(out, "%d pairs, %d figures and links in their originals\n\n", len(pairs), facts)
	fmt.Fprintln(out, "| code | planted and found | right | debatable | wrong | not judged | right of all |\n|---|--:|--:|--:|--:|--:|--:|")
	row := func(name string, n map[verdict]int) {
		precision, good := "–", n[right]+n[ofPlanted]
		if judged := good + n[wrong]; judged > 0 {
			precision = fmt.Sprintf("%.1f %%", 100*float64(good)/float64(judged))
		}
		fmt.Fprintf(out, "| %s | %d | %d | %d | %d | %d | %s |\n", name, n[ofPlanted], n[right], n[debatable], n[wrong], n[unjudged], precision)
	}
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		row(string(code), byCode[code])
	}
	row("all", all)
}
