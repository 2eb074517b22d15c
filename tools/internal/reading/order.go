package reading

import (
	"strings"
	"unicode"

	"offenesnetz/tools/internal/diag"
)

var isolateAdvice = diag.M("U+2068 davor und U+2069 dahinter setzen (in TOML mit Anführungszeichen: \\u2068 und \\u2069); beide sind unsichtbar und halten die Stelle zusammen",
	"put U+2068 before and U+2069 behind it (in a quoted TOML text: \\u2068 and \\u2069); both are invisible and keep the stretch together")

var (
	tornNumber = rule{"rtl-number",
		diag.M("die Nummer erscheint im Text von rechts nach links zerrissen", "the number comes out torn apart in text from right to left"), isolateAdvice}
	tornWords = rule{"rtl-words",
		diag.M("das Ende von lateinischen Wörtern springt im Text von rechts nach links an die falsche Seite", "the end of Latin words jumps to the wrong side in text from right to left"), isolateAdvice}
	tornBrackets = rule{"rtl-bracket",
		diag.M("Klammern oder Anführungszeichen schließen im Text von rechts nach links an der falschen Seite", "brackets or quotation marks close on the wrong side in text from right to left"),
		diag.M("die lateinischen Wörter davor oder dazwischen mit U+2068 und U+2069 umgeben; fehlt eine Klammer, sie ergänzen", "put U+2068 and U+2069 around the Latin words before or between them; add a bracket that is missing")}
	swallowed = rule{"rtl-list",
		diag.M("das Satzzeichen gerät zwischen lateinische Wörter, die Reihenfolge kehrt sich um", "the punctuation gets between Latin words, which turns their order round"),
		diag.M("jeden lateinischen Namen für sich mit U+2068 und U+2069 umgeben", "put U+2068 and U+2069 around each Latin name by itself")}
	openIsolate = rule{"rtl-isolate",
		diag.M("ein Richtungszeichen hat kein Gegenstück in seinem Absatz", "a sign of direction has no partner in its paragraph"),
		diag.M("zu jedem U+2066, U+2067 und U+2068 gehört ein U+2069 im gleichen Absatz; das einzelne löschen oder ergänzen", "each U+2066, U+2067 and U+2068 needs a U+2069 in the same paragraph; delete the single one or add its partner")}
)

// RightToLeft looks at a text of a language that is written from right to left, in the order in which a page paints it.
// tag is the language's BCP 47 tag, on which the letters of the script depend.
func RightToLeft(s string, markdown bool, tag string) []Finding {
	l := &turned{tag: tag}
	for _, b := range blocks(s, markdown) {
		l.block = &b
		l.isolates()
		l.letters()
		if b.hasLeftToRight() {
			l.left = paintedLeft(b.runes)
			l.tokens()
			l.pairs()
			l.punctuation()
		}
	}
	l.digits(s)
	return l.found
}

// turned is the linter at work on a block; left tells of each character whether it is painted from left to right.
type turned struct {
	tag   string
	block *block
	left  []bool
	found []Finding
}

func (l *turned) report(r *rule, start, end int) {
	words := strings.Map(func(r rune) rune {
		if Isolates(r) {
			return -1
		}
		return r
	}, l.block.text(start, end))
	l.found = append(l.found, r.found(l.block.at[start], strings.TrimSpace(words)))
}

// hasLeftToRight tells whether the block has anything that could be painted in another order.
func (b *block) hasLeftToRight() bool {
	for _, r := range b.runes {
		if r < 0x0250 && alphanumeric(r) {
			return true
		}
	}
	return false
}

// allLeft tells whether a stretch is painted as one, from left to right.
func (l *turned) allLeft(start, end int) bool {
	for i := start; i < end; i++ {
		if !l.left[i] {
			return false
		}
	}
	return true
}

// tokens looks at stretches that only make sense from left to right.
func (l *turned) tokens() {
	for i := 0; i < len(l.block.runes); {
		if !latin(l.block.runes[i]) && !startsNumber(l.block, i) {
			i++
			continue
		}
		if end := phoneAt(l.block, i); end > i {
			l.torn(&tornNumber, i, end)
			i = end
			continue
		}
		end := tokenAt(l.block, i)
		r := &tornNumber
		if strings.ContainsFunc(string(l.block.runes[i:end]), latin) {
			r = &tornWords
		}
		if needsOrder(l.block.runes[i:end]) {
			l.torn(r, i, end)
		}
		i = max(end, i+1)
	}
}

func (l *turned) torn(r *rule, start, end int) {
	if !l.allLeft(start, end) {
		l.report(r, start, end)
	}
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) }

