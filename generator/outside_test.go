package generator

import (
	"strings"
	"testing"
)

// TestOutside: where a site and a cache may lie, with paths as package filepath cleans them on each system.
func TestOutside(t *testing.T) {
	for _, c := range []struct {
		separator              folders
		site, out, cache, want string // "" if all is well
	}{
		{'/', "/site", "/site/public", "/home/.cache", ""},
		{'/', "/site", "/site/releases-2020", "/home/.cache", ""},
		{'/', "/site", "/site/releases", "/home/.cache", "lies in the site's folder releases"},
		{'/', "/site", "/site/Releases/public", "/home/.cache", "lies in the site's folder releases"},
		{'/', "/Site", "/site/LOCALES", "/home/.cache", "lies in the site's folder locales"},
		{'/', "/caf\u00e9", "/cafe\u0301/templates/a", "/home/.cache", "lies in the site's folder templates"},
		{'/', "/site", "/site", "/home/.cache", "holds the site itself"},
		{'/', "/site", "/", "/home/.cache", "holds the site itself"},
		{'/', "/", "/releases", "/home/.cache", "lies in the site's folder releases"},
		{'/', "/", "/public", "/.cache", ""},
		{'/', "/", "/public", "/releases/.cache", "the cache /releases/.cache lies in the site's folder releases"},
		{'/', "/site", "/site/public", "/site/public/.cache", "lies in the output folder"},
		{'/', "/site", "/site/public", "/site/Public", "lies in the output folder"},
		{'/', "/site", "/site/public", "/", "holds the site itself; choose another one with --cache"},
		{'/', "/site", "/site/public", "/site/.cache", ""},

		{'\\', `C:\site`, `C:\site\public`, `C:\Users\a\AppData\Local\docsite`, ""},
		{'\\', `C:\site`, `c:\Site\RELEASES\public`, `C:\cache`, "lies in the site's folder releases"},
		{'\\', `C:\site`, `D:\site\releases`, `D:\cache`, ""},
		{'\\', `C:\site`, `C:\`, `D:\cache`, "holds the site itself"},
		{'\\', `C:\`, `C:\releases`, `D:\cache`, "lies in the site's folder releases"},
		{'\\', `C:\`, `C:\public`, `C:\releases\a`, "the cache C:\\releases\\a lies in the site's folder releases"},
		{'\\', `\\server\share\`, `\\SERVER\Share\releases`, `D:\cache`, "lies in the site's folder releases"},
		{'\\', `\\server\share\site`, `\\server\share\site\public`, `\\server\share\cache`, ""},
		{'\\', `\\server\share\site`, `\\server\share\site`, `D:\cache`, "holds the site itself"},
		{'\\', `C:\site`, `C:\site\public`, `C:\site\public\cache`, "lies in the output folder"},
	} {
		err := c.separator.outside(c.site, c.out)
		if err == nil {
			err = c.separator.cacheOutside(c.site, c.out, c.cache)
		}
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("a site in %s to %s with a cache in %s: %v, want %q", c.site, c.out, c.cache, err, c.want)
		}
	}
}
