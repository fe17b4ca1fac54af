package media

import (
	"slices"
	"strings"
	"unicode"

	"docsite/generator/diag"
	"docsite/generator/press"
)

// tellProvenance returns what is lost of where a picture comes from, and where a page says
// otherwise than its file. What the file says is told once, at the first place that names it.
func (w *wanted) tellProvenance() []diag.Diagnostic {
	if w.fault != nil || len(w.refs) == 0 {
		return nil
	}
	var ds []diag.Diagnostic
	p := &w.Provenance
	if p.Signed {
		ds = append(ds, diag.New(diag.CredentialsLost, w.refs[0].at, "the C2PA credentials of “%s” are lost: they hold for the very bytes of the file, and it is not published as it is", w.refs[0].file).
			WithHint("%s", afterCredentials(p)))
	}
	ds = append(ds, w.tellCredit()...)
	for _, ref := range w.refs {
		if ref.image != nil && ref.image.Source != "" && p.Source != "" && ref.image.Source != p.Source {
			ds = append(ds, diag.New(diag.SourceDiffers, ref.at, "the file of “%s” says that it is %s, and “digital_source” says %s", ref.file, p.Source, ref.image.Source).
				WithHint("correct “digital_source”; readers are told what it says"))
		}
	}
	return ds
}

// afterCredentials says what is left when credentials are lost.
func afterCredentials(p *press.Provenance) string {
	const elsewhere = "who wants to verify them needs the file itself: link to a place that has it as it is, or allow DS425"
	switch {
	case p.Source != "":
		return "the published file still says that it is " + string(p.Source) + "; " + elsewhere
	case len(p.Claims) > 1:
		var terms []string
		for _, s := range p.Claims {
			terms = append(terms, string(s))
		}
		return "they speak of " + strings.Join(terms, ", ") + ": write which of them the picture is as “digital_source”; " + elsewhere
	}
	return elsewhere
}

// tellCredit tells of a credit and of rights that the file names and no language of the
// release, where the picture has a place for them.
func (w *wanted) tellCredit() []diag.Diagnostic {
	at := slices.IndexFunc(w.refs, func(ref reference) bool { return ref.image != nil })
	if at < 0 {
		return nil
	}
	var stated []string
	for _, ref := range w.refs {
		if i := ref.image; i != nil {
			stated = append(stated, i.Credit, i.Rights, i.Credit+i.Rights+i.Caption)
		}
	}
	p := &w.Provenance
	credits := slices.Clone(p.Creators)
	if p.Credit != "" {
		credits = append([]string{p.Credit}, credits...)
	}
	var ds []diag.Diagnostic
	tell := func(what string, said []string) {
		if len(said) == 0 || said[0] == "" || agrees(stated, said) {
			return
		}
		ds = append(ds, diag.New(diag.CreditNotStated, w.refs[at].at, "the file of “%s” says “%s”, and “%s” does not", w.refs[at].file, said[0], what).
			WithHint("write it as “%s: …”, or correct what is said; the file is published with it", what))
	}
	tell("credit", credits)
	tell("rights", []string{p.Rights})
	return ds
}

// agrees reports whether one of some texts holds one of others, or is held by it, by their
// letters and figures alone.
func agrees(stated, said []string) bool {
	for _, a := range stated {
		for _, b := range said {
			if a, b = letters(a), letters(b); a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a)) {
				return true
			}
		}
	}
	return false
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
