package media

import (
	"slices"

	"docsite/generator/diag"
)

// What browsers play without help.
var (
	films  = []string{"video/mp4", "video/webm"}
	sounds = []string{"audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "audio/flac"}
)

const captionsType = "text/vtt"

// plays reports whether a file of a type can be put to a use; true for uses that are no
// recording.
func plays(u use, mediaType string) bool {
	switch u {
	case film:
		return slices.Contains(films, mediaType)
	case sound:
		return slices.Contains(sounds, mediaType)
	case subtitles:
		return mediaType == captionsType
	}
	return true
}

// unplayable reports a file that a page cannot play.
func unplayable(ref reference, name string) diag.Diagnostic {
	switch ref.use {
	case film:
		return diag.New(diag.Unplayable, ref.at, "“%s” is not a film that browsers play", name).
			WithHint("save it as MP4 (H.264 and AAC) or WebM; what is only heard belongs under “audio”")
	case sound:
		return diag.New(diag.Unplayable, ref.at, "“%s” is not a sound that browsers play", name).
			WithHint("save it as MP3, M4A, Ogg, WAV or FLAC; a film belongs under “video”")
	}
	return diag.New(diag.BadCaptions, ref.at, "“%s” is not a file of captions", name).
		WithHint("save the captions as WebVTT, a file that ends in .vtt")
}
