package history

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"offenesnetz/tools/internal/model"
)

// repo is a git repository made for one test.
type repo struct {
	t     *testing.T
	dir   string
	clock int // hours since the first commit
	cache string
}

// newRepo makes an empty repository. Where git is missing the test is skipped, except where NETZ_REQUIRE_GIT demands it.
func newRepo(t *testing.T) *repo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("NETZ_REQUIRE_GIT") != "" {
			t.Fatal("git is missing")
		}
		t.Skip("git is missing")
	}
	r := &repo{t: t, dir: t.TempDir(), cache: filepath.Join(t.TempDir(), "history.json")}
	r.git("init", "--quiet", "--initial-branch=main")
	return r
}

func (r *repo) git(args ...string) string {
	r.t.Helper()
	return r.gitReading(nil, args...)
}

// gitReading runs git with an input.
func (r *repo) gitReading(in io.Reader, args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Erika Geheim", "-c", "user.email=geheim@stadt.example", "-c", "protocol.file.allow=always"}, args...)...)
	at := fmt.Sprintf("2026-03-01T%02d:00:00+01:00", r.clock%24)
	cmd.Dir, cmd.Stdin = r.dir, in
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_DATE="+at, "GIT_COMMITTER_DATE="+at)
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// write writes a file; "" removes it.
func (r *repo) write(name, text string) {
	r.t.Helper()
	path := filepath.Join(r.dir, name)
	if text == "" {
		if err := os.Remove(path); err != nil {
			r.t.Fatal(err)
		}
		return
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// commit writes files, in pairs of name and text, and commits them an hour after the last commit.
func (r *repo) commit(pairs ...string) {
	r.t.Helper()
	r.commitSaying("Geheime Nachricht", pairs...)
}

func (r *repo) commitSaying(message string, pairs ...string) {
	r.t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		r.write(pairs[i], pairs[i+1])
	}
	r.clock++
	r.git("add", "--all")
	r.git("commit", "--quiet", "--allow-empty", "--message", message)
}

// options are those of a build of the repository's root.
func (r *repo) options() Options {
	program, err := exec.LookPath("git")
	if err != nil {
		r.t.Fatal(err)
	}
	return Options{Dir: r.dir, Git: program, Env: os.Environ(), Cache: r.cache}
}

func (r *repo) read() *Result {
	r.t.Helper()
	out, err := Read(context.Background(), r.options())
	if err != nil {
		r.t.Fatal(err)
	}
	return out
}

// tell writes changes in one line each: "groups/a edited rhythm:added +ar".
func tell(changes []model.Change) string {
	var lines []string
	for _, c := range changes {
		line := c.Kind + "/" + c.ID + " " + c.What
		if c.Unread {
			line += " unread"
		}
		if c.Said != "" {
			line += " said:" + c.Said
		}
		for _, f := range c.Fields {
			line += " " + fieldTold(f)
		}
		for _, l := range c.Languages {
			line += map[string]string{model.Added: " +", model.Edited: " ~", model.Removed: " -"}[l.What] + l.Language
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func fieldTold(f model.FieldChange) string {
	s := f.Field
	if f.Sub != "" {
		s += "." + f.Sub
	}
	if f.Part {
		s += "[]"
	}
	s += ":" + f.What
	if len(f.From)+len(f.To) > 0 {
		s += "(" + strings.Join(f.From, ",") + ">" + strings.Join(f.To, ",") + ")"
	}
	if len(f.About) > 0 {
		s += "@" + strings.Join(f.About, ",")
	}
	return s
}

func (r *repo) want(want string) *Result {
	r.t.Helper()
	out := r.read()
	if got := tell(out.Changes); got != strings.TrimSpace(want) {
		r.t.Errorf("told:\n%s\nwant:\n%s", got, strings.TrimSpace(want))
	}
	return out
}

const (
	group = "name = \"Gruppe\"\nclassification = \"plenary\"\npart_of_network = true\nmodified = 2026-03-01\n"
	arab  = "[name]\ntext = \"فريق\"\nhow = \"human\"\n"
)
