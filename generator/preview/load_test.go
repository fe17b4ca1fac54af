package preview_test

import (
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestManyLeave: what was needed for pages that were open is given back when they are closed.
func TestManyLeave(t *testing.T) {
	r := serve(t, small(), nil)
	r.get("/newsroom/en/")
	http.DefaultClient.CloseIdleConnections()
	<-r.news // checked
	before := runtime.NumGoroutine()
	var open []*view
	for range 50 {
		open = append(open, r.open("/newsroom/en/releases/2020/one/"))
	}
	r.edit("releases/2020/one/en.md", "One text.", "One text, changed.")
	for _, v := range open {
		if _, body := v.reloaded(); !strings.Contains(body, "One text, changed.") {
			t.Errorf("the page is not the new one: %s", body)
		}
		v.close()
	}
	for late := time.Now().Add(patience); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		http.DefaultClient.CloseIdleConnections()
		if time.Now().After(late) {
			t.Fatalf("%d goroutines before pages were opened, and %d when they are closed", before, runtime.NumGoroutine())
		}
	}
}
