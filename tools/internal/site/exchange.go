package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/parallel"
)

// Marker is the file at the top of every site we publish: what it says of itself (lasting.Stamp). A folder without it is not ours to replace.
const Marker = "status.json"

var (
	// ErrForeign means that the folder to publish in holds something that netz did not make.
	ErrForeign = errors.New("not made by netz, so it is not replaced")
	// ErrSymlink means that the folder to publish in is a symlink.
	ErrSymlink = errors.New("is a symlink; name the folder itself")
)

// Explain gives a sentence and an advice for the errors of this package that a user can mend.
func Explain(err error) (message, advice diag.Message, known bool) {
	switch {
	case errors.Is(err, ErrForeign):
		return diag.M("der Zielordner gehört nicht netz und wird nicht ersetzt", "the folder to publish in isn't netz's and is not replaced"),
			diag.M("einen anderen Ordner nennen oder diesen leeren", "name another folder or empty this one"), true
	case errors.Is(err, ErrSymlink):
		return diag.M("der Zielordner ist eine symbolische Verknüpfung", "the folder to publish in is a symlink"),
			diag.M("den Ordner selbst nennen", "name the folder itself"), true
	case errors.Is(err, ErrLocked):
		return diag.M("ein anderer Lauf von netz arbeitet hier schon", "another run of netz is at work here"),
			diag.M("warten, bis er fertig ist", "wait until it has finished"), true
	}
	return diag.Message{}, diag.Message{}, false
}

// Check tells before the work begins whether out may be replaced: it is absent, empty, or bears the marker.
// Otherwise the error is ErrForeign or ErrSymlink. A folder that holds a .git is refused as well: it would be lost.
func Check(out string) error {
	n, err := namesFor(out)
	if err != nil {
		return err
	}
	return ours(n.out)
}

func ours(dir string) error {
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("%s: %w", dir, ErrSymlink)
	case !info.IsDir():
		return fmt.Errorf("%s: %w", dir, ErrForeign)
	}
	list, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	marked, git := false, false
	for _, item := range list {
		marked = marked || item.Name() == Marker && item.Type().IsRegular()
		git = git || item.Name() == ".git"
	}
	if len(list) > 0 && (!marked || git) {
		return fmt.Errorf("%s: %w", dir, ErrForeign)
	}
	return nil
}

// Exchange publishes staged, a finished site with its marker, as out. On Linux a reader meets the old site or
// the new one, never none and never a mixture within one request; elsewhere, and on file systems that can't
// exchange, out is absent for a moment between two renames. Both folders must lie on one file system. Pages
// are on the disk before the exchange, so a power cut leaves one whole site as well. staged is gone afterwards.
// After an error out is as it was.
func Exchange(staged, out string) error {
	n, err := namesFor(out)
	if err != nil {
		return err
	}
	if err := n.ready(staged); err != nil {
		return err
	}
	if err := flush(staged); err != nil {
		return err
	}
	if err := n.replace(staged, swap); err != nil {
		return err
	}
	// What fails from here on fails after the publishing: Heal removes the remains at the next run.
	_ = syncFolder(filepath.Dir(n.out))
	_ = removeAll(staged)
	return nil
}

// removeAll removes a site, its folders side by side: it has one for each page.
func removeAll(dir string) error {
	var inner []string
	for _, folder := range foldersIn(dir) {
		inner = append(inner, foldersIn(folder)...)
	}
	errs := make([]error, len(inner))
	parallel.Each(len(inner), func(i int) { errs[i] = os.RemoveAll(inner[i]) })
	return errors.Join(append(errs, os.RemoveAll(dir))...)
}

// foldersIn lists the folders in a folder; of what can't be read, RemoveAll tells.
func foldersIn(dir string) []string {
	list, _ := os.ReadDir(dir)
	var out []string
	for _, item := range list {
		if item.IsDir() {
			out = append(out, filepath.Join(dir, item.Name()))
		}
	}
	return out
}

// ready checks both sides, and gives the new folder the access rights of the old.
func (n names) ready(staged string) error {
	if info, err := os.Lstat(filepath.Join(staged, Marker)); err != nil {
		return err
	} else if !info.Mode().IsRegular() {
		return fmt.Errorf("%s: not a plain file", filepath.Join(staged, Marker))
	}
	if err := ours(n.out); err != nil {
		return err
	}
	info, err := os.Stat(n.out)
	if err != nil {
		return nil // absent: the rights it was made with are right
	}
	return os.Chmod(staged, info.Mode().Perm())
}

// replace moves staged to out and the old site to staged, by swap if that works.
func (n names) replace(staged string, swap func(a, b string) (bool, error)) error {
	if _, err := os.Lstat(n.out); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(staged, n.out)
	}
	if done, err := swap(staged, n.out); done || err != nil {
		return err
	}
	if err := n.takeBack(); err != nil {
		return err
	}
	if err := os.Rename(n.out, n.old); err != nil {
		return err
	}
	if err := os.Rename(staged, n.out); err != nil {
		return errors.Join(err, os.Rename(n.old, n.out))
	}
	// The new site stands. Should the old one stay under its name, Heal clears it away.
	_ = os.Rename(n.old, staged)
	return nil
}

// syncFolder makes the renames in a folder last. Systems that can't open a folder do it by themselves.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
