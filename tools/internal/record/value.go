package record

import (
	"offenesnetz/tools/internal/diag"
)

// value reads one value: its position and, of arrays and inline tables, its parts.
func (s *scanner) value() (*Value, *fault) {
	v := &Value{Pos: s.pos()}
	var f *fault
	switch {
	case s.lineEnd() || s.peek() == '#':
		return nil, s.missingValue()
	case s.has(`"""`):
		f = s.multiline(`"""`)
	case s.has("'''"):
		f = s.multiline("'''")
	case s.peek() == '"':
		_, f = s.basic()
	case s.peek() == '\'':
		_, f = s.literal()
	case s.peek() == '[':
		v.Kind = Array
		f = s.nested(func() *fault { return s.array(v) })
	case s.peek() == '{':
		v.Kind = TableKind
		v.Table = newTable(v.Pos, inline)
		f = s.nested(func() *fault { return s.inlineTable(v.Table) })
	default:
		f = s.bare()
	}
	return v, f
}

func (s *scanner) missingValue() *fault {
	f := syntax(s.pos(), diag.M(`nach "=" fehlt der Wert`, `the value after "=" is missing`),
		diag.M("einen Wert eintragen oder die Zeile löschen", "write a value or delete the line"))
	f.resume = atStatement
	return f
}

// nested reads an array or inline table and bounds how deep they lie in each other. After a fault the depth stays,
// so that recover knows how deep the fault lay.
func (s *scanner) nested(read func() *fault) *fault {
	if s.depth++; s.depth > MaxDepth {
		return limit(s.pos(), diag.M("hier sind mehr als %d Klammern ineinander geschachtelt", "more than %d brackets are nested here", MaxDepth))
	}
	if f := read(); f != nil {
		return f
	}
	s.depth--
	return nil
}

func (s *scanner) array(v *Value) *fault {
	open := s.pos()
	s.skip(1)
	for {
		if f := s.gap(open); f != nil {
			return f
		}
		if s.accept("]") {
			return nil
		}
		if s.peek() == ',' {
			return syntax(s.pos(), diag.M("vor dem Komma fehlt ein Wert", "a value is missing before the comma"), diag.Message{})
		}
		if s.items++; s.items > MaxItems {
			return limit(s.pos(), diag.M("die Listen der Datei haben mehr als %d Werte", "the lists of the file have more than %d values", MaxItems))
		}
		item, f := s.value()
		if f != nil {
			return f
		}
		v.Items = append(v.Items, item)
		if f := s.gap(open); f != nil {
			return f
		}
		if s.peek() != ']' && !s.accept(",") {
			return syntax(s.pos(), diag.M(`hier fehlt ein Komma oder "]"`, `a comma or "]" is missing here`),
				diag.M(`Werte einer Liste mit Komma trennen; die Liste endet mit "]"`, `separate the values of a list by commas; the list ends in "]"`))
		}
	}
}

// gap steps over blanks, comments and line ends within an array. A line that reads "key = …" there, or the file's
// end, shows that the array was never closed.
func (s *scanner) gap(open diag.Pos) *fault {
	for {
		s.comment()
		if s.eof() {
			return unclosedArray(open, never)
		}
		if !s.lineEnd() {
			return nil
		}
		s.newline()
		if line := s.rest(); assignmentLine.MatchString(line) {
			return unclosedArray(open, atThisLine)
		}
	}
}

func unclosedArray(open diag.Pos, r resume) *fault {
	f := syntax(open, diag.M(`die Liste, die hier beginnt, wird nicht geschlossen`, `the list that starts here is never closed`),
		diag.M(`nach dem letzten Wert "]" schreiben`, `write "]" after the last value`))
	f.resume = r
	return f
}

func (s *scanner) inlineTable(into *Table) *fault {
	s.braces++
	s.skip(1)
	s.blanks()
	if s.accept("}") {
		s.braces--
		return nil
	}
	for {
		s.blanks()
		if s.peek() == '}' {
			return syntax(s.pos(), diag.M(`vor "}" steht ein Komma zu viel`, `there is a comma too many before "}"`), diag.Message{})
		}
		if f := s.inlineEntry(into); f != nil {
			return f
		}
		if s.accept("}") {
			s.braces--
			return nil
		}
		if !s.accept(",") {
			return syntax(s.pos(), diag.M(`hier fehlt ein Komma oder "}"`, `a comma or "}" is missing here`), diag.Message{})
		}
	}
}

func (s *scanner) inlineEntry(into *Table) *fault {
	if f := s.sameLine(); f != nil {
		return f
	}
	if s.peek() == ',' {
		return syntax(s.pos(), diag.M("vor dem Komma fehlt ein Eintrag", "an entry is missing before the comma"), diag.Message{})
	}
	if _, f := s.assignment(into); f != nil {
		return f
	}
	s.blanks()
	return s.sameLine()
}

// sameLine refuses a line's end or comment within an inline table.
func (s *scanner) sameLine() *fault {
	if !s.lineEnd() && s.peek() != '#' {
		return nil
	}
	return syntax(s.pos(), diag.M(`was in { } steht, muss in einer Zeile stehen`, `what stands in { } must stand on one line`),
		diag.M(`die Klammer in derselben Zeile schließen, oder einen Abschnitt [name] beginnen`,
			`close the bracket on the same line, or start a section [name]`))
}
