package tree

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Stats says what a Write did, in files. Foreign lists what lay in the folder without being ours; it was removed.
type Stats struct {
	Written, Unchanged, Removed int
	Foreign                     []string
}

// ErrForeign means that the folder holds files and no manifest of ours beside it: nothing was touched.
var ErrForeign = errors.New("the folder isn't empty and wasn't made by netz; move it away or delete it")

// writer carries one Write.
type writer struct {
	tree     *Tree
	dir      string
	manifest string // its file name
	old      manifest
	sums     map[string]sum
	disk     found
	keep     map[string]entry // files that stand as they should
	todo     []string         // files to write, sorted
	stats    Stats
}

// Write brings dir in line with the tree. Files that stand already are left alone; a Write with nothing to do
// writes nothing at all. Each file is written under another name and renamed, so that no reader meets half
// of one. dir is wholly ours once its manifest (dir + ".manifest") exists: foreign files in it are removed
// and reported. A dir with files but without manifest gives ErrForeign, a symlink as dir an error.
// A Write that was broken off leaves a folder that the next one sets right. Two Writes at once are the
// caller's to prevent.
func (t *Tree) Write(dir string) (Stats, error) {
	dir = filepath.Clean(dir)
	w := &writer{tree: t, dir: dir, manifest: dir + manifestSuffix, keep: map[string]entry{}}
	root, err := w.open()
	if err != nil {
		return Stats{}, err
	}
	defer root.Close()
	if w.disk, err = scan(root); err != nil {
		return Stats{}, err
	}
	w.sums = t.sums()
	if err := w.compare(root); err != nil {
		return Stats{}, err
	}
	extra := w.extra()
	if len(w.todo) == 0 && len(extra) == 0 {
		return w.stats, w.finish()
	}
	if err := saveManifest(w.manifest, encode(headWriting, w.old.entries)); err != nil {
		return Stats{}, err
	}
	if err := w.remove(root, extra); err != nil {
		return w.stats, err
	}
	if err := w.writeAll(root); err != nil {
		return w.stats, err
	}
	return w.stats, w.finish()
}

// open makes sure that dir is ours, creating it with its manifest if need be. The manifest comes first: a
// crash between the two leaves a folder that is known as ours.
func (w *writer) open() (*os.Root, error) {
	err := removeRests(w.manifest)
	if err != nil {
		return nil, err
	}
	if w.old, err = readManifest(w.manifest); err != nil {
		return nil, err
	}
	info, err := os.Lstat(w.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(filepath.Dir(w.dir), 0o755); err != nil {
			return nil, err
		}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s: not a plain folder", w.dir)
	case !w.old.ours:
		if err := mustBeEmpty(w.dir); err != nil {
			return nil, err
		}
	}
	if !w.old.ours {
		if err := saveManifest(w.manifest, encode(headWriting, nil)); err != nil {
			return nil, err
		}
	}
	if err := os.Mkdir(w.dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return os.OpenRoot(w.dir)
}

func mustBeEmpty(dir string) error {
	list, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return fmt.Errorf("%s: %w", dir, ErrForeign)
	}
	return nil
}

// compare sorts the tree's files into those that stand and those to write. Size and time as we noted them
// vouch for a file; one that differs there is read.
func (w *writer) compare(root *os.Root) error {
	for _, path := range w.tree.Paths() {
		lies, ok := w.disk.files[path]
		if !ok {
			w.todo = append(w.todo, path)
			continue
		}
		want := w.sums[path]
		noted, known := w.old.entries[path]
		same := noted.sum == want
		if !known || noted.size != lies.size || noted.mtime != lies.mtime {
			same = w.sameBytes(root, path, lies.size)
		}
		if !same {
			w.todo = append(w.todo, path)
			continue
		}
		lies.sum = want
		w.keep[path] = lies
		w.stats.Unchanged++
	}
	return nil
}

// sameBytes reads a file that we can't vouch for. One that can't be read counts as different and is replaced.
func (w *writer) sameBytes(root *os.Root, path string, size int64) bool {
	want := w.tree.files[path].data
	if size != int64(len(want)) {
		return false
	}
	have, err := root.ReadFile(path)
	return err == nil && bytes.Equal(have, want)
}

// extra lists what has to go, the innermost first: files and odd things outside the tree, folders without files.
func (w *writer) extra() []string {
	wanted := map[string]bool{}
	for path := range w.tree.files {
		for folder := range parents(path) {
			wanted[folder] = true
		}
	}
	var out []string
	for path := range w.disk.files {
		if _, ok := w.tree.files[path]; !ok {
			out = append(out, path)
		}
	}
	for _, folder := range w.disk.folders {
		if !wanted[folder] {
			out = append(out, folder)
		}
	}
	out = append(out, w.disk.others...)
	slices.Sort(out)
	slices.Reverse(out)
	return out
}

// remove deletes what extra found. What the manifest doesn't know is reported as foreign, unless the last
// Write was broken off: then it is most likely that Write's own.
func (w *writer) remove(root *os.Root, extra []string) error {
	for _, path := range extra {
		if err := root.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		_, isFile := w.disk.files[path]
		_, isOther := slices.BinarySearch(w.disk.others, path)
		_, known := w.old.entries[path]
		switch {
		case isFile && (known || !w.old.complete):
			w.stats.Removed++
		case isFile || isOther:
			w.stats.Foreign = append(w.stats.Foreign, path)
		}
	}
	slices.Sort(w.stats.Foreign)
	return nil
}

// finish writes the manifest of a folder that stands as it should; not if it says so already.
func (w *writer) finish() error {
	data := encode(headComplete, w.keep)
	if bytes.Equal(data, w.old.raw) {
		return nil
	}
	var newest int64
	for _, e := range w.keep {
		newest = max(newest, e.mtime)
	}
	if err := settle(w.manifest, newest); err != nil {
		return err
	}
	return saveManifest(w.manifest, data)
}
