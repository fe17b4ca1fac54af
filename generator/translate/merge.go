package translate

import (
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/exchange"
	"docsite/generator/press"
)

// Job is a document that came back, and what it is merged into.
type Job struct {
	Source      Text
	Translation *Text // nil where there is none yet
	Lang        string
	File        *exchange.File
	// Path is the translation's, in the site's folder, and Skeleton the file that a new
	// translation begins with; both count where there is no translation.
	Path     string
	Skeleton []byte
	// Gone are passages of the translation that tell what the source has no more, as far as its
	// history is known. While one stands as it is, the translation is not stamped.
	Gone []string
	// Then are the passages of the text that the translation was made from: see [Options].
	Then []press.Passage
}

// Result is what became of a document.
type Result struct {
	Path        string
	Content     []byte // of the translation's file; nil where a diagnostic is an error, and where there would be nothing in a new one
	Taken       int    // units whose translation was taken
	Same        int    // units that say what the translation says already
	Missing     int    // units that have no translation, or not all of it
	Unsure      int    // units whose translation is still to be looked at
	Left        int    // units that are left as they are, each told
	Conflicts   int    // units that somebody changed in the file as well, each told
	Stamped     bool   // the translation says that it was made from the text of the document
	Diagnostics []diag.Diagnostic
}

// merger does a job.
type merger struct {
	*Desk
	Job
	*pairing
	result     Result
	units      []unit
	works      []*work
	workAt     map[int]*work         // of these, by the place that it changes
	valueWorks map[string]*valueWork // by their paths in the translation
	order      []string              // of these
	inserted   map[int]*insert       // by the place of the source
	remarked   map[int]bool          // bytes of the translation at which a remark stands that is exchanged
	uncovered  map[string]bool       // units whose translation is not all of it, or not sure
	skeleton   Text                  // what a new translation begins with
	places     map[int]int           // of the skeleton, by those of the source
}

// Merge merges a document. What is wrong with the document itself is told by
// [exchange.Read] and [exchange.Compare], which come before. The error is a bug.
func (d *Desk) Merge(job Job) (Result, error) {
	m := &merger{Desk: d, Job: job, pairing: d.pair(job.Source, job.Translation, job.Then), valueWorks: map[string]*valueWork{}, inserted: map[int]*insert{},
		remarked: map[int]bool{}, workAt: map[int]*work{}, uncovered: map[string]bool{}}
	m.result.Path = job.Path
	if job.Translation != nil {
		m.result.Path = job.Translation.Translation.File
	}
	m.units = m.pairing.units()
	found := m.find()
	if len(found) == 0 && len(m.units) > 0 {
		m.result.Diagnostics = nil // what has changed is all of it
		m.tell(diag.MergedNothing, m.at(0, 0), "export again, and translate that file", "nothing of this file is in %s any more", job.Source.Translation.File)
		return m.result, nil
	}
	if job.Translation == nil {
		if err := m.begin(); err != nil {
			m.tell(diag.MergedUnwritten, m.at(0, 0), "begin with docsite new translation", "%v", err)
			return m.result, nil
		}
	}
	for i, u := range m.units {
		n, ok := found[i]
		if !ok {
			m.uncovered[u.id] = true
			m.result.Missing++
			m.missing(u)
			continue
		}
		m.unit(u, &job.File.Units[n], n)
	}
	if job.Translation == nil && m.result.Taken == 0 {
		m.result.Diagnostics = diag.Sort(m.result.Diagnostics)
		return m.result, nil
	}
	if err := m.write(); err != nil {
		return m.result, err
	}
	m.result.Diagnostics = diag.Sort(m.result.Diagnostics)
	if diag.Count(m.result.Diagnostics).Errors > 0 {
		m.result.Content = nil
	}
	return m.result, nil
}

func (m *merger) tell(code diag.Code, at diag.Pos, hint, format string, args ...any) {
	d := diag.New(code, at, format, args...)
	if hint != "" {
		d = d.WithHint("%s", hint)
	}
	m.result.Diagnostics = append(m.result.Diagnostics, d)
}

// at returns the place of a segment in the document, by its number in a unit.
func (m *merger) at(unit, segment int) diag.Pos {
	if unit < len(m.File.Units) {
		if u := m.File.Units[unit]; segment < len(u.Segments) {
			return m.File.At(u.ID, u.Segments[segment].ID)
		}
	}
	return m.File.At("", "")
}

