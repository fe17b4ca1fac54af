package deploy

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"docsite/generator/host"
)

// Command is a program with its arguments.
type Command struct {
	Comment string   `json:"comment,omitempty"`
	Args    []string `json:"args"`
	Input   []string `json:"input,omitempty"` // lines on its standard input
}

// Target is where a deploy goes from and to.
type Target struct {
	Host   host.Host
	Folder string // that holds the site, without a slash at its end
	// To is where the host's tool puts it: of nginx, caddy and apache what rsync takes, such as
	// deploy@press.example.org:/srv/www/, of s3 the address of a bucket, such as s3://press-example-org, of
	// cloudflare the name of a project, of netlify that of a site, or nothing, of github the address of a
	// repository.
	To          string
	Description *host.Description
}

// Commands returns the commands that carry out a plan. There are none where nothing
// changes. The error says what is wrong with where it is to go.
func Commands(plan Plan, t Target) ([]Command, error) {
	if strings.HasPrefix(t.To, "-") {
		return nil, fmt.Errorf("“%s” would be an option of %s's tool, and no place", t.To, t.Host.Name)
	}
	tool := tools[t.Host.Name]
	if t.To == "" && tool.needs != "" {
		return nil, fmt.Errorf("%s has to be told where the site goes: --to %s", t.Host.Name, tool.needs)
	}
	if len(plan.Stages) == 0 {
		return nil, nil
	}
	return tool.commands(plan, t)
}

// tool is how a host is written to.
type tool struct {
	needs    string // an example of where to; empty where it can be left out
	commands func(Plan, Target) ([]Command, error)
}

var tools = map[string]tool{
	"nginx": rsync, "caddy": rsync, "apache": rsync,
	"s3": {bucket, s3}, "netlify": {"", netlify}, "cloudflare": {"press-example-org", cloudflare}, "github": {"git@github.com:example/press.git", github},
}

// rsync copies the files of each stage, which it is told by name; a file is exchanged
// whole. What is removed it is told by patterns, and folders go that are empty. What else
// the other side has is left alone.
var rsync = tool{"deploy@press.example.org:/srv/www/", func(plan Plan, t Target) ([]Command, error) {
	from, to := t.Folder+"/", strings.TrimSuffix(t.To, "/")+t.Description.Root
	var list []Command
	for _, s := range plan.Stages {
		args, input := []string{"rsync", "--checksum", "--times", "--protect-args", "--files-from=-"}, paths(s.Files)
		switch s.Action {
		case Replace:
			args = append(args, "--delay-updates")
		case Remove:
			args = []string{"rsync", "--recursive", "--delete", "--protect-args", "--include=*/", "--include-from=-", "--exclude=*"}
			for i, name := range input {
				input[i] = "/" + rsyncMarks.Replace(name)
			}
		}
		list = append(list, Command{comment(s), append(args, from, to), input})
	}
	return list, nil
}}

// rsyncMarks stand for themselves in a pattern behind a backslash.
var rsyncMarks = strings.NewReplacer("*", `\*`, "?", `\?`, "[", `\[`)

func comment(s Stage) string { return fmt.Sprintf("%s %s: %d", s.Action, s.Name, len(s.Files)) }

func paths(files []File) []string {
	list := make([]string, len(files))
	for i, f := range files {
		list[i] = f.Path
	}
	return list
}

// few is how many files of a kind are copied one by one. More are gathered in a folder beside
// the site's, as the host's tool takes either a file or a folder.
const few = 8

const bucket = "s3://press-example-org"

