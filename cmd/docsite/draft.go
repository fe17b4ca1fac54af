package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"docsite/generator/diag"
	"docsite/generator/draft"
	"docsite/generator/edit"
	"docsite/generator/exchange"
	"docsite/generator/layout"
	"docsite/generator/press"
	"docsite/generator/translate"
)

const (
	draftTime   = 30 * time.Minute // for one release
	draftOutput = 16_000_000       // bytes
)

// draftHelp is what new translation says of --draft.
const draftHelp = `With --draft a program writes a first draft. It is given a line of JSON for each passage that
nobody has translated (id, kind, from, to, segments, and terms of the glossary), and answers
with a line for each that it has translated: {"id": …, "segments": […]}. A passage is kept only
if it tells the numbers, dates, names and links of the original and no others, and says what
the glossary asks for; the others are told and stay to be written. The translation is marked
“status: machine”, which its readers see. Where there is a translation already, only what it
lacks is drafted, and nothing that stands there is touched. The program is run without a
shell, its words parted by spaces.`

// runDraft lets a program draft what a release lacks in a language.
func runDraft(cmd *cobra.Command, f *translationFlags, program string) error {
	s, err := f.whole().survey(cmd)
	if err != nil {
		return err
	}
	defer s.Close()
	lang, err := edit.Language(s.Languages, f.lang)
	if err != nil {
		return err
	}
	r, err := s.release(cmd, edit.ID(f.release))
	if err != nil {
		return err
	}
	source := r.Original
	if f.from != "" {
		from, err := edit.Language(s.Languages, f.from)
		if err != nil {
			return err
		}
		if source = r.In(from); source == nil {
			return fmt.Errorf("%s has no text in “%s” to translate from; its original is “%s”", r.ID, from, r.Original.Lang)
		}
	}
	if source.Lang == lang || r.Original.Lang == lang {
		return fmt.Errorf("“%s” is the language of the original, which a person writes", lang)
	}
	d := &drafting{merging: &merging{survey: s, now: map[string][]byte{}, old: map[string][]byte{}}, release: r, source: source, lang: lang}
	if d.desk, err = s.engine.Desk(); err != nil {
		return err
	}
	return d.run(cmd, program)
}

// drafting is a translation while a program drafts it.
type drafting struct {
	*merging
	release *press.Release
	source  *press.Translation
	lang    string
}

func (d *drafting) run(cmd *cobra.Command, program string) error {
	job := translate.Job{Lang: d.lang, Path: layout.File(d.release.ID, d.lang)}
	var err error
	if job.Source, err = d.text(d.desk, d.source); err != nil {
		return err
	}
	if err := d.standing(cmd.Context(), &job, d.release, d.source); err != nil {
		return err
	}
	if len(d.found) > 0 {
		return d.tell(cmd, diag.Sort(d.found))
	}
	judge, err := d.engine.Judge()
	if err != nil {
		return err
	}
	var o translate.Options
	if o.Terms, err = d.engine.ExchangedTerms(d.source.Lang, d.lang); err != nil {
		return err
	}
	doc := d.desk.Export(job.Source, job.Translation, d.lang, o)
	requests := draft.Requests(doc)
	out := cmd.OutOrStdout()
	if len(requests) == 0 {
		say(out, "%s: nothing is left to draft", job.Path)
		return nil
	}
	answers, err := ask(cmd.Context(), program, requests)
	if err != nil {
		return err
	}
	kept, refused := judge.Fill(doc, answers)
	for _, no := range refused {
		say(cmd.ErrOrStderr(), "not kept: the %s “%s”", no.Kind, shorten(no.Text))
		for _, reason := range no.Reasons {
			say(cmd.ErrOrStderr(), "  %s", reason)
		}
	}
	if kept == 0 {
		say(out, "%s: of %d drafts none is kept, and nothing is written", job.Path, len(requests))
		return errToMend
	}
	if err := d.write(cmd, job, doc); err != nil {
		return err
	}
	say(out, "%s: of %d drafts %d kept, marked as a machine's; next: read it against the original, write what is missing, and take “status: machine” out once a person answers for it",
		d.paths[0], len(requests), kept)
	return nil
}

// write puts what was kept into the translation's file.
func (d *drafting) write(cmd *cobra.Command, job translate.Job, doc *exchange.Document) error {
	job.File = &exchange.File{Document: *doc}
	result, err := d.desk.Merge(job)
	if err != nil {
		return err
	}
	if diag.Count(result.Diagnostics).Errors > 0 || result.Content == nil {
		return d.tell(cmd, result.Diagnostics)
	}
	content, ds := edit.SetText(result.Path, result.Content, "status", string(press.Machine))
	if ds != nil {
		return d.tell(cmd, ds)
	}
	d.paths, d.now[result.Path] = []string{result.Path}, content
	if job.Translation != nil {
		old, err := fs.ReadFile(d.folder, result.Path)
		if err != nil {
			return err
		}
		d.old[result.Path] = old
	}
	return d.merging.write()
}

// ask runs a program with requests, and returns its answers.
func ask(ctx context.Context, program string, requests []draft.Request) (map[string]draft.Answer, error) {
	words := strings.Fields(program)
	if len(words) == 0 {
		return nil, errors.New("--draft names no program")
	}
	var in, said bytes.Buffer
	if err := draft.Write(&in, requests); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, draftTime)
	defer cancel()
	run := exec.CommandContext(ctx, words[0], words[1:]...)
	run.WaitDelay = time.Second // for what it started itself
	out := &bounded{most: draftOutput, full: cancel}
	run.Stdin, run.Stdout, run.Stderr = &in, out, &limited{Buffer: &said, left: 4096}
	err := run.Run()
	complaint, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
	switch {
	case out.over:
		return nil, fmt.Errorf("%s answers with more than %d bytes", words[0], draftOutput)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, fmt.Errorf("%s works on it for more than %s", words[0], draftTime)
	case errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no program “%s”: --draft names one that is on the path, or where it lies", words[0])
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("“%s” cannot be run: --draft names a program", words[0])
	case err != nil && complaint != "":
		return nil, fmt.Errorf("%s: %w: %s", words[0], err, complaint)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", words[0], err)
	}
	answers, err := draft.Read(&out.Buffer, requests)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", words[0], err)
	}
	return answers, nil
}

// bounded takes up to so many bytes, and ends what writes more.
type bounded struct {
	bytes.Buffer
	most int
	over bool
	full func()
}

func (b *bounded) Write(p []byte) (int, error) {
	if b.Len()+len(p) > b.most {
		b.over = true
		b.full()
		return 0, errors.New("too much")
	}
	return b.Buffer.Write(p)
}

// limited keeps the beginning of what is written.
type limited struct {
	*bytes.Buffer
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.left)
	l.left -= n
	l.Buffer.Write(p[:n]) // which does not fail
	return len(p), nil
}

// shorten returns the beginning of a text, for a line of a terminal.
func shorten(text string) string {
	const most = 60 // characters
	text = strings.TrimSpace(text)
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
