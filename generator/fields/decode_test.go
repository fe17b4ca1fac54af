package fields

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDecode(t *testing.T) {
	got, found := Decode("a.md", []byte(`title: "Cod: the quotas"
date: 2020-10-22
draft: NO
tags: [fish, "12", ~]
cover: {image: a.jpg, size: 3}
empty:
base: &base {lang: fr, kind: a}
of: {<<: *base, kind: b}
title: again
`), 1)
	want := map[string]any{
		"title": "Cod: the quotas", "date": "2020-10-22", "draft": "NO", "tags": []any{"fish", "12", ""},
		"cover": map[string]any{"image": "a.jpg", "size": "3"}, "empty": "",
		"base": map[string]any{"lang": "fr", "kind": "a"}, "of": map[string]any{"lang": "fr", "kind": "b"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if len(found) != 1 || found[0].Pos.Line != 10 {
		t.Errorf("the key that stands twice: %v", found)
	}
	if got, found := Decode("a.md", []byte("- a\n"), 0); got != nil || len(found) != 1 {
		t.Errorf("a list: %v %v", got, found)
	}
}
