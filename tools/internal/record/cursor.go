package record

import (
	"strings"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
)

// cursor walks a text once, from front to back, and knows line and column at every step; asking for a position
// costs nothing, however long the line.
type cursor struct {
	name, src string
	off       int
	line, col int
}

func newCursor(name, src string) cursor {
	return cursor{name: name, src: src, line: 1, col: 1}
}

func (c *cursor) pos() diag.Pos { return diag.Pos{File: c.name, Line: c.line, Column: c.col} }

func (c *cursor) eof() bool { return c.off >= len(c.src) }

// peek gives the byte at the cursor, 0 at the end. A text with NUL bytes never gets past readable.
func (c *cursor) peek() byte {
	if c.eof() {
		return 0
	}
	return c.src[c.off]
}

func (c *cursor) has(prefix string) bool { return strings.HasPrefix(c.src[c.off:], prefix) }

// next steps over one character, which may be a line's end.
func (c *cursor) next() rune {
	r, width := utf8.DecodeRuneInString(c.src[c.off:])
	c.off += width
	if r == '\n' {
		c.line, c.col = c.line+1, 1
	} else {
		c.col++
	}
	return r
}

// skip steps over n ASCII characters that are no line's end.
func (c *cursor) skip(n int) {
	c.off += n
	c.col += n
}

// accept steps over an ASCII text if it stands here.
func (c *cursor) accept(text string) bool {
	if !c.has(text) {
		return false
	}
	c.skip(len(text))
	return true
}

func (c *cursor) blanks() {
	for c.peek() == ' ' || c.peek() == '\t' {
		c.skip(1)
	}
}

// lineEnd tells whether the cursor stands at a line's or the file's end.
func (c *cursor) lineEnd() bool {
	return c.eof() || c.peek() == '\n' || c.has("\r\n")
}

// toLineEnd steps to the end of this line.
func (c *cursor) toLineEnd() {
	for !c.lineEnd() {
		c.next()
	}
}

// newline steps over a line's end.
func (c *cursor) newline() {
	c.accept("\r")
	if !c.eof() {
		c.next()
	}
}

// rest gives what stands between the cursor and the end of the line.
func (c *cursor) rest() string {
	line, _, _ := strings.Cut(c.src[c.off:], "\n")
	return strings.TrimSuffix(line, "\r")
}

// comment steps over blanks and a comment, up to the line's end.
func (c *cursor) comment() {
	c.blanks()
	if c.peek() == '#' {
		c.toLineEnd()
	}
}
