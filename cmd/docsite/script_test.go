package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/unicode/norm"
)

var update = flag.Bool("update", false, "write what the command says into the scripts' golden files")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"docsite": main, "drafter": drafter})
}

// TestScripts runs testdata/script, one script a subject. Each begins in a
// folder of its own that holds the files at its end, and runs the real command.
// $OLD is a small site without a fault, which a script builds first to show that
// a failed build leaves what stands there alone. The present is a fixed moment
// unless a script says another.
//
// Beside the commands of testscript there are those of the table below.
func TestScripts(t *testing.T) {
	old, err := filepath.Abs("testdata/old")
	if err != nil {
		t.Fatal(err)
	}
	diagRoom, err := filepath.Abs("../../generator/diag")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("OLD", old)
			e.Setenv("SOURCE_DATE_EPOCH", "1893456000") // 2030-01-01T00:00:00Z
			e.Setenv("GORACE", "atexit_sleep_ms=0")     // else every command of a race test lasts a second
			e.Setenv("HOME", filepath.Join(e.WorkDir, ".home"))
			e.Setenv("XDG_CACHE_HOME", "")
			e.Values[trees{}] = map[string]map[string]string{}
			return nil
		},
		Condition: func(name string) (bool, error) {
			// Names that only some file systems can hold, and links that need a right.
			if name == "anyname" {
				return runtime.GOOS == "linux", nil
			}
			// Where the tests are run for everybody, Git must be there.
			if name == "git" {
				_, err := exec.LookPath("git")
				return err == nil || os.Getenv("CI") == "true", nil
			}
			return false, errors.New("there is no condition " + name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":     status,
			"remember":   remember,
			"untouched":  untouched,
			"alike":      alike,
			"encode":     encode,
			"crlf":       rewrite(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) }),
			"bom":        rewrite(func(b []byte) []byte { return append([]byte("\uFEFF"), b...) }),
			"decompose":  decompose,
			"fillin":     rewrite(fillIn),
			"substitute": substitute,
			"translator": translator,
			"absent":     absent,
			"present":    present,
			"object":     object,

			"photograph": photograph,
			"valid":      valid(diagRoom),
		},
	})
}

// status N command… runs a command that must end with the exit status N.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("the exit status is %d, not %d", got, want)
	}
}

// fillin file… writes something into every place that is to be filled in.
func fillIn(text []byte) []byte {
	for _, r := range []struct{ form, with string }{
		{`(?m)^(.* tel: )"\[\[.*\]\]"$`, "$1+81 3 0000 0000"},
		{`(?m)^(.* email: )"\[\[.*\]\]"$`, "${1}press@example.org"},
		{`\[\[([^\[\]]*)\]\]`, "$1"},
	} {
		text = regexp.MustCompile(r.form).ReplaceAll(text, []byte(r.with))
	}
	return text
}

// trees is the key of what “remember” has seen.
type trees struct{}

// remember folder… keeps what a folder holds: names, bytes, times.
func remember(ts *testscript.TestScript, _ bool, args []string) {
	for _, dir := range args {
		ts.Value(trees{}).(map[string]map[string]string)[dir] = tree(ts, dir, true)
	}
}

// untouched folder… asks that it holds what it held when it was remembered.
func untouched(ts *testscript.TestScript, neg bool, args []string) {
	for _, dir := range args {
		before, kept := ts.Value(trees{}).(map[string]map[string]string)[dir]
		if !kept {
			ts.Fatalf("%s was not remembered", dir)
		}
		if changed := differences(before, tree(ts, dir, true)); (changed == nil) == neg {
			ts.Fatalf("%s: changed are %q", dir, changed)
		}
	}
}

// alike one two asks that two folders hold the same names and bytes.
func alike(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: alike folder folder")
	}
	if d := differences(tree(ts, args[0], false), tree(ts, args[1], false)); (d == nil) == neg {
		ts.Fatalf("%s and %s differ in %q", args[0], args[1], d)
	}
}

