package reuse

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"offenesnetz/tools/internal/proof"
)

// Memory says of the pages of earlier sites what went into them and what came of it, by their files.
type Memory map[string]Noted

// Noted is what is known about a page.
type Noted struct {
	Key    string // the sum of all that went into it
	Sum    string // of its file
	Weight int    // see verify.Report
}

// head is the first line of a memory's file: another form is another number.
const head = "netz pages 1"

// Remember gives the memory of the new site, which was verified.
func (p *Plan) Remember(sums proof.Sums, weights map[string]int) Memory {
	out := make(Memory, len(p.pages))
	for i, m := range p.pages {
		if sum, ok := sums[m.File]; ok {
			out[m.File] = Noted{p.keys[i], sum, weights[m.File]}
		}
	}
	return out
}

// Recall reads a memory. What can't be read is not known, and its pages are made anew.
func Recall(name string) Memory {
	out := Memory{}
	data, err := os.ReadFile(name)
	if err != nil {
		return out
	}
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	if string(first) != head {
		return out
	}
	for line := range strings.Lines(string(rest)) {
		parts := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 4)
		if len(parts) != 4 || !strings.HasSuffix(line, "\n") {
			continue
		}
		if weight, err := strconv.Atoi(parts[2]); err == nil && fs.ValidPath(parts[3]) {
			out[parts[3]] = Noted{parts[0], parts[1], weight}
		}
	}
	return out
}

// Save writes a memory in place of the one before.
func (m Memory) Save(name string) error {
	var b bytes.Buffer
	b.WriteString(head + "\n")
	files := make([]string, 0, len(m))
	for file := range m {
		files = append(files, file)
	}
	slices.Sort(files)
	for _, file := range files {
		fmt.Fprintf(&b, "%s %s %d %s\n", m[file].Key, m[file].Sum, m[file].Weight, file)
	}
	fresh := name + ".new"
	if err := os.WriteFile(fresh, b.Bytes(), 0o644); err != nil {
		return err
	}
	return os.Rename(fresh, name)
}
