package pdf

import (
	"bytes"
	"slices"
)

// What a PDF is written in. A value is nil (null), bool, float64, name, str, ref, []any or *dict.
type (
	name string
	ref  int // number of an object
	str  struct {
		at, end int // where it stands in its buffer, brackets included
	}
	dict struct {
		pairs []pair
	}
	pair struct {
		key     name
		value   any
		at, end int // from the key's slash to behind the value
	}
)

func (d *dict) get(key name) any {
	if d == nil {
		return nil
	}
	for _, p := range d.pairs {
		if p.key == key {
			return p.value
		}
	}
	return nil
}

func (d *dict) has(key name) bool {
	return slices.ContainsFunc(d.pairs, func(p pair) bool { return p.key == key })
}

// decisive are the keys that we look up. A dictionary says each once.
var decisive = []name{"Type", "Subtype", "S", "Next", "F", "ByteRange", "Contents", "Length", "Filter", "DecodeParms", "Predictor", "Columns", "Colors", "BitsPerComponent",
	"N", "First", "W", "Index", "Size", "Prev", "XRefStm", "Encrypt", "Info"}

// number gives a whole number that is not negative.
func (d *dict) number(key name) (int, bool) { return whole(d.get(key)) }

func whole(v any) (int, bool) {
	n, ok := v.(float64)
	return int(n), ok && n >= 0 && n < 1<<40 && n == float64(int(n))
}

// Limits of one object.
const (
	maxDepth  = 100       // how deep arrays and dictionaries may lie in each other
	maxValues = 2_000_000 // each takes many times its bytes in our memory
	maxName   = 400       // bytes of a name, of which the format allows 127
)

// lexer reads values out of a buffer. After a fault it reads nothing more and bad is set.
type lexer struct {
	src  []byte
	at   int
	work *int // bytes that may still be looked at in the whole document
	read int  // values
	bad  bool
}

func (l *lexer) fail() any {
	l.bad, l.at = true, len(l.src)
	return nil
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' && c != '\v' || c == 0 }
func isEnd(c byte) bool   { return isSpace(c) || bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// skip goes on to the next token.
func (l *lexer) skip() {
	begin := l.at
	for l.at < len(l.src) {
		c := l.src[l.at]
		if c == '%' {
			n := bytes.IndexAny(l.src[l.at:], "\r\n")
			if n < 0 {
				l.at = len(l.src)
				break
			}
			l.at += n
		} else if !isSpace(c) {
			break
		}
		l.at++
	}
	l.spend(l.at - begin)
}

func (l *lexer) spend(n int) {
	if *l.work -= n + 1; *l.work < 0 {
		l.fail()
	}
}

// word reads the letters and digits that come next.
func (l *lexer) word() string {
	l.skip()
	begin := l.at
	for l.at < len(l.src) && !isEnd(l.src[l.at]) {
		l.at++
	}
	l.spend(l.at - begin)
	return string(l.src[begin:min(l.at, begin+64)])
}

// take reads the word, or sets bad.
func (l *lexer) take(want string) bool {
	if l.word() != want {
		l.fail()
	}
	return !l.bad
}

// value reads any value.
func (l *lexer) value(depth int) any {
	l.skip()
	if l.read++; l.at >= len(l.src) || depth > maxDepth || l.read > maxValues {
		return l.fail()
	}
	switch c := l.src[l.at]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<' && l.at+1 < len(l.src) && l.src[l.at+1] == '<':
		return l.dict(depth)
	case c == '<':
		return l.hexadecimal()
	case c == '[':
		return l.array(depth)
	case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
		return l.number()
	}
	switch l.word() {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return l.fail()
}

// name reads a name; "#4A" stands for "J".
func (l *lexer) name() name {
	l.at++
	begin := l.at
	for l.at < len(l.src) && !isEnd(l.src[l.at]) {
		l.at++
	}
	l.spend(l.at - begin)
	return decoded(l.src[begin:min(l.at, begin+maxName)])
}

func decoded(raw []byte) name {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if c == '#' && i+2 < len(raw) && digit(raw[i+1]) >= 0 && digit(raw[i+2]) >= 0 {
			c = byte(digit(raw[i+1])<<4 | digit(raw[i+2]))
			i += 2
		}
		out = append(out, c)
	}
	return name(out)
}

func digit(c byte) int {
	if c >= 'A' && c <= 'F' {
		c |= 0x20
	}
	return bytes.IndexByte([]byte("0123456789abcdef"), c)
}

func (l *lexer) literal() any {
	begin, open := l.at, 0
	for ; l.at < len(l.src); l.at++ {
		switch l.src[l.at] {
		case '\\':
			l.at++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.at++
				l.spend(l.at - begin)
				return str{begin, l.at}
			}
		}
	}
	return l.fail()
}

func (l *lexer) hexadecimal() any {
	begin := l.at
	n := bytes.IndexByte(l.src[begin:], '>')
	if n < 0 {
		return l.fail()
	}
	l.at += n + 1
	l.spend(n)
	return str{begin, l.at}
}

func (l *lexer) array(depth int) any {
	l.at++
	list := []any{}
	for !l.bad {
		if l.skip(); l.at < len(l.src) && l.src[l.at] == ']' {
			l.at++
			return list
		}
		list = append(list, l.value(depth+1))
	}
	return nil
}

func (l *lexer) dict(depth int) any {
	l.at += 2
	d := &dict{}
	for !l.bad {
		l.skip()
		if bytes.HasPrefix(l.src[l.at:], []byte(">>")) {
			l.at += 2
			return d
		}
		if l.at >= len(l.src) || l.src[l.at] != '/' {
			return l.fail()
		}
		p := pair{at: l.at}
		if p.key = l.name(); slices.Contains(decisive, p.key) && d.has(p.key) {
			return l.fail() // each viewer takes another
		}
		p.value = l.value(depth + 1)
		p.end = l.at
		d.pairs = append(d.pairs, p)
	}
	return nil
}

// number reads a number, or the three words of a reference.
func (l *lexer) number() any {
	n, ok := parseNumber(l.word())
	if !ok {
		return l.fail()
	}
	first, isWhole := whole(n)
	if !isWhole {
		return n
	}
	behind := l.at
	generation, ok := parseNumber(l.word())
	if _, isWhole = whole(generation); ok && isWhole && l.word() == "R" {
		return ref(first)
	}
	l.at = behind
	return n
}

// parseNumber reads what the format calls a number, and the two minus signs that some programs write.
func parseNumber(word string) (float64, bool) {
	var n, scale float64 = 0, 0
	digits := 0
	for i := range len(word) {
		switch c := word[i]; {
		case c >= '0' && c <= '9':
			digits++
			if scale > 0 {
				n += float64(c-'0') * scale
				scale /= 10
			} else {
				n = n*10 + float64(c-'0')
			}
		case c == '.' && scale == 0:
			scale = 0.1
		case (c == '+' || c == '-') && digits == 0 && scale == 0:
		default:
			return 0, false
		}
	}
	if len(word) > 0 && word[0] == '-' {
		n = -n
	}
	return n, digits > 0 || scale > 0
}
