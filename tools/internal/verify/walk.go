package verify

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

func isEOF(err error) bool { return errors.Is(err, io.EOF) }

// path gives a listed file's place in the file system.
func (c *checker) path(name string) string { return filepath.Join(c.opt.Dir, filepath.FromSlash(name)) }

// lister reads folders side by side: a site has about as many folders as pages.
type lister struct {
	dir                      string
	mu                       sync.Mutex
	more                     *sync.Cond
	open                     []string // folders to read, with a slash at the end; the root is ""
	busy                     int
	files, folders, symlinks []string
	errs                     []error
}

// list fills the table of files and gives the symlinks, which are never followed.
func (c *checker) list(ctx context.Context) ([]string, error) {
	l := &lister{dir: c.opt.Dir, open: []string{""}}
	l.more = sync.NewCond(&l.mu)
	var wait sync.WaitGroup
	for range c.opt.Workers {
		wait.Go(func() { l.run(ctx) })
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(l.errs) > 0 {
		slices.SortFunc(l.errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
		return nil, errors.Join(l.errs...)
	}
	slices.Sort(l.files)
	slices.Sort(l.symlinks)
	c.files = l.files
	c.index = make(map[string]int32, len(l.files))
	for i, name := range l.files {
		c.index[name] = int32(i)
	}
	c.folders = make(map[string]bool, len(l.folders))
	for _, name := range l.folders {
		c.folders[name] = true
	}
	c.pages = make([]page, len(l.files))
	c.css, c.heavy = make([]int, len(l.files)), make([]int, len(l.files))
	return l.symlinks, nil
}

// run reads folders until none is left and nobody can bring a new one.
func (l *lister) run(ctx context.Context) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for {
		for len(l.open) == 0 && l.busy > 0 {
			l.more.Wait()
		}
		if len(l.open) == 0 || ctx.Err() != nil {
			l.more.Broadcast()
			return
		}
		folder := l.open[len(l.open)-1]
		l.open = l.open[:len(l.open)-1]
		l.busy++
		l.mu.Unlock()
		entries, err := readFolder(filepath.Join(l.dir, filepath.FromSlash(folder)))
		l.mu.Lock()
		l.busy--
		l.sort(folder, entries, err)
		l.more.Broadcast()
	}
}

// readFolder gives the entries in no order; os.ReadDir would sort each folder for nothing.
func readFolder(name string) ([]os.DirEntry, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.ReadDir(-1)
}

func (l *lister) sort(folder string, entries []os.DirEntry, err error) {
	if err != nil {
		l.errs = append(l.errs, err)
		return
	}
	for _, e := range entries {
		name := folder + e.Name()
		switch mode := e.Type(); {
		case mode.IsDir():
			l.open = append(l.open, name+"/")
			l.folders = append(l.folders, name)
		case mode&os.ModeSymlink != 0:
			l.symlinks = append(l.symlinks, name)
		case mode.IsRegular():
			l.files = append(l.files, name)
		default:
			l.errs = append(l.errs, fmt.Errorf("verify: %s is neither a file nor a folder", name))
		}
	}
}
