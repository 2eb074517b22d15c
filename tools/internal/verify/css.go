package verify

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// checkStylesheet reads one CSS file.
func (w *worker) checkStylesheet(file int32, src []byte) {
	w.c.css[file] = w.zip.size(src, usual)
	place := newPlacer(src)
	w.styleText(file, folderOf(w.c.files[file]), src, place.at)
}

// cssReader finds the addresses in a style: url(…), strings in image-set() and src(), and @import "…".
type cssReader struct {
	src    []byte
	i      int
	word   []byte   // the last name, with its "@"
	calls  [][]byte // open functions, innermost last
	names  bool     // in @namespace, whose address is only a name
	follow func(address []byte, off int, rule string)
}

// styleText follows the addresses in src; at gives the position of an offset.
func (w *worker) styleText(file int32, dir string, src []byte, at func(int) pos) {
	r := cssReader{src: src}
	r.follow = func(address []byte, off int, rule string) {
		address = unescape(address)
		if bytes.HasPrefix(address, []byte("#")) {
			return // an element of the document itself
		}
		w.follow(file, dir, address, reference{at: at(off), attr: rule, request: true})
	}
	r.run()
}

func (r *cssReader) run() {
	for r.i < len(r.src) {
		switch c := r.src[r.i]; {
		case bytes.HasPrefix(r.src[r.i:], []byte("/*")):
			r.skipComment()
		case c == '"' || c == '\'':
			off := r.i
			text := r.quoted()
			if rule := r.loads(); rule != "" {
				r.follow(text, off, rule)
			}
		case isWord(c) || c == '\\':
			r.word = r.name()
			r.names = r.names || bytes.EqualFold(r.word, []byte("@namespace"))
		case c == '(':
			r.open()
		case c == ')':
			r.i++
			if len(r.calls) > 0 {
				r.calls = r.calls[:len(r.calls)-1]
			}
		default:
			r.i++
			if c == ';' || c == '{' || c == '}' {
				r.word, r.calls, r.names = nil, r.calls[:0], false
			}
		}
	}
}

// name reads a name; what is written with backslashes in it is the same name to browsers.
func (r *cssReader) name() []byte {
	start := r.i
	for r.i < len(r.src) && (isWord(r.src[r.i]) || r.src[r.i] == '\\') {
		if r.src[r.i] == '\\' {
			_, size := escaped(r.src[r.i:])
			r.i += size - 1
		}
		r.i++
	}
	return unescape(r.src[start:min(r.i, len(r.src))])
}

// unescape gives a name, string or address as browsers read it.
func unescape(s []byte) []byte {
	if bytes.IndexByte(s, '\\') < 0 {
		return s
	}
	var out []byte
	for i := 0; i < len(s); {
		if s[i] != '\\' {
			out = append(out, s[i])
			i++
			continue
		}
		sign, size := escaped(s[i:])
		out, i = append(out, sign...), i+size
	}
	return out
}

// escaped reads what begins with a backslash: the sign it stands for and how many bytes it takes.
func escaped(s []byte) (sign []byte, size int) {
	n := 1
	for n < len(s) && n <= 6 && isHex(s[n]) {
		n++
	}
	switch {
	case n == 1 && len(s) > 1 && s[1] == '\n':
		return nil, 2 // a string that goes on in the next line
	case n == 1:
		return s[1:min(2, len(s))], min(2, len(s))
	}
	code, err := strconv.ParseUint(string(s[1:n]), 16, 32)
	if err != nil {
		return nil, n
	}
	if n < len(s) && bytes.IndexByte([]byte(" \t\r\n\f"), s[n]) >= 0 {
		n++
	}
	return utf8.AppendRune(nil, rune(code)), n
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '@' || c >= 0x80
}

func (r *cssReader) skipComment() {
	end := bytes.Index(r.src[r.i+2:], []byte("*/"))
	if end < 0 {
		r.i = len(r.src)
		return
	}
	r.i += end + 4
}

// quoted reads a string and what stands in it; a backslash keeps the next byte from ending it.
func (r *cssReader) quoted() []byte {
	quote := r.src[r.i]
	start := r.i + 1
	for r.i = start; r.i < len(r.src) && r.src[r.i] != quote && r.src[r.i] != '\n'; r.i++ {
		if r.src[r.i] == '\\' {
			r.i++
		}
	}
	end := min(r.i, len(r.src))
	r.i = end + 1
	return r.src[start:end]
}

// loads says by what rule a string here is an address, or "".
func (r *cssReader) loads() string {
	if r.names {
		return ""
	}
	if n := len(r.calls); n > 0 {
		for _, name := range []string{"url", "src", "image-set", "-webkit-image-set", "image"} {
			if bytes.EqualFold(r.calls[n-1], []byte(name)) {
				return name + "()"
			}
		}
		return ""
	}
	if bytes.EqualFold(r.word, []byte("@import")) {
		return "@import"
	}
	return ""
}

const maxCalls = 100 // open functions; a style nests a handful

// open enters a function; an unquoted url(…) is read at once.
func (r *cssReader) open() {
	name := r.word
	r.i++
	start := r.i + len(r.src[r.i:]) - len(bytes.TrimLeft(r.src[r.i:], " \t\r\n\f"))
	if !bytes.EqualFold(name, []byte("url")) || start >= len(r.src) || r.src[start] == '"' || r.src[start] == '\'' {
		if len(r.calls) < maxCalls {
			r.calls = append(r.calls, name)
		}
		return
	}
	end := bytes.IndexByte(r.src[start:], ')')
	if end < 0 {
		end = len(r.src) - start
	}
	if !r.names {
		r.follow(bytes.TrimSpace(r.src[start:start+end]), start, "url()")
	}
	r.i = min(start+end+1, len(r.src))
}
