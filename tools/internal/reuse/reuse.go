// Package reuse finds out which pages of a site need not be made anew, and takes them over from the site before. A page
// is what goes into it: as long as nothing of that has changed, its file is the same byte by byte.
package reuse

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
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

// Plan says which pages are made anew and which are kept.
type Plan struct {
	// Kept are the pages that are taken over, with their sums, by their files in the site.
	Kept proof.Sums
	// Weights are those of the kept pages, as they were measured when they were made (verify.Report).
	Weights map[string]int

	pages []page.Made
	at    map[string]int // by content file
	keys  []string       // per page: the sum of all that goes into it
}

// New sums what goes into each page. Nothing is kept yet.
func New(t *tree.Tree, pages []page.Made, frame Frame) *Plan {
	p := &Plan{Kept: proof.Sums{}, Weights: map[string]int{}, pages: pages, at: make(map[string]int, len(pages)), keys: make([]string, len(pages))}
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
		if some[name] || strings.HasPrefix(name, "content/") || strings.HasPrefix(name, "static/") {
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

// Keep finds in the folder of the site before the pages that are as they would be made now: nothing that goes into them has
// changed since, and their files are still those that were made. A file that somebody changed is not kept.
func (p *Plan) Keep(before string, memory Memory) {
	makers := map[string]int{}
	for _, m := range p.pages {
		makers[m.File]++
	}
	sums := make([]string, len(p.pages))
	parallel.Each(len(p.pages), func(i int) {
		m := p.pages[i]
		noted, ok := memory[m.File]
		if !ok || noted.Key != p.keys[i] || home(m) || makers[m.File] > 1 { // Hugo is to complain of two makers
			return
		}
		name := filepath.Join(before, filepath.FromSlash(m.File))
		if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
			return
		}
		if data, err := os.ReadFile(name); err == nil && proof.Sum(data) == noted.Sum {
			sums[i] = noted.Sum
		}
	})
	for i, sum := range sums {
		if sum != "" {
			file := p.pages[i].File
			p.Kept[file], p.Weights[file] = sum, memory[file].Weight
		}
	}
}

// Fresh counts the pages that are made anew.
func (p *Plan) Fresh() int { return len(p.pages) - len(p.Kept) }
