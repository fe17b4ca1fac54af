package link

import "docsite/generator/press"

// sources tells every language how a picture was made, which is stated once: by the
// original, else by the first translation that says so. One file is one picture.
func sources(r *press.Release) {
	stated := map[string]press.DigitalSource{}
	each := func(t *press.Translation, do func(*press.Image)) {
		if t.Image != nil {
			do(t.Image)
		}
		for i := range t.Gallery {
			do(&t.Gallery[i])
		}
	}
	note := func(i *press.Image) {
		if stated[i.File] == "" && i.Source != "" {
			stated[i.File] = i.Source
		}
	}
	each(r.Original, note)
	for _, t := range r.Translations {
		each(t, note)
	}
	if len(stated) == 0 {
		return
	}
	for _, t := range r.Translations {
		each(t, func(i *press.Image) {
			if i.Source == "" {
				i.Source = stated[i.File]
			}
		})
	}
}
