package page

import (
	"path"
	"slices"
	"strings"
)

// Made is one page in one language as Hugo makes it, with all that goes into it beside what goes into every page: whoever
// knows that none of it has changed knows the page.
type Made struct {
	Content string   // its content file in the tree
	File    string   // where the page lies in the built site, such as en/groups/sprache/index.html
	Stub    []byte   // what stands for the content file where the page is only linked or listed
	Uses    []string // content files of whose stubs it prints something: its entries, and itself in the other languages
	Data    []string // files of the tree below data/ that it prints from; data/netz.json goes into every page
}

// Where shared data lies in the tree.
const (
	sharedFile = "data/netz.json"
	stampFile  = "data/stamp.json"
)

// facetsFile holds the ways to narrow the lists of a kind down: hugo.Data.facets.<kind>.<language key>.
func facetsFile(kind string) string { return "data/facets/" + kind + ".json" }

// contentFile gives a content file's place in the tree.
func contentFile(name string, v *Voice) string {
	return path.Join("content", name+"."+v.Language.Key+".md")
}

// stub is a page that is not printed: it has an address, and an entry for the lists that show it.
type stub struct {
	URL   string `json:"url"`
	Build struct {
		Render string `json:"render"`
		List   string `json:"list"`
	} `json:"build"`
	Params struct {
		Entry *Item `json:"entry,omitempty"`
	} `json:"params"`
}

// made tells what goes into a page.
func (v *Voice) made(f file, p *Page, url string) (Made, error) {
	out := Made{Content: contentFile(f.name, v), File: path.Join(v.site.Config.Prefix(v.Language), strings.Trim(url, "/"), "index.html")}
	s := stub{URL: url}
	s.Build.Render, s.Build.List, s.Params.Entry = "link", "never", p.Entry
	line, err := encodeLine(s)
	if err != nil {
		return Made{}, err
	}
	out.Stub = append(line, '\n')
	for _, other := range v.site.voicesOf(f) {
		if other != v {
			out.Uses = append(out.Uses, contentFile(f.name, other))
		}
	}
	for _, section := range p.Sections {
		for _, item := range section.Items {
			out.Uses = append(out.Uses, contentFile(item.Page, v))
		}
	}
	slices.Sort(out.Uses)
	out.Uses = slices.Compact(out.Uses)
	if p.What == "home" || p.What == "list" {
		out.Data = append(out.Data, stampFile)
	}
	if len(facets[p.Kind]) > 0 && p.List != "" {
		out.Data = append(out.Data, facetsFile(p.Kind))
	}
	return out, nil
}
