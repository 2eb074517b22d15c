package feed

import "strings"

func (w *writer) raw(s string) { w.b.WriteString(s) }

// open writes a start tag. Attributes are pairs of name and value; one with an empty value is left out.
func (w *writer) open(name string, attributes ...string) {
	w.start(name, attributes)
	w.raw(">\n")
}

func (w *writer) empty(name string, attributes ...string) {
	w.start(name, attributes)
	w.raw("/>\n")
}

func (w *writer) element(name, value string, attributes ...string) {
	w.start(name, attributes)
	w.raw(">" + escape(value) + "</" + name + ">\n")
}

func (w *writer) start(name string, attributes []string) {
	w.raw("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			w.raw(" " + attributes[i] + `="` + escape(attributes[i+1]) + `"`)
		}
	}
}

var entities = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#xD;")

// escape makes a text safe between tags and inside double quotes. What XML 1.0 can't hold at all is dropped.
func escape(s string) string {
	return entities.Replace(strings.Map(legal, strings.ToValidUTF8(s, "")))
}

// legal keeps the characters of XML 1.0 (section 2.2) and drops the rest.
func legal(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r', r >= 0x20 && r <= 0xD7FF, r >= 0xE000 && r <= 0xFFFD, r >= 0x10000:
		return r
	}
	return -1
}
