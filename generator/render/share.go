package render

import (
	"strconv"
)

// share writes what those read who show a card where a page is shared: ogp.me's image,
// and the card of X, which takes the rest from there.
func (b *builder) share(w *headWriter) {
	shown, has := b.plan.Share(b.page)
	if !has {
		w.meta("name", "twitter:card", "summary")
		return
	}
	w.meta("property", "og:image", shown.URL)
	w.meta("property", "og:image:type", shown.MediaType)
	if shown.Width > 0 {
		w.meta("property", "og:image:width", strconv.Itoa(shown.Width))
		w.meta("property", "og:image:height", strconv.Itoa(shown.Height))
	}
	w.meta("property", "og:image:alt", shown.Alt)
	w.meta("name", "twitter:card", "summary_large_image")
}