// s3 copies what is alike for the host together. It is told of each file what it is.
func s3(plan Plan, t Target) ([]Command, error) {
	to := strings.TrimSuffix(t.To, "/")
	if name, is := strings.CutPrefix(to, "s3://"); !is || name == "" {
		return nil, fmt.Errorf("“%s” is no bucket: write its address, such as %s", t.To, bucket)
	}
	root, work := to+t.Description.Root, t.Folder+".deploy"
	var list []Command
	for _, s := range plan.Stages {
		said := comment(s)
		add := func(input []string, args ...string) {
			list = append(list, Command{said, args, input})
			said = ""
		}
		if s.Action == Remove {
			for _, f := range s.Files {
				add(nil, "aws", "s3", "rm", root+f.Path)
			}
			continue
		}
		for _, alike := range group(s.Files, t.Description) {
			how := told(alike.as)
			if len(alike.paths) <= few {
				for _, name := range alike.paths {
					add(nil, append([]string{"aws", "s3", "cp", t.Folder + "/" + name, root + name}, how...)...)
				}
				continue
			}
			add(nil, "rm", "-rf", "--", work)
			add(alike.paths, "rsync", "--times", "--files-from=-", t.Folder+"/", work+"/")
			add(nil, append([]string{"aws", "s3", "cp", "--recursive", work + "/", root}, how...)...)
			add(nil, "rm", "-rf", "--", work)
		}
	}
	return list, nil
}

// alike are files that a host is told the same of.
type alike struct {
	as    host.Object
	paths []string
}

func group(files []File, d *host.Description) []alike {
	var groups []alike
	at := map[host.Object]int{}
	for _, f := range files {
		as := d.Object(f.Path)
		i, known := at[as]
		if !known {
			i = len(groups)
			at[as] = i
			groups = append(groups, alike{as: as})
		}
		groups[i].paths = append(groups[i].paths, f.Path)
	}
	return groups
}

func told(o host.Object) []string {
	args := []string{"--content-type", o.ContentType, "--cache-control", o.CacheControl}
	if o.ContentEncoding != "" {
		args = append(args, "--content-encoding", o.ContentEncoding)
	}
	if o.WebsiteRedirectLocation != "" {
		args = append(args, "--website-redirect", o.WebsiteRedirectLocation)
	}
	return args
}

// whole reports that a host serves a folder from its root, where a site is not to begin.
func whole(t Target) error {
	if t.Description.Root != "/" {
		return fmt.Errorf("%s serves a folder from /, and the site begins at %s: put it into such a folder yourself", t.Host.Name, t.Description.Root)
	}
	return nil
}

func netlify(_ Plan, t Target) ([]Command, error) {
	if err := whole(t); err != nil {
		return nil, err
	}
	args := []string{"netlify", "deploy", "--prod", "--dir", t.Folder}
	if t.To != "" {
		args = append(args, "--site", t.To)
	}
	return []Command{{Comment: "changes the whole site at once", Args: args}}, nil
}

func cloudflare(_ Plan, t Target) ([]Command, error) {
	if err := whole(t); err != nil {
		return nil, err
	}
	return []Command{{Comment: "changes the whole site at once", Args: []string{"wrangler", "pages", "deploy", t.Folder, "--project-name", t.To}}}, nil
}

// github pushes a branch of one commit, which has no parent: what was taken back
// must not stay in its past.
func github(_ Plan, t Target) ([]Command, error) {
	if t.Folder == "" || t.Folder[0] != '/' {
		return nil, errors.New("git has to be told the site's folder by its whole path")
	}
	work := t.Folder + ".deploy"
	git := []string{"git", "-C", t.Folder, "--git-dir=" + work, "--work-tree=."}
	with := func(args ...string) []string { return append(slices.Clone(git), args...) }
	return []Command{
		{Comment: "changes the whole site at once", Args: []string{"rm", "-rf", "--", work}},
		{Args: []string{"git", "init", "--quiet", "--bare", "--initial-branch=gh-pages", work}},
		{Args: with("add", "--all", "--force", "--", ".", ":!.docsite")},
		{Args: with("commit", "--quiet", "--message", "docsite")},
		{Args: with("push", "--force", t.To, "gh-pages")},
		{Args: []string{"rm", "-rf", "--", work}},
	}, nil
}
