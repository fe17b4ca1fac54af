package deploy_test

import (
	"fmt"
	"strings"
	"testing"

	"docsite/generator/deploy"
	"docsite/generator/host"
)

// target is a host as it is deployed to.
func target(t *testing.T, name, to string) deploy.Target {
	h, err := host.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	return deploy.Target{Host: h, Folder: "/home/me/my site/public", To: to, Description: described}
}

func TestCommands(t *testing.T) {
	old := map[string]string{"en/index.html": "1", "gone/index[1].html": "1"}
	new := map[string]string{"en/index.html": "2", "old.html": "2", "assets/site.0123456789.css": "2"}
	for i := range 9 {
		new[fmt.Sprintf("media/2026/a/%d.0123456789.png", i)] = "2"
	}
	plan := deploy.Make(manifest(t, old), manifest(t, new))
	tests := []struct{ host, to, want string }{
		{"nginx", "deploy@press.example.org:/srv/www/", `
# add what new pages load: 10
rsync --checksum --times --protect-args --files-from=- '/home/me/my site/public/' deploy@press.example.org:/srv/www/ <<'END'
assets/site.0123456789.css
media/2026/a/0.0123456789.png
media/2026/a/1.0123456789.png
media/2026/a/2.0123456789.png
media/2026/a/3.0123456789.png
media/2026/a/4.0123456789.png
media/2026/a/5.0123456789.png
media/2026/a/6.0123456789.png
media/2026/a/7.0123456789.png
media/2026/a/8.0123456789.png
END

# add new pages: 1
rsync --checksum --times --protect-args --files-from=- '/home/me/my site/public/' deploy@press.example.org:/srv/www/ <<'END'
old.html
END

# replace changed pages: 1
rsync --checksum --times --protect-args --files-from=- --delay-updates '/home/me/my site/public/' deploy@press.example.org:/srv/www/ <<'END'
en/index.html
END

# remove pages that are gone: 1
rsync --recursive --delete --protect-args '--include=*/' --include-from=- '--exclude=*' '/home/me/my site/public/' deploy@press.example.org:/srv/www/ <<'END'
/gone/index\[1].html
END
`},
		{"s3", "s3://press", `
# add what new pages load: 10
aws s3 cp '/home/me/my site/public/assets/site.0123456789.css' s3://press/assets/site.0123456789.css --content-type 'text/css; charset=utf-8' --cache-control 'public, max-age=31536000, immutable'
rm -rf -- '/home/me/my site/public.deploy'
rsync --times --files-from=- '/home/me/my site/public/' '/home/me/my site/public.deploy/' <<'END'
media/2026/a/0.0123456789.png
media/2026/a/1.0123456789.png
media/2026/a/2.0123456789.png
media/2026/a/3.0123456789.png
media/2026/a/4.0123456789.png
media/2026/a/5.0123456789.png
media/2026/a/6.0123456789.png
media/2026/a/7.0123456789.png
media/2026/a/8.0123456789.png
END
aws s3 cp --recursive '/home/me/my site/public.deploy/' s3://press/ --content-type image/png --cache-control 'public, max-age=31536000, immutable'
rm -rf -- '/home/me/my site/public.deploy'

# add new pages: 1
aws s3 cp '/home/me/my site/public/old.html' s3://press/old.html --content-type 'text/html; charset=utf-8' --cache-control no-cache --website-redirect /en/

# replace changed pages: 1
aws s3 cp '/home/me/my site/public/en/index.html' s3://press/en/index.html --content-type 'text/html; charset=utf-8' --cache-control no-cache

# remove pages that are gone: 1
aws s3 rm 's3://press/gone/index[1].html'
`},
		{"netlify", "", `
# changes the whole site at once
netlify deploy --prod --dir '/home/me/my site/public'
`},
		{"cloudflare", "press", `
# changes the whole site at once
wrangler pages deploy '/home/me/my site/public' --project-name press
`},
		{"github", "git@github.com:example/press.git", `
# changes the whole site at once
rm -rf -- '/home/me/my site/public.deploy'
git init --quiet --bare --initial-branch=gh-pages '/home/me/my site/public.deploy'
git -C '/home/me/my site/public' '--git-dir=/home/me/my site/public.deploy' --work-tree=. add --all --force -- . ':!.docsite'
git -C '/home/me/my site/public' '--git-dir=/home/me/my site/public.deploy' --work-tree=. commit --quiet --message docsite
git -C '/home/me/my site/public' '--git-dir=/home/me/my site/public.deploy' --work-tree=. push --force git@github.com:example/press.git gh-pages
rm -rf -- '/home/me/my site/public.deploy'
`},
	}
	for _, test := range tests {
		commands, err := deploy.Commands(plan, target(t, test.host, test.to))
		if err != nil {
			t.Errorf("%s: %v", test.host, err)
			continue
		}
		if got := strings.TrimPrefix(deploy.Shell(commands), "#!/bin/sh\nset -eu\n"); got != test.want {
			t.Errorf("%s:\n%s", test.host, got)
		}
	}
	same := deploy.Make(manifest(t, new), manifest(t, new))
	if commands, err := deploy.Commands(same, target(t, "nginx", "x:/")); err != nil || commands != nil {
		t.Errorf("where nothing changes: %v, %v", commands, err)
	}
}

func TestWrongTarget(t *testing.T) {
	plan := deploy.Make(deploy.Manifest{}, manifest(t, map[string]string{"a.html": "1"}))
	for _, test := range []struct{ host, to, want string }{
		{"nginx", "", "nginx has to be told where the site goes: --to deploy@press.example.org:/srv/www/"},
		{"caddy", "--rsh=sh", "“--rsh=sh” would be an option of caddy's tool, and no place"},
		{"s3", "press", "“press” is no bucket: write its address, such as s3://press-example-org"},
		{"s3", "s3://", "“s3://” is no bucket: write its address, such as s3://press-example-org"},
		{"cloudflare", "", "cloudflare has to be told where the site goes: --to press-example-org"},
	} {
		if _, err := deploy.Commands(plan, target(t, test.host, test.to)); err == nil || err.Error() != test.want {
			t.Errorf("%s %q: %v", test.host, test.to, err)
		}
	}
	below := target(t, "netlify", "")
	below.Description = &host.Description{Root: "/newsroom/"}
	if _, err := deploy.Commands(plan, below); err == nil || !strings.Contains(err.Error(), "begins at /newsroom/") {
		t.Error(err)
	}
}
