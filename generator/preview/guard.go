package preview

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
)

// ports is how many ports are tried, the one that is asked for included.
const ports = 100

// Listen opens the first port that is free, from that of the address on.
func Listen(address string) (net.Listener, error) {
	host, text, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("the address “%s” is not a host and a port, such as 127.0.0.1:1313", address)
	}
	port, err := strconv.ParseUint(text, 10, 16)
	if err != nil {
		return nil, fmt.Errorf("the address “%s” has no port from 0 to 65535, as in 127.0.0.1:1313", address)
	}
	for n := port; ; n++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.FormatUint(n, 10)))
		if err == nil || !taken(err) || n == 65535 || n-port == ports-1 {
			return l, err
		}
	}
}

// taken reports whether an address is somebody's already.
func taken(err error) bool {
	const windows = syscall.Errno(10048) // WSAEADDRINUSE
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windows)
}

// Loopback reports whether a host can be reached from this machine alone.
func Loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && ip.IsLoopback()
}

// guard refuses what is not asked of this machine by a name of its own. A page
// of the web whose name is made to lead here could read drafts otherwise (DNS
// rebinding). Where every address of the machine is served, numbers are let
// through: a name cannot be made to look like one.
func guard(host string, next http.Handler) http.Handler {
	given, err := netip.ParseAddr(host)
	everywhere := host == "" || err == nil && given.IsUnspecified()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked := r.Host
		if name, _, err := net.SplitHostPort(asked); err == nil {
			asked = name
		}
		if bare, ok := strings.CutPrefix(asked, "["); ok && strings.HasSuffix(bare, "]") {
			asked = strings.TrimSuffix(bare, "]")
		}
		ip, err := netip.ParseAddr(asked)
		switch {
		case Loopback(asked), strings.EqualFold(asked, host), everywhere && err == nil && ip.IsValid():
		default:
			http.Error(w, "docsite serve answers to localhost and 127.0.0.1, not to "+strconv.Quote(r.Host), http.StatusMisdirectedRequest)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "docsite serve answers GET and HEAD", http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(w, r)
	})
}
