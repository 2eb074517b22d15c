package verify

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"
)

// element looks at what an element is; its attributes are read already.
func (w *worker) element(a atom.Atom, at pos) {
	d := &w.doc
	switch a {
	case atom.Html:
		d.head.html = at
	case atom.Body:
		kind, _ := d.get("data-page")
		d.kind = string(kind)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.heading(int(a.String()[1]-'0'), at)
	case atom.Img, atom.Area, atom.Input:
		w.image(a, at)
	case atom.Meta:
		w.meta(at)
	case atom.Script:
		if d.foreign > 0 || !d.has("type", "application/ld+json") {
			w.add(d.file, at, sayScript, "<script>")
		}
	case atom.Style:
		w.add(d.file, at, sayStyle, "<style>")
	}
	w.landmark(a, at)
}

func (w *worker) image(a atom.Atom, at pos) {
	d := &w.doc
	alt, ok := d.get("alt")
	switch a {
	case atom.Area:
		if _, link := d.get("href"); !link {
			return
		}
		ok = d.filled("alt") || d.filled("aria-label")
	case atom.Input:
		if t, _ := d.get("type"); !bytes.EqualFold(t, []byte("image")) {
			return
		}
		ok = d.filled("alt") || d.filled("aria-label")
	}
	if !ok {
		w.add(d.file, at, sayAlt, a.String())
	}
	if len(bytes.TrimSpace(alt)) > 0 && d.hidden == 0 {
		d.nameFrames()
	}
}

func (w *worker) meta(at pos) {
	d := &w.doc
	content, _ := d.get("content")
	switch {
	case d.has("name", "viewport"):
		d.head.viewport = len(content) > 0
	case d.has("http-equiv", "refresh"):
		if address := refreshAddress(content); len(address) > 0 {
			d.head.refresh = true
			w.followTag(address, reference{at: at, element: "meta", attr: "refresh", request: true, document: true})
		}
	case d.has("http-equiv", "set-cookie"):
		w.add(d.file, at, sayCookie)
	}
}

// refreshAddress gives where a refresh leads, nothing where it loads the page itself again. The word "url" may be missing.
func refreshAddress(content []byte) []byte {
	rest := bytes.TrimLeft(content, " \t\r\n\f0123456789.")
	rest = bytes.TrimLeft(rest, " \t\r\n\f;,")
	if len(rest) >= 3 && bytes.EqualFold(rest[:3], []byte("url")) {
		if after := bytes.TrimLeft(rest[3:], " \t\r\n\f"); bytes.HasPrefix(after, []byte("=")) {
			rest = bytes.TrimLeft(after[1:], " \t\r\n\f")
		}
	}
	if len(rest) > 0 && (rest[0] == '\'' || rest[0] == '"') {
		rest, _, _ = bytes.Cut(rest[1:], rest[:1])
	}
	return bytes.TrimSpace(rest)
}

// attributes looks at what any element may carry, and sets what its content takes from it.
func (w *worker) attributes(e *element, at pos) {
	d := &w.doc
	for i := range d.attrs {
		key, val := d.attrs[i].key, d.attrs[i].val
		switch string(key) {
		case "id":
			w.identify(val, at, true)
		case "name":
			if e.name == atom.A {
				w.identify(val, at, false)
			}
		case "style":
			w.add(d.file, at, sayStyle, `style="…"`)
		case "aria-hidden":
			e.hidden = string(val) == "true"
		case "aria-label":
			if d.hidden == 0 && len(bytes.TrimSpace(val)) > 0 {
				d.nameFrames()
			}
		case "srcdoc":
			w.add(d.file, at, sayScript, `srcdoc="…"`) // a page of its own that nobody here reads
		case "class", "type", "content", "rel", "lang", "dir":
		default:
			if len(key) > 2 && key[0] == 'o' && key[1] == 'n' {
				w.add(d.file, at, sayScript, string(key)+`="…"`)
				continue
			}
			w.address(e.name, key, val, at)
		}
	}
	w.language(e, at)
}

