package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// asker asks the person at the terminal for what a command was not given. A nil
// one asks nobody.
type asker struct {
	ctx context.Context
	in  *bufio.Reader
	out io.Writer
}

// errStopped says that somebody left a question without an answer.
var errStopped = errors.New("stopped; nothing was written")

// askerOf returns nil unless somebody reads the questions and types the answers:
// in a pipe, or in continuous integration, nobody does.
func askerOf(cmd *cobra.Command) *asker {
	in, reads := cmd.InOrStdin().(*os.File)
	out, shows := fileOf(cmd.OutOrStdout())
	if !reads || !shows || !term.IsTerminal(int(in.Fd())) || !term.IsTerminal(int(out.Fd())) {
		return nil
	}
	return &asker{cmd.Context(), bufio.NewReader(in), cmd.OutOrStdout()}
}

// ask asks until the answer is a good one: check returns it in its form, or says
// what is wrong with it. An empty answer is the one in brackets.
func (a *asker) ask(question, otherwise string, check func(string) (string, error)) (string, error) {
	for {
		fmt.Fprint(a.out, question)
		if otherwise != "" {
			fmt.Fprintf(a.out, " [%s]", otherwise)
		}
		fmt.Fprint(a.out, ": ")
		answer, err := a.line()
		if err != nil {
			fmt.Fprintln(a.out)
			return "", err
		}
		if answer == "" {
			answer = otherwise
		}
		if answer, err = check(answer); err == nil {
			return answer, nil
		}
		fmt.Fprintf(a.out, "  %v\n", err)
	}
}

// askList asks for words with commas or spaces between them, each of which must
// be a good one; for none of them, too.
func (a *asker) askList(question, otherwise string, check func(string) (string, error)) ([]string, error) {
	var list []string
	_, err := a.ask(question, otherwise, func(answer string) (string, error) {
		list = nil
		for _, word := range words(answer) {
			word, err := check(word)
			if err != nil {
				return "", err
			}
			list = append(list, word)
		}
		return answer, nil
	})
	return list, err
}

// line reads a line without the space around it. A signal ends the waiting.
func (a *asker) line() (string, error) {
	type answer struct {
		text string
		err  error
	}
	given := make(chan answer, 1)
	go func() {
		text, err := a.in.ReadString('\n')
		given <- answer{text, err}
	}()
	select {
	case <-a.ctx.Done():
		return "", errStopped
	case g := <-given:
		if g.err != nil && g.text == "" {
			return "", errStopped
		}
		return strings.TrimSpace(g.text), nil
	}
}

// words divides a text at commas and spaces.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == '、' || r == '\u3000' })
}

// anything takes every answer.
func anything(answer string) (string, error) { return answer, nil }
