package history_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"docsite/generator/history"
)

// newsroom is a repository in a folder of its own.
type newsroom struct {
	*testing.T
	dir string
	day int // of the next commit, in January 2020
}

// begin makes one. Where there is no git, there is nothing to test; where tests
// are run for everybody, that is a fault.
func begin(t *testing.T) *newsroom {
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("there is no git")
		}
		t.Skip("there is no git")
	}
	n := &newsroom{t, t.TempDir(), 0}
	n.git("init", "--quiet", "--initial-branch=main")
	return n
}

func (n *newsroom) git(args ...string) {
	n.Helper()
	n.day++
	at := time.Date(2020, 1, n.day, 9, 0, 0, 0, time.FixedZone("", 9*60*60)).Format(time.RFC3339)
	cmd := exec.Command("git", append([]string{"-C", n.dir, "-c", "user.name=E", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_DATE="+at, "GIT_COMMITTER_DATE="+at)
	if out, err := cmd.CombinedOutput(); err != nil {
		n.Fatalf("git %s: %v\n%s", args[0], err, out)
	}
}

func (n *newsroom) write(name, content string) {
	n.Helper()
	file := filepath.Join(n.dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte(content), 0o666)); err != nil {
		n.Fatal(err)
	}
}

// commit writes a file and commits it on a day of January 2020.
func (n *newsroom) commit(day int, name, content string) {
	n.Helper()
	n.write(name, content)
	n.git("add", "--all")
	n.day = day - 1
	n.git("commit", "--quiet", "--message=x")
}

// past is what Git says that a file in a folder of the repository was: content
// and day, the newest first.
func (n *newsroom) past(folder string, files ...string) string {
	n.Helper()
	r, err := history.Open(context.Background(), filepath.Join(n.dir, folder))
	if err != nil {
		n.Fatal(err)
	}
	versions, err := r.Versions(context.Background(), files)
	if err != nil {
		n.Fatal(err)
	}
	var said []string
	for _, file := range files {
		for _, v := range versions[file] {
			content, err := r.Read(context.Background(), v.ID)
			if err != nil {
				n.Fatal(err)
			}
			day := "staged"
			if !v.At.IsZero() {
				day = v.At.Format("2")
			}
			said = append(said, strings.TrimSpace(string(content))+" "+day)
		}
	}
	if err := r.Close(); err != nil {
		n.Error(err)
	}
	return strings.Join(said, ", ")
}

func (n *newsroom) want(want, folder string, files ...string) {
	n.Helper()
	if got := n.past(folder, files...); got != want {
		n.Errorf("%v was %q, want %q", files, got, want)
	}
}

const file = "releases/2020/会見/ja.md"

func TestVersions(t *testing.T) {
	n := begin(t)
	n.commit(1, file, "one")
	n.commit(2, "releases/2020/other/ja.md", "another")
	n.commit(3, file, "two")
	n.want("two 3, one 1", "", file)
	n.want("", "", "releases/2020/nowhere/ja.md")
	n.want("another 2, two 3, one 1", "", "releases/2020/other/ja.md", file)

	n.write(file, "three")
	n.want("two 3, one 1", "", file)
	n.git("add", "--all")
	n.want("three staged, two 3, one 1", "", file)

	n.commit(4, file, "three")
	n.git("rm", "--quiet", file)
	n.commit(5, "x", "x")
	n.commit(6, file, "four")
	n.want("four 6, three 4, two 3, one 1", "", file)
}

// The site may be a folder of the repository, and move in it; so may a release.
func TestVersionsThroughRenames(t *testing.T) {
	n := begin(t)
	long := "\n" + strings.Repeat("The same.\n", 20)
	n.commit(1, file, "one"+long)
	n.git("mv", "releases/2020/会見", "releases/2020/press talk")
	n.commit(2, "x", "x")
	n.commit(3, "releases/2020/press talk/ja.md", "two"+long)
	n.git("mv", "releases", "moved")
	if err := os.Mkdir(filepath.Join(n.dir, "site"), 0o777); err != nil {
		t.Fatal(err)
	}
	n.git("mv", "moved", "site/releases")
	n.commit(4, "site/releases/2020/press talk/ja.md", "three"+long)
	n.commit(5, file, "new"+long)
	days := func(s string) string {
		var d []string
		for part := range strings.SplitSeq(s, ", ") {
			d = append(d, part[:3]+part[strings.LastIndexByte(part, ' '):])
		}
		return strings.Join(d, ", ")
	}
	if got, want := days(n.past("site", "releases/2020/press talk/ja.md")), "thr 4, two 3, one 2, one 1"; got != want {
		t.Errorf("it was %q, want %q", got, want)
	}
	if got, want := days(n.past("", file)), "new 5, one 1"; got != want {
		t.Errorf("the other was %q, want %q", got, want)
	}
}

// What is made of two branches belongs to the past too, and so do both branches.
func TestVersionsThroughMerges(t *testing.T) {
	n := begin(t)
	n.commit(1, file, "one")
	n.git("checkout", "--quiet", "-b", "side")
	n.commit(2, file, "side")
	n.git("checkout", "--quiet", "main")
	n.commit(3, file, "main")
	n.git("merge", "--quiet", "--strategy=ours", "--no-commit", "side")
	n.commit(4, file, "both")
	got := n.past("", file)
	for _, version := range []string{"both 4", "main 3", "side 2", "one 1"} {
		if !strings.Contains(got, version) {
			t.Errorf("%q lacks %q", got, version)
		}
	}
	if !strings.HasPrefix(got, "both 4") || !strings.HasSuffix(got, "one 1") {
		t.Errorf("the order is %q", got)
	}
}

// A caller's settings and variables change nothing.
func TestVersionsWhateverTheSettings(t *testing.T) {
	n := begin(t)
	n.commit(1, file, "one")
	n.commit(2, file, "two")
	n.commit(3, "site/"+file, "below")
	for name, value := range map[string]string{
		"GIT_DIR": "/nowhere", "GIT_INDEX_FILE": "/nowhere", "GIT_PAGER": "false", "GIT_EXTERNAL_DIFF": "false",
		"GIT_LITERAL_PATHSPECS": "1", "GIT_TRACE": "1", "LC_ALL": "fr_FR.UTF-8",
	} {
		t.Setenv(name, value)
	}
	for _, setting := range []string{"core.quotepath=true", "diff.renames=false", "diff.noprefix=true", "color.ui=always", "log.showRoot=false",
		"log.showSignature=true", "log.date=relative", "log.follow=true", "diff.external=false", "core.pager=false", "core.fsmonitor=false",
		"format.pretty=oneline", "log.diffMerges=off", "diff.relative=true", "status.relativePaths=true", "core.abbrev=40",
		"i18n.logOutputEncoding=UTF-16"} {
		name, value, _ := strings.Cut(setting, "=")
		cmd := exec.Command("git", "-C", n.dir, "config", name, value)
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + n.dir}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git config: %v %s", err, out)
		}
	}
	n.want("two 2, one 1", "", file)
	n.want("below 3", "site", file)
}