// tree returns the content of every file below a folder by its name there. A
// folder that does not exist is empty.
func tree(ts *testscript.TestScript, dir string, times bool) map[string]string {
	root := ts.MkAbs(dir)
	files := map[string]string{}
	err := filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		if e.IsDir() {
			files[filepath.ToSlash(name)+"/"] = ""
			return nil
		}
		content, err := os.ReadFile(p)
		if info, _ := e.Info(); times && info != nil {
			content = append(content, info.ModTime().String()...)
		}
		files[filepath.ToSlash(name)] = string(content)
		return err
	})
	if !errors.Is(err, fs.ErrNotExist) {
		ts.Check(err)
	}
	return files
}

func differences(a, b map[string]string) []string {
	names := map[string]bool{}
	for _, m := range []map[string]string{a, b} {
		for name := range m {
			ours, inA := a[name]
			theirs, inB := b[name]
			if inA != inB || ours != theirs {
				names[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

func rewrite(change func([]byte) []byte) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, _ bool, args []string) {
		for _, file := range args {
			content, err := os.ReadFile(ts.MkAbs(file))
			ts.Check(err)
			ts.Check(os.WriteFile(ts.MkAbs(file), change(content), 0o666))
		}
	}
}

// encode name file… writes files anew in an encoding, by its name on the web.
func encode(ts *testscript.TestScript, _ bool, args []string) {
	e, err := htmlindex.Get(args[0])
	ts.Check(err)
	rewrite(func(b []byte) []byte {
		b, err := e.NewEncoder().Bytes(b)
		ts.Check(err)
		return b
	})(ts, false, args[1:])
}

// decompose file… renames files as some systems do: é is two characters.
func decompose(ts *testscript.TestScript, _ bool, args []string) {
	for _, file := range args {
		dir, name := filepath.Split(ts.MkAbs(file))
		ts.Check(os.Rename(dir+name, dir+norm.NFD.String(name)))
	}
}

// absent word place… asks that a word stands nowhere: in no byte and in no
// name, in whatever case. A place is a folder, stdout or stderr.
func absent(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: absent word place...")
	}
	for _, place := range args[1:] {
		for name, content := range texts(ts, place) {
			for _, text := range []string{name, content} {
				if i := strings.Index(text, strings.ToLower(args[0])); i >= 0 {
					ts.Fatalf("%s tells in %s: …%s…", place, name, text[max(0, i-80):min(len(text), i+80)])
				}
			}
		}
	}
}

// present place word… asks that each word stands somewhere in a place.
func present(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: present place word...")
	}
	all := texts(ts, args[0])
	for _, word := range args[1:] {
		found := false
		for name, content := range all {
			found = found || strings.Contains(name, strings.ToLower(word)) || strings.Contains(content, strings.ToLower(word))
		}
		if !found {
			ts.Fatalf("%s stands nowhere in %s", word, args[0])
		}
	}
}

// texts returns names and contents in lower case, with percent-encoding undone
// besides.
func texts(ts *testscript.TestScript, place string) map[string]string {
	files := map[string]string{}
	if place == "stdout" || place == "stderr" {
		files[place] = ts.ReadFile(place)
	} else {
		files = tree(ts, place, false)
		if len(files) == 0 {
			ts.Fatalf("there is nothing in %s", place)
		}
	}
	lower := map[string]string{}
	for name, content := range files {
		if plain, err := url.PathUnescape(content); err == nil && plain != content {
			content += "\n" + plain
		}
		lower[strings.ToLower(name)] = strings.ToLower(content)
	}
	return lower
}

// object file key… asks that a file is one JSON object, and nothing behind it,
// with these keys and no others.
func object(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: object file key...")
	}
	decoder := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0])))
	var one map[string]any
	ts.Check(decoder.Decode(&one))
	if _, err := decoder.Token(); err != io.EOF {
		ts.Fatalf("something stands behind the object")
	}
	if got, want := slices.Sorted(maps.Keys(one)), slices.Sorted(slices.Values(args[1:])); !slices.Equal(got, want) {
		ts.Fatalf("the object has the keys %q, not %q", got, want)
	}
}

// substitute writes a text into the place of another in a file, where it stands once; \n is a
// line end.
func substitute(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: substitute file old new")
	}
	content := ts.ReadFile(args[0])
	if n := strings.Count(content, args[1]); n != 1 {
		ts.Fatalf("“%s” stands %d times in %s", args[1], n, args[0])
	}
	text := strings.ReplaceAll(args[2], `\n`, "\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(content, args[1], text, 1)), 0o666))
}
