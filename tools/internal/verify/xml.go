package verify

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// xmlReader reads a feed, a sitemap or a drawing.
type xmlReader struct {
	w       *worker
	file    int32
	dir     string
	place   placer
	roots   int
	open    []xml.Name // with prefixes as written
	text    []byte     // of the innermost element
	ids     map[string]bool
	entries map[string]bool // ids of Atom entries
	atoms   []atomParts     // open feed and entry
}

// atomParts are what a feed and each of its entries must have.
type atomParts struct {
	at                 pos
	depth              int
	id, title, updated bool
}

const maxXMLDepth = 1000

const byteOrderMark = "\xef\xbb\xbf"

// checkXML reads one XML or SVG file; its root element says what it is.
func (w *worker) checkXML(file int32, src []byte) {
	r := &xmlReader{w: w, file: file, dir: folderOf(w.c.files[file]), place: newPlacer(src), ids: map[string]bool{}, entries: map[string]bool{}}
	body := bytes.TrimPrefix(src, []byte(byteOrderMark))
	skipped := len(src) - len(body)
	d := xml.NewDecoder(bytes.NewReader(body))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("encoding is not UTF-8") }
	for {
		off := int(d.InputOffset()) + skipped
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.fault(r.place.at(int(d.InputOffset())+skipped), sayXMLSyntax, faultOf(err))
			return
		}
		if !r.token(t, off) {
			return
		}
	}
	if n := len(r.open); n > 0 {
		r.fault(r.place.at(len(src)), sayXMLOpen, r.open[n-1].Local)
	} else if r.roots != 1 {
		r.fault(pos{}, sayXMLNone)
	}
	r.keepIDs()
}

func faultOf(err error) string {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return syntax.Msg
	}
	return err.Error()
}

func (r *xmlReader) fault(at pos, say *wording, args ...string) { r.w.add(r.file, at, say, args...) }

func (r *xmlReader) keepIDs() {
	p := &r.w.c.pages[r.file]
	for id := range r.ids {
		p.ids = append(p.ids, hashOf(id))
	}
	slices.Sort(p.ids)
}

// token takes one token; after a fault that leaves the rest without meaning it says false.
func (r *xmlReader) token(t xml.Token, off int) bool {
	switch t := t.(type) {
	case xml.StartElement:
		if len(r.open) >= maxXMLDepth {
			r.fault(r.place.at(off), sayXMLDeep, t.Name.Local)
			return false
		}
		r.start(t, r.place.at(off))
		r.open = append(r.open, t.Name)
		r.text = r.text[:0]
	case xml.EndElement:
		if len(r.open) == 0 || r.open[len(r.open)-1] != t.Name {
			r.fault(r.place.at(off), sayXMLClose, t.Name.Local)
			return false
		}
		r.end(r.place.at(off))
		r.open = r.open[:len(r.open)-1]
		r.text = r.text[:0]
	case xml.CharData:
		r.text = append(r.text, t...)
	case xml.ProcInst:
		r.instruction(t, r.place.at(off))
	}
	return true
}

// instruction follows the stylesheet that a browser would load for the file.
func (r *xmlReader) instruction(t xml.ProcInst, at pos) {
	_, href, ok := bytes.Cut(t.Inst, []byte("href="))
	if t.Target != "xml-stylesheet" || !ok || len(href) < 2 {
		return
	}
	address, _, _ := bytes.Cut(href[1:], href[:1])
	r.follow(address, reference{at: at, element: "?xml-stylesheet", attr: "href", request: true})
}

func (r *xmlReader) follow(address []byte, ref reference) target {
	if bytes.HasPrefix(address, []byte("#")) {
		return target{file: r.file}
	}
	return r.w.follow(r.file, r.dir, address, ref)
}

// root is the first element's name, or "".
func (r *xmlReader) root() string {
	if len(r.open) == 0 {
		return ""
	}
	return r.open[0].Local
}

func (r *xmlReader) start(t xml.StartElement, at pos) {
	name := t.Name.Local
	root := r.root()
	if root == "" {
		root = name
		r.roots++
	}
	switch root {
	case "svg":
		r.drawing(t, at)
	case "feed":
		r.feed(t, at)
	case "urlset":
		if name == "link" {
			r.listed([]byte(attribute(t, "href")), at)
		}
	default: // a browser runs what it knows in any XML
		r.drawing(t, at)
	}
}

