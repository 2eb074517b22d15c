package reuse

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"offenesnetz/tools/internal/tree"
)

// MountsFile is where Part says which folders Hugo reads then.
const MountsFile = "mounts.json"

// Part gives what Hugo reads instead of all content and of all that it copies, to be written into the folder dir of the site's:
// the files that are made anew and, for what they list or link, stubs. t is the tree that the plan was made with.
func (p *Plan) Part(t *tree.Tree, dir string) (*tree.Tree, error) {
	out, stubs := tree.New(), map[string]bool{}
	fresh := func(i int) bool { _, kept := p.Kept[p.pages[i].File]; return !kept }
	for i, m := range p.pages {
		if !fresh(i) {
			continue
		}
		data, _ := t.Get(m.Content)
		out.Add(m.Content, data, m.Content)
		for _, name := range m.Uses {
			if j, ok := p.at[name]; ok && !fresh(j) && !stubs[name] {
				stubs[name] = true
				out.Add(name, p.pages[j].Stub, name)
			}
		}
	}
	for _, name := range t.Paths() {
		file, ok := strings.CutPrefix(name, copied)
		if _, kept := p.Kept[file]; ok && !kept {
			data, _ := t.Get(name)
			out.Add(name, data, name)
		}
	}
	data, err := mounts(dir)
	if err != nil {
		return nil, err
	}
	out.Add(MountsFile, data, MountsFile)
	return out, nil
}

func mounts(dir string) ([]byte, error) {
	type mount struct {
		Source string `json:"source"`
		Target string `json:"target"`
	}
	var list []mount
	for _, name := range tree.Folders {
		place := tree.Place
		if name == "content" || name == "static" {
			place = dir
		}
		list = append(list, mount{place + "/" + name, name})
	}
	return json.MarshalIndent(map[string]any{"module": map[string]any{"mounts": list}}, "", " ")
}

// Fits tells whether a site is one of which pages can be kept: by its config.toml, Hugo reads the six folders that netz writes
// and nothing else. What comes from elsewhere would change unseen.
func Fits(config []byte) bool {
	var of struct {
		Theme  any
		Module map[string]any
	}
	if toml.Unmarshal(config, &of) != nil || of.Theme != nil || len(of.Module) != 1 {
		return false
	}
	list, ok := of.Module["mounts"].([]map[string]any)
	if !ok || len(list) != len(tree.Folders) {
		return false
	}
	slices.SortFunc(list, func(a, b map[string]any) int { return cmp.Compare(fmt.Sprint(a["target"]), fmt.Sprint(b["target"])) })
	for i, name := range slices.Sorted(slices.Values(tree.Folders)) {
		if m := list[i]; len(m) != 2 || m["source"] != tree.Place+"/"+name || m["target"] != name {
			return false
		}
	}
	return true
}
