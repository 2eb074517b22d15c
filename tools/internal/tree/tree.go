// Package tree holds the generated files, path to bytes, and brings a folder on disk in line with them.
// It refuses two makers of one file, writes only what changed, and deletes only in folders that it owns.
package tree

import (
	"slices"
	"strings"

	"offenesnetz/tools/internal/diag"
)

// Tree is a set of files in memory. It is not safe for use by several goroutines at once.
type Tree struct {
	files    map[string]file
	folded   map[string]claim // by case-folded path, for every file and every folder
	findings diag.List
}

type file struct {
	data   []byte
	origin string
}

// claim says who took a name first, how it was spelled, and as what.
type claim struct {
	path   string
	origin string
	folder bool
}

// New gives an empty tree.
func New() *Tree {
	return &Tree{files: map[string]file{}, folded: map[string]claim{}}
}

// Add puts one file into the tree. path is relative, with forward slashes, and already clean. origin is the
// record or page that made it, named in messages. The tree keeps data itself, so it must not change afterwards.
// A path that some system couldn't hold (code page-path), or that is taken already (code page-collision),
// is not added and becomes a finding.
func (t *Tree) Add(path string, data []byte, origin string) {
	if why := refuse(path); why != (diag.Message{}) {
		t.findings.Add(diag.Pos{File: origin}, "page-path", badName(path, why), diag.Message{})
		return
	}
	if first, taken := t.taken(path); taken {
		t.collide(path, origin, first)
		return
	}
	for folder := range parents(path) {
		t.claim(claim{folder, origin, true})
	}
	t.claim(claim{path, origin, false})
	t.files[path] = file{data, origin}
}

func (t *Tree) claim(c claim) {
	key := fold(c.path)
	if _, ok := t.folded[key]; !ok {
		t.folded[key] = c
	}
}

// taken finds the earlier claim that path can't live beside: the same name in any case, a file where path
// needs a folder, or a folder spelled otherwise.
func (t *Tree) taken(path string) (claim, bool) {
	for folder := range parents(path) {
		if c, ok := t.folded[fold(folder)]; ok && (!c.folder || c.path != folder) {
			return c, true
		}
	}
	c, ok := t.folded[fold(path)]
	return c, ok
}

// collide names both makers; whichever came first, the sentence is the same.
func (t *Tree) collide(path, origin string, first claim) {
	names, origins := []string{path, first.path}, []string{origin, first.origin}
	slices.Sort(names)
	slices.Sort(origins)
	message := diag.M("%[1]q entsteht zweimal: aus %[3]s und aus %[4]s", "%[1]q is made twice: from %[3]s and from %[4]s",
		names[0], names[1], origins[0], origins[1])
	if names[0] != names[1] {
		message = diag.M("%q und %q vertragen sich nicht: aus %s und aus %s", "%q and %q can't both exist: from %s and from %s",
			names[0], names[1], origins[0], origins[1])
	}
	advice := diag.M("eine der beiden Kennungen ändern oder eine der Dateien löschen", "change one of the two ids or delete one of the files")
	t.findings.Add(diag.Pos{File: origins[1]}, "page-collision", message, advice)
}

// Findings gives what Add refused, sorted; all of them are faults.
func (t *Tree) Findings() diag.List {
	out := slices.Clone(t.findings)
	out.Sort()
	return out
}

// Paths lists the files in byte order.
func (t *Tree) Paths() []string {
	out := make([]string, 0, len(t.files))
	for path := range t.files {
		out = append(out, path)
	}
	slices.Sort(out)
	return out
}

// Get gives the bytes of one file.
func (t *Tree) Get(path string) ([]byte, bool) {
	f, ok := t.files[path]
	return f.data, ok
}

// Len counts the files.
func (t *Tree) Len() int { return len(t.files) }

// parents yields every folder above path, the outermost first.
func parents(path string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i := 0; i < len(path); i++ {
			if path[i] == '/' && !yield(path[:i]) {
				return
			}
		}
	}
}

// folderOf gives the folder that path lies in, "." at the top.
func folderOf(path string) string {
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		return path[:i]
	}
	return "."
}
