package record

import (
	"regexp"
	"strings"

	"offenesnetz/tools/internal/diag"
)

// fault is one place where the text is not TOML.
type fault struct {
	pos             diag.Pos
	code            string
	message, advice diag.Message
	resume          resume
}

// resume says where the search for further faults may go on. It goes on only where no wrong follow-on fault
// can come of it.
type resume int

const (
	atStatement resume = iota // at the next line that looks like a key or header
	atNextLine                // at the next line, whatever it looks like
	atThisLine                // the line itself is a statement
	never
)

func syntax(pos diag.Pos, message, advice diag.Message) *fault {
	return &fault{pos: pos, code: "toml-syntax", message: message, advice: advice}
}

func limit(pos diag.Pos, message diag.Message) *fault {
	return &fault{pos: pos, code: "toml-limit", message: message, resume: never}
}

// scanner finds statements and hands them to a builder.
type scanner struct {
	cursor
	found       *diag.List
	build       *builder
	depth       int // arrays and inline tables that are open
	braces      int // inline tables that are open
	keys, items int
}

// file scans all statements and gives the file's table, with a position and no content in every value.
func (s *scanner) file() *Table {
	s.build = newBuilder(s.pos(), s.found)
	for len(*s.found) < MaxFaults {
		s.comment()
		if s.eof() {
			break
		}
		if s.lineEnd() {
			s.newline()
			continue
		}
		start := s.line
		if f := s.statement(); f != nil {
			s.found.Add(f.pos, f.code, f.message, f.advice)
			if !s.recover(f, start) {
				break
			}
		}
	}
	return s.build.root
}

func (s *scanner) statement() *fault {
	s.depth, s.braces = 0, 0
	if s.peek() == '[' {
		if f := s.header(); f != nil {
			s.build.lost()
			return f
		}
		return nil
	}
	path, f := s.assignment(s.build.scope())
	if f != nil {
		return f
	}
	s.comment()
	if !s.lineEnd() {
		return s.trailing(path)
	}
	return nil
}

// header reads "[a.b]" or "[[a.b]]" with the rest of its line.
func (s *scanner) header() *fault {
	pos := s.pos()
	open, shut := "[", "]"
	if s.has("[[") {
		open, shut = "[[", "]]"
	}
	s.skip(len(open))
	s.blanks()
	if s.peek() == ']' {
		return syntax(s.pos(), diag.M("zwischen den Klammern fehlt der Name", "the name between the brackets is missing"), diag.Message{})
	}
	path, f := s.key()
	if f != nil {
		return f
	}
	if !s.accept(shut) {
		return syntax(s.pos(), diag.M(`hier fehlt "%s" am Ende der Überschrift`, `"%s" is missing at the end of the header`, shut),
			diag.M("so schreiben: %s", "write it like this: %s", open+path.String()+shut))
	}
	s.comment()
	if !s.lineEnd() {
		return syntax(s.pos(), diag.M("nach der Überschrift steht noch etwas: %s", "something follows the header: %s", excerpt(s.rest())),
			diag.M("eine neue Zeile beginnen", "start a new line"))
	}
	s.build.header(path, pos, open == "[[")
	return nil
}

// assignment reads "key = value" into a table.
func (s *scanner) assignment(into *Table) (path, *fault) {
	if s.peek() == '=' {
		f := syntax(s.pos(), diag.M(`vor "=" fehlt der Name`, `the name before "=" is missing`), diag.Message{})
		f.resume = atNextLine
		return nil, f
	}
	key, f := s.key()
	if f != nil {
		f.resume = max(f.resume, atNextLine)
		return nil, f
	}
	if !s.accept("=") {
		return nil, s.missingEquals(key)
	}
	s.blanks()
	value, f := s.value()
	if f != nil {
		return nil, f
	}
	s.build.set(into, key, value)
	return key, nil
}

func (s *scanner) missingEquals(key path) *fault {
	advice := diag.M(`so schreiben: %s = "…"`, `write it like this: %s = "…"`, key.String())
	message := diag.M(`nach "%s" fehlt "="`, `"=" is missing after "%s"`, key.String())
	r, _ := firstRune(s.src[s.off:])
	switch {
	case r == ':':
		advice = diag.M(`"=" statt ":" schreiben`, `write "=" instead of ":"`)
	case r > 0x7F && s.off > 0 && isBare(s.src[s.off-1]):
		message, advice = notBare(r)
	}
	f := syntax(s.pos(), message, advice)
	f.resume = atNextLine
	return f
}

// trailing tells what may have been meant by text behind a whole value.
func (s *scanner) trailing(key path) *fault {
	var advice diag.Message
	last := s.src[:s.off]
	switch {
	case s.peek() == ',':
		advice = diag.M("mehrere Werte in eckige Klammern setzen; eine Zahl hat einen Punkt statt eines Kommas",
			"put several values into square brackets; a number has a point instead of a comma")
	case strings.HasSuffix(strings.TrimRight(last, " \t"), `"`):
		advice = diag.M(`ein Anführungszeichen im Text als \" schreiben, oder „…“ verwenden`, `write a quotation mark within a text as \", or use “…”`)
	default:
		advice = diag.M("einen Text in Anführungszeichen setzen; jeder Eintrag hat seine eigene Zeile",
			"put a text in quotation marks; each entry has a line of its own")
	}
	return syntax(s.pos(), diag.M(`nach dem Wert von "%s" steht noch etwas: %s`, `something follows the value of "%s": %s`, key.String(), excerpt(s.rest())), advice)
}

const keyPattern = `(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')`

var (
	statementLine  = regexp.MustCompile(`^[ \t]*(?:\[\[?[ \t]*[A-Za-z"'_]|` + keyPattern + `(?:[ \t]*\.[ \t]*` + keyPattern + `)*[ \t]*=)`)
	assignmentLine = regexp.MustCompile(`^[ \t]*[A-Za-z_][A-Za-z0-9_.-]*[ \t]*=`)
	headerLine     = regexp.MustCompile(`^\[\[?[A-Za-z_][A-Za-z0-9_.-]*\]\]?[ \t]*(?:#.*)?$`)
)

// recover steps to the next line that can be read for itself. start is the line where the statement began.
func (s *scanner) recover(f *fault, start int) bool {
	if f.resume == never {
		return false
	}
	nested := s.depth > 0
	if f.resume == atThisLine && s.braces == 0 {
		return s.evenQuotes()
	}
	// A bracket that closes on the line where it opened leaves the next line to itself.
	if rest := strings.TrimSpace(s.rest()); s.line == start && (strings.HasSuffix(rest, "]") || strings.HasSuffix(rest, "}")) {
		nested = false
	}
	s.toLineEnd()
	s.newline()
	for !s.eof() {
		line := s.rest()
		if nested && headerLine.MatchString(line) || !nested && (f.resume == atNextLine || statementLine.MatchString(line)) {
			return s.evenQuotes()
		}
		s.toLineEnd()
		s.newline()
	}
	return false
}

// evenQuotes tells that the rest of the file does not start inside a text of several lines.
func (s *scanner) evenQuotes() bool {
	rest := s.src[s.off:]
	return strings.Count(rest, `"""`)%2 == 0 && strings.Count(rest, `'''`)%2 == 0
}