func TestShallow(t *testing.T) {
	n := begin(t)
	n.commit(1, file, "one")
	n.commit(2, file, "two")
	clone := filepath.Join(t.TempDir(), "clone")
	n.git("clone", "--quiet", "--depth=1", "file://"+filepath.ToSlash(n.dir), clone)
	r, err := history.Open(context.Background(), clone)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if !r.Shallow {
		t.Error("it is not known to be shallow")
	}
	versions, err := r.Versions(context.Background(), []string{file})
	if err != nil || len(versions[file]) != 1 {
		t.Errorf("%v %v", versions, err)
	}
	if _, err := r.Read(context.Background(), strings.Repeat("1", 40)); !errors.Is(err, history.ErrGone) {
		t.Errorf("a content that is not there: %v", err)
	}
	if content, err := r.Read(context.Background(), versions[file][0].ID); err != nil || string(content) != "two" {
		t.Errorf("the one after it: %q %v", content, err)
	}
}

// Where there is no history, that is said and is no fault.
func TestNone(t *testing.T) {
	n := begin(t)
	none := func(dir, want string) {
		t.Helper()
		r, err := history.Open(context.Background(), dir)
		var why history.None
		if r != nil || !errors.As(err, &why) || !strings.Contains(string(why), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	none(n.dir, "nothing is committed")
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(n.dir))
	none(t.TempDir(), "no Git repository")
	none(filepath.Join(n.dir, ".git"), "no working tree")
	t.Setenv("PATH", "")
	none(n.dir, "no git")
}

func TestCancelled(t *testing.T) {
	n := begin(t)
	n.commit(1, file, "one")
	r, err := history.Open(context.Background(), n.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.Versions(ctx, []string{file}); !errors.Is(err, context.Canceled) {
		t.Errorf("Versions: %v", err)
	}
	if _, err := r.Read(ctx, "x"); !errors.Is(err, context.Canceled) {
		t.Errorf("Read: %v", err)
	}
}
