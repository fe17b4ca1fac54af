package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/exchange"
	"docsite/generator/memory"
)

// mostMemory is how many bytes of text are taken from memories of others.
const mostMemory = 64 << 20

// others returns what the memories that --memory names have for two languages. What is wrong with them is
// told; where it is an error the error is errToMend.
func (f *exportFlags) others(cmd *cobra.Command, s *survey, from string) ([]memory.Entry, error) {
	var list []memory.Entry
	var found []diag.Diagnostic
	size := 0
	for _, name := range f.memories {
		in, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		full := false
		ds, err := exchange.ReadTMX(filepath.ToSlash(name), in, func(p exchange.Pair) bool {
			if !speaks(p.SourceLang, from) || !speaks(p.TargetLang, f.to) {
				return true
			}
			if size += len(p.Source.Plain()) + len(p.Target.Plain()); size > mostMemory {
				full = true
				return false
			}
			list = append(list, memory.Entry{Source: p.Source, Target: p.Target, Release: p.Release, Date: p.Date})
			return true
		})
		in.Close()
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		found = append(found, ds...)
		if full {
			say(cmd.ErrOrStderr(), "%s: the memory has more than %d MB for these two languages; the rest is not used", name, mostMemory>>20)
			break
		}
	}
	if len(found) > 0 {
		if err := s.tell(cmd, diag.Sort(found)); diag.Count(found).Errors > 0 {
			return nil, err
		}
	}
	return list, nil
}

// speaks reports whether a memory's language is one of the site's, in whatever country.
func speaks(theirs, ours string) bool {
	theirs, _, _ = strings.Cut(strings.ToLower(theirs), "-")
	ours, _, _ = strings.Cut(strings.ToLower(ours), "-")
	return theirs == ours
}
