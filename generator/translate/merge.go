package translate

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/edit"
	"docsite/generator/exchange"
	"docsite/generator/markdown"
	"docsite/generator/press"
	"docsite/generator/revision"
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
	m := &merger{Desk: d, Job: job, pairing: d.pair(job.Source, job.Translation), valueWorks: map[string]*valueWork{}, inserted: map[int]*insert{},
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
				"this passage has changed in %s since, so its translation is left: %.80s = %.80s", m.Source.Translation.File, sourceOf(&u), shown(targetsOf(&u)))
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

// take puts a translation among what is to be written.
func (m *merger) take(u unit, theirs *exchange.Unit) {
	original := m.original(u)
	same := len(theirs.Segments) == len(u.segments)
	there := -1 // the one place of the translation
	var standing, odd bool
	for i, s := range u.segments {
		same = same && sameSegment(s, theirs.Segments, i)
		standing = standing || len(s.target) > 0
		if s.at >= 0 && there >= 0 && s.at != there {
			odd = true
		}
		if s.at >= 0 {
			there = s.at
		}
		odd = odd || s.joint || s.lost
	}
	switch {
	case !standing:
		if m.put(u, m.full(theirs, original)) {
			m.result.Taken++
			return
		}
		m.left(u, theirs)
	case same && m.segments(u, theirs, original):
		m.result.Taken++
	case !same && !odd && m.place(u, theirs, there, original):
		m.result.Taken++
	default:
		m.result.Left++
		m.uncovered[u.id] = true
		at, is := m.standing(u)
		m.tell(diag.MergedUnplaced, at, "change it here by hand",
			"the translation of this passage cannot be exchanged: it stands together with others, or has markup that the original has not; here: “%s”; the translator's: “%s”", is, shown(targetsOf(theirs)))
	}
}

// left tells of a translation for which the file has no place.
func (m *merger) left(u unit, theirs *exchange.Unit) {
	m.result.Left++
	m.uncovered[u.id] = true
	at := m.source.Passages[m.source.Places[u.place].Passage].At
	m.tell(diag.MergedUnplaced, at, "write it into "+m.result.Path+" by hand",
		"%s has no place for the translation of this %s: %s", m.result.Path, u.kind, shown(targetsOf(theirs)))
}

func sameSegment(s segment, theirs []exchange.Segment, i int) bool {
	return i < len(theirs) && plainly(s.source) == plainly(theirs[i].Source)
}

// original returns how codes of a unit are written: as the translation has them, else as the
// source does.
func (m *merger) original(u unit) func(*exchange.Code) string {
	written := map[string]string{}
	note := func(in exchange.Inline) {
		for _, p := range in {
			if p.Code != nil {
				written[fmt.Sprint(p.Code.Form, p.Code.ID)] = p.Code.Original
			}
		}
	}
	for _, s := range u.segments {
		note(s.source)
	}
	for _, s := range u.segments {
		note(s.target)
	}
	return func(c *exchange.Code) string { return written[fmt.Sprint(c.Form, c.ID)] }
}

// segments exchanges the segments of a unit that are otherwise, each in its own place. It
// reports whether that can be done.
func (m *merger) segments(u unit, theirs *exchange.Unit, original func(*exchange.Code) string) bool {
	changes := map[int][]change{}
	for i, s := range u.segments {
		came := theirs.Segments[i].Target
		if plainly(came) == "" || plainly(came) == plainly(s.target) {
			continue
		}
		new := chunks(came, original)
		if s.joint || s.lost {
			return false
		}
		if s.at >= 0 {
			changes[s.at] = append(changes[s.at], change{s.piece.from, s.piece.to, append(new, m.remarks(s)...)})
			continue
		}
		glue := chunk{text: m.glue(m.Lang)}
		if at, from, to, ok := m.remark(u, i); ok {
			changes[at] = append(changes[at], change{from, to, new})
		} else if b := before(u, i); b != nil {
			changes[b.at] = append(changes[b.at], change{b.piece.to, b.piece.to, append([]chunk{glue}, new...)})
		} else if b := behind(u, i); b != nil {
			changes[b.at] = append(changes[b.at], change{b.piece.from, b.piece.from, append(new, glue)})
		} else {
			return false
		}
	}
	for _, at := range slices.Sorted(maps.Keys(changes)) {
		m.change(u, at, changes[at])
	}
	return true
}

// before returns the nearest segment before one that has a place in the translation.
func before(u unit, i int) *segment {
	for i--; i >= 0; i-- {
		if u.segments[i].at >= 0 {
			return &u.segments[i]
		}
	}
	return nil
}

func behind(u unit, i int) *segment {
	for i++; i < len(u.segments); i++ {
		if u.segments[i].at >= 0 {
			return &u.segments[i]
		}
	}
	return nil
}

// remarks returns the remarks that stand in a segment's translation, which stay.
func (m *merger) remarks(s segment) []chunk {
	container := m.target.container(s.at)
	var list []chunk
	for _, p := range s.piece.parts {
		if isRemark(p, container) {
			list = append(list, chunk{remark: " " + container[p.From:p.To]})
		}
	}
	return list
}

