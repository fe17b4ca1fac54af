package render

import (
	"html/template"
	"slices"

	"docsite/generator/press"
)

// RecordingView is a film or a sound.
type RecordingView struct {
	Title          string // empty where it has none of its own
	File           FileView
	Poster         string // address of the picture that stands for a film before it runs
	Width, Height  int    // of the poster, in pixels; 0 without one
	Captions       []CaptionsView
	Transcript     template.HTML // what is said and shown
	TranscriptFile *FileView     // likewise, as a file
}

// CaptionsView is a file of captions. Own are those in the page's language, which are shown
// without being asked for.
type CaptionsView struct {
	Href, Lang, Name string
	Own              bool
}

// recording is a film or a sound of a translation; nil where there is none, or no such
// file, which a preview shows.
func (b *builder) recording(r *press.Release, t *press.Translation, of *press.Recording) (*RecordingView, error) {
	if of == nil || b.plan.Files(r)[of.File] == nil {
		return nil, nil
	}
	files := b.plan.Files(r)
	view := &RecordingView{Title: of.Title, Transcript: b.markup(t, of.Transcript)}
	var err error
	if view.File, err = b.file(files[of.File]); err != nil {
		return nil, err
	}
	if poster := files[of.Poster]; poster != nil {
		page := b.plan.Shown(poster)
		view.Poster = b.plan.Href(page)
		view.Width, view.Height = page.Media().Size()
	}
	for i, c := range of.Captions {
		if f := files[c.File]; f != nil {
			own := i == slices.IndexFunc(of.Captions, func(c press.Captions) bool { return c.Lang == t.Lang })
			view.Captions = append(view.Captions, CaptionsView{b.plan.Href(b.plan.Media(f)), c.Lang, b.other(c.Lang).Name, own})
		}
	}
	if f := files[of.TranscriptFile.Text]; f != nil {
		file, err := b.file(f)
		if err != nil {
			return nil, err
		}
		view.TranscriptFile = &file
	}
	return view, nil
}
