package host

// github is GitHub Pages. It takes no headers, no redirects and no status: it sends every file
// with “max-age=600”, so that what readers have may be ten minutes old; it has no
// Content-Security-Policy, old addresses lead on by pages that stand in for them,
// and what is gone answers 200. 404.html is its page for what is not found, and with
// .nojekyll files are published whose names begin with a dot, as .well-known does.
var github = Host{
	Name: "github", Atomic: true, Reads: ".nojekyll",
	Files: func(*Description) ([]File, error) { return []File{{Name: ".nojekyll"}}, nil },
}
