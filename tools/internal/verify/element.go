package verify

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// maxDepth is where browsers stop nesting, too; deeper elements are read but not remembered as open.
const maxDepth = 512

// element is an open element.
type element struct {
	name                   atom.Atom
	dir                    direction // that its content has
	foreign, hidden, frame bool
	section                bool
}

// frame is an open element that needs a name from inside.
type frame struct {
	named bool
	at    pos
	name  atom.Atom
}

// push opens the element unless it can have no content.
func (w *worker) push(e element, at pos, selfClosing bool) {
	d := &w.doc
	e.foreign = e.name == atom.Svg || e.name == atom.Math
	if isVoid(e.name) || selfClosing && (d.foreign > 0 || e.foreign) || len(d.open) >= maxDepth {
		return
	}
	e.section = isSection(e.name)
	e.frame = d.hidden == 0 && !e.hidden && w.needsName(e.name)
	if e.frame {
		d.frames = append(d.frames, frame{at: at, name: e.name, named: d.filled("aria-label") || d.filled("aria-labelledby")})
	}
	d.foreign += count(e.foreign)
	d.hidden += count(e.hidden)
	d.section += count(e.section)
	d.open = append(d.open, e)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (w *worker) needsName(a atom.Atom) bool {
	d := &w.doc
	switch a {
	case atom.A:
		_, link := d.get("href")
		_, xlink := d.get("xlink:href")
		return link || xlink
	case atom.Button:
		return true
	case atom.Title:
		return d.foreign == 0
	case atom.Svg:
		return d.has("role", "img")
	}
	return false
}

// endTag closes the innermost element of that name and all within; without one it does nothing.
func (w *worker) endTag(a atom.Atom) {
	open := w.doc.open
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].name == a {
			w.closeDown(i)
			return
		}
	}
}

// closeDown leaves n elements open.
func (w *worker) closeDown(n int) {
	d := &w.doc
	for i := len(d.open) - 1; i >= n; i-- {
		e := d.open[i]
		d.foreign -= count(e.foreign)
		d.hidden -= count(e.hidden)
		d.section -= count(e.section)
		if e.frame {
			w.closeFrame(d.frames[len(d.frames)-1])
			d.frames = d.frames[:len(d.frames)-1]
		}
	}
	d.open = d.open[:n]
}

func (w *worker) closeFrame(f frame) {
	switch {
	case f.name == atom.Title:
		w.doc.head.title = w.doc.head.title || f.named
	case f.named:
	case f.name == atom.Svg:
		w.add(w.doc.file, f.at, sayAlt, "svg")
	default:
		w.add(w.doc.file, f.at, sayName, f.name.String())
	}
}

// closeImplied closes what a minifier leaves open: a paragraph before a block, an item before the next one.
func (w *worker) closeImplied(next atom.Atom) {
	d := &w.doc
	for n := len(d.open); n > 0 && impliesEnd(d.open[n-1].name, next); n-- {
		w.closeDown(n - 1)
	}
}

func impliesEnd(open, next atom.Atom) bool {
	switch open {
	case atom.P:
		return isBlock(next)
	case atom.Li:
		return next == atom.Li
	case atom.Dt, atom.Dd:
		return next == atom.Dt || next == atom.Dd
	case atom.Option:
		return next == atom.Option || next == atom.Optgroup
	case atom.Td, atom.Th:
		return next == atom.Td || next == atom.Th || next == atom.Tr || next == atom.Tbody || next == atom.Tfoot
	case atom.Tr:
		return next == atom.Tr || next == atom.Tbody || next == atom.Tfoot
	case atom.Thead, atom.Tbody:
		return next == atom.Tbody || next == atom.Tfoot
	case atom.Head:
		return next == atom.Body
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Details, atom.Div, atom.Dl, atom.Fieldset,
		atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Header, atom.Hr, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Table, atom.Ul:
		return true
	}
	return false
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

func isSection(a atom.Atom) bool {
	switch a {
	case atom.Article, atom.Aside, atom.Main, atom.Nav, atom.Section:
		return true
	}
	return false
}

// headings of a page so far.
type headings struct {
	last  int // level
	h1    bool
	first pos
	name  string
}

func (w *worker) heading(level int, at pos) {
	d := &w.doc
	h := &d.heads
	name := "h" + strconv.Itoa(level)
	switch {
	case level == 1 && h.h1:
		w.add(d.file, at, sayHeadingSecond)
	case level == 1 && h.last > 0:
		w.add(d.file, h.first, sayHeadingFirst, h.name)
	case level > h.last+1 && h.last > 0:
		w.add(d.file, at, sayHeadingSkip, strconv.Itoa(h.last), name)
	}
	if h.last == 0 {
		h.first, h.name = at, name
	}
	h.h1 = h.h1 || level == 1
	h.last = level
}

func (w *worker) tellHeadings() {
	d := &w.doc
	if h := d.heads; !h.h1 {
		at := d.head.html
		if h.last > 0 {
			at = h.first
		}
		w.add(d.file, at, sayHeadingNone)
	}
}

// landmarks of a page so far.
type landmarks struct {
	main, header, footer bool
	navs                 int
	nameless             []pos
}

func (w *worker) landmark(a atom.Atom, at pos) {
	d := &w.doc
	m := &d.marks
	role, _ := d.get("role")
	switch r := string(bytes.TrimSpace(role)); {
	case a == atom.Main && r == "" || r == "main":
		if m.main {
			w.add(d.file, at, sayLandmarkSecond)
		}
		m.main = true
	case a == atom.Header && r == "" && d.section == 0 || r == "banner":
		m.header = true
	case a == atom.Footer && r == "" && d.section == 0 || r == "contentinfo":
		m.footer = true
	case a == atom.Nav && r == "" || r == "navigation":
		m.navs++
		if !d.filled("aria-label") && !d.filled("aria-labelledby") {
			m.nameless = append(m.nameless, at)
		}
	}
}

func (w *worker) tellLandmarks() {
	d := &w.doc
	m := &d.marks
	var missing []string
	for _, l := range []struct {
		name  string
		there bool
	}{{"main", m.main}, {"header", m.header}, {"footer", m.footer}, {"nav", m.navs > 0}} {
		if !l.there {
			missing = append(missing, l.name)
		}
	}
	if len(missing) > 0 {
		w.add(d.file, d.head.html, sayLandmark, strings.Join(missing, ", "))
	}
	if m.navs > 1 {
		for _, at := range m.nameless {
			w.add(d.file, at, sayLandmarkName)
		}
	}
}