// address follows the attributes that hold addresses, whatever element they stand on.
func (w *worker) address(a atom.Atom, key, val []byte, at pos) {
	r := reference{at: at, element: a.String(), request: true}
	switch string(key) {
	case "href", "xlink:href":
		r.attr = "href"
		w.href(a, val, r)
	case "src":
		r.attr = "src"
		r.document = a == atom.Iframe || a == atom.Embed
		if a != atom.Script {
			w.followTag(val, r)
		}
	case "data":
		r.attr, r.document = "data", true
		if a == atom.Object {
			w.followTag(val, r)
		}
	case "poster", "background", "action", "formaction", "manifest", "codebase", "archive", "classid", "lowsrc", "dynsrc":
		r.attr = string(key)
		w.followTag(val, r)
	case "srcset", "imagesrcset":
		r.attr = "srcset"
		for candidate := range candidates(val) {
			w.followTag(candidate, r)
		}
	case "attributename":
		if changed := bytes.ToLower(val); bytes.HasSuffix(changed, []byte("href")) || bytes.HasPrefix(changed, []byte("on")) {
			w.add(w.doc.file, at, sayScript, "<"+string(val)+">") // a drawing that changes an address after it was looked at
		}
	case "ping", "attributionsrc":
		r.attr = string(key)
		for one := range bytes.FieldsSeq(val) {
			w.followTag(one, r)
		}
	default:
		if w.doc.foreign > 0 && bytes.Contains(val, []byte("(")) {
			w.styleText(w.doc.file, w.doc.dir, val, func(int) pos { return at })
		}
	}
}

func (w *worker) href(a atom.Atom, val []byte, r reference) {
	switch a {
	case atom.A, atom.Area:
		r.request = false
		w.followTag(val, r)
	case atom.Link:
		w.link(val, r)
	case atom.Base:
		t := w.followTag(val, r)
		if t.kind == internal && t.file >= 0 {
			w.doc.dir = folderOf(w.c.files[t.file])
		}
	default:
		w.followTag(val, r)
	}
}

// link follows a <link>: some only say something, the others make the browser fetch.
func (w *worker) link(val []byte, r reference) {
	d := &w.doc
	rel, _ := d.get("rel")
	var stylesheet, alternate, canonical bool
	r.request = false
	for word := range bytes.FieldsSeq(rel) {
		switch string(bytes.ToLower(word)) {
		case "stylesheet":
			stylesheet, r.request = true, true
		case "alternate":
			alternate = true
		case "canonical":
			canonical = true
		case "license", "me", "author", "next", "prev", "first", "last", "up", "help", "bookmark", "tag",
			"privacy-policy", "terms-of-service", "describedby":
		default:
			r.request = true
		}
	}
	tag, other := d.get("hreflang")
	switch {
	case canonical:
		w.canonical(val, r)
	case alternate && other && !stylesheet:
		w.alternate(tag, val, r)
	default:
		if t := w.followTag(val, r); stylesheet && t.kind == internal && t.file >= 0 {
			d.styles = append(d.styles, t.file)
		}
	}
}

func (w *worker) canonical(val []byte, r reference) {
	d := &w.doc
	t := w.resolve(d.dir, val)
	w.links++
	absolute := bytes.Contains(val, []byte("://"))
	if d.head.canonical || !absolute || !w.isPage(t) {
		w.add(d.file, r.at, sayCanonical, string(val))
	}
	d.head.canonical = true
}

func (w *worker) isPage(t target) bool {
	return t.kind == internal && t.file >= 0 && strings.HasSuffix(w.c.files[t.file], ".html")
}

const maxAlternates = 1000 // on one page; no site has that many languages

func (w *worker) alternate(tag, val []byte, r reference) {
	d := &w.doc
	info := w.tag(tag)
	t := w.resolve(d.dir, val)
	w.links++
	p := &w.c.pages[d.file]
	double := len(p.alternates) >= maxAlternates
	for i := 0; i < len(p.alternates) && !double; i++ {
		double = p.alternates[i].tag == info.lower
	}
	switch {
	case double || !info.ok && info.lower != "x-default":
		w.add(d.file, r.at, sayAlternateTag, string(tag))
	case !w.isPage(t):
		w.add(d.file, r.at, sayAlternate, string(tag), string(val))
	default:
		p.alternates = append(p.alternates, alternate{info.lower, t.file, r.at})
	}
}

// candidates gives the addresses of a srcset.
func candidates(set []byte) func(func([]byte) bool) {
	return func(yield func([]byte) bool) {
		for {
			set = bytes.TrimLeft(set, ", \t\r\n\f")
			if len(set) == 0 {
				return
			}
			end := bytes.IndexAny(set, " \t\r\n\f")
			if end < 0 {
				end = len(set)
			}
			one := set[:end]
			set = set[end:]
			if bare := bytes.TrimRight(one, ","); len(bare) < len(one) {
				one = bare // the comma ended the candidate
			} else if comma := bytes.IndexByte(set, ','); comma >= 0 {
				set = set[comma:]
			} else {
				set = nil
			}
			if !yield(one) {
				return
			}
		}
	}
}
