package forget_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"offenesnetz/tools/internal/forget"
	"offenesnetz/tools/internal/git"
	"offenesnetz/tools/internal/model"
)

// repo is a repository in the making.
type repo struct {
	t   *testing.T
	dir string
}

func newRepo(t *testing.T) *repo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("NETZ_REQUIRE_GIT") != "" {
			t.Fatal("git is missing")
		}
		t.Skip("git is missing")
	}
	r := &repo{t, t.TempDir()}
	r.git("init", "-q", "--initial-branch=main")
	return r
}

func (r *repo) git(args ...string) {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"}, args...)...)
	cmd.Dir = r.dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_DATE=2026-11-03T10:00:00Z", "GIT_COMMITTER_DATE=2026-11-03T10:00:00Z")
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("git %v: %v: %s", args, err, out)
	}
}

// commit writes or, with no text, removes files and commits them.
func (r *repo) commit(message string, files map[string]string) {
	r.t.Helper()
	for name, text := range files {
		full := filepath.Join(r.dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			r.t.Fatal(err)
		}
		if text == "" {
			os.Remove(full)
		} else if err := os.WriteFile(full, []byte(text), 0o666); err != nil {
			r.t.Fatal(err)
		}
	}
	r.git("add", "--all")
	r.git("commit", "-q", "--allow-empty", "-m", message)
}

func (r *repo) find(id string) *forget.Report {
	r.t.Helper()
	found, err := forget.Find(context.Background(), &git.Repository{Program: "git", Dir: r.dir, Env: os.Environ()}, model.RefOf(id))
	if err != nil {
		r.t.Fatal(err)
	}
	return found
}

// told writes a report in one line.
func told(found *forget.Report) string {
	var out []string
	for _, list := range [][]forget.Place{found.Own, found.Others} {
		for _, p := range list {
			s := p.Path + strings.Repeat("+", p.Versions-1) + "[" + strings.Join(p.Fields, " ") + "]"
			if p.Now {
				s += "!"
			}
			out = append(out, s)
		}
	}
	for range found.Messages {
		out = append(out, "message")
	}
	return strings.Join(out, " ")
}

const ada = "name = \"Ada Muster\"\nbasis = \"consent\"\nemail = \"ada@privat.example\"\nmodified = 2026-11-01\n"

