package audit

import (
	"path"
	"strings"
	"unicode/utf8"

	"docsite/generator/diag"
)

// What lies in a site by mistake, by the names of files and folders in small letters.
var (
	secretFolders  = set(".git .svn .hg .bzr .ssh .aws")
	clutterFolders = set("node_modules .idea .vscode .sass-cache __macosx .trash .trashes .spotlight-v100 .fseventsd __pycache__ .cache")
	secretFiles    = set(".env .htpasswd wp-config.php id_rsa id_ed25519 id_ecdsa .npmrc .netrc .pgpass .git-credentials .bash_history credentials.json")
	clutterFiles   = set(".ds_store thumbs.db desktop.ini .gitignore .gitattributes .gitmodules .editorconfig .hugo_build.lock npm-debug.log yarn-error.log debug.log error_log package-lock.json composer.lock ehthumbs.db .localized .project")
	secretEndings  = set(".sql .pem .key .p12 .pfx .kdbx .sqlite .sqlite3")
	clutterEndings = set(".bak .orig .rej .swp .swo .tmp .old .php .php5 .asp .aspx .jsp .scss .sass .less .psd .md5sum .map .log")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// leftFolder says why a folder is not to be published.
func leftFolder(name string) (secret, clutter string) {
	switch name = strings.ToLower(name); {
	case secretFolders[name]:
		return "the folder of a program that keeps versions or keys: whoever fetches it has all that was ever in it", ""
	case clutterFolders[name]:
		return "", "the folder of a program, not of the site"
	}
	return "", ""
}

// leftFile says why a file is not to be published.
func leftFile(name string) (secret, clutter string) {
	name = strings.ToLower(name)
	end := path.Ext(name)
	backup := strings.TrimSuffix(name, end)
	if !clutterEndings[end] || end == ".map" || strings.HasPrefix(end, ".php") {
		backup = strings.TrimSuffix(name, "~")
	}
	switch {
	case secretFiles[name], secretFiles[backup], strings.HasPrefix(name, ".env."), secretEndings[end], secretEndings[path.Ext(backup)]:
		return "the name of a file that holds passwords, keys or a database", ""
	case end == ".map":
		return "", "a source map, by which programs are read as they were written"
	case end == ".php", end == ".php5", end == ".asp", end == ".aspx", end == ".jsp":
		return "", "a program for a server: a host of plain files shows its text"
	case clutterFiles[name], clutterEndings[end], strings.HasSuffix(name, "~"), strings.HasPrefix(name, "~$"), strings.HasPrefix(name, "._"), strings.HasPrefix(name, ".#"),
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return "", "a file that a program left behind, not of the site"
	}
	return "", ""
}

// names tells of files whose names say that they are not to be published.
func (a *auditor) names() {
	tell := func(number int, code diag.Code, message, hint string) {
		a.found.add(finding{code: code, place: place{int32(number), whole}, message: message, hint: hint})
	}
	for i := range a.tree.files {
		p := a.tree.files[i].path
		if !utf8.ValidString(p) {
			tell(i, diag.NameUndecodable, "the name "+quoted(p)+" is not in UTF-8", "name it in UTF-8: no link can lead to it, and it was not read")
			continue
		}
		secret, clutter := leftFolder(path.Base(p))
		if secret+clutter == "" {
			secret, clutter = leftFile(path.Base(p))
		}
		const hint = "delete it from what is published, and keep it out of what the site is built from"
		switch {
		case secret != "":
			tell(i, diag.SecretPublished, secret, hint+"; change passwords and keys that were in it")
		case clutter != "":
			tell(i, diag.ClutterPublished, clutter, hint)
		}
	}
}
