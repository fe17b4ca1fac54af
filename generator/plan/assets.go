package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"docsite/generator/diag"
	"docsite/generator/layout"
)

// Asset is a file of the templates that pages refer to.
type Asset struct {
	Name    string // path below assets/
	Content []byte
	File    string // in the site's folder; empty of one that is built in
}

// addAssets plans the files below assets/. A style sheet names others, whose
// published names hold a digest; so these are planned first, and the sheet's own
// digest is that of what is published, without comments.
func (p *Plan) addAssets(assets []Asset) {
	a := &assetPlanner{plan: p, waiting: map[string]Asset{}}
	for _, asset := range assets {
		a.waiting[asset.Name] = asset
	}
	p.checkAssetNames(assets)
	for _, asset := range assets {
		a.add(asset.Name)
	}
}

// checkAssetNames tells of names that not every system can hold, and of folders that some hold for one. Of two
// files that are one, the addresses tell.
func (p *Plan) checkAssetNames(assets []Asset) {
	folders := map[string]string{".": "."} // by their folded form
	tell := func(name, fault string) {
		p.found = append(p.found, diag.New(diag.NameNotPortable, diag.Pos{File: "templates/assets/" + name, Line: 1, Column: 1}, "the name “%s” %s", path.Base(name), fault).
			WithHint("use letters, digits, hyphens and full stops"))
	}
	for _, asset := range assets {
		if fault := layout.NameFault(path.Base(asset.Name)); fault != "" {
			tell(asset.Name, fault)
		}
		for dir := path.Dir(asset.Name); folders[layout.Fold(dir)] != dir; dir = path.Dir(dir) {
			if other, there := folders[layout.Fold(dir)]; there {
				tell(dir, "is one with “"+path.Base(other)+"” where case does not count (Windows, macOS)")
				break
			}
			folders[layout.Fold(dir)] = dir
			if fault := layout.NameFault(path.Base(dir)); fault != "" {
				tell(dir, fault)
			}
		}
	}
}

type assetPlanner struct {
	plan    *Plan
	waiting map[string]Asset // those that are not planned yet, by name
	open    []string         // the style sheets that wait for what they name
}

// add plans an asset, unless it is planned already. ok is false where there is
// none of the name.
func (a *assetPlanner) add(name string) (page *Page, ok bool) {
	asset, waits := a.waiting[name]
	if !waits {
		page, ok = a.plan.assets[name]
		return page, ok
	}
	delete(a.waiting, name)
	if strings.EqualFold(path.Ext(name), ".css") {
		a.open = append(a.open, name)
		asset.Content = compact(a.resolve(asset))
		a.open = a.open[:len(a.open)-1]
	}
	digest := sha256.Sum256(asset.Content)
	page = a.plan.add(&Page{
		Path: "assets/" + named(name, hex.EncodeToString(digest[:])), Kind: AssetFile, content: asset.Content, At: diag.Pos{File: asset.File},
	})
	a.plan.assets[name] = page
	return page, true
}

// resolve returns a style sheet with the published addresses of the assets that
// it names.
func (a *assetPlanner) resolve(sheet Asset) []byte {
	var out []byte
	done := 0
	for _, r := range references(sheet.Content) {
		name, rest, local := target(sheet.Name, r.address)
		if !local {
			continue
		}
		page, ok := a.address(sheet, r, name)
		if !ok {
			continue
		}
		out = append(out, sheet.Content[done:r.start]...)
		out = appendString(out, a.plan.Href(page)+rest)
		done = r.end
	}
	return append(out, sheet.Content[done:]...)
}

// address returns the page of the asset that a style sheet names, or tells why
// there is none.
func (a *assetPlanner) address(sheet Asset, r reference, name string) (*Page, bool) {
	at := diag.NewSource("templates/assets/"+sheet.Name, sheet.Content).At(r.start)
	if i := slices.Index(a.open, name); i >= 0 {
		circle := append(slices.Clone(a.open[i:]), name)
		a.plan.found = append(a.plan.found, diag.New(diag.StyleCircle, at, "style sheets import each other in a circle: %s", strings.Join(circle, " → ")).
			WithHint("take one of these imports out"))
		return nil, false
	}
	page, ok := a.add(name)
	if !ok {
		a.plan.found = append(a.plan.found, diag.New(diag.AssetMissing, at, "there is no file templates/assets/%s", name).
			WithHint("%s", diag.DidYouMean(name, a.names(), "put the file there, or correct its address, which is relative to the style sheet; capital letters count")))
	}
	return page, ok
}

// names returns the names of all assets, sorted.
func (a *assetPlanner) names() []string {
	names := slices.AppendSeq(slices.Collect(maps.Keys(a.waiting)), maps.Keys(a.plan.assets))
	return slices.Sorted(slices.Values(append(names, a.open...)))
}

// scheme is how an address begins that names its own (RFC 3986, section 3.1).
var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// target returns the name of the asset that an address in a style sheet leads
// to, and the query and fragment behind it. local is false of an address that is
// not relative, or leads into the sheet itself.
func target(sheet, address string) (name, rest string, local bool) {
	address = strings.Trim(address, " \t\n\r\f")
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		address, rest = address[:i], address[i:]
	}
	if address == "" || address[0] == '/' || scheme.MatchString(address) {
		return "", "", false
	}
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	return path.Join(path.Dir(sheet), address), rest, true
}
