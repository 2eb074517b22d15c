package verify

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markup cuts HTML into tags and text as browsers do. It does the same as the Tokenizer of x/net/html (a fuzz
// test compares them) but in a third of the time, without copying; tags with anything out of the ordinary
// go to that Tokenizer. Unlike it, it looks into noscript, since that is what readers without scripts get.
type markup struct {
	src         []byte
	next        int // offset after the token
	start       int // offset of the token
	name        atom.Atom
	attrs       []attr
	selfClosing bool
	raw         atom.Atom // element whose content is plain text, when its start tag was the last token
}

type tokenKind uint8

const (
	atEnd tokenKind = iota
	isText
	isStart
	isEnd
	isComment // or a declaration, or what counts as one
)

// token reads on. Tag, attributes and text hold until the next call.
func (m *markup) token() tokenKind {
	m.start = m.next
	if raw := m.raw; raw != 0 {
		m.raw = 0
		if m.next = m.rawEnd(raw); m.next > m.start {
			return isText
		}
	}
	m.next = m.textEnd()
	switch {
	case m.next > m.start:
		return isText
	case m.next >= len(m.src):
		return atEnd
	case isLetter(m.src[m.start+1]):
		return m.tag(m.start+1, isStart)
	case m.src[m.start+1] == '/' && m.start+2 < len(m.src) && isLetter(m.src[m.start+2]):
		return m.tag(m.start+2, isEnd)
	}
	m.comment()
	return isComment
}

func (m *markup) text() []byte { return m.src[m.start:m.next] }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' }

// textEnd finds the next "<" that begins a tag or comment.
func (m *markup) textEnd() int {
	for i := m.start; ; i++ {
		n := bytes.IndexByte(m.src[i:], '<')
		if n < 0 || i+n+1 >= len(m.src) {
			return len(m.src)
		}
		i += n
		if c := m.src[i+1]; isLetter(c) || c == '!' || c == '?' || c == '/' && i+2 < len(m.src) {
			return i
		}
	}
}

// rawEnd finds the end tag of an element whose content is plain text.
func (m *markup) rawEnd(name atom.Atom) int {
	if name == atom.Plaintext {
		return len(m.src)
	}
	word := name.String()
	for i := m.start; ; i += 2 {
		n := bytes.Index(m.src[i:], []byte("</"))
		if n < 0 {
			return len(m.src)
		}
		i += n
		end := i + 2 + len(word)
		if end >= len(m.src) {
			return len(m.src)
		}
		if c := m.src[end]; bytes.EqualFold(m.src[i+2:end], []byte(word)) && (isSpace(c) || c == '/' || c == '>') {
			return i
		}
	}
}

// comment steps over <!-- -->, <!doctype>, <?xml?> and malformed tags.
func (m *markup) comment() {
	rest := m.src[m.start:]
	if !bytes.HasPrefix(rest, []byte("<!--")) {
		end := bytes.IndexByte(rest, '>')
		m.next = m.start + end + 1
		if end < 0 {
			m.next = len(m.src)
		}
		return
	}
	for i := len("<!--"); ; i++ {
		n := bytes.IndexByte(rest[i:], '>')
		if n < 0 {
			m.next = len(m.src)
			return
		}
		i += n
		inner := rest[len("<!--"):i]
		if len(inner) == 0 || string(inner) == "-" || bytes.HasSuffix(inner, []byte("--")) || bytes.HasSuffix(inner, []byte("--!")) {
			m.next = m.start + i + 1
			return
		}
	}
}

// tag reads a start or end tag whose name begins at i. A tag that the file's end cuts off is none.
func (m *markup) tag(i int, kind tokenKind) tokenKind {
	m.attrs = m.attrs[:0]
	m.selfClosing = false
	from := i
	for i < len(m.src) && !isSpace(m.src[i]) && m.src[i] != '/' && m.src[i] != '>' {
		i++
	}
	name := m.src[from:i]
	m.name = atom.Lookup(name)
	odd := !isPlainName(name)
	end, oddAttrs := m.attributes(i)
	if end < 0 {
		m.next = len(m.src)
		return atEnd
	}
	m.next = end
	if odd || oddAttrs {
		m.oddTag()
	}
	if kind == isStart {
		m.raw = rawText(m.name)
	}
	return kind
}

func isPlainName(name []byte) bool {
	for _, c := range name {
		if c >= 'A' && c <= 'Z' || c == 0 {
			return false
		}
	}
	return true
}

// attributes reads up to the tag's end and gives the offset behind it, or -1; odd says that a name or value
// doesn't stand for itself.
func (m *markup) attributes(i int) (end int, odd bool) {
	for {
		slash := false
		for i < len(m.src) && (isSpace(m.src[i]) || m.src[i] == '/') {
			slash = m.src[i] == '/'
			i++
		}
		if i >= len(m.src) {
			return -1, odd
		}
		if m.src[i] == '>' {
			m.selfClosing = slash
			return i + 1, odd
		}
		var a attr
		a.key, i = m.key(i)
		a.val, i = m.value(i)
		odd = odd || m.isOdd(a)
		m.attrs = append(m.attrs, a)
	}
}

const usualAttrs = 64 // on one element; more are left to the library, which finds doubles by a table

// isOdd says whether the next attribute is more than its bytes: coded, or a double that doesn't count.
func (m *markup) isOdd(a attr) bool {
	if !isPlainName(a.key) || bytes.IndexByte(a.val, '&') >= 0 || bytes.IndexByte(a.val, '\r') >= 0 || bytes.IndexByte(a.val, 0) >= 0 {
		return true
	}
	for i := range m.attrs {
		if bytes.Equal(m.attrs[i].key, a.key) {
			return true
		}
	}
	return len(m.attrs) >= usualAttrs
}

// key reads an attribute's name; an "=" at its start is part of it.
func (m *markup) key(i int) ([]byte, int) {
	from := i
	for i++; i < len(m.src); i++ {
		if c := m.src[i]; isSpace(c) || c == '/' || c == '>' || c == '=' {
			break
		}
	}
	return m.src[from:i], i
}

// value reads an attribute's value, which may be missing.
func (m *markup) value(i int) ([]byte, int) {
	i = m.space(i)
	if i >= len(m.src) || m.src[i] != '=' {
		return nil, i
	}
	i = m.space(i + 1)
	if i >= len(m.src) {
		return nil, i
	}
	from := i
	if quote := m.src[i]; quote == '"' || quote == '\'' {
		n := bytes.IndexByte(m.src[i+1:], quote)
		if n < 0 {
			return nil, len(m.src)
		}
		return m.src[i+1 : i+1+n], i + n + 2
	}
	for i < len(m.src) && !isSpace(m.src[i]) && m.src[i] != '>' {
		i++
	}
	return m.src[from:i], i
}

func (m *markup) space(i int) int {
	for i < len(m.src) && isSpace(m.src[i]) {
		i++
	}
	return i
}

// oddTag lets the library decode names and values.
func (m *markup) oddTag() {
	z := html.NewTokenizer(bytes.NewReader(m.src[m.start:m.next]))
	z.Next()
	name, more := z.TagName()
	m.name = atom.Lookup(name)
	m.attrs = m.attrs[:0]
	for more {
		var a attr
		a.key, a.val, more = z.TagAttr()
		m.attrs = append(m.attrs, a)
	}
}

// rawText gives the element back if its content is plain text.
func rawText(a atom.Atom) atom.Atom {
	switch a {
	case atom.Iframe, atom.Noembed, atom.Noframes, atom.Plaintext, atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Xmp:
		return a
	}
	return 0
}
