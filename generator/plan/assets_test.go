package plan

import (
	"strings"
	"testing"
)

// published returns the addresses in a style sheet, and what is told of it, in a
// site at /newsroom/ that has a font and two pictures besides.
func published(t *testing.T, name, css string) (content, mistakes string) {
	t.Helper()
	site := newsroom("en")
	site.BaseURL = "https://press.example.org/newsroom/"
	p, ds := made(t, site,
		Asset{Name: name, Content: []byte(css)},
		Asset{Name: "fonts/source.woff2", Content: []byte("font")},
		Asset{Name: "map.svg", Content: []byte("map")},
		Asset{Name: "a (1) b.png", Content: []byte("picture")})
	return string(p.Asset(name).Content()), told(ds)
}

const (
	fontHref    = "/newsroom/assets/fonts/source.795ea3efa4.woff2"
	mapHref     = "/newsroom/assets/map.60be986175.svg"
	pictureHref = "/newsroom/assets/a%20%281%29%20b.2cea274d0b.png"
)

func TestStyleSheetsNameAssetsByTheirAddresses(t *testing.T) {
	for css, want := range map[string]string{
		`a{src:url("fonts/source.woff2") format("woff2")}`:          `a{src:url("` + fontHref + `") format("woff2")}`,
		`a{src:url(fonts/source.woff2)}`:                            `a{src:url("` + fontHref + `")}`,
		`a{src:URL( ./fonts/../map.svg#top )}`:                      `a{src:URL( "` + mapHref + `#top" )}`,
		`a{src:url('map.svg?x=1')}`:                                 `a{src:url("` + mapHref + `?x=1")}`,
		`a{src:u\72l(m\61 p.svg)}`:                                  `a{src:u\72l("` + mapHref + `")}`,
		`a{src:url("a (1)%20b.png")}`:                               `a{src:url("` + pictureHref + `")}`,
		`a{src:url(a\ \(1\)\ b.png)}`:                               `a{src:url("` + pictureHref + `")}`,
		"@import/* x */\n'map.svg' print; @import url(map.svg);":    "@import/* x */\n\"" + mapHref + "\" print; @import url(\"" + mapHref + "\");",
		`a{b:url(map.svg),url("map.svg")}c{d:url(map.svg)}`:         `a{b:url("` + mapHref + `"),url("` + mapHref + `")}c{d:url("` + mapHref + `")}`,
		`/* url(no.png) " */ a{content:"url(no.png) \" /*"}/**/`:    "",
		"a{content:\"open\n;b:url(map.svg)}":                        "a{content:\"open\n;b:url(\"" + mapHref + "\")}",
		`a{b:url(data:image/png;base64,AA==)}`:                      "",
		`a{b:url("data:image/svg+xml,%3Csvg fill='red'/%3E")}`:      "",
		`a{b:url(#grain);c:url("");d:url(/map.svg);e:url(//x.y/z)}`: "",
		`a{b:url(HTTPS://x.org/no.png)}@import "https://x.org/a";`:  "",
		`a{b:url(no one.png) no"t.png}`:                             "",
		`a{b:my-url(no.png);c:url (no.png)}@importer "no.css";`:     "",
		`@charset "utf-8";@import;"no.css"`:                         "",
		`/* never closed url(no.png)`:                               "",
		`a{b:url(map.svg`:                                           "",
	} {
		if want == "" {
			want = css
		}
		want = string(compact([]byte(want)))
		if got, ds := published(t, "own.css", css); got != want || ds != "" {
			t.Errorf("%s\n got %s\nwant %s\ntold %s", css, got, want, ds)
		}
	}
	if got, ds := published(t, "css/OWN.CSS", `a{b:url(../map.svg)}`); got != `a{b:url("`+mapHref+`")}` || ds != "" {
		t.Errorf("from a folder below: %s %s", got, ds)
	}
}

func TestWhatAStyleSheetDoesNotFind(t *testing.T) {
	for css, want := range map[string]string{
		"a{}\n/* é */ b{src:url(source.wof)}":  "templates/assets/own.css:2:19 DS711 there is no file templates/assets/source.wof",
		"@import 'Map.svg';":                   "templates/assets/own.css:1:9 DS711 there is no file templates/assets/Map.svg",
		"@import 'own.css';":                   "templates/assets/own.css:1:9 DS712 style sheets import each other in a circle: own.css → own.css",
		"a{b:url(../../docsite.yaml)}":         "templates/assets/own.css:1:9 DS711 there is no file templates/assets/../../docsite.yaml",
		"a{b:url(one.png);c:url(\"two.png\")}": "templates/assets/own.css:1:9 DS711 there is no file templates/assets/one.png\ntemplates/assets/own.css:1:24 DS711 there is no file templates/assets/two.png",
	} {
		if _, got := published(t, "own.css", css); got != want {
			t.Errorf("%s\n got %s\nwant %s", css, got, want)
		}
	}
}

