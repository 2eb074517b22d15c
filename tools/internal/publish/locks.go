package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// unlockRefs removes the locks that a git killed while it moved a branch left behind: they would turn every later push
// away. A git at work holds one for a moment only, so what is still there after a while is left over.
func (s *Server) unlockRefs(ctx context.Context) error {
	first, err := s.refLocks()
	if err != nil || len(first) == 0 {
		return err
	}
	for range 40 {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(patience):
		}
		now, err := s.refLocks()
		if err != nil {
			return err
		}
		for name, at := range first {
			if !now[name].Equal(at) {
				delete(first, name)
			}
		}
		if len(first) == 0 {
			return nil
		}
	}
	for name := range first {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// refLocks lists the locks of branches, with the time at which each was made.
func (s *Server) refLocks() (map[string]time.Time, error) {
	out := map[string]time.Time{}
	note := func(name string) {
		if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() {
			out[name] = info.ModTime()
		}
	}
	for _, name := range []string{"HEAD.lock", "packed-refs.lock", "config.lock"} {
		note(filepath.Join(s.repo(), name))
	}
	err := filepath.WalkDir(filepath.Join(s.repo(), "refs"), func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".lock") {
			note(name)
		}
		if errors.Is(err, fs.ErrNotExist) {
			return nil // git removed it meanwhile
		}
		return err
	})
	return out, err
}
