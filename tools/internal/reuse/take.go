package reuse

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"offenesnetz/tools/internal/parallel"
	"offenesnetz/tools/internal/proof"
)

// Take puts the kept files into the new site. Both sites then share their files, as far as the file system can: a file of a
// site is only ever replaced, never written to.
func (p *Plan) Take(before, stage string) error {
	names := p.Kept.Paths()
	if err := makeFolders(stage, names); err != nil {
		return err
	}
	errs := make([]error, len(names))
	parallel.Each(len(names), func(i int) {
		name := filepath.FromSlash(names[i])
		errs[i] = take(filepath.Join(before, name), filepath.Join(stage, name), p.Kept[names[i]])
	})
	return cmp.Or(errs...)
}

// makeFolders makes the folders of files, each once. Those that lie in one folder are made one after another: side by side they
// would only wait for each other.
func makeFolders(stage string, names []string) error {
	var levels []map[string][]string // by depth and parent
	made := map[string]bool{}
	for _, name := range names {
		depth, parent := 0, ""
		for i := range len(name) {
			if name[i] != '/' {
				continue
			}
			folder := name[:i]
			if !made[folder] {
				made[folder] = true
				if depth == len(levels) {
					levels = append(levels, map[string][]string{})
				}
				levels[depth][parent] = append(levels[depth][parent], folder)
			}
			depth, parent = depth+1, folder
		}
	}
	for _, level := range levels {
		parents := slices.Sorted(maps.Keys(level))
		errs := make([]error, len(parents))
		parallel.Each(len(parents), func(i int) {
			for _, folder := range level[parents[i]] {
				err := os.Mkdir(filepath.Join(stage, filepath.FromSlash(folder)), 0o755)
				if err != nil && !errors.Is(err, fs.ErrExist) {
					errs[i] = err
					return
				}
			}
		})
		if err := cmp.Or(errs...); err != nil {
			return err
		}
	}
	return nil
}

// take links a file or, where the file system can't, copies it.
func take(from, to, sum string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	return copyFile(from, to, sum)
}

// copyFile copies a file with its time.
func copyFile(from, to, sum string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if proof.Sum(data) != sum {
		return fmt.Errorf("%s changed while it was read", from)
	}
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return cmp.Or(err, f.Close(), os.Chtimes(to, info.ModTime(), info.ModTime()))
}

// KeepTimes gives the files of the new site that are the same as before the time that they had: browsers then know that theirs
// is still good. sums are those of the new site, kept the pages that were taken and have it already.
func KeepTimes(before, stage string, sums, kept proof.Sums) error {
	list, err := os.ReadFile(filepath.Join(before, proof.ListFile))
	if err != nil {
		return nil // the first site
	}
	old, err := proof.Parse(list)
	if err != nil {
		return nil // nothing is known of the old files
	}
	names := sums.Paths()
	errs := make([]error, len(names))
	parallel.Each(len(names), func(i int) {
		if old[names[i]] != sums[names[i]] || kept[names[i]] != "" {
			return
		}
		name := filepath.FromSlash(names[i])
		was, err := os.Lstat(filepath.Join(before, name))
		if err != nil || !was.Mode().IsRegular() {
			return
		}
		to := filepath.Join(stage, name)
		if is, err := os.Lstat(to); err != nil || is.ModTime().Equal(was.ModTime()) {
			errs[i] = err
			return
		}
		errs[i] = os.Chtimes(to, was.ModTime(), was.ModTime())
	})
	return cmp.Or(errs...)
}
