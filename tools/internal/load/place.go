package load

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
)

// textFile is the text of a file with the places at which its lines start.
type textFile struct {
	name  string
	text  string
	lines []int // byte offsets
}

// newTextFile indexes a file as package record sees it: without a byte order mark.
func newTextFile(name string, src []byte) *textFile {
	s := &textFile{name: name, text: strings.TrimPrefix(string(src), "\ufeff"), lines: []int{0}}
	for at := 0; ; {
		i := strings.IndexByte(s.text[at:], '\n')
		if i < 0 {
			return s
		}
		at += i + 1
		s.lines = append(s.lines, at)
	}
}

// rest gives what stands from a place on; "" for a place outside the file.
func (s *textFile) rest(p diag.Pos) string {
	if p.Line < 1 || p.Line > len(s.lines) {
		return ""
	}
	rest := s.text[s.lines[p.Line-1]:]
	for column := 1; column < p.Column && rest != ""; column++ {
		_, width := utf8.DecodeRuneInString(rest)
		rest = rest[width:]
	}
	return rest
}

// place finds where the content of a quoted value begins: behind its quotation marks and white space. The zero
// place tells that the content does not stand there character by character, because the value has escapes.
func (s *textFile) place(value diag.Pos, content string) diag.Pos {
	rest := s.rest(value)
	at := value
	step := func(bytes int) {
		for _, r := range rest[:bytes] {
			at.Column++
			if r == '\n' {
				at.Line, at.Column = at.Line+1, 1
			}
		}
		rest = rest[bytes:]
	}
	switch {
	case strings.HasPrefix(rest, `"""`), strings.HasPrefix(rest, "'''"):
		step(3)
	case rest != "":
		step(1)
	}
	step(len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace)))
	if !startsWith(rest, content) {
		return diag.Pos{}
	}
	return at
}

// startsWith compares as TOML reads: a line may end in CRLF where the content has LF.
func startsWith(text, content string) bool {
	for {
		line, more, found := strings.Cut(content, "\n")
		if !strings.HasPrefix(text, line) {
			return false
		}
		if !found {
			return true
		}
		text = strings.TrimPrefix(text[len(line):], "\r")
		if !strings.HasPrefix(text, "\n") {
			return false
		}
		text, content = text[1:], more
	}
}
