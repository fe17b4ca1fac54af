package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// Arguments that are too few or too many are told by the names that the usage
// line gives them.
func TestWrongArguments(t *testing.T) {
	for typed, want := range map[string]string{
		"stamp":              "<release> is missing: write docsite stamp <release> <lang>",
		"stamp 2020/a":       "<lang> is missing: write docsite stamp <release> <lang>",
		"stamp 2020/a fr ja": "“ja” is one argument too many: write docsite stamp <release> <lang>",
		"explain 1 2":        "“2” is one argument too many: write docsite explain [CODE]",
		"new relase":         "unknown command \"relase\": did you mean “release”?",
		"new thing":          "unknown command \"thing\": docsite new --help lists the commands",
		"stmp":               "unknown command \"stmp\": did you mean “stamp”?",
		"explain 1":          "",
		"stamp 2020/a fr":    "",
	} {
		run := func(*cobra.Command, []string) error { return nil }
		root := &cobra.Command{Use: "docsite", RunE: run, SilenceErrors: true, SilenceUsage: true}
		fresh := &cobra.Command{Use: "new", RunE: run}
		fresh.AddCommand(&cobra.Command{Use: "release", RunE: run})
		root.AddCommand(fresh,
			&cobra.Command{Use: "stamp <release> <lang>", Args: cobra.ExactArgs(2), RunE: run},
			&cobra.Command{Use: "explain [CODE]", Args: cobra.MaximumNArgs(1), RunE: run})
		arrange(root)
		root.SetArgs(strings.Fields(typed))
		root.SetOut(new(bytes.Buffer))
		got := ""
		if err := root.ExecuteContext(context.Background()); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("docsite %s says\n%s, want\n%s", typed, got, want)
		}
	}
}

// A file that may not be opened is named without the system's call.
func TestPermissionDenied(t *testing.T) {
	denied := &fs.PathError{Op: "mkdirat", Path: ".docsite", Err: fs.ErrPermission}
	for err, want := range map[error]string{
		fmt.Errorf("publish into public: %w", denied): "publish into public: .docsite: permission denied: the user who runs docsite needs the right to it",
		errors.New("something else"):                  "something else",
	} {
		if got := plainly(err); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
