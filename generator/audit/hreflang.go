package audit

import (
	"slices"

	"docsite/generator/diag"
)

// compareVersions holds pages to what search engines ask of language versions: each
// names itself and all the others, and is one that may be found.
func (a *auditor) compareVersions() {
	for i, f := range a.facts {
		if f == nil || len(f.alternates) == 0 || f.leadsOn || f.noindex {
			continue
		}
		a.ownVersion(int32(i), f)
		incomplete := false
		for _, v := range f.alternates {
			if v.file != none && v.file != int32(i) {
				a.compareVersion(int32(i), f, v, &incomplete)
			}
		}
	}
}

// ownVersion looks at what a page says of itself among its versions.
func (a *auditor) ownVersion(number int32, f *facts) {
	self, foreign := false, false
	for _, v := range f.alternates {
		foreign = foreign || v.file == none
		if v.file != number {
			continue
		}
		self = true
		if v.tag.text != "x-default" && f.lang != nil && f.lang.valid && !v.tag.allows(f.lang) {
			a.tell(diag.HreflangOtherLang, place{number, v.offset}, "the page is in “"+f.lang.text+"” by its lang and in “"+v.tag.text+"” by its hreflang", "mend the one that is wrong")
		}
	}
	if !self && !(foreign && a.origin.host == "") {
		a.tell(diag.HreflangNoSelf, place{number, f.alternates[0].offset}, "the language versions lack this page itself", "name every version in every one of them, itself included")
	}
}

// compareVersion looks at one version of a page. incomplete says that the page was told
// to lack one that another has.
func (a *auditor) compareVersion(number int32, f *facts, v alternate, incomplete *bool) {
	at := place{number, v.offset}
	to := a.facts[v.file]
	switch {
	case to == nil:
		a.tell(diag.HreflangBarred, at, a.at(v.file)+" is no page", "name a page")
		return
	case to.leadsOn:
		a.tell(diag.HreflangBarred, at, a.at(v.file)+" leads on to another page", "name the page that readers come to")
		return
	case to.noindex:
		a.tell(diag.HreflangBarred, at, a.at(v.file)+" is kept from search engines (noindex)", "let it be found, or do not name it")
		return
	case to.canonical != none && to.canonical != v.file:
		a.tell(diag.HreflangBarred, at, a.at(v.file)+" names another page as canonical", "name the canonical page")
		return
	}
	if v.tag.text == "x-default" {
		return
	}
	if to.lang != nil && to.lang.valid && !v.tag.allows(to.lang) {
		a.tell(diag.HreflangOtherLang, at, a.at(v.file)+" is in “"+to.lang.text+"” and not in “"+v.tag.text+"”", "mend the one that is wrong")
	}
	if !to.names(number) {
		a.found.add(finding{code: diag.HreflangOneWay, place: at, message: a.at(v.file) + " does not name this page as a version", hint: "name it there too: search engines ignore what is not said by both",
			related: place{v.file, whole}, relation: "it names others, or none"})
		return
	}
	for _, more := range to.alternates {
		if *incomplete || more.tag.text == "x-default" || more.file == number {
			continue
		}
		if !slices.ContainsFunc(f.alternates, func(own alternate) bool { return own.tag == more.tag }) {
			*incomplete = true
			a.found.add(finding{code: diag.HreflangIncomplete, place: at, message: a.at(v.file) + " names a version in “" + more.tag.text + "”, and this page does not", hint: "name every version in every one of them",
				related: place{v.file, more.offset}, relation: "the version that is missing"})
		}
	}
}
