package tree

import (
	"errors"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// batch is how many files of one folder a worker takes at a time: enough to pay for opening the folder,
// few enough to share out a large one.
const batch = 256

// sums hashes every file, on all processors. Hashing can't fail, so the error of each is always nil.
func (t *Tree) sums() map[string]sum {
	paths := t.Paths()
	list := make([]sum, len(paths))
	_ = each((len(paths)+batch-1)/batch, func(i int) error {
		for j := i * batch; j < min((i+1)*batch, len(paths)); j++ {
			list[j] = sumOf(t.files[paths[j]].data)
		}
		return nil
	})
	out := make(map[string]sum, len(paths))
	for i, path := range paths {
		out[path] = list[i]
	}
	return out
}

// each runs work(0) … work(n-1) on a few goroutines. After an error no new work begins; of several errors
// the one with the lowest number is returned.
func each(n int, work func(int) error) error {
	errs := make([]error, n)
	var next atomic.Int64
	var failed atomic.Bool
	var wait sync.WaitGroup
	for range min(n, 2*runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && !failed.Load(); i = int(next.Add(1)) - 1 {
				if errs[i] = work(i); errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// writeAll writes what is to be written, folder by folder. Folders are made first, by one goroutine.
func (w *writer) writeAll(root *os.Root) error {
	jobs := w.jobs()
	for i, job := range jobs {
		if i == 0 || folderOf(job[0]) != folderOf(jobs[i-1][0]) {
			if err := root.MkdirAll(folderOf(job[0]), 0o755); err != nil {
				return err
			}
		}
	}
	done := make([]map[string]entry, len(jobs))
	err := each(len(jobs), func(i int) (err error) {
		done[i], err = w.writeJob(root, jobs[i], i)
		return err
	})
	for _, entries := range done {
		for path, e := range entries {
			w.keep[path] = e
			w.stats.Written++
		}
	}
	return err
}

// jobs groups the files by folder and cuts large folders into batches.
func (w *writer) jobs() [][]string {
	slices.SortStableFunc(w.todo, func(a, b string) int { return strings.Compare(folderOf(a), folderOf(b)) })
	var out [][]string
	for start := 0; start < len(w.todo); {
		end := start + 1
		for end < len(w.todo) && end-start < batch && folderOf(w.todo[end]) == folderOf(w.todo[start]) {
			end++
		}
		out = append(out, w.todo[start:end])
		start = end
	}
	return out
}

func (w *writer) writeJob(root *os.Root, paths []string, number int) (map[string]entry, error) {
	folder := folderOf(paths[0])
	dir, err := root.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	out := make(map[string]entry, len(paths))
	for i, path := range paths {
		name := path
		if folder != "." {
			name = path[len(folder)+1:]
		}
		temp := tempPrefix + strconv.Itoa(number) + "-" + strconv.Itoa(i)
		e, err := writeFile(dir, name, temp, w.tree.files[path].data)
		if err != nil {
			return out, err
		}
		e.sum = w.sums[path]
		out[path] = e
	}
	return out, nil
}

// writeFile writes temp anew and renames it to name; a symlink under either name is never written through.
func writeFile(dir *os.Root, name, temp string, data []byte) (entry, error) {
	f, err := dir.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return entry{}, err
	}
	_, err = f.Write(data)
	info, statErr := f.Stat()
	if err := errors.Join(err, statErr, f.Close()); err != nil {
		return entry{}, errors.Join(err, dir.Remove(temp))
	}
	if err := dir.Rename(temp, name); err != nil {
		return entry{}, errors.Join(err, dir.Remove(temp))
	}
	return entry{size: info.Size(), mtime: info.ModTime().UnixNano()}, nil
}
