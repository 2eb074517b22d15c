package verify

import (
	"slices"
	"strings"
)

// reference says where an address stands and what a browser does with it.
type reference struct {
	at            pos
	element, attr string // element may be ""
	request       bool   // fetched without anybody's asking
	document      bool   // shown as a page of its own, in which data: could bring a script
}

func (r reference) what() string {
	if r.element == "" {
		return r.attr
	}
	return "<" + r.element + " " + r.attr + ">"
}

// follow looks up an address found in a file; dir is what relative addresses start from.
func (w *worker) follow(file int32, dir string, raw []byte, r reference) target {
	t := w.resolve(dir, raw)
	switch t.kind {
	case internal:
		w.links++
		if r.request && t.schemeRelative {
			w.add(file, r.at, sayOutside, string(raw), r.what())
		} else if t.file < 0 {
			w.broken(file, r.at, raw, t)
		}
	case outside:
		if r.request {
			w.add(file, r.at, sayOutside, string(raw), r.what())
		}
	case scripted:
		w.add(file, r.at, sayScript, r.what())
	case inline:
		if !r.request || r.document {
			w.add(file, r.at, sayScript, r.what())
		}
	case empty:
		w.add(file, r.at, sayLinkEmpty, "", r.what())
	}
	return t
}

func (w *worker) broken(file int32, at pos, raw []byte, t target) {
	if t.folder {
		w.add(file, at, sayLinkSlash, string(raw))
		return
	}
	w.add(file, at, sayLink, string(raw))
}

// followTag follows an address of the page being read; its fragment is looked up when the target is known.
func (w *worker) followTag(raw []byte, r reference) target {
	d := &w.doc
	if len(raw) > 1 && raw[0] == '#' && d.dir == folderOf(w.c.files[d.file]) {
		_, fragment := splitAddress(string(raw))
		w.links++
		d.local = append(d.local, anchor{d.file, r.at, fragment})
		return target{file: d.file, fragment: fragment}
	}
	if len(raw) == 1 && raw[0] == '#' {
		return target{file: d.file}
	}
	t := w.follow(d.file, d.dir, raw, r)
	if t.kind == internal && t.file >= 0 && !isTop(t.fragment) {
		p := &w.c.pages[d.file]
		p.anchors = append(p.anchors, anchor{t.file, r.at, t.fragment})
	}
	return t
}

// linkPages checks what takes two pages, and gathers all findings.
func (c *checker) linkPages(symlinks []string, ws []*worker) ([]finding, int) {
	var out []finding
	links := 0
	for _, name := range symlinks {
		out = append(out, finding{-1, pos{}, saySymlink, []string{name}})
	}
	for _, w := range ws {
		out = append(out, w.findings...)
		links += w.links
	}
	for i := range c.pages {
		out = c.anchors(out, int32(i))
		out = c.alternates(out, int32(i))
	}
	return out, links
}

// anchors looks up the fragments a page links to. Only pages and drawings have ids; a fragment of a PDF is its own affair.
func (c *checker) anchors(out []finding, file int32) []finding {
	for _, a := range c.pages[file].anchors {
		name := c.files[a.target]
		if !strings.HasSuffix(name, ".html") && !strings.HasSuffix(name, ".svg") {
			continue
		}
		if _, ok := slices.BinarySearch(c.pages[a.target].ids, hashOf(a.fragment)); !ok {
			out = append(out, finding{file, a.pos, sayAnchor, []string{a.fragment, name}})
		}
	}
	return out
}

// alternates checks that the languages of a page name each other.
func (c *checker) alternates(out []finding, file int32) []finding {
	all := c.pages[file].alternates
	if len(all) == 0 {
		return out
	}
	if !c.names(file, file) {
		out = append(out, finding{file, all[0].pos, sayAlternateSelf, nil})
	}
	for _, a := range all {
		if a.target != file && !c.names(a.target, file) {
			out = append(out, finding{file, a.pos, sayAlternateBack, []string{a.tag, c.files[a.target]}})
		}
	}
	return out
}

func (c *checker) names(page, other int32) bool {
	return slices.ContainsFunc(c.pages[page].alternates, func(a alternate) bool { return a.target == other })
}
