package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"docsite/generator/plan"
)

// alive is how often something is sent to a page to which nothing happens, so
// that one that is gone is noticed.
const alive = 20 * time.Second

// again is after how many milliseconds a page asks anew that has lost the server.
const again = 500

// events tells an open page, in Server-Sent Events (WHATWG HTML, section 9.2),
// of what concerns it: “reload”, when it is no longer what was sent, with the
// address that it has now if that is another; “told”, what is wrong.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	out.SetWriteDeadline(time.Time{})
	w.Header().Set("Content-Type", "text/event-stream")
	fmt.Fprintf(w, "retry: %d\n\n", again)

	address, err := url.PathUnescape(r.URL.Query().Get("page"))
	if err != nil {
		address = "" // which is nowhere
	}
	sent, told := r.URL.Query().Get("sent"), ""
	var last *plan.Page // that was at the address
	tick := time.NewTicker(alive)
	defer tick.Stop()
	for {
		e, next := s.look(r.Context())
		a, now := e.digest(address)
		if now != sent {
			event(w, "reload", struct {
				To string `json:"to"`
			}{moved(e, a, last)})
			sent = now
		}
		if a.status == http.StatusOK && a.page != nil {
			last = a.page
		}
		if m := e.message(a.page); m.Key != told {
			event(w, "told", m)
			told = m.Key
		}
		if out.Flush() != nil {
			return
		}
		for waiting := true; waiting; {
			select {
			case <-next:
				waiting = false
			case <-tick.C:
				fmt.Fprint(w, ": alive\n\n")
				if out.Flush() != nil {
					return
				}
			case <-r.Context().Done():
				return
			case <-s.ended.Done():
				return
			}
		}
	}
}

// moved returns where the release of a page has gone that is no longer at its
// address, or nothing.
func moved(e *edition, a answer, last *plan.Page) string {
	if e.site == nil || last == nil || a.status != http.StatusNotFound {
		return ""
	}
	page := e.site.Moved(last)
	if page == nil {
		return ""
	}
	return e.site.Plan.Href(page)
}

func event(w http.ResponseWriter, name string, data any) {
	text, err := json.Marshal(data)
	if err == nil {
		fmt.Fprintf(w, "event: %s\ndata: %s\n\n", name, text)
	}
}
