// Package reuse finds out which pages of a site need not be made anew, and takes them over from the site before. A page
// is what goes into it: as long as nothing of that has changed, its file is the same byte by byte.
package reuse

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"offenesnetz/tools/internal/page"
	"offenesnetz/tools/internal/parallel"
	"offenesnetz/tools/internal/proof"
	"offenesnetz/tools/internal/tree"
)

// Frame is what goes into every page beside what stands in the tree.
type Frame struct {
	Program string // sum of the program, which decides how pages are printed
	BaseURL string // address of the site
	Config  []byte // its config.toml
}

// Plan says which files of a site are made anew and which are kept. The zero Plan keeps nothing.
type Plan struct {
	// Kept are the files that are taken over, with their sums, by their paths in the site.
	Kept proof.Sums
	// Pages is how many of them are pages.
	Pages int
	// Weights are those of the kept pages, as they were measured when they were made (verify.Report).
	Weights map[string]int

	pages []page.Made
	at    map[string]int // by content file
	keys  []string       // per page: the sum of all that goes into it
}

// New sums what goes into each page. t is all that Hugo reads for all of them. Nothing is kept yet.
func New(t *tree.Tree, pages []page.Made, frame Frame) Plan {
	p := Plan{Kept: proof.Sums{}, Weights: map[string]int{}, pages: pages, at: make(map[string]int, len(pages)), keys: make([]string, len(pages))}
	for i, m := range pages {
		p.at[m.Content] = i
	}
	common := p.common(t, frame)
	parallel.Each(len(pages), func(i int) { p.keys[i] = p.key(t, pages[i], common) })
	return p
}

// common sums what goes into every page: all that Hugo reads but content, the files that it only copies, and what some pages
// alone print from.
func (p *Plan) common(t *tree.Tree, frame Frame) []byte {
	some := map[string]bool{}
	for _, m := range p.pages {
		for _, name := range m.Data {
			some[name] = true
		}
	}
	h := sha256.New()
	add(h, "program", []byte(frame.Program))
	add(h, "address", []byte(frame.BaseURL))
	add(h, "config", frame.Config)
	for _, name := range t.Paths() {
		if some[name] || strings.HasPrefix(name, "content/") || strings.HasPrefix(name, copied) {
			continue
		}
		data, _ := t.Get(name)
		add(h, name, data)
	}
	return h.Sum(nil)
}

func (p *Plan) key(t *tree.Tree, m page.Made, common []byte) string {
	h := sha256.New()
	add(h, m.File, common)
	data, _ := t.Get(m.Content)
	add(h, m.Content, data)
	for _, name := range m.Data {
		data, _ := t.Get(name)
		add(h, name, data)
	}
	for _, name := range m.Uses {
		if i, ok := p.at[name]; ok {
			add(h, name, p.pages[i].Stub)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:keySize])
}

// keySize is how much of a key's sum is kept: enough against accidents, and nobody gains from two pages with one key.
const keySize = 16

// add writes a part so that no two lists of parts are the same bytes.
func add(h hash.Hash, name string, data []byte) {
	fmt.Fprintf(h, "%d %s %d\n", len(name), name, len(data))
	h.Write(data)
}

// home tells whether Hugo makes a page in any case.
func home(m page.Made) bool { return strings.HasPrefix(m.Content, "content/_index.") }

// copied begins the paths of the files that Hugo copies as they are.
const copied = "static/"

// Keep finds in the folder of the site before the files that are as they would be made now: pages into which the same goes as
// then, and copies. What somebody changed since is not kept, nor is what fewer may read than rights says (see RightsIn). t is the
// tree that the plan was made with.
func (p *Plan) Keep(t *tree.Tree, before string, memory Memory, rights fs.FileMode) {
	p.keepPages(t, before, memory, rights)
	if p.Pages > 0 {
		p.keepCopies(t, before, rights)
	}
}

// RightsIn gives the access rights that a file gets which is made now, by trying it in a folder: where they were narrower
// before, a server could not read what was kept.
func RightsIn(dir string) (fs.FileMode, error) {
	name := filepath.Join(dir, "rights.new")
	_ = os.Remove(name) // of a build that was broken off; what stays in the way, the writing tells
	if err := os.WriteFile(name, nil, 0o644); err != nil {
		return 0, err
	}
	defer os.Remove(name)
	info, err := os.Stat(name)
	if err != nil {
		return 0, err
	}
	return info.Mode().Perm(), nil
}

func (p *Plan) keepPages(t *tree.Tree, before string, memory Memory, rights fs.FileMode) {
	makers := map[string]int{}
	for _, m := range p.pages {
		makers[m.File]++
	}
	sums := make([]string, len(p.pages))
	parallel.Each(len(p.pages), func(i int) {
		m := p.pages[i]
		noted, ok := memory[m.File]
		_, two := t.Get(copied + m.File)
		if !ok || noted.Key != p.keys[i] || home(m) || makers[m.File] > 1 || two { // Hugo is to complain of two makers
			return
		}
		if sum, ok := sumOf(before, m.File, rights); ok && sum == noted.Sum {
			sums[i] = sum
		}
	})
	for i, sum := range sums {
		if sum != "" {
			file := p.pages[i].File
			p.Kept[file], p.Weights[file] = sum, memory[file].Weight
			p.Pages++
		}
	}
}

// keepCopies keeps what lies in folders. The few files at the top of a site are always copied, so that there is a folder which
// Hugo can read.
func (p *Plan) keepCopies(t *tree.Tree, before string, rights fs.FileMode) {
	var names []string
	for _, name := range t.Paths() {
		if file, ok := strings.CutPrefix(name, copied); ok && strings.Contains(file, "/") {
			names = append(names, file)
		}
	}
	sums := make([]string, len(names))
	parallel.Each(len(names), func(i int) {
		data, _ := t.Get(copied + names[i])
		if sum, ok := sumOf(before, names[i], rights); ok && sum == proof.Sum(data) {
			sums[i] = sum
		}
	})
	for i, sum := range sums {
		if sum != "" {
			p.Kept[names[i]] = sum
		}
	}
}

// sumOf sums a plain file of the site before that has at least these access rights.
func sumOf(before, file string, rights fs.FileMode) (sum string, ok bool) {
	name := filepath.Join(before, filepath.FromSlash(file))
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() || info.Mode().Perm()&rights != rights {
		return "", false
	}
	data, err := os.ReadFile(name)
	return proof.Sum(data), err == nil
}

// Fresh counts the pages that are made anew.
func (p *Plan) Fresh() int { return len(p.pages) - p.Pages }
