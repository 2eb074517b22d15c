package git

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// ErrApart says that two commits can't be brought together here: git is older than 2.38, or they have no commit in common.
var ErrApart = errors.New("git can't bring these commits together")

// Aside makes in dir, which is absent or emptied, a bare repository that sees all objects of this one, which is bare too,
// and keeps what is written to itself: who removes dir leaves nothing behind. None of this one's settings and attributes
// hold there, so no merge driver and no filter of it can run. id is any id of an object, whose form it takes over.
func (r *Repository) Aside(ctx context.Context, dir, id string) (*Repository, error) {
	if err := os.RemoveAll(dir); err != nil {
		return nil, err
	}
	objects, err := filepath.Abs(filepath.Join(r.Dir, "objects"))
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Join(dir, "objects", "info"), 0o700); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "objects", "info", "alternates"), []byte(objects+"\n"), 0o600); err != nil {
		return nil, err
	}
	aside := &Repository{Program: r.Program, Dir: dir, Env: r.Env}
	form := "sha1"
	if len(id) == 64 {
		form = "sha256"
	}
	_, err = aside.Ask(ctx, "", "init", "--quiet", "--bare", "--template=", "--initial-branch=none", "--object-format="+form, ".")
	return aside, tooOld(err)
}

// Merge brings two commits together and writes the tree that comes of it. Where they contradict each other, tree is "" and
// conflicts are the files in which they do. The error is ErrApart where git can't do it at all.
func (r *Repository) Merge(ctx context.Context, first, second string) (tree string, conflicts []string, err error) {
	var exit *exec.ExitError
	if _, err := r.Ask(ctx, "", "merge-base", first, second); errors.As(err, &exit) && exit.ExitCode() == 1 {
		return "", nil, ErrApart
	} else if err != nil {
		return "", nil, err
	}
	out, err := r.Command(ctx, "merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", first, second).Output()
	if cause := context.Cause(ctx); cause != nil {
		return "", nil, cause
	}
	words := strings.FieldsFunc(string(out), func(r rune) bool { return r == 0 })
	switch {
	case err == nil && len(words) == 1:
		return words[0], nil, nil
	case errors.As(err, &exit) && exit.ExitCode() == 1 && len(words) > 1:
		return "", words[1:], nil
	case err == nil || errors.As(err, &exit) && exit.ExitCode() == 1:
		return "", nil, fmt.Errorf("git merge-tree: unexpected answer %q", out)
	}
	return "", nil, tooOld(fmt.Errorf("git merge-tree: %w", err))
}

// tooOld makes of the answer that git gives to options it does not know an ErrApart.
func tooOld(err error) error {
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 129 {
		return ErrApart
	}
	return err
}

// Commit writes a commit of a tree. It belongs to no branch.
func (r *Repository) Commit(ctx context.Context, tree string, at time.Time, parents ...string) (string, error) {
	var b strings.Builder
	b.WriteString("tree " + tree + "\n")
	for _, p := range parents {
		b.WriteString("parent " + p + "\n")
	}
	who := "netz <netz> " + strconv.FormatInt(at.Unix(), 10) + " +0000\n"
	b.WriteString("author " + who + "committer " + who + "\nmerged\n")
	out, err := r.Ask(ctx, b.String(), "hash-object", "-t", "commit", "-w", "--stdin")
	return strings.TrimSpace(out), err
}
