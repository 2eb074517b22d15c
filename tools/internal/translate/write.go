package translate

import (
	"errors"
	"io/fs"
	"os"
	"path"
)

// Write writes overlays below the site's folder: first all of them beside their places, then each into its place by one
// rename, so that a full disk changes nothing and no reader meets half a file.
func Write(root *os.Root, files []File) error {
	for i, f := range files {
		if err := stage(root, f); err != nil {
			for _, made := range files[:i+1] {
				err = errors.Join(err, discard(root, made))
			}
			return err
		}
	}
	for i, f := range files {
		if err := root.Rename(staged(f), f.Name); err != nil {
			for _, rest := range files[i:] {
				err = errors.Join(err, discard(root, rest))
			}
			return err
		}
	}
	return nil
}

// staged names the file that waits beside its place. Names that start with a dot are no records.
func staged(f File) string {
	dir, base := path.Split(f.Name)
	return dir + "." + base + ".new"
}

func stage(root *os.Root, f File) error {
	if err := discard(root, f); err != nil { // left by a run that was killed
		return err
	}
	mode := fs.FileMode(0o644)
	if info, err := root.Stat(f.Name); err == nil {
		mode = info.Mode().Perm()
	}
	out, err := root.OpenFile(staged(f), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = out.Write(f.Data)
	return errors.Join(err, out.Sync(), out.Close())
}

func discard(root *os.Root, f File) error {
	if err := root.Remove(staged(f)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
