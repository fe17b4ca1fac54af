package main

import (
	"runtime/debug"
	"testing"
)

func TestOrigin(t *testing.T) {
	const commit, then = "180ed130fbd6863332f88b639a6e502077223223", "2026-11-30T11:58:51Z"
	info := func(version, commit, modified string) *debug.BuildInfo {
		i := &debug.BuildInfo{Main: debug.Module{Path: "docsite", Version: version}}
		if commit != "" {
			i.Settings = []debug.BuildSetting{{Key: "vcs", Value: "git"}, {Key: "vcs.modified", Value: modified}, {Key: "vcs.revision", Value: commit}, {Key: "vcs.time", Value: then}}
		}
		return i
	}
	for name, c := range map[string]struct {
		info *debug.BuildInfo
		want origin
	}{
		"a tag":                    {info("v1.2.3", commit, "false"), origin{"v1.2.3", commit, then}},
		"a tag of a candidate":     {info("v1.3.0-rc.1", commit, "false"), origin{"v1.3.0-rc.1", commit, then}},
		"between tags":             {info("v1.2.4-0.20261130115851-180ed130fbd6", commit, "false"), origin{"v1.2.4-0.20261130115851-180ed130fbd6", commit, then}},
		"files that were changed":  {info("v1.2.4-0.20261130115851-180ed130fbd6+dirty", commit, "true"), origin{"v1.2.4-0.20261130115851-180ed130fbd6+dirty", "", then}},
		"a tag, and changed files": {info("v1.2.3+dirty", commit, "true"), origin{"v1.2.3+dirty", "", then}},
		"as a module":              {info("v1.2.3", "", ""), origin{"v1.2.3", "", ""}},
		"no history":               {info("(devel)", "", ""), origin{"(devel)", "", ""}},
		"no version":               {info("", "", ""), origin{"(devel)", "", ""}},
		"nothing":                  {nil, origin{"(devel)", "", ""}},
	} {
		if got := originOf(c.info); got != c.want {
			t.Errorf("%s: %+v, not %+v", name, got, c.want)
		}
	}
}
