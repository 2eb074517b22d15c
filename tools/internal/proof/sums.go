// Package proof shows that a published site is what its records say: a list of its files with their sums, the commit that they
// were made from, and the comparison with what is built from that commit anew.
package proof

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
	"offenesnetz/tools/internal/parallel"
)

// ListFile is where a site publishes the sums of its files, in the form of the program sha256sum. It is not in the list itself.
const ListFile = "sha256.txt"

// MaxList is the largest list that is read, in bytes: some 300,000 files.
const MaxList = 64 << 20

// Sums are the SHA-256 sums of a site's files, in hexadecimal, by their paths with forward slashes.
type Sums map[string]string

// Folder sums all files of a folder but the list. What is no plain file is an error: no site of ours has such. A file whose sum
// is known already is not read.
func Folder(ctx context.Context, folder fs.FS, known Sums) (Sums, error) {
	var names []string
	err := fs.WalkDir(folder, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil, e.IsDir(), name == ListFile:
			return err
		case !e.Type().IsRegular():
			return fmt.Errorf("%s is no plain file", name)
		}
		names = append(names, name)
		return nil
	})
	if err != nil {
		return nil, err
	}
	sums, errs := make([]string, len(names)), make([]error, len(names))
	parallel.Each(len(names), func(i int) {
		if errs[i] = context.Cause(ctx); errs[i] != nil {
			return
		}
		if sums[i] = known[names[i]]; sums[i] == "" {
			sums[i], errs[i] = File(folder, names[i])
		}
	})
	out := make(Sums, len(names))
	for i, name := range names {
		out[name] = sums[i]
	}
	return out, errors.Join(errs...)
}

// File gives the sum of a file, which may be large.
func File(folder fs.FS, name string) (string, error) {
	f, err := folder.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Sum gives the sum of data.
func Sum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Paths lists the paths, sorted.
func (s Sums) Paths() []string {
	out := make([]string, 0, len(s))
	for name := range s {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// Encode writes the list, sorted by path.
func (s Sums) Encode() []byte {
	var b bytes.Buffer
	for _, name := range s.Paths() {
		b.WriteString(s[name] + "  " + name + "\n")
	}
	return b.Bytes()
}

// Parse reads a list. Whoever wrote it: paths that lead out of a folder, doubles and anything but sums are errors.
func Parse(src []byte) (Sums, error) {
	if len(src) > MaxList {
		return nil, fmt.Errorf("the list has more than %d bytes", MaxList)
	}
	out := Sums{}
	lines := bufio.NewScanner(bytes.NewReader(src))
	for n := 1; lines.Scan(); n++ {
		sum, name, ok := strings.Cut(lines.Text(), "  ")
		if raw, err := hex.DecodeString(sum); !ok || err != nil || len(raw) != sha256.Size || !fs.ValidPath(name) || name == "." || out[name] != "" {
			return nil, fmt.Errorf("line %d of the list can't be read", n)
		}
		out[name] = strings.ToLower(sum)
	}
	return out, lines.Err()
}

// Codes of differences; sorted.
const (
	Changed = "proof-changed" // a file is another one
	Extra   = "proof-extra"   // a file of the site comes from nowhere
	Missing = "proof-missing" // a file lacks on the site
)

// Compare tells what of a site differs from what it should be.
func Compare(site, want Sums) diag.List {
	var found diag.List
	for name, sum := range site {
		switch expected, ok := want[name]; {
		case !ok:
			found.Add(diag.Pos{File: name}, Extra, diag.M("diese Datei dürfte es nicht geben", "this file should not be there"), diag.Message{})
		case sum != expected:
			found.Add(diag.Pos{File: name}, Changed, diag.M("diese Datei ist eine andere", "this file is another one"), diag.Message{})
		}
	}
	for name := range want {
		if _, ok := site[name]; !ok {
			found.Add(diag.Pos{File: name}, Missing, diag.M("diese Datei fehlt", "this file is missing"), diag.Message{})
		}
	}
	found.Sort()
	return found
}
