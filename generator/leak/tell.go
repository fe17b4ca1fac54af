package leak

import (
	"fmt"

	"docsite/generator/diag"
)

// Tell returns findings as diagnostics, sorted. They quote the first words of what was
// found and no more, for a log may be public too.
func Tell(found []Finding) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, f := range found {
		at := diag.Pos{File: f.File, Line: f.Line, Column: f.Column}
		inside := ""
		if f.Inside != "" {
			inside = " " + f.Inside
		}
		var d diag.Diagnostic
		switch f.Kind {
		case Passage:
			d = diag.New(diag.LeakedText, at, "“%s” stands here%s%s: %s %s", f.Words, inside, f.others(), f.Of.Release, f.Of.State).
				WithHint("publish nothing of this folder before its time; build it anew, and look for what put the text here")
		case Word:
			d = diag.New(diag.LeakedText, at, "the word “%s”, which no public text has, stands here%s%s: %s %s", f.Words, inside, f.others(), f.Of.Release, f.Of.State).
				WithHint("if it is public by now, say so in a text that is; else build this folder anew")
		case Name:
			d = diag.New(diag.LeakedText, at, "the name “%s” stands here%s%s: %s %s", f.Words, inside, f.others(), f.Of.Release, f.Of.State).
				WithHint("take out the link or list that has it")
		case Path:
			d = diag.New(diag.LeakedName, at, "“%s” is in the name%s: %s %s", f.Words, f.others(), f.Of.Release, f.Of.State).
				WithHint("take the file or folder out of what is published")
		case Content:
			d = diag.New(diag.LeakedFile, at, "this is the file “%s”%s: %s %s", f.Words, inside, f.Of.Release, f.Of.State).
				WithHint("take it out of what is published")
		case Unread:
			part := "the file"
			if f.Inside != "" {
				part = "what lies " + f.Inside
			}
			d = diag.New(diag.LeakUnread, at, "%s %s", part, f.Words).
				WithHint("open it by hand, or publish it unpacked, unlocked and smaller")
		}
		ds = append(ds, d)
	}
	return diag.Limit(diag.Sort(ds))
}

// others says how much more there is of the release in the same part.
func (f Finding) others() string {
	if f.More == 0 {
		return ""
	}
	return fmt.Sprintf(", and %d more of the same release", f.More)
}
