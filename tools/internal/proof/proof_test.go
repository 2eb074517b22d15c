package proof

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"offenesnetz/tools/internal/git"
)

func TestListsAreReadAsTheyWereWritten(t *testing.T) {
	t.Parallel()
	sums, err := Folder(context.Background(), fstest.MapFS{"b/index.html": {Data: []byte("x")}, "a b.txt": {}, ListFile: {Data: []byte("old")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	const want = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a b.txt\n2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  b/index.html\n"
	if got := string(sums.Encode()); got != want {
		t.Errorf("the list is\n%s", got)
	}
	back, err := Parse([]byte(want))
	if err != nil || len(Compare(back, sums)) > 0 || Sum([]byte("x")) != sums["b/index.html"] {
		t.Errorf("read back: %v, %v", back, err)
	}
}

func TestStrangeListsAreRefused(t *testing.T) {
	t.Parallel()
	sum := strings.Repeat("0", 64)
	for name, src := range map[string]string{
		"way out": sum + "  ../x\n", "from the root": sum + "  /etc/passwd\n", "double": sum + "  a\n" + sum + "  a\n", "short": "00  a\n", "no sum": strings.Repeat("x", 64) + "  a\n",
		"one blank": sum + " a\n", "folder": sum + "  .\n", "page": "<!doctype html>\n", "endless line": strings.Repeat("0", 100_000),
	} {
		if _, err := Parse([]byte(src)); err == nil {
			t.Errorf("%s: was read", name)
		}
	}
}

func TestDifferencesAreNamed(t *testing.T) {
	t.Parallel()
	found := Compare(Sums{"same": "1", "changed": "1", "extra": "1"}, Sums{"same": "1", "changed": "2", "missing": "1"})
	var got []string
	for _, d := range found {
		got = append(got, d.Pos.File+" "+d.Code)
	}
	if s := strings.Join(got, ", "); s != "changed proof-changed, extra proof-extra, missing proof-missing" {
		t.Error(s)
	}
}

func TestALinkInASiteIsNoSite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "x")); err != nil {
		t.Skip(err)
	}
	if _, err := Folder(context.Background(), os.DirFS(dir), nil); err == nil {
		t.Error("the link was followed")
	}
}

// checkout is a site in a repository, below a folder of it.
type checkout struct {
	t    *testing.T
	dir  string
	repo *git.Repository
}

func newCheckout(t *testing.T, below string, init ...string) *checkout {
	t.Helper()
	program, err := exec.LookPath("git")
	if err != nil {
		if os.Getenv("NETZ_REQUIRE_GIT") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	top := t.TempDir()
	c := &checkout{t, filepath.Join(top, below), nil}
	c.repo = &git.Repository{Program: program, Dir: c.dir, Env: os.Environ()}
	c.write("config.toml", "x = 1\n")
	c.write("data/groups/a.toml", "name = \"A\"\n")
	c.write("content/a.de.md", "+++\n+++\n")
	c.git(append([]string{"init", "-q", top}, init...)...)
	c.git("add", "-A")
	c.git("-c", "user.name=a", "-c", "user.email=a@netz.example", "commit", "-q", "-m", "x")
	return c
}

func (c *checkout) git(args ...string) string {
	c.t.Helper()
	cmd := exec.Command(c.repo.Program, args...)
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		c.t.Fatalf("git %s: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (c *checkout) write(name, text string) {
	c.t.Helper()
	path := filepath.Join(c.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		c.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		c.t.Fatal(err)
	}
}

func (c *checkout) commit() (commit, reason string) {
	c.t.Helper()
	commit, reason, err := Commit(context.Background(), c.repo, os.DirFS(c.dir))
	if err != nil {
		c.t.Fatal(err)
	}
	return commit, reason
}

func TestTheCommitIsNamedOnlyWhereEveryByteIsIts(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(c *checkout)
		want   string
	}{
		"clean":                      {func(*checkout) {}, ""},
		"a file beside":              {func(c *checkout) { c.write("notes.txt", "x"); c.write("build/x", "x"); c.write("public/x", "x") }, ""},
		"a hidden file":              {func(c *checkout) { c.write("data/.swp", "x"); c.write("data/groups/.x/a.toml", "x") }, ""},
		"a record changed":           {func(c *checkout) { c.write("data/groups/a.toml", "name = \"B\"\n") }, Unclean},
		"a line end changed":         {func(c *checkout) { c.write("data/groups/a.toml", "name = \"A\"\r\n") }, Unclean},
		"the configuration changed":  {func(c *checkout) { c.write("config.toml", "x = 2\n") }, Unclean},
		"a record more":              {func(c *checkout) { c.write("data/groups/b.toml", "name = \"B\"\n") }, Unclean},
		"a record more, and ignored": {func(c *checkout) { c.write(".gitignore", "b.toml\n"); c.write("data/groups/b.toml", "x") }, Unclean},
		"a record less":              {func(c *checkout) { _ = os.Remove(filepath.Join(c.dir, "content/a.de.md")) }, Unclean},
		"changed, and git told not to look": {func(c *checkout) {
			c.git("update-index", "--assume-unchanged", "data/groups/a.toml")
			c.write("data/groups/a.toml", "name = \"B\"\n")
		}, Unclean},
	} {
		for _, below := range []string{"", "sites/süd"} {
			t.Run(name+" "+below, func(t *testing.T) {
				t.Parallel()
				r := newCheckout(t, below)
				c.change(r)
				commit, reason := r.commit()
				if reason != c.want || c.want == "" && commit != r.git("rev-parse", "HEAD") || c.want != "" && commit != "" {
					t.Errorf("commit %q, reason %q", commit, reason)
				}
			})
		}
	}
}

func TestRepositoriesWithLongSums(t *testing.T) {
	t.Parallel()
	r := newCheckout(t, "", "--object-format=sha256")
	if commit, reason := r.commit(); len(commit) != 64 || reason != "" {
		t.Errorf("commit %q, reason %q", commit, reason)
	}
}

func TestAFolderOutsideOfGitHasNoCommit(t *testing.T) {
	t.Parallel()
	for _, program := range []string{"", "git"} {
		repo := &git.Repository{Program: program, Dir: t.TempDir(), Env: append(os.Environ(), "GIT_CEILING_DIRECTORIES=/")}
		if commit, reason, err := Commit(context.Background(), repo, os.DirFS(repo.Dir)); commit != "" || reason != NoGit || err != nil {
			t.Errorf("%q: commit %q, reason %q, %v", program, commit, reason, err)
		}
	}
}
