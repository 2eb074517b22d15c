package record

import (
	"strings"
	"unicode/utf8"

	"offenesnetz/tools/internal/diag"
)

// part is one name of a dotted key.
type part struct {
	name string
	pos  diag.Pos
}

type path []part

func (p path) String() string {
	names := make([]string, len(p))
	for i, part := range p {
		names[i] = part.name
	}
	return excerpt(strings.Join(names, "."))
}

// key reads a dotted key and the blanks behind it.
func (s *scanner) key() (path, *fault) {
	if s.keys++; s.keys > MaxKeys {
		return nil, limit(s.pos(), diag.M("die Datei hat mehr als %d Einträge", "the file has more than %d entries", MaxKeys))
	}
	var parts path
	start, startPos := s.off, s.pos()
	for {
		s.blanks()
		if len(parts) == MaxKeyParts {
			return nil, limit(s.pos(), diag.M("der Name hat mehr als %d Teile", "the name has more than %d parts", MaxKeyParts))
		}
		pos := s.pos()
		name, f := s.keyPart()
		if f != nil {
			return nil, f
		}
		if s.off-start > MaxKeyBytes {
			return nil, limit(startPos, diag.M("der Name ist länger als %d Bytes", "the name is longer than %d bytes", MaxKeyBytes))
		}
		parts = append(parts, part{name, pos})
		s.blanks()
		if !s.accept(".") {
			return parts, nil
		}
	}
}

func (s *scanner) keyPart() (string, *fault) {
	switch {
	case s.has(`"""`) || s.has("'''"):
		return "", syntax(s.pos(), diag.M("hier stehen drei Anführungszeichen, wo ein Name erwartet wird", "here are three quotation marks where a name is expected"), diag.Message{})
	case s.peek() == '"' || s.peek() == '\'':
		return s.quotedPart()
	}
	start := s.off
	for !s.eof() && isBare(s.peek()) {
		s.skip(1)
	}
	if s.off > start {
		return s.src[start:s.off], nil
	}
	r, _ := firstRune(s.src[s.off:])
	message, advice := notBare(r)
	return "", syntax(s.pos(), message, advice)
}

// quotedPart reads a name in quotation marks. TOML allows an empty one; the library confuses tables over it, and no
// record needs it.
func (s *scanner) quotedPart() (string, *fault) {
	pos, read := s.pos(), s.basic
	if s.peek() == '\'' {
		read = s.literal
	}
	name, f := read()
	if f == nil && name == "" {
		f = syntax(pos, diag.M("ein Name darf nicht leer sein", "a name must not be empty"), diag.Message{})
	}
	return name, f
}

// notBare says why a name can't go on, or start, with r.
func notBare(r rune) (message, advice diag.Message) {
	switch {
	case r == 0 || r == '\n' || r == '\r':
		return diag.M("hier fehlt ein Name", "a name is missing here"), diag.Message{}
	case r == '.':
		return diag.M("vor dem Punkt fehlt ein Name", "a name is missing before the dot"), diag.Message{}
	}
	return diag.M("das Zeichen %q gehört nicht in einen Namen", "the character %q does not belong in a name", r),
		diag.M("Namen bestehen aus a–z, 0–9, _ und -", "names consist of a–z, 0–9, _ and -")
}

func isBare(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || isDigit(b) || b == '_' || b == '-'
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func firstRune(s string) (rune, int) {
	if s == "" {
		return 0, 0
	}
	return utf8.DecodeRuneInString(s)
}

// excerpt keeps a message short, whatever stands in the file.
func excerpt(s string) string {
	const most = 40
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
