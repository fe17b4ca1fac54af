package preview

import (
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

func TestGuard(t *testing.T) {
	for _, c := range []struct {
		given, asked string
		want         int
	}{
		{"127.0.0.1", "127.0.0.1:1313", 200},
		{"127.0.0.1", "localhost:8000", 200},
		{"127.0.0.1", "LOCALHOST", 200},
		{"127.0.0.1", "[::1]:1313", 200},
		{"127.0.0.1", "[::1]", 200},
		{"127.0.0.1", "press.example.org:1313", 421},
		{"127.0.0.1", "127.0.0.1.example.org:1313", 421},
		{"127.0.0.1", "localhost.example.org", 421},
		{"127.0.0.1", "192.168.1.5:1313", 421},
		{"127.0.0.1", "", 421},
		{"127.0.0.1", "[::1", 421},
		{"desk.example.org", "desk.example.org:1313", 200},
		{"desk.example.org", "other.example.org:1313", 421},
		{"0.0.0.0", "192.168.1.5:1313", 200},
		{"::", "[2001:db8::1]:1313", 200},
		{"", "192.168.1.5:1313", 200},
		{"0.0.0.0", "desk.example.org:1313", 421},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = c.asked
		w := httptest.NewRecorder()
		guard(c.given, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("a draft")) })).ServeHTTP(w, r)
		if w.Code != c.want || (c.want == 200) != (w.Body.String() == "a draft") {
			t.Errorf("listening to %q, asked for %q: %d %s", c.given, c.asked, w.Code, w.Body)
		}
	}
}

// TestListen: where a port is taken the next that is free is had.
func TestListen(t *testing.T) {
	first, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	port := first.Addr().(*net.TCPAddr).Port
	if port > 65000 {
		t.Skip("there is little room above the port")
	}
	second, err := Listen(first.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if got := second.Addr().(*net.TCPAddr).Port; got <= port {
		t.Errorf("port %d is taken, and then port %d is had", port, got)
	}
	for address, want := range map[string]string{
		"127.0.0.1":                           "is not a host and a port",
		"127.0.0.1:http":                      "no port from 0 to 65535",
		"127.0.0.1:70000":                     "no port from 0 to 65535",
		"127.0.0.1:-1":                        "no port from 0 to 65535",
		"none.invalid.:" + strconv.Itoa(port): "none.invalid.",
	} {
		if l, err := Listen(address); err == nil || !strings.Contains(err.Error(), want) {
			if l != nil {
				l.Close()
			}
			t.Errorf("Listen(%q): %v", address, err)
		}
	}
}

func TestCut(t *testing.T) {
	long := strings.Repeat("あ", 200)
	for _, c := range []struct {
		line                string
		column              int
		before, mark, after string
	}{
		{"countries: [jpp, vn]", 13, "countries: [", "jpp", ", vn]"},
		{"[x](../none/)", 5, "[x](", "../none/", ")"},
		{"date: 2020-13-01", 7, "date: ", "2020-13-01", ""},
		{"これは重要", 4, "これは", "重", "要"},
		{"title: Été", 8, "title: ", "Été", ""},
		{"title", 6, "title", " ", ""},
		{"title", 99, "title", " ", ""},
		{"", 1, "", " ", ""},
		{"x", 0, "", "x", ""},
		{"a [b", 3, "a ", "[", "b"},
		{long, 101, "…" + long[:3*around], "あ", long[:3*around] + "…"},
		{"\xff[x", 2, "\uFFFD", "[", "x"},
	} {
		before, mark, after := cut(c.line, c.column)
		if before != c.before || mark != c.mark || after != c.after {
			t.Errorf("cut(%q, %d) is %q, %q, %q", c.line, c.column, before, mark, after)
		}
	}
}
