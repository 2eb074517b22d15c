//go:build unix

package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"offenesnetz/tools/internal/git"
)

// What a commit says is unpacked like a push, whatever else lies in its repository: links, templates and tools beside the
// records don't matter, and among the records they are refused.
func TestACommitIsUnpackedAsItsPushWouldBe(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	blob := h.object("blob", []byte("x"))
	repo := &git.Repository{Program: h.Git, Dir: h.clone, Env: os.Environ()}
	h.hostile(item{"120000", "link", blob}, item{"40000", "layouts", h.tree(item{"100644", "home.html", blob})}, item{"100755", "CON", blob})
	dir := t.TempDir()
	_, err := Checkout(context.Background(), repo, "refs/heads/hostile", dir, false)
	must(t, err)
	list, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range list {
		if e.Name() != "config.toml" && e.Name() != "data" && e.Name() != "content" {
			t.Errorf("unpacked: %s", e.Name())
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "config.toml")); err != nil {
		t.Error(err)
	}
	h.hostile(item{"40000", "content", h.tree(item{"120000", "x.de.md", blob})})
	var refusal *Refusal
	if _, err := Checkout(context.Background(), repo, "refs/heads/hostile", t.TempDir(), false); !errors.As(err, &refusal) || refusal.Found.Faults() != 1 {
		t.Errorf("a link among the pages: %v", err)
	}
	if _, err := Checkout(context.Background(), repo, "refs/heads/nirgends", t.TempDir(), false); err == nil {
		t.Errorf("no commit: %v", err)
	}
}
