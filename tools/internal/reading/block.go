package reading

import (
	"strings"
	"unicode"
)

// object stands for what a page sets apart from the words around it: a placeholder or an address. Like the element that
// the page makes of it, it has no direction of its own.
const object = '\uFFFC'

// place is where a character stands in the text; both count from 1.
type place struct{ line, column int }

// block is a paragraph, heading, list item or cell without its markup, on one line, with the place of each character.
type block struct {
	runes []rune
	at    []place
}

func (b *block) add(r rune, at place) {
	b.runes = append(b.runes, r)
	b.at = append(b.at, at)
}

// text gives the words of a stretch.
func (b *block) text(from, to int) string { return strings.TrimSpace(string(b.runes[from:to])) }

// rune gives the character at i, or 0 outside.
func (b *block) rune(i int) rune {
	if i < 0 || i >= len(b.runes) {
		return 0
	}
	return b.runes[i]
}

// blocks parts a text. Of Markdown it takes off the signs; the finer points of its grammar don't matter here, for what
// is wrong with it has been reported elsewhere. The time is linear in the length of the text.
func blocks(s string, markdown bool) []block {
	f := &flattener{}
	fenced := false
	for number, line := range strings.Split(s, "\n") {
		if markdown && strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
			f.end()
			continue
		}
		if fenced {
			continue
		}
		f.line, f.runes = number+1, []rune(line)
		if markdown {
			f.markdown()
		} else {
			f.plain()
		}
	}
	f.end()
	return f.done
}

type flattener struct {
	line  int
	runes []rune // of the line
	block block
	done  []block
}

func (f *flattener) end() {
	if len(f.block.runes) > 0 {
		f.done = append(f.done, f.block)
	}
	f.block = block{}
}

func (f *flattener) keep(r rune, i int) { f.block.add(r, place{f.line, i + 1}) }

// start begins a line: a blank one ends the block, another goes on with it.
func (f *flattener) start(i int) bool {
	if i == len(f.runes) {
		f.end()
		return false
	}
	if len(f.block.runes) > 0 {
		f.keep(' ', i)
	}
	return true
}

func (f *flattener) plain() {
	if !f.start(skip(f.runes, 0, unicode.IsSpace)) {
		return
	}
	for i, r := range f.runes {
		if !unicode.IsControl(r) {
			f.keep(r, i)
		}
	}
}

func (f *flattener) markdown() {
	from, fresh, heading := lead(f.runes)
	if fresh {
		f.end()
	}
	if from == len(f.runes) || f.start(from) {
		f.inline(from)
	}
	if heading || from == len(f.runes) {
		f.end()
	}
}

// lead measures the signs before a line's words. fresh tells that they begin a block.
func lead(line []rune) (from int, fresh, heading bool) {
	from = skip(line, 0, func(r rune) bool { return unicode.IsSpace(r) || r == '>' })
	if i := skip(line, from, func(r rune) bool { return r == '#' }); i > from && isSpace(line, i) {
		return skip(line, i, unicode.IsSpace), true, true
	}
	i := skip(line, from, unicode.IsDigit)
	switch {
	case i > from && i < len(line) && (line[i] == '.' || line[i] == ')') && i-from <= 2 && isSpace(line, i+1) && from == 0,
		i == from && i < len(line) && strings.ContainsRune("-*+", line[i]) && isSpace(line, i+1):
		return skip(line, i+1, unicode.IsSpace), true, false
	}
	return from, from < len(line) && line[from] == '|', false
}

func isSpace(line []rune, i int) bool { return i < len(line) && unicode.IsSpace(line[i]) }

func skip(line []rune, i int, over func(rune) bool) int {
	for i < len(line) && over(line[i]) {
		i++
	}
	return i
}

// inline takes over the words of a line without emphasis, targets of links and what becomes an object.
func (f *flattener) inline(from int) {
	line := f.runes
	links := linkBrackets(line)
	for i := from; i < len(line); i++ {
		switch r := line[i]; {
		case r == '\\' && i+1 < len(line) && unicode.In(line[i+1], unicode.P, unicode.S):
			i++
			f.keep(line[i], i)
		case links[i] > 0:
			i = links[i]
		case links[i] < 0, r == '*', r == '`', r == '_' && !(wordAt(line, i-1) && wordAt(line, i+1)), unicode.IsControl(r):
		case r == '<' || r == '{':
			i = f.object(i)
		case r == '|':
			f.end()
		default:
			f.keep(r, i)
		}
	}
}

func wordAt(line []rune, i int) bool {
	return i >= 0 && i < len(line) && (unicode.IsLetter(line[i]) || unicode.IsDigit(line[i]))
}

// object takes over an address in angle brackets or a placeholder as one sign, and gives its last place.
func (f *flattener) object(i int) int {
	closing := map[rune]rune{'<': '>', '{': '}'}[f.runes[i]]
	end := skip(f.runes, i+1, func(r rune) bool { return r != closing && r > ' ' && r != '<' && r != '{' })
	if end == len(f.runes) || f.runes[end] != closing {
		f.keep(f.runes[i], i)
		return i
	}
	f.keep(object, i)
	return end
}

// linkBrackets marks the signs of links: -1 at a bracket that only opens one, and at the bracket behind its words the
// place of the last sign of its target.
func linkBrackets(line []rune) []int {
	marks := make([]int, len(line))
	var open []int
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			open = append(open, i)
		case ']':
			if len(open) == 0 {
				continue
			}
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if i+1 == len(line) || line[i+1] != '(' {
				continue
			}
			if end := skip(line, i+2, func(r rune) bool { return r != ')' && r != '[' && r != ']' }); end < len(line) && line[end] == ')' {
				marks[last], marks[i], i = -1, end, end
			}
		}
	}
	return marks
}
