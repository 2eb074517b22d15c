package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// names are the folders that belong to one published folder, all side by side.
type names struct {
	out     string // absolute
	old     string // where the portable exchange puts the old site for a moment
	staging string // begins the names of staging folders
}

func namesFor(out string) (names, error) {
	out, err := filepath.Abs(out)
	if err != nil {
		return names{}, err
	}
	folder, base := filepath.Split(out)
	if base == "" {
		return names{}, fmt.Errorf("%s: not a folder to publish in", out)
	}
	return names{out, folder + "." + base + ".old", folder + "." + base + ".staging"}, nil
}

// Stage makes a fresh, empty folder beside out for the next site. Its name bears the process number, so that
// a Hugo left over from another run writes elsewhere. Heal must have run before.
func Stage(out string) (string, error) {
	n, err := namesFor(out)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(n.out), 0o755); err != nil {
		return "", err
	}
	dir := fmt.Sprintf("%s-%d", n.staging, os.Getpid())
	return dir, os.Mkdir(dir, 0o755)
}

// Heal sets right what a killed run left beside out: an exchange broken off between its two renames is taken
// back, and staging folders are removed. Call it at the start, with the lock held.
func Heal(out string) error {
	n, err := namesFor(out)
	if err != nil {
		return err
	}
	if err := n.takeBack(); err != nil {
		return err
	}
	return n.sweep()
}

// takeBack puts the old site in its place again, or out of the way if the new one got there.
func (n names) takeBack() error {
	if _, err := os.Lstat(n.old); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := ours(n.old); err != nil {
		return err
	}
	if _, err := os.Lstat(n.out); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(n.old, n.out)
	}
	// Renamed before it is removed: a removal broken off must not leave a folder without marker behind.
	rest := n.staging + "-0"
	if err := errors.Join(os.RemoveAll(rest), os.Rename(n.old, rest)); err != nil {
		return err
	}
	return os.RemoveAll(rest)
}

var stagingEnd = regexp.MustCompile(`^(-\d+)?$`)

// sweep removes staging folders; anything with another name, and any symlink, is left alone.
func (n names) sweep() error {
	folder, prefix := filepath.Split(n.staging)
	list, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, item := range list {
		name := item.Name()
		if !item.IsDir() || len(name) < len(prefix) || name[:len(prefix)] != prefix || !stagingEnd.MatchString(name[len(prefix):]) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	return nil
}
