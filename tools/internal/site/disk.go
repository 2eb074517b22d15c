package site

import (
	"errors"
	"os"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
)

// ErrDisk says that Hugo found no room or no right to write: nobody's records are to blame.
var ErrDisk = errors.New("the disk is full or can't be written")

// diskWords are how systems say so, in the language in which Hugo runs.
var diskWords = []string{"no space left on device", "disk quota exceeded", "read-only file system", "not enough space on the disk", "input/output error"}

// diskFailed tells whether the findings of a failed build are the disk's: by what they say or, where Hugo locked up without
// a word, by a trial.
func (b Build) diskFailed(found diag.List) bool {
	return slices.ContainsFunc(found, func(d diag.Diagnostic) bool {
		return slices.ContainsFunc(diskWords, func(w string) bool { return strings.Contains(d.Message.En, w) }) || d.Code == stuckCode && !b.roomLeft()
	})
}

func (b Build) diskError(found diag.List) error {
	if b.diskFailed(found) {
		return ErrDisk
	}
	return nil
}

// trial is how many bytes must find room, more than a page has.
const trial = 256 << 10

func (b Build) roomLeft() bool {
	for _, dir := range []string{b.Out, b.CacheDir} {
		f, err := os.CreateTemp(dir, ".trial-*")
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return false
		}
		_, err = f.Write(make([]byte, trial))
		if errors.Join(err, f.Close(), os.Remove(f.Name())) != nil {
			return false
		}
	}
	return true
}
