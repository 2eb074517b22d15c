package record

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
)

// basic reads a text in double quotation marks and gives it with its escapes resolved.
func (s *scanner) basic() (string, *fault) {
	open := s.pos()
	s.skip(1)
	var b strings.Builder
	for {
		switch {
		case s.lineEnd():
			return "", unclosedText(open, `"`)
		case s.accept(`"`):
			return b.String(), nil
		case s.peek() == '\\':
			r, f := s.escape()
			if f != nil {
				return "", f
			}
			b.WriteRune(r)
		default:
			b.WriteRune(s.next())
		}
	}
}

// literal reads a text in single quotation marks.
func (s *scanner) literal() (string, *fault) {
	open := s.pos()
	s.skip(1)
	start := s.off
	for !s.lineEnd() {
		if s.accept("'") {
			return s.src[start : s.off-1], nil
		}
		s.next()
	}
	return "", unclosedText(open, "'")
}

func unclosedText(open diag.Pos, mark string) *fault {
	return syntax(open, diag.M("dem Text, der hier beginnt, fehlt das schließende Anführungszeichen", "the text that starts here lacks its closing quotation mark"),
		diag.M(`am Ende %s schreiben; ein Text über mehrere Zeilen steht zwischen """ und """`,
			`write %s at the end; a text of several lines stands between """ and """`, mark))
}

// multiline steps over a text of several lines between two marks, which are three quotation marks each. A bad escape does not hide where the
// text ends.
func (s *scanner) multiline(mark string) *fault {
	open := s.pos()
	s.skip(3)
	var first *fault
	for !s.eof() {
		switch {
		case s.has(mark):
			return cmp.Or(s.closeMultiline(mark[0]), first)
		case mark[0] == '"' && s.peek() == '\\' && !s.continued():
			if _, f := s.escape(); f != nil && first == nil {
				first = f
			}
		default:
			s.next()
		}
	}
	f := syntax(open, diag.M("der Text, der hier beginnt, wird nicht geschlossen", "the text that starts here is never closed"),
		diag.M("am Ende des Textes %s schreiben", "write %s at the end of the text", mark))
	f.resume = never
	return f
}

// closeMultiline steps over the closing mark. One or two marks right before it belong to the text.
func (s *scanner) closeMultiline(mark byte) *fault {
	pos, n := s.pos(), 0
	for s.peek() == mark {
		s.skip(1)
		n++
	}
	if n > 5 {
		f := syntax(pos, diag.M("hier stehen zu viele Anführungszeichen", "here are too many quotation marks"), diag.Message{})
		f.resume = never
		return f
	}
	return nil
}

// continued tells whether the backslash at the cursor ends its line and so joins the next one.
func (s *scanner) continued() bool {
	i := s.off + 1
	for i < len(s.src) && (s.src[i] == ' ' || s.src[i] == '\t') {
		i++
	}
	return strings.HasPrefix(s.src[i:], "\n") || strings.HasPrefix(s.src[i:], "\r\n")
}

var escapes = map[byte]rune{'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\'}

// escape reads a backslash and what it stands for.
func (s *scanner) escape() (rune, *fault) {
	pos := s.pos()
	s.skip(1)
	if r, ok := escapes[s.peek()]; ok && !s.eof() {
		s.skip(1)
		return r, nil
	}
	digits := map[byte]int{'u': 4, 'U': 8}[s.peek()]
	if digits > 0 && len(s.src)-s.off > digits {
		code := s.src[s.off+1 : s.off+1+digits]
		n, err := strconv.ParseUint(code, 16, 32)
		if err == nil && utf8.ValidRune(rune(n)) && n <= utf8.MaxRune {
			s.skip(1 + digits)
			return rune(n), nil
		}
	}
	shown := `\`
	if r, width := firstRune(s.src[s.off:]); width > 0 && r >= ' ' {
		shown += string(r)
	}
	return 0, syntax(pos, diag.M("%s ist keine bekannte Zeichenfolge mit Rückstrich", "%s is no known backslash sequence", shown),
		diag.M(`einen Rückstrich als \\ schreiben, oder den Text in '…' setzen`, `write a backslash as \\, or put the text in '…'`))
}
