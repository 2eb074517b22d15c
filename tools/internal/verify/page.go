package verify

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// page is what stays of a read page (or SVG) until all are read.
type page struct {
	isPage     bool
	ids        []uint64 // hashes, sorted
	anchors    []anchor
	alternates []alternate
}

// anchor is a link with a fragment to a page that may not be read yet.
type anchor struct {
	target   int32
	pos      pos
	fragment string
}

// alternate is a link to the page in another language.
type alternate struct {
	tag    string
	target int32
	pos    pos
}

// document is the state of reading one page.
type document struct {
	file   int32
	dir    string // folder that relative addresses start from
	place  placer
	ids    map[uint64]pos
	styles []int32
	local  []anchor // links to fragments of the same page
	markup
	open    []element
	frames  []frame
	foreign int // open svg and math elements
	hidden  int // open elements with aria-hidden
	section int // open elements in which a header is no banner
	head    headFacts
	marks   landmarks
	heads   headings
	kind    string // data-page of body
}

type attr struct{ key, val []byte }

// headFacts are told of a page once, at its end.
type headFacts struct {
	html      pos
	lang, dir string
	title     bool
	viewport  bool
	refresh   bool // the page only leads to another one
	canonical bool
}

// checkPage reads one HTML file.
func (w *worker) checkPage(file int32, src []byte) {
	w.startPage(file, src)
	d := &w.doc
	d.markup.src = src
	for {
		switch d.markup.token() {
		case atEnd:
			w.endPage(src)
			return
		case isText:
			d.inside(d.text())
		case isStart:
			w.startTag()
		case isEnd:
			w.endTag(d.markup.name)
		}
	}
}

func (w *worker) startPage(file int32, src []byte) {
	d := &w.doc
	ids := d.ids
	if ids == nil {
		ids = map[uint64]pos{}
	}
	clear(ids)
	*d = document{
		file: file, dir: folderOf(w.c.files[file]), place: newPlacer(src), ids: ids,
		styles: d.styles[:0], local: d.local[:0], markup: markup{attrs: d.attrs[:0]}, open: d.open[:0], frames: d.frames[:0],
	}
	w.c.pages[file] = page{isPage: true}
}

func folderOf(name string) string {
	if dir := path.Dir(name); dir != "." {
		return dir
	}
	return ""
}

func (w *worker) startTag() {
	d := &w.doc
	a := d.markup.name
	if d.foreign > 0 {
		d.markup.raw = 0 // in SVG a title or style is an ordinary element
	}
	w.closeImplied(a)
	at := d.place.at(d.markup.start)
	e := element{name: a, dir: d.direction()}
	w.element(a, at)
	w.attributes(&e, at)
	w.push(e, at, d.markup.selfClosing)
}

// get gives the first attribute of that name, as browsers do.
func (d *document) get(key string) ([]byte, bool) {
	for i := range d.attrs {
		if string(d.attrs[i].key) == key {
			return d.attrs[i].val, true
		}
	}
	return nil, false
}

func (d *document) has(key, value string) bool {
	v, _ := d.get(key)
	return strings.EqualFold(string(v), value)
}

// filled says whether the attribute holds more than white space.
func (d *document) filled(key string) bool {
	v, _ := d.get(key)
	return len(bytes.TrimSpace(v)) > 0
}

// inside names all open links and buttons around it.
func (d *document) inside(raw []byte) {
	if len(d.frames) > 0 && d.hidden == 0 && len(bytes.TrimSpace(raw)) > 0 {
		d.nameFrames()
	}
}

func (d *document) nameFrames() {
	for i := range d.frames {
		d.frames[i].named = true
	}
}

// identify notes an id, or the name of an a element, which may equal its id.
func (w *worker) identify(id []byte, at pos, double bool) {
	d := &w.doc
	h := hashOf(string(id))
	if _, ok := d.ids[h]; ok && double {
		w.add(d.file, at, sayDouble, string(id))
		return
	}
	d.ids[h] = at
}

// endPage tells what only the whole page shows, and keeps what the other pages need.
func (w *worker) endPage(src []byte) {
	d := &w.doc
	w.closeDown(0)
	w.tellHead()
	if !d.head.refresh {
		w.tellHeadings()
		w.tellLandmarks()
	}
	p := &w.c.pages[d.file]
	for _, a := range d.local {
		if _, ok := d.ids[hashOf(a.fragment)]; !ok && !isTop(a.fragment) {
			w.add(d.file, a.pos, sayAnchor, a.fragment, w.c.files[d.file])
		}
	}
	p.ids = make([]uint64, 0, len(d.ids))
	for id := range d.ids {
		p.ids = append(p.ids, id)
	}
	slices.Sort(p.ids)
	w.weigh(src)
}

// isTop knows the fragments that lead to a page's start without any id.
func isTop(fragment string) bool { return fragment == "" || strings.EqualFold(fragment, "top") }

func (w *worker) tellHead() {
	d := &w.doc
	h := &d.head
	if !h.title {
		w.add(d.file, h.html, sayTitle)
	}
	if !h.viewport && !h.refresh {
		w.add(d.file, h.html, sayViewport)
	}
	w.tellLanguage()
}