// find returns which unit of the document is which of the text: that of the same words, by
// its ID where several have them, or else in order. What the text has no more is told.
func (m *merger) find() map[int]int {
	found, taken := map[int]int{}, map[int]bool{}
	by := map[string][]int{}
	for n, u := range m.File.Units {
		by[u.Digest] = append(by[u.Digest], n)
	}
	for _, sameID := range []bool{true, false} {
		for i, u := range m.units {
			if _, done := found[i]; done {
				continue
			}
			for _, n := range by[u.digest] {
				theirs := &m.File.Units[n]
				if !taken[n] && (theirs.ID == u.id || !sameID) && sameSource(u, theirs) {
					found[i], taken[n] = n, true
					break
				}
			}
		}
	}
	for n, u := range m.File.Units {
		if !taken[n] && shown(targetsOf(&u)) != "" {
			m.result.Left++
			m.tell(diag.MergedChanged, m.at(n, 0), "export again, and translate it there",
				"this passage has changed in %s since, so its translation is left: “%s”, translated as “%s”", m.Source.Translation.File,
				exchange.Excerpt(sourceOf(&u), 80), exchange.Excerpt(shown(targetsOf(&u)), 80))
		}
	}
	return found
}

// sameSource reports whether a unit of a document has the words and the markup of one of the
// text, however they are cut.
func sameSource(u unit, theirs *exchange.Unit) bool {
	var ours, others strings.Builder
	for _, s := range u.segments {
		ours.WriteString(plainly(s.source))
	}
	for _, s := range theirs.Segments {
		others.WriteString(plainly(s.Source))
	}
	return strings.ReplaceAll(ours.String(), " ", "") == strings.ReplaceAll(others.String(), " ", "")
}

func sourceOf(u *exchange.Unit) string {
	var list []exchange.Inline
	for _, s := range u.Segments {
		list = append(list, s.Source)
	}
	return shown(list)
}

func targetsOf(u *exchange.Unit) []exchange.Inline {
	var list []exchange.Inline
	for _, s := range u.Segments {
		list = append(list, s.Target)
	}
	return list
}

// unit decides what becomes of a unit of the document, the n-th.
func (m *merger) unit(u unit, theirs *exchange.Unit, n int) {
	now, came := digestOfTargets(u.targets()), digestOfTargets(targetsOf(theirs))
	sent, _, _ := strings.Cut(theirs.Target, ".")
	whole, sure := true, true
	for _, s := range theirs.Segments {
		if plainly(s.Target) == "" {
			whole = false
		} else if s.State != exchange.Translated {
			sure = false
		}
	}
	switch {
	case !whole:
		m.result.Missing++
		m.uncovered[u.id] = true
	case !sure && came == sent:
		m.result.Unsure++
		m.uncovered[u.id] = true
	}
	switch {
	case came == "":
		m.missing(u)
	case m.Translation == nil:
		m.codes(u, theirs, n)
		m.take(u, theirs)
	case came == now && !(u.mark() == theirs.Target && spacedOtherwise(u, theirs)):
		m.result.Same++
	case came == sent && came != now: // the translator left it, and somebody changed it in the file
		m.result.Same++
	case u.mark() != theirs.Target:
		m.result.Conflicts++
		m.uncovered[u.id] = true
		at, is := m.standing(u)
		if now == "" {
			is = "nothing"
		}
		m.tell(diag.MergedConflict, at, "what stands here stays; write into it what the translator has that it has not",
			"this was changed after the export, and the translator changed it too; here: “%s”; the translator's: “%s”", is, shown(targetsOf(theirs)))
	default:
		m.codes(u, theirs, n)
		m.take(u, theirs)
	}
}

// spacedOtherwise reports whether a translator changed white space alone.
func spacedOtherwise(u unit, theirs *exchange.Unit) bool {
	if len(u.segments) != len(theirs.Segments) {
		return false
	}
	for i, s := range u.segments {
		if plainly(s.target) != plainly(theirs.Segments[i].Target) {
			return true
		}
	}
	return false
}

// codes tells of markup that a changed translation does without.
func (m *merger) codes(u unit, theirs *exchange.Unit, n int) {
	for i, s := range theirs.Segments {
		if len(s.Target) == 0 || i < len(u.segments) && plainly(u.segments[i].target) == plainly(s.Target) {
			continue
		}
		for _, mistake := range exchange.CheckCodes(s.Source, s.Target) {
			if mistake.Code == diag.CodeMissing && !onlyRubyIsMissing(s) {
				m.tell(mistake.Code, m.at(n, i), mistake.Hint, "%s", mistake.Message)
			}
		}
	}
}

// onlyRubyIsMissing reports whether a translation has all markup of its source but readings.
func onlyRubyIsMissing(s exchange.Segment) bool {
	has := map[string]bool{}
	for _, p := range s.Target {
		if p.Code != nil {
			has[p.Code.ID] = true
		}
	}
	return !slices.ContainsFunc(s.Source, func(p exchange.Part) bool { return p.Code != nil && !has[p.Code.ID] && !isRuby(p.Code) })
}

// standing returns where a unit's translation stands, and what it is.
func (m *merger) standing(u unit) (diag.Pos, string) {
	at := diag.Pos{File: m.result.Path, Line: 1, Column: 1}
	for _, s := range u.segments {
		if s.at >= 0 {
			at = m.target.Passages[m.target.Places[s.at].Passage].At
			break
		}
	}
	return at, shown(u.targets())
}