// remark finds the remark in a unit's translation that stands for a segment.
func (m *merger) remark(u unit, i int) (at, from, to int, ok bool) {
	want := remarkOf(m.Source.lang(), shown([]exchange.Inline{u.segments[i].source}))
	for _, s := range u.segments {
		if s.at < 0 {
			continue
		}
		place := m.target.Places[s.at]
		for _, p := range place.Parts {
			if p.Form == markdown.Alone && m.target.container(s.at)[p.From:p.To] == want {
				return s.at, p.From, p.To, true
			}
		}
	}
	return 0, 0, 0, false
}

// place exchanges all of a unit's translation, which stands in one place alone.
func (m *merger) place(u unit, theirs *exchange.Unit, there int, original func(*exchange.Code) string) bool {
	if there < 0 {
		return false
	}
	var parts []chunk
	for _, s := range theirs.Segments {
		if plainly(s.Target) == "" {
			return false
		}
		if parts != nil {
			parts = append(parts, chunk{text: m.glue(m.Lang)})
		}
		parts = append(parts, chunks(s.Target, original)...)
	}
	first, last := -1, -1
	for _, s := range u.segments {
		if s.at == there {
			if first < 0 || s.piece.from < first {
				first = s.piece.from
			}
			last = max(last, s.piece.to)
		}
	}
	m.change(u, there, []change{{first, last, parts}})
	return true
}

// full returns a whole unit as it is written anew: what is not translated is a remark.
func (m *merger) full(theirs *exchange.Unit, original func(*exchange.Code) string) []chunk {
	var list []chunk
	glue := m.glue(m.Lang)
	for i, s := range theirs.Segments {
		words := plainly(s.Target)
		if len(list) > 0 && (glue != "" || words == "") && !m.parted(theirs.Segments[i-1]) {
			list = append(list, chunk{text: " "})
		}
		if words == "" {
			list = append(list, chunk{remark: remarkOf(m.Source.lang(), shown([]exchange.Inline{s.Source}))})
			continue
		}
		list = append(list, chunks(s.Target, original)...)
	}
	return list
}

// parted reports whether markup parts a segment from the next one: then no space does.
func (m *merger) parted(s exchange.Segment) bool {
	last := s.Source[len(s.Source)-1]
	return s.Glue == "" && last.Code != nil && (m.glue(m.source.lang()) != "" || strings.ContainsAny(last.Code.Original, "\n\""))
}

// remarkOf writes a text that is not translated yet as a remark, which ends at the first -->.
func remarkOf(lang, text string) string {
	return "<!-- " + lang + ": " + strings.NewReplacer("-->", "--&gt;", "--!>", "--!&gt;").Replace(text) + " -->"
}

// stamp says in the content what it was made from, if it is all of that.
func (m *merger) stamp() {
	all := true
	for _, u := range m.units {
		if m.uncovered[u.id] {
			all = false
		}
	}
	current := m.File.Digest == m.Source.Translation.Body.Digest
	if current && !all || !current && (m.result.Left > 0 || m.result.Conflicts > 0 || m.result.Unsure > 0 || m.docMissing()) {
		return
	}
	now, ok := m.Read(m.result.Path, m.result.Content)
	if !ok {
		return
	}
	if s := now.Translation.Source; s.Lang == m.Source.lang() && revision.Follows(s, m.File.Digest) {
		m.result.Stamped = true
		return
	}
	if m.extra(now) {
		return
	}
	stamped, ds := edit.Stamp(m.result.Path, m.result.Content, press.Source{Lang: m.Source.lang(), Digest: m.File.Digest[:min(len(m.File.Digest), revision.Digits)]})
	if ds != nil {
		m.result.Diagnostics = append(m.result.Diagnostics, ds...)
		return
	}
	m.result.Content, m.result.Stamped = stamped, true
}

// docMissing reports whether a unit of the document has no translation, or not all of it.
func (m *merger) docMissing() bool {
	for _, u := range m.File.Units {
		for _, s := range u.Segments {
			if plainly(s.Target) == "" {
				return true
			}
		}
	}
	return false
}

// extra tells of what the translation has and the source has not.
func (m *merger) extra(now Text) bool {
	p := m.pair(m.Source, &now)
	found := false
	for _, pair := range p.b.Pairs {
		if !pair.First.Empty() {
			continue
		}
		for i := pair.Second.From; i < pair.Second.To; i++ {
			passage := now.Passages[i]
			if passage.Kind < press.Paragraph || passage.Kind == press.Code || passage.Text == "" {
				continue
			}
			found = true
			m.tell(diag.MergedExtra, passage.At, "delete it if the original has it no more and merge again, or keep it and write docsite stamp",
				"%s has nothing that says this, as far as can be seen: %.80s", m.Source.Translation.File, passage.Text)
		}
	}
	return found
}
