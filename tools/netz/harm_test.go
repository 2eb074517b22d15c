//go:build unix

package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"offenesnetz/tools/internal/harm"
)

// mustBeHarmless looks into each file of a built site for what would act by itself, lead astray, or came out of a template
// that went wrong. generated is the folder of what Hugo was given: what stands there already is words of a record.
func mustBeHarmless(t testing.TB, dir, generated string) {
	t.Helper()
	given := filesOf(t, generated)
	for name, data := range filesOf(t, dir) {
		if why := harm.In(name, data); why != "" {
			t.Errorf("%s %s", name, why)
		}
		for _, residue := range residues {
			if bytes.Contains(data, []byte(residue)) && !anyContains(given, residue) {
				t.Errorf("%s has %q", name, residue)
			}
		}
	}
}

// residues are what templates print when something is amiss.
var residues = []string{"ZgotmplZ", "HAHAHUGO", "%!", "map[", "no value", "invalid reflect", "0xc0"}

func anyContains(files map[string][]byte, s string) bool {
	for _, data := range files {
		if bytes.Contains(data, []byte(s)) {
			return true
		}
	}
	return false
}

// filesOf reads all files below a folder. Anything that is neither file nor folder is a fault.
func filesOf(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if !e.Type().IsRegular() {
			t.Errorf("%s is no file", path)
			return nil
		}
		out[filepath.ToSlash(strings.TrimPrefix(path, dir+string(filepath.Separator)))], err = os.ReadFile(path)
		return err
	}))
	return out
}
