package press

// Brand is what a newsroom looks like and leads to, as far as it says so itself.
// Files are paths in the site's folder.
type Brand struct {
	Logo    *Logo
	Colour  Located            // the accent, as written; empty for docsite's own
	Picture Located            // for sharing, where a page has none; empty for none
	Fonts   map[string]Located // of cards for sharing, by language; that of "" is for all others
	Menu    []MenuItem         // behind the ways in
	Footer  []MenuItem
	Social  []Account
}

// Logo is the sign of a newsroom.
type Logo struct {
	Light, Dark Located // on a light and on a dark ground; empty Dark: the light one stands on both
	Icon        Located // a square picture that icons are made of; empty for the light one
	Alt         Text    // what a screen reader says of it
}

// MenuItem leads to a page of the newsroom or to an address. One of Page and URL is
// set.
type MenuItem struct {
	Page Located // name of a page: the folder under releases/pages/
	URL  Located // of the web, or a path from the site's root
	Text Text    // what it is called; empty of a page, for its title
}

// Account is one of a newsroom's on another service.
type Account struct{ Name, URL string }
