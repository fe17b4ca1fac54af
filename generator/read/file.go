package read

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"golang.org/x/sync/errgroup"

	"docsite/generator/align"
	"docsite/generator/charset"
	"docsite/generator/diag"
	"docsite/generator/fields"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/revision"
)

// most is the size of a text in bytes; a long report has a tenth of it.
const most = 2_000_000

// translation reads one file, or what is not remembered of it. It returns no
// translation where the front matter cannot be read.
func translation(site fs.FS, f source, o Options) (*press.Translation, []diag.Diagnostic, error) {
	since := o.Memory.moment()
	h, remembered := recall(o.Memory, heads, f.path)
	var text []byte
	var body int
	if !remembered {
		raw, err := fs.ReadFile(site, f.path)
		if err != nil {
			return nil, nil, fmt.Errorf("read a translation: %w", err)
		}
		h, text, body = frontMatter(f, raw, o)
		keep(o.Memory, heads, f.path, h, since)
	}
	t := h.own()
	if t == nil || o.FrontOnly {
		return t, h.ds, nil
	}
	c, remembered := recall(o.Memory, bodies, f.path)
	if !remembered || o.Keep != nil && !c.html {
		if text == nil {
			raw, err := fs.ReadFile(site, f.path)
			if err != nil {
				return nil, nil, fmt.Errorf("read a translation: %w", err)
			}
			text, body = again(f.path, raw)
		}
		var err error
		if c, _, err = h.convert(text, body, o); err != nil {
			return nil, nil, err
		}
		keep(o.Memory, bodies, f.path, c, since)
	}
	if t.Body = c.body; o.Keep == nil {
		t.Body.HTML = press.Kept{} // which lies where this reading's caller cannot look
	}
	if o.Analyses != nil {
		o.Analyses.Store(t, c.analysis)
	}
	return t, slices.Concat(h.ds, c.ds), nil
}

// Bodies reads the bodies of translations whose front matter was read before. One
// that cannot be read any more has none.
func Bodies(site fs.FS, ts []*press.Translation, o Options) ([]press.Body, error) {
	bodies := make([]press.Body, len(ts))
	var group errgroup.Group
	group.SetLimit(o.Jobs)
	for i, t := range ts {
		group.Go(func() error {
			read, _, err := translation(site, source{t.File, t.Release, t.Lang}, o)
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if read != nil {
				bodies[i] = read.Body
			}
			return err
		})
	}
	return bodies, group.Wait()
}

// understand reads what a file holds. It also returns the text's passages.
func understand(f source, raw []byte, o Options) (*press.Translation, []press.Passage, []diag.Diagnostic, error) {
	h, text, body := frontMatter(f, raw, o)
	if h.t == nil {
		return nil, nil, h.ds, nil
	}
	c, passages, err := h.convert(text, body, o)
	if err != nil {
		return nil, nil, nil, err
	}
	h.t.Body = c.body
	return h.t, passages, slices.Concat(h.ds, c.ds), nil
}

// head is a translation without its body. There is none where the front matter
// cannot be read.
type head struct {
	t        *press.Translation
	passages []press.Passage // of the front matter
	ds       []diag.Diagnostic
}

// content is a body. One that was read to be checked alone has no HTML.
type content struct {
	body press.Body
	html bool
	ds   []diag.Diagnostic

	analysis *align.Analysis // what its other languages must say alike
}

// frontMatter reads a file as far as its body, which begins at an offset of the
// text.
func frontMatter(f source, raw []byte, o Options) (h head, text []byte, body int) {
	if len(raw) > most {
		return head{ds: []diag.Diagnostic{diag.New(diag.FileTooLarge, whole(f.path), "the text is larger than %d MB", most/1_000_000).
			WithHint("attach what is no text as a file of its own")}}, nil, 0
	}
	text, ds := charset.Clean(f.path, raw)
	if ds != nil {
		return head{ds: ds}, nil, 0
	}
	if ds := conflict(f.path, text); ds != nil {
		return head{ds: ds}, nil, 0
	}
	block, body, ds := split(f.path, text)
	if ds != nil {
		return head{ds: ds}, nil, 0
	}
	m, ds := fields.Parse(f.path, block, 1)
	if m == nil {
		if n := proseLine(block); n > 0 && ds[0].Code == diag.BadYAML {
			ds = unclosed(f.path, n+1, bytes.Count(text[:body], []byte("\n")))
		}
		return head{ds: ds}, nil, 0
	}
	t := &press.Translation{Release: f.release, Lang: f.lang, File: f.path}
	k := keys{m, t, o.Settings.Zone, o.Settings.Languages}
	k.read()
	h = head{t, front(t), append(m.Diagnostics(), rubySlips(f.path, text, body)...)}
	typography(t, o.Converters)
	return h, text, body
}

// again finds the body in a file whose front matter is remembered. There is
// none where the file was changed meanwhile, and will be read anew.
func again(file string, raw []byte) (text []byte, body int) {
	text, ds := charset.Clean(file, raw)
	if ds != nil {
		return nil, 0
	}
	if _, body, ds = split(file, text); ds != nil {
		return nil, 0
	}
	return text, body
}

// convert makes of a body what the later stages need of it. It also returns the
// passages of the whole text.
func (h head) convert(text []byte, body int, o Options) (content, []press.Passage, error) {
	t := h.t
	doc := o.Converters[t.Lang].Convert(t.File, text, body, o.Keep != nil)
	passages := slices.Concat(h.passages, doc.Passages)
	c := content{
		body: press.Body{Links: doc.Links, IDs: doc.IDs, Lead: doc.Lead, Digest: revision.Digest(passages)},
		html: o.Keep != nil,
		ds:   slices.Concat(doc.Diagnostics, bodyFaults(t, text, body, doc), slipsIn(t.File, text, body)),
	}
	if facts := o.Facts[t.Lang]; facts != nil {
		c.analysis = facts.Read(t.File, text, passages)
	}
	if o.Keep != nil {
		var err error
		if c.body.HTML, err = o.Keep(doc.HTML); err != nil {
			return c, nil, fmt.Errorf("set a text aside: %w", err)
		}
	}
	return c, passages, nil
}

func bodyFaults(t *press.Translation, text []byte, body int, doc markdown.Document) []diag.Diagnostic {
	if doc.Text {
		return nil
	}
	at := diag.NewSource(t.File, text).At(body)
	if doc.Empty && t.Image == nil {
		return []diag.Diagnostic{diag.New(diag.BodyEmpty, at, "there is no text after the front matter").
			WithHint("write the release's text")}
	}
	return []diag.Diagnostic{diag.New(diag.NoText, at, "the release holds nothing but pictures").
		WithHint("write what the pictures show: a release is read aloud, searched and translated")}
}