func digitOf(r rune) bool { return r >= '0' && r <= '9' }

// startsNumber tells whether a number begins at i, with its plus sign where it has one.
func startsNumber(b *block, i int) bool {
	return digitOf(b.runes[i]) || b.runes[i] == '+' && digitOf(b.rune(i+1))
}

// phoneAt gives the end of a telephone number that begins at i, or i. It begins with a plus sign or a zero, and has
// seven digits or more in groups.
func phoneAt(b *block, i int) int {
	if b.runes[i] != '+' && b.runes[i] != '0' {
		return i
	}
	digits, groups, end := 0, 0, i
	for n := i; n < len(b.runes); n++ {
		switch r := b.runes[n]; {
		case digitOf(r):
			if n == i || !digitOf(b.runes[n-1]) {
				groups++
			}
			digits++
			end = n + 1
		case n == i && r == '+', strings.ContainsRune(" \u00A0/-()", r):
		default:
			n = len(b.runes)
		}
	}
	if digits < 7 || groups < 2 {
		return i
	}
	return end
}

// tokenAt gives the end of the run of Latin letters, digits and signs without blank that begins at i. A mark at its end
// that ends a sentence is not part of it, but the dot of "e.V." is.
func tokenAt(b *block, i int) int {
	end := i
	for end < len(b.runes) && (latin(b.runes[end]) || digitOf(b.runes[end]) || strings.ContainsRune("+-./:#*_'’&@%()", b.runes[end])) {
		end++
	}
	token := b.runes[i:end]
	if len(token) > 3 && token[len(token)-1] == '.' && token[1] == '.' && latin(token[0]) {
		return end
	}
	opened := strings.Count(string(token), "(") - strings.Count(string(token), ")")
	for end > i {
		switch last := b.runes[end-1]; {
		case last == ')' && opened == 0, !strings.ContainsRune("-./:'’%()_*&@", last):
			return end
		case last == ')':
			opened++
		case last == '(':
			opened--
		}
		end--
	}
	return end
}

// needsOrder tells whether a run of letters, digits and signs is one from left to right: all but a plain word, and two
// numbers with a stroke between, which read from right to left as the text does.
func needsOrder(token []rune) bool {
	signs, letters := 0, 0
	for _, r := range token {
		switch {
		case latin(r):
			letters++
		case !digitOf(r) && r != '%':
			signs++
		}
	}
	if letters == 0 {
		return signs > 1 && !strings.ContainsAny(string(token), ":()") || signs > 1 && strings.Contains(string(token), ")")
	}
	return signs > 0
}

// partners are the signs that come in pairs.
var partners = map[rune]rune{'(': ')', '[': ']', '{': '}', '«': '»', '‹': '›', '„': '“'}

// pairs compares the direction of both signs of a pair.
func (l *turned) pairs() {
	type opening struct {
		at   int
		sign rune
	}
	var open []opening
	for i, r := range l.block.runes {
		if partners[r] != 0 {
			open = append(open, opening{i, r})
			continue
		}
		if len(open) == 0 {
			continue
		}
		if last := open[len(open)-1]; partners[last.sign] == r {
			open = open[:len(open)-1]
			if l.left[last.at] != l.left[i] {
				l.report(&tornBrackets, last.at, i+1)
			}
		}
	}
}

// punctuation finds marks of the text that Latin words on both sides draw into their own direction.
func (l *turned) punctuation() {
	for i, r := range l.block.runes {
		if !l.left[i] {
			continue
		}
		ends := r == '.' && l.block.rune(i+1) == ' ' && !l.initial(i)
		if strings.ContainsRune("،؛؟۔", r) || ends {
			l.report(&swallowed, max(0, wordStart(l.block, i)), wordEnd(l.block, i+1))
		}
	}
}

// initial tells whether the dot at i follows a short form such as "Dr" or "St", or a number.
func (l *turned) initial(i int) bool {
	const longest = 3
	for from := i - 1; from >= i-longest-1; from-- {
		if !alphanumeric(l.block.rune(from)) {
			return true
		}
	}
	return digitOf(l.block.rune(i - 1))
}

// mostQuoted is how many characters of a word on each side of a sign a message shows.
const mostQuoted = 30

func wordStart(b *block, i int) int {
	for least := max(0, i-mostQuoted); i > least && b.runes[i-1] != ' '; {
		i--
	}
	return i
}

func wordEnd(b *block, i int) int {
	most := min(len(b.runes), i+mostQuoted)
	for i < most && b.runes[i] == ' ' {
		i++
	}
	for i < most && b.runes[i] != ' ' {
		i++
	}
	return i
}
