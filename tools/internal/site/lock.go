package site

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// ErrLocked means that another run is at work on the same site.
var ErrLocked = errors.New("another run of netz is at work here")

// Lock keeps other runs away. The kernel lets go of it when the process ends, however it ends.
type Lock struct{ held *flock.Flock }

// TryLock takes the lock at path, making its folder if need be, or gives ErrLocked at once. The file stays
// behind when the lock is released: removing it would let two runs hold two files of one name.
func TryLock(path string) (*Lock, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, err
	}
	held := flock.New(path)
	ok, err := held.TryLock()
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fmt.Errorf("%s: %w", path, ErrLocked)
	}
	return &Lock{held}, nil
}

// Unlock releases the lock.
func (l *Lock) Unlock() error { return l.held.Unlock() }
