package verify

import (
	"errors"
	"strings"

	"golang.org/x/net/html/atom"
	"golang.org/x/text/language"
)

type direction uint8

const (
	ltr direction = iota
	rtl
)

func (d direction) String() string {
	if d == rtl {
		return "rtl"
	}
	return "ltr"
}

// direction is that of the innermost open element; without any word on it, left to right.
func (d *document) direction() direction {
	if n := len(d.open); n > 0 {
		return d.open[n-1].dir
	}
	return ltr
}

// tagInfo is what a language tag says.
type tagInfo struct {
	lower string
	ok    bool // well-formed
	dir   direction
}

func (w *worker) tag(raw []byte) tagInfo {
	if t, ok := w.tags[string(raw)]; ok {
		return t
	}
	t := w.c.readTag(string(raw))
	if len(w.tags) < maxCached {
		w.tags[string(raw)] = t
	}
	return t
}

func (c *checker) readTag(tag string) tagInfo {
	info := tagInfo{lower: strings.ToLower(tag)}
	parsed, err := language.Parse(tag)
	var unknown language.ValueError // a part is not in the registry, which leaves the tag well-formed
	info.ok = (err == nil || errors.As(err, &unknown)) && tag != "" && !strings.Contains(tag, "_")
	for _, l := range c.opt.Languages {
		if strings.EqualFold(l.Tag, tag) {
			info.ok = true
			info.dir = directionOf(l.Dir)
			return info
		}
	}
	script, _ := parsed.Script()
	switch script.String() {
	case "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa":
		info.dir = rtl
	}
	return info
}

func directionOf(dir string) direction {
	if strings.EqualFold(dir, "rtl") {
		return rtl
	}
	return ltr
}

// language checks lang and dir of an element and sets the direction of its content.
func (w *worker) language(e *element, at pos) {
	d := &w.doc
	raw, hasLang := d.get("lang")
	value, hasDir := d.get("dir")
	dir := strings.ToLower(string(value))
	if e.name == atom.Html {
		d.head.lang, d.head.dir = string(raw), dir
		e.dir = directionOf(dir)
		return
	}
	fixed := hasDir && (dir == "ltr" || dir == "rtl")
	if hasLang && e.name != atom.Link && e.name != atom.Meta {
		info := w.tag(raw)
		turned := !hasDir && info.dir != e.dir && e.name != atom.Bdi
		switch {
		case !info.ok:
			w.add(d.file, at, sayLangTag, string(raw))
		case turned || fixed && dir != info.dir.String():
			w.add(d.file, at, sayLangDir, string(raw), info.dir.String())
		}
		e.dir = info.dir
	}
	if fixed {
		e.dir = directionOf(dir)
	}
}

// tellLanguage compares <html> with the language of the page's address.
func (w *worker) tellLanguage() {
	d := &w.doc
	want, ok := w.c.languageOf(w.c.files[d.file])
	if !ok {
		if !w.tag([]byte(d.head.lang)).ok {
			w.add(d.file, d.head.html, sayLangTag, d.head.lang)
		}
		return
	}
	if d.head.lang != want.Tag {
		w.add(d.file, d.head.html, sayLangPage, "lang", d.head.lang, want.Tag)
	}
	if d.head.dir != want.Dir && !(d.head.refresh && d.head.dir == "") {
		w.add(d.file, d.head.html, sayLangPage, "dir", d.head.dir, want.Dir)
	}
}

func (c *checker) languageOf(name string) (Language, bool) {
	best := -1
	for i, l := range c.opt.Languages {
		below := l.Prefix == "" || strings.HasPrefix(name, l.Prefix) && strings.HasPrefix(name[len(l.Prefix):], "/")
		if below && (best < 0 || len(l.Prefix) > len(c.opt.Languages[best].Prefix)) {
			best = i
		}
	}
	if best < 0 {
		return Language{}, false
	}
	return c.opt.Languages[best], true
}