// running are elements that run something or hold a page of their own, and those that can change an address or a handler.
var (
	running  = []string{"script", "handler", "listener", "foreignobject", "iframe", "object", "embed"}
	changing = []string{"animate", "set", "animatetransform", "animatemotion"}
)

// drawing looks at an element of an SVG file.
func (r *xmlReader) drawing(t xml.StartElement, at pos) {
	name := strings.ToLower(t.Name.Local)
	changed := strings.ToLower(attribute(t, "attributeName"))
	if slices.Contains(running, name) || slices.Contains(changing, name) && (strings.HasSuffix(changed, "href") || strings.HasPrefix(changed, "on")) {
		r.w.add(r.file, at, sayScript, "<"+name+">")
	}
	for _, a := range t.Attr {
		key := strings.ToLower(a.Name.Local)
		value := []byte(a.Value)
		switch {
		case key == "id":
			if r.ids[a.Value] {
				r.w.add(r.file, at, sayDouble, a.Value)
			}
			r.ids[a.Value] = true
		case key == "href" || key == "src":
			r.follow(value, reference{at: at, element: name, attr: key, request: name != "a"})
		case len(key) > 2 && strings.HasPrefix(key, "on"):
			r.w.add(r.file, at, sayScript, key+`="…"`)
		case strings.Contains(a.Value, "("):
			r.w.styleText(r.file, r.dir, value, func(int) pos { return at })
		}
	}
}

// feed looks at an element of an Atom feed.
func (r *xmlReader) feed(t xml.StartElement, at pos) {
	switch t.Name.Local {
	case "feed", "entry":
		r.atoms = append(r.atoms, atomParts{at: at, depth: len(r.open)})
	case "link":
		r.follow([]byte(attribute(t, "href")), reference{at: at, element: "link", attr: "href"})
	case "content":
		if src := attribute(t, "src"); src != "" {
			r.follow([]byte(src), reference{at: at, element: "content", attr: "src"})
		}
	}
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// end looks at an element whose text is complete.
func (r *xmlReader) end(at pos) {
	name := r.open[len(r.open)-1].Local
	switch r.open[0].Local {
	case "svg":
		if name == "style" {
			r.w.styleText(r.file, r.dir, r.text, func(int) pos { return at })
		}
	case "urlset", "sitemapindex":
		if name == "loc" {
			r.listed(r.text, at)
		}
	case "feed":
		r.endFeed(name, at)
	}
}

// listed follows an address of a sitemap, which may only name its own site.
func (r *xmlReader) listed(address []byte, at pos) {
	if t := r.w.resolve(r.dir, address); t.kind == outside || t.kind == other {
		r.w.add(r.file, at, sayLinkForeign, string(address))
		return
	}
	r.follow(address, reference{at: at, element: "loc", attr: "url"})
}

func (r *xmlReader) endFeed(name string, at pos) {
	if len(r.atoms) == 0 {
		return
	}
	last := &r.atoms[len(r.atoms)-1]
	switch depth := len(r.open) - 1; {
	case depth == last.depth:
		r.endAtom(name, *last)
		r.atoms = r.atoms[:len(r.atoms)-1]
	case depth == last.depth+1:
		filled := len(bytes.TrimSpace(r.text)) > 0
		switch name {
		case "id":
			last.id = filled
			r.entryID(last, at)
		case "title":
			last.title = true // its text may lie in markup of its own
		case "updated":
			last.updated = filled
		}
	}
}

func (r *xmlReader) entryID(parts *atomParts, at pos) {
	id := string(bytes.TrimSpace(r.text))
	if parts.depth == 0 || id == "" {
		return
	}
	if r.entries[id] {
		r.fault(at, sayAtomDouble, id)
	}
	r.entries[id] = true
}

func (r *xmlReader) endAtom(name string, parts atomParts) {
	var missing []string
	for _, m := range []struct {
		name  string
		there bool
	}{{"id", parts.id}, {"title", parts.title}, {"updated", parts.updated}} {
		if !m.there {
			missing = append(missing, m.name)
		}
	}
	if len(missing) > 0 {
		r.fault(parts.at, sayAtomMissing, name, strings.Join(missing, ", "))
	}
}
