package tree

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The manifest lies beside the folder and is the proof that the folder is ours. Its first line says whether
// the last Write came to its end; each further line is hash, size, modification time and path of a file.
const (
	manifestSuffix = ".manifest"
	tempSuffix     = ".tmp"
	clockSuffix    = ".clock"
	headComplete   = "netz tree 1 complete"
	headWriting    = "netz tree 1 writing"
)

// sum is the first half of a file's SHA-256: enough against accidents, and half the manifest's size.
type sum [16]byte

func sumOf(data []byte) sum {
	full := sha256.Sum256(data)
	return sum(full[:16])
}

// entry is what we know of a file that we wrote: its bytes' sum and size, and its time on disk in nanoseconds.
type entry struct {
	sum   sum
	size  int64
	mtime int64
}

type manifest struct {
	ours     bool // a manifest of this tool was there
	complete bool // the last Write came to its end
	entries  map[string]entry
	raw      []byte
}

// readManifest never fails on damaged lines: what it can't read is unknown and is compared anew.
func readManifest(name string) (manifest, error) {
	m := manifest{entries: map[string]entry{}}
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err == nil && !info.Mode().IsRegular() {
		return m, fmt.Errorf("%s: not a plain file", name)
	}
	if err == nil {
		m.raw, err = os.ReadFile(name)
	}
	if err != nil {
		return m, err
	}
	head, rest, _ := strings.Cut(string(m.raw), "\n")
	m.complete = head == headComplete
	m.ours = m.complete || head == headWriting
	for line := range strings.Lines(rest) {
		if path, e, ok := parseEntry(line); ok && m.ours {
			m.entries[path] = e
		}
	}
	return m, nil
}

func parseEntry(line string) (string, entry, bool) {
	parts := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 4)
	if len(parts) != 4 || !strings.HasSuffix(line, "\n") {
		return "", entry{}, false
	}
	var e entry
	if n, err := hex.Decode(e.sum[:], []byte(parts[0])); err != nil || n != len(e.sum) {
		return "", entry{}, false
	}
	size, sizeErr := strconv.ParseInt(parts[1], 10, 64)
	mtime, timeErr := strconv.ParseInt(parts[2], 10, 64)
	e.size, e.mtime = size, mtime
	return parts[3], e, sizeErr == nil && timeErr == nil
}

// encode writes the manifest's bytes, sorted by path.
func encode(head string, entries map[string]entry) []byte {
	paths := make([]string, 0, len(entries))
	for path := range entries {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	var b bytes.Buffer
	b.WriteString(head + "\n")
	for _, path := range paths {
		e := entries[path]
		fmt.Fprintf(&b, "%x %d %d %s\n", e.sum, e.size, e.mtime, path)
	}
	return b.Bytes()
}

// removeRests clears away what a Write that was broken off left beside its manifest.
func removeRests(name string) error {
	for _, suffix := range []string{tempSuffix, clockSuffix} {
		if err := os.Remove(name + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// saveManifest replaces the manifest in one step. It is synced first: an empty manifest after a power cut
// would disown the folder.
func saveManifest(name string, data []byte) error {
	temp := name + tempSuffix
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	return os.Rename(temp, name)
}

// settle waits until the file system's clock has moved past newest, so that an edit made after Write returns
// has a later time than any we noted, and is seen even when it keeps the size. Most systems tick every
// 4 ms or finer; FAT takes 2 s. A time far ahead, or a clock set back, is not waited for.
func settle(name string, newest int64) error {
	for range 600 {
		now, err := fileTime(name + clockSuffix)
		if err != nil || now > newest || newest-now > int64(10*time.Second) {
			return err
		}
		time.Sleep(4 * time.Millisecond)
	}
	return nil
}

// fileTime asks the file system for its time, in nanoseconds, by making a file and removing it again.
func fileTime(probe string) (int64, error) {
	f, err := os.OpenFile(probe, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return 0, err
	}
	info, err := f.Stat()
	if err := errors.Join(err, f.Close(), os.Remove(probe)); err != nil {
		return 0, err
	}
	return info.ModTime().UnixNano(), nil
}
