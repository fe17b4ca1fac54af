package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"docsite/generator/diag"
	"docsite/generator/host"
	"docsite/generator/plan"
	"docsite/generator/render"
)

// ours is the folder of what is the preview's own. No page of a site can lie in it: package
// publish keeps it for itself.
const ours = "/.docsite/"

// Handler returns what answers requests. host is the name or number of the
// machine that the server was told to listen to.
func (s *Server) Handler() http.Handler {
	return guard(s.o.Host, http.HandlerFunc(s.answer))
}

func (s *Server) answer(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Cross-Origin-Resource-Policy", "same-origin") // no other site may show drafts
	h.Set("X-Content-Type-Options", "nosniff")
	e, _ := s.look(r.Context())
	if e == nil {
		http.Error(w, "the preview has ended", http.StatusServiceUnavailable)
		return
	}
	switch r.URL.Path {
	case ours + "reload.js":
		h.Set("Content-Type", host.ContentType("reload.js"))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(script))
		return
	case ours + "events":
		s.events(w, r)
		return
	}
	a := e.answer(r.URL.Path)
	if a.to != "" {
		if r.URL.RawQuery != "" {
			a.to += "?" + r.URL.RawQuery
		}
		h.Set("Location", a.to)
		w.WriteHeader(http.StatusFound)
		return
	}
	h.Set("Content-Type", a.contentType)
	body := a.sent()
	if a.status == http.StatusOK {
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// answer is what is at an address.
type answer struct {
	status      int
	contentType string
	content     []byte     // without the script; nil of a page that was not made
	page        *plan.Page // of the site; nil of the preview's own
	to          string     // where a redirect leads, escaped; then there is nothing else
}

// answer returns what is at a path on the server, unescaped.
func (e *edition) answer(address string) answer {
	a := e.find(address)
	if a.page == nil {
		return a
	}
	return e.made(a)
}

// digest returns what is at a path on the server, whose page may not be made, and its digest.
func (e *edition) digest(address string) (answer, string) {
	a := e.find(address)
	if a.page == nil {
		return a, a.digest()
	}
	if digest, known := e.site.digests.Load(a.page.Path); known {
		return a, digest.(string)
	}
	a = e.made(a)
	return a, a.digest()
}

// find returns what is at a path on the server; of a page of the site, without its bytes.
func (e *edition) find(address string) answer {
	if e.site == nil {
		return e.told(nil)
	}
	root := e.site.Plan.Root()
	if address == "/" && root != "/" || address+"/" == root {
		return answer{to: root}
	}
	page, folder, err := e.site.Find(address)
	switch {
	case err != nil:
		return e.told(err)
	case folder:
		return answer{to: (&url.URL{Path: address + "/"}).EscapedPath()}
	}
	status := http.StatusOK
	if page == nil {
		status, page = http.StatusNotFound, e.site.Plan.Open("404.html")
	}
	return answer{status: status, contentType: host.ContentType(page.Path), page: page}
}

// made makes the page of an answer.
func (e *edition) made(a answer) answer {
	content, err := e.site.open(a.page)
	if err != nil {
		return e.told(err)
	}
	a.content = content
	e.site.digests.Store(a.page.Path, a.digest())
	return a
}

// told is a page of nothing but what is wrong: there is no site, or the page
// cannot be made for a reason of its own.
func (e *edition) told(err error) answer {
	shown := *e
	var fault *render.Fault
	if errors.As(err, &fault) {
		shown.mistakes = diag.Sort(append([]diag.Diagnostic{fault.Diagnostic}, e.mistakes...))
	} else if err != nil {
		shown.fault = err
	}
	return answer{status: http.StatusInternalServerError, contentType: markup, content: shown.page()}
}

// digest tells what was sent from other answers.
func (a answer) digest() string {
	hash := sha256.New()
	hash.Write([]byte(a.to + "\n" + a.contentType + "\n"))
	hash.Write(a.content)
	return hex.EncodeToString(hash.Sum(nil)[:8])
}

// sent returns the bytes that are sent: of a page for people, with the script
// before its end.
func (a answer) sent() []byte {
	if a.contentType != markup {
		return a.content
	}
	tag := `<script src="` + ours + `reload.js?sent=` + a.digest() + `" async></script>`
	at := bytes.LastIndex(a.content, []byte("</body>"))
	if at < 0 {
		at = len(a.content)
	}
	return bytes.Join([][]byte{a.content[:at], []byte(tag), a.content[at:]}, nil)
}

// markup is the type of pages.
var markup = host.ContentType("index.html")
