package git

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// bare is a bare repository with a commit of one file, "a" of four lines.
type bare struct {
	*Repository
	t    *testing.T
	base string
}

func newBare(t *testing.T) *bare {
	t.Helper()
	program, err := exec.LookPath("git")
	if err != nil {
		if os.Getenv("NETZ_REQUIRE_GIT") != "" {
			t.Fatal("git is missing")
		}
		t.Skip("git is missing")
	}
	b := &bare{&Repository{Program: program, Dir: t.TempDir(), Env: os.Environ()}, t, ""}
	b.ask("", "init", "--quiet", "--bare", ".")
	b.base = b.commit("1\n2\n3\n4\n", "")
	return b
}

func (b *bare) ask(input string, args ...string) string {
	b.t.Helper()
	out, err := b.Ask(context.Background(), input, args...)
	if err != nil {
		b.t.Fatal(err)
	}
	return strings.TrimSpace(out)
}

// commit makes one whose file "a" says text; attributes, where given, is its .gitattributes.
func (b *bare) commit(text, attributes string, parents ...string) string {
	b.t.Helper()
	list := "100644 blob " + b.ask(text, "hash-object", "-w", "--stdin") + "\ta\n"
	if attributes != "" {
		list += "100644 blob " + b.ask(attributes, "hash-object", "-w", "--stdin") + "\t.gitattributes\n"
	}
	id, err := b.Commit(context.Background(), b.ask(list, "mktree"), time.Unix(1, 0), parents...)
	if err != nil {
		b.t.Fatal(err)
	}
	return id
}

func (b *bare) aside() *Repository {
	b.t.Helper()
	out, err := b.Aside(context.Background(), filepath.Join(b.t.TempDir(), "a: \"ä\""), b.base)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

func (b *bare) objects() string {
	b.t.Helper()
	return b.ask("", "count-objects", "-v")
}

func TestTwoCommitsAreBroughtTogetherAside(t *testing.T) {
	t.Parallel()
	b := newBare(t)
	one, two := b.commit("one\n2\n3\n4\n", "", b.base), b.commit("1\n2\n3\nfour\n", "", b.base)
	before := b.objects()
	aside := b.aside()
	tree, conflicts, err := aside.Merge(context.Background(), one, two)
	if err != nil || conflicts != nil {
		t.Fatal(tree, conflicts, err)
	}
	step, err := aside.Commit(context.Background(), tree, time.Unix(5, 0), one, two)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := aside.Ask(context.Background(), "", "cat-file", "blob", step+":a"); err != nil || text != "one\n2\n3\nfour\n" {
		t.Errorf("together they say %q, %v", text, err)
	}
	if now := b.objects(); now != before {
		t.Errorf("the repository has grown: %s, before %s", now, before)
	}
	if _, err := b.Ask(context.Background(), "", "cat-file", "-e", step); err == nil {
		t.Error("what was made aside is in the repository")
	}
}

func TestCommitsThatContradictEachOtherNameTheirFiles(t *testing.T) {
	t.Parallel()
	b := newBare(t)
	one, two := b.commit("one\n2\n3\n4\n", "", b.base), b.commit("uno\n2\n3\n4\n", "", b.base)
	tree, conflicts, err := b.aside().Merge(context.Background(), one, two)
	if tree != "" || !slices.Equal(conflicts, []string{"a"}) || err != nil {
		t.Errorf("got %q, %q, %v", tree, conflicts, err)
	}
}

func TestCommitsWithNothingInCommonStayApart(t *testing.T) {
	t.Parallel()
	b := newBare(t)
	if _, _, err := b.aside().Merge(context.Background(), b.base, b.commit("else\n", "")); !errors.Is(err, ErrApart) {
		t.Errorf("got %v", err)
	}
	if _, _, err := b.aside().Merge(context.Background(), b.base, strings.Repeat("1", len(b.base))); err == nil || errors.Is(err, ErrApart) {
		t.Errorf("a commit that is not there: %v", err)
	}
}

// Neither settings nor attributes of the repository, nor those that a commit brings along, decide how it is done.
func TestBringingTogetherStartsNoProgramAndObeysNoAttribute(t *testing.T) {
	t.Parallel()
	b := newBare(t)
	sprung := filepath.Join(t.TempDir(), "sprung")
	for _, key := range []string{"merge.trap.driver", "filter.trap.clean", "filter.trap.smudge", "core.fsmonitor", "diff.trap.textconv"} {
		b.ask("", "config", key, "touch '"+sprung+"'; true")
	}
	for key, value := range map[string]string{"merge.default": "trap", "merge.renormalize": "true", "core.hooksPath": b.Dir, "attr.tree": "main", "core.attributesFile": filepath.Join(b.Dir, "info", "attributes")} {
		b.ask("", "config", key, value)
	}
	if err := errors.Join(os.MkdirAll(filepath.Join(b.Dir, "info"), 0o700), os.WriteFile(filepath.Join(b.Dir, "info", "attributes"), []byte("* merge=trap filter=trap\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, attributes := range []string{"* merge=trap filter=trap diff=trap\n", "* merge=union\n"} {
		base := b.commit("1\n2\n3\n4\n", attributes)
		one, two := b.commit("one\n2\n3\n4\n", attributes, base), b.commit("uno\n2\n3\n4\n", attributes, base)
		b.ask("", "update-ref", "refs/heads/main", one)
		b.ask("", "symbolic-ref", "HEAD", "refs/heads/main")
		if tree, conflicts, err := b.aside().Merge(context.Background(), one, two); tree != "" || !slices.Equal(conflicts, []string{"a"}) || err != nil {
			t.Errorf("%q: got %q, %q, %v", attributes, tree, conflicts, err)
		}
	}
	if _, err := os.Stat(sprung); err == nil {
		t.Error("a program was started")
	}
	b.ask("", "config", "--unset", "merge.renormalize") // git gives up on it in a bare repository
	one, two := b.commit("one\n2\n3\n4\n", "", b.base), b.commit("uno\n2\n3\n4\n", "", b.base)
	if _, _, err := b.Merge(context.Background(), one, two); err != nil { // the trap is one
		t.Fatal(err)
	}
	if _, err := os.Stat(sprung); err != nil {
		t.Error("in the repository itself no program was started: the test shows nothing")
	}
}

// A git that knows no --write-tree answers as it does to any option that it does not know.
func TestAnOlderGitKeepsThemApart(t *testing.T) {
	t.Parallel()
	b := newBare(t)
	_, err := b.Ask(context.Background(), "", "merge-tree", "--no-such-option", "a", "b")
	if !errors.Is(tooOld(err), ErrApart) {
		t.Errorf("got %v", err)
	}
}