func TestWhatStandsOnlyInTheHistoryIsFound(t *testing.T) {
	t.Parallel()
	const file = "data/persons/p-1.toml"
	for name, c := range map[string]struct {
		make func(*repo)
		want string
	}{
		"nothing":             {func(r *repo) { r.commit("x", map[string]string{"data/a.toml": "a"}) }, ""},
		"in the newest state": {func(r *repo) { r.commit("x", map[string]string{file: ada}) }, file + "[name email]!"},
		"deleted long ago": {func(r *repo) {
			r.commit("x", map[string]string{file: ada, "data/groups/g.toml": "name = \"Gruppe von Ada Muster\"\n"})
			r.commit("y", map[string]string{file: "", "data/groups/g.toml": "name = \"Gruppe\"\n"})
		}, file + "[name email] data/groups/g.toml[name]"},
		"under an earlier name, in two versions": {func(r *repo) {
			r.commit("x", map[string]string{file: strings.Replace(ada, "Muster", "Beispiel", 1), "content/a.md": "Ada Beispiel grüßt.\n"})
			r.commit("y", map[string]string{file: ada, "content/a.md": "Ada Beispiel und ADA@privat.example.\n"})
		}, file + "+[name email]! content/a.md+[email name]!"},
		"on another branch": {func(r *repo) {
			r.commit("x", map[string]string{"a.txt": "a"})
			r.git("checkout", "-q", "-b", "side")
			r.commit("y", map[string]string{file: ada})
			r.git("checkout", "-q", "main")
		}, file + "[name email]"},
		"brought by a merge alone": {func(r *repo) {
			r.commit("x", map[string]string{file: ada})
			r.git("checkout", "-q", "-b", "side")
			r.commit("y", map[string]string{"b.txt": "b"})
			r.git("checkout", "-q", "main")
			r.commit("z", map[string]string{"c.txt": "c"})
			r.git("merge", "-q", "--no-ff", "--no-commit", "side")
			r.commit("merge", map[string]string{"d.md": "Ada Muster\n"})
		}, file + "[name email]! d.md[name]!"},
		"in a message, translation and folder": {func(r *repo) {
			r.commit("Ada Muster kommt", map[string]string{file: ada, "data/persons/p-1.en.toml": "x", "data/persons/p-1/bild.png": "\x89PNG", "data/persons/p-12.toml": "x"})
		}, "data/persons/p-1.en.toml[]! " + file + "[name email]! data/persons/p-1/bild.png[]! message"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRepo(t)
			c.make(r)
			if got := told(r.find("persons/p-1")); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

// A site may lie in a folder of its repository; what is said about other records is their own files alone.
func TestASiteWithinARepository(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("x", map[string]string{"netz/data/persons/p-1.toml": ada, "netz/data/news/n.toml": "title = \"Geheim\"\nclassification = \"news\"\n", "other/a.md": "Ada Muster\n"})
	r.dir = filepath.Join(r.dir, "netz")
	if got, want := told(r.find("persons/p-1")), "netz/data/persons/p-1.toml[name email]! other/a.md[name]!"; got != want {
		t.Errorf("found %q, want %q", got, want)
	}
	if got, want := told(r.find("news/n")), "netz/data/news/n.toml[title classification]!"; got != want {
		t.Errorf("found %q, want %q", got, want)
	}
}

func TestReplacementsMeetEveryWayInWhichItIsWritten(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("x", map[string]string{"data/persons/p-1.toml": ada, "a.md": "Ada\nMuster, Frau Musters Hut. ada [at] privat.example\n", "b/ada-muster.png": "x", "c.md": "Am Abend sprach Muster.\n"})
	lines := func(terms ...string) string {
		for i, term := range terms {
			terms[i] = `regex:(?<![0-9A-Za-z\x80-\xff])` + term + `(?![0-9A-Za-z\x80-\xff])==>[…]` + "\n"
		}
		return strings.Join(terms, "")
	}
	found := r.find("persons/p-1")
	want := []string{`ada\s+\[at\]\s+privat\.example`, `ada-muster\.png`, `Frau\s+Musters`, `Ada\s+Muster`}
	if got := string(found.Replacements(false)); got != lines(slices.Clone(want)...) {
		t.Errorf("to be replaced:\n%s\nwant:\n%s", got, lines(want...))
	}
	if got := string(found.Replacements(true)); got != lines(append(want, `Muster`)...) {
		t.Errorf("with surnames:\n%s", got)
	}
	if got := strings.Join(found.Files(), " "); got != "b/ada-muster.png" || !found.Alone() {
		t.Errorf("files %q, a surname alone: %v", got, found.Alone())
	}
}

func TestASurnameAloneInTheNewestStateHoldsNobodyUp(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("x", map[string]string{"data/persons/p-1.toml": ada, "c.md": "Am Abend sprach Muster.\n"})
	if found := r.find("persons/p-1"); found.Standing() || told(found) != "data/persons/p-1.toml[name email]! c.md[surname]!" {
		t.Errorf("found %q, standing: %v", told(found), found.Standing())
	}
}

func TestAuthorsAndTagsAreLookedAt(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("x", map[string]string{"data/persons/p-1.toml": ada})
	r.git("commit", "-q", "--allow-empty", "-m", "y", "--author=Ada Muster <ada@stadt.example>")
	r.git("tag", "-a", "v1", "-m", "Für Ada Muster")
	r.git("tag", "v2")
	r.git("branch", "fotos-ada-muster")
	found := r.find("persons/p-1")
	if len(found.Messages) != 0 || len(found.Authors) != 1 || len(found.Refs) != 2 {
		t.Errorf("messages %v, authors %v, refs %v", found.Messages, found.Authors, found.Refs)
	}
}

func TestAFlatCloneIsRefused(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.commit("x", map[string]string{"a.txt": "a"})
	r.commit("y", map[string]string{"a.txt": "b"})
	flat := filepath.Join(t.TempDir(), "flat")
	r.git("clone", "-q", "--depth", "1", "file://"+r.dir, flat)
	_, err := forget.Find(context.Background(), &git.Repository{Program: "git", Dir: flat, Env: os.Environ()}, model.RefOf("persons/p-1"))
	if !errors.Is(err, forget.ErrShallow) {
		t.Errorf("said %v", err)
	}
}
