package reading

import (
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// paintedLeft tells of each character of a paragraph from right to left whether it is painted from left to right, after
// the Unicode bidirectional algorithm (UAX 9). It knows isolates but no embeddings and overrides, which no text here
// may have. Only the parity of levels is asked for, so it keeps no levels.
//
// The classes come from golang.org/x/text; its own ordering does not pair brackets (rule N0), on which this is all about.
func paintedLeft(runes []rune) []bool {
	left := make([]bool, len(runes))
	for _, s := range sequences(runes) {
		s.weak()
		s.brackets(runes)
		s.neutral()
		for i, at := range s.at {
			left[at] = s.class[i] != bidi.R
		}
	}
	return left
}

// sequence is what is ordered together: the paragraph or an isolate, without the isolates in it. Its direction is also
// what stands at its start and end.
type sequence struct {
	at        []int // places in the paragraph
	class     []bidi.Class
	direction bidi.Class // bidi.L or bidi.R
}

// sequences parts a paragraph at its isolates. An isolate that nothing closes goes to the end.
func sequences(runes []rune) []*sequence {
	outer := &sequence{direction: bidi.R}
	all, open := []*sequence{outer}, []*sequence{outer}
	for i, r := range runes {
		now := open[len(open)-1]
		switch class := classOf(r); class {
		case bidi.LRI, bidi.RLI, bidi.FSI:
			now.add(i, bidi.ON)
			inner := &sequence{direction: bidi.R}
			if class == bidi.LRI || class == bidi.FSI && firstStrong(runes[i+1:]) == bidi.L {
				inner.direction = bidi.L
			}
			all, open = append(all, inner), append(open, inner)
		case bidi.PDI:
			if len(open) > 1 {
				open = open[:len(open)-1]
			}
			open[len(open)-1].add(i, bidi.ON)
		default:
			now.add(i, class)
		}
	}
	return all
}

// classOf gives the class of a character; what only separates and what is invisible is neutral.
func classOf(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	switch class := p.Class(); class {
	case bidi.B, bidi.S, bidi.WS, bidi.BN, bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF:
		return bidi.ON
	default:
		return class
	}
}

// firstStrong gives the direction that the first letter gives an isolate. It looks no further than a line's length, so
// that many isolates take no longer than one.
func firstStrong(runes []rune) bidi.Class {
	depth := 0
	for _, r := range runes[:min(len(runes), 200)] {
		switch class := classOf(r); {
		case class == bidi.LRI || class == bidi.RLI || class == bidi.FSI:
			depth++
		case class == bidi.PDI:
			if depth--; depth < 0 {
				return bidi.L
			}
		case depth > 0:
		case class == bidi.L:
			return bidi.L
		case class == bidi.R || class == bidi.AL:
			return bidi.R
		}
	}
	return bidi.L
}

func (s *sequence) add(at int, class bidi.Class) {
	s.at = append(s.at, at)
	s.class = append(s.class, class)
}

// next gives the class at i, or that of the border outside.
func (s *sequence) next(i int) bidi.Class {
	if i < 0 || i >= len(s.class) {
		return s.direction
	}
	return s.class[i]
}

// weak applies the rules W1 to W7: marks, numbers and their signs.
func (s *sequence) weak() {
	strong := s.direction
	for i, class := range s.class {
		switch {
		case class == bidi.NSM: // W1
			s.class[i] = s.next(i - 1)
		case class == bidi.EN && strong == bidi.AL: // W2
			s.class[i] = bidi.AN
		case class == bidi.L || class == bidi.R || class == bidi.AL:
			strong = class
		}
	}
	s.separators()
	strong = s.direction
	for i, class := range s.class {
		switch class {
		case bidi.ES, bidi.ET, bidi.CS: // W6
			s.class[i] = bidi.ON
		case bidi.AL: // W3
			s.class[i], strong = bidi.R, bidi.R
		case bidi.L, bidi.R:
			strong = class
		case bidi.EN: // W7
			if strong == bidi.L {
				s.class[i] = bidi.L
			}
		}
	}
}

// separators applies the rules W4 and W5: one sign between two numbers, and signs such as "%" beside one.
func (s *sequence) separators() {
	for i, class := range s.class {
		before, after := s.next(i-1), s.next(i+1)
		if before == after && (before == bidi.EN && (class == bidi.ES || class == bidi.CS) || before == bidi.AN && class == bidi.CS) {
			s.class[i] = before
		}
	}
	for i := 0; i < len(s.class); {
		end := i
		for end < len(s.class) && s.class[end] == bidi.ET {
			end++
		}
		if end > i && (s.next(i-1) == bidi.EN && i > 0 || s.next(end) == bidi.EN) {
			for ; i < end; i++ {
				s.class[i] = bidi.EN
			}
		}
		i = end + 1
	}
}

// strongly gives the direction that a class has for its neighbours: numbers count as from right to left.
func strongly(class bidi.Class) bidi.Class {
	switch class {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// roundAndSquare are the brackets whose pairs the algorithm keeps together.
var roundAndSquare = map[rune]rune{'(': ')', '[': ']', '{': '}'}

// brackets applies the rule N0. A pair takes the sequence's direction if that occurs in it; else, if the other does,
// that of what stands before it.
func (s *sequence) brackets(runes []rune) {
	closing := s.pairs(runes)
	if len(closing) == 0 {
		return
	}
	// along[i] and against[i] count strong characters before i, with and against the sequence's direction.
	along, against := make([]int, len(s.class)+1), make([]int, len(s.class)+1)
	for i, class := range s.class {
		along[i+1], against[i+1] = along[i], against[i]
		switch strongly(class) {
		case s.direction:
			along[i+1]++
		case bidi.L, bidi.R:
			against[i+1]++
		}
	}
	before := s.direction
	for i := range s.class {
		if end, ok := closing[i]; ok {
			switch {
			case along[end] > along[i]:
				s.class[i], s.class[end] = s.direction, s.direction
			case against[end] > against[i]:
				s.class[i], s.class[end] = before, before
			}
		}
		if d := strongly(s.class[i]); d != bidi.ON {
			before = d
		}
	}
}

// pairs gives for each opening bracket the place of its closing one.
func (s *sequence) pairs(runes []rune) map[int]int {
	const deepest = 63 // as the algorithm says
	var open []int
	var closing map[int]int
	for i, at := range s.at {
		r := runes[at]
		if roundAndSquare[r] != 0 {
			if len(open) == deepest {
				return closing
			}
			open = append(open, i)
			continue
		}
		for n := len(open) - 1; n >= 0 && !unicode.IsLetter(r); n-- {
			if roundAndSquare[runes[s.at[open[n]]]] == r {
				if closing == nil {
					closing = map[int]int{}
				}
				closing[open[n]], open = i, open[:n]
				break
			}
		}
	}
	return closing
}

// neutral applies the rules N1 and N2: what stands between two of a direction takes it, else that of the sequence. Then
// each class is L, R or a number.
func (s *sequence) neutral() {
	for i := 0; i < len(s.class); i++ {
		end := i
		for end < len(s.class) && strongly(s.class[end]) == bidi.ON {
			end++
		}
		if end == i {
			continue
		}
		direction := s.direction
		if before := strongly(s.next(i - 1)); before == strongly(s.next(end)) {
			direction = before
		}
		for ; i < end; i++ {
			s.class[i] = direction
		}
	}
}