// TestDigestOfAStyleSheet: another font is another style sheet, through every
// sheet between them, in whatever order they come.
func TestDigestOfAStyleSheet(t *testing.T) {
	address := func(font string) string {
		p := planned(t, newsroom("en"),
			Asset{Name: "a.css", Content: []byte(`@import "b.css";`)},
			Asset{Name: "b.css", Content: []byte(`a{src:url(z.woff2)}`)},
			Asset{Name: "z.woff2", Content: []byte(font)})
		a, b, z := p.Asset("a.css"), p.Asset("b.css"), p.Asset("z.woff2")
		if !strings.Contains(string(a.Content()), p.Href(b)) || !strings.Contains(string(b.Content()), p.Href(z)) {
			t.Errorf("%s leads to %s, %s to %s", a.Content(), p.Href(b), b.Content(), p.Href(z))
		}
		return p.Href(a)
	}
	if one, other := address("one font"), address("another"); one == other {
		t.Errorf("%s is kept for ever and holds two things", one)
	}
	_, ds := made(t, newsroom("en"),
		Asset{Name: "a.css", Content: []byte(`@import "b.css";`)},
		Asset{Name: "b.css", Content: []byte(`@import "a.css";`)})
	if got, want := told(ds), "templates/assets/b.css:1:9 DS712 style sheets import each other in a circle: a.css → b.css → a.css"; got != want {
		t.Errorf("a circle\n got %s\nwant %s", got, want)
	}
}

func TestAssetsOfOneAddress(t *testing.T) {
	upper, lower := Asset{"A.css", []byte("a{}"), "templates/assets/A.css"}, Asset{"a.css", []byte("a{}"), "templates/assets/a.css"}
	builtin := lower
	builtin.File = ""
	for want, assets := range map[string][]Asset{
		"templates/assets/a.css DS601 the address /assets/a.5f546eb460.css is taken / this has the address already templates/assets/A.css": {upper, lower},
		"templates/assets/A.css DS601 the address /assets/A.5f546eb460.css is taken":                                                       {upper, builtin},
	} {
		_, ds := made(t, newsroom("en"), assets...)
		if got := told(ds); got != want || !strings.HasPrefix(ds[0].Hint, "rename one of the two") {
			t.Errorf("got  %s (%s)\nwant %s", got, ds[0].Hint, want)
		}
	}
}

// FuzzReferences: whatever a style sheet holds, its addresses are parts of it in
// their order, and an address that is written as a string is read back.
func FuzzReferences(f *testing.F) {
	f.Add([]byte(`@import "a.css"; b { c: url( 'd\'.png' ) url(e\66 .png) /* url(f) */ }`))
	f.Add([]byte("url(\\"))
	f.Fuzz(func(t *testing.T, css []byte) {
		done := 0
		for _, r := range references(css) {
			if r.start < done || r.end < r.start || r.end > len(css) {
				t.Fatalf("%q: %v", css, r)
			}
			done = r.end
			written := appendString(nil, r.address)
			if end, text, whole := cssString(written, 0); end != len(written) || text != r.address || !whole {
				t.Errorf("%q is read back as %q", r.address, text)
			}
		}
	})
}

// A system that cannot hold the name of an asset, or that holds two for one, could not hold the site.
func TestNamesOfAssets(t *testing.T) {
	for names, want := range map[string]string{
		"a-b.css fonts/a.woff2 fonts/b.woff2": "",
		"aux.css":                             "templates/assets/aux.css: the name “aux.css” is one that Windows keeps for a device",
		"con/a.svg con/b.svg":                 "templates/assets/con: the name “con” is one that Windows keeps for a device",
		"a:b.css":                             "templates/assets/a:b.css: the name “a:b.css” holds a character that Windows cannot have in a name",
		"Fonts/a.woff2 fonts/b.woff2":         "templates/assets/fonts: the name “fonts” is one with “Fonts” where case does not count (Windows, macOS)",
	} {
		var assets []Asset
		for _, name := range strings.Fields(names) {
			assets = append(assets, Asset{Name: name, Content: []byte(name), File: "templates/assets/" + name})
		}
		p, ds := made(t, newsroom("en"), assets...)
		var got []string
		for _, d := range ds {
			got = append(got, d.File+": "+d.Message)
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%s: told %q, want %q; %v", names, got, want, p)
		}
	}
}
